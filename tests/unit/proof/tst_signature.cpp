// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "proof/auth.h"
#include "proof/receipt.h"
#include "proof/signature.h"

#include <QTest>

#include <type_traits>

using namespace qs;
using namespace qs::proof;
using namespace Qt::StringLiterals;

namespace {

template<typename Key>
Key keyOf(char byte)
{
    return Key::fromSeed(Secret<32>::from(QByteArray(32, byte)));
}

template<typename Id>
Id id(char byte)
{
    return *Id::from(QByteArray(Id::kSize, byte));
}

AuthChallenge challenge()
{
    return {id<ServerId>('s'), id<protocol::Nonce16>('n'), id<DeviceId>('d'), 29'333'333};
}

protocol::Receipts receipts()
{
    protocol::AppendOutcome accepted;
    accepted.status = protocol::AppendStatus::Accepted;
    accepted.id = id<EnvId>('e');
    accepted.seq = 12;
    accepted.atMs = 1'760'000'000'000;
    protocol::Receipts made;
    made.outcomes = {accepted, protocol::AppendOutcome{}};
    made.instance = id<InstanceId>('i');
    made.minute = 29'333'333;
    signReceipts(made, keyOf<ReceiptKey>('r'));
    return made;
}

} // namespace

class TestSignature : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // RFC 8032, section 7.1, TEST 1: the key of the seed.
    void aSeedGrowsIntoItsKey()
    {
        const QByteArray seed =
            QByteArray::fromHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
        const auto key = DeviceKey::fromSeed(Secret<32>::from(seed));
        QCOMPARE(
            key.pub().hex(), "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"_ba
        );
        QCOMPARE(key.seed().view().toByteArray(), seed);
        QCOMPARE(key.copy().pub(), key.pub());
    }

    void aSignatureHoldsForItsMessageInPiecesToo()
    {
        const auto key = keyOf<DeviceKey>('k');
        const auto signature = key.sign(sign_context::kEnvelope, {"quick", "silver"});
        QVERIFY(verify(key.pub(), sign_context::kEnvelope, {"quicksilver"}, signature));
        QVERIFY(!verify(key.pub(), sign_context::kEnvelope, {"quicksilveR"}, signature));
        QVERIFY(!verify(
            keyOf<DeviceKey>('l').pub(), sign_context::kEnvelope, {"quicksilver"}, signature
        ));
    }

    void aSignatureIsWorthNothingInAnyOtherContext()
    {
        const auto key = keyOf<DeviceKey>('k');
        for (const SignContext made : sign_context::kAll) {
            const auto signature = key.sign(made, {"message"});
            for (const SignContext asked : sign_context::kAll) {
                const bool same = QByteArrayView(made.text) == QByteArrayView(asked.text);
                QCOMPARE(verify(key.pub(), asked, {"message"}, signature), same);
            }
        }
    }

    void aContextCannotBeSpelledByAMessage()
    {
        const auto key = keyOf<DeviceKey>('k');
        const QByteArray tail = QByteArray(sign_context::kEpoch.text).leftJustified(24, '\0');
        const auto signature = key.sign(sign_context::kEnvelope, {tail, "m"});
        QVERIFY(!verify(key.pub(), sign_context::kEpoch, {"m"}, signature));
    }

    void everyFlippedBitOfASignatureIsNoticed()
    {
        const auto key = keyOf<IdentityKey>('k');
        const auto signature = key.sign(sign_context::kManifest, {"m"});
        for (int bit = 0; bit < 512; ++bit) {
            protocol::Signature flipped = signature;
            flipped.data()[bit / 8] =
                static_cast<unsigned char>(flipped.data()[bit / 8] ^ (1 << (bit % 8)));
            QVERIFY(!verify(key.pub(), sign_context::kManifest, {"m"}, flipped));
        }
    }

    void aKeyOfAnotherLengthVerifiesNothing()
    {
        const auto key = keyOf<DeviceKey>('k');
        const auto signature = key.sign(sign_context::kAuth, {"m"});
        QVERIFY(verifyBytes(key.pub().view(), sign_context::kAuth, {"m"}, signature));
        QVERIFY(!verifyBytes(key.pub().view().chopped(1), sign_context::kAuth, {"m"}, signature));
        QVERIFY(!verifyBytes({}, sign_context::kAuth, {"m"}, signature));
        QVERIFY(!verify(protocol::DevicePub(), sign_context::kAuth, {"m"}, protocol::Signature()));
    }

    void keysOfDifferentUsesAreDifferentTypes()
    {
        QVERIFY(!(std::is_convertible_v<IdentityKey, DeviceKey>));
        QVERIFY(!(std::is_convertible_v<protocol::DevicePub, protocol::IdentityPub>));
        QVERIFY(!std::is_copy_constructible_v<DeviceKey>);
    }

    void aProofOfTheDeviceHoldsForThisServerConnectionDeviceAndMinute()
    {
        const auto key = keyOf<DeviceKey>('k');
        const auto proof = signAuth(challenge(), key);
        QVERIFY(verifyAuth(challenge(), key.pub(), proof));
        QVERIFY(!verifyAuth(challenge(), keyOf<DeviceKey>('l').pub(), proof));
        AuthChallenge changed = challenge();
        changed.server = id<ServerId>('t');
        QVERIFY(!verifyAuth(changed, key.pub(), proof));
        changed = challenge();
        changed.nonce = id<protocol::Nonce16>('o');
        QVERIFY(!verifyAuth(changed, key.pub(), proof));
        changed = challenge();
        changed.device = id<DeviceId>('e');
        QVERIFY(!verifyAuth(changed, key.pub(), proof));
        changed = challenge();
        ++changed.minute;
        QVERIFY(!verifyAuth(changed, key.pub(), proof));
    }

    void aReceiptCoversEveryOutcomeInstanceAndMinute()
    {
        const auto key = keyOf<ReceiptKey>('r').pub();
        QVERIFY(verifyReceipts(receipts(), key));
        QVERIFY(!verifyReceipts(receipts(), keyOf<ReceiptKey>('q').pub()));

        using Change = void (*)(protocol::Receipts&);
        const std::array<Change, 8> changes{
            [](protocol::Receipts& r) { r.instance = {}; },
            [](protocol::Receipts& r) { ++r.minute; },
            [](protocol::Receipts& r) { r.outcomes.removeLast(); },
            [](protocol::Receipts& r) { r.outcomes.swapItemsAt(0, 1); },
            [](protocol::Receipts& r) { ++r.outcomes[0].seq; },
            [](protocol::Receipts& r) { r.outcomes[0].id = {}; },
            [](protocol::Receipts& r) { ++r.outcomes[0].atMs; },
            [](protocol::Receipts& r) { r.outcomes[1].status = protocol::AppendStatus::Accepted; },
        };
        for (const Change change : changes) {
            protocol::Receipts changed = receipts();
            change(changed);
            QVERIFY(!verifyReceipts(changed, key));
        }
    }
};

QTEST_APPLESS_MAIN(TestSignature)
#include "tst_signature.moc"
