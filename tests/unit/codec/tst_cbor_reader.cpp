// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "codec/bounds.h"
#include "codec/cbor_reader.h"

#include <QTest>

using namespace qs;
using namespace qs::codec;
using namespace Qt::StringLiterals;

namespace {

QByteArray bytesOf(const char* hex)
{
    return QByteArray::fromHex(hex);
}

QByteArray nested(int depth, const char* innermost)
{
    return QByteArray(depth, '\x81') + bytesOf(innermost);
}

void refuse(const char* why, const char* hex)
{
    QTest::newRow(why) << bytesOf(hex);
}

void addRefusedForms()
{
    refuse("nothing", "");
    refuse("23 in two bytes", "1817");
    refuse("255 in three bytes", "1900ff");
    refuse("65535 in five bytes", "1a0000ffff");
    refuse("2^32-1 in nine bytes", "1b00000000ffffffff");
    refuse("long length of a string", "580161");
    refuse("long count of an array", "980100");
    refuse("long count of a map", "b8010000");
    refuse("long key", "a1180100");
    refuse("negative", "20");
    refuse("large negative", "3903e7");
    refuse("half float", "f90000");
    refuse("float", "fa00000000");
    refuse("double", "fb0000000000000000");
    refuse("undefined", "f7");
    refuse("simple value", "e0");
    refuse("simple value of two bytes", "f8ff");
    refuse("false in two bytes", "f814");
    refuse("break alone", "ff");
    refuse("tag", "c000");
    refuse("self-described tag", "d9d9f700");
    refuse("indefinite bytes", "5f4161ff");
    refuse("indefinite text", "7f6161ff");
    refuse("indefinite array", "9f00ff");
    refuse("indefinite map", "bf0000ff");
    refuse("reserved length 28", "1c");
    refuse("reserved length 29", "5d");
    refuse("reserved length 30", "9e");
}

void addRefusedKeysAndLengths()
{
    refuse("descending keys", "a201000000");
    refuse("duplicate keys", "a201000101");
    refuse("text as key", "a1616100");
    refuse("bytes as key", "a1416100");
    refuse("negative key", "a12000");
    refuse("array as key", "a1810000");
    refuse("null as key", "a1f600");
    refuse("trailing byte", "0000");
    refuse("two items", "4161f6");
    refuse("string past the end", "4411");
    refuse("huge string", "5bffffffffffffffff");
    refuse("string of 2^63 bytes", "5b8000000000000000");
    refuse("text past the end", "6261");
    refuse("array of more than is left", "8300f6");
    refuse("huge array", "9bffffffffffffffff00");
    refuse("map of more than is left", "a20000");
    refuse("map of 2^63 pairs", "bb800000000000000000");
    refuse("map whose pairs overflow", "bbffffffffffffffff00");
    refuse("cut number", "1901");
    refuse("key without value", "a100");
}

void addBadText()
{
    QTest::addColumn<QByteArray>("utf8");
    refuse("lonely continuation", "80");
    refuse("cut after two of three", "e282");
    refuse("cut after three of four", "f09f98");
    refuse("byte fe", "fe");
    refuse("byte ff", "ff");
    refuse("overlong slash", "c0af");
    refuse("overlong nul", "c080");
    refuse("overlong in three bytes", "e080af");
    refuse("overlong in four bytes", "f08080af");
    refuse("first surrogate", "eda080");
    refuse("last surrogate", "edbfbf");
    refuse("surrogate pair", "eda0bdedb882");
    refuse("past U+10FFFF", "f4908080");
    refuse("lead f5", "f5808080");
    refuse("five bytes", "f888808080");
    refuse("lead then ASCII", "c341");
    refuse("good, then bad", "61c3");
}

} // namespace

class TestCborReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsNotCanonicalIsRefused_data()
    {
        QTest::addColumn<QByteArray>("input");
        addRefusedForms();
        addRefusedKeysAndLengths();
    }
    void whatIsNotCanonicalIsRefused()
    {
        QFETCH(const QByteArray, input);
        const auto outcome = checkCanonical(input);
        QVERIFY(!outcome.ok());
        QCOMPARE(outcome.error().code, ErrorCode::Invalid);
        QVERIFY(!checkCanonical('\x81' + input).ok()); // nor anywhere inside
    }

    void textThatIsNotUtf8IsRefused_data() { addBadText(); }
    void textThatIsNotUtf8IsRefused()
    {
        QFETCH(const QByteArray, utf8);
        const QByteArray input = static_cast<char>(0x60 + utf8.size()) + utf8;
        QVERIFY(!checkCanonical(input).ok());
        QByteArray sameAsBytes = input;
        sameAsBytes[0] = static_cast<char>(0x40 + utf8.size());
        QVERIFY(checkCanonical(sameAsBytes).ok());
    }

    void theBordersOfUtf8AreAccepted_data()
    {
        QTest::addColumn<QByteArray>("utf8");
        QTest::newRow("U+007F") << bytesOf("7f");
        QTest::newRow("U+0000") << bytesOf("00");
        QTest::newRow("U+0080") << bytesOf("c280");
        QTest::newRow("U+07FF") << bytesOf("dfbf");
        QTest::newRow("U+0800") << bytesOf("e0a080");
        QTest::newRow("U+D7FF") << bytesOf("ed9fbf");
        QTest::newRow("U+E000") << bytesOf("ee8080");
        QTest::newRow("U+FEFF") << bytesOf("efbbbf");
        QTest::newRow("U+FEFF and more") << bytesOf("efbbbf61");
        QTest::newRow("U+FFFE") << bytesOf("efbfbe");
        QTest::newRow("U+FFFF") << bytesOf("efbfbf");
        QTest::newRow("U+10000") << bytesOf("f0908080");
        QTest::newRow("U+10FFFF") << bytesOf("f48fbfbf");
    }
    void theBordersOfUtf8AreAccepted()
    {
        QFETCH(const QByteArray, utf8);
        const QByteArray input = static_cast<char>(0x60 + utf8.size()) + utf8;
        CborReader in(input);
        const QString text = in.text();
        QVERIFY(in.finish().ok());
        QCOMPARE(text.toUtf8(), utf8);
    }

    void eightLevelsAreReadAndNineAreNot()
    {
        QCOMPARE(kDepthMax, 8);
        QVERIFY(checkCanonical(nested(7, "8100")).ok());
        QVERIFY(checkCanonical(nested(7, "80")).ok());
        QVERIFY(checkCanonical(nested(7, "a10000")).ok());
        QVERIFY(!checkCanonical(nested(8, "8100")).ok());
        QVERIFY(!checkCanonical(nested(8, "80")).ok());
        QVERIFY(!checkCanonical(nested(8, "a0")).ok());
        QVERIFY(!checkCanonical(nested(100'000, "00")).ok());
    }

    void levelsThatWereLeftDoNotCount()
    {
        const QByteArray inner = nested(7, "00");
        QVERIFY(checkCanonical('\x83' + inner + inner + inner).ok());
    }

    void aMegabyteIsReadAndOneByteMoreIsNot()
    {
        const auto wrapped = [](qsizetype size) {
            QByteArray bytes = bytesOf("5a00000000");
            const auto length = static_cast<quint32>(size - 5);
            for (int i = 0; i < 4; ++i) {
                bytes[1 + i] = static_cast<char>(length >> (24 - 8 * i));
            }
            return bytes + QByteArray(size - 5, 'x');
        };
        QVERIFY(checkCanonical(wrapped(kItemBytesMax)).ok());
        QVERIFY(!checkCanonical(wrapped(kItemBytesMax + 1)).ok());
    }

    void valuesComeOutAsTheyStand()
    {
        const QByteArray input = bytesOf("8718181bffffffffffffffff43010203"
                                         "63c3a978f5f6a202f41903e880");
        CborReader in(input);
        in.array(7);
        QCOMPARE(in.uint(), quint64(24));
        QCOMPARE(in.uint(), ~quint64(0));
        QCOMPARE(in.bytes(), bytesOf("010203"));
        QCOMPARE(in.text(), u"\u00e9x"_s);
        QVERIFY(in.boolean());
        in.null();
        QList<quint64> keys;
        in.map([&](quint64 key) {
            keys.append(key);
            in.skip();
        });
        QCOMPARE(keys, (QList<quint64>{2, 1000}));
        QVERIFY(in.finish().ok());
    }

    void peekTellsWhatComesNextWithoutTakingIt()
    {
        using Type = CborReader::Type;
        const QByteArray input = bytesOf("87004060f5f680a0");
        CborReader in(input);
        QCOMPARE(in.peek(), Type::Array);
        in.array(7);
        for (const Type type :
             {Type::Uint,
              Type::Bytes,
              Type::Text,
              Type::Boolean,
              Type::Null,
              Type::Array,
              Type::Map}) {
            QCOMPARE(in.peek(), type);
            QCOMPARE(in.peek(), type);
            in.skip();
        }
        QCOMPARE(in.peek(), Type::None);
        QVERIFY(in.finish().ok());
    }

    void anotherTypeThanAskedForIsAnError_data()
    {
        QTest::addColumn<QByteArray>("input");
        QTest::newRow("uint") << bytesOf("01");
        QTest::newRow("bytes") << bytesOf("4101");
        QTest::newRow("text") << bytesOf("6161");
        QTest::newRow("array") << bytesOf("8101");
        QTest::newRow("map") << bytesOf("a10101");
        QTest::newRow("true") << bytesOf("f5");
        QTest::newRow("null") << bytesOf("f6");
    }
    void anotherTypeThanAskedForIsAnError()
    {
        QFETCH(const QByteArray, input);
        using Read = void (*)(CborReader&);
        const std::array<Read, 7> reads{
            [](CborReader& in) { in.uint(); },
            [](CborReader& in) { in.bytes(); },
            [](CborReader& in) { in.text(); },
            [](CborReader& in) { in.list(1, [&] { in.skip(); }); },
            [](CborReader& in) { in.map([&](quint64) { in.skip(); }); },
            [](CborReader& in) { in.boolean(); },
            [](CborReader& in) { in.null(); },
        };
        int accepted = 0;
        for (const Read read : reads) {
            CborReader in(input);
            read(in);
            accepted += in.finish().ok();
        }
        QCOMPARE(accepted, 1);
    }

    void boundsOfTheCallerHold()
    {
        const QByteArray number = bytesOf("05");
        const QByteArray bytes = bytesOf("43010203");
        const QByteArray list = bytesOf("83010203");
        const auto accepts = [](const QByteArray& input, const auto& read) {
            CborReader in(input);
            read(in);
            return in.finish().ok();
        };
        QVERIFY(accepts(number, [](CborReader& in) { in.uint(5); }));
        QVERIFY(!accepts(number, [](CborReader& in) { in.uint(4); }));
        QVERIFY(accepts(bytes, [](CborReader& in) { in.bytes(3); }));
        QVERIFY(!accepts(bytes, [](CborReader& in) { in.bytes(2); }));
        QVERIFY(accepts(list, [](CborReader& in) { in.list(3, [&] { in.uint(); }); }));
        QVERIFY(!accepts(list, [](CborReader& in) { in.list(2, [&] { in.uint(); }); }));
        QVERIFY(!accepts(list, [](CborReader& in) { in.array(2); }));
        QVERIFY(!accepts(list, [](CborReader& in) { in.arrayAtLeast(4); }));
        QVERIFY(!accepts(bytes, [](CborReader& in) { in.id<SpaceId>(); }));
    }

    void theFirstErrorSticksAndEverythingAfterIsEmpty()
    {
        const QByteArray input = bytesOf("8401f64161f5");
        CborReader in(input);
        in.array(4);
        QCOMPARE(in.uint(), quint64(1));
        QCOMPARE(in.uint(), quint64(0)); // a null stands there
        QVERIFY(!in.ok());
        QVERIFY(in.bytes().isEmpty());
        QVERIFY(!in.boolean());
        QCOMPARE(in.peek(), CborReader::Type::None);
        const auto outcome = in.finish();
        QVERIFY(!outcome.ok());
        QVERIFY(outcome.error().detail.contains(u"unsigned integer"_s));
    }

    void anArrayReadOnlyInPartIsUnfinished()
    {
        const QByteArray input = bytesOf("820102");
        CborReader in(input);
        in.array();
        in.uint();
        QVERIFY(!in.finish().ok());
    }

    void skippingChecksWhatItPasses()
    {
        const QByteArray good = bytesOf("82a1014101f5");
        CborReader in(good);
        in.array(2);
        QCOMPARE(in.skip().toByteArray(), bytesOf("a1014101"));
        QVERIFY(in.boolean());
        QVERIFY(in.finish().ok());
        QVERIFY(!checkCanonical(bytesOf("82a118014101f5")).ok());
    }
};

QTEST_APPLESS_MAIN(TestCborReader)
#include "tst_cbor_reader.moc"
