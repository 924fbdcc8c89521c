// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "proof/identity.h"
#include "server/storage/schema.h"
#include "simulation/small_world.h"
#include "sql/database.h"

#include <QTest>

using namespace qs;
using namespace Qt::StringLiterals;
using client::Audience;
using client::Hold;
using client::Missing;
using World = test::SmallWorld;

namespace {

client::Posts& postsOf(World::Device& device)
{
    return device.account->posts();
}

// What somebody reads: every thread of the timeline, line by line.
QStringList readingOf(World::Device& device)
{
    QStringList lines;
    for (const client::PostView& post : postsOf(device).timeline({}, 500).posts) {
        for (const client::ThreadItem& item : postsOf(device).thread(post.ref).items) {
            const client::PostView& view = item.post;
            lines.append(u"%1 %2 %3 likes %4 replies %5 edited %6 missing %7"_s.arg(item.depth)
                             .arg(view.author.name, view.text)
                             .arg(view.likes)
                             .arg(view.replies)
                             .arg(view.edited)
                             .arg(static_cast<int>(item.missing)));
        }
    }
    return lines;
}

QStringList versionsOf(World::Device& device, const ObjectRef& post)
{
    QStringList texts;
    for (const client::EditionView& version : postsOf(device).history(post)) {
        texts.append(version.text);
    }
    return texts;
}

QStringList threadOf(World::Device& device, const ObjectRef& post)
{
    QStringList texts;
    for (const client::ThreadItem& item : postsOf(device).thread(post).items) {
        texts.append(item.missing == Missing::Removed ? u"(removed)"_s : item.post.text);
    }
    return texts;
}

QList<client::PostView> everythingOn(World::Device& device)
{
    QList<client::PostView> all;
    const QList<client::PostView> posts = postsOf(device).timeline({}, 200).posts;
    for (const client::PostView& post : posts) {
        for (const client::ThreadItem& item : postsOf(device).thread(post.ref).items) {
            if (item.missing == Missing::None) {
                all.append(item.post);
            }
        }
    }
    return all;
}

} // namespace

/// Replies, edits, removals and reposts by several people and devices, through a network that cuts
/// connections and devices that die.
class TestConversations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void showsARepliesToAllOfTheCircle();
    void keepsEveryVersionAndShowsTheNewest();
    void removesFromEverybody();
    void changesInPlaceWhatHasNotLeft();
    void keepsBothVersionsOfAnEditMadeTwice();
    void returnsAnEditOfWhatWasRemovedToTheDraft();
    void holdsAPostUntilItCanNoLongerBeUndone();
    void remembersAcrossACrashWhatMayStillBeUndone();
    void bringsARemovedPostBackWhenUndone();
    void refusesToChangeWhatOthersWrote();
    void passesOnOnlyWhatItsAuthorLets();
    void passesOnAPublicPostWithItsAuthorsSignature();
    void tellsWithheldContentFromRemoved();
    void forgetsRemovedTextOnDisk();
    void endsAlikeForEverybody_data();
    void endsAlikeForEverybody();

