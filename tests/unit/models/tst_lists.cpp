// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "base/random.h"
#include "models/paragraphs.h"
#include "support/pretend/opened_session.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace qs;
using namespace qs::tests;
using namespace Qt::StringLiterals;
using models::TimelineModel;

namespace {

QString textAt(const TimelineModel& timeline, int row)
{
    return timeline.data(timeline.index(row), TimelineModel::BlocksRole).toStringList().join(u'\n');
}

QString idAt(const TimelineModel& timeline, int row)
{
    return timeline.data(timeline.index(row), TimelineModel::PostIdRole).toString();
}

} // namespace

class TestLists : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsTheNewestFirst();
    void changesOnlyTheTallyOfALikedRow();
    void togglesALikeBackAndForth();
    void holdsANewPostWhileTheTopIsRead();
    void letsNewPostsInOutOfSight();
    void holdsAPostThatWouldLandAmongWhatIsRead();
    void showsMyOwnPostAtOnce();
    void movesASentPostWithoutAReset();
    void removesADiscardedPost();
    void asksForOlderPostsAheadOfTheReader();
    void keepsTheOldestRowsWhenManyNewOnesCome();
    void fillsANewDeviceWithoutHoldingBack();
    void agreesWithTheAccountAfterAnyHistory();
    void speaksARowInOrder();
    void offersOnlyWhatIsPossibleForAPost();
    void showsAReplyBelowWhatItAnswers();
    void takesBackAndBringsBackFromAThread();
    void keepsTheVersionsOfAnEditedPost();
    void putsWordsInPlaceOfAMissingPost();
    void notesALateArrival();
    void turnsBlocksWithTheWritingDirection();
    void sortsRequestsBeforeEverybody();
    void movesSomebodyWhoIsApproved();
    void putsPeopleIntoCircles();
    void saysWhatSomebodyRemovedCanStillRead();
};

void TestLists::showsTheNewestFirst()
{
    OpenedSession opened;
    opened.world.fill(3);
    TimelineModel& timeline = *opened.open().timeline();
    const QAbstractItemModelTester tester(&timeline);
    QCOMPARE(timeline.count(), 3);
    QVERIFY(textAt(timeline, 0).startsWith(u"Post number 2"));
    QVERIFY(timeline.isComplete());
}

void TestLists::changesOnlyTheTallyOfALikedRow()
{
    OpenedSession opened;
    opened.world.fill(5);
    TimelineModel& timeline = *opened.open().timeline();
    QSignalSpy changed(&timeline, &TimelineModel::dataChanged);
    QSignalSpy inserted(&timeline, &TimelineModel::rowsInserted);
    const ObjectRef ref = opened.world.sorted()[2].ref;
    opened.world.find(ref)->likes = 9;
    opened.world.announce({.posts = {ref}});
    OpenedSession::settle();
    QCOMPARE(changed.count(), 1);
    QCOMPARE(inserted.count(), 0);
    QCOMPARE(changed.first()[0].toModelIndex().row(), 2);
    QCOMPARE(
        changed.first()[2].value<QList<int>>(),
        QList<int>({TimelineModel::TallyRole, TimelineModel::SpokenRole})
    );
}

void TestLists::togglesALikeBackAndForth()
{
    OpenedSession opened;
    const ObjectRef ref = opened.world.add(u"Ana"_s, u"hi"_s, client::Audience::Connections, 0);
    TimelineModel& timeline = *opened.open().timeline();
    const auto tally = [&] {
        return timeline.data(timeline.index(0), TimelineModel::TallyRole).value<models::Tally>();
    };
    QCOMPARE(tally().count, QString());
    timeline.toggleLike(idAt(timeline, 0));
    OpenedSession::settle();
    QVERIFY(tally().liked);
    QCOMPARE(tally().count, u"1"_s);
    timeline.toggleLike(idAt(timeline, 0));
    OpenedSession::settle();
    QVERIFY(!opened.world.find(ref)->likedByMe);
    QCOMPARE(tally().count, QString());
    timeline.toggleLike(u"nonsense"_s);
    OpenedSession::settle();
    QVERIFY(!opened.world.find(ref)->likedByMe);
}

