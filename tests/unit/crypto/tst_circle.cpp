// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "protocol/limits.h"
#include "unit/crypto/people.h"

#include <QTest>

using namespace people;
using namespace Qt::StringLiterals;

/// Epochs, vouchers, invites and letters: how two people come to share a circle.
class CircleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void beginsEpochsThatNameTheirPredecessor();
    void refusesAnyAlteredStatement();
    void refusesAStatementOfSomebodyElse();
    void refusesTheWordOfARevokedDevice();
    void refusesTheWordOfADeviceFromBeforeItsTime();
    void refusesAnotherKeyThanCommitted();
    void givesEachEpochItsOwnToken();
    void sealsAProfileForOneEpoch();
    void refusesAnyAlteredVoucher();
    void carriesAnInviteInALink();
    void understandsLinksThatWereWrapped();
    void saysWhatIsWrongWithALink_data();
    void saysWhatIsWrongWithALink();
    void refusesEveryLinkCutOff();
    void noticesAnotherInviter();
    void carriesARequest();
    void refusesARequestWithoutTheSecret();
    void carriesAGrant();
    void refusesLettersToSomebodyElse();
    void refusesLettersPassedOn();
    void refusesLettersToAnotherGeneration();
    void refusesAnyAlteredLetter();
    void asksForTheSendersChain();
    void refusesALetterInAnothersName();
    void refusesAGrantOfSomebodyElsesCircle();
    void refusesAGrantWithAFalsePart();
    void fitsTheMailbox();
    void refusesUnusableBoxKeys();

private:
    [[nodiscard]] Grant grant() const
    {
        Grant made;
        made.epoch = m_epoch;
        made.fromSeq = 42;
        made.nameCard = {u"Anna"_s, 7};
        made.sealedProfile = *sealProfile(*m_epoch, {{u"Anna"_s, 7}, u"bio"_s});
        made.dropToken = randomToken();
        return made;
    }

    // A letter as its sender could make it, with any statement and voucher in it.
    [[nodiscard]] QByteArray craftGrant(
        const Person& from,
        const Person& to,
        const QByteArray& statement,
        const QByteArray& voucher
    ) const
    {
        codec::CborWriter content;
        content.map(7).key(1).bytes(statement).key(2).bytes(m_epoch->key().view());
        content.key(3).bytes(voucher).key(4).uint(0).key(5);
        content::writeNameCard(content, {u"Anna"_s, 7});
        content.key(6).bytes({}).key(7).bytes(randomToken().view());
        const Signer sender = from.keys.signer();
        codec::CborWriter map;
        map.map(6).key(1).uint(1).key(2).uint(2).key(3).bytes(to.id().view()).key(4).uint(1);
        map.key(5).array(3).bytes(sender.user.view()).bytes(sender.device.view()).array(2);
        map.uint(sender.manifest.seq).bytes(sender.manifest.hash.view());
        map.key(6).bytes(content.take());
        const QByteArray letter = map.take();
        const auto signature = from.keys.deviceKey().sign(proof::sign_context::kGrant, {letter});
        codec::CborWriter out;
        out.array(2).bytes(letter).bytes(signature.view());
        return *sealToBox(to.chain().newest().userBox, proof::pad(out.take()));
    }

    Person m_anna;
    Person m_ben;
    SpaceEpochPtr m_epoch;
};

void CircleTest::init()
{
    m_anna = makePerson();
    m_ben = makePerson();
    m_epoch = beginEpoch(m_anna.keys, randomId<SpaceId>(), nullptr, EpochReason::Created);
}

void CircleTest::beginsEpochsThatNameTheirPredecessor()
{
    const auto next =
        beginEpoch(m_anna.keys, m_epoch->space().id, m_epoch, EpochReason::MemberAdded);
    QCOMPARE(m_epoch->epoch(), 1u);
    QVERIFY(m_epoch->statement().statement.prev.isNull());
    QCOMPARE(next->epoch(), 2u);
    QVERIFY(next->statement().statement.prev == m_epoch->statement().hash);
    QVERIFY(next->key().view() != m_epoch->key().view());
    for (const auto& epoch : {m_epoch, next}) {
        const auto read = readStatement(epoch->statement().bytes);
        QVERIFY(read.ok());
        QVERIFY(*read == epoch->statement());
        QVERIFY(verifyStatement(*read, m_anna.chain()).ok());
        QVERIFY(read->bytes.size() <= protocol::kStatementBytesMax);
    }
}

