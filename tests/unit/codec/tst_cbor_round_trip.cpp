// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "base/random.h"
#include "codec/cbor_reader.h"
#include "codec/cbor_writer.h"
#include "fuzz/cbor_echo.h"

#include <QTest>

using namespace qs;
using namespace qs::codec;

namespace {

quint64 number(Random& random)
{
    return random.below(~quint64(0)) >> random.below(64);
}

QString text(Random& random)
{
    QString made;
    for (quint64 left = random.below(12); left > 0; --left) {
        const auto point = static_cast<char32_t>(random.below(0x110000) >> random.below(21));
        if (!QChar::isSurrogate(point)) {
            made += QString::fromUcs4(&point, 1);
        }
    }
    return made;
}

QByteArray bytes(Random& random)
{
    QByteArray made(static_cast<qsizetype>(random.below(300)), '\0');
    random.fill(reinterpret_cast<unsigned char*>(made.data()), static_cast<size_t>(made.size()));
    return made;
}

void writeAny(CborWriter& out, Random& random, int levels)
{
    switch (random.below(levels > 0 ? 7 : 5)) {
    case 0: out.uint(number(random)); break;
    case 1: out.bytes(bytes(random)); break;
    case 2: out.text(text(random)); break;
    case 3: out.boolean(random.below(2) == 0); break;
    case 4: out.null(); break;
    case 5: {
        const auto items = static_cast<qsizetype>(random.below(5));
        out.array(items);
        for (qsizetype i = 0; i < items; ++i) {
            writeAny(out, random, levels - 1);
        }
        break;
    }
    default: {
        const auto pairs = static_cast<qsizetype>(random.below(5));
        out.map(pairs);
        quint64 key = random.below(3);
        for (qsizetype i = 0; i < pairs; ++i, key += 1 + random.below(1000)) {
            out.key(key);
            writeAny(out, random, levels - 1);
        }
    }
    }
}

QByteArray anyItem(Random& random)
{
    CborWriter out;
    writeAny(out, random, 8);
    return out.take();
}

// One to three changes of single bytes; small numbers are likelier, as they are structure.
QByteArray damaged(QByteArray item, Random& random)
{
    for (quint64 left = 1 + random.below(3); left > 0 && !item.isEmpty(); --left) {
        const auto at = static_cast<qsizetype>(random.below(static_cast<quint64>(item.size())));
        switch (random.below(4)) {
        case 0: item[at] = static_cast<char>(random.below(256)); break;
        case 1: item[at] = static_cast<char>(item[at] ^ (1 << random.below(8))); break;
        case 2: item.remove(at, 1); break;
        default: item.insert(at, static_cast<char>(random.below(256)));
        }
    }
    return item;
}

} // namespace

class TestCborRoundTrip : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenReadsBackAsTheSame()
    {
        SeededRandom random(2026);
        for (int i = 0; i < 3000; ++i) {
            const QByteArray item = anyItem(random);
            QVERIFY(checkCanonical(item).ok());
            CborReader in(item);
            QCOMPARE(fuzz::echoItem(in), item);
            QVERIFY(in.finish().ok());
        }
    }

    void whateverIsAcceptedWritesBackAsTheSame()
    {
        SeededRandom random(2027);
        int accepted = 0;
        for (int i = 0; i < 30'000; ++i) {
            const QByteArray input = damaged(anyItem(random), random);
            const bool canonical = checkCanonical(input).ok();
            CborReader in(input);
            const QByteArray echo = fuzz::echoItem(in);
            QCOMPARE(in.finish().ok(), canonical);
            if (canonical) {
                QCOMPARE(echo, input);
                ++accepted;
            }
        }
        // Both sides of the border were visited.
        QVERIFY2(accepted > 3000 && accepted < 27'000, qPrintable(QString::number(accepted)));
    }

    void everyTruncationIsRefused()
    {
        SeededRandom random(2028);
        for (int i = 0; i < 150; ++i) {
            const QByteArray item = anyItem(random);
            for (qsizetype size = 0; size < item.size(); ++size) {
                QVERIFY(!checkCanonical(QByteArrayView(item).first(size)).ok());
            }
        }
    }

    void everyExtensionIsRefused()
    {
        SeededRandom random(2029);
        for (int i = 0; i < 100; ++i) {
            const QByteArray item = anyItem(random);
            for (int byte = 0; byte < 256; ++byte) {
                QVERIFY(!checkCanonical(item + static_cast<char>(byte)).ok());
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestCborRoundTrip)
#include "tst_cbor_round_trip.moc"
