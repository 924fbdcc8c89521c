// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "codec/cbor_reader.h"
#include "codec/cbor_writer.h"
#include "protocol/envelope.h"
#include "protocol/limits.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QTest>

using namespace qs;
using namespace qs::protocol;
using namespace Qt::StringLiterals;

namespace {

QByteArray golden(QStringView field)
{
    QFile file(QStringLiteral(QS_TEST_DATA "/envelope.json"));
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    const QJsonObject envelope = QJsonDocument::fromJson(file.readAll())[u"envelope"].toObject();
    return QByteArray::fromHex(envelope[field].toString().toLatin1());
}

template<typename Id>
Id id(char byte)
{
    return *Id::from(QByteArray(Id::kSize, byte));
}

EnvelopeHeader sealedHeader()
{
    EnvelopeHeader h;
    h.author = id<UserId>('a');
    h.device = id<DeviceId>('d');
    h.space = {SpaceKind::Circle, id<SpaceId>('c')};
    h.epoch = 3;
    h.laneN = 8;
    h.prev = id<EnvId>('p');
    h.epochRef = id<Hash32>('e');
    h.manifestSeq = 2;
    h.manifestHash = id<Hash32>('m');
    return h;
}

EnvelopeHeader publicHeader()
{
    EnvelopeHeader h = sealedHeader();
    h.suite = Suite::Public;
    h.space.kind = SpaceKind::Public;
    h.epoch = 0;
    h.epochRef.reset();
    h.publicKind = 1;
    h.objectOrRecord = QByteArray(16, 'o');
    return h;
}

EnvelopeHeader ephemeralHeader()
{
    EnvelopeHeader h = sealedHeader();
    h.envelopeClass = EnvelopeClass::Ephemeral;
    h.laneN = 0;
    h.prev = {};
    return h;
}

EnvelopeHeader vaultHeader()
{
    EnvelopeHeader h = sealedHeader();
    h.envelopeClass = EnvelopeClass::Vault;
    h.space.kind = SpaceKind::Self;
    h.epochRef.reset();
    h.objectOrRecord = QByteArray(16, 'r');
    return h;
}

// The fields of a header by key, each a written item, to break one rule at a time.
using Fields = QMap<quint64, QByteArray>;

Fields fieldsOf(const EnvelopeHeader& header)
{
    const QByteArray bytes = writeHeader(header);
    codec::CborReader in(bytes);
    Fields fields;
    in.map([&](quint64 key) { fields[key] = in.skip().toByteArray(); });
    return fields;
}

QByteArray bytesOf(const Fields& fields)
{
    codec::CborWriter out;
    out.map(fields.size());
    for (auto field = fields.begin(); field != fields.end(); ++field) {
        out.key(field.key()).item(field.value());
    }
    return out.take();
}

QByteArray item(const char* hex)
{
    return QByteArray::fromHex(hex);
}

QByteArray listOf(qsizetype count, const QByteArray& each)
{
    codec::CborWriter out;
    out.array(count);
    for (qsizetype i = 0; i < count; ++i) {
        out.item(each);
    }
    return out.take();
}

void addBroken(const char* rule, Fields fields, quint64 key, const QByteArray& value)
{
    fields[key] = value;
    QTest::newRow(rule) << bytesOf(fields) << false;
}

void addNewer(const char* rule, Fields fields, quint64 key, const char* hex)
{
    fields[key] = item(hex);
    QTest::newRow(rule) << bytesOf(fields) << true;
}

QByteArray id16()
{
    return item("50") + QByteArray(16, 'i');
}

QByteArray id32()
{
    return item("5820") + QByteArray(32, 'i');
}

void addBrokenRequired()
{
    const Fields sealed = fieldsOf(sealedHeader());
    const Fields open = fieldsOf(publicHeader());
    const Fields ephemeral = fieldsOf(ephemeralHeader());
    addNewer("suite 0", sealed, 1, "00");
    addNewer("suite 3", sealed, 1, "03");
    addNewer("unknown critical field", sealed, 13, "811818");
    addNewer("critical field 0", sealed, 13, "8100");
    addNewer("unknown among known critical fields", sealed, 13, "82021818");
    addBroken("class 0", sealed, 2, item("00"));
    addBroken("class 5", sealed, 2, item("05"));
    addBroken("class is text", sealed, 2, item("6131"));
    addBroken("author of 31 bytes", sealed, 3, item("581f") + QByteArray(31, 'a'));
    addBroken("device of 17 bytes", sealed, 4, item("51") + QByteArray(17, 'd'));
    addBroken("space without epoch", sealed, 5, item("8201") + id16());
    addBroken("space kind 5", sealed, 5, item("8305") + id16() + item("03"));
    addBroken("number 0 outside class 4", sealed, 6, item("00"));
    addBroken("a number in class 4", ephemeral, 6, item("01"));
    addBroken("a prev in class 4", ephemeral, 7, id32());
    addBroken("epoch reference of 16 bytes", sealed, 8, id16());
    addBroken("manifest reference without hash", sealed, 9, item("8101"));
    addBroken("suite 2 in a circle", open, 5, sealed[5]);
    addBroken("suite 1 in a public space", sealed, 5, open[5]);
    addBroken("a public epoch", open, 5, item("8303") + id16() + item("01"));
}

void addBrokenOptional()
{
    const Fields sealed = fieldsOf(sealedHeader());
    const Fields open = fieldsOf(publicHeader());
    const Fields vault = fieldsOf(vaultHeader());
    addBroken("17 attachments", sealed, 10, listOf(17, id16()));
    addBroken("expiry is text", sealed, 11, item("6131"));
    addBroken("references in a sealed one", sealed, 12, item("81") + item("82") + id32() + id16());
    addBroken("three references", open, 12, listOf(3, item("82") + id32() + id16()));
    addBroken("nine critical fields", sealed, 13, listOf(9, item("01")));
    addBroken("kind in a sealed one", sealed, 14, item("01"));
    addBroken("tag in a sealed one", sealed, 15, item("816161"));
    addBroken("nine tags", open, 15, listOf(9, item("6161")));
    addBroken("tag of 129 bytes", open, 15, item("817881") + QByteArray(129, 't'));
    addBroken("object id in a sealed one", sealed, 16, id16());
    addBroken("object id of 15 bytes", open, 16, item("4f") + QByteArray(15, 'o'));
    addBroken("record id of 8 bytes", vault, 16, item("48") + QByteArray(8, 'r'));
    addBroken("65 erased", sealed, 17, listOf(65, id32()));
}

void addMissing()
{
    const Fields sealed = fieldsOf(sealedHeader());
    const Fields open = fieldsOf(publicHeader());
    const Fields vault = fieldsOf(vaultHeader());
    for (const quint64 key : {1, 2, 3, 4, 5, 6, 7, 9}) {
        Fields without = sealed;
        without.remove(key);
        QTest::addRow("without field %d", static_cast<int>(key)) << bytesOf(without) << false;
    }
    Fields noObject = open;
    noObject.remove(16);
    QTest::newRow("public without object id") << bytesOf(noObject) << false;
    Fields noRecord = vault;
    noRecord.remove(16);
    QTest::newRow("vault without record id") << bytesOf(noRecord) << false;
    QTest::newRow("trailing byte") << bytesOf(sealed) + '\0' << false;
    QTest::newRow("an array") << item("80") << false;
    QTest::newRow("an empty map") << item("a0") << false;
    QTest::newRow("nothing") << QByteArray() << false;
}

EnvelopeParts sampleParts(const QByteArray& header)
{
    EnvelopeParts parts;
    parts.header = header;
    parts.wrap = "wrap";
    parts.body = "body";
    parts.signature = id<Signature>('s');
    return parts;
}

} // namespace

