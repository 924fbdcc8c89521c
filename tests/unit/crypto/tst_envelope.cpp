// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "base/random.h"
#include "unit/crypto/people.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace people;
using namespace Qt::StringLiterals;

/// Byte for byte against golden data of an independent implementation.
class EnvelopeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void hashesAsTheReference();
    void derivesPasswordKeysAsTheReference();
    void namesIdentitiesAsTheReference();
    void sealsAsTheReference();
    void opensWhatTheReferenceSealed();
    void refusesEverySingleBitFlipOfTheReference();
    void refusesEveryTruncationOfTheReference();
    void writesAShortPostInOneSize();
    void sealsTwiceDifferently();
    void refusesPayloadsThatBreakARule();
    void sealsThousandsOfRandomPostsAndOpensThem();

private:
    [[nodiscard]] QByteArray hex(QLatin1String group, QLatin1String name) const
    {
        return QByteArray::fromHex(m_golden[group][name].toString().toLatin1());
    }
    [[nodiscard]] QByteArray envelope(const char* name) const
    {
        return hex("envelope"_L1, QLatin1String(name));
    }
    [[nodiscard]] WrapKey wrapKey() const
    {
        const auto key = SpaceKey::from(envelope("ctx_key"));
        return WrapKey(proof::kdf(key, 1, proof::kdf_context::kSpace));
    }
    [[nodiscard]] proof::DeviceKey deviceKey() const
    {
        const QByteArray seed = hex("identity"_L1, "dev_seed"_L1);
        return proof::DeviceKey::fromSeed(proof::Secret<32>::from(seed));
    }
    [[nodiscard]] std::optional<QByteArray> opened(const QByteArray& bytes) const;

    QJsonDocument m_golden;
};

void EnvelopeTest::initTestCase()
{
    QFile file(QStringLiteral(QS_TEST_DATA "/envelope.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_golden = QJsonDocument::fromJson(file.readAll());
    QVERIFY(m_golden.isObject());
}

void EnvelopeTest::hashesAsTheReference()
{
    const QByteArray expected =
        QByteArray::fromHex(m_golden["blake2b_label_test"_L1].toString().toLatin1());
    QCOMPARE(proof::hashBytes(proof::label::kTestVector, {"abc"}, 32), expected);
    QCOMPARE(proof::hashBytes(proof::label::kTestVector, {"a", "", "bc"}, 32), expected);
}

void EnvelopeTest::derivesPasswordKeysAsTheReference()
{
    const QJsonObject golden = m_golden["argon2id"_L1].toObject();
    const auto salt = *protocol::Salt::from(hex("argon2id"_L1, "salt"_L1));
    const protocol::KdfParams params{
        static_cast<quint32>(golden["ops"_L1].toInt()),
        static_cast<quint32>(golden["mem"_L1].toInt() / 1024)};
    const auto keys = derivePasswordKeys(golden["pw"_L1].toString(), salt, params, KdfPolicy());
    QVERIFY(keys.ok());
    QCOMPARE(keys->authKey.bytes(), hex("argon2id"_L1, "auth"_L1));
    QCOMPARE(keys->unlockKey.view().toByteArray(), hex("argon2id"_L1, "unlock"_L1));
}

void EnvelopeTest::namesIdentitiesAsTheReference()
{
    const QByteArray seed = hex("identity"_L1, "ik_seed"_L1);
    const auto identity = proof::IdentityKey::fromSeed(proof::Secret<32>::from(seed));
    const auto nonce = *protocol::Nonce16::from(hex("identity"_L1, "nonce"_L1));
    QCOMPARE(identity.pub().bytes(), hex("identity"_L1, "ik_pub"_L1));
    QCOMPARE(proof::userIdOf(identity.pub(), nonce).bytes(), hex("identity"_L1, "user_id"_L1));
    QCOMPARE(deviceKey().pub().bytes(), hex("identity"_L1, "dev_pub"_L1));
    QCOMPARE(proof::deviceIdOf(deviceKey().pub()).bytes(), hex("identity"_L1, "device_id"_L1));
}

void EnvelopeTest::sealsAsTheReference()
{
    const auto header = protocol::readHeader(envelope("header"));
    QVERIFY(header.ok());
    QCOMPARE(protocol::writeHeader(*header), envelope("header"));
    SealRandomness random;
    random.postKey = PostKey::from(envelope("post_key"));
    random.wrapNonce = *proof::Nonce24::from(envelope("wrap_nonce"));
    random.bodyNonce = *proof::Nonce24::from(envelope("body_nonce"));
    const Sealed sealed = sealWith(*header, envelope("payload"), wrapKey(), deviceKey(), random);
    QCOMPARE(sealed.bytes.toHex(), envelope("envelope").toHex());
    QCOMPARE(sealed.id.bytes(), envelope("env_id"));
}

// Signature, form and body, as the gate checks them, without people and spaces.
std::optional<QByteArray> EnvelopeTest::opened(const QByteArray& bytes) const
{
    const auto parts = protocol::splitEnvelope(bytes);
    if (!parts.ok() || !protocol::readHeader(parts->header).ok()) {
        return std::nullopt;
    }
    const QByteArray message = proof::toBeSigned(parts->header, parts->wrap, parts->body);
    const bool isSigned = proof::verify(
        deviceKey().pub(), proof::sign_context::kEnvelope, {message}, parts->signature
    );
    const auto body = openBody(*parts, wrapKey());
    if (!isSigned || !body.ok()) {
        return std::nullopt;
    }
    return *body;
}

void EnvelopeTest::opensWhatTheReferenceSealed()
{
    QCOMPARE(opened(envelope("envelope")), envelope("payload"));
    const QByteArray bytes = envelope("envelope"); // the parts point into it
    const auto parts = protocol::splitEnvelope(bytes);
    QCOMPARE(proof::envelopeIdOf(*parts).bytes(), envelope("env_id"));
}

void EnvelopeTest::refusesEverySingleBitFlipOfTheReference()
{
    const QByteArray bytes = envelope("envelope");
    QCOMPARE(bytes.size() * 8, 5568);
    for (qsizetype bit = 0; bit < bytes.size() * 8; ++bit) {
        QByteArray flipped = bytes;
        flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << bit % 8));
        QVERIFY2(!opened(flipped), qPrintable(u"bit %1"_s.arg(bit)));
    }
}

