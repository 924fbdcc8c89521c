// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "base/clock.h"
#include "base/random.h"

#include <QTest>

#include <algorithm>

using namespace qs;

namespace {

class SetClock final : public Clock
{
public:
    qint64 ms = 0;
    [[nodiscard]] qint64 nowMs() const override { return ms; }
    [[nodiscard]] qint64 monotonicMs() const override { return ms; }
};

quint64 word(Random& random)
{
    quint64 value = 0;
    random.fill(reinterpret_cast<unsigned char*>(&value), sizeof value);
    return value;
}

} // namespace

class TestRandom : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // From the authors' reference code (xoshiro256** over splitmix64), run on its own.
    void theSeededStreamIsXoshiro256StarStar()
    {
        SeededRandom zero(0);
        QCOMPARE(word(zero), 0x99ec5f36cb75f2b4ULL);
        QCOMPARE(word(zero), 0xbf6e1f784956452aULL);
        QCOMPARE(word(zero), 0x1a5f849d4933e6e0ULL);
        QCOMPARE(word(zero), 0x6aa594f1262d2d2cULL);
        SeededRandom other(42);
        QCOMPARE(word(other), 0x15780b2e0c2ec716ULL);
    }

    void aSeedRepeatsItsStreamAndAnotherDoesNot()
    {
        SeededRandom a(7);
        SeededRandom b(7);
        SeededRandom c(8);
        const auto first = a.id<UserId>();
        QCOMPARE(b.id<UserId>(), first);
        QVERIFY(c.id<UserId>() != first);
        QVERIFY(a.id<UserId>() != first);
    }

    void oddLengthsAreFilledToTheLastByteAndNoFurther()
    {
        SeededRandom random(3);
        for (size_t count = 0; count < 20; ++count) {
            std::array<unsigned char, 24> bytes{};
            random.fill(bytes.data(), count);
            const auto rest = bytes.begin() + static_cast<std::ptrdiff_t>(count);
            QVERIFY(std::all_of(rest, bytes.end(), [](unsigned char byte) { return byte == 0; }));
        }
    }

    void belowStaysBelowAndReachesEveryValue()
    {
        SeededRandom random(1);
        std::array<int, 7> seen{};
        for (int i = 0; i < 7000; ++i) {
            const quint64 value = random.below(7);
            QVERIFY(value < 7);
            ++seen[value];
        }
        const auto [least, most] = std::ranges::minmax(seen);
        QVERIFY2(least > 850 && most < 1150, "not even");
        QCOMPARE(random.below(1), quint64(0));
    }

    void objectIdsAreUuidsOfVersionSeven()
    {
        SeededRandom random(5);
        SetClock clock;
        clock.ms = 0x0123456789ab;
        for (int i = 0; i < 50; ++i) {
            const ObjectId id = makeObjectId(clock, random);
            QCOMPARE(id.hex().first(12), QByteArrayLiteral("0123456789ab"));
            QCOMPARE(id.data()[6] >> 4, 7);
            QCOMPARE(id.data()[8] >> 6, 2);
        }
    }

    void objectIdsSortByTheMillisecondTheyWereMade()
    {
        SeededRandom random(6);
        SetClock clock;
        clock.ms = 1'760'000'000'000;
        ObjectId last;
        for (int i = 0; i < 500; ++i, ++clock.ms) {
            const ObjectId next = makeObjectId(clock, random);
            QVERIFY(last < next);
            last = next;
        }
    }

    void objectIdsOfOneMillisecondDiffer()
    {
        SeededRandom random(6);
        SetClock clock;
        QVERIFY(makeObjectId(clock, random) != makeObjectId(clock, random));
    }

    void theMachinesClockGoesForward()
    {
        const SystemClock clock;
        const qint64 before = clock.monotonicMs();
        QVERIFY(clock.monotonicMs() >= before);
        QVERIFY(clock.nowMs() > 1'600'000'000'000);
    }
};

QTEST_APPLESS_MAIN(TestRandom)
#include "tst_random.moc"
