// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "unit/crypto/scene.h"

#include <QTest>

#include <thread>

using namespace people;
using namespace Qt::StringLiterals;
using protocol::EnvelopeHeader;

/// Form, signature, lanes and bodies: what an altered or misplaced envelope meets.
class GateTest : public QObject, private Scene
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }

    void opensAnHonestPost();
    void opensOnAnotherThread();
    void refusesEverySingleBitFlip();
    void refusesEveryTruncation();
    void refusesOneMoreByte();
    void refusesSwappedParts();
    void refusesAPostSignedAgainByAThief();
    void refusesAnotherLog();
    void refusesAnotherEpochsKey();
    void refusesLooseAndFalsePadding();
    void refusesPayloadsThatBreakARule();
    void refusesSuitesWithTheWrongWrap();
    void refusesHeadersWhoseFieldsDoNotFit();
    void refusesAHeaderThatContradictsItsBody();
    void waitsForWhatItLacks();
    void waitsForANewerAppWhenToldTo();
    void refusesAManifestThatIsNotInTheChain();
    void keepsLanesTogether();
    void joinsALaneFromBelow();
    void reportsTwoEnvelopesOfOneNumber();
    void countsRefusedContentInTheLane();
    void convergesInAnyOrderOfTwoLanes();
};

void GateTest::opensAnHonestPost()
{
    content::Payload payload = post(u"hello \U0001F33F"_s);
    payload.nameCard = {u"Anna"_s, 12};
    const Sealed sealed = *sealContent(m_anna.keys, *m_epoch, {1, {}}, payload);
    const Verdict verdict = open(sealed.bytes);
    const auto* opened = std::get_if<VerifiedPost>(&verdict);
    QVERIFY2(opened, qPrintable(word(verdict)));
    QVERIFY(opened->payload() == payload);
    QCOMPARE(opened->payloadBytes(), *content::writePayload(payload));
    QVERIFY(opened->envId() == sealed.id);
    QVERIFY(opened->author() == m_anna.id());
    QVERIFY(opened->space() == m_epoch->space());
    QVERIFY(opened->object() == (ObjectRef{m_anna.id(), payload.id}));
    QVERIFY(opened->lane() == (LaneStep{m_epoch->space(), m_anna.keys.device(), 1, sealed.id, {}}));
    QVERIFY(!opened->newVoucher());
}

void GateTest::opensOnAnotherThread()
{
    const Sealed sealed = sealPost(1, {});
    Prepared prepared = Gate::prepare(sealed.bytes, m_epoch->space(), *m_ben);
    QVERIFY(std::holds_alternative<PendingOpen>(prepared));
    std::optional<OpenedEnvelope> opened;
    std::thread worker([&] {
        opened = Gate::openSealed(std::move(*std::get_if<PendingOpen>(&prepared)));
    });
    worker.join();
    QCOMPARE(word(Gate::settle(std::move(*opened), *m_ben)), u"post"_s);
}

void GateTest::refusesEverySingleBitFlip()
{
    const QByteArray sealed = sealPost(1, {}).bytes;
    const SpaceRef annasPublic = proof::spaceOf(m_anna.id(), SpaceKind::Public);
    const QByteArray loud = sealPublic(m_anna.keys, {1, {}}, post(u"all"_s))->bytes;
    QCOMPARE(word(open(sealed)), u"post"_s);
    for (const auto& [bytes, space] : {std::pair(sealed, m_epoch->space()), {loud, annasPublic}}) {
        for (qsizetype bit = 0; bit < bytes.size() * 8; ++bit) {
            QByteArray flipped = bytes;
            flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << bit % 8));
            const Verdict verdict = Gate::open(flipped, space, *m_ben);
            QVERIFY2(
                !std::holds_alternative<VerifiedPost>(verdict), qPrintable(u"bit %1"_s.arg(bit))
            );
        }
    }
}

