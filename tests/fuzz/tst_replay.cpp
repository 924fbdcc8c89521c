// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "base/random.h"
#include "fuzz/targets.h"

#include <QDir>
#include <QTest>

using namespace qs;
using namespace Qt::StringLiterals;

namespace {

using Entry = int (*)(QByteArrayView);

QList<QByteArray> keptInputs(const char* target)
{
    const QDir folder(QStringLiteral(QS_TEST_DATA "/../fuzz/corpus/") + QLatin1StringView(target));
    QList<QByteArray> inputs;
    for (const QString& name : folder.entryList(QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly)) {
            inputs.append(file.readAll());
        }
    }
    return inputs;
}

// A few bytes changed, taken out or doubled.
QByteArray damaged(QByteArray input, Random& random)
{
    for (quint64 left = 1 + random.below(4); left > 0 && !input.isEmpty(); --left) {
        const auto at = static_cast<qsizetype>(random.below(static_cast<quint64>(input.size())));
        switch (random.below(3)) {
        case 0: input[at] = static_cast<char>(random.below(256)); break;
        case 1: input.remove(at, static_cast<qsizetype>(1 + random.below(8))); break;
        default: input.insert(at, input.mid(at, static_cast<qsizetype>(1 + random.below(8))));
        }
    }
    return input;
}

} // namespace

/// The fuzz targets without a fuzzer: kept inputs, and a short seeded run around them.
class TestReplay : public QObject
{
    Q_OBJECT

private:
    static void addTargets()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<Entry>("entry");
        QTest::newRow("cbor") << "cbor"_ba << Entry(fuzz::fuzzCbor);
        QTest::newRow("content") << "content"_ba << Entry(fuzz::fuzzContent);
        QTest::newRow("typed") << "typed"_ba << Entry(fuzz::fuzzTyped);
        QTest::newRow("frames") << "frames"_ba << Entry(fuzz::fuzzFrames);
        QTest::newRow("envelope") << "envelope"_ba << Entry(fuzz::fuzzEnvelope);
        QTest::newRow("key_log") << "key_log"_ba << Entry(fuzz::fuzzKeyLog);
        QTest::newRow("reports") << "reports"_ba << Entry(fuzz::fuzzReports);
        QTest::newRow("manifests") << "manifests"_ba << Entry(fuzz::fuzzManifests);
    }

private Q_SLOTS:
    void keptInputsHoldEveryPromise_data() { addTargets(); }
    void keptInputsHoldEveryPromise()
    {
        QFETCH(const QByteArray, target);
        QFETCH(const Entry, entry);
        const QList<QByteArray> inputs = keptInputs(target.constData());
        QVERIFY(inputs.size() >= 3);
        for (const QByteArray& input : inputs) {
            QCOMPARE(entry(input), 0);
        }
    }

    void damagedInputsHoldEveryPromise_data() { addTargets(); }
    void damagedInputsHoldEveryPromise()
    {
        QFETCH(const QByteArray, target);
        QFETCH(const Entry, entry);
        SeededRandom random(qHash(target, 7));
        for (const QByteArray& input : keptInputs(target.constData())) {
            for (int round = 0; round < 200; ++round) {
                QCOMPARE(entry(damaged(input, random)), 0);
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestReplay)
#include "tst_replay.moc"
