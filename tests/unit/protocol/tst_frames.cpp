// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "protocol/frame.h"
#include "protocol/registry.h"
#include "sample_frames.h"

#include <QCryptographicHash>
#include <QTest>

using namespace qs;
using namespace qs::codec;
using namespace qs::protocol;
using namespace Qt::StringLiterals;

namespace {

constexpr quint64 kRequest = 7;

// What a test needs to know of a frame without knowing its type.
struct Sample
{
    FrameType type;
    int fields;
    const char* shape;
    QByteArray bytes;
    QByteArray (*again)(QByteArrayView); // decoded and encoded; empty if refused
};

template<typename Message>
QByteArray again(QByteArrayView bytes)
{
    const auto message = decodeFrame<Message>(bytes);
    return message ? encodeFrame(kRequest, *message) : QByteArray();
}

QList<Sample> samples()
{
    QList<Sample> all;
    SampleFrames::forEach([&]<typename Message>(const Message& message) {
        all.append(
            {Message::kType,
             Message::kFields,
             Message::kShape,
             encodeFrame(kRequest, message),
             &again<Message>}
        );
    });
    return all;
}

QList<QByteArray> itemsOf(QByteArrayView frame)
{
    QList<QByteArray> items;
    CborReader in(frame);
    in.list(100, [&] { items.append(in.skip().toByteArray()); });
    return items;
}

QByteArray arrayOf(const QList<QByteArray>& items)
{
    CborWriter out;
    out.array(items.size());
    for (const QByteArray& item : items) {
        out.item(item);
    }
    return out.take();
}

void addFrames()
{
    QTest::addColumn<Sample>("sample");
    const QList<QByteArray> lines = describeFrames().split('\n');
    const QList<Sample> all = samples();
    for (qsizetype i = 0; i < all.size(); ++i) {
        QTest::newRow(lines[i].split(' ').value(1).constData()) << all[i];
    }
}

} // namespace

