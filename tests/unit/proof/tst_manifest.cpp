// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "codec/cbor_reader.h"
#include "codec/cbor_writer.h"
#include "proof/manifest.h"
#include "protocol/limits.h"

#include <QMap>
#include <QTest>

#include <functional>

using namespace qs;
using namespace qs::proof;
using namespace Qt::StringLiterals;

namespace {

template<typename Key>
Key keyOf(char byte)
{
    return Key::fromSeed(Secret<32>::from(QByteArray(32, byte)));
}

template<typename Id>
Id id(char byte)
{
    return *Id::from(QByteArray(Id::kSize, byte));
}

IdentityKey owner()
{
    return keyOf<IdentityKey>('i');
}

ManifestDevice deviceOf(char byte, quint64 addedSeq)
{
    const auto key = keyOf<DeviceKey>(byte).pub();
    return {deviceIdOf(key), key, id<protocol::DeviceBoxPub>(byte), addedSeq};
}

Manifest first()
{
    Manifest m;
    m.identity = owner().pub();
    m.nonce = id<protocol::Nonce16>('n');
    m.user = userIdOf(m.identity, m.nonce);
    m.seq = 1;
    m.userBox = id<protocol::UserBoxPub>('u');
    m.devices = {deviceOf('a', 1)};
    return m;
}

Manifest successor(const SignedManifest& last)
{
    Manifest m = last.manifest;
    m.seq += 1;
    m.prev = last.hash;
    m.nonce = {};
    return m;
}

Manifest withSecondDevice(const SignedManifest& last)
{
    Manifest m = successor(last);
    m.devices.append(deviceOf('b', m.seq));
    return m;
}

Manifest withSecondDeviceRevoked(const SignedManifest& last)
{
    Manifest m = successor(last);
    const ManifestDevice gone = m.devices.takeLast();
    m.revoked.append({gone.id, m.seq, {{id<Hash32>('s'), 17, id<EnvId>('e')}}});
    m.seedGeneration += 1;
    m.userBox = id<protocol::UserBoxPub>('w');
    return m;
}

// Numbers 1 to 3: one device, two, the second revoked.
QList<SignedManifest> chain()
{
    QList<SignedManifest> made{signManifest(first(), owner())};
    made.append(signManifest(withSecondDevice(made.last()), owner()));
    made.append(signManifest(withSecondDeviceRevoked(made.last()), owner()));
    return made;
}

using Change = std::function<void(Manifest&)>;

// The person changes the identity key: 'j' comes after 'i', and the seed with it.
Manifest renewed(const SignedManifest& last)
{
    Manifest m = manifestAfter(last);
    m.identity = keyOf<IdentityKey>('j').pub();
    m.seedGeneration += 1;
    vouchAsSuccessor(m, owner());
    return m;
}

// Password and paper are lost: a device says that 'j' comes next.
Manifest resetBy(const SignedManifest& last, char device)
{
    Manifest m = manifestAfter(last);
    m.identity = keyOf<IdentityKey>('j').pub();
    vouchAsDevice(m, keyOf<DeviceKey>(device));
    return m;
}

// The map of the first manifest with one field changed or taken out, signed as it then stands.
QByteArray withField(quint64 changedKey, const QByteArray& item)
{
    const QByteArray bytes = signManifest(first(), owner()).bytes;
    codec::CborReader outer(bytes);
    outer.array(2);
    const QByteArray map = outer.bytes();
    codec::CborReader in(map);
    QMap<quint64, QByteArray> fields;
    in.map([&](quint64 key) { fields[key] = in.skip().toByteArray(); });
    fields[changedKey] = item;
    if (item.isEmpty()) {
        fields.remove(changedKey);
    }
    codec::CborWriter out;
    out.map(fields.size());
    for (auto field = fields.begin(); field != fields.end(); ++field) {
        out.key(field.key()).item(field.value());
    }
    const QByteArray changed = out.take();
    out.array(2).bytes(changed).bytes(owner().sign(sign_context::kManifest, {changed}).view());
    return out.take();
}

} // namespace