void CircleTest::refusesAnyAlteredStatement()
{
    const QByteArray bytes = m_epoch->statement().bytes;
    for (qsizetype bit = 0; bit < bytes.size() * 8; ++bit) {
        QByteArray flipped = bytes;
        flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << bit % 8));
        const auto read = readStatement(flipped);
        QVERIFY(!read.ok() || !verifyStatement(*read, m_anna.chain()).ok());
    }
}

void CircleTest::refusesAStatementOfSomebodyElse()
{
    QCOMPARE(verifyStatement(m_epoch->statement(), m_ben.chain()).error().code, ErrorCode::Denied);
}

void CircleTest::refusesTheWordOfARevokedDevice()
{
    const AccountKeys second = addDevice(m_anna);
    const auto epoch = beginEpoch(second, randomId<SpaceId>(), nullptr, EpochReason::Created);
    QVERIFY(verifyStatement(epoch->statement(), m_anna.chain()).ok());
    const QByteArray manifest = nextManifest(m_anna, [&](proof::Manifest& m) {
        m.devices.removeLast();
        m.revoked.append({second.device(), m.seq, {}});
    });
    QVERIFY(m_anna.keys.extendChain({manifest}).ok());
    const auto verified = verifyStatement(epoch->statement(), m_anna.chain());
    QCOMPARE(verified.error().code, ErrorCode::Denied);
}

void CircleTest::refusesTheWordOfADeviceFromBeforeItsTime()
{
    Signer early = m_anna.keys.signer();
    const AccountKeys second = addDevice(m_anna);
    early.device = second.device();
    const QByteArray word = "word";
    const auto signature = second.deviceKey().sign(proof::sign_context::kEpoch, {word});
    const auto verify = [&](const Signer& signer, proof::SignContext context) {
        return m_anna.chain().verify(signer, context, word, signature);
    };
    QVERIFY(verify(second.signer(), proof::sign_context::kEpoch).ok());
    QVERIFY(!verify(second.signer(), proof::sign_context::kVoucher).ok());
    QCOMPARE(verify(early, proof::sign_context::kEpoch).error().code, ErrorCode::Denied);
}

void CircleTest::refusesAnotherKeyThanCommitted()
{
    const auto wrong = SpaceEpoch::ofCircle(SpaceKey::random(), m_epoch->statement());
    QCOMPARE(wrong.error().code, ErrorCode::Corrupt);
    const SpaceKey& key = m_epoch->key();
    QVERIFY(
        keyCommitment(key, m_epoch->space().id, 1) != keyCommitment(key, m_epoch->space().id, 2)
    );
    QVERIFY(
        keyCommitment(key, m_epoch->space().id, 1) != keyCommitment(key, randomId<SpaceId>(), 1)
    );
}

void CircleTest::givesEachEpochItsOwnToken()
{
    const auto next =
        beginEpoch(m_anna.keys, m_epoch->space().id, m_epoch, EpochReason::MemberRemoved);
    QCOMPARE(m_epoch->feedToken().size(), protocol::Token::kSize);
    QVERIFY(m_epoch->feedToken() != next->feedToken());
    QVERIFY(m_epoch->feedTokenHash() == proof::feedTokenHash(m_epoch->feedToken()));
    QVERIFY(m_epoch->feedToken() != m_epoch->key().view());
    const auto self = SpaceEpoch::ofSelf(m_anna.id(), m_anna.keys.seeds().newest(), 1);
    QVERIFY(self->feedToken().isEmpty());
    QVERIFY(!self->epochRef());
}

