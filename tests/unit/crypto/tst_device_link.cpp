// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "crypto/device_change.h"
#include "crypto/device_link.h"
#include "unit/crypto/people.h"

#include <QTest>

#include <random>

using namespace people;
using namespace Qt::StringLiterals;

namespace {

const QString kPassword = u"correct horse battery"_s;
const DeviceLabel kPhone{u"Phone"_s, u"Debian 12"_s};
const ServerId kServer = *ServerId::from(QByteArray(32, 's'));

PasswordKeys somePasswordKeys()
{
    KdfPolicy policy;
    policy.preferred = policy.floor;
    auto keys = derivePasswordKeys(
        kPassword, *protocol::Salt::from(QByteArray(16, 's')), policy.floor, policy
    );
    return std::move(keys).value();
}

Keyring someKeyring()
{
    Keyring keyring;
    keyring.recoveryWrap = RecoveryWrapKey::random();
    return keyring;
}

OpenedAccount opened(const Person& person)
{
    OpenedAccount account;
    account.keyring.user = person.id();
    account.keyring.identity = proof::IdentityKey::fromSeed(person.identity.seed());
    account.keyring.seeds = person.keys.seeds().copy();
    account.keyring.recoveryWrap = RecoveryWrapKey::random();
    account.keyring.manifest = person.chain().head();
    account.chain = person.chain();
    return account;
}

// One bit, one manifest, one place: whatever is changed of a chain, nobody takes it.
void refusesEveryAlteration(
    const UserId& user,
    const QList<QByteArray>& bytes,
    std::mt19937& random
)
{
    for (qsizetype at = 0; at < bytes.size(); ++at) {
        QList<QByteArray> changed = bytes;
        const qsizetype place = qsizetype(random() % quint32(bytes[at].size()));
        changed[at][place] = static_cast<char>(changed[at][place] ^ (1 << (random() % 8)));
        QVERIFY(!IdentityChain::read(user, changed).ok());
        changed = bytes;
        changed.removeAt(at);
        QVERIFY(at == bytes.size() - 1 || !IdentityChain::read(user, changed).ok());
        if (at > 0) {
            changed = bytes;
            changed.swapItemsAt(at, at - 1);
            QVERIFY(!IdentityChain::read(user, changed).ok());
        }
    }
}

/// A link that has come as far as the digits.
struct Meeting
{
    LinkNewcomer newcomer{kServer};
    std::optional<LinkHost> host;
    Introduction introduction;

    Meeting()
    {
        auto begun = LinkHost::begin(*readLinkCode(writeLinkCode(newcomer.code())), kServer);
        host = std::move(*begun);
        const auto said = newcomer.answer(host->hello(), kPhone, 7);
        introduction = *host->meet(*said);
    }
};

} // namespace

class DeviceLinkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_keys = somePasswordKeys(); }

    void carriesAnAccountToANewDevice();
    void aCodeReadsBackAndEverySlipIsSeen();
    void onlyWhoReadTheCodeIsUnderstood();
    void alteredMessagesAreRefused();
    void aManifestThatIsNotAboutTheNewcomerIsRefused();
    void theDigitsDifferForEachPairOfEnds();
    void aSeedOpensForItsDeviceAlone();
    void aSeedNobodyNamedIsRefused();
    void anyLegalHistoryEndsInOneStateForEverybody_data();
    void anyLegalHistoryEndsInOneStateForEverybody();

private:
    PasswordKeys m_keys;
};

void DeviceLinkTest::carriesAnAccountToANewDevice()
{
    Person anna = makePerson();
    Meeting meeting;
    QVERIFY(meeting.introduction.label == kPhone);
    QCOMPARE(meeting.introduction.atMs, 7U);
    QVERIFY(meeting.host->isDigits(meeting.newcomer.digits()));
    QVERIFY(meeting.host->isDigits(
        u" "_s + meeting.newcomer.digits().left(3) + u" "_s + meeting.newcomer.digits().mid(3)
    ));
    QVERIFY(!meeting.host->isDigits(u"12345"_s));
    const auto change = admitDevice(
        opened(anna), m_keys, anna.keys, meeting.introduction.signKey, meeting.introduction.boxKey
    );
    QVERIFY(change.ok());
    QVERIFY(change->seed.isEmpty());
    QVERIFY(anna.keys.extendChain({change->request.manifest}).ok());
    Keyring keyring;
    keyring.recoveryWrap = RecoveryWrapKey::random();
    auto linked =
        meeting.newcomer.enter(meeting.host->welcome(anna.keys, anna.chain(), keyring, u"anna"_s));
    QVERIFY2(linked.ok(), linked.ok() ? "" : qPrintable(linked.error().detail));
    QCOMPARE(linked->username, u"anna"_s);
    QVERIFY(linked->keys.isActive());
    QVERIFY(linked->keys.seeds().newest().view() == anna.keys.seeds().newest().view());
    QVERIFY(linked->recoveryWrap.view() == keyring.recoveryWrap.view());
    QVERIFY(linked->psk.view() == meeting.host->psk().view());
    QVERIFY(linked->host == anna.keys.device());
}

