// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "crypto/local.h"
#include "crypto/password.h"

#include <QTest>

using namespace qs;
using namespace qs::crypto;
using namespace Qt::StringLiterals;

namespace {
// Cheap enough to hash often; known answers and round trips only.
KdfPolicy cheap()
{
    return {{1, 64}, {1, 64}, {10, 1024 * 1024}};
}

protocol::Salt salt(char fill)
{
    return *protocol::Salt::from(QByteArray(16, fill));
}
} // namespace

class PasswordTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mapsPasswordsToOneForm_data();
    void mapsPasswordsToOneForm();
    void keepsWhatDiffersApart();
    void refusesUnusablePasswords();
    void asksForTwelveCharacters();
    void refusesCheapHashesBeforeHashing();
    void refusesRuinousHashesBeforeHashing();
    void separatesWhatTheServerGets();
    void changesWithSaltAndCost();
    void opensTheLocalKeyThreeWays();
    void refusesTheLocalKeyToOthers();
    void refusesACheapLocalFile();
    void keepsLocalWrapsInAFile();
};

void PasswordTest::mapsPasswordsToOneForm_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("plain") << u"correct horse"_s << "correct horse"_ba;
    QTest::newRow("composed") << u"caf\u00e9"_s << "caf\xc3\xa9"_ba;
    QTest::newRow("decomposed") << u"cafe\u0301"_s << "caf\xc3\xa9"_ba;
    QTest::newRow("angstrom") << u"\u212b"_s << "\xc3\x85"_ba;
    QTest::newRow("emoji") << u"\U0001F511"_s << "\xf0\x9f\x94\x91"_ba;
    QTest::newRow("no-break space") << u"a\u00a0b"_s << "a b"_ba;
    QTest::newRow("ideographic space") << u"a\u3000b"_s << "a b"_ba;
    QTest::newRow("ogham space") << u"a\u1680b"_s << "a b"_ba;
    QTest::newRow("outer spaces stay") << u" a  b "_s << " a  b "_ba;
    QTest::newRow("case stays") << u"AbC"_s << "AbC"_ba;
    QTest::newRow("full width stays") << u"\uff21"_s << "\xef\xbc\xa1"_ba;
    QTest::newRow("zero-width joiner stays") << u"a\u200db"_s
                                             << "a\xe2\x80\x8d"
                                                "b"_ba;
}

void PasswordTest::mapsPasswordsToOneForm()
{
    QFETCH(QString, typed);
    QFETCH(QByteArray, bytes);
    const auto normal = normalizePassword(typed);
    QVERIFY(normal.ok());
    QCOMPARE(*normal, bytes);
}

void PasswordTest::keepsWhatDiffersApart()
{
    QVERIFY(*normalizePassword(u"Passphrase") != *normalizePassword(u"passphrase"));
    QVERIFY(*normalizePassword(u"pass") != *normalizePassword(u"pass "));
    QVERIFY(*normalizePassword(u"\uff21") != *normalizePassword(u"A"));
}

void PasswordTest::refusesUnusablePasswords()
{
    QVERIFY(!normalizePassword({}).ok());
    QVERIFY(!normalizePassword(QString(QChar(0xd800))).ok());
    QVERIFY(!normalizePassword(u"a\tb").ok());
    QVERIFY(!normalizePassword(QString(u"a"_s + QChar(0))).ok());
    QVERIFY(!normalizePassword(QString(1025, u'a')).ok());
    QVERIFY(!normalizePassword(QString(1000, QChar(0x4e00))).ok());
    QVERIFY(normalizePassword(QString(1024, u'a')).ok());
}

void PasswordTest::asksForTwelveCharacters()
{
    QVERIFY(isLongEnough(u"twelve chars"));
    QVERIFY(!isLongEnough(u"eleven char"));
    QVERIFY(!isLongEnough(QString(u"a"_s + QString(20, QChar(0x0301)))));
}

void PasswordTest::refusesCheapHashesBeforeHashing()
{
    const KdfPolicy policy;
    for (const protocol::KdfParams params :
         {protocol::KdfParams{2, 64 * 1024}, {3, 64 * 1024 - 1}, {1, 8}, {0, 0}}) {
        // An unusable password shows the order: the cost is refused first.
        const auto keys = derivePasswordKeys({}, salt('s'), params, policy);
        QVERIFY(!keys.ok());
        QCOMPARE(keys.error().code, ErrorCode::Denied);
        QVERIFY(keys.error().detail.contains("floor"_L1));
    }
    QVERIFY(policy.check({3, 64 * 1024}).ok());
}

void PasswordTest::refusesRuinousHashesBeforeHashing()
{
    const KdfPolicy policy;
    for (const protocol::KdfParams params :
         {protocol::KdfParams{11, 64 * 1024}, {3, 1024 * 1024 + 1}, {~0u, ~0u}}) {
        const auto keys = derivePasswordKeys(u"any password", salt('s'), params, policy);
        QVERIFY(!keys.ok());
        QCOMPARE(keys.error().code, ErrorCode::Denied);
        QVERIFY(keys.error().detail.contains("ceiling"_L1));
    }
    QVERIFY(policy.check({10, 1024 * 1024}).ok());
}