void GateTest::refusesEveryTruncation()
{
    const QByteArray bytes = sealPost(1, {}).bytes;
    for (qsizetype length = 0; length < bytes.size(); ++length) {
        QCOMPARE(word(open(bytes.first(length))), word(RefuseReason::Malformed));
    }
}

void GateTest::refusesOneMoreByte()
{
    const QByteArray bytes = sealPost(1, {}).bytes;
    QCOMPARE(word(open(bytes + '\0')), word(RefuseReason::Malformed));
    QCOMPARE(word(open('\0' + bytes)), word(RefuseReason::Malformed));
}

void GateTest::refusesSwappedParts()
{
    const QByteArray first = sealPost(1, {}, u"one"_s).bytes;
    const QByteArray second = sealPost(2, randomId<EnvId>(), u"two"_s).bytes;
    const auto a = *protocol::splitEnvelope(first);
    const auto b = *protocol::splitEnvelope(second);
    const QList<std::array<QByteArrayView, 3>> mixes{
        {b.header, a.wrap, a.body},
        {a.header, b.wrap, a.body},
        {a.header, a.wrap, b.body},
        {a.header, b.wrap, b.body},
    };
    for (const auto& [header, wrap, body] : mixes) {
        // As a server could do it, and as the author's own device could.
        const QByteArray mixed = protocol::joinEnvelope({header, wrap, body, a.signature});
        QCOMPARE(word(open(mixed)), word(RefuseReason::Signature));
        const QByteArray signedMix = signAgain(header, wrap, body, m_anna.keys);
        QCOMPARE(word(open(signedMix)), word(RefuseReason::CouldNotOpen));
    }
}

void GateTest::refusesAPostSignedAgainByAThief()
{
    const QByteArray bytes = sealPost(1, {}).bytes;
    const auto parts = *protocol::splitEnvelope(bytes);
    EnvelopeHeader header = *protocol::readHeader(parts.header);
    const Signer thief = m_benSelf.keys.signer();
    header.author = thief.user;
    header.device = thief.device;
    header.manifestSeq = thief.manifest.seq;
    header.manifestHash = thief.manifest.hash;
    m_ben->admit(m_benSelf.id());
    const QByteArray forged =
        signAgain(protocol::writeHeader(header), parts.wrap, parts.body, m_benSelf.keys);
    QCOMPARE(word(open(forged)), word(RefuseReason::CouldNotOpen));

    // And with the author's name left in place the signature is the thief's, not the author's.
    const QByteArray claimed = signAgain(parts.header, parts.wrap, parts.body, m_benSelf.keys);
    QCOMPARE(word(open(claimed)), word(RefuseReason::Signature));
}

void GateTest::refusesAnotherLog()
{
    const QByteArray bytes = sealPost(1, {}).bytes;
    const SpaceRef other{SpaceKind::Circle, randomId<SpaceId>()};
    QCOMPARE(word(Gate::open(bytes, other, *m_ben)), word(RefuseReason::WrongSpace));
    const SpaceRef group{SpaceKind::Group, m_epoch->space().id};
    QCOMPARE(word(Gate::open(bytes, group, *m_ben)), word(RefuseReason::WrongSpace));
}

void GateTest::refusesAnotherEpochsKey()
{
    const auto next =
        beginEpoch(m_anna.keys, m_epoch->space().id, m_epoch, EpochReason::MemberAdded);
    const QByteArray bytes = sealContent(m_anna.keys, *next, {1, {}}, post(u"x"_s))->bytes;
    QCOMPARE(word(open(bytes)), word(HoldReason::NeedsKey));
    m_ben->hold(next);
    QCOMPARE(word(open(bytes)), u"post"_s);

    // The new epoch's name over the old epoch's key.
    const Sealed crafted = craft(
        m_anna.keys,
        [&](EnvelopeHeader& h) {
            h.epoch = next->epoch();
            h.epochRef = next->epochRef();
        },
        *content::writePayload(post(u"x"_s))
    );
    QCOMPARE(word(open(crafted.bytes)), word(RefuseReason::CouldNotOpen));
}

