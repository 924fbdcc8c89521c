// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "crypto/epoch.h"
#include "crypto/safety_number.h"
#include "crypto/voucher.h"
#include "proof/identity.h"
#include "proof/receipt.h"
#include "unit/proof/known_answers.h"

#include <QTest>

using namespace qs;
using namespace qs::crypto;
using namespace Qt::StringLiterals;

/// Signed things as an independent implementation made them, byte for byte.
class KnownAnswersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void readsAChainOfManifests();
    void signsTheSameManifests();
    void readsAStatementAndItsKey();
    void readsAVoucher();
    void readsAReceipt();
    void countsTheSameSafetyNumber();
    void countsTheSameSafetyNumberOnBothSides();
    void tellsASafetyCodeOfAnotherKeyOrPerson();

private:
    [[nodiscard]] static IdentityChain chainIn(const QJsonValue& golden, const char* field);

    QJsonObject m_golden;
};

IdentityChain KnownAnswersTest::chainIn(const QJsonValue& golden, const char* field)
{
    QList<QByteArray> manifests;
    for (const QJsonValue& entry : golden[QLatin1StringView(field)].toArray()) {
        const bool isPlain = entry.isString();
        manifests.append(
            isPlain ? QByteArray::fromHex(entry.toString().toLatin1())
                    : proof::hexIn(entry, "bytes")
        );
    }
    const auto user = UserId::from(proof::hexIn(golden, "user"));
    auto chain = IdentityChain::read(*user, manifests);
    return chain ? std::move(*chain) : IdentityChain();
}

void KnownAnswersTest::initTestCase()
{
    m_golden = proof::knownAnswers("signed.json");
    QVERIFY(!m_golden.isEmpty());
}

void KnownAnswersTest::readsAChainOfManifests()
{
    const IdentityChain chain = chainIn(m_golden, "manifests");
    QCOMPARE(chain.head().seq, 3);
    const QJsonValue last = m_golden["manifests"_L1].toArray().last();
    QCOMPARE(chain.head().hash.view().toByteArray(), proof::hexIn(last, "hash"));

    const proof::Manifest& newest = chain.newest();
    QCOMPARE(newest.devices.size(), 1);
    QCOMPARE(newest.devices.first().addedSeq, 2);
    QCOMPARE(newest.seedGeneration, 2);
    QCOMPARE(newest.revoked.size(), 1);
    QCOMPARE(newest.revoked.first().revokedSeq, 3);
    QCOMPARE(newest.revoked.first().floors.first().n, 17);
}

void KnownAnswersTest::signsTheSameManifests()
{
    auto seed = proof::Secret<32>::from(proof::hexIn(m_golden, "ik_seed"));
    const auto identity = proof::IdentityKey::fromSeed(std::move(seed));
    for (const QJsonValue& entry : m_golden["manifests"_L1].toArray()) {
        const QByteArray golden = proof::hexIn(entry, "bytes");
        const auto read = proof::readManifest(golden);
        QVERIFY(read.ok());
        QCOMPARE(proof::signManifest(read->manifest, identity).bytes, golden);
    }
}

void KnownAnswersTest::readsAStatementAndItsKey()
{
    const auto statement = readStatement(proof::hexIn(m_golden, "statement"));
    QVERIFY(statement.ok());
    QCOMPARE(statement->statement.epoch, 7);
    QCOMPARE(statement->statement.reason, EpochReason::MemberRemoved);
    QCOMPARE(statement->hash.view().toByteArray(), proof::hexIn(m_golden, "statement_hash"));
    QVERIFY(verifyStatement(*statement, chainIn(m_golden, "manifests")).ok());

    const auto key = SpaceKey(proof::Secret<32>::from(proof::hexIn(m_golden, "circle_key")));
    QVERIFY(keyCommitment(key, statement->statement.circle, 7) == statement->statement.commitment);
}

void KnownAnswersTest::readsAVoucher()
{
    const auto statement = readStatement(proof::hexIn(m_golden, "statement"));
    auto key = SpaceKey(proof::Secret<32>::from(proof::hexIn(m_golden, "circle_key")));
    const auto epoch = SpaceEpoch::ofCircle(std::move(key), *statement);
    QVERIFY(epoch.ok());
    const auto voucher = readVoucher(proof::hexIn(m_golden, "voucher"));
    QVERIFY(voucher.ok());
    const IdentityChain owner = chainIn(m_golden, "manifests");
    const IdentityChain member = chainIn(m_golden["member"_L1], "manifests");
    QVERIFY(verifyVoucher(*voucher, **epoch, owner, member).ok());
    QVERIFY(!verifyVoucher(*voucher, **epoch, owner, owner).ok());
}