void TestLists::holdsANewPostWhileTheTopIsRead()
{
    OpenedSession opened;
    opened.world.fill(20);
    TimelineModel& timeline = *opened.open().timeline();
    const QAbstractItemModelTester tester(&timeline);
    timeline.setVisibleRows(0, 4);
    QSignalSpy inserted(&timeline, &TimelineModel::rowsInserted);
    for (int i = 0; i < 3; ++i) {
        opened.world.add(u"Ana"_s, u"new"_s, client::Audience::Connections, 0);
        opened.world.announcePosts();
        OpenedSession::settle();
    }
    QCOMPARE(inserted.count(), 0);
    QCOMPARE(timeline.heldCount(), 3);
    QCOMPARE(timeline.heldText(), u"3 new"_s);
    timeline.showHeld();
    QCOMPARE(timeline.count(), 23);
    QCOMPARE(timeline.heldText(), QString());
    QCOMPARE(textAt(timeline, 0), u"new"_s);
}

void TestLists::letsNewPostsInOutOfSight()
{
    OpenedSession opened;
    opened.world.fill(30);
    TimelineModel& timeline = *opened.open().timeline();
    timeline.setVisibleRows(10, 14);
    opened.world.add(u"Ana"_s, u"new"_s, client::Audience::Connections, 0);
    opened.world.announcePosts();
    OpenedSession::settle();
    QCOMPARE(timeline.heldCount(), 0);
    QCOMPARE(textAt(timeline, 0), u"new"_s);
}

void TestLists::holdsAPostThatWouldLandAmongWhatIsRead()
{
    OpenedSession opened;
    opened.world.fill(30);
    TimelineModel& timeline = *opened.open().timeline();
    timeline.setVisibleRows(10, 14);
    client::PostView post = opened.world.sorted()[12];
    post.ref.id.data()[0] = 0xff;
    post.key.atMs += 1;
    opened.world.posts.append(post);
    opened.world.announcePosts();
    OpenedSession::settle();
    QCOMPARE(timeline.heldCount(), 1);
    QCOMPARE(timeline.count(), 30);
}

void TestLists::showsMyOwnPostAtOnce()
{
    OpenedSession opened;
    opened.world.fill(20);
    TimelineModel& timeline = *opened.open().timeline();
    timeline.setVisibleRows(0, 4);
    opened.world.addMine(u"mine"_s, client::Delivery::Queued);
    opened.world.announcePosts();
    OpenedSession::settle();
    QCOMPARE(timeline.heldCount(), 0);
    QCOMPARE(textAt(timeline, 0), u"mine"_s);
    const auto progress =
        timeline.data(timeline.index(0), TimelineModel::ProgressRole).value<models::Progress>();
    QVERIFY(progress.waiting);
    QCOMPARE(progress.word, u"Queued"_s);
}

void TestLists::movesASentPostWithoutAReset()
{
    OpenedSession opened;
    opened.world.goOffline();
    opened.world.addMine(u"mine"_s, client::Delivery::Queued);
    opened.world.fill(3); // all newer than mine, which still stands above them
    TimelineModel& timeline = *opened.open().timeline();
    const QAbstractItemModelTester tester(&timeline);
    QSignalSpy reset(&timeline, &TimelineModel::modelReset);
    QSignalSpy moved(&timeline, &TimelineModel::rowsMoved);
    QCOMPARE(textAt(timeline, 0), u"mine"_s);
    opened.world.goOnline();
    OpenedSession::settle();
    QCOMPARE(textAt(timeline, 3), u"mine"_s);
    QVERIFY(moved.count() > 0);
    QCOMPARE(reset.count(), 0);
}

void TestLists::removesADiscardedPost()
{
    OpenedSession opened;
    opened.world.fill(2);
    const ObjectRef ref = opened.world.addMine(u"refused"_s, client::Delivery::Queued);
    TimelineModel& timeline = *opened.open().timeline();
    const QAbstractItemModelTester tester(&timeline);
    opened.world.refuse(ref, client::RefusalReason::TooLarge);
    OpenedSession::settle();
    const auto progress =
        timeline.data(timeline.index(0), TimelineModel::ProgressRole).value<models::Progress>();
    QVERIFY(progress.refused);
    QCOMPARE(progress.reason, u"It is larger than your server accepts. Your text is kept."_s);
    QCOMPARE(timeline.textOf(idAt(timeline, 0)), u"refused"_s);
    timeline.discard(idAt(timeline, 0));
    OpenedSession::settle();
    QCOMPARE(timeline.count(), 2);
    QCOMPARE(opened.session->composer()->text(), u"refused"_s);
}

