// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "models/sessions.h"
#include "support/pretend/opened_session.h"

#include <QPointer>
#include <QSignalSpy>
#include <QTest>

using namespace qs;
using namespace qs::tests;
using namespace Qt::StringLiterals;
using models::LockSettings;
using models::Session;

namespace {

constexpr qint64 kMinuteMs = 60'000;

/// Sessions over a pretended world, with the account open.
struct Opened
{
    explicit Opened(client::Presence presence = client::Presence::NeedsKeychain)
    {
        world.presence = presence;
        world.fill(5);
        sessions.emplace(models::SessionPorts{
            world.scheduler, world.scheduler, world.scheduler, *world.signIn});
        OpenedSession::settle();
        if (now().stage() == Session::Unlock) {
            now().unlock(u"correct horse battery"_s);
            OpenedSession::settle();
        }
    }
    ~Opened()
    {
        sessions.reset();
        OpenedSession::settle();
    }
    Opened(const Opened&) = delete;
    Opened& operator=(const Opened&) = delete;

    Session& now() { return sessions->current(); }

    PretendWorld world;
    std::optional<models::Sessions> sessions;
};

} // namespace

class TestLock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endsTheSessionAndBeginsALockedOne();
    void savesWhatIsHalfWrittenFirst();
    void staysLockedThoughTheKeychainWouldOpen();
    void opensAgain();
    void locksWhenNobodyTouchesAnything();
    void doesNotLockWhileSomebodyIsHere();
    void locksWithMachineAndScreenIfWanted();
    void keepsChoicesAndTakesBackWhatWasNotStored();
    void changesTheWayItOpens();
};

void TestLock::endsTheSessionAndBeginsALockedOne()
{
    Opened opened;
    QCOMPARE(opened.now().stage(), Session::Home);
    const QPointer<Session> old = &opened.now();
    QSignalSpy replaced(&*opened.sessions, &models::Sessions::replaced);
    QSignalSpy locked(&*opened.sessions, &models::Sessions::locked);
    opened.now().lock();
    QCOMPARE(replaced.count(), 1);
    QVERIFY(old); // its screens have a moment to let go
    OpenedSession::settle();
    QVERIFY(!old);
    QCOMPARE(locked.count(), 1);
    QVERIFY(!opened.world.isOpen);
    QCOMPARE(opened.world.settled, 1);
    QCOMPARE(opened.now().stage(), Session::Unlock);
    QCOMPARE(opened.now().timeline()->rowCount(), 0);
}

void TestLock::savesWhatIsHalfWrittenFirst()
{
    Opened opened;
    opened.now().composer()->setText(u"half a tho"_s);
    opened.now().lock();
    OpenedSession::settle();
    QCOMPARE(opened.world.draft.text, u"half a tho"_s);
    QCOMPARE(opened.now().composer()->text(), QString());
}

void TestLock::staysLockedThoughTheKeychainWouldOpen()
{
    Opened opened(client::Presence::NeedsKeychain);
    opened.now().lock();
    OpenedSession::settle();
    QCOMPARE(opened.now().stage(), Session::Unlock);
    QVERIFY(!opened.now().wantsPassword());
    QVERIFY(!opened.world.isOpen);
}

void TestLock::opensAgain()
{
    Opened opened(client::Presence::NeedsPassword);
    opened.now().composer()->setText(u"half a tho"_s);
    opened.now().lock();
    OpenedSession::settle();
    QVERIFY(opened.now().wantsPassword());
    opened.now().unlock(u"correct horse battery"_s);
    OpenedSession::settle();
    QCOMPARE(opened.now().stage(), Session::Home);
    QCOMPARE(opened.now().timeline()->rowCount(), 5);
    QCOMPARE(opened.now().composer()->text(), u"half a tho"_s);
}

void TestLock::locksWhenNobodyTouchesAnything()
{
    Opened opened;
    opened.world.scheduler.advance(10 * kMinuteMs - 1);
    OpenedSession::settle();
    QCOMPARE(opened.now().stage(), Session::Home);
    opened.world.scheduler.advance(1);
    OpenedSession::settle();
    QCOMPARE(opened.now().stage(), Session::Unlock);
}

void TestLock::doesNotLockWhileSomebodyIsHere()
{
    Opened opened;
    for (int i = 0; i < 5; ++i) {
        opened.world.scheduler.advance(9 * kMinuteMs);
        opened.now().locking()->touch();
    }
    QCOMPARE(opened.now().stage(), Session::Home);
    opened.now().locking()->chooseIdle(
        static_cast<int>(LockSettings::idleWords().size()) - 1 // never
    );
    opened.world.scheduler.advance(500 * kMinuteMs);
    OpenedSession::settle();
    QCOMPARE(opened.now().stage(), Session::Home);
}

void TestLock::locksWithMachineAndScreenIfWanted()
{
    Opened opened;
    opened.now().locking()->setWithScreen(false);
    opened.now().locking()->setOnSuspend(false);
    opened.now().locking()->onScreenLocked();
    opened.now().locking()->onAboutToSleep();
    OpenedSession::settle();
    QCOMPARE(opened.now().stage(), Session::Home);
    opened.now().locking()->setOnSuspend(true);
    opened.now().locking()->onAboutToSleep();
    OpenedSession::settle();
    QCOMPARE(opened.now().stage(), Session::Unlock);
}

void TestLock::keepsChoicesAndTakesBackWhatWasNotStored()
{
    Opened opened;
    LockSettings& locking = *opened.now().locking();
    QCOMPARE(locking.idleChoice(), 2);
    locking.chooseIdle(0);
    OpenedSession::settle();
    QCOMPARE(opened.world.lockChoices.idleMinutes, 1);
    opened.world.commandError = ErrorCode::OutOfSpace;
    locking.chooseIdle(3);
    OpenedSession::settle();
    QCOMPARE(locking.idleChoice(), 0);
    QVERIFY(locking.problem().contains(u"disk is full"_s));
}

void TestLock::changesTheWayItOpens()
{
    Opened opened;
    LockSettings& locking = *opened.now().locking();
    QSignalSpy settled(&locking, &LockSettings::modeSettled);
    locking.changeMode(LockSettings::Both, u"short"_s);
    OpenedSession::settle();
    QCOMPARE(settled.count(), 0);
    QCOMPARE(locking.mode(), LockSettings::Password);
    QVERIFY(locking.problem().contains(u"12"_s));
    locking.changeMode(LockSettings::Both, u"long enough to keep"_s);
    OpenedSession::settle();
    QCOMPARE(settled.count(), 1);
    QCOMPARE(locking.mode(), LockSettings::Both);
    QCOMPARE(opened.world.lockMode, client::LockMode::Both);
}

QTEST_GUILESS_MAIN(TestLock)
#include "tst_lock.moc"