void GateTest::refusesLooseAndFalsePadding()
{
    const QByteArray plain = *content::writePayload(post(u"x"_s));
    QByteArray minimal = plain + '\x80';
    QByteArray generous = proof::pad(plain) + QByteArray(256, '\0');
    QByteArray absent = plain;
    for (const QByteArray& padded : {minimal, generous, absent, proof::pad(plain)}) {
        EnvelopeHeader header = headerFor(m_anna.keys, m_epoch->space(), {1, {}});
        header.epoch = m_epoch->epoch();
        header.epochRef = m_epoch->epochRef();
        const QByteArray h = protocol::writeHeader(header);
        const PostKey key = PostKey::random();
        const auto& wrapKey = m_epoch->wrapKey(header.envelopeClass);
        const QByteArray wrap = proof::caeadSeal(wrapKey, {"W", h}, key.view());
        const QByteArray body = proof::caeadSeal(key, {"B", h}, padded);
        const bool honest = padded == proof::pad(plain);
        QCOMPARE(
            word(open(signAgain(h, wrap, body, m_anna.keys))),
            honest ? u"post"_s : word(RefuseReason::CouldNotOpen)
        );
    }
}

void GateTest::refusesPayloadsThatBreakARule()
{
    const auto none = [](EnvelopeHeader&) {};
    QCOMPARE(word(open(craft(m_anna.keys, none, "rubbish").bytes)), word(RefuseReason::Payload));
    codec::CborWriter out;
    out.map(4).key(1).uint(1).key(2).text(u" ").key(8).uint(1).key(18).bytes(QByteArray(16, 'i'));
    QCOMPARE(word(open(craft(m_anna.keys, none, out.take()).bytes)), word(RefuseReason::Payload));
}

void GateTest::refusesSuitesWithTheWrongWrap()
{
    const QByteArray sealed = sealPost(1, {}).bytes;
    const auto parts = *protocol::splitEnvelope(sealed);
    for (const QByteArrayView wrap : {QByteArrayView(), parts.wrap.chopped(1)}) {
        QCOMPARE(
            word(open(signAgain(parts.header, wrap, parts.body, m_anna.keys))),
            word(RefuseReason::Malformed)
        );
    }
    const SpaceRef annasPublic = proof::spaceOf(m_anna.id(), SpaceKind::Public);
    const QByteArray loud = sealPublic(m_anna.keys, {1, {}}, post(u"all"_s))->bytes;
    const auto open_ = *protocol::splitEnvelope(loud);
    const QByteArray wrapped = signAgain(open_.header, parts.wrap, open_.body, m_anna.keys);
    QCOMPARE(word(Gate::open(wrapped, annasPublic, *m_ben)), word(RefuseReason::Malformed));
}

void GateTest::refusesHeadersWhoseFieldsDoNotFit()
{
    const QByteArray plain = *content::writePayload(post(u"x"_s));
    const auto verdict = [&](const std::function<void(EnvelopeHeader&)>& change) {
        return word(open(craft(m_anna.keys, change, plain).bytes));
    };
    const QString refused = word(RefuseReason::Malformed);
    QCOMPARE(verdict([](EnvelopeHeader& h) { h.prev = randomId<EnvId>(); }), refused);
    QCOMPARE(verdict([](EnvelopeHeader& h) { h.laneN = 2; }), refused);
    QCOMPARE(verdict([](EnvelopeHeader& h) { h.epochRef = std::nullopt; }), refused);
    QCOMPARE(
        verdict([](EnvelopeHeader& h) {
            h.envelopeClass = protocol::EnvelopeClass::Ephemeral;
            h.laneN = 0;
        }),
        refused
    );
}