void TestLists::asksForOlderPostsAheadOfTheReader()
{
    OpenedSession opened;
    opened.world.fill(200);
    TimelineModel& timeline = *opened.open().timeline();
    const QAbstractItemModelTester tester(&timeline);
    QCOMPARE(timeline.count(), TimelineModel::kPageRows);
    QVERIFY(!timeline.isComplete());
    int rounds = 0;
    while (!timeline.isComplete() && rounds++ < 20) {
        const int last = timeline.count() - 10;
        timeline.setVisibleRows(last - 5, last);
        OpenedSession::settle();
    }
    QCOMPARE(timeline.count(), 200);
    QVERIFY(textAt(timeline, 199).startsWith(u"Post number 0"));
}

void TestLists::keepsTheOldestRowsWhenManyNewOnesCome()
{
    OpenedSession opened;
    opened.world.fill(200);
    TimelineModel& timeline = *opened.open().timeline();
    const QString oldest = idAt(timeline, timeline.count() - 1);
    timeline.setVisibleRows(10, 15);
    QSignalSpy removed(&timeline, &TimelineModel::rowsRemoved);
    opened.world.fill(90);
    opened.world.announcePosts();
    OpenedSession::settle();
    QCOMPARE(removed.count(), 0);
    const QModelIndexList found =
        timeline.match(timeline.index(0), TimelineModel::PostIdRole, oldest, 1, Qt::MatchExactly);
    QCOMPARE(found.size(), 1);
}

void TestLists::fillsANewDeviceWithoutHoldingBack()
{
    OpenedSession opened;
    opened.world.link.state = client::LinkStatus::State::CatchingUp;
    TimelineModel& timeline = *opened.open().timeline();
    opened.world.fill(5);
    opened.world.announcePosts();
    OpenedSession::settle();
    timeline.setVisibleRows(0, 4);
    opened.world.fill(5);
    opened.world.announcePosts();
    OpenedSession::settle();
    QCOMPARE(timeline.count(), 10);
    opened.world.goOnline();
    OpenedSession::settle();
    opened.world.fill(1);
    opened.world.announcePosts();
    OpenedSession::settle();
    QCOMPARE(timeline.heldCount(), 1);
}

void TestLists::agreesWithTheAccountAfterAnyHistory()
{
    constexpr int kHistories = 20;
    constexpr int kSteps = 60;
    SeededRandom random(4711);
    for (int history = 0; history < kHistories; ++history) {
        OpenedSession opened;
        TimelineModel& timeline = *opened.open().timeline();
        const QAbstractItemModelTester tester(&timeline);
        for (int step = 0; step < kSteps; ++step) {
            auto& posts = opened.world.posts;
            const auto any = [&] { return static_cast<int>(random.below(posts.size())); };
            switch (random.below(7)) {
            case 0: opened.world.fill(static_cast<int>(random.below(6))); break;
            case 1: opened.world.addMine(u"mine"_s, client::Delivery::Queued); break;
            case 2: opened.world.goOnline(); break;
            case 3:
                if (!posts.isEmpty()) {
                    posts.removeAt(any());
                }
                break;
            case 4:
                if (!posts.isEmpty()) {
                    posts[any()].key.atMs += random.below(10) * 60'000;
                }
                break;
            case 5:
                timeline.setVisibleRows(
                    static_cast<int>(random.below(4)), static_cast<int>(4 + random.below(9))
                );
                break;
            case 6: OpenedSession::settle(); break;
            default: break;
            }
            opened.world.announcePosts();
        }
        OpenedSession::settle();
        timeline.showHeld();
        const auto expected = opened.world.sorted();
        for (int row = 0; row < timeline.count(); ++row) {
            QCOMPARE(
                idAt(timeline, row),
                QString::fromLatin1(expected[row].ref.author.hex() + expected[row].ref.id.hex())
            );
        }
        QVERIFY(timeline.count() >= qMin<qsizetype>(expected.size(), TimelineModel::kPageRows));
    }
}

