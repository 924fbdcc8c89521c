// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "support/pretend/pretend_world.h"

#include "base/assert.h"
#include "client/ports.h"

#include <QCryptographicHash>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace qs::tests {

namespace {

constexpr qint64 kMinuteMs = 60'000;

PretendWorld* s_current = nullptr;

class NoTransports final : public sync::TransportFactory
{
public:
    std::unique_ptr<sync::Transport>
    open(const QString& /*url*/, sync::Transport::Listener /*listener*/) override
    {
        return nullptr;
    }
};

class NoKeychain final : public client::Keychain
{
public:
    [[nodiscard]] bool isPresent() const override { return false; }
    void read(const QString& /*entry*/, std::function<void(Result<QByteArray>)> done) override
    {
        done(Error{ErrorCode::NotFound, {}});
    }
    void write(
        const QString& /*entry*/,
        const QByteArray& /*secret*/,
        std::function<void(Result<void>)> done
    ) override
    {
        done(Error{ErrorCode::Locked, {}});
    }
};

} // namespace

struct PretendWorld::Outside
{
    explicit Outside(LoopScheduler& scheduler)
        : ports{
              .clock = scheduler,
              .random = random,
              .core = scheduler,
              .transports = transports,
              .keychain = keychain,
              .log = log,
              .metrics = metrics,
              .kdf = {},
          }
    {
    }

    SeededRandom random{7};
    NoTransports transports;
    NoKeychain keychain;
    StderrLog log;
    Metrics metrics;
    client::Ports ports;
};

PretendWorld::PretendWorld() : m_outside(std::make_unique<Outside>(scheduler))
{
    QS_ASSERT(s_current == nullptr);
    s_current = this;
    signIn = std::make_unique<client::SignIn>(m_outside->ports, u"pretend"_s);
    me = {.person = person(u"Noor Haddad"_s), .username = u"noor"_s, .host = u"home.example"_s};
    link.state = client::LinkStatus::State::Live;
    link.host = u"home.example"_s;
}

PretendWorld::~PretendWorld()
{
    s_current = nullptr;
}

PretendWorld& PretendWorld::current()
{
    QS_ASSERT(s_current != nullptr);
    return *s_current;
}

client::PersonView PretendWorld::person(const QString& name)
{
    const QByteArray hash = QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Sha256);
    const auto hue = static_cast<quint32>(static_cast<uchar>(hash[0])) * 360 / 256;
    return {.id = *UserId::from(hash), .name = name, .hue = hue};
}

ObjectRef PretendWorld::nextRef(const client::PersonView& author)
{
    ObjectRef ref{.author = author.id, .id = {}};
    const quint64 number = m_next++;
    for (int i = 0; i < 8; ++i) {
        ref.id.data()[ObjectId::kSize - 1 - i] = static_cast<uchar>(number >> (8 * i));
    }
    return ref;
}

ObjectRef
PretendWorld::add(const QString& author, const QString& text, client::Audience audience, int likes)
{
    client::PostView post;
    post.author = person(author);
    post.ref = nextRef(post.author);
    const auto atMs = scheduler.nowMs() + static_cast<qint64>(m_next) * kMinuteMs - 90 * kMinuteMs;
    post.key = {.atMs = static_cast<quint64>(atMs), .space = {}, .seq = m_next};
    post.audience = audience;
    post.text = text;
    post.createdMs = atMs;
    post.arrivedMs = atMs;
    post.likes = likes;
    post.mine = post.author.id == me.person.id;
    posts.append(post);
    return post.ref;
}

ObjectRef PretendWorld::addMine(const QString& text, client::Delivery delivery)
{
    const ObjectRef ref = add(me.person.name, text, client::Audience::Connections, 0);
    client::PostView& post = posts.last();
    post.delivery = delivery;
    if (delivery != client::Delivery::Sent) {
        post.arrivedMs = 0;
    }
    return ref;
}

ObjectRef PretendWorld::addReply(const ObjectRef& to, const QString& author, const QString& text)
{
    const client::PostView answered = *find(to);
    const bool isReply = answered.kind == client::PostKind::Reply;
    const ObjectRef ref = add(author, text, answered.audience, 0);
    client::PostView& reply = posts.last();
    reply.kind = client::PostKind::Reply;
    reply.parent = to;
    reply.root = isReply ? answered.root : to;
    find(to)->replies += 1;
    announce({.posts = {ref, to}});
    return ref;
}

ObjectRef PretendWorld::addRepost(
    const QString& author,
    const ObjectRef& of,
    const QString& comment,
    client::Audience audience
)
{
    const client::PostView shared = *find(of);
    const ObjectRef ref = add(author, comment, audience, 0);
    client::PostView& repost = posts.last();
    repost.kind = client::PostKind::Repost;
    repost.original = client::OriginalView{
        of,
        client::OriginalView::State::Shown,
        shared.author,
        shared.audience,
        shared.text,
        shared.warning,
        shared.createdMs};
    return ref;
}