void GateTest::refusesAHeaderThatContradictsItsBody()
{
    const SpaceRef space = proof::spaceOf(m_anna.id(), SpaceKind::Public);
    const content::Payload payload = post(u"all"_s);
    const QByteArray plain = *content::writePayload(payload);
    const auto verdict = [&](const std::function<void(EnvelopeHeader&)>& change) {
        EnvelopeHeader h = headerFor(m_anna.keys, space, {1, {}});
        h.suite = protocol::Suite::Public;
        h.publicKind = 1;
        h.objectOrRecord = payload.id.bytes();
        change(h);
        return word(Gate::open(signPlain(h, plain, m_anna.keys.deviceKey()).bytes, space, *m_ben));
    };
    QCOMPARE(verdict([](EnvelopeHeader&) {}), u"post"_s);
    const QString refused = word(RefuseReason::Payload);
    QCOMPARE(verdict([](EnvelopeHeader& h) { h.publicKind = 2; }), refused);
    QCOMPARE(verdict([](EnvelopeHeader& h) { h.objectOrRecord = QByteArray(16, 'x'); }), refused);
    const ObjectRef other{m_benSelf.id(), payload.id};
    QCOMPARE(verdict([&](EnvelopeHeader& h) { h.publicRefs = {other, other}; }), refused);
}

void GateTest::waitsForWhatItLacks()
{
    const QByteArray bytes = sealPost(1, {}).bytes;
    m_ben->forget(m_anna);
    const Verdict stranger = open(bytes);
    QCOMPARE(word(stranger), word(HoldReason::NeedsManifest));
    QVERIFY(std::get_if<Held>(&stranger)->user == m_anna.id());
    m_ben->know(m_anna);

    const AccountKeys second = addDevice(m_anna);
    const QByteArray later = sealContent(second, *m_epoch, {1, {}}, post(u"x"_s))->bytes;
    QCOMPARE(word(open(later)), word(HoldReason::NeedsManifest));
    m_ben->know(m_anna);
    QCOMPARE(word(open(later)), u"post"_s);

    Memory keyless(m_benSelf);
    keyless.know(m_anna);
    QCOMPARE(word(Gate::open(bytes, m_epoch->space(), keyless)), word(HoldReason::NeedsKey));
}

void GateTest::waitsForANewerAppWhenToldTo()
{
    const QByteArray plain = *content::writePayload(post(u"x"_s));
    const auto crit = craft(
        m_anna.keys, [](EnvelopeHeader& h) { h.crit = {77}; }, plain
    );
    QCOMPARE(word(open(crit.bytes)), word(HoldReason::NeedsNewerApp));
    const auto known = craft(
        m_anna.keys, [](EnvelopeHeader& h) { h.crit = {5}; }, plain
    );
    QCOMPARE(word(open(known.bytes)), u"post"_s);
    const auto suite = craft(
        m_anna.keys, [](EnvelopeHeader& h) { h.suite = static_cast<protocol::Suite>(9); }, plain
    );
    QCOMPARE(word(open(suite.bytes)), word(HoldReason::NeedsNewerApp));
    QByteArray version = sealPost(1, {}).bytes;
    version[1] = 2;
    QCOMPARE(word(open(version)), word(HoldReason::NeedsNewerApp));
}

void GateTest::refusesAManifestThatIsNotInTheChain()
{
    const auto other = craft(
        m_anna.keys,
        [](EnvelopeHeader& h) { h.manifestHash = randomId<Hash32>(); },
        *content::writePayload(post(u"x"_s))
    );
    QCOMPARE(word(open(other.bytes)), word(RefuseReason::Manifest));
}

void GateTest::keepsLanesTogether()
{
    const Sealed one = sealPost(1, {});
    const Sealed two = sealPost(2, one.id);
    const Sealed three = sealPost(3, two.id);
    Verdict first = open(one.bytes);
    QCOMPARE(word(first), u"post"_s);
    m_ben->take(std::get_if<VerifiedPost>(&first)->lane());
    const Verdict early = open(three.bytes);
    QCOMPARE(word(early), word(HoldReason::Gap));
    QCOMPARE(std::get_if<Held>(&early)->n, 3u);
    QCOMPARE(word(open(one.bytes)), u"duplicate"_s);
    Verdict second = open(two.bytes);
    QCOMPARE(word(second), u"post"_s);
    m_ben->take(std::get_if<VerifiedPost>(&second)->lane());
    QCOMPARE(word(open(three.bytes)), u"post"_s);
    m_ben->mode = LaneView::Mode::Unordered;
    QCOMPARE(word(open(one.bytes)), u"post"_s);
}