class TestEnvelope : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theGoldenHeaderReadsAndWritesByteForByte()
    {
        const QByteArray bytes = golden(u"header");
        QVERIFY(!bytes.isEmpty());
        const auto header = readHeader(bytes);
        QVERIFY(header.ok());
        QCOMPARE(writeHeader(*header), bytes);
        QCOMPARE(header->suite, Suite::Sealed);
        QCOMPARE(header->envelopeClass, EnvelopeClass::Content);
        QCOMPARE(header->space.kind, SpaceKind::Circle);
        QCOMPARE(header->epoch, quint64(7));
        QCOMPARE(header->laneN, quint64(42));
        QCOMPARE(header->manifestSeq, quint64(3));
        QVERIFY(header->epochRef.has_value());
    }

    void theGoldenEnvelopeSplitsAndJoinsByteForByte()
    {
        const QByteArray bytes = golden(u"envelope");
        const auto parts = splitEnvelope(bytes);
        QVERIFY(parts.ok());
        QCOMPARE(parts->header.toByteArray(), golden(u"header"));
        QCOMPARE(parts->wrap.size(), 104);
        QCOMPARE(joinEnvelope(*parts), bytes);
    }

    void everyTruncationOfTheGoldenEnvelopeIsRefused()
    {
        const QByteArray bytes = golden(u"envelope");
        for (qsizetype size = 0; size < bytes.size(); ++size) {
            QVERIFY(!splitEnvelope(QByteArrayView(bytes).first(size)).ok());
        }
        QVERIFY(!splitEnvelope(bytes + '\0').ok());
        const QByteArray header = golden(u"header");
        for (qsizetype size = 0; size < header.size(); ++size) {
            QVERIFY(!readHeader(QByteArrayView(header).first(size)).ok());
        }
    }

    void headersReadBackAsTheyWereWritten_data()
    {
        QTest::addColumn<EnvelopeHeader>("header");
        QTest::newRow("sealed") << sealedHeader();
        QTest::newRow("public") << publicHeader();
        QTest::newRow("vault") << vaultHeader();
        QTest::newRow("ephemeral") << ephemeralHeader();
        EnvelopeHeader full = sealedHeader();
        full.blobs = QList<ObjectId>(kBlobsMax, id<ObjectId>('b'));
        full.expiresHour = 490'000;
        full.crit = {1, 17};
        full.erases = QList<EnvId>(kErasesMax, id<EnvId>('x'));
        QTest::newRow("every sealed field") << full;
        EnvelopeHeader open = publicHeader();
        open.publicRefs = {
            {id<UserId>('r'), id<ObjectId>('r')}, {id<UserId>('q'), id<ObjectId>('q')}};
        open.tags = QList<QString>(kTagsMax, u"t\u00e4g"_s);
        QTest::newRow("every public field") << open;
        EnvelopeHeader first = sealedHeader();
        first.laneN = 1;
        first.prev = {};
        QTest::newRow("first of a lane") << first;
    }
    void headersReadBackAsTheyWereWritten()
    {
        QFETCH(const EnvelopeHeader, header);
        const auto read = readHeader(writeHeader(header));
        QVERIFY2(read.ok(), read.ok() ? "" : qPrintable(read.error().detail));
        QVERIFY(*read == header);
    }

    void aHeaderThatBreaksARuleIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("newer");
        addBrokenRequired();
        addBrokenOptional();
        addMissing();
    }
    void aHeaderThatBreaksARuleIsRefused()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const bool, newer);
        const auto header = readHeader(bytes);
        QVERIFY(!header.ok());
        QCOMPARE(header.error().code, newer ? ErrorCode::Incompatible : ErrorCode::Invalid);
    }

    void fieldsOfTheFutureAreIgnoredUnlessCritical()
    {
        Fields fields = fieldsOf(sealedHeader());
        fields[40] = item("a10181f6");
        const auto header = readHeader(bytesOf(fields));
        QVERIFY(header.ok());
        QVERIFY(*header == sealedHeader());
        fields[13] = item("811828");
        QCOMPARE(readHeader(bytesOf(fields)).error().code, ErrorCode::Incompatible);
    }

    void fieldsPastTheSixtyFourthDoNotStandInForRequiredOnes()
    {
        Fields fields = fieldsOf(sealedHeader());
        fields.remove(3);
        fields[64 + 3] = item("5820") + QByteArray(32, 'a');
        QVERIFY(!readHeader(bytesOf(fields)).ok());
    }

    void aHeaderHasAnUpperSize()
    {
        Fields fields = fieldsOf(sealedHeader());
        const auto withFiller = [&](qsizetype size) {
            fields[40] = item("59") + static_cast<char>(size >> 8) + static_cast<char>(size) +
                         QByteArray(size, 'x');
            return readHeader(bytesOf(fields)).ok();
        };
        QVERIFY(withFiller(7000));
        QVERIFY(!withFiller(8192));
    }

    void anEnvelopeOfAnotherVersionIsNamedAsNewer()
    {
        const QByteArray header = writeHeader(sealedHeader());
        QByteArray bytes = joinEnvelope(sampleParts(header));
        QVERIFY(splitEnvelope(bytes).ok());
        bytes[1] = 2;
        QCOMPARE(splitEnvelope(bytes).error().code, ErrorCode::Incompatible);
    }

    void partsOfAnotherShapeAreRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray signature = item("5840") + QByteArray(64, 's');
        QTest::newRow("four parts") << item("8401404040");
        QTest::newRow("six parts") << item("8601404040") + signature + item("f6");
        QTest::newRow("short signature") << item("8501404040583f") + QByteArray(63, 's');
        QTest::newRow("wrap of 105 bytes")
            << item("8501405869") + QByteArray(105, 'w') + item("40") + signature;
        QTest::newRow("header is text") << item("8501604040") + signature;
        QTest::newRow("body is null") << item("85014040f6") + signature;
        QTest::newRow("version is text") << item("856131404040") + signature;
    }
    void partsOfAnotherShapeAreRefused()
    {
        QFETCH(const QByteArray, bytes);
        const auto parts = splitEnvelope(bytes);
        QVERIFY(!parts.ok());
        QCOMPARE(parts.error().code, ErrorCode::Invalid);
    }

    void anEnvelopeHasAnUpperSize()
    {
        const QByteArray header = writeHeader(sealedHeader());
        EnvelopeParts parts = sampleParts(header);
        const qsizetype frame = joinEnvelope(parts).size() + 4; // a longer length before the body
        const QByteArray largest(kEnvelopeBytesMax - frame, 'x');
        parts.body = largest;
        QVERIFY(splitEnvelope(joinEnvelope(parts)).ok());
        const QByteArray larger(kEnvelopeBytesMax, 'x');
        parts.body = larger;
        QVERIFY(!splitEnvelope(joinEnvelope(parts)).ok());
    }
};

QTEST_APPLESS_MAIN(TestEnvelope)
#include "tst_envelope.moc"
