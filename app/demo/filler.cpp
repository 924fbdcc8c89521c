// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "filler.h"

#include "report.h"

using namespace qs;
using namespace qs::client;
using namespace Qt::StringLiterals;

namespace {
constexpr int kPageRows = 200;
constexpr int kPostsAReport = 50;
} // namespace

Filler::Filler(const World& world, const Plan& plan, Household& household, Patience& patience)
    : m_world(world)
    , m_plan(plan)
    , m_household(household)
    , m_patience(patience)
    , m_refs(plan.posts.size())
{
}

Result<void> Filler::run(const QString& password)
{
    QS_TRY(gather(password));
    QS_TRY(meet());
    QS_TRY(play());
    return comeToRest();
}

Result<void> Filler::wait(const QString& what, const std::function<bool()>& done)
{
    if (m_patience.until(done)) {
        return {};
    }
    const QString how = m_patience.wasStopped() ? u"stopped while waiting for "_s
                                                : u"timed out while waiting for "_s;
    return Error{ErrorCode::Busy, how + what};
}

Result<void> Filler::gather(const QString& password)
{
    for (int person = 0; person < m_world.people.size(); ++person) {
        QS_TRY(m_household.open(person, password, m_patience));
        report(u"account"_s, {{u"username"_s, m_world.people[person].username}});
    }
    return wait(u"everybody to be connected"_s, [this] {
        for (int person = 0; person < m_world.people.size(); ++person) {
            if (!m_household.isQuiet(person)) {
                return false;
            }
        }
        return true;
    });
}

// Connecting

std::optional<Relation> Filler::relation(int of, int to)
{
    const UserId other = m_household.idOf(to);
    for (const ConnectionView& connection : m_household.of(of).connections()) {
        if (connection.person.id == other) {
            return connection.relation;
        }
    }
    return std::nullopt;
}

Result<void> Filler::meet()
{
    for (const auto& [host, guest] : m_world.friends) {
        QS_TRY(befriend(host, guest));
    }
    for (const auto& [guest, host] : m_world.asked) {
        QS_TRY(ask(host, guest));
    }
    report(u"connected"_s, {{u"pairs"_s, m_world.friends.size()}});
    return {};
}

/// The guest opens a link of the host's, and the host hears of it.
Result<void> Filler::ask(int host, int guest)
{
    const auto known = relation(host, guest);
    if (known == Relation::Incoming || known == Relation::Connected) {
        return {};
    }
    QS_TRY_ASSIGN(const QString link, m_household.of(host).createInvite());
    const auto answer = std::make_shared<std::optional<Result<PersonView>>>();
    m_household.of(guest).openInvite(link, [answer](Result<PersonView> asked) {
        *answer = std::move(asked);
    });
    const QString who =
        u" (%1 asks %2)"_s.arg(m_world.people[guest].username, m_world.people[host].username);
    QS_TRY(wait(u"an invite to be opened"_s + who, [&] { return answer->has_value(); }));
    QS_TRY(**answer);
    return wait(u"a request to arrive"_s + who, [&] {
        const auto now = relation(host, guest);
        return now == Relation::Incoming || now == Relation::Connected;
    });
}

Result<void> Filler::befriend(int host, int guest)
{
    QS_TRY(ask(host, guest));
    if (relation(host, guest) == Relation::Incoming) {
        QS_TRY(m_household.of(host).approve(m_household.idOf(guest)));
    }
    return wait(u"an approval to arrive"_s, [&] {
        return relation(host, guest) == Relation::Connected &&
               relation(guest, host) == Relation::Connected;
    });
}

// Posting

const Saying& Filler::sayingOf(const PlannedPost& post) const
{
    return m_world.people[post.author].posts[post.saying];
}