void TestLists::speaksARowInOrder()
{
    OpenedSession opened;
    const ObjectRef ref = opened.world.add(u"Ana Reyes"_s, u"Hello"_s, client::Audience::Public, 2);
    opened.world.find(ref)->createdMs = opened.world.scheduler.nowMs();
    opened.world.find(ref)->arrivedMs = opened.world.scheduler.nowMs();
    TimelineModel& timeline = *opened.open().timeline();
    const QString spoken = timeline.data(timeline.index(0), TimelineModel::SpokenRole).toString();
    const QStringList parts = spoken.split(u", "_s);
    QCOMPARE(parts.size(), 5);
    QVERIFY(parts[0].contains(u"Ana Reyes"));
    QCOMPARE(parts[1], u"Public"_s);
    QCOMPARE(parts[3], u"Hello"_s);
    QCOMPARE(parts[4], u"2 likes"_s);
}

void TestLists::offersOnlyWhatIsPossibleForAPost()
{
    OpenedSession opened;
    opened.world.fillThread();
    TimelineModel& timeline = *opened.open().timeline();
    const auto facts = [&](int row) {
        return timeline.data(timeline.index(row), TimelineModel::FactsRole)
            .value<models::PostFacts>();
    };
    // Mine; withheld; a repost; one with a warning; a public one. Newest first.
    QVERIFY(facts(0).mayEdit && facts(0).mayRemove && !facts(0).mayReport && !facts(0).mayShare);
    QCOMPARE(facts(0).edited, u"edited"_s);
    QCOMPARE(facts(0).replies, u"2"_s);
    QVERIFY(!facts(1).instead.isEmpty() && !facts(1).mayReply && !facts(1).mayReport);
    QVERIFY(facts(2).hasOriginal && !facts(2).mayShare && facts(2).mayReport);
    QVERIFY(facts(2).shared.contains(u"Ana Reyes"));
    QCOMPARE(facts(2).originalAuthor.name, u"Ingrid Ødegård"_s);
    QVERIFY(!facts(3).warning.isEmpty() && !facts(3).mayEdit && !facts(3).mayRemove);
    QVERIFY(facts(4).mayShare && facts(4).mayReport && !facts(4).mayEdit);
}

void TestLists::showsAReplyBelowWhatItAnswers()
{
    OpenedSession opened;
    opened.world.fillThread();
    models::Session& session = opened.open();
    models::ThreadModel& thread = *session.thread();
    const QAbstractItemModelTester tester(&thread);
    thread.open(idAt(*session.timeline(), 0));
    OpenedSession::settle();
    const auto at = [&](int row, int role) { return thread.data(thread.index(row), role); };
    QCOMPARE(thread.count(), 5);
    QCOMPARE(thread.focusRow(), 0);
    QCOMPARE(at(2, models::ThreadModel::DepthRole).toInt(), 2);
    QCOMPARE(thread.readers(), u"Everyone who can read the first post"_s);
    thread.answer(at(1, TimelineModel::PostIdRole).toString());
    QVERIFY(thread.answers().contains(u"Ana Reyes"));
    QSignalSpy replied(&thread, &models::ThreadModel::replied);
    thread.reply(u"I have some left"_s);
    OpenedSession::settle();
    QCOMPARE(replied.count(), 1);
    QCOMPARE(thread.count(), 6);
    QCOMPARE(at(4, TimelineModel::BlocksRole).toStringList(), QStringList(u"I have some left"_s));
    QCOMPARE(at(4, models::ThreadModel::DepthRole).toInt(), 2);
    thread.reply(QString());
    OpenedSession::settle();
    QCOMPARE(replied.count(), 1);
    QVERIFY(!thread.problem().isEmpty());
}