void CircleTest::sealsAProfileForOneEpoch()
{
    const content::Profile profile{{u"Anna"_s, 7}, u"Botanist"_s};
    const QByteArray sealed = *sealProfile(*m_epoch, profile);
    QVERIFY(*openProfile(*m_epoch, sealed) == profile);
    const auto next =
        beginEpoch(m_anna.keys, m_epoch->space().id, m_epoch, EpochReason::MemberRemoved);
    QCOMPARE(openProfile(*next, sealed).error().code, ErrorCode::Corrupt);
    QCOMPARE(sealed.size(), sealProfile(*m_epoch, {{u"A"_s, 0}, {}})->size());
}

void CircleTest::refusesAnyAlteredVoucher()
{
    const Voucher voucher = signVoucher(m_anna.keys, *m_epoch, m_ben.chain());
    const auto verify = [&](const Voucher& v) {
        return verifyVoucher(v, *m_epoch, m_anna.chain(), m_ben.chain());
    };
    QVERIFY(verify(voucher).ok());
    QVERIFY(*readVoucher(voucher.bytes) == voucher);
    for (qsizetype bit = 0; bit < voucher.bytes.size() * 8; ++bit) {
        QByteArray flipped = voucher.bytes;
        flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << bit % 8));
        const auto read = readVoucher(flipped);
        QVERIFY(!read.ok() || !verify(*read).ok());
    }
    // The owner's own signature over a voucher whose two names for the member disagree.
    for (const QByteArrayView name : {voucher.member.view(), voucher.fingerprint.view()}) {
        QByteArray renamed = voucher.bytes;
        char& byte = renamed[renamed.indexOf(name)];
        byte = static_cast<char>(byte ^ 1);
        codec::CborReader in(renamed);
        in.array(2);
        const QByteArray map = in.bytes();
        const auto signature = m_anna.keys.deviceKey().sign(proof::sign_context::kVoucher, {map});
        codec::CborWriter out;
        out.array(2).bytes(map).bytes(signature.view());
        QCOMPARE(verify(*readVoucher(out.take())).error().code, ErrorCode::Denied);
    }

    // Values beside the bytes are not believed.
    Voucher dressed = signVoucher(m_anna.keys, *m_epoch, m_anna.chain());
    dressed.member = m_ben.id();
    dressed.fingerprint = proof::fingerprintOf(m_ben.chain().identity());
    QCOMPARE(verify(dressed).error().code, ErrorCode::Denied);
}

void CircleTest::carriesAnInviteInALink()
{
    const Invite invite = makeInvite(u"home.example:8443"_s, m_anna.chain(), 1000);
    const QString link = writeInvite(invite);
    QVERIFY(link.startsWith("quicksilver://invite/home.example:8443#"_L1));
    QVERIFY(link.size() <= kInviteLinkMax);
    const auto read = parseInvite(link, 1000);
    QVERIFY(read.ok());
    QVERIFY(*read == invite);
    QVERIFY(checkInviter(*read, m_anna.chain()).ok());
}

void CircleTest::understandsLinksThatWereWrapped()
{
    const Invite invite = makeInvite(u"home.example"_s, m_anna.chain(), 1000);
    QString link = writeInvite(invite);
    link.insert(70, u"\r\n  "_s);
    QVERIFY(*parseInvite(QString(u"  "_s + link + u"\n"_s), 1000) == invite);
}

void CircleTest::saysWhatIsWrongWithALink_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<QString>("detail");
    QTest::newRow("nothing") << QString() << u"not a link"_s;
    QTest::newRow("another scheme") << u"https://home.example/#x"_s << u"not a link"_s;
    QTest::newRow("no host") << u"quicksilver://invite/#AAAA"_s << u"host"_s;
    QTest::newRow("odd host") << u"quicksilver://invite/a/b#AAAA"_s << u"host"_s;
    QTest::newRow("user in host") << u"quicksilver://invite/a@b#AAAA"_s << u"host"_s;
    QTest::newRow("no secret") << u"quicksilver://invite/home.example"_s << u"cut off"_s;
    QTest::newRow("empty secret") << u"quicksilver://invite/home.example#"_s << u"cut off"_s;
    QTest::newRow("no base64") << u"quicksilver://invite/home.example#*"_s << u"altered"_s;
    QTest::newRow("no CBOR") << u"quicksilver://invite/home.example#AAAA"_s << u"altered"_s;
    QTest::newRow("endless") << QString(5000, u'q') << u"not a link"_s;
    QTest::newRow("not latin") << u"quicksilver://invite/home.example#\u4e00"_s << u"altered"_s;
}