/// Finds the posts an earlier run has made.
void Filler::recallPosts()
{
    for (int person = 0; person < m_world.people.size(); ++person) {
        QHash<QString, ObjectRef> mine;
        std::optional<TimelineKey> before;
        for (bool end = false; !end;) {
            const TimelinePage page = m_household.of(person).timeline(before, kPageRows);
            for (const PostView& post : page.posts) {
                before = post.key;
                if (post.mine) {
                    mine.insert(post.text, post.ref);
                }
            }
            end = page.end || page.posts.isEmpty();
        }
        for (qsizetype i = 0; i < m_plan.posts.size(); ++i) {
            const QString& text = sayingOf(m_plan.posts[i]).text;
            if (m_plan.posts[i].author == person && mine.contains(text)) {
                m_refs[i] = mine.value(text);
            }
        }
    }
}

Result<void> Filler::play()
{
    recallPosts();
    m_startMs = m_household.clock().nowMs();
    for (const Step& step : m_plan.steps) {
        QS_TRY(step.kind == Step::Kind::Post ? publish(step) : like(step));
        if (step.kind == Step::Kind::Post && (step.post + 1) % kPostsAReport == 0) {
            report(u"posted"_s, {{u"posts"_s, step.post + 1}});
        }
    }
    return {};
}

/// Each after the receipt of the one before: the server's order is the order of the plan.
Result<void> Filler::publish(const Step& step)
{
    if (m_refs[step.post]) {
        return {};
    }
    QS_TRY(wait(u"a receipt"_s, [this] { return !m_last || isSent(*m_last); }));
    const PlannedPost& post = m_plan.posts[step.post];
    const Saying& saying = sayingOf(post);
    const qint64 sinceMs = m_household.clock().nowMs() - m_startMs;
    const ClaimedClock::Past past(m_household.clock(), sinceMs + post.ageMs);
    QS_TRY_ASSIGN(
        const ObjectRef ref, m_household.of(step.person).publish(saying.text, saying.audience)
    );
    m_refs[step.post] = ref;
    m_last = Sent{step.person, ref};
    return {};
}

bool Filler::isSent(const Sent& sent)
{
    const auto post = m_household.of(sent.person).post(sent.ref);
    return post && post->delivery == Delivery::Sent;
}

Result<void> Filler::like(const Step& step)
{
    Account& person = m_household.of(step.person);
    const ObjectRef ref = *m_refs[step.post];
    const QString what = u"post %1 of %2 to reach %3"_s.arg(
        QString::number(step.post),
        m_world.people[m_plan.posts[step.post].author].username,
        m_world.people[step.person].username
    );
    QS_TRY(wait(what, [&] { return person.post(ref).has_value(); }));
    return person.setLiked(ref, true);
}

// Coming to rest

bool Filler::isVisibleToFirst(const PlannedPost& post) const
{
    return post.author == 0 ||
           (m_world.areFriends(0, post.author) && sayingOf(post).audience != Audience::OnlyMe);
}

/// Who likes a public post says so in a space of their own, which only their friends read.
int Filler::likesSeenByFirst(int post) const
{
    const bool isPublic = sayingOf(m_plan.posts[post]).audience == Audience::Public;
    return static_cast<int>(std::ranges::count_if(m_plan.steps, [&](const Step& step) {
        return step.kind == Step::Kind::Like && step.post == post &&
               (!isPublic || step.person == 0 || m_world.areFriends(0, step.person));
    }));
}

Result<void> Filler::comeToRest()
{
    QS_TRY(wait(u"all receipts"_s, [this] {
        for (int person = 0; person < m_world.people.size(); ++person) {
            if (!m_household.isQuiet(person)) {
                return false;
            }
        }
        return true;
    }));
    Account& first = m_household.of(0);
    for (int i = 0; i < m_plan.posts.size(); ++i) {
        if (!isVisibleToFirst(m_plan.posts[i])) {
            continue;
        }
        const int likes = likesSeenByFirst(i);
        const QString what = u"%1 likes on post %2 of %3 to be seen"_s.arg(
            QString::number(likes),
            QString::number(i),
            m_world.people[m_plan.posts[i].author].username
        );
        QS_TRY(wait(what, [&] {
            const auto seen = first.post(*m_refs[i]);
            return seen && seen->delivery == Delivery::Sent && seen->likes >= likes;
        }));
    }
    return first.settle();
}
