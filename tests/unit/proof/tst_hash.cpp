// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "known_answers.h"
#include "proof/hash.h"
#include "proof/identity.h"
#include "proof/signature.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace qs;
using namespace qs::proof;
using namespace Qt::StringLiterals;

namespace {

template<typename All>
QSet<QByteArray> filled(const All& all, qsizetype width)
{
    QSet<QByteArray> distinct;
    for (const auto& one : all) {
        distinct.insert(QByteArray(one.text).leftJustified(width, '\0'));
    }
    return distinct;
}

template<typename All>
qsizetype longest(const All& all)
{
    qsizetype most = 0;
    for (const auto& one : all) {
        most = std::max(most, QByteArrayView(one.text).size());
    }
    return most;
}

// Lines of the source tree that spell a label themselves.
QStringList literalLabels()
{
    static const QRegularExpression pattern(
        uR"re("QS\d+[ /]|"QS[a-z_]+\d"|\b(Label|KdfContext|SignContext)\s*(\w+\s*)?\{\s*")re"_s
    );
    QStringList found;
    QDirIterator files(
        QStringLiteral(QS_TEST_DATA "/../../src"),
        {u"*.h"_s, u"*.cpp"_s},
        QDir::Files,
        QDirIterator::Subdirectories
    );
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.fileName().endsWith(u"/proof/labels.h"_s) || !file.open(QIODevice::ReadOnly)) {
            continue;
        }
        for (const QByteArray& line : file.readAll().split('\n')) {
            if (pattern.match(QString::fromUtf8(line)).hasMatch()) {
                found << file.fileName() + u": "_s + QString::fromUtf8(line);
            }
        }
    }
    return found;
}

} // namespace