void CircleTest::saysWhatIsWrongWithALink()
{
    QFETCH(QString, link);
    QFETCH(QString, detail);
    const auto read = parseInvite(link, 0);
    QCOMPARE(read.error().code, ErrorCode::Invalid);
    QVERIFY2(read.error().detail.contains(detail), qPrintable(read.error().detail));
}

void CircleTest::refusesEveryLinkCutOff()
{
    const Invite invite = makeInvite(u"home.example"_s, m_anna.chain(), 1000);
    const QString link = writeInvite(invite);
    for (qsizetype length = 0; length < link.size(); ++length) {
        QVERIFY(!parseInvite(QStringView(link).first(length), 1000).ok());
    }
    QVERIFY(parseInvite(link, 1000 + kInviteLifetimeMs - 1).ok());
    QCOMPARE(parseInvite(link, 1000 + kInviteLifetimeMs).error().code, ErrorCode::NotFound);
}

void CircleTest::noticesAnotherInviter()
{
    const Invite invite = makeInvite(u"home.example"_s, m_anna.chain(), 1000);
    QCOMPARE(checkInviter(invite, m_ben.chain()).error().code, ErrorCode::Denied);
    Invite altered = invite;
    altered.fingerprint = randomId<Hash32>();
    QCOMPARE(checkInviter(altered, m_anna.chain()).error().code, ErrorCode::Denied);
    altered = invite;
    altered.user = m_ben.id();
    QCOMPARE(checkInviter(altered, m_anna.chain()).error().code, ErrorCode::Denied);
}

void CircleTest::carriesARequest()
{
    const InviteSecret secret = randomInviteSecret();
    const ConnectRequest request{
        inviteProof(secret, m_anna.chain(), m_ben.chain()), {u"Ben"_s, 3}, randomToken()};
    const auto sealed = sealConnectRequest(m_ben.keys, m_anna.chain(), request);
    QVERIFY(sealed.ok());
    const auto letter = openLetter(*sealed, m_anna.keys);
    QVERIFY(letter.ok());
    QCOMPARE(letter->type(), LetterType::ConnectRequest);
    QVERIFY(letter->sender() == m_ben.keys.signer());
    const auto read =
        readConnectRequest(*letter, m_anna.keys, m_ben.chain(), {randomInviteSecret(), secret});
    QVERIFY(read.ok());
    QVERIFY(read->request == request);
    QCOMPARE(read->secretIndex, 1);
    QVERIFY(!readGrant(*letter, m_anna.keys, m_ben.chain()).ok());
}

void CircleTest::refusesARequestWithoutTheSecret()
{
    const InviteSecret secret = randomInviteSecret();
    const auto answer = [&](const Hash32& proof) {
        const ConnectRequest request{proof, {u"Ben"_s, 3}, randomToken()};
        const auto letter =
            openLetter(*sealConnectRequest(m_ben.keys, m_anna.chain(), request), m_anna.keys);
        return readConnectRequest(*letter, m_anna.keys, m_ben.chain(), {secret}).error().code;
    };
    QCOMPARE(answer(randomId<Hash32>()), ErrorCode::Denied);
    QCOMPARE(answer(inviteProof(secret, m_ben.chain(), m_anna.chain())), ErrorCode::Denied);
    // The proof another guest made with the same link is of no use.
    const Person cara = makePerson();
    QCOMPARE(answer(inviteProof(secret, m_anna.chain(), cara.chain())), ErrorCode::Denied);
}

