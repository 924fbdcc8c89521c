// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "unit/crypto/scene.h"

#include <QTest>

using namespace people;
using namespace Qt::StringLiterals;
using protocol::EnvelopeHeader;

/// Who may write what where: what the gate asks once an envelope is genuine.
class AuthorityTest : public QObject, private Scene
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }

    void opensPublicAndOwnPosts();
    void refusesDevicesThatWereNotThere();
    void refusesARevokedDevicePastItsFloor();
    void letsStrangersInByVoucherAlone();
    void refusesVouchersForSomethingElse();
    void asksForTheOwnerOfAVoucher();
    void refusesPostsOfGuests();
    void refusesEditsAndRemovalsByOthers();
    void refusesOthersOwnSpaces();
    void showsUnknownKindsAsSuch();
    void takesAStubAtItsPlaceInTheLane();
    void refusesAStubThatWasAltered();
    void passesOnWhatItsAuthorSignedAndNothingElse();
    void opensRecords();
    void refusesRecordsUnderAnotherName();
};

void AuthorityTest::opensPublicAndOwnPosts()
{
    const SpaceRef annasPublic = proof::spaceOf(m_anna.id(), SpaceKind::Public);
    const Sealed loud = *sealPublic(m_anna.keys, {1, {}}, post(u"all"_s), {u"tag"_s});
    QCOMPARE(word(Gate::open(loud.bytes, annasPublic, *m_ben)), u"post"_s);

    Memory anna(m_anna);
    anna.holdSeed(m_anna);
    const auto self = SpaceEpoch::ofSelf(m_anna.id(), m_anna.keys.seeds().newest(), 1);
    const Sealed quiet = *sealContent(m_anna.keys, *self, {1, {}}, post(u"me"_s));
    QCOMPARE(word(Gate::open(quiet.bytes, self->space(), anna)), u"post"_s);
    QCOMPARE(word(Gate::open(quiet.bytes, self->space(), *m_ben)), word(HoldReason::NeedsKey));
}

void AuthorityTest::refusesDevicesThatWereNotThere()
{
    const Person stranger = makePerson();
    const QByteArray plain = *content::writePayload(post(u"x"_s));
    const auto asAnna = [&](EnvelopeHeader& h) {
        const Signer anna = m_anna.keys.signer();
        h.author = anna.user;
        h.manifestSeq = anna.manifest.seq;
        h.manifestHash = anna.manifest.hash;
    };
    const auto foreign = craft(stranger.keys, asAnna, plain);
    QCOMPARE(word(open(foreign.bytes)), word(RefuseReason::Device));

    // A device of Anna's that signs under a manifest from before its time.
    const Signer before = m_anna.keys.signer();
    const AccountKeys second = addDevice(m_anna);
    m_ben->know(m_anna);
    const auto early = craft(
        second,
        [&](EnvelopeHeader& h) {
            h.manifestSeq = before.manifest.seq;
            h.manifestHash = before.manifest.hash;
        },
        plain
    );
    QCOMPARE(word(open(early.bytes)), word(RefuseReason::Device));
}

void AuthorityTest::refusesARevokedDevicePastItsFloor()
{
    const AccountKeys second = addDevice(m_anna);
    const auto at = [&](quint64 n, const EnvId& prev) {
        return *sealContent(second, *m_epoch, {n, prev}, post(u"x"_s));
    };
    const Sealed first = at(1, {});
    const Sealed recognized = at(2, first.id);
    const Sealed rival = at(2, first.id);
    const Sealed later = at(3, recognized.id);
    const QByteArray manifest = nextManifest(m_anna, [&](proof::Manifest& m) {
        m.devices.removeLast();
        m.revoked.append(
            {second.device(), m.seq, {{floorNameOf(m_epoch->space()), 2, recognized.id}}}
        );
    });
    QVERIFY(m_anna.keys.extendChain({manifest}).ok());
    m_ben->know(m_anna);
    m_ben->mode = LaneView::Mode::OpensRange;
    QCOMPARE(word(open(first.bytes)), u"post"_s);
    QCOMPARE(word(open(recognized.bytes)), u"post"_s);
    QCOMPARE(word(open(rival.bytes)), word(RefuseReason::Device));
    QCOMPARE(word(open(later.bytes)), word(RefuseReason::Device));

    const auto elsewhere =
        beginEpoch(m_anna.keys, randomId<SpaceId>(), nullptr, EpochReason::Created);
    m_ben->hold(elsewhere);
    const Sealed other = *sealContent(second, *elsewhere, {1, {}}, post(u"x"_s));
    QCOMPARE(word(Gate::open(other.bytes, elsewhere->space(), *m_ben)), word(RefuseReason::Device));
}