private:
    std::unique_ptr<World> m_world;
    std::unique_ptr<World::Device> m_ada;
    std::unique_ptr<World::Device> m_ben;
    std::unique_ptr<World::Device> m_cleo;

    QTemporaryDir m_serverFolder;
    int m_servers = 0;

    void begin(quint64 seed)
    {
        m_database = m_serverFolder.filePath(QString::number(++m_servers));
        m_world = std::make_unique<World>(seed, m_database);
        m_ada = m_world->signUp(u"ada"_s);
        m_ben = m_world->signUp(u"ben"_s);
        m_cleo = m_world->signUp(u"cleo"_s);
        m_world->connect(*m_ada, *m_ben);
        m_world->connect(*m_ada, *m_cleo);
    }
    // What a server does that its users did not ask for.
    void eraseBehindItsBack(const EnvId& id) const
    {
        auto database = sql::Database::open(m_database, server::storageSchema());
        QVERIFY(database.ok());
        auto select = database->prepare("SELECT envelope FROM event WHERE envelope_id = ?");
        auto update = database->prepare("UPDATE event SET envelope = ? WHERE envelope_id = ?");
        select->query(id);
        QVERIFY(*select->next());
        const QByteArray stub = *proof::stubOf(select->view(0));
        select->reset();
        QVERIFY(update->run(stub, id).ok());
    }
    QString m_database;

    void settle() { m_world->pass(5'000); }
    ObjectRef publish(World::Device& by, const QString& text, Audience to = Audience::Connections)
    {
        const auto made = postsOf(by).publish(text, {.audience = to, .warning = {}});
        [&] { QVERIFY(made.ok()); }();
        settle();
        return *made;
    }
};

void TestConversations::init()
{
    begin(1);
}

void TestConversations::cleanup()
{
    m_cleo.reset();
    m_ben.reset();
    m_ada.reset();
    m_world.reset();
}

void TestConversations::showsARepliesToAllOfTheCircle()
{
    const ObjectRef post = publish(*m_ada, u"who is coming?"_s);
    const auto answer = postsOf(*m_ben).reply(post, u"I am"_s);
    QVERIFY(answer.ok());
    QCOMPARE(threadOf(*m_ben, post), QStringList({u"who is coming?"_s, u"I am"_s})); // at once
    settle();
    QVERIFY(postsOf(*m_ada).reply(*answer, u"good"_s).ok());
    settle();
    // Cleo does not know Ben: Ada's voucher is what lets his answer count.
    const QStringList whole{u"who is coming?"_s, u"I am"_s, u"good"_s};
    for (World::Device* device : {m_ada.get(), m_ben.get(), m_cleo.get()}) {
        QCOMPARE(threadOf(*device, post), whole);
        QCOMPARE(postsOf(*device).timeline({}, 10).posts.size(), 1); // answers stand in threads
        QCOMPARE(postsOf(*device).post(post)->replies, 2);
        QCOMPARE(postsOf(*device).thread(*answer).root, post);
    }
}

void TestConversations::keepsEveryVersionAndShowsTheNewest()
{
    const ObjectRef post = publish(*m_ada, u"tea at for"_s);
    QVERIFY(postsOf(*m_ada).edit(post, u"tea at four"_s).ok());
    QCOMPARE(postsOf(*m_ada).post(post)->text, u"tea at four"_s); // before any answer
    settle();
    QVERIFY(postsOf(*m_ada).edit(post, u"tea at five"_s).ok());
    settle();
    for (World::Device* device : {m_ada.get(), m_cleo.get()}) {
        QCOMPARE(postsOf(*device).post(post)->text, u"tea at five"_s);
        QVERIFY(postsOf(*device).post(post)->edited);
        QVERIFY(!postsOf(*device).post(post)->conflicted);
        QCOMPARE(
            versionsOf(*device, post),
            QStringList({u"tea at for"_s, u"tea at four"_s, u"tea at five"_s})
        );
    }
}

void TestConversations::removesFromEverybody()
{
    const ObjectRef post = publish(*m_ada, u"a question"_s);
    const auto answer = postsOf(*m_ben).reply(post, u"an answer I regret"_s);
    settle();
    QVERIFY(postsOf(*m_cleo).reply(*answer, u"why?"_s).ok());
    settle();
    QVERIFY(postsOf(*m_ben).remove(*answer).ok());
    QVERIFY(!postsOf(*m_ben).post(*answer));
    settle();
    const auto late = m_world->logIn(u"cleo"_s); // sees nothing but the stub
    settle();
    for (World::Device* device : {m_ada.get(), m_ben.get(), m_cleo.get(), late.get()}) {
        QCOMPARE(
            threadOf(*device, post), QStringList({u"a question"_s, u"(removed)"_s, u"why?"_s})
        );
        QVERIFY(postsOf(*device).history(*answer).isEmpty());
    }
    QCOMPARE(late->account->link().state, client::LinkStatus::State::Live);
}

void TestConversations::changesInPlaceWhatHasNotLeft()
{
    m_ada->account->disconnectNow();
    const auto post = postsOf(*m_ada).publish(u"frist"_s, {.warning = {}});
    QVERIFY(postsOf(*m_ada).edit(*post, u"first"_s).ok());
    QVERIFY(postsOf(*m_ada).reply(*post, u"to myself"_s).ok());
    const auto second = postsOf(*m_ada).publish(u"never mind"_s, {.warning = {}});
    QVERIFY(postsOf(*m_ada).remove(*second).ok());
    QCOMPARE(m_ada->account->link().unsent, 2);
    m_ada->account->connectNow();
    settle();
    QCOMPARE(versionsOf(*m_ben, *post), QStringList(u"first"_s));
    QCOMPARE(threadOf(*m_ben, *post), QStringList({u"first"_s, u"to myself"_s}));
    QCOMPARE(postsOf(*m_ben).timeline({}, 10).posts.size(), 1);
}

void TestConversations::keepsBothVersionsOfAnEditMadeTwice()
{
    const ObjectRef post = publish(*m_ada, u"one"_s);
    const auto other = m_world->logIn(u"ada"_s);
    m_ada->account->disconnectNow();
    other->account->disconnectNow();
    QVERIFY(postsOf(*m_ada).edit(post, u"two from the desk"_s).ok());
    QVERIFY(postsOf(*other).edit(post, u"two from the phone"_s).ok());
    m_ada->account->connectNow();
    settle();
    other->account->connectNow();
    settle();
    for (World::Device* device : {m_ada.get(), other.get()}) {
        QCOMPARE(
            postsOf(*device).post(post)->text, u"two from the phone"_s
        ); // the later in the log
        QVERIFY(postsOf(*device).post(post)->conflicted);
        QVERIFY(postsOf(*device).history(post)[1].isConflict);
    }
    QVERIFY(!postsOf(*m_ben).post(post)->conflicted); // not the reader's to decide
    QCOMPARE(postsOf(*m_ben).history(post).size(), 3);
    QVERIFY(postsOf(*m_ada).edit(post, u"two from both"_s).ok());
    settle();
    QVERIFY(!postsOf(*other).post(post)->conflicted);
}

void TestConversations::returnsAnEditOfWhatWasRemovedToTheDraft()
{
    const ObjectRef post = publish(*m_ada, u"one"_s);
    const auto other = m_world->logIn(u"ada"_s);
    other->account->disconnectNow();
    QVERIFY(postsOf(*other).edit(post, u"much work went into this"_s).ok());
    QVERIFY(other->account->saveDraft({u"half a thought"_s, Audience::Connections}).ok());
    QVERIFY(postsOf(*m_ada).remove(post).ok());
    settle();
    // It hears of the removal before its own words leave.
    other->account->connectNow();
    settle();
    QVERIFY(!postsOf(*other).post(post));
    QCOMPARE(other->account->link().unsent, 0);
    const QString draft = other->account->draft().text;
    QVERIFY2(draft.contains(u"much work went into this"_s), qPrintable(draft));
    QVERIFY2(draft.contains(u"half a thought"_s), qPrintable(draft));
}

void TestConversations::holdsAPostUntilItCanNoLongerBeUndone()
{
    QCOMPARE(postsOf(*m_ada).undoMs(), 10'000);
    const auto kept = postsOf(*m_ada).publish(u"meant"_s, {.warning = {}, .hold = Hold::ForUndo});
    const auto gone = postsOf(*m_ada).publish(u"oh no"_s, {.warning = {}, .hold = Hold::ForUndo});
    m_world->pass(9'000);
    QVERIFY(postsOf(*m_ada).post(*kept)->undoUntilMs > 0);
    QVERIFY(postsOf(*m_ben).timeline({}, 10).posts.isEmpty());
    QCOMPARE(*postsOf(*m_ada).undo(*gone), u"oh no"_s);
    QCOMPARE(m_ada->account->draft().text, u"oh no"_s);
    m_world->pass(3'000);
    QCOMPARE(postsOf(*m_ben).timeline({}, 10).posts.size(), 1);
    QCOMPARE(postsOf(*m_ada).post(*kept)->undoUntilMs, 0);
    QVERIFY(!postsOf(*m_ada).undo(*kept).ok());
    QVERIFY(postsOf(*m_ada).setUndoMs(0).ok());
    QVERIFY(!postsOf(*m_ada).setUndoMs(1'234).ok());
    QVERIFY(postsOf(*m_ada).publish(u"now"_s, {.warning = {}, .hold = Hold::ForUndo}).ok());
    m_world->pass(1'000);
    QCOMPARE(postsOf(*m_ben).timeline({}, 10).posts.size(), 2);
}

void TestConversations::remembersAcrossACrashWhatMayStillBeUndone()
{
    const auto post = postsOf(*m_ada).publish(u"oh no"_s, {.warning = {}, .hold = Hold::ForUndo});
    m_world->pass(2'000);
    m_world->crash(*m_ada);
    m_world->pass(2'000);
    QVERIFY(postsOf(*m_ada).post(*post)->undoUntilMs > 0);
    QCOMPARE(*postsOf(*m_ada).undo(*post), u"oh no"_s);
    m_world->crash(*m_ada);
    m_world->pass(World::kMinuteMs);
    QCOMPARE(m_ada->account->draft().text, u"oh no"_s);
    QVERIFY(postsOf(*m_ben).timeline({}, 10).posts.isEmpty());
}

void TestConversations::bringsARemovedPostBackWhenUndone()
{
    const ObjectRef post = publish(*m_ada, u"still good"_s);
    QVERIFY(postsOf(*m_ada).remove(post, Hold::ForUndo).ok());
    QVERIFY(!postsOf(*m_ada).post(post));
    m_world->pass(2'000);
    QVERIFY(postsOf(*m_ada).undo(post).ok());
    m_world->pass(World::kMinuteMs);
    QCOMPARE(postsOf(*m_ada).post(post)->text, u"still good"_s);
    QCOMPARE(postsOf(*m_ben).post(post)->text, u"still good"_s);
}

void TestConversations::refusesToChangeWhatOthersWrote()
{
    const ObjectRef post = publish(*m_ada, u"mine"_s);
    QCOMPARE(postsOf(*m_ben).edit(post, u"yours"_s).error().code, ErrorCode::Denied);
    QCOMPARE(postsOf(*m_ben).remove(post).error().code, ErrorCode::Denied);
    QCOMPARE(postsOf(*m_ben).reply(post, QString()).error().code, ErrorCode::Invalid);
    const ObjectRef nothing{post.author, ObjectId()};
    QCOMPARE(postsOf(*m_ben).reply(nothing, u"hello?"_s).error().code, ErrorCode::NotFound);
}

void TestConversations::passesOnOnlyWhatItsAuthorLets()
{
    m_world->connect(*m_ben, *m_world->signUp(u"dora"_s));
    const ObjectRef secret = publish(*m_ada, u"between us"_s);
    QCOMPARE(postsOf(*m_ben).repost(secret, {}, {.warning = {}}).error().code, ErrorCode::Denied);
    const auto open = postsOf(*m_ada).publish(u"tell them"_s, {.warning = {}, .mayShare = true});
    settle();
    const auto passed = postsOf(*m_ben).repost(*open, u"listen"_s, {.warning = {}});
    QVERIFY(passed.ok());
    settle();
    const auto dora = m_world->logIn(u"dora"_s);
    settle();
    const auto seen = postsOf(*dora).post(*passed);
    QVERIFY(seen && seen->original);
    QCOMPARE(seen->original->text, u"tell them"_s);
    QCOMPARE(seen->original->author.name, u"ada"_s);
    QCOMPARE(seen->text, u"listen"_s);
    QCOMPARE(postsOf(*m_ben).post(*open)->reposts, 1);
}

void TestConversations::passesOnAPublicPostWithItsAuthorsSignature()
{
    const ObjectRef post = publish(*m_ada, u"for all to hear"_s, Audience::Public);
    const auto passed =
        postsOf(*m_ben).repost(post, {}, {.audience = Audience::Public, .warning = {}});
    QVERIFY(passed.ok());
    settle();
    QCOMPARE(postsOf(*m_ada).post(post)->reposts, 1);
    // A removal by the author reaches what was passed on, wherever the author is followed.
    QVERIFY(postsOf(*m_ada).remove(post).ok());
    settle();
    const auto after = postsOf(*m_ben).post(*passed);
    QVERIFY(after && after->original);
    QCOMPARE(after->original->state, client::OriginalView::State::Removed);
    QVERIFY(after->original->text.isEmpty());
}

void TestConversations::tellsWithheldContentFromRemoved()
{
    const ObjectRef post = publish(*m_ada, u"what the server dislikes"_s);
    eraseBehindItsBack(postsOf(*m_ben).history(post).last().envelope);
    QVERIFY(postsOf(*m_ben).post(post)); // who has it keeps it
    const auto late = m_world->logIn(u"ben"_s);
    settle();
    const auto page = postsOf(*late).timeline({}, 10).posts;
    QCOMPARE(page.size(), 1);
    QCOMPARE(page.first().kind, client::PostKind::Withheld);
    QCOMPARE(page.first().author.name, u"ada"_s);
    QVERIFY(page.first().text.isEmpty());
}

void TestConversations::forgetsRemovedTextOnDisk()
{
    const ObjectRef post = publish(*m_ada, u"the canary sings"_s);
    QVERIFY(m_ben->account->settle().ok()); // a snapshot that knows it
    QVERIFY(postsOf(*m_ada).remove(post).ok());
    settle();
    // Ben starts again without the snapshot or the server, from what is left on his disk.
    m_world->network->cutsPerThousand = 1'000;
    m_world->crash(*m_ben);
    QVERIFY(!postsOf(*m_ben).post(post));
    QVERIFY(postsOf(*m_ben).timeline({}, 10).posts.isEmpty());
    QVERIFY(postsOf(*m_ben).history(post).isEmpty());
}

void TestConversations::endsAlikeForEverybody_data()
{
    QTest::addColumn<quint64>("seed");
    for (const quint64 seed : {1, 5, 9}) { // each once ended apart
        QTest::addRow("seed %llu", seed) << seed;
    }
}

void TestConversations::endsAlikeForEverybody()
{
    QFETCH(const quint64, seed);
    cleanup();
    begin(seed);
    SeededRandom& random = m_world->random;
    const auto adasPhone = m_world->logIn(u"ada"_s);
    m_world->network->cutsPerThousand = 120;
    const std::array devices{m_ada.get(), m_ben.get(), m_cleo.get(), adasPhone.get()};
    int written = 0;
    for (int step = 0; step < 70; ++step) {
        World::Device& who = *devices[random.below(devices.size())];
        const QList<client::PostView> all = everythingOn(who);
        const QString text = QString::number(++written);
        if (all.isEmpty() || random.below(5) == 0) {
            QVERIFY(postsOf(who).publish(text, {.warning = {}}).ok());
        } else {
            const client::PostView& chosen = all[qsizetype(random.below(quint64(all.size())))];
            const bool isMine = chosen.mine;
            switch (random.below(4)) {
            case 0: (void)who.account->setLiked(chosen.ref, random.below(3) > 0); break;
            case 1: (void)(isMine && postsOf(who).edit(chosen.ref, text).ok()); break;
            case 2: (void)(isMine && postsOf(who).remove(chosen.ref).ok()); break;
            default: (void)postsOf(who).reply(chosen.ref, text).ok(); break;
            }
        }
        if (random.below(12) == 0) {
            m_world->crash(who);
        }
        m_world->pass(qint64(random.below(500)));
    }
    QVERIFY2(m_world->network->cuts > 5, "the network was too kind");
    m_world->network->cutsPerThousand = 0;
    m_world->pass(3 * World::kMinuteMs);
    for (World::Device* device : devices) {
        QCOMPARE(device->account->link().unsent, 0);
        QCOMPARE(device->account->link().refused, 0);
    }
    // Those who share a circle read the same, to the line; so does who starts from the disk alone.
    QCOMPARE(readingOf(*m_ada), readingOf(*adasPhone));
    const QStringList before = readingOf(*m_cleo);
    QVERIFY(before.size() > 5);
    m_world->crash(*m_cleo);
    QCOMPARE(readingOf(*m_cleo), before);
    const auto late = m_world->logIn(u"ben"_s);
    m_world->pass(World::kMinuteMs);
    QCOMPARE(readingOf(*late), readingOf(*m_ben));
}

QTEST_GUILESS_MAIN(TestConversations)
#include "tst_conversations.moc"