void CircleTest::carriesAGrant()
{
    const Grant sent = grant();
    const auto sealed = sealGrant(m_anna.keys, m_ben.chain(), sent);
    QVERIFY(sealed.ok());
    QVERIFY(!sealed->contains(m_epoch->key().view()));
    const auto letter = openLetter(*sealed, m_ben.keys);
    QVERIFY(letter.ok());
    const auto read = readGrant(*letter, m_ben.keys, m_anna.chain());
    QVERIFY2(read.ok(), read.ok() ? "" : qPrintable(read.error().detail));
    QVERIFY(read->epoch->key().view() == m_epoch->key().view());
    QVERIFY(read->epoch->statement() == m_epoch->statement());
    QVERIFY(read->voucher.member == m_ben.id());
    QCOMPARE(read->fromSeq, 42u);
    QVERIFY(read->nameCard == sent.nameCard);
    QVERIFY(read->dropToken == sent.dropToken);
    QCOMPARE(openProfile(*read->epoch, read->sealedProfile)->bio, u"bio"_s);
}

void CircleTest::refusesLettersToSomebodyElse()
{
    const QByteArray sealed = *sealGrant(m_anna.keys, m_ben.chain(), grant());
    const Person cara = makePerson();
    QCOMPARE(openLetter(sealed, cara.keys).error().code, ErrorCode::Corrupt);
}

void CircleTest::refusesLettersPassedOn()
{
    // Ben, who may read it, seals the very same letter to Cara.
    const QByteArray sealed = *sealGrant(m_anna.keys, m_ben.chain(), grant());
    const QByteArray plain = *userBoxOf(m_ben.keys.seeds().newest()).open(sealed);
    const Person cara = makePerson();
    const QByteArray passedOn = *sealToBox(cara.chain().newest().userBox, plain);
    QCOMPARE(openLetter(passedOn, cara.keys).error().code, ErrorCode::Denied);
}

void CircleTest::refusesLettersToAnotherGeneration()
{
    const QByteArray sealed = *sealGrant(m_anna.keys, m_ben.chain(), grant());
    SeedRing shifted;
    shifted.add(2, m_ben.keys.seeds().newest().copy());
    const AccountKeys later(
        m_ben.keys.deviceKey().copy(),
        DeviceBoxKey::fromSeed(m_ben.keys.deviceBox().seed()),
        std::move(shifted),
        m_ben.chain()
    );
    QCOMPARE(openLetter(sealed, later).error().code, ErrorCode::Denied);

    SeedRing both;
    both.add(1, m_ben.keys.seeds().newest().copy());
    both.add(2, UserSeed::random());
    const AccountKeys grown(
        m_ben.keys.deviceKey().copy(),
        DeviceBoxKey::fromSeed(m_ben.keys.deviceBox().seed()),
        std::move(both),
        m_ben.chain()
    );
    QVERIFY(openLetter(sealed, grown).ok());
}

void CircleTest::refusesAnyAlteredLetter()
{
    const QByteArray sealed = *sealGrant(m_anna.keys, m_ben.chain(), grant());
    const UserBoxKey box = userBoxOf(m_ben.keys.seeds().newest());
    const auto reads = [&](const QByteArray& bytes) {
        const auto letter = openLetter(bytes, m_ben.keys);
        return letter.ok() && readGrant(*letter, m_ben.keys, m_anna.chain()).ok();
    };
    QVERIFY(reads(sealed));
    for (qsizetype byte = 0; byte < sealed.size(); ++byte) {
        QByteArray flipped = sealed;
        flipped[byte] = static_cast<char>(flipped[byte] ^ (1 << byte % 8));
        QVERIFY(!reads(flipped));
    }
    const QByteArray plain = *box.open(sealed);
    for (qsizetype byte = 0; byte < plain.size(); ++byte) {
        QByteArray flipped = plain;
        flipped[byte] = static_cast<char>(flipped[byte] ^ (1 << byte % 8));
        QVERIFY2(!reads(*sealToBox(box.pub(), flipped)), qPrintable(QString::number(byte)));
    }
}