void PasswordTest::separatesWhatTheServerGets()
{
    const auto keys = derivePasswordKeys(u"any password", salt('s'), {1, 64}, cheap());
    QVERIFY(keys.ok());
    QVERIFY(keys->authKey.view() != keys->unlockKey.view());
}

void PasswordTest::changesWithSaltAndCost()
{
    const auto base = derivePasswordKeys(u"any password", salt('s'), {1, 64}, cheap());
    const auto other = derivePasswordKeys(u"any password", salt('t'), {1, 64}, cheap());
    const auto dearer = derivePasswordKeys(u"any password", salt('s'), {2, 64}, cheap());
    const auto again = derivePasswordKeys(u"any password", salt('s'), {1, 64}, cheap());
    QVERIFY(base->authKey != other->authKey);
    QVERIFY(base->authKey != dearer->authKey);
    QVERIFY(base->authKey == again->authKey);
}

void PasswordTest::opensTheLocalKeyThreeWays()
{
    const LocalKey key = LocalKey::random();
    const auto lwk = LocalWrapKey::random();
    const auto rwk = RecoveryWrapKey::random();
    LocalWraps wraps;
    wraps.user = *UserId::from(QByteArray(32, 'u'));
    QCOMPARE(openByKeychain(wraps, lwk).error().code, ErrorCode::NotFound);
    QCOMPARE(openByRecovery(wraps, rwk).error().code, ErrorCode::NotFound);
    QCOMPARE(openByPassword(wraps, u"any password", cheap()).error().code, ErrorCode::NotFound);
    wrapByKeychain(wraps, key, lwk);
    wrapByRecovery(wraps, key, rwk);
    QVERIFY(wrapByPassword(wraps, key, u"any password", cheap()).ok());
    QVERIFY(proof::equalConstantTime(openByKeychain(wraps, lwk)->view(), key.view()));
    QVERIFY(proof::equalConstantTime(openByRecovery(wraps, rwk)->view(), key.view()));
    QVERIFY(proof::equalConstantTime(
        openByPassword(wraps, u"any password", cheap())->view(), key.view()
    ));
}

void PasswordTest::refusesTheLocalKeyToOthers()
{
    const LocalKey key = LocalKey::random();
    const auto lwk = LocalWrapKey::random();
    LocalWraps wraps;
    wraps.user = *UserId::from(QByteArray(32, 'u'));
    wrapByKeychain(wraps, key, lwk);
    wrapByRecovery(wraps, key, RecoveryWrapKey::random());
    QVERIFY(wrapByPassword(wraps, key, u"any password", cheap()).ok());
    QCOMPARE(openByKeychain(wraps, LocalWrapKey::random()).error().code, ErrorCode::Corrupt);
    QCOMPARE(openByRecovery(wraps, RecoveryWrapKey::random()).error().code, ErrorCode::Corrupt);
    QCOMPARE(openByPassword(wraps, u"Any password", cheap()).error().code, ErrorCode::Corrupt);

    LocalWraps swapped = wraps; // one way's blob in the place of another's
    swapped.byKeychain = wraps.byRecovery;
    QVERIFY(!openByKeychain(swapped, lwk).ok());
    LocalWraps stolen = wraps;
    stolen.user = *UserId::from(QByteArray(32, 'v'));
    QVERIFY(!openByKeychain(stolen, lwk).ok());
}

void PasswordTest::refusesACheapLocalFile()
{
    LocalWraps wraps;
    wraps.user = *UserId::from(QByteArray(32, 'u'));
    QVERIFY(wrapByPassword(wraps, LocalKey::random(), u"any password", cheap()).ok());
    QCOMPARE(openByPassword(wraps, u"any password", KdfPolicy()).error().code, ErrorCode::Denied);
    wraps.params.passes = 2;
    QCOMPARE(openByPassword(wraps, u"any password", cheap()).error().code, ErrorCode::Corrupt);
}

void PasswordTest::keepsLocalWrapsInAFile()
{
    LocalWraps wraps;
    wraps.user = *UserId::from(QByteArray(32, 'u'));
    wrapByKeychain(wraps, LocalKey::random(), LocalWrapKey::random());
    const QByteArray file = wraps.serialize();
    const auto read = LocalWraps::deserialize(file);
    QVERIFY(read.ok());
    QVERIFY(*read == wraps);
    for (qsizetype length = 0; length < file.size(); ++length) {
        QVERIFY(!LocalWraps::deserialize(file.first(length)).ok());
    }
}

QTEST_APPLESS_MAIN(PasswordTest)
#include "tst_password.moc"