void AuthorityTest::letsStrangersInByVoucherAlone()
{
    const Person cara = makePerson();
    m_ben->know(cara);
    content::Payload reply = replyTo({m_anna.id(), randomId<ObjectId>()}, u"hi"_s);
    const auto sealed = [&] { return sealContent(cara.keys, *m_epoch, {1, {}}, reply)->bytes; };
    QCOMPARE(word(open(sealed())), word(RefuseReason::Authority));

    const Voucher voucher = signVoucher(m_anna.keys, *m_epoch, cara.chain());
    reply.voucher = voucher.bytes;
    const Verdict verdict = open(sealed());
    QCOMPARE(word(verdict), u"post"_s);
    QVERIFY(*std::get_if<VerifiedPost>(&verdict)->newVoucher() == voucher);

    reply.voucher.clear();
    m_ben->admit(cara.id());
    QCOMPARE(word(open(sealed())), u"post"_s);
}

void AuthorityTest::refusesVouchersForSomethingElse()
{
    const Person cara = makePerson();
    m_ben->know(cara);
    content::Payload reply = replyTo({m_anna.id(), randomId<ObjectId>()}, u"hi"_s);
    const auto verdict = [&](const QByteArray& voucher) {
        reply.voucher = voucher;
        return word(open(sealContent(cara.keys, *m_epoch, {1, {}}, reply)->bytes));
    };
    const QString refused = word(RefuseReason::Authority);
    const auto otherCircle =
        beginEpoch(m_anna.keys, randomId<SpaceId>(), nullptr, EpochReason::Created);
    const auto nextEpoch =
        beginEpoch(m_anna.keys, m_epoch->space().id, m_epoch, EpochReason::MemberRemoved);
    QCOMPARE(verdict(signVoucher(m_anna.keys, *otherCircle, cara.chain()).bytes), refused);
    QCOMPARE(verdict(signVoucher(m_anna.keys, *nextEpoch, cara.chain()).bytes), refused);
    QCOMPARE(verdict(signVoucher(m_anna.keys, *m_epoch, m_benSelf.chain()).bytes), refused);
    QCOMPARE(verdict(signVoucher(cara.keys, *m_epoch, cara.chain()).bytes), refused);
    QCOMPARE(verdict(signVoucher(m_benSelf.keys, *m_epoch, cara.chain()).bytes), refused);
    QCOMPARE(verdict("rubbish"), refused);

    const QByteArray honest = signVoucher(m_anna.keys, *m_epoch, cara.chain()).bytes;
    QCOMPARE(verdict(honest), u"post"_s);
    for (qsizetype bit = 0; bit < honest.size() * 8; ++bit) {
        QByteArray flipped = honest;
        flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << bit % 8));
        QVERIFY2(verdict(flipped) != u"post"_s, qPrintable(u"bit %1"_s.arg(bit)));
    }
}

void AuthorityTest::asksForTheOwnerOfAVoucher()
{
    const Person cara = makePerson();
    m_ben->know(cara);
    content::Payload reply = replyTo({m_anna.id(), randomId<ObjectId>()}, u"hi"_s);
    (void)addDevice(m_anna); // Ben does not know the manifest the voucher names
    reply.voucher = signVoucher(m_anna.keys, *m_epoch, cara.chain()).bytes;
    const QByteArray bytes = sealContent(cara.keys, *m_epoch, {1, {}}, reply)->bytes;
    const Verdict early = open(bytes);
    QCOMPARE(word(early), word(HoldReason::NeedsOwner));
    QVERIFY(std::get_if<Held>(&early)->user == m_anna.id());
    m_ben->know(m_anna);
    QCOMPARE(word(open(bytes)), u"post"_s);
}

void AuthorityTest::refusesPostsOfGuests()
{
    m_ben->admit(m_benSelf.id());
    const auto guest = [&](const content::Payload& p) {
        return word(open(sealContent(m_benSelf.keys, *m_epoch, {1, {}}, p)->bytes));
    };
    QCOMPARE(guest(post(u"mine?"_s)), word(RefuseReason::Authority));
    QCOMPARE(guest(replyTo({m_anna.id(), randomId<ObjectId>()}, u"fine"_s)), u"post"_s);
}

void AuthorityTest::refusesEditsAndRemovalsByOthers()
{
    m_ben->admit(m_benSelf.id());
    for (const auto kind : {content::PayloadKind::Edit, content::PayloadKind::Removal}) {
        content::Payload p = post(u"better"_s);
        p.kind = kind;
        p.base = kind == content::PayloadKind::Edit ? randomId<EnvId>() : EnvId();
        p.target = {m_anna.id(), randomId<ObjectId>()};
        const auto by = [&](const Person& person) {
            return word(open(sealContent(person.keys, *m_epoch, {1, {}}, p)->bytes));
        };
        QCOMPARE(by(m_benSelf), word(RefuseReason::Authority));
        QCOMPARE(by(m_anna), u"post"_s);
    }
}

