// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "server/engine/token_bucket.h"

#include <QTest>

using namespace qs::server;

class TestLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void letABurstThroughAndThenTheRate();
    void letACostAboveTheBurstThroughWhenFull();
    void surviveAClockThatGoesBack();
    void keepNamesApart();
    void forgetFailuresAfterAnHour();
    void forgetFailuresAfterSuccess();
    void neverMakeAnyoneWaitLongerThanTheMost();
};

void TestLimits::letABurstThroughAndThenTheRate()
{
    TokenBucket bucket;
    const Rate rate{2, 4};
    for (int i = 0; i < 4; ++i) {
        QCOMPARE(bucket.take(1, 1000, rate), 0);
    }
    QCOMPARE(bucket.take(1, 1000, rate), 500);
    QCOMPARE(bucket.take(1, 1499, rate), 1);
    QCOMPARE(bucket.take(1, 1500, rate), 0);
    QCOMPARE(bucket.take(2, 1500, rate), 1000);
}

void TestLimits::letACostAboveTheBurstThroughWhenFull()
{
    TokenBucket bucket;
    const Rate rate{1, 4};
    QCOMPARE(bucket.take(6, 0, rate), 0);
    QCOMPARE(bucket.take(6, 0, rate), 6000);
    QCOMPARE(bucket.take(6, 6000, rate), 0);
}

void TestLimits::surviveAClockThatGoesBack()
{
    TokenBucket bucket;
    const Rate rate{1, 1};
    QCOMPARE(bucket.take(1, 10'000, rate), 0);
    QCOMPARE(bucket.take(1, 5'000, rate), 1000);
    QCOMPARE(bucket.take(1, 6'000, rate), 0);
}

void TestLimits::keepNamesApart()
{
    KeyedBuckets buckets({1, 1}, 42);
    QCOMPARE(buckets.take("one", 1, 0), 0);
    QVERIFY(buckets.take("one", 1, 0) > 0);
    QCOMPARE(buckets.take("two", 1, 0), 0);
}

void TestLimits::forgetFailuresAfterAnHour()
{
    FailureThrottle throttle({2, 1000, 60'000}, 1);
    throttle.failed("ada", 0);
    QCOMPARE(throttle.waitMs("ada", 0), 0);
    throttle.failed("ada", 0);
    QCOMPARE(throttle.waitMs("ada", 0), 1000);
    throttle.failed("ada", 4'000'000);
    QCOMPARE(throttle.waitMs("ada", 4'000'000), 0);
    QCOMPARE(throttle.waitMs("ben", 0), 0);
}

void TestLimits::forgetFailuresAfterSuccess()
{
    FailureThrottle throttle({1, 1000, 60'000}, 1);
    throttle.failed("ada", 0);
    QCOMPARE(throttle.waitMs("ada", 0), 1000);
    throttle.succeeded("ada");
    QCOMPARE(throttle.waitMs("ada", 0), 0);
}

void TestLimits::neverMakeAnyoneWaitLongerThanTheMost()
{
    FailureThrottle throttle({1, 1000, 60'000}, 1);
    for (int i = 0; i < 100; ++i) {
        throttle.failed("ada", 0);
    }
    QCOMPARE(throttle.waitMs("ada", 0), 60'000);
}

QTEST_GUILESS_MAIN(TestLimits)
#include "tst_limits.moc"
