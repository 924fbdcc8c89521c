// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "crypto/secrets.h"
#include "unit/crypto/people.h"

#include <QTest>

using namespace people;
using namespace Qt::StringLiterals;

namespace {

const QString kPassword = u"correct horse battery"_s;
const QString kOther = u"quite another battery"_s;

KdfPolicy atTheFloor()
{
    KdfPolicy policy;
    policy.preferred = policy.floor;
    return policy;
}

PasswordKeys keysFor(const QString& password, const AccountKey& second = {})
{
    const KdfPolicy policy = atTheFloor();
    auto made = derivePasswordKeys(password, randomSalt(), policy.preferred, policy, second);
    return std::move(made).value();
}

/// What a server keeps of an account, and hands out.
struct Kept
{
    UserId user;
    protocol::PasswordSecrets password;
    protocol::RecoverySecrets recovery;
    QList<QByteArray> manifests;

    explicit Kept(const NewAccount& account)
        : user(account.keys.user())
        , password{
              account.request.salt,
              account.request.kdf,
              account.request.authKey,
              account.request.keyring}
        , recovery{
              account.request.recoveryAuth,
              account.request.recoveryKeyring,
              account.request.recoveryWrap}
        , manifests{account.request.manifest}
    {
    }

    void take(const protocol::ChangeSecrets& change)
    {
        password = change.password;
        recovery = change.recovery.value_or(recovery);
        if (!change.manifest.isEmpty()) {
            manifests.append(change.manifest);
        }
    }
    [[nodiscard]] RecoveryMaterial material() const
    {
        return {user, recovery.wrap, recovery.keyring, manifests};
    }
    [[nodiscard]] LoginMaterial login() const { return {user, password.keyring, manifests}; }
    [[nodiscard]] Result<PasswordKeys>
    keys(const QString& typed, const AccountKey& second = {}) const
    {
        return derivePasswordKeys(typed, password.salt, password.kdf, atTheFloor(), second);
    }
    [[nodiscard]] Result<NewDevice> logIn(const QString& typed, const AccountKey& second = {}) const
    {
        const auto typedKeys = keys(typed, second);
        return joinAccount(login(), *typedKeys);
    }
};

} // namespace

class SecretsTest : public QObject
{
    Q_OBJECT

private:
    std::optional<NewAccount> m_account;

    [[nodiscard]] Kept kept() const { return Kept(*m_account); }
    [[nodiscard]] Keyring keyring() const
    {
        const Kept server = kept();
        auto open = openKeyring(server.password.keyring, server.user, *server.keys(kPassword));
        return std::move(open).value();
    }

private Q_SLOTS:
    void initTestCase()
    {
        auto made = createAccount(kPassword, atTheFloor());
        QVERIFY(made.ok());
        m_account = std::move(*made);
    }

    // Keys on paper

    void aRecoveryKeyIsReadBackHoweverItIsTyped()
    {
        int taken = 0;
        for (int i = 0; i < 200; ++i) {
            const auto key = RecoveryKey::random();
            const QString written = key.written();
            QCOMPARE(written.size(), 8 * 5 + 2 + 8);
            const auto read = RecoveryKey::parse(written);
            QVERIFY(read.ok());
            QCOMPARE(read->written(), written);
            QVERIFY(read->auth() == key.auth());
            QString sloppy = written.toLower().replace(u'-', u' ');
            sloppy.replace(u'0', u'o').replace(u'1', u'l');
            QCOMPARE(RecoveryKey::parse(u"  "_s + sloppy)->written(), written);
            QCOMPARE(RecoveryKey::parse(QString(written).remove(u'-'))->written(), written);
            taken += AccountKey::parse(written).ok();
        }
        QVERIFY(taken <= 5); // for the other key of the sheet: one in 1024 by chance
    }