class TestManifest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void manifestsReadBackAsTheyWereSigned()
    {
        for (const SignedManifest& made : chain()) {
            const auto read = readManifest(made.bytes);
            QVERIFY2(read.ok(), read.ok() ? "" : qPrintable(read.error().detail));
            QVERIFY(*read == made);
        }
    }

    void aChainOfGoodManifestsIsAccepted()
    {
        QList<QByteArray> bytes;
        for (const SignedManifest& made : chain()) {
            bytes.append(made.bytes);
        }
        const auto read = readChain(bytes);
        QVERIFY(read.ok());
        QVERIFY(*read == chain());
        QVERIFY(!readChain({}).ok());
        QVERIFY(!readChain(bytes.sliced(1)).ok());
        bytes.removeAt(1);
        QVERIFY(!readChain(bytes).ok());
    }

    void aDeviceIsFoundByItsId()
    {
        const Manifest manifest = first();
        QVERIFY(manifest.device(manifest.devices[0].id) == &manifest.devices[0]);
        QVERIFY(!manifest.device(id<DeviceId>('z')));
    }

    void everyFlippedBitAndTruncationIsRefused()
    {
        const QByteArray bytes = chain()[1].bytes;
        for (qsizetype bit = 0; bit < bytes.size() * 8; ++bit) {
            QByteArray flipped = bytes;
            flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << (bit % 8)));
            QVERIFY(!readManifest(flipped).ok());
        }
        for (qsizetype size = 0; size < bytes.size(); ++size) {
            QVERIFY(!readManifest(QByteArrayView(bytes).first(size)).ok());
        }
        QVERIFY(!readManifest(bytes + '\0').ok());
    }

    void aManifestOfAnotherSignerIsRefused()
    {
        QVERIFY(!readManifest(signManifest(first(), keyOf<IdentityKey>('j')).bytes).ok());
    }

    void aManifestThatBreaksARuleIsRefused_data()
    {
        QTest::addColumn<Change>("change");
        const auto row = [](const char* rule, Change change) { QTest::newRow(rule) << change; };
        row("number 0", [](Manifest& m) { m.seq = 0; });
        row("first with a predecessor", [](Manifest& m) { m.prev = id<Hash32>('p'); });
        row("another user id", [](Manifest& m) { m.user = id<UserId>('x'); });
        row("another nonce", [](Manifest& m) { m.nonce = id<protocol::Nonce16>('o'); });
        row("no user", [](Manifest& m) { m.user = {}; });
        row("no device", [](Manifest& m) { m.devices.clear(); });
        row("suite 0", [](Manifest& m) { m.suiteMin = 0; });
        row("device id of another key", [](Manifest& m) { m.devices[0].id = id<DeviceId>('x'); });
        row("the same device twice", [](Manifest& m) { m.devices.append(m.devices[0]); });
        row("a device of the future", [](Manifest& m) { m.devices[0].addedSeq = 2; });
        row("active and revoked", [](Manifest& m) { m.revoked = {{m.devices[0].id, 1, {}}}; });
        row("33 devices", [](Manifest& m) {
            for (int i = 0; i < 32; ++i) {
                m.devices.append(deviceOf(static_cast<char>(128 + i), 1));
            }
        });
    }
    void aManifestThatBreaksARuleIsRefused()
    {
        QFETCH(const Change, change);
        Manifest broken = first();
        QVERIFY(readManifest(signManifest(broken, owner()).bytes).ok());
        change(broken);
        const auto read = readManifest(signManifest(broken, owner()).bytes);
        QVERIFY(!read.ok());
        QCOMPARE(read.error().code, ErrorCode::Invalid);
    }

    void everyFieldMustBeThere()
    {
        for (quint64 key = 1; key <= 11; ++key) {
            QVERIFY2(!readManifest(withField(key, {})).ok(), qPrintable(QString::number(key)));
        }
    }

    void anotherVersionIsRefusedAndNewFieldsAreIgnored()
    {
        QVERIFY(!readManifest(withField(1, QByteArray::fromHex("02"))).ok());
        const auto read = readManifest(withField(20, QByteArray::fromHex("8201f6")));
        QVERIFY(read.ok());
        QVERIFY(read->manifest == first());
        QVERIFY(readManifest(withField(10, QByteArray::fromHex("82018102"))).ok());
    }

    void aManifestHasAnUpperSize()
    {
        const auto filler = [](qsizetype size) {
            codec::CborWriter out;
            out.bytes(QByteArray(size, 'x'));
            return withField(20, out.take());
        };
        QVERIFY(readManifest(filler(protocol::kManifestBytesMax - 1024)).ok());
        QVERIFY(!readManifest(filler(protocol::kManifestBytesMax)).ok());
    }

    void aSuccessorThatBreaksARuleIsRefused_data()
    {
        QTest::addColumn<Change>("change");
        const auto row = [](const char* rule, Change change) { QTest::newRow(rule) << change; };
        row("the same number", [](Manifest& m) { m.seq -= 1; });
        row("a number left out", [](Manifest& m) { m.seq += 1; });
        row("another predecessor", [](Manifest& m) { m.prev = id<Hash32>('p'); });
        row("another user", [](Manifest& m) { m.user = id<UserId>('x'); });
        row("a lower suite", [](Manifest& m) { m.suiteMin = 1; });
        row("a lower generation", [](Manifest& m) { m.seedGeneration -= 1; });
        row("a revoked device is back", [](Manifest& m) {
            m.revoked.clear();
            m.devices.append(deviceOf('b', m.seq));
        });
        row("a revocation is forgotten", [](Manifest& m) { m.revoked.clear(); });
        row("a device vanishes", [](Manifest& m) { m.devices = {deviceOf('c', m.seq)}; });
        row("a revocation dated back", [](Manifest& m) {
            const ManifestDevice gone = m.devices.takeLast();
            m.devices.append(deviceOf('c', m.seq));
            m.revoked.append({gone.id, m.seq - 1, {}});
        });
        row("a revocation of nobody", [](Manifest& m) {
            m.revoked.append({deviceOf('x', 1).id, m.seq, {}});
        });
        row("revoked twice", [](Manifest& m) { m.revoked.append({m.revoked[0].id, m.seq, {}}); });
        row("another box key", [](Manifest& m) { m.userBox = id<protocol::UserBoxPub>('v'); });
        row("a floor is moved", [](Manifest& m) { m.revoked[0].floors[0].n += 1; });
        row("another device box key", [](Manifest& m) { m.devices[0].boxKey = {}; });
        row("another number of adding", [](Manifest& m) { m.devices[0].addedSeq = 2; });
        row("a device added earlier", [](Manifest& m) { m.devices.append(deviceOf('c', 2)); });
    }
    void aSuccessorThatBreaksARuleIsRefused()
    {
        QFETCH(const Change, change);
        SignedManifest last = chain().last();
        last.manifest.suiteMin = 2;
        Manifest next = successor(last);
        QVERIFY(checkSuccessor(last, signManifest(next, owner())).ok());
        change(next);
        const auto outcome = checkSuccessor(last, signManifest(next, owner()));
        QVERIFY(!outcome.ok());
        QCOMPARE(outcome.error().code, ErrorCode::Invalid);
    }

    void anIdentityThatTheOldOneNamesMayFollow()
    {
        const SignedManifest last = chain().last();
        const auto next = signManifest(renewed(last), keyOf<IdentityKey>('j'));
        QVERIFY(readManifest(next.bytes).ok());
        QVERIFY(*readManifest(next.bytes) == next);
        const auto outcome = checkSuccessor(last, next);
        QVERIFY2(outcome.ok(), outcome.ok() ? "" : qPrintable(outcome.error().detail));
        const auto after = signManifest(manifestAfter(next), keyOf<IdentityKey>('j'));
        QVERIFY(checkSuccessor(next, after).ok()); // the word is not repeated
        QVERIFY(!readManifest(signManifest(manifestAfter(next), owner()).bytes).ok());
    }

    void anIdentityThatAKnownDeviceVouchesForMayFollow()
    {
        const SignedManifest last = chain().last();
        const auto next = signManifest(resetBy(last, 'a'), keyOf<IdentityKey>('j'));
        QVERIFY(*readManifest(next.bytes) == next);
        QVERIFY(checkSuccessor(last, next).ok());
    }

    void anIdentityThatNobodyVouchesForIsRefusedByName()
    {
        const SignedManifest last = chain().last();
        Manifest next = manifestAfter(last);
        next.identity = keyOf<IdentityKey>('j').pub();
        const auto outcome = checkSuccessor(last, signManifest(next, keyOf<IdentityKey>('j')));
        QVERIFY(!outcome.ok());
        QCOMPARE(outcome.error().code, ErrorCode::Denied);
    }

    void aWordThatIsNotWorthItIsRefused_data()
    {
        QTest::addColumn<Change>("change");
        const SignedManifest last = chain().last();
        const auto row = [](const char* rule, Change change) { QTest::newRow(rule) << change; };
        row("the old seed", [](Manifest& m) { m.seedGeneration -= 1; });
        row("a new device beside it", [](Manifest& m) { m.devices.append(deviceOf('c', m.seq)); });
        row("another key than was named",
            [](Manifest& m) { m.identity = keyOf<IdentityKey>('k').pub(); });
        row("signed by the new key itself",
            [](Manifest& m) { vouchAsSuccessor(m, keyOf<IdentityKey>('j')); });
        row("a device nobody knows", [last](Manifest& m) { m = resetBy(last, 'z'); });
        row("a revoked device", [last](Manifest& m) { m = resetBy(last, 'b'); });
        row("a device that adds another", [last](Manifest& m) {
            m = resetBy(last, 'a');
            m.devices.append(deviceOf('c', m.seq));
        });
        row("a device that changes the seed", [last](Manifest& m) {
            m = resetBy(last, 'a');
            m.seedGeneration += 1;
        });
        row("a word for an identity that stays", [](Manifest& m) {
            m.identity = owner().pub();
            vouchAsSuccessor(m, owner());
        });
    }
    void aWordThatIsNotWorthItIsRefused()
    {
        QFETCH(const Change, change);
        const SignedManifest last = chain().last();
        Manifest next = renewed(last);
        change(next);
        for (const char key : {'i', 'j', 'k'}) {
            const auto signer = keyOf<IdentityKey>(key);
            if (signer.pub() == next.identity) {
                QVERIFY(!checkSuccessor(last, signManifest(next, signer)).ok());
            }
        }
    }

    void aFaultAnywhereRefusesTheWholeChain()
    {
        const QList<SignedManifest> good = chain();
        for (qsizetype at = 0; at < good.size(); ++at) {
            QList<QByteArray> bytes{good[0].bytes, good[1].bytes, good[2].bytes};
            bytes[at][bytes[at].size() - 1] = static_cast<char>(bytes[at].back() ^ 1);
            QVERIFY(!readChain(bytes).ok());
        }
    }
};

QTEST_APPLESS_MAIN(TestManifest)
#include "tst_manifest.moc"