void DeviceLinkTest::aCodeReadsBackAndEverySlipIsSeen()
{
    const LinkCode code = LinkNewcomer(kServer).code();
    const QString text = writeLinkCode(code);
    QVERIFY(text.size() < 180);
    QVERIFY(*readLinkCode(text) == code);
    QVERIFY(*readLinkCode(text.left(40) + u"\n "_s + text.mid(40)) == code);
    for (qsizetype at = 5; at < text.size(); ++at) {
        QString slipped = text;
        slipped[at] = slipped[at] == u'A' ? u'B' : u'A';
        const auto read = readLinkCode(slipped);
        // The last character carries bits that mean nothing.
        QVERIFY(!read.ok() || (at == text.size() - 1 && *read == code));
    }
    QCOMPARE(readLinkCode(text.chopped(3)).error().code, ErrorCode::Corrupt);
    QCOMPARE(readLinkCode(u"quicksilver://invite/x#y").error().code, ErrorCode::Invalid);
    QCOMPARE(readLinkCode(u"QSL2:abc").error().code, ErrorCode::Incompatible);
    QCOMPARE(
        LinkHost::begin(code, *ServerId::from(QByteArray(32, 't'))).error().code,
        ErrorCode::WrongServer
    );
}

void DeviceLinkTest::onlyWhoReadTheCodeIsUnderstood()
{
    // The server puts itself between, with keys of its own: it never saw the secret.
    LinkNewcomer newcomer(kServer);
    LinkCode guessed = newcomer.code();
    guessed.secret = *LinkSecret::from(QByteArray(32, 'x'));
    auto between = LinkHost::begin(guessed, kServer);
    const auto said = newcomer.answer(between->hello(), kPhone, 7);
    QVERIFY(said.ok());
    QCOMPARE(between->meet(*said).error().code, ErrorCode::Corrupt);
    // And having answered once, the newcomer answers nobody else.
    auto honest = LinkHost::begin(newcomer.code(), kServer);
    QCOMPARE(newcomer.answer(honest->hello(), kPhone, 7).error().code, ErrorCode::Denied);
}

void DeviceLinkTest::alteredMessagesAreRefused()
{
    LinkNewcomer newcomer(kServer);
    auto host = LinkHost::begin(newcomer.code(), kServer);
    QVERIFY(!newcomer.answer("too short", kPhone, 7).ok());
    QVERIFY(!newcomer.answer(QByteArray(32, '\0'), kPhone, 7).ok()); // a point of low order
    auto said = *newcomer.answer(host->hello(), kPhone, 7);
    for (qsizetype at = 0; at < said.size(); at += 17) {
        QByteArray altered = said;
        altered[at] = static_cast<char>(altered[at] ^ 1);
        QVERIFY(!host->meet(altered).ok());
    }
    QVERIFY(host->meet(said).ok());
    Person anna = makePerson();
    QByteArray welcome = host->welcome(anna.keys, anna.chain(), someKeyring(), u"anna"_s);
    welcome[welcome.size() / 2] = static_cast<char>(welcome[welcome.size() / 2] ^ 1);
    QCOMPARE(newcomer.enter(welcome).error().code, ErrorCode::Corrupt);
}

void DeviceLinkTest::aManifestThatIsNotAboutTheNewcomerIsRefused()
{
    Person anna = makePerson();
    const auto entering = [&](const std::function<void(Meeting&)>& admit) {
        Meeting meeting;
        admit(meeting);
        return meeting.newcomer
            .enter(meeting.host->welcome(anna.keys, anna.chain(), someKeyring(), u"anna"_s))
            .error()
            .code;
    };
    QCOMPARE(entering([](Meeting&) {}), ErrorCode::Denied); // nobody was added
    QCOMPARE(
        entering([&](Meeting& meeting) { // another box key: seeds would go elsewhere
            const QByteArray next = nextManifest(anna, [&](proof::Manifest& m) {
                m.devices.append(
                    {proof::deviceIdOf(meeting.introduction.signKey),
                     meeting.introduction.signKey,
                     DeviceBoxKey::random().pub(),
                     m.seq}
                );
            });
            QVERIFY(anna.keys.extendChain({next}).ok());
        }),
        ErrorCode::Denied
    );
}

void DeviceLinkTest::theDigitsDifferForEachPairOfEnds()
{
    QSet<QString> seen;
    for (int i = 0; i < 40; ++i) {
        const Meeting meeting;
        QCOMPARE(meeting.newcomer.digits().size(), 6);
        seen.insert(meeting.newcomer.digits());
    }
    QVERIFY(seen.size() > 35);
}