void AuthorityTest::refusesOthersOwnSpaces()
{
    // Anna signs into Ben's public space.
    const SpaceRef bens = proof::spaceOf(m_benSelf.id(), SpaceKind::Public);
    const content::Payload payload = post(u"x"_s);
    EnvelopeHeader h = headerFor(m_anna.keys, bens, {1, {}});
    h.suite = protocol::Suite::Public;
    h.publicKind = 1;
    h.objectOrRecord = payload.id.bytes();
    const Sealed sealed = signPlain(h, *content::writePayload(payload), m_anna.keys.deviceKey());
    QCOMPARE(word(Gate::open(sealed.bytes, bens, *m_ben)), word(RefuseReason::Authority));

    // Somebody who learned my seed, but is not me, writes into my own space.
    m_ben->holdSeed(m_benSelf);
    const auto self = SpaceEpoch::ofSelf(m_benSelf.id(), m_benSelf.keys.seeds().newest(), 1);
    const Sealed inside = *sealContent(m_anna.keys, *self, {1, {}}, payload);
    QCOMPARE(word(Gate::open(inside.bytes, self->space(), *m_ben)), word(RefuseReason::Authority));

    // Not even with the key at hand is somebody else's own space mine to read.
    const auto annas = SpaceEpoch::ofSelf(m_anna.id(), m_anna.keys.seeds().newest(), 1);
    m_ben->hold(annas);
    const Sealed hers = *sealContent(m_anna.keys, *annas, {1, {}}, payload);
    QCOMPARE(word(Gate::open(hers.bytes, annas->space(), *m_ben)), word(RefuseReason::Authority));
}

void AuthorityTest::showsUnknownKindsAsSuch()
{
    codec::CborWriter out;
    out.map(3).key(1).uint(99).key(8).uint(5).key(40).text(u"poll");
    const auto sealed = craft(
        m_anna.keys, [](EnvelopeHeader&) {}, out.take()
    );
    const Verdict verdict = open(sealed.bytes);
    QCOMPARE(word(verdict), u"post"_s);
    QVERIFY(!std::get_if<VerifiedPost>(&verdict)->payload().isKnown());
    QVERIFY(std::get_if<VerifiedPost>(&verdict)->object().isNull());
}

void AuthorityTest::takesAStubAtItsPlaceInTheLane()
{
    const Sealed first = sealPost(1, {});
    const Sealed second = sealPost(2, first.id);
    const Verdict verdict = open(*proof::stubOf(first.bytes));
    const auto* const stub = std::get_if<VerifiedStub>(&verdict);
    QVERIFY2(stub, qPrintable(word(verdict)));
    QVERIFY(stub->envId() == first.id);
    QVERIFY(stub->author() == m_anna.id());
    m_ben->take(stub->lane());
    QCOMPARE(word(open(first.bytes)), u"duplicate"_s); // the whole of it is no news
    QCOMPARE(word(open(second.bytes)), u"post"_s);     // and the lane goes on
}

void AuthorityTest::refusesAStubThatWasAltered()
{
    const QByteArray stub = *proof::stubOf(sealPost(1, {}).bytes);
    QCOMPARE(word(open(stub)), u"stub"_s);
    for (qsizetype byte = 0; byte < stub.size(); ++byte) {
        QByteArray flipped = stub;
        flipped[byte] = static_cast<char>(flipped[byte] ^ 1);
        QVERIFY2(word(open(flipped)) != u"stub"_s, qPrintable(QString::number(byte)));
    }
    QCOMPARE(word(open(stub.left(stub.size() - 1))), word(RefuseReason::Malformed));
}