void KnownAnswersTest::readsAReceipt()
{
    const QJsonValue golden = m_golden["receipt"_L1];
    protocol::AppendOutcome outcome;
    outcome.status = protocol::AppendStatus::Accepted;
    outcome.id = *EnvId::from(proof::hexIn(golden, "env"));
    outcome.seq = 12;
    outcome.atMs = 1760000000000;
    protocol::Receipts receipts;
    receipts.outcomes = {outcome};
    receipts.instance = *InstanceId::from(proof::hexIn(golden, "instance"));
    receipts.minute = 29333333;
    receipts.signature = *protocol::Signature::from(proof::hexIn(golden, "signature"));
    const auto key = protocol::ReceiptPub::from(proof::hexIn(golden, "key"));
    QVERIFY(proof::verifyReceipts(receipts, *key));
    receipts.outcomes.first().seq = 13;
    QVERIFY(!proof::verifyReceipts(receipts, *key));
}

namespace {

IdentityCard cardOf(char user, char identity)
{
    return {
        *UserId::from(QByteArray(UserId::kSize, user)),
        *protocol::IdentityPub::from(QByteArray(protocol::IdentityPub::kSize, identity))};
}

template<typename Id>
Id rising(char from)
{
    QByteArray bytes;
    for (int i = 0; i < Id::kSize; ++i) {
        bytes.append(static_cast<char>(from + i));
    }
    return *Id::from(bytes);
}

} // namespace

// Computed with Python's hashlib.blake2b.
void KnownAnswersTest::countsTheSameSafetyNumber()
{
    const SafetyNumber number = safetyNumberOf(
        {rising<UserId>(32), rising<protocol::IdentityPub>(0)},
        {rising<UserId>(96), rising<protocol::IdentityPub>(64)}
    );
    QCOMPARE(
        number.groups.join(u' '),
        u"69665 02957 70855 84047 39149 13186 40010 00210 13530 82680 52809 53942"_s
    );
    QCOMPARE(number.words.join(u' '), u"zila pika matu zasa bota tovu jopu kiru"_s);
}

void KnownAnswersTest::countsTheSameSafetyNumberOnBothSides()
{
    const IdentityCard ana = cardOf('a', 'A');
    const IdentityCard ben = cardOf('b', 'B');
    QCOMPARE(safetyNumberOf(ana, ben), safetyNumberOf(ben, ana));
    QVERIFY(safetyNumberOf(ana, ben) != safetyNumberOf(ana, cardOf('b', 'M')));
    QVERIFY(safetyNumberOf(ana, ben) != safetyNumberOf(ana, cardOf('m', 'B')));
}

void KnownAnswersTest::tellsASafetyCodeOfAnotherKeyOrPerson()
{
    const IdentityCard ana = cardOf('a', 'A');
    const IdentityCard ben = cardOf('b', 'B');
    const QString shown = writeSafetyCode(ana, ben); // on Ana's screen, for Ben
    QCOMPARE(readSafetyCode(shown, ben, ana).value(), CodeMatch::Same);
    QCOMPARE(readSafetyCode(u" "_s + shown + u"\n"_s, ben, ana).value(), CodeMatch::Same);
    QCOMPARE(readSafetyCode(shown, ben, cardOf('a', 'M')).value(), CodeMatch::Different);
    QCOMPARE(readSafetyCode(shown, cardOf('b', 'M'), ana).value(), CodeMatch::Different);
    QCOMPARE(readSafetyCode(shown, ana, ben).value(), CodeMatch::SomebodyElse);
    QCOMPARE(readSafetyCode(shown, cardOf('c', 'C'), ana).value(), CodeMatch::SomebodyElse);
    QVERIFY(!readSafetyCode(u"quicksilver://invite/x#y", ben, ana).ok());
    for (qsizetype length = 0; length < shown.size(); ++length) {
        QVERIFY(!readSafetyCode(shown.first(length), ben, ana).ok());
    }
}

QTEST_APPLESS_MAIN(KnownAnswersTest)
#include "tst_known_answers.moc"