class TestHash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLabelledHashIsTheOneOfTheReference()
    {
        QCOMPARE(
            hashBytes(label::kTestVector, {"abc"}, 32).toHex(),
            knownAnswers("envelope.json")[u"blake2b_label_test"].toString().toLatin1()
        );
    }

    void everyKnownLabelGivesTheKnownHash()
    {
        const QJsonArray answers = knownAnswers("proof.json")[u"hash"].toArray();
        QVERIFY(answers.size() >= 25);
        for (const QJsonValue& answer : answers) {
            const QByteArray text = answer[u"label"].toString().toLatin1();
            const auto found =
                std::ranges::find_if(label::kAll, [&](Label l) { return text == l.text; });
            QVERIFY2(found != label::kAll.end(), text.constData());
            const QByteArray expected = hexIn(answer, "hash");
            const QByteArray message = answer[u"message"].toString().toLatin1();
            const QByteArray key = hexIn(answer, "key");
            QCOMPARE(
                hashBytes(*found, {message}, static_cast<int>(expected.size()), key), expected
            );
        }
    }

    void everyKnownContextGivesTheKnownSubkeys()
    {
        const QJsonArray answers = knownAnswers("proof.json")[u"kdf"].toArray();
        QVERIFY(answers.size() >= 15);
        for (const QJsonValue& answer : answers) {
            const QByteArray text = answer[u"context"].toString().toLatin1();
            const auto found = std::ranges::find_if(kdf_context::kAll, [&](KdfContext context) {
                return text == context.text;
            });
            QVERIFY2(found != kdf_context::kAll.end(), text.constData());
            const auto key = Secret<32>::from(hexIn(answer, "key"));
            const auto subkey = kdf(key, static_cast<quint64>(answer[u"index"].toInt()), *found);
            QCOMPARE(subkey.view().toByteArray(), hexIn(answer, "subkey"));
        }
    }

    void piecesHashLikeTheWhole()
    {
        const QByteArray whole = hashBytes(label::kAad, {"quicksilver"}, 32);
        QCOMPARE(hashBytes(label::kAad, {"quick", "", "silver"}, 32), whole);
        QCOMPARE(hash<Hash32>(label::kAad, {"quicksilver"}).bytes(), whole);
        QCOMPARE(hashSecret(label::kAad, {"quicksilver"}).view().toByteArray(), whole);
    }

    void labelKeyAndLengthEachChangeTheHash()
    {
        const QByteArray plain = hashBytes(label::kAad, {"m"}, 32);
        const QByteArray key(32, 'k');
        QVERIFY(hashBytes(label::kCaead, {"m"}, 32) != plain);
        QVERIFY(hashBytes(label::kAad, {"m"}, 32, key) != plain);
        QVERIFY(hashBytes(label::kAad, {"m"}, 64).first(32) != plain);
    }

    void labelsStayDistinctWhenFilledUp()
    {
        QCOMPARE(filled(label::kAll, 16).size(), static_cast<qsizetype>(label::kAll.size()));
        QVERIFY(longest(label::kAll) <= 16);
        QCOMPARE(
            filled(kdf_context::kAll, 8).size(), static_cast<qsizetype>(kdf_context::kAll.size())
        );
        for (const KdfContext context : kdf_context::kAll) {
            QCOMPARE(QByteArrayView(context.text).size(), 8);
        }
        QCOMPARE(
            filled(sign_context::kAll, 24).size(), static_cast<qsizetype>(sign_context::kAll.size())
        );
        QVERIFY(longest(sign_context::kAll) <= 24);
    }

    void noOtherFileSpellsALabel()
    {
        const QStringList found = literalLabels();
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    }

    void numbersAreWrittenLowestByteFirst()
    {
        QCOMPARE(littleEndian32(0x01020304).toHex(), "04030201"_ba);
        QCOMPARE(littleEndian64(0x0102030405060708).toHex(), "0807060504030201"_ba);
    }

    void namesOfTheGoldenIdentityComeOut()
    {
        const QJsonValue golden = knownAnswers("envelope.json")[u"identity"];
        const auto identity = IdentityKey::fromSeed(Secret<32>::from(hexIn(golden, "ik_seed")));
        const auto device = DeviceKey::fromSeed(Secret<32>::from(hexIn(golden, "dev_seed")));
        QCOMPARE(identity.pub().bytes(), hexIn(golden, "ik_pub"));
        QCOMPARE(device.pub().bytes(), hexIn(golden, "dev_pub"));
        const auto nonce = *protocol::Nonce16::from(hexIn(golden, "nonce"));
        QCOMPARE(userIdOf(identity.pub(), nonce).bytes(), hexIn(golden, "user_id"));
        QCOMPARE(deviceIdOf(device.pub()).bytes(), hexIn(golden, "device_id"));
    }

    void theSpacesOfAnAccountAreThoseOfTheReference()
    {
        const QJsonValue golden = knownAnswers("proof.json")[u"spaces"];
        const auto user = *UserId::from(hexIn(golden, "user"));
        QCOMPARE(spaceOf(user, SpaceKind::Self).id.bytes(), hexIn(golden, "0"));
        QCOMPARE(spaceOf(user, SpaceKind::Public).id.bytes(), hexIn(golden, "3"));
        QCOMPARE(spaceOf(user, SpaceKind::Mailbox).id.bytes(), hexIn(golden, "4"));
        QCOMPARE(spaceOf(user, SpaceKind::Public).kind, SpaceKind::Public);
    }

    void theGoldenEnvelopeHasItsNameWhateverItsSignature()
    {
        const QJsonValue golden = knownAnswers("envelope.json")[u"envelope"];
        const QByteArray bytes = hexIn(golden, "envelope");
        auto parts = protocol::splitEnvelope(bytes);
        QVERIFY(parts.ok());
        QCOMPARE(envelopeIdOf(*parts).bytes(), hexIn(golden, "env_id"));
        parts->signature = {};
        QCOMPARE(envelopeIdOf(*parts).bytes(), hexIn(golden, "env_id"));
        parts->wrap = parts->wrap.chopped(1);
        QVERIFY(envelopeIdOf(*parts).bytes() != hexIn(golden, "env_id"));
    }

    void tokensOfDifferentUsesHashDifferently()
    {
        const QByteArray token(32, 't');
        const QSet<protocol::TokenHash> hashes{
            feedTokenHash(token), dropTokenHash(token), sessionTokenHash(token)};
        QCOMPARE(hashes.size(), 3);
    }
};

QTEST_APPLESS_MAIN(TestHash)
#include "tst_hash.moc"