    void aKnownRecoveryKeyIsWrittenAsItAlwaysWas()
    {
        const PaperWriting writing(proof::label::kRecoveryCheck);
        QByteArray bytes;
        for (int i = 0; i < kPaperKeyBytes; ++i) {
            bytes.append(static_cast<char>(i * 13 + 7));
        }
        QCOMPARE(
            writing.groups(bytes).join(u'-'),
            u"0WA21-2BHVZ-91APD-4VVWT-H6BAS-7C5XK-SBBYX-9WFY4-SQ"_s
        );
        QVERIFY(writing.read(writing.groups(bytes).join(u' ')).view() == QByteArrayView(bytes));
    }

    void everyMistypedCharacterIsFoundInItsGroup()
    {
        const QStringList good = m_account->recoveryKey.groups();
        const QString digits = u"0123456789ABCDEFGHJKMNPQRSTVWXYZ!"_s;
        for (int group = 0; group < 8; ++group) {
            for (int at = 0; at < 5; ++at) {
                for (const QChar digit : digits) {
                    QStringList typed = good;
                    typed[group][at] = digit;
                    const PaperCheck check = RecoveryKey::check(typed.join(u'-'));
                    if (typed != good) {
                        QVERIFY(!check.isGood);
                        QVERIFY(check.wrongGroups.contains(group + 1));
                        QVERIFY(check.wrongGroups.size() <= 2); // it, and the check of the whole
                    }
                }
            }
        }
    }

    void swappedNeighborsAndSwappedGroupsAreFound()
    {
        const QStringList good = m_account->recoveryKey.groups();
        for (int group = 0; group < 8; ++group) {
            for (int at = 0; at < 4; ++at) {
                QStringList typed = good;
                const QChar first = typed[group][at];
                typed[group][at] = typed[group][at + 1];
                typed[group][at + 1] = first;
                QVERIFY(
                    typed == good ||
                    RecoveryKey::check(typed.join(u' ')).wrongGroups.contains(group + 1)
                );
            }
        }
        QStringList typed = good;
        typed.swapItemsAt(2, 5);
        QVERIFY(typed == good || RecoveryKey::check(typed.join(u'-')).wrongGroups.first() == 3);
    }

