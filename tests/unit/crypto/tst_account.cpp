// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "unit/crypto/people.h"

#include <QTest>

using namespace people;
using namespace Qt::StringLiterals;

namespace {
const QString kPassword = u"correct horse battery"_s;

KdfPolicy atTheFloor()
{
    KdfPolicy policy;
    policy.preferred = policy.floor;
    return policy;
}
} // namespace

class AccountTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void makesAnAccountThatNamesItself();
    void refusesShortPasswords();
    void tellsTheServerNothingThatOpens();
    void logsInOnAnotherDevice();
    void logsInAgainAfterALostRace();
    void refusesAWrongPassword();
    void refusesASwappedSaltCostOrUser();
    void refusesAnyAlteredKeyring();
    void refusesAnOlderChain();
    void refusesAnothersChain();
    void refusesAnyAlteredManifest();
    void reportsTwoManifestsOfOneNumber();
    void refusesADeviceThatComesBack();
    void survivesTheDisk();
    void refusesDamagedKeysFromDisk();
    void growsOneKeyForEachPurpose();

private:
    [[nodiscard]] PasswordKeys keys() const
    {
        const auto& request = m_account->request;
        auto made = derivePasswordKeys(kPassword, request.salt, request.kdf, KdfPolicy());
        return std::move(*made);
    }
    [[nodiscard]] LoginMaterial login() const
    {
        const auto& request = m_account->request;
        return {m_account->keys.user(), request.keyring, {request.manifest}};
    }

    std::optional<NewAccount> m_account;
};

void AccountTest::initTestCase()
{
    auto made = createAccount(kPassword, atTheFloor());
    QVERIFY(made.ok());
    m_account = std::move(*made);
}

void AccountTest::makesAnAccountThatNamesItself()
{
    const auto chain = IdentityChain::read(m_account->keys.user(), {m_account->request.manifest});
    QVERIFY(chain.ok());
    QCOMPARE(chain->newest().devices.size(), 1);
    QVERIFY(chain->newest().devices.first().id == m_account->keys.device());
    QVERIFY(m_account->keys.isActive());
    QVERIFY(m_account->keys.signer().manifest == chain->head());
    QVERIFY(chain->newest().userBox == userBoxOf(m_account->keys.seeds().newest()).pub());
    QVERIFY((m_account->request.kdf == protocol::KdfParams{3, 64 * 1024}));
}

void AccountTest::refusesShortPasswords()
{
    QCOMPARE(createAccount(u"too short", KdfPolicy()).error().code, ErrorCode::Invalid);
}

void AccountTest::tellsTheServerNothingThatOpens()
{
    codec::CborWriter out;
    out.array(protocol::Register::kFields);
    m_account->request.write(out);
    const QByteArray sent = out.take();
    const AccountKeys& mine = m_account->keys;
    const auto absent = [&](QByteArrayView secret) { return !sent.contains(secret); };
    QVERIFY(absent(mine.seeds().newest().view()));
    QVERIFY(absent(mine.deviceKey().seed().view()));
    QVERIFY(absent(mine.deviceBox().seed().view()));
    QVERIFY(absent(m_account->recoveryWrap.view()));
    QVERIFY(absent(keys().unlockKey.view()));
    QVERIFY(absent(kPassword.toUtf8()));
    QVERIFY(!absent(keys().authKey.view())); // the search itself works
}

void AccountTest::logsInOnAnotherDevice()
{
    const auto device = joinAccount(login(), keys());
    QVERIFY2(device.ok(), device.ok() ? "" : qPrintable(device.error().detail));
    const AccountKeys& second = device->keys;
    QVERIFY(second.user() == m_account->keys.user());
    QVERIFY(second.device() != m_account->keys.device());
    QVERIFY(second.device() == device->request.device);
    QCOMPARE(second.chain().newest().seq, 2u);
    QVERIFY(second.isActive());
    QVERIFY(second.seeds().newest().view() == m_account->keys.seeds().newest().view());
    QVERIFY(device->recoveryWrap.view() == m_account->recoveryWrap.view());

    // The first device learns of it, and a third one follows with what the server now keeps.
    auto first = AccountKeys::deserialize(m_account->keys.serialize());
    QVERIFY(first->extendChain({device->request.manifest}).ok());
    QVERIFY(first->chain().head() == second.chain().head());
    const LoginMaterial later{second.user(), device->request.keyring, second.chain().bytes()};
    const auto third = joinAccount(later, keys());
    QVERIFY(third.ok());
    QCOMPARE(third->keys.chain().newest().devices.size(), 3);
}