class TestFrames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theRegistryIsTheOneOfThisVersion()
    {
        // Another hash means another protocol: count kProtocolVersion up, then pin the new one.
        QCOMPARE(kProtocolVersion, quint64(1));
        QCOMPARE(
            QCryptographicHash::hash(describeFrames(), QCryptographicHash::Sha256).toHex(),
            "3136d0a107b136c54d1943836893734e6a27b5d7ca332a7055950dced016700f"_ba
        );
    }

    void theBytesOfEveryFrameAreThoseOfThisVersion()
    {
        QCryptographicHash hash(QCryptographicHash::Sha256);
        for (const Sample& sample : samples()) {
            hash.addData(sample.bytes);
        }
        QCOMPARE(
            hash.result().toHex(),
            "75a313ad9822613fbf17896e45e61c165f5c7ce51e462c2a9c7b3d057428bffc"_ba
        );
    }

    void theRegistryNamesEveryFrameOnceWithItsNumberAndFields()
    {
        QList<QByteArray> lines = describeFrames().split('\n');
        QVERIFY(lines.takeLast().isEmpty());
        const QList<Sample> all = samples();
        QCOMPARE(lines.size(), all.size());
        QSet<quint64> numbers;
        for (qsizetype i = 0; i < all.size(); ++i) {
            const quint64 number = lines[i].split(' ').first().toULongLong();
            QCOMPARE(number, static_cast<quint64>(all[i].type));
            QVERIFY2(!numbers.contains(number), lines[i].constData());
            numbers.insert(number);
            const QByteArray shape(all[i].shape);
            QCOMPARE(shape.isEmpty() ? 0 : shape.count(' ') + 1, all[i].fields);
        }
    }

    void framesReadBackAsTheyWereWritten_data() { addFrames(); }
    void framesReadBackAsTheyWereWritten()
    {
        QFETCH(const Sample, sample);
        QCOMPARE(sample.again(sample.bytes), sample.bytes);
        QCOMPARE(itemsOf(sample.bytes).size(), 2 + sample.fields);
    }

    void theHeadTellsTypeAndRequest_data() { addFrames(); }
    void theHeadTellsTypeAndRequest()
    {
        QFETCH(const Sample, sample);
        const auto head = readFrameHead(sample.bytes);
        QVERIFY(head.ok());
        QCOMPARE(head->type, sample.type);
        QCOMPARE(head->requestId, kRequest);
    }

    void unknownFieldsAtTheEndAreIgnored_data() { addFrames(); }
    void unknownFieldsAtTheEndAreIgnored()
    {
        QFETCH(const Sample, sample);
        QList<QByteArray> items = itemsOf(sample.bytes);
        items << QByteArray::fromHex("a1018102") << QByteArray::fromHex("f6");
        QCOMPARE(sample.again(arrayOf(items)), sample.bytes);
    }

    void unknownFieldsMustStillBeCanonical_data() { addFrames(); }
    void unknownFieldsMustStillBeCanonical()
    {
        QFETCH(const Sample, sample);
        QList<QByteArray> items = itemsOf(sample.bytes);
        items << QByteArray::fromHex("1801");
        QVERIFY(sample.again(arrayOf(items)).isEmpty());
        QVERIFY(!readFrameHead(arrayOf(items)).ok());
    }

    void aMissingFieldIsRefused_data() { addFrames(); }
    void aMissingFieldIsRefused()
    {
        QFETCH(const Sample, sample);
        QList<QByteArray> items = itemsOf(sample.bytes);
        items.removeLast();
        QVERIFY(sample.again(arrayOf(items)).isEmpty());
    }

    void aFieldOfAnotherTypeIsRefused_data() { addFrames(); }
    void aFieldOfAnotherTypeIsRefused()
    {
        QFETCH(const Sample, sample);
        const QList<QByteArray> items = itemsOf(sample.bytes);
        for (qsizetype i = 0; i < items.size(); ++i) {
            QList<QByteArray> changed = items;
            changed[i] = QByteArray::fromHex("f6"); // no field is null
            QVERIFY2(sample.again(arrayOf(changed)).isEmpty(), qPrintable(QString::number(i)));
        }
    }

    void everyTruncationIsRefused_data() { addFrames(); }
    void everyTruncationIsRefused()
    {
        QFETCH(const Sample, sample);
        for (qsizetype size = 0; size < sample.bytes.size(); ++size) {
            const QByteArrayView cut = QByteArrayView(sample.bytes).first(size);
            QVERIFY(sample.again(cut).isEmpty());
            QVERIFY(!readFrameHead(cut).ok());
        }
        QVERIFY(sample.again(sample.bytes + '\0').isEmpty());
    }

    void noFrameIsTakenForAnother()
    {
        const QList<Sample> all = samples();
        for (const Sample& reader : all) {
            for (const Sample& written : all) {
                QCOMPARE(reader.again(written.bytes).isEmpty(), reader.type != written.type);
            }
        }
    }

    void aFrameOfAnUnknownTypeStillHasAReadableHead()
    {
        const QByteArray frame = QByteArray::fromHex("8419ffff184da10102f5");
        const auto head = readFrameHead(frame);
        QVERIFY(head.ok());
        QCOMPARE(static_cast<quint64>(head->type), quint64(0xffff));
        QCOMPARE(head->requestId, quint64(77));
    }

    void whatIsNoFrameHasNoHead_data()
    {
        QTest::addColumn<QByteArray>("hex");
        QTest::newRow("nothing") << ""_ba;
        QTest::newRow("no array") << "01"_ba;
        QTest::newRow("empty array") << "80"_ba;
        QTest::newRow("type alone") << "8101"_ba;
        QTest::newRow("type is text") << "82616101"_ba;
        QTest::newRow("request is bytes") << "82014101"_ba;
        QTest::newRow("a map") << "a10102"_ba;
    }
    void whatIsNoFrameHasNoHead()
    {
        QFETCH(const QByteArray, hex);
        QVERIFY(!readFrameHead(QByteArray::fromHex(hex)).ok());
    }

    void fieldsArriveWhereTheyBelong()
    {
        const Page sent{SampleFrames::circle(), "token", 300, 50};
        const auto page = decodeFrame<Page>(encodeFrame(1, sent));
        QVERIFY(page.ok());
        QVERIFY(page->space == sent.space);
        QCOMPARE(page->token, "token"_ba);
        QCOMPARE(page->before, quint64(300));
        QCOMPARE(page->limit, quint64(50));
    }
};

QTEST_APPLESS_MAIN(TestFrames)
#include "tst_frames.moc"