void EnvelopeTest::refusesEveryTruncationOfTheReference()
{
    const QByteArray bytes = envelope("envelope");
    for (qsizetype length = 0; length < bytes.size(); ++length) {
        QVERIFY(!opened(bytes.first(length)));
    }
    QVERIFY(!opened(bytes + '\0'));
}

void EnvelopeTest::writesAShortPostInOneSize()
{
    const Person anna = makePerson();
    const auto epoch = beginEpoch(anna.keys, randomId<SpaceId>(), nullptr, EpochReason::Created);
    const auto size = [&](const content::Payload& p) {
        return sealContent(anna.keys, *epoch, {1, {}}, p)->bytes.size();
    };
    content::Payload like = post({});
    like.kind = content::PayloadKind::Reaction;
    like.target = {anna.id(), randomId<ObjectId>()};
    like.reaction = content::kLike.toString();
    QCOMPARE(size(post(u"a"_s)), size(post(QString(200, u'a'))));
    QCOMPARE(size(post(u"a"_s)), size(like));
    QVERIFY(size(post(u"a"_s)) < size(post(QString(300, u'a'))));
}

void EnvelopeTest::sealsTwiceDifferently()
{
    const Person anna = makePerson();
    const auto epoch = beginEpoch(anna.keys, randomId<SpaceId>(), nullptr, EpochReason::Created);
    const content::Payload payload = post(u"same"_s);
    const Sealed one = *sealContent(anna.keys, *epoch, {1, {}}, payload);
    const Sealed two = *sealContent(anna.keys, *epoch, {1, {}}, payload);
    QVERIFY(one.id != two.id);
    const auto a = *protocol::splitEnvelope(one.bytes);
    const auto b = *protocol::splitEnvelope(two.bytes);
    QVERIFY(a.header == b.header);
    QVERIFY(a.wrap != b.wrap);
    QVERIFY(a.body != b.body);
}

void EnvelopeTest::refusesPayloadsThatBreakARule()
{
    const Person anna = makePerson();
    const auto epoch = beginEpoch(anna.keys, randomId<SpaceId>(), nullptr, EpochReason::Created);
    QVERIFY(!sealContent(anna.keys, *epoch, {1, {}}, post({})).ok());
    QVERIFY(!sealPublic(anna.keys, {1, {}}, post({})).ok());
    QVERIFY(!sealPublic(anna.keys, {1, {}}, post(u"x"_s), QList<QString>(9, u"t"_s)).ok());
    const VaultRecord record{1, SettingsRecord{{{u"Anna"_s, 1}, {}}, {}}};
    QVERIFY(!sealRecord(anna.keys, *epoch, {1, {}}, record).ok());
}

void EnvelopeTest::sealsThousandsOfRandomPostsAndOpensThem()
{
    const Person anna = makePerson();
    const Person ben = makePerson();
    const auto epoch = beginEpoch(anna.keys, randomId<SpaceId>(), nullptr, EpochReason::Created);
    Memory memory(ben);
    memory.know(anna);
    memory.hold(epoch);
    SeededRandom random(7);
    EnvId prev;
    for (quint64 n = 1; n <= 2000; ++n) {
        const auto payload = post(QString(static_cast<qsizetype>(1 + random.below(2200)), u'a'));
        const Sealed sealed = *sealContent(anna.keys, *epoch, {n, prev}, payload);
        const Verdict verdict = Gate::open(sealed.bytes, epoch->space(), memory);
        const auto* opened = std::get_if<VerifiedPost>(&verdict);
        QVERIFY2(opened, qPrintable(word(verdict)));
        QVERIFY(opened->payload() == payload);
        memory.take(opened->lane());
        prev = sealed.id;
    }
}

QTEST_APPLESS_MAIN(EnvelopeTest)
#include "tst_envelope.moc"