void AccountTest::logsInAgainAfterALostRace()
{
    auto slow = joinAccount(login(), keys());
    const auto fast = joinAccount(login(), keys());
    const LoginMaterial later{fast->keys.user(), fast->request.keyring, fast->keys.chain().bytes()};
    const auto again = rejoinAccount(later, keys(), slow->keys);
    QVERIFY(again.ok());
    QVERIFY(again->keys.device() == slow->keys.device());
    QCOMPARE(again->keys.chain().newest().seq, 3u);
    QVERIFY(!rejoinAccount(later, keys(), fast->keys).ok());
}

void AccountTest::refusesAWrongPassword()
{
    const auto& request = m_account->request;
    const auto wrong =
        derivePasswordKeys(u"correct horse batterY", request.salt, request.kdf, KdfPolicy());
    QCOMPARE(joinAccount(login(), *wrong).error().code, ErrorCode::Corrupt);
}

void AccountTest::refusesASwappedSaltCostOrUser()
{
    const QByteArray& keyring = m_account->request.keyring;
    const UserId user = m_account->keys.user();
    QVERIFY(openKeyring(keyring, user, keys()).ok());
    PasswordKeys salted = keys();
    salted.salt = randomSalt();
    QVERIFY(!openKeyring(keyring, user, salted).ok());
    PasswordKeys cheaper = keys();
    cheaper.params.passes = 1;
    QVERIFY(!openKeyring(keyring, user, cheaper).ok());
    PasswordKeys smaller = keys();
    smaller.params.memoryKiB = 8;
    QVERIFY(!openKeyring(keyring, user, smaller).ok());
    QVERIFY(!openKeyring(keyring, randomId<UserId>(), keys()).ok());
    QVERIFY(!openKeyring(m_account->request.recoveryKeyring, user, keys()).ok());
}

void AccountTest::refusesAnyAlteredKeyring()
{
    const QByteArray& keyring = m_account->request.keyring;
    const PasswordKeys mine = keys();
    for (qsizetype bit = 0; bit < keyring.size() * 8; ++bit) {
        QByteArray flipped = keyring;
        flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << bit % 8));
        QVERIFY(!openKeyring(flipped, m_account->keys.user(), mine).ok());
    }
    for (qsizetype length = 0; length < keyring.size(); ++length) {
        QVERIFY(!openKeyring(keyring.first(length), m_account->keys.user(), mine).ok());
    }
}

void AccountTest::refusesAnOlderChain()
{
    const auto second = joinAccount(login(), keys());
    LoginMaterial stale = login();
    stale.keyring = second->request.keyring; // remembers manifest 2
    QCOMPARE(joinAccount(stale, keys()).error().code, ErrorCode::Denied);

    const auto rival = joinAccount(login(), keys());
    stale.manifests = rival->keys.chain().bytes(); // another manifest 2
    QCOMPARE(joinAccount(stale, keys()).error().code, ErrorCode::Denied);
}

void AccountTest::refusesAnothersChain()
{
    const Person other = makePerson();
    LoginMaterial swapped = login();
    swapped.manifests = other.chain().bytes();
    QVERIFY(!joinAccount(swapped, keys()).ok());
    swapped.user = other.id();
    QVERIFY(!joinAccount(swapped, keys()).ok());
    swapped = login();
    swapped.manifests.clear();
    QVERIFY(!joinAccount(swapped, keys()).ok());
}