void DeviceLinkTest::aSeedOpensForItsDeviceAlone()
{
    Person anna = makePerson();
    const AccountKeys second = addDevice(anna);
    AccountKeys third = addDevice(anna);
    const DevicePsk psk = DevicePsk::random();
    auto change = revokeDevice(
        opened(anna),
        m_keys,
        anna.keys,
        {second.device(), 0, {}},
        [&](const DeviceId& id) { return id == third.device() ? psk.copy() : DevicePsk(); }
    );
    QVERIFY(change.ok());
    QCOMPARE(change->request.seeds.size(), 2);
    for (const protocol::SealedSeed& seed : change->request.seeds) {
        QVERIFY(seed.sealed.size() <= protocol::kSealedSeedBytesMax);
        const bool isThird = seed.device == third.device();
        const AccountKeys& owner = isThird ? third : anna.keys;
        QVERIFY(!openSeed(second, 2, seed.sealed, {}).ok());
        QVERIFY(!openSeed(owner, 3, seed.sealed, psk.copy()).ok());
        QCOMPARE(openSeed(owner, 2, seed.sealed, {}).ok(), !isThird); // the pair's key is needed
        QVERIFY(openSeed(owner, 2, seed.sealed, psk.copy()).ok());
    }
}

void DeviceLinkTest::aSeedNobodyNamedIsRefused()
{
    Person anna = makePerson();
    QCOMPARE(anna.keys.addSeed(1, UserSeed::random()).error().code, ErrorCode::Denied);
    QCOMPARE(anna.keys.addSeed(2, UserSeed::random()).error().code, ErrorCode::Denied);
    QCOMPARE(anna.keys.seeds().generation(), 1U);
}

void DeviceLinkTest::anyLegalHistoryEndsInOneStateForEverybody_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 20; ++seed) {
        QTest::addRow("seed %u", seed) << seed;
    }
}

// Devices come and go at random. Whoever reads the chain, in one piece or bit by bit, agrees on who
// is active; and no manifest of it may be altered, left out or brought in another order.
void DeviceLinkTest::anyLegalHistoryEndsInOneStateForEverybody()
{
    QFETCH(const quint32, seed);
    std::mt19937 random(seed);
    Person anna = makePerson();
    IdentityChain follower = anna.chain();
    QSet<DeviceId> alive{anna.keys.device()};
    QSet<DeviceId> gone;
    for (int step = 0; step < 12; ++step) {
        QList<DeviceId> others = (alive - QSet<DeviceId>{anna.keys.device()}).values();
        std::ranges::sort(others, {}, [](const DeviceId& id) { return id.bytes(); });
        if (others.isEmpty() || random() % 2 == 0) {
            const auto key = proof::DeviceKey::random();
            const auto change = admitDevice(
                opened(anna), m_keys, anna.keys, key.pub(), DeviceBoxKey::random().pub()
            );
            QVERIFY(change.ok());
            QVERIFY(anna.keys.extendChain({change->request.manifest}).ok());
            alive.insert(proof::deviceIdOf(key.pub()));
        } else {
            const DeviceId chosen = others[qsizetype(random() % quint32(others.size()))];
            auto change =
                revokeDevice(opened(anna), m_keys, anna.keys, {chosen, 0, {}}, [](const DeviceId&) {
                    return DevicePsk();
                });
            QVERIFY(change.ok());
            QVERIFY(anna.keys.extendChain({change->request.manifest}).ok());
            const quint64 generation = anna.chain().newest().seedGeneration;
            QVERIFY(anna.keys.addSeed(generation, std::move(change->seed)).ok());
            alive.remove(chosen);
            gone.insert(chosen);
        }
        if (random() % 3 == 0) {
            QVERIFY(follower.extend(anna.chain().bytes()).ok());
        }
    }
    QVERIFY(follower.extend(anna.chain().bytes()).ok());
    const QList<QByteArray> bytes = anna.chain().bytes();
    const auto whole = IdentityChain::read(anna.id(), bytes);
    QVERIFY(whole.ok());
    for (const IdentityChain& chain : {follower, anna.chain(), *whole}) {
        QVERIFY(chain.head() == anna.chain().head());
        for (const DeviceId& id : alive) {
            QVERIFY(!chain.device(id)->revoked);
        }
        for (const DeviceId& id : gone) {
            QVERIFY(chain.device(id)->revoked);
        }
        QCOMPARE(chain.newest().seedGeneration, quint64(gone.size()) + 1);
    }
    refusesEveryAlteration(anna.id(), bytes, random);
}

QTEST_APPLESS_MAIN(DeviceLinkTest)
#include "tst_device_link.moc"
