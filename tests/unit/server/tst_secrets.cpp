// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "server/secrets/login_lock.h"
#include "server/secrets/server_secrets.h"
#include "server/secrets/sign_up_code.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace qs;
using namespace qs::server;
using namespace Qt::StringLiterals;

class TestSecrets : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

private Q_SLOTS:
    void comeBackFromTheirFile();
    void areForTheirOwnerOnly();
    void areNeverOverwritten();
    void areRefusedWhenDamaged();
    void hashNamesUnderThePepper();
    void openALockWithItsKeyOnly();
    void wrapAKeyringForItsOwner();
    void makeCodesThatOnlyTheyAccept();
};

void TestSecrets::comeBackFromTheirFile()
{
    const QString path = m_folder.filePath(u"kept"_s);
    const ServerSecrets made = ServerSecrets::random();
    QVERIFY(made.save(path).ok());
    const auto loaded = ServerSecrets::load(path);
    QVERIFY(loaded.ok());
    QCOMPARE(loaded->serverKey().pub(), made.serverKey().pub());
    QCOMPARE(loaded->receiptKey().pub(), made.receiptKey().pub());
    QCOMPARE(loaded->nameHash(u"ada"_s), made.nameHash(u"ada"_s));
    QCOMPARE(loaded->fakeSalt(u"ada"_s), made.fakeSalt(u"ada"_s));
}

void TestSecrets::areForTheirOwnerOnly()
{
    const QString path = m_folder.filePath(u"private"_s);
    QVERIFY(ServerSecrets::random().save(path).ok());
    QFile file(path);
    constexpr auto kOwner = QFileDevice::ReadOwner | QFileDevice::WriteOwner |
                            QFileDevice::ReadUser | QFileDevice::WriteUser;
    QCOMPARE(file.permissions(), kOwner);
    QVERIFY(file.setPermissions(kOwner | QFileDevice::ReadGroup));
    QCOMPARE(ServerSecrets::load(path).error().code, ErrorCode::Denied);
}

void TestSecrets::areNeverOverwritten()
{
    const QString path = m_folder.filePath(u"first"_s);
    const ServerSecrets first = ServerSecrets::random();
    QVERIFY(first.save(path).ok());
    QVERIFY(!ServerSecrets::random().save(path).ok());
    QCOMPARE(ServerSecrets::load(path)->serverKey().pub(), first.serverKey().pub());
}

void TestSecrets::areRefusedWhenDamaged()
{
    const QString path = m_folder.filePath(u"torn"_s);
    QVERIFY(ServerSecrets::random().save(path).ok());
    QFile file(path);
    QVERIFY(file.resize(file.size() - 1));
    QCOMPARE(ServerSecrets::load(path).error().code, ErrorCode::Corrupt);
    QCOMPARE(ServerSecrets::load(m_folder.filePath(u"none"_s)).error().code, ErrorCode::NotFound);
}

void TestSecrets::hashNamesUnderThePepper()
{
    const ServerSecrets one = ServerSecrets::random();
    const ServerSecrets other = ServerSecrets::random();
    QVERIFY(one.nameHash(u"ada"_s) != one.nameHash(u"ben"_s));
    QVERIFY(one.nameHash(u"ada"_s) != other.nameHash(u"ada"_s));
    QVERIFY(one.fakeSalt(u"ada"_s) != one.fakeSalt(u"ben"_s));
    const UserId ada = *UserId::from(QByteArray(32, 'a'));
    const UserId ben = *UserId::from(QByteArray(32, 'b'));
    QVERIFY(one.senderMark(ada, ben) != one.senderMark(ben, ada));
}

void TestSecrets::openALockWithItsKeyOnly()
{
    const auto pepper = proof::Secret<32>::random();
    const auto key = *protocol::AuthKey::from(QByteArray(32, 'k'));
    const auto salt = *ServerSalt::from(QByteArray(16, 's'));
    const auto lock = makeLock(key, salt, pepper);
    QVERIFY(lock.ok());
    const auto opened = turnKey(key, lock->verifier, pepper);
    QVERIFY(opened.ok());
    QCOMPARE(opened->view(), lock->wrap.view());
    QVERIFY(lock->verifier.value.view() != lock->wrap.view());

    const auto wrong = *protocol::AuthKey::from(QByteArray(32, 'w'));
    QCOMPARE(turnKey(wrong, lock->verifier, pepper).error().code, ErrorCode::Denied);
    const auto otherPepper = proof::Secret<32>::random();
    QCOMPARE(turnKey(key, lock->verifier, otherPepper).error().code, ErrorCode::Denied);
}

void TestSecrets::wrapAKeyringForItsOwner()
{
    const auto wrap = proof::Secret<32>::random();
    const UserId ada = *UserId::from(QByteArray(32, 'a'));
    const UserId ben = *UserId::from(QByteArray(32, 'b'));
    const QByteArray wrapped = wrapAgain(wrap, ada, "sealed keyring");
    QVERIFY(!wrapped.contains("sealed"));
    QCOMPARE(*unwrap(wrap, ada, wrapped), QByteArray("sealed keyring"));
    QVERIFY(!unwrap(wrap, ben, wrapped).ok());
    QVERIFY(!unwrap(proof::Secret<32>::random(), ada, wrapped).ok());
}

void TestSecrets::makeCodesThatOnlyTheyAccept()
{
    const auto pepper = proof::Secret<32>::random();
    const QString code = makeSignUpCode(pepper);
    const auto known = checkSignUpCode(code, pepper);
    QVERIFY(known);
    QCOMPARE(checkSignUpCode(u" "_s + code.toUpper().remove(u'-'), pepper), known);
    QVERIFY(checkSignUpCode(makeSignUpCode(pepper), pepper) != known);
    QVERIFY(!checkSignUpCode(code, proof::Secret<32>::random()));
    QVERIFY(!checkSignUpCode(code.chopped(1), pepper));
    QString changed = code;
    changed[0] = changed[0] == u'0' ? u'1' : u'0';
    QVERIFY(!checkSignUpCode(changed, pepper));
    QVERIFY(!checkSignUpCode(QString(), pepper));
    QVERIFY(!checkSignUpCode(QString(10'000, u'a'), pepper));
}

QTEST_GUILESS_MAIN(TestSecrets)
#include "tst_secrets.moc"