void AccountTest::refusesAnyAlteredManifest()
{
    Person anna = makePerson();
    (void)addDevice(anna);
    const QList<QByteArray> chain = anna.chain().bytes();
    QVERIFY(IdentityChain::read(anna.id(), chain).ok());
    for (qsizetype which = 0; which < chain.size(); ++which) {
        for (qsizetype bit = 0; bit < chain[which].size() * 8; ++bit) {
            QList<QByteArray> altered = chain;
            char& byte = altered[which][bit / 8];
            byte = static_cast<char>(byte ^ (1 << bit % 8));
            QVERIFY(!IdentityChain::read(anna.id(), altered).ok());
        }
    }
    QVERIFY(!IdentityChain::read(randomId<UserId>(), chain).ok());
    QVERIFY(!IdentityChain::read(anna.id(), {chain[1]}).ok());
    QVERIFY(!IdentityChain::read(anna.id(), {chain[1], chain[0]}).ok());
    QVERIFY(!IdentityChain::read(anna.id(), {chain[0], chain[0]}).ok());
}

void AccountTest::reportsTwoManifestsOfOneNumber()
{
    Person anna = makePerson();
    const QByteArray one = nextManifest(anna, [](proof::Manifest& m) { m.suiteMin = 1; });
    const QByteArray two = nextManifest(anna, [](proof::Manifest& m) { m.suiteMin = 2; });
    IdentityChain chain = anna.chain();
    QVERIFY(chain.extend({one}).ok());
    QVERIFY(chain.extend({anna.chain().bytes().first(), one}).ok()); // known ones are no fork
    const ManifestRef head = chain.head();
    QCOMPARE(chain.extend({two}).error().code, ErrorCode::Denied);
    QVERIFY(chain.head() == head);
}

void AccountTest::refusesADeviceThatComesBack()
{
    Person anna = makePerson();
    const AccountKeys second = addDevice(anna);
    const proof::ManifestDevice listed = anna.chain().newest().devices.last();
    QVERIFY(anna.keys
                .extendChain({nextManifest(
                    anna,
                    [&](proof::Manifest& m) {
                        m.devices.removeLast();
                        m.revoked.append({second.device(), m.seq, {}});
                    }
                )})
                .ok());
    QVERIFY(anna.chain().device(second.device())->revoked);
    const QByteArray back = nextManifest(anna, [&](proof::Manifest& m) {
        m.revoked.clear();
        m.devices.append(listed);
    });
    QVERIFY(!anna.keys.extendChain({back}).ok());
}

void AccountTest::survivesTheDisk()
{
    const QByteArray disk = m_account->keys.serialize();
    const auto read = AccountKeys::deserialize(disk);
    QVERIFY(read.ok());
    QVERIFY(read->user() == m_account->keys.user());
    QVERIFY(read->device() == m_account->keys.device());
    QVERIFY(read->signer() == m_account->keys.signer());
    QVERIFY(read->deviceBox().pub() == m_account->keys.deviceBox().pub());
    QCOMPARE(read->serialize(), disk);
}

void AccountTest::refusesDamagedKeysFromDisk()
{
    const QByteArray disk = m_account->keys.serialize();
    for (qsizetype length = 0; length < disk.size(); ++length) {
        QCOMPARE(AccountKeys::deserialize(disk.first(length)).error().code, ErrorCode::Corrupt);
    }
    QByteArray foreign = disk;
    const QByteArray seed = m_account->keys.deviceKey().seed().view().toByteArray();
    foreign.replace(seed, QByteArray(32, 'x'));
    QCOMPARE(AccountKeys::deserialize(foreign).error().code, ErrorCode::Corrupt);
}

void AccountTest::growsOneKeyForEachPurpose()
{
    const auto seed = UserSeed::from(QByteArray(32, 's'));
    QSet<QByteArray> grown;
    grown << userBoxOf(seed).seed().view().toByteArray() << vaultKeyOf(seed).view().toByteArray()
          << blindKeyOf(seed).view().toByteArray() << selfKeyOf(seed).view().toByteArray()
          << seed.view().toByteArray();
    QCOMPARE(grown.size(), 5);
    const auto self = SpaceEpoch::ofSelf(randomId<UserId>(), seed, 1);
    QVERIFY(
        self->wrapKey(protocol::EnvelopeClass::Vault).view() !=
        self->wrapKey(protocol::EnvelopeClass::Content).view()
    );
}

QTEST_APPLESS_MAIN(AccountTest)
#include "tst_account.moc"