void CircleTest::asksForTheSendersChain()
{
    const IdentityChain known = m_anna.chain();
    (void)addDevice(m_anna);
    const auto letter = openLetter(*sealGrant(m_anna.keys, m_ben.chain(), grant()), m_ben.keys);
    QCOMPARE(readGrant(*letter, m_ben.keys, known).error().code, ErrorCode::NotFound);
    QVERIFY(readGrant(*letter, m_ben.keys, m_anna.chain()).ok());
}

void CircleTest::refusesALetterInAnothersName()
{
    const auto letter = openLetter(*sealGrant(m_anna.keys, m_ben.chain(), grant()), m_ben.keys);
    const Person cara = makePerson();
    QCOMPARE(readGrant(*letter, m_ben.keys, cara.chain()).error().code, ErrorCode::Denied);
}

void CircleTest::refusesAGrantOfSomebodyElsesCircle()
{
    const Person cara = makePerson();
    QCOMPARE(sealGrant(cara.keys, m_ben.chain(), grant()).error().code, ErrorCode::Invalid);

    // Ben was granted Anna's circle and hands its key to Cara in a letter of his own making.
    const QByteArray& statement = m_epoch->statement().bytes;
    const auto fromBen = signVoucher(m_ben.keys, *m_epoch, cara.chain());
    const auto letter = openLetter(craftGrant(m_ben, cara, statement, fromBen.bytes), cara.keys);
    QVERIFY(letter.ok());
    QCOMPARE(readGrant(*letter, cara.keys, m_ben.chain()).error().code, ErrorCode::Denied);
    QCOMPARE(readGrant(*letter, cara.keys, m_anna.chain()).error().code, ErrorCode::Denied);
}

void CircleTest::refusesAGrantWithAFalsePart()
{
    const QByteArray statement = m_epoch->statement().bytes;
    const QByteArray voucher = signVoucher(m_anna.keys, *m_epoch, m_ben.chain()).bytes;
    const auto outcome = [&](const QByteArray& withStatement, const QByteArray& withVoucher) {
        const auto letter =
            openLetter(craftGrant(m_anna, m_ben, withStatement, withVoucher), m_ben.keys);
        return readGrant(*letter, m_ben.keys, m_anna.chain()).ok();
    };
    const auto lastBitFlipped = [](QByteArray bytes) {
        bytes.back() = static_cast<char>(bytes.back() ^ 1);
        return bytes;
    };
    QVERIFY(outcome(statement, voucher));
    QVERIFY(!outcome(lastBitFlipped(statement), voucher));
    QVERIFY(!outcome(statement, lastBitFlipped(voucher)));
}

void CircleTest::fitsTheMailbox()
{
    Grant largest = grant();
    largest.nameCard.name = QString(40, QChar(0x4e00)) + QString(10, u'x');
    largest.sealedProfile = *sealProfile(*m_epoch, {largest.nameCard, QString(300, QChar(0x4e00))});
    const auto sealed = sealGrant(m_anna.keys, m_ben.chain(), largest);
    QVERIFY(sealed.ok());
    QVERIFY(sealed->size() <= protocol::kMailItemBytesMax);
    QVERIFY(readGrant(*openLetter(*sealed, m_ben.keys), m_ben.keys, m_anna.chain()).ok());
    largest.sealedProfile = QByteArray(kSealedProfileBytesMax + 1, 'x');
    QVERIFY(!sealGrant(m_anna.keys, m_ben.chain(), largest).ok());
    QVERIFY(!openLetter(QByteArray(5000, 'x'), m_ben.keys).ok());
}

void CircleTest::refusesUnusableBoxKeys()
{
    const auto one = *protocol::UserBoxPub::from('\1' + QByteArray(31, '\0'));
    QCOMPARE(sealToBox(protocol::UserBoxPub(), "x").error().code, ErrorCode::Invalid);
    QCOMPARE(sealToBox(one, "x").error().code, ErrorCode::Invalid);
}

QTEST_APPLESS_MAIN(CircleTest)
#include "tst_circle.moc"