void TestLists::takesBackAndBringsBackFromAThread()
{
    OpenedSession opened;
    opened.world.fillThread();
    models::Session& session = opened.open();
    models::ThreadModel& thread = *session.thread();
    const QString mine = idAt(*session.timeline(), 0);
    thread.open(mine);
    OpenedSession::settle();
    QSignalSpy said(&thread, &models::ThreadModel::said);
    thread.remove(mine);
    OpenedSession::settle();
    QCOMPARE(said.count(), 1);
    QCOMPARE(said.first()[1].toString(), mine);
    QVERIFY(idAt(*session.timeline(), 0) != mine);
    thread.undo(mine);
    OpenedSession::settle();
    QCOMPARE(idAt(*session.timeline(), 0), mine);
    thread.toggleLike(mine);
    OpenedSession::settle();
    QVERIFY(opened.world.find(*TimelineModel::refOf(mine))->likedByMe);
}

void TestLists::keepsTheVersionsOfAnEditedPost()
{
    OpenedSession opened;
    opened.world.fillThread();
    models::Session& session = opened.open();
    models::ThreadModel& thread = *session.thread();
    const QString mine = idAt(*session.timeline(), 0);
    thread.edit(mine, u"Who can mend an oar?"_s);
    thread.loadHistory(mine);
    OpenedSession::settle();
    QCOMPARE(textAt(*session.timeline(), 0), u"Who can mend an oar?"_s);
    QCOMPARE(thread.history().size(), 3);
    QCOMPARE(
        thread.history().first().value<models::Edition>().blocks,
        QStringList(u"Who can mend an oar?"_s)
    );
    thread.edit(idAt(*session.timeline(), 3), u"Not mine"_s);
    OpenedSession::settle();
    QCOMPARE(thread.problem(), u"That cannot be done with this post any more."_s);
}

void TestLists::putsWordsInPlaceOfAMissingPost()
{
    OpenedSession opened;
    opened.world.fillThread();
    models::Session& session = opened.open();
    models::ThreadModel& thread = *session.thread();
    thread.open(idAt(*session.timeline(), 0));
    OpenedSession::settle();
    const QString answer = thread.data(thread.index(1), TimelineModel::PostIdRole).toString();
    opened.world.remove(*TimelineModel::refOf(idAt(*session.timeline(), 0)));
    thread.open(answer);
    OpenedSession::settle();
    const auto facts =
        thread.data(thread.index(0), TimelineModel::FactsRole).value<models::PostFacts>();
    QCOMPARE(facts.instead, u"Its author took this post back."_s);
    QVERIFY(!facts.mayReply);
    QCOMPARE(thread.focusRow(), 1);
}

void TestLists::notesALateArrival()
{
    OpenedSession opened;
    const qint64 now = opened.world.scheduler.nowMs();
    opened.world.add(u"Ana"_s, u"late"_s, client::Audience::Connections, 0);
    opened.world.posts.last().createdMs = now - 3'600'000;
    opened.world.posts.last().arrivedMs = now;
    opened.world.add(u"Ana"_s, u"in time"_s, client::Audience::Connections, 0);
    opened.world.posts.last().createdMs = now - 600'000;
    opened.world.posts.last().arrivedMs = now;
    TimelineModel& timeline = *opened.open().timeline();
    const auto noteAt = [&](int row) {
        const QVariant when = timeline.data(timeline.index(row), TimelineModel::WhenRole);
        return when.value<models::Moment>().note;
    };
    QCOMPARE(noteAt(0), QString());
    QVERIFY(noteAt(1).startsWith(u"arrived "));
}

void TestLists::turnsBlocksWithTheWritingDirection()
{
    using models::directionBlocks;
    QCOMPARE(directionBlocks(u"one\n\ntwo"_s), QStringList({u"one\n\ntwo"_s}));
    QCOMPARE(
        directionBlocks(u"one\nشكرا\n42\nthree"_s),
        QStringList({u"one"_s, u"شكرا\n42"_s, u"three"_s})
    );
    QCOMPARE(directionBlocks(u"12\nשלום"_s), QStringList({u"12\nשלום"_s}));
    const QString turning = u"a\nש\n"_s.repeated(100);
    QVERIFY(directionBlocks(turning).size() <= 32);
    QCOMPARE(directionBlocks(turning).join(u'\n'), turning);
}

