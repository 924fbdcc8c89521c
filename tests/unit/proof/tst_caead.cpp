// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "known_answers.h"
#include "proof/caead.h"
#include "protocol/envelope.h"

#include <QTest>

using namespace qs;
using namespace qs::proof;
using namespace Qt::StringLiterals;

namespace {

Secret<32> key(char byte)
{
    return Secret<32>::from(QByteArray(32, byte));
}

} // namespace

class TestCaead : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sealingGivesTheBytesOfTheReference()
    {
        const QJsonArray answers = knownAnswers("proof.json")[u"caead"].toArray();
        QVERIFY(!answers.isEmpty());
        for (const QJsonValue& answer : answers) {
            const auto nonce = *Nonce24::from(hexIn(answer, "nonce"));
            const auto secret = Secret<32>::from(hexIn(answer, "key"));
            const QByteArray aad = hexIn(answer, "aad");
            const QByteArray plaintext = hexIn(answer, "plaintext");
            const QByteArray sealed = hexIn(answer, "sealed");
            QCOMPARE(caeadSealWith(nonce, secret, {aad}, plaintext), sealed);
            QCOMPARE(sealed.size(), plaintext.size() + kCaeadOverhead);
            const auto opened = caeadOpen(secret, {aad}, sealed);
            QVERIFY(opened.ok());
            QCOMPARE(*opened, plaintext);
        }
    }

    void theGoldenEnvelopeOpensToItsPostKeyAndPayload()
    {
        const QJsonValue golden = knownAnswers("envelope.json")[u"envelope"];
        const QByteArray bytes = hexIn(golden, "envelope");
        const auto parts = protocol::splitEnvelope(bytes);
        QVERIFY(parts.ok());
        const auto wrapKey =
            kdf(Secret<32>::from(hexIn(golden, "ctx_key")), 1, kdf_context::kSpace);
        const auto postKey = caeadOpenSecret(wrapKey, {"W", parts->header}, parts->wrap);
        QVERIFY(postKey.ok());
        QCOMPARE(postKey->view().toByteArray(), hexIn(golden, "post_key"));
        const auto padded = caeadOpen(*postKey, {"B", parts->header}, parts->body);
        QVERIFY(padded.ok());
        const auto payload = unpad(*padded);
        QVERIFY(payload.ok());
        QCOMPARE(*payload, hexIn(golden, "payload"));
        // And the other way, with the nonces of the golden file.
        const auto wrapNonce = *Nonce24::from(hexIn(golden, "wrap_nonce"));
        const auto bodyNonce = *Nonce24::from(hexIn(golden, "body_nonce"));
        QCOMPARE(
            caeadSealWith(wrapNonce, wrapKey, {"W", parts->header}, postKey->view()),
            parts->wrap.toByteArray()
        );
        QCOMPARE(
            caeadSealWith(bodyNonce, *postKey, {"B", parts->header}, pad(*payload)),
            parts->body.toByteArray()
        );
    }

    void whatWasSealedOpens_data()
    {
        QTest::addColumn<qsizetype>("size");
        for (const qsizetype size : {0, 1, 31, 32, 63, 64, 65, 1000, 100'000}) {
            QTest::addRow("%d bytes", static_cast<int>(size)) << size;
        }
    }
    void whatWasSealedOpens()
    {
        QFETCH(const qsizetype, size);
        const QByteArray plaintext(size, 'p');
        const QByteArray sealed = caeadSeal(key('k'), {"aad"}, plaintext);
        QCOMPARE(caeadOpen(key('k'), {"a", "ad"}, sealed).value(), plaintext);
    }

    void twoSealingsOfTheSameDiffer()
    {
        QVERIFY(caeadSeal(key('k'), {}, "same") != caeadSeal(key('k'), {}, "same"));
    }

    void anotherKeyOrOtherAssociatedDataDoNotOpen()
    {
        const QByteArray sealed = caeadSeal(key('k'), {"header"}, "text");
        QVERIFY(caeadOpen(key('k'), {"header"}, sealed).ok());
        QCOMPARE(caeadOpen(key('l'), {"header"}, sealed).error().code, ErrorCode::Corrupt);
        QCOMPARE(caeadOpen(key('k'), {"headeR"}, sealed).error().code, ErrorCode::Corrupt);
        QVERIFY(!caeadOpen(key('k'), {"header "}, sealed).ok());
        QVERIFY(!caeadOpen(key('k'), {}, sealed).ok());
    }

    void everyFlippedBitIsNoticed()
    {
        const QByteArray sealed = caeadSeal(key('k'), {"h"}, "plaintext");
        for (qsizetype bit = 0; bit < sealed.size() * 8; ++bit) {
            QByteArray flipped = sealed;
            flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << (bit % 8)));
            QVERIFY(!caeadOpen(key('k'), {"h"}, flipped).ok());
        }
    }

    void everyTruncationAndExtensionIsNoticed()
    {
        const QByteArray sealed = caeadSeal(key('k'), {"h"}, "plaintext");
        for (qsizetype size = 0; size < sealed.size(); ++size) {
            QVERIFY(!caeadOpen(key('k'), {"h"}, QByteArrayView(sealed).first(size)).ok());
        }
        QVERIFY(!caeadOpen(key('k'), {"h"}, sealed + '\0').ok());
    }

    // The bare cipher would open: its tag is right for the key that the other commitment yields.
    void aCommitmentToAnotherKeyIsRefusedBeforeTheCipher()
    {
        const QByteArray mine = caeadSeal(key('k'), {"h"}, "plaintext");
        QByteArray mixed = mine;
        const QByteArray other = caeadSeal(key('l'), {"h"}, "plaintext");
        mixed.replace(24, 32, other.sliced(24, 32));
        QVERIFY(!caeadOpen(key('k'), {"h"}, mixed).ok());
        QVERIFY(!caeadOpen(key('l'), {"h"}, mixed).ok());
    }

    void onlyASealedKeyOpensAsASecret()
    {
        const QByteArray secret(32, 's');
        const QByteArray sealed = caeadSeal(key('k'), {"W"}, secret);
        QCOMPARE(caeadOpenSecret(key('k'), {"W"}, sealed)->view().toByteArray(), secret);
        QVERIFY(!caeadOpenSecret(key('k'), {"B"}, sealed).ok());
        QVERIFY(!caeadOpenSecret(key('k'), {"W"}, caeadSeal(key('k'), {"W"}, secret + 's')).ok());
        QVERIFY(
            !caeadOpenSecret(key('k'), {"W"}, caeadSeal(key('k'), {"W"}, secret.chopped(1))).ok()
        );
        QVERIFY(!caeadOpenSecret(key('k'), {"W"}, {}).ok());
    }

    void paddingReachesTheLengthsOfTheReference()
    {
        const QJsonValue golden = knownAnswers("proof.json")[u"padding"];
        const QJsonArray steps = golden[u"steps"].toArray();
        const int last = golden[u"last"].toInt();
        QCOMPARE(last, 5000);
        qsizetype step = -1;
        for (int length = 0; length <= last; ++length) {
            if (step + 1 < steps.size() && steps[step + 1][0].toInt() == length) {
                ++step;
            }
            QCOMPARE(paddedLength(length), qsizetype(steps[step][1].toInt()));
        }
        QCOMPARE(step, steps.size() - 1);
        for (const QJsonValue& sample : golden[u"samples"].toArray()) {
            QCOMPARE(paddedLength(sample[0].toInt()), qsizetype(sample[1].toInt()));
        }
    }

    void paddingComesOffAgain()
    {
        for (qsizetype length = 0; length <= 5000; ++length) {
            const QByteArray plaintext(length, length % 3 == 0 ? '\0' : '\x80');
            const QByteArray padded = pad(plaintext);
            QCOMPARE(padded.size(), paddedLength(length));
            QCOMPARE(unpad(padded).value(), plaintext);
        }
    }

    void everyOtherPaddingIsRefused_data()
    {
        QTest::addColumn<QByteArray>("padded");
        const QByteArray good = pad("text");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("zeros") << QByteArray(256, '\0');
        QTest::newRow("no mark") << "text" + QByteArray(252, '\0');
        QTest::newRow("another mark") << "text\x81" + QByteArray(251, '\0');
        QTest::newRow("a byte short") << good.chopped(1);
        QTest::newRow("a byte long") << good + '\0';
        QTest::newRow("the next size") << good + QByteArray(256, '\0');
        QTest::newRow("dirt at the end") << good.chopped(1) + '\1';
        QTest::newRow("only a mark") << "\x80"_ba;
    }
    void everyOtherPaddingIsRefused()
    {
        QFETCH(const QByteArray, padded);
        const auto outcome = unpad(padded);
        QVERIFY(!outcome.ok());
        QCOMPARE(outcome.error().code, ErrorCode::Corrupt);
    }
};

QTEST_APPLESS_MAIN(TestCaead)
#include "tst_caead.moc"