// Everything a card can show, and a thread with a few branches as the newest post.
void PretendWorld::fillThread()
{
    using enum client::Audience;
    const QString noor = me.person.name;
    const ObjectRef open =
        add(u"Ingrid Ødegård"_s, u"Open workshop on Saturday, bring a bicycle."_s, Public, 7);
    find(open)->mayShare = true;
    add(u"Tomás Vidal"_s, u"The red door at the end was the baker's all along."_s, Connections, 0);
    posts.last().warning = u"Gives away the end of the book"_s;
    addRepost(u"Ana Reyes"_s, open, u"I will be there with two flat tires."_s, Connections);
    add(u"Bram de Wit"_s, {}, Connections, 0);
    posts.last().kind = client::PostKind::Withheld;
    const ObjectRef mine =
        add(noor, u"Does anybody know how to mend a wooden oar?"_s, Connections, 2);
    find(mine)->edited = true;
    olderTexts[mine] = {u"Does anybody know how to mend an oar?"_s};
    const ObjectRef epoxy = addReply(mine, u"Ana Reyes"_s, u"Epoxy, and patience."_s);
    const ObjectRef thanks = addReply(epoxy, noor, u"How long would it have to dry?"_s);
    addReply(thanks, u"Ana Reyes"_s, u"Two days, more if it is cold in your shed."_s);
    addReply(mine, u"Tomás Vidal"_s, u"I have a spare one. Come and fetch it any evening."_s);
}

void PretendWorld::fill(int count)
{
    const QStringList names{u"Ana Reyes"_s, u"Tomás Vidal"_s, u"Ingrid Ødegård"_s};
    for (int i = 0; i < count; ++i) {
        const QString text =
            u"Post number %1. "_s.arg(i) + u"Some more words about it. "_s.repeated(i % 5);
        add(names[i % names.size()], text, client::Audience::Connections, i % 4);
    }
}

void PretendWorld::fillManyScripts()
{
    using enum client::Audience;
    fill(30);
    add(u"林小梅"_s,
        u"今天早上的湖面像一面镜子，什么声音都没有。下午我们沿着旧铁路走回家。"_s,
        Connections,
        2);
    add(u"Bram de Wit"_s,
        u"Ferry was late, coffee was good. 🛶☕️👩‍👩‍👧‍👦"_s,
        Connections,
        0);
    add(u"נועה לוי"_s, u"סוף סוף גשם.\nThe garden says thank you."_s, Connections, 5);
    add(u"Ana Reyes"_s,
        u"I counted the swifts again this evening: forty-one over the old mill, and two that "
        "seemed to be arguing about the chimney. Last year it was thirty-six.\n\nIf anybody still "
        "has the notebook from the first summer, I would love to copy the page about the storm."_s,
        Connections,
        12);
    add(u"يوسف الحداد"_s,
        u"وصلنا إلى القرية مساء أمس، والضوء ما زال على الجبل.\nSee you on Friday at 18:30!"_s,
        Connections,
        3);
    find(posts.last().ref)->arrivedMs += 42 * kMinuteMs;
    add(u"Ingrid Ødegård"_s, u"Open workshop on Saturday, bring a bicycle."_s, Public, 7);
    find(posts.last().ref)->likedByMe = true;
    add(me.person.name, u"Note to self: the key is with the neighbor."_s, OnlyMe, 0);
}

void PretendWorld::goOnline()
{
    link.state = client::LinkStatus::State::Live;
    link.problem = client::LinkStatus::Problem::None;
    link.unsent = 0;
    for (client::PostView& post : posts) {
        if (post.delivery == client::Delivery::Queued ||
            post.delivery == client::Delivery::Sending) {
            post.delivery = client::Delivery::Sent;
            post.arrivedMs = scheduler.nowMs();
        }
    }
    announce({.posts = {}, .manyPosts = true, .link = true});
}

void PretendWorld::goOffline()
{
    link.state = client::LinkStatus::State::Offline;
    link.problem = client::LinkStatus::Problem::NoNetwork;
    announce({.posts = {}, .link = true});
}

void PretendWorld::refuse(const ObjectRef& post, client::RefusalReason reason)
{
    find(post)->delivery = client::Delivery::Refused;
    find(post)->refusal = reason;
    link.refused += 1;
    announce({.posts = {post}, .link = true});
}

void PretendWorld::remove(const ObjectRef& post)
{
    posts.removeIf([&post](const client::PostView& view) { return view.ref == post; });
}

void PretendWorld::meet(const QString& name, client::Relation relation)
{
    people.append({.person = person(name), .relation = relation});
    announce({.posts = {}, .people = true});
}

quint64 PretendWorld::find(client::FindingType type, const QString& name, int count)
{
    client::SecurityView finding;
    finding.number = static_cast<quint64>(findings.size()) + 1;
    finding.type = type;
    if (!name.isEmpty()) {
        finding.person = person(name);
    }
    finding.count = count;
    finding.firstMs = finding.lastMs = scheduler.nowMs();
    finding.hasEvidence = type == client::FindingType::TwoVersions;
    findings.append(finding);
    announce({.posts = {}, .security = true});
    return finding.number;
}

void PretendWorld::addNote(client::FindingType type, const QString& name, int count)
{
    const quint64 number = find(type, name, count);
    const ObjectRef ref = add(name, {}, client::Audience::Connections, 0);
    client::PostView& row = *find(ref);
    row.note = {number, type, findings.last().person, count, findings.last().hasEvidence};
    announce({.posts = {}, .manyPosts = true});
}

void PretendWorld::announce(const client::Changes& changes)
{
    if (listener) {
        listener(changes);
    }
}

void PretendWorld::announcePosts()
{
    announce({.posts = {}, .manyPosts = true});
}

client::PostView* PretendWorld::find(const ObjectRef& ref)
{
    const auto post = std::find_if(posts.begin(), posts.end(), [&ref](const auto& view) {
        return view.ref == ref;
    });
    return post == posts.end() ? nullptr : &*post;
}

QList<client::PostView> PretendWorld::sorted() const
{
    QList<client::PostView> sorted = posts;
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
        const bool aWaits = a.delivery != client::Delivery::Sent;
        const bool bWaits = b.delivery != client::Delivery::Sent;
        return aWaits != bWaits ? aWaits : a.key > b.key;
    });
    return sorted;
}

} // namespace qs::tests