void TestLists::sortsRequestsBeforeEverybody()
{
    OpenedSession opened;
    opened.world.meet(u"Zoe"_s, client::Relation::Connected);
    opened.world.meet(u"Bo"_s, client::Relation::Requested);
    opened.world.meet(u"Abe"_s, client::Relation::Connected);
    opened.world.meet(u"Mia"_s, client::Relation::Incoming);
    models::ConnectionsModel& people = *opened.open().connections();
    const QAbstractItemModelTester tester(&people);
    QStringList names;
    QStringList openers;
    for (int row = 0; row < people.count(); ++row) {
        const QModelIndex index = people.index(row);
        names.append(people.data(index, people.PersonRole).value<models::Author>().name);
        if (people.data(index, people.OpensSectionRole).toBool()) {
            openers.append(people.data(index, people.SectionRole).toString());
        }
    }
    QCOMPARE(names, QStringList({u"Mia"_s, u"Bo"_s, u"Abe"_s, u"Zoe"_s}));
    QCOMPARE(
        openers, QStringList({u"Waiting for your answer"_s, u"Asked by you"_s, u"Connected"_s})
    );
    QCOMPARE(people.waiting(), 1);
    QCOMPARE(people.waitingText(), u"1 person would like to connect."_s);
}

void TestLists::movesSomebodyWhoIsApproved()
{
    OpenedSession opened;
    opened.world.meet(u"Abe"_s, client::Relation::Connected);
    opened.world.meet(u"Mia"_s, client::Relation::Incoming);
    opened.world.meet(u"Pat"_s, client::Relation::Incoming);
    models::ConnectionsModel& people = *opened.open().connections();
    const QAbstractItemModelTester tester(&people);
    QSignalSpy reset(&people, &models::ConnectionsModel::modelReset);
    people.approve(people.data(people.index(0), people.PersonIdRole).toString());
    OpenedSession::settle();
    QCOMPARE(people.waiting(), 1);
    QCOMPARE(people.connected(), 2);
    people.decline(people.data(people.index(0), people.PersonIdRole).toString());
    OpenedSession::settle();
    QCOMPARE(people.waiting(), 0);
    QCOMPARE(people.count(), 2);
    QCOMPARE(reset.count(), 0);
}

void TestLists::putsPeopleIntoCircles()
{
    OpenedSession opened;
    opened.world.meet(u"Abe"_s, client::Relation::Connected);
    models::CirclesModel& circles = *opened.open().circles();
    const QAbstractItemModelTester tester(&circles);
    QCOMPARE(circles.count(), 1);
    QCOMPARE(circles.data(circles.index(0), circles.NameRole).toString(), u"Connections"_s);
    circles.create(u"Close friends"_s);
    OpenedSession::settle();
    QCOMPARE(circles.count(), 2);
    const QString id = circles.data(circles.index(1), circles.CircleIdRole).toString();
    const QString abe = QString::fromLatin1(opened.world.person(u"Abe"_s).id.hex());
    QCOMPARE(circles.data(circles.index(1), circles.ReadersRole).toString(), u"Nobody yet"_s);
    circles.setIn(id, abe, true);
    OpenedSession::settle();
    QCOMPARE(circles.data(circles.index(1), circles.PeopleRole).toStringList(), QStringList{abe});
    circles.create(QString());
    OpenedSession::settle();
    QVERIFY(!circles.problem().isEmpty());
    circles.dissolve(id);
    OpenedSession::settle();
    QCOMPARE(circles.count(), 1);
}

void TestLists::saysWhatSomebodyRemovedCanStillRead()
{
    OpenedSession opened;
    opened.world.meet(u"Abe"_s, client::Relation::Connected);
    models::PersonPage& page = *opened.open().person();
    page.show(QString::fromLatin1(opened.world.person(u"Abe"_s).id.hex()));
    OpenedSession::settle();
    QVERIFY(page.isConnected());
    QVERIFY(page.removalText().contains(u"already received may stay readable"_s));
    QVERIFY(page.blockingText().contains(u"cannot ask you to connect"_s));
    page.block();
    OpenedSession::settle();
    QVERIFY(page.isBlocked() && !page.isConnected());
    page.unblock();
    OpenedSession::settle();
    QVERIFY(!page.isKnown());
}

QTEST_GUILESS_MAIN(TestLists)
#include "tst_lists.moc"
