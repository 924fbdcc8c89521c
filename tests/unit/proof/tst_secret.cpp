// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "proof/secret.h"
#include "proof/sodium_random.h"

#include <QSet>
#include <QTest>

#include <sys/resource.h>

#include <algorithm>
#include <type_traits>
#include <vector>

using namespace qs;
using namespace qs::proof;
using namespace Qt::StringLiterals;

namespace {

bool allZero(const unsigned char* bytes, int size)
{
    return std::all_of(bytes, bytes + size, [](unsigned char byte) { return byte == 0; });
}

struct OneTag;
struct OtherTag;

} // namespace

class TestSecret : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void memoryIsWipedWhenASecretGoes()
    {
        const unsigned char* left = nullptr;
        {
            const auto secret = Secret<32>::from(QByteArray(32, 's'));
            left = secret.data();
            QVERIFY(!allZero(left, 32));
        }
        // The slot belongs to the arena, which lives as long as the program.
        QVERIFY(allZero(left, 32));
    }

    void assigningAnotherSecretWipesTheOldOne()
    {
        auto secret = Secret<64>::from(QByteArray(64, 's'));
        const unsigned char* const old = secret.data();
        secret = Secret<64>::from(QByteArray(64, 't'));
        QVERIFY(secret.data() != old);
        QVERIFY(allZero(old, 64));
        secret = {};
        QVERIFY(secret.isEmpty());
    }

    void aFreedSlotIsGivenOutAgainEmpty()
    {
        unsigned char* const first = secretAllocate(32);
        std::fill_n(first, 32, static_cast<unsigned char>(0xaa));
        secretFree(first, 32);
        unsigned char* const second = secretAllocate(32);
        QCOMPARE(second, first);
        QVERIFY(allZero(second, 32));
        secretFree(second, 32);
    }

    void livingSecretsNeverShareMemory()
    {
        std::vector<Secret<32>> small;
        std::vector<Secret<64>> large;
        for (int i = 0; i < 1500; ++i) {
            small.push_back(Secret<32>::from(QByteArray(32, static_cast<char>(i))));
            large.push_back(Secret<64>::from(QByteArray(64, static_cast<char>(i + 1))));
        }
        for (int i = 0; i < 1500; ++i) {
            const auto at = static_cast<size_t>(i);
            QCOMPARE(small[at].view().toByteArray(), QByteArray(32, static_cast<char>(i)));
            QCOMPARE(large[at].view().toByteArray(), QByteArray(64, static_cast<char>(i + 1)));
        }
    }

    void secretsStayOutOfSwapWhereTheSystemAllows()
    {
        constexpr rlim_t kPlenty = 4 * 1024 * 1024; // everything made here is less
        rlimit limit{};
        QCOMPARE(getrlimit(RLIMIT_MEMLOCK, &limit), 0);
        const auto secret = Secret<32>::random();
        QVERIFY(secretsAreLocked() || limit.rlim_cur < kPlenty);
    }

    void movingLeavesNothingBehind()
    {
        auto first = Secret<32>::from(QByteArray(32, 'm'));
        const auto second = std::move(first);
        QVERIFY(first.isEmpty()); // NOLINT(bugprone-use-after-move): what is left is the point
        QCOMPARE(second.view().toByteArray(), QByteArray(32, 'm'));
    }

    void aCopyIsMadeOnlyOnPurpose()
    {
        QVERIFY(!std::is_copy_constructible_v<Secret<32>>);
        QVERIFY(!std::is_copy_assignable_v<Secret<32>>);
        const auto secret = Secret<32>::random();
        const auto copy = secret.copy();
        QVERIFY(copy.data() != secret.data());
        QVERIFY(equalConstantTime(copy.view(), secret.view()));
    }

    void bytesOfAnotherLengthMakeNoSecret()
    {
        QVERIFY(Secret<32>::from(QByteArray(31, 's')).isEmpty());
        QVERIFY(Secret<32>::from(QByteArray(33, 's')).isEmpty());
        QVERIFY(Secret<32>::from({}).isEmpty());
        QVERIFY(Secret<32>().view().isEmpty());
    }

    void keysOfDifferentUsesDoNotConvert()
    {
        QVERIFY(!(std::is_convertible_v<Key<OneTag>, Key<OtherTag>>));
        QVERIFY(!(std::is_constructible_v<Key<OneTag>, const Key<OtherTag>&>));
    }

    void randomBytesDoNotRepeat()
    {
        QSet<QByteArray> seen;
        SodiumRandom random;
        for (int i = 0; i < 200; ++i) {
            seen << Secret<32>::random().view().toByteArray() << random.id<UserId>().bytes();
        }
        QCOMPARE(seen.size(), 400);
    }

    void comparisonLooksAtEveryByteAndTheLength()
    {
        const QByteArray bytes(32, 'c');
        QVERIFY(equalConstantTime(bytes, QByteArray(32, 'c')));
        for (int at = 0; at < 32; ++at) {
            QByteArray other = bytes;
            other[at] = 'd';
            QVERIFY(!equalConstantTime(bytes, other));
        }
        QVERIFY(!equalConstantTime(bytes, bytes.chopped(1)));
        QVERIFY(equalConstantTime({}, {}));
    }

    void wipingEmptiesButLeavesOtherReadersAlone()
    {
        QByteArray password("correct horse battery staple");
        wipe(password);
        QVERIFY(password.isEmpty());

        QByteArray shared = "still read elsewhere"_ba;
        const QByteArray reader = shared;
        wipe(shared);
        QVERIFY(shared.isEmpty());
        QCOMPARE(reader, "still read elsewhere"_ba);
    }
};

QTEST_APPLESS_MAIN(TestSecret)
#include "tst_secret.moc"