void AuthorityTest::passesOnWhatItsAuthorSignedAndNothingElse()
{
    // Ben writes in a circle of his own about what Anna said in hers.
    const Person reader = makePerson();
    Memory memory(reader);
    memory.know(m_anna);
    memory.know(m_benSelf);
    const auto bens =
        beginEpoch(m_benSelf.keys, randomId<SpaceId>(), nullptr, EpochReason::Created);
    memory.hold(bens);
    const auto passOn = [&](bool mayShare, const UserId& author, bool isAltered) {
        content::Payload original = post(u"between us"_s);
        original.mayShare = mayShare;
        const Sealed sealed = *sealContent(m_anna.keys, *m_epoch, {1, {}}, original);
        const auto parts = *protocol::splitEnvelope(sealed.bytes);
        content::Payload repost = post({});
        repost.kind = content::PayloadKind::Repost;
        repost.target = {author, original.id};
        repost.original = sealed.bytes;
        repost.originalKey = openPostKey(parts, m_epoch->wrapKey(protocol::EnvelopeClass::Content))
                                 ->view()
                                 .toByteArray();
        if (isAltered) {
            repost.original[repost.original.size() - 100] ^= 1;
        }
        const Sealed outer = *sealContent(m_benSelf.keys, *bens, {1, {}}, repost);
        return Gate::open(outer.bytes, bens->space(), memory);
    };
    const Verdict good = passOn(true, m_anna.id(), false);
    const auto* const passed = std::get_if<VerifiedPost>(&good);
    QVERIFY2(passed && passed->carried(), qPrintable(word(good)));
    QCOMPARE(passed->carried()->payload.text, u"between us"_s);
    QVERIFY(passed->carried()->ref.author == m_anna.id());
    QCOMPARE(word(passOn(false, m_anna.id(), false)), word(RefuseReason::Payload));
    QCOMPARE(word(passOn(true, m_benSelf.id(), false)), word(RefuseReason::Payload));
    QCOMPARE(word(passOn(true, m_anna.id(), true)), word(RefuseReason::Payload));
    memory.forget(m_anna);
    QCOMPARE(word(passOn(true, m_anna.id(), false)), word(HoldReason::NeedsManifest));
}

void AuthorityTest::opensRecords()
{
    m_ben->holdSeed(m_benSelf);
    const auto self = SpaceEpoch::ofSelf(m_benSelf.id(), m_benSelf.keys.seeds().newest(), 1);
    const VaultRecord record{9, SettingsRecord{{{u"Ben"_s, 3}, u"bio"_s}, randomId<SpaceId>()}};
    const Sealed sealed = *sealRecord(m_benSelf.keys, *self, {1, {}}, record);
    const Verdict verdict = Gate::open(sealed.bytes, self->space(), *m_ben);
    const auto* opened = std::get_if<VerifiedRecord>(&verdict);
    QVERIFY2(opened, qPrintable(word(verdict)));
    QVERIFY(opened->record() == record);
    QVERIFY(opened->envId() == sealed.id);
    QVERIFY(!sealed.bytes.contains("Ben"));
    for (qsizetype byte = 0; byte < sealed.bytes.size(); ++byte) {
        QByteArray flipped = sealed.bytes;
        flipped[byte] = static_cast<char>(flipped[byte] ^ 4);
        QVERIFY(word(Gate::open(flipped, self->space(), *m_ben)) != u"record"_s);
    }
}

void AuthorityTest::refusesRecordsUnderAnotherName()
{
    m_ben->holdSeed(m_benSelf);
    const UserSeed& seed = m_benSelf.keys.seeds().newest();
    const auto self = SpaceEpoch::ofSelf(m_benSelf.id(), seed, 1);
    const VaultRecord record{9, SettingsRecord{{{u"Ben"_s, 3}, {}}, {}}};
    EnvelopeHeader h = headerFor(m_benSelf.keys, self->space(), {1, {}});
    h.envelopeClass = protocol::EnvelopeClass::Vault;
    h.epoch = 1;
    const auto named = [&](const RecordId& name, const WrapKey& key, const QByteArray& plain) {
        h.objectOrRecord = name.bytes();
        const auto sealed =
            sealWith(h, plain, key, m_benSelf.keys.deviceKey(), SealRandomness::fresh());
        return word(Gate::open(sealed.bytes, self->space(), *m_ben));
    };
    const WrapKey& vault = self->wrapKey(protocol::EnvelopeClass::Vault);
    const WrapKey& content = self->wrapKey(protocol::EnvelopeClass::Content);
    const RecordId right = recordIdOf(record.type(), record.target(), blindKeyOf(seed));
    const RecordId wrong = recordIdOf(record.type(), "other", blindKeyOf(seed));
    const QByteArray plain = *writeRecord(record);
    QCOMPARE(named(right, vault, plain), u"record"_s);
    QCOMPARE(named(wrong, vault, plain), word(RefuseReason::Payload));
    QCOMPARE(named(right, content, plain), word(RefuseReason::CouldNotOpen));
    QCOMPARE(named(right, vault, "rubbish"), word(RefuseReason::Payload));

    codec::CborWriter later;
    later.map(3).key(1).uint(900).key(2).uint(1).key(3).map(0);
    QCOMPARE(named(right, vault, later.take()), u"record"_s); // kept for a newer version
}

QTEST_APPLESS_MAIN(AuthorityTest)
#include "tst_authority.moc"
