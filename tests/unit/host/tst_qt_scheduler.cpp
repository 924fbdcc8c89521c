// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "host/core_thread.h"
#include "host/qt_scheduler.h"

#include <QSemaphore>
#include <QTest>
#include <QThread>

#include <optional>

using namespace qs;

class TestQtScheduler : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runsPostedWorkInOrderAndNeverAtOnce();
    void runsTimersInTheOrderOfTheirLengths();
    void neverRunsWhatWasCanceled();
    void forgetsTimersThatRan();
    void letsATimerCancelAnotherOfTheSameMoment();
    void dropsWhatWaitsWhenItGoes();
    void carriesWorkToItsOwnThread();
    void runsEverythingPostedBeforeTheThreadEnds();
    void keepsTimersOfTheCoreThreadGoing();
};

void TestQtScheduler::runsPostedWorkInOrderAndNeverAtOnce()
{
    host::QtScheduler scheduler;
    QList<int> order;
    for (int i = 0; i < 5; ++i) {
        scheduler.post([&order, i] { order.append(i); });
    }
    QVERIFY(order.isEmpty());
    QTRY_COMPARE(order, (QList<int>{0, 1, 2, 3, 4}));
}

void TestQtScheduler::runsTimersInTheOrderOfTheirLengths()
{
    host::QtScheduler scheduler;
    QList<int> order;
    scheduler.callAfter(60, [&] { order.append(60); });
    scheduler.callAfter(1, [&] { order.append(1); });
    scheduler.callAfter(30, [&] { order.append(30); });
    QTRY_COMPARE(order, (QList<int>{1, 30, 60}));
}

void TestQtScheduler::neverRunsWhatWasCanceled()
{
    host::QtScheduler scheduler;
    bool canceledRan = false;
    bool laterRan = false;
    const auto timer = scheduler.callAfter(5, [&] { canceledRan = true; });
    scheduler.callAfter(40, [&] { laterRan = true; });
    scheduler.cancel(timer);
    scheduler.cancel(timer);
    scheduler.cancel(0);
    QTRY_VERIFY(laterRan);
    QVERIFY(!canceledRan);
}

void TestQtScheduler::forgetsTimersThatRan()
{
    host::QtScheduler scheduler;
    int runs = 0;
    const auto first = scheduler.callAfter(0, [&] { ++runs; });
    QCOMPARE(scheduler.waitingTimers(), size_t(1));
    QTRY_COMPARE(runs, 1);
    QCOMPARE(scheduler.waitingTimers(), size_t(0));
    scheduler.cancel(first);
    const auto second = scheduler.callAfter(1'000'000, [] {});
    QVERIFY(first != second);
    QVERIFY(second != 0);
}

void TestQtScheduler::letsATimerCancelAnotherOfTheSameMoment()
{
    host::QtScheduler scheduler;
    int runs = 0;
    Scheduler::TimerId one = 0;
    Scheduler::TimerId other = 0;
    const auto cancelBoth = [&] {
        ++runs;
        scheduler.cancel(one);
        scheduler.cancel(other);
    };
    one = scheduler.callAfter(5, cancelBoth);
    other = scheduler.callAfter(5, cancelBoth);
    bool later = false;
    scheduler.callAfter(40, [&] { later = true; });
    QTRY_VERIFY(later);
    QCOMPARE(runs, 1);
}

void TestQtScheduler::dropsWhatWaitsWhenItGoes()
{
    bool dropped = false;
    bool later = false;
    host::QtScheduler alive;
    {
        host::QtScheduler scheduler;
        scheduler.post([&] { dropped = true; });
        scheduler.callAfter(1, [&] { dropped = true; });
    }
    alive.callAfter(30, [&] { later = true; });
    QTRY_VERIFY(later);
    QVERIFY(!dropped);
}

void TestQtScheduler::carriesWorkToItsOwnThread()
{
    host::CoreThread core;
    QThread* ran = nullptr;
    core.runAndWait([&] { ran = QThread::currentThread(); });
    QVERIFY(ran);
    QVERIFY(ran != QThread::currentThread());

    host::QtScheduler here;
    QThread* answered = nullptr;
    core.scheduler().post([&] { here.post([&] { answered = QThread::currentThread(); }); });
    QTRY_COMPARE(answered, QThread::currentThread());
}

void TestQtScheduler::runsEverythingPostedBeforeTheThreadEnds()
{
    int runs = 0;
    {
        host::CoreThread core;
        for (int i = 0; i < 1'000; ++i) {
            core.scheduler().post([&] { ++runs; });
        }
    }
    QCOMPARE(runs, 1'000);
}

void TestQtScheduler::keepsTimersOfTheCoreThreadGoing()
{
    host::CoreThread core;
    QSemaphore fired;
    core.scheduler().post([&] { core.scheduler().callAfter(10, [&] { fired.release(); }); });
    QVERIFY(fired.tryAcquire(1, 5'000));
}

QTEST_GUILESS_MAIN(TestQtScheduler)
#include "tst_qt_scheduler.moc"