    void aMissingCharacterIsFoundInItsGroup()
    {
        QStringList typed = m_account->recoveryKey.groups();
        typed[3].chop(1);
        QCOMPARE(RecoveryKey::check(typed.join(u'-')).wrongGroups, QList<int>{4});
        typed.removeLast();
        QVERIFY(!RecoveryKey::check(typed.join(u'-')).isGood);
        QCOMPARE(RecoveryKey::check({}).wrongGroups.size(), 9);
        const QString whole = m_account->recoveryKey.written();
        QVERIFY(RecoveryKey::check(QString(whole + u"-AAAAA"_s)).isTooLong);
        QVERIFY(!RecoveryKey::parse(QString(whole + u"A"_s)).ok());
        QVERIFY(!RecoveryKey::parse(QString(100'000, u'A')).ok());
    }

    void identityWordsTellKeysApart()
    {
        const QStringList words = identityWords(m_account->keys.chain().identity());
        QCOMPARE(words.size(), kIdentityWords);
        for (const QString& word : words) {
            QCOMPARE(word.size(), 4);
        }
        QVERIFY(identityWords(randomId<protocol::IdentityPub>()) != words);
    }

    // Recovery

    void thePaperOpensTheAccountAndIsReplaced()
    {
        Kept server = kept();
        const auto paper = RecoveryKey::parse(m_account->recoveryKey.written());
        QVERIFY(paper->auth() == server.recovery.auth);
        const auto opened = openRecovery(server.material(), *paper);
        QVERIFY2(opened.ok(), opened.ok() ? "" : qPrintable(opened.error().detail));
        const auto change = recoverAccount(*opened, nullptr, {keysFor(kOther), {}});
        QVERIFY2(change.ok(), change.ok() ? "" : qPrintable(change.error().detail));
        QVERIFY(change->keys->isActive());
        QCOMPARE(change->keys->chain().newest().devices.size(), 2);
        QVERIFY(change->keys->seeds().newest().view() == m_account->keys.seeds().newest().view());
        server.take(change->request);

        QVERIFY(!openRecovery(server.material(), *paper).ok());
        QVERIFY(openRecovery(server.material(), change->recoveryKey).ok());
        QVERIFY(server.logIn(kOther).ok());
        QVERIFY(!server.logIn(kPassword).ok());
    }

    void anyAlteredRecoveryBlobIsRefused()
    {
        const Kept server = kept();
        const auto refusedIfFlipped = [&](auto part) {
            RecoveryMaterial material = server.material();
            QByteArray& bytes = part(material);
            for (qsizetype bit = 0; bit < bytes.size() * 8; ++bit) {
                bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << bit % 8));
                if (openRecovery(material, m_account->recoveryKey).ok()) {
                    return false;
                }
                bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << bit % 8));
            }
            return openRecovery(material, m_account->recoveryKey).ok();
        };
        QVERIFY(refusedIfFlipped([](RecoveryMaterial& m) -> QByteArray& { return m.wrap; }));
        QVERIFY(refusedIfFlipped([](RecoveryMaterial& m) -> QByteArray& { return m.keyring; }));
        RecoveryMaterial other = server.material();
        other.user = randomId<UserId>();
        QVERIFY(!openRecovery(other, m_account->recoveryKey).ok());
        other = server.material();
        other.manifests = makePerson().chain().bytes();
        QVERIFY(!openRecovery(other, m_account->recoveryKey).ok());
        QVERIFY(!openRecovery(server.material(), RecoveryKey::random()).ok());
    }

    void anOldDiskOpensUnderALaterPaper()
    {
        LocalWraps disk;
        disk.user = m_account->keys.user();
        const auto key = LocalKey::random();
        wrapByRecovery(disk, key, m_account->recoveryWrap);
        Kept server = kept();
        RecoveryKey paper;
        for (int i = 0; i < 3; ++i) {
            const auto keys = server.keys(kPassword);
            const auto open = openKeyring(server.password.keyring, server.user, *keys);
            auto change = renewRecoveryKey(*open, m_account->keys, {keys->copy(), {}});
            QVERIFY(change.ok());
            server.take(change->request);
            paper = std::move(change->recoveryKey);
        }
        const auto opened = openRecovery(server.material(), paper);
        QVERIFY(opened.ok());
        const auto local = opened->openLocal(disk);
        QVERIFY(local.ok());
        QVERIFY(local->view() == key.view());
        QVERIFY(!openRecovery(server.material(), m_account->recoveryKey).ok());
    }

    void aDeviceThatIsStillActiveIsKept()
    {
        const auto opened = openRecovery(kept().material(), m_account->recoveryKey);
        const auto change = recoverAccount(*opened, &m_account->keys, {keysFor(kOther), {}});
        QVERIFY(change.ok());
        QVERIFY(change->request.manifest.isEmpty());
        QVERIFY(change->request.device == m_account->keys.device());
    }

    // Passwords

    void aPasswordChangeMovesNothingElse()
    {
        Kept server = kept();
        const auto change = changePassword(keyring(), m_account->keys, {keysFor(kOther), {}});
        QVERIFY(change.ok());
        QVERIFY(!change->request.recovery);
        QVERIFY(change->request.manifest.isEmpty());
        QVERIFY(!change->keys);
        QVERIFY(change->request.password.salt != server.password.salt);
        server.take(change->request);
        QVERIFY(server.logIn(kOther).ok());
        QVERIFY(!server.logIn(kPassword).ok());
        QVERIFY(openRecovery(server.material(), m_account->recoveryKey).ok());
        const Person stranger = makePerson();
        QVERIFY(!changePassword(keyring(), stranger.keys, {keysFor(kOther), {}}).ok());
    }

    void twoSecretsAreBothNeeded()
    {
        Kept server = kept();
        const auto second = AccountKey::random();
        const auto change =
            changePassword(keyring(), m_account->keys, {keysFor(kPassword, second), second.copy()});
        server.take(change->request);
        QVERIFY(!server.logIn(kPassword).ok());
        QVERIFY(!server.logIn(kPassword, AccountKey::random()).ok());
        const auto typed = AccountKey::parse(second.groups().join(u' '));
        const auto device = server.logIn(kPassword, *typed);
        QVERIFY(device.ok());
        QVERIFY(device->accountKey.view() == second.view());
        // The paper alone still opens it, and knows the second secret.
        const auto opened = openRecovery(server.material(), m_account->recoveryKey);
        QVERIFY(opened.ok());

        auto keys = server.keys(kPassword, second);
        keys->mode = SecretsMode::PasswordOnly; // the mode is sealed in as well
        QVERIFY(!openKeyring(server.password.keyring, server.user, *keys).ok());
    }

    // Another identity

    void aRenewedIdentityShutsOutWhoKnewThePassword()
    {
        Kept server = kept();
        const auto second = server.logIn(kPassword);
        server.manifests.append(second->request.manifest);
        auto mine = AccountKeys::deserialize(m_account->keys.serialize());
        QVERIFY(mine->extendChain(server.manifests).ok());
        const FloorsByDevice floors{
            {second->keys.device(), {{randomId<Hash32>(), 7, randomId<EnvId>()}}}};
        const auto change = renewIdentity(keyring(), *mine, floors, {keysFor(kOther), {}});
        QVERIFY2(change.ok(), change.ok() ? "" : qPrintable(change.error().detail));
        const IdentityChain& chain = change->keys->chain();
        QVERIFY(chain.identity() != mine->chain().identity());
        QCOMPARE(chain.changes().size(), 1);
        QVERIFY(chain.changes().first().kind == IdentityChange::Kind::Successor);
        QCOMPARE(chain.changes().first().seq, 3u);
        QCOMPARE(chain.newest().seedGeneration, 2u);
        QVERIFY(chain.newest().userBox != mine->chain().newest().userBox);
        QVERIFY(chain.device(second->keys.device())->revoked);
        QCOMPARE(chain.device(second->keys.device())->floors.first().n, 7u);
        QVERIFY(chain.hadIdentity(proof::fingerprintOf(mine->chain().identity())));
        QVERIFY(chain.identityAt(2) == mine->chain().identity());
        QVERIFY(chain.identityAt(3) == chain.identity());

        server.take(change->request);
        QVERIFY(server.logIn(kOther).ok());
        QVERIFY(!openRecovery(server.material(), m_account->recoveryKey).ok());
        QVERIFY(openRecovery(server.material(), change->recoveryKey).ok());
        IdentityChain friends = m_account->keys.chain();
        QVERIFY(friends.extend(server.manifests).ok());
        QVERIFY(change->keys->seeds().find(1)); // what was written stays readable
    }

    void aResetIdentityIsVouchedForByTheDevice()
    {
        Kept server = kept();
        const auto change = resetIdentity(m_account->keys, {keysFor(kOther), {}});
        QVERIFY2(change.ok(), change.ok() ? "" : qPrintable(change.error().detail));
        const auto changes = change->keys->chain().changes();
        QCOMPARE(changes.size(), 1);
        QVERIFY(changes.first().kind == IdentityChange::Kind::Continuity);
        QVERIFY(changes.first().device == m_account->keys.device());
        server.take(change->request);
        QVERIFY(server.logIn(kOther).ok());
        QVERIFY(openRecovery(server.material(), change->recoveryKey).ok());
    }

    void aChangeNobodyVouchesForIsToldFromAFork()
    {
        const Person anna = makePerson();
        const auto impostor = proof::IdentityKey::random();
        proof::Manifest next = proof::manifestAfter(anna.chain().newestSigned());
        next.identity = impostor.pub();
        const QByteArray bytes = proof::signManifest(next, impostor).bytes;
        IdentityChain chain = anna.chain();
        QCOMPARE(chain.extend({bytes}).error().code, ErrorCode::Denied);
        QVERIFY(chain.isUnexplained({bytes}));
        QVERIFY(chain.changes().isEmpty());
        const QByteArray honest = nextManifest(anna, [](proof::Manifest&) {});
        QVERIFY(!chain.isUnexplained({honest}));
    }
};

QTEST_APPLESS_MAIN(SecretsTest)
#include "tst_secrets.moc"
