// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "known_answers.h"

#include <QTest>

#include <sodium.h>

using namespace qs::proof;
using namespace Qt::StringLiterals;

namespace {

const unsigned char* data(const QByteArray& bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.constData());
}

unsigned long long sizeOf(const QByteArray& bytes)
{
    return static_cast<unsigned long long>(bytes.size());
}

// Calls `each(group, test)` for every test of a file; yields how many there were.
template<typename Each>
int forEachTest(const char* name, Each each)
{
    int tests = 0;
    for (const QJsonValue group : knownAnswers(name)[u"testGroups"].toArray()) {
        for (const QJsonValue test : group[u"tests"].toArray()) {
            each(group, test);
            ++tests;
        }
    }
    return tests;
}

} // namespace

/// The libsodium of the machine does what we built on: foreign vectors, straight through.
class TestSystemSodium : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(sodium_init() >= 0); }

    void ed25519VerifiesAsExpected()
    {
        int mismatches = 0;
        const int tests = forEachTest(
            "wycheproof/ed25519_test.json",
            [&](const QJsonValue& group, const QJsonValue& test) {
                const QByteArray key = hexIn(group[u"publicKey"], "pk");
                const QByteArray message = hexIn(test, "msg");
                const QByteArray signature = hexIn(test, "sig");
                const bool accepted = key.size() == 32 && signature.size() == 64 &&
                                      crypto_sign_verify_detached(
                                          data(signature), data(message), sizeOf(message), data(key)
                                      ) == 0;
                mismatches += accepted != (test[u"result"].toString() == u"valid"_s);
            }
        );
        QCOMPARE(tests, 151);
        QCOMPARE(mismatches, 0);
    }

    void xchacha20Poly1305OpensAsExpected()
    {
        int fitting = 0;
        int mismatches = 0;
        const int tests = forEachTest(
            "wycheproof/xchacha20_poly1305_test.json",
            [&](const QJsonValue&, const QJsonValue& test) {
                const QByteArray nonce = hexIn(test, "iv");
                const QByteArray key = hexIn(test, "key");
                const QByteArray aad = hexIn(test, "aad");
                const QByteArray message = hexIn(test, "msg");
                const QByteArray sealed = hexIn(test, "ct") + hexIn(test, "tag");
                if (nonce.size() != 24) {
                    return;
                }
                ++fitting;
                QByteArray opened(message.size(), '\0');
                const bool accepted = crypto_aead_xchacha20poly1305_ietf_decrypt(
                                          reinterpret_cast<unsigned char*>(opened.data()),
                                          nullptr,
                                          nullptr,
                                          data(sealed),
                                          sizeOf(sealed),
                                          data(aad),
                                          sizeOf(aad),
                                          data(nonce),
                                          data(key)
                                      ) == 0 &&
                                      opened == message;
                mismatches += accepted != (test[u"result"].toString() == u"valid"_s);
            }
        );
        QCOMPARE(tests, 315);
        QCOMPARE(fitting, 306);
        QCOMPARE(mismatches, 0);
    }

    void x25519RefusesPointsOfLowOrder()
    {
        int mismatches = 0;
        int refused = 0;
        int accepted = 0;
        const int tests = forEachTest(
            "wycheproof/x25519_test.json",
            [&](const QJsonValue&, const QJsonValue& test) {
                QByteArray shared(32, '\0');
                const bool ok = crypto_scalarmult_curve25519(
                                    reinterpret_cast<unsigned char*>(shared.data()),
                                    data(hexIn(test, "private")),
                                    data(hexIn(test, "public"))
                                ) == 0;
                const bool right = ok && shared == hexIn(test, "shared");
                if (test[u"result"].toString() == u"acceptable"_s) {
                    ok ? ++accepted : ++refused;
                    mismatches += ok && !right;
                } else {
                    mismatches += right != (test[u"result"].toString() == u"valid"_s);
                }
            }
        );
        QCOMPARE(tests, 518);
        QCOMPARE(mismatches, 0);
        QCOMPARE(refused, 31);
        QCOMPARE(accepted, 223);
    }

    // From the tests of the reference implementation (phc-winner-argon2).
    void argon2idVerifiesTheReferenceHash()
    {
        const char* const kHash = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$"
                                  "CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        QCOMPARE(crypto_pwhash_argon2id_str_verify(kHash, "password", 8), 0);
        QVERIFY(crypto_pwhash_argon2id_str_verify(kHash, "passwore", 8) != 0);
    }

    // RFC 7693, appendix A.
    void blake2bGivesTheHashOfTheStandard()
    {
        QByteArray hash(64, '\0');
        crypto_generichash_blake2b(
            reinterpret_cast<unsigned char*>(hash.data()), 64, data("abc"_ba), 3, nullptr, 0
        );
        QCOMPARE(
            hash.toHex(),
            "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
            "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923"_ba
        );
    }
};

QTEST_APPLESS_MAIN(TestSystemSodium)
#include "tst_system_sodium.moc"