void GateTest::joinsALaneFromBelow()
{
    const Sealed one = sealPost(1, {});
    const Sealed two = sealPost(2, one.id);
    const Sealed impostor = sealPost(1, {}, u"other"_s);
    Verdict later = open(two.bytes); // first sight
    QCOMPARE(word(later), u"post"_s);
    m_ben->take(std::get_if<VerifiedPost>(&later)->lane());
    QCOMPARE(word(open(impostor.bytes)), word(RefuseReason::LaneFork));
    QCOMPARE(word(open(one.bytes)), u"post"_s);
}

void GateTest::reportsTwoEnvelopesOfOneNumber()
{
    const Sealed one = sealPost(1, {});
    const Sealed rival = sealPost(1, {}, u"rival"_s);
    const Sealed upon = sealPost(2, rival.id);
    Verdict first = open(one.bytes);
    m_ben->take(std::get_if<VerifiedPost>(&first)->lane());
    QCOMPARE(word(open(rival.bytes)), word(RefuseReason::LaneFork));
    QCOMPARE(word(open(upon.bytes)), word(RefuseReason::LaneFork));
}

void GateTest::countsRefusedContentInTheLane()
{
    const auto broken = craft(
        m_anna.keys, [](EnvelopeHeader&) {}, "rubbish"
    );
    const Verdict verdict = open(broken.bytes);
    const auto* refused = std::get_if<Refused>(&verdict);
    QVERIFY(refused && refused->lane);
    QVERIFY(refused->lane->id == broken.id);
    m_ben->take(*refused->lane);
    QCOMPARE(word(open(sealPost(2, broken.id).bytes)), u"post"_s);

    QByteArray altered = sealPost(3, broken.id).bytes;
    altered.back() = static_cast<char>(altered.back() ^ 1);
    const Verdict forged = open(altered);
    QVERIFY(!std::get_if<Refused>(&forged)->lane);
}

void GateTest::convergesInAnyOrderOfTwoLanes()
{
    AccountKeys second = addDevice(m_anna);
    m_ben->know(m_anna);
    QList<QByteArray> queue;
    EnvId prevA;
    EnvId prevB;
    for (quint64 n = 1; n <= 20; ++n) {
        const Sealed a = *sealContent(m_anna.keys, *m_epoch, {n, prevA}, post(u"a"_s));
        const Sealed b = *sealContent(second, *m_epoch, {n, prevB}, post(u"b"_s));
        prevA = a.id;
        prevB = b.id;
        queue << b.bytes << a.bytes << a.bytes; // one of them twice
    }
    // First sight is numbers 1; everything else arrives from the back, again and again.
    int posts = 0;
    for (int round = 0; round < 25 && !queue.isEmpty(); ++round) {
        QList<QByteArray> held;
        const auto begin = round == 0 ? queue.first(2) : queue;
        for (auto it = begin.rbegin(); it != begin.rend(); ++it) {
            Verdict verdict = open(*it);
            if (auto* opened = std::get_if<VerifiedPost>(&verdict)) {
                m_ben->take(opened->lane());
                ++posts;
            } else if (std::holds_alternative<Held>(verdict)) {
                held.prepend(*it);
            } else {
                QCOMPARE(word(verdict), u"duplicate"_s);
            }
        }
        queue = round == 0 ? queue.sliced(2) : held;
    }
    QVERIFY(queue.isEmpty());
    QCOMPARE(posts, 40);
}

QTEST_APPLESS_MAIN(GateTest)
#include "tst_gate.moc"
