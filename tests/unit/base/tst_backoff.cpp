// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "base/backoff.h"
#include "base/metrics.h"
#include "base/random.h"

#include <QTest>

#include <limits>

using namespace qs;

namespace {

// Random numbers that are always the largest or the smallest possible.
class Extreme final : public Random
{
public:
    explicit Extreme(bool highest) : m_highest(highest) {}
    void fill(unsigned char* bytes, size_t count) override
    {
        // Small numbers would be drawn again by below(), so the low end is a multiple of the bound
        // the next waits are drawn from.
        const quint64 value = m_highest ? m_bound * 1000 + m_bound - 1 : m_bound * 1000;
        std::memcpy(bytes, &value, std::min(count, sizeof value));
    }
    quint64 m_bound = 1;

private:
    bool m_highest;
};

} // namespace

class TestBackoff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theCeilingDoublesUntilItReachesItsBound()
    {
        Backoff backoff(100, 1000);
        Extreme highest(true);
        for (const qint64 ceiling : {100, 200, 400, 800, 1000, 1000, 1000}) {
            highest.m_bound = static_cast<quint64>(ceiling) + 1;
            QCOMPARE(backoff.nextMs(highest), ceiling);
        }
        QCOMPARE(backoff.attempts(), 7);
    }

    void theShortestWaitIsNone()
    {
        Backoff backoff(100, 1000);
        Extreme lowest(false);
        lowest.m_bound = 101;
        QCOMPARE(backoff.nextMs(lowest), 0);
    }

    void waitsOfManyClientsSpreadOverTheWholeRange()
    {
        SeededRandom random(11);
        int early = 0;
        for (int client = 0; client < 1000; ++client) {
            Backoff backoff(1000, 60'000);
            const qint64 wait = backoff.nextMs(random);
            QVERIFY(wait >= 0 && wait <= 1000);
            early += wait < 500;
        }
        QVERIFY2(early > 430 && early < 570, "not even");
    }

    void manyAttemptsDoNotOverflow()
    {
        SeededRandom random(12);
        Backoff backoff(1000, 60'000);
        for (int attempt = 0; attempt < 10'000; ++attempt) {
            const qint64 wait = backoff.nextMs(random);
            QVERIFY(wait >= 0 && wait <= 60'000);
        }
    }

    void resetBeginsAnew()
    {
        Backoff backoff(100, 1000);
        SeededRandom random(13);
        for (int attempt = 0; attempt < 6; ++attempt) {
            QVERIFY(backoff.nextMs(random) <= 1000);
        }
        backoff.reset();
        QCOMPARE(backoff.attempts(), 0);
        Extreme highest(true);
        highest.m_bound = 101;
        QCOMPARE(backoff.nextMs(highest), 100);
    }

    void metricsCountAndRemember()
    {
        Metrics metrics;
        QCOMPARE(metrics.value("envelopes"), 0);
        metrics.count("envelopes");
        metrics.count("envelopes", 4);
        metrics.set("connections", 3);
        metrics.set("connections", 2);
        QCOMPARE(metrics.value("envelopes"), 5);
        const std::map<QByteArray, qint64> all{{"connections", 2}, {"envelopes", 5}};
        QVERIFY(metrics.all() == all);
    }
};

QTEST_APPLESS_MAIN(TestBackoff)
#include "tst_backoff.moc"
