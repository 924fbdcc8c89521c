// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "codec/cbor_writer.h"

#include <QTest>

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <functional>

using namespace qs;
using namespace qs::codec;
using namespace Qt::StringLiterals;

namespace {

// Whether the work stops the process: our own mistakes are not outcomes.
bool stops(const std::function<void(CborWriter&)>& work)
{
    const pid_t child = fork();
    if (child == 0) {
        signal(SIGABRT, SIG_DFL); // not the report that Qt Test would write
        close(STDERR_FILENO);
        CborWriter out;
        work(out);
        _exit(0);
    }
    int status = 0;
    return waitpid(child, &status, 0) == child && WIFSIGNALED(status) &&
           WTERMSIG(status) == SIGABRT;
}

QByteArray hexOf(const std::function<void(CborWriter&)>& work)
{
    CborWriter out;
    work(out);
    return out.take().toHex();
}

} // namespace

class TestCborWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void integersTakeTheShortestForm_data()
    {
        QTest::addColumn<quint64>("value");
        QTest::addColumn<QByteArray>("hex");
        QTest::newRow("0") << quint64(0) << "00"_ba;
        QTest::newRow("23") << quint64(23) << "17"_ba;
        QTest::newRow("24") << quint64(24) << "1818"_ba;
        QTest::newRow("255") << quint64(255) << "18ff"_ba;
        QTest::newRow("256") << quint64(256) << "190100"_ba;
        QTest::newRow("65535") << quint64(65535) << "19ffff"_ba;
        QTest::newRow("65536") << quint64(65536) << "1a00010000"_ba;
        QTest::newRow("2^32-1") << quint64(0xffffffff) << "1affffffff"_ba;
        QTest::newRow("2^32") << quint64(0x100000000) << "1b0000000100000000"_ba;
        QTest::newRow("2^64-1") << ~quint64(0) << "1bffffffffffffffff"_ba;
    }
    void integersTakeTheShortestForm()
    {
        QFETCH(const quint64, value);
        QTEST(hexOf([=](CborWriter& out) { out.uint(value); }), "hex");
    }

    // From RFC 8949, appendix A.
    void examplesOfTheStandardComeOutByteForByte()
    {
        QCOMPARE(hexOf([](CborWriter& out) { out.bytes("\1\2\3\4"_ba); }), "4401020304"_ba);
        QCOMPARE(hexOf([](CborWriter& out) { out.text(u"IETF"); }), "6449455446"_ba);
        QCOMPARE(hexOf([](CborWriter& out) { out.text(u"\u6c34"); }), "63e6b0b4"_ba);
        QCOMPARE(hexOf([](CborWriter& out) { out.text(u"\U00010151"); }), "64f0908591"_ba);
        QCOMPARE(hexOf([](CborWriter& out) { out.boolean(false); }), "f4"_ba);
        QCOMPARE(hexOf([](CborWriter& out) { out.boolean(true); }), "f5"_ba);
        QCOMPARE(hexOf([](CborWriter& out) { out.null(); }), "f6"_ba);
        QCOMPARE(hexOf([](CborWriter& out) { out.array(0); }), "80"_ba);
        QCOMPARE(hexOf([](CborWriter& out) { out.map(0); }), "a0"_ba);
        QCOMPARE(
            hexOf([](CborWriter& out) { out.map(2).key(1).uint(2).key(3).uint(4); }),
            "a201020304"_ba
        );
        QCOMPARE(
            hexOf([](CborWriter& out) {
                out.array(3).uint(1);
                out.array(2).uint(2).uint(3);
                out.array(2).uint(4).uint(5);
            }),
            "8301820203820405"_ba
        );
    }

    void aWrittenItemGoesInAsItIs()
    {
        QCOMPARE(
            hexOf([](CborWriter& out) { out.array(2).item("\x82\1\2"_ba).uint(3); }),
            "8282010203"_ba
        );
    }

    void aWriterCanBeUsedAgainAfterTaking()
    {
        CborWriter out;
        out.uint(1);
        QCOMPARE(out.take(), "\1"_ba);
        out.uint(2);
        QCOMPARE(out.take(), "\2"_ba);
    }

    void theLargestKeyMayOnlyBeTheLast()
    {
        const auto withKeys = [](quint64 first, quint64 second) {
            return [=](CborWriter& out) { out.map(2).key(first).null().key(second).null(); };
        };
        QVERIFY(!stops(withKeys(5, ~quint64(0))));
        QVERIFY(stops(withKeys(~quint64(0), 5)));
        QVERIFY(stops(withKeys(~quint64(0), ~quint64(0))));
    }

    void mistakesOfTheCallerStopTheProgram_data()
    {
        using Work = std::function<void(CborWriter&)>;
        QTest::addColumn<Work>("work");
        const auto mistake = [](const char* what, Work work) { QTest::newRow(what) << work; };
        mistake("equal keys", [](CborWriter& out) { out.map(2).key(1).null().key(1).null(); });
        mistake("falling keys", [](CborWriter& out) { out.map(2).key(2).null().key(1).null(); });
        mistake("a value without a key", [](CborWriter& out) { out.map(1).null(); });
        mistake("a key in an array", [](CborWriter& out) { out.array(1).key(1); });
        mistake("a key at the top", [](CborWriter& out) { out.key(1); });
        mistake("two keys", [](CborWriter& out) { out.map(2).key(1).key(2); });
        mistake("an item too few", [](CborWriter& out) { out.array(2).null().take().clear(); });
        mistake("two items at the top", [](CborWriter& out) { out.null().null(); });
        mistake("nothing to take", [](CborWriter& out) { out.take().clear(); });
        mistake("nine levels", [](CborWriter& out) {
            for (int level = 0; level < 9; ++level) {
                out.array(1);
            }
        });
    }
    void mistakesOfTheCallerStopTheProgram()
    {
        QFETCH(const std::function<void(CborWriter&)>, work);
        QVERIFY(stops(work));
    }

    void eightLevelsCanBeWritten()
    {
        QVERIFY(!stops([](CborWriter& out) {
            for (int level = 0; level < 8; ++level) {
                out.array(1);
            }
            out.null().take().clear();
        }));
    }
};

QTEST_APPLESS_MAIN(TestCborWriter)
#include "tst_cbor_writer.moc"
