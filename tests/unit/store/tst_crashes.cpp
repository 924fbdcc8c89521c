// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "unit/store/fixtures.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <functional>

using namespace qs;
using namespace qs::store;
using namespace Qt::StringLiterals;

namespace {

/// While this lives no file may grow past a size, as on a full disk.
class FileSizeLimit
{
public:
    explicit FileSizeLimit(rlim_t bytes)
    {
        m_signal = std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit limit = m_before;
        limit.rlim_cur = bytes;
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit()
    {
        setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_signal);
    }
    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;

private:
    rlimit m_before{};
    void (*m_signal)(int) = nullptr;
};

/// Lets a child do numbered things, which it reports as done one by one, kills it without warning
/// after `count` reports, and yields the number of the last thing that was reported.
quint64
killAfter(quint64 count, const std::function<void(const std::function<void(quint64)>&)>& work)
{
    std::array<int, 2> ends{};
    if (pipe(ends.data()) != 0) {
        return 0;
    }
    const pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        work([&](quint64 number) {
            if (write(ends[1], &number, sizeof number) != sizeof number) {
                _exit(1);
            }
        });
        _exit(0);
    }
    close(ends[1]);
    quint64 last = 0;
    quint64 number = 0;
    bool isKilled = false;
    while (read(ends[0], &number, sizeof number) == sizeof number) {
        last = number;
        if (last >= count && !isKilled) {
            isKilled = kill(child, SIGKILL) == 0;
        }
    }
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    return isKilled && WIFSIGNALED(status) ? last : 0;
}

} // namespace

class TestCrashes : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString m_directory;

private Q_SLOTS:
    void init();
    void keepsEveryAcknowledgedRowWhenKilled();
    void keepsIntentAndEnvelopeTogetherWhenKilled();
    void refusesOnAFullDiskAndKeepsWhatItHad();
    void undoesATransactionThatMetAFullDisk();
    void makesNoHalfStoreOnAFullDisk();
};

void TestCrashes::init()
{
    static int count = 0;
    m_directory = m_folder.filePath(u"account-%1"_s.arg(++count));
}

void TestCrashes::keepsEveryAcknowledgedRowWhenKilled()
{
    for (const quint64 after : {1, 7, 60}) {
        QVERIFY(QDir(m_directory).removeRecursively());
        const quint64 last = killAfter(after, [&](const auto& report) {
            const auto store = openStore(m_directory);
            for (quint64 number = 1;; ++number) {
                if (!store->appendLog(entryNumber(number)).ok()) {
                    return;
                }
                report(number);
            }
        });
        QVERIFY(last >= after);
        const auto store = openStore(m_directory);
        const QList<LogRow> rows = rowsAfter(*store, kNoRow);
        QVERIFY(quint64(rows.size()) == last || quint64(rows.size()) == last + 1);
        for (qsizetype i = 0; i < rows.size(); ++i) {
            QCOMPARE(rows[i], (LogRow{quint64(i) + 1, entryNumber(quint64(i) + 1)}));
        }
    }
}

void TestCrashes::keepsIntentAndEnvelopeTogetherWhenKilled()
{
    constexpr quint64 kIntents = 400;
    {
        const auto store = openStore(m_directory);
        QVERIFY(store
                    ->transaction([&]() -> Result<void> {
                        for (quint64 number = 1; number <= kIntents; ++number) {
                            QS_TRY(store->appendOutbox(intentNumber(number)));
                        }
                        return {};
                    })
                    .ok());
    }
    const quint64 last = killAfter(40, [&](const auto& report) {
        const auto store = openStore(m_directory);
        for (quint64 number = 1; number <= kIntents; ++number) {
            const auto outcome = store->transaction([&]() -> Result<void> {
                QS_TRY(store->appendLog(entryNumber(number)));
                return store->removeOutbox(idNumber<IntentId>(number));
            });
            if (!outcome) {
                return;
            }
            report(number);
        }
    });
    QVERIFY(last >= 40);
    const auto store = openStore(m_directory);
    const QList<LogRow> rows = rowsAfter(*store, kNoRow);
    const QList<OutboxRow> waiting = store->outbox().value();
    QVERIFY(quint64(rows.size()) >= last);
    QCOMPARE(quint64(rows.size() + waiting.size()), kIntents);
    if (!waiting.isEmpty()) {
        QCOMPARE(waiting.constFirst().id, idNumber<IntentId>(quint64(rows.size()) + 1));
    }
}

void TestCrashes::refusesOnAFullDiskAndKeepsWhatItHad()
{
    const auto store = openStore(m_directory);
    quint64 kept = 0;
    {
        const FileSizeLimit limit(256 * 1024);
        while (true) {
            const auto row = store->appendLog(entryNumber(kept + 1));
            if (!row) {
                QCOMPARE(codeOf(row), ErrorCode::OutOfSpace);
                break;
            }
            ++kept;
            QVERIFY(kept < 10'000);
        }
        QVERIFY(kept > 10);
        QCOMPARE(quint64(rowsAfter(*store, kNoRow).size()), kept);
        QCOMPARE(codeOf(store->put(Slot::Draft, "", QByteArray(4096, 'd'))), ErrorCode::OutOfSpace);
    }
    QCOMPARE(store->appendLog(entryNumber(kept + 1)).value(), kept + 1);
    QCOMPARE(quint64(rowsAfter(*openStore(m_directory), kNoRow).size()), kept + 1);
}

void TestCrashes::undoesATransactionThatMetAFullDisk()
{
    const auto store = openStore(m_directory);
    QVERIFY(store->appendLog(entryNumber(1)).ok());
    {
        const FileSizeLimit limit(512 * 1024);
        const auto outcome = store->transaction([&]() -> Result<void> {
            // Going on regardless must not let the rest through on its own.
            for (quint64 number = 2; number < 8'000; ++number) {
                (void)store->appendLog(entryNumber(number)).ok();
            }
            return {};
        });
        QCOMPARE(codeOf(outcome), ErrorCode::OutOfSpace);
    }
    QCOMPARE(rowsAfter(*store, kNoRow).size(), 1);
    QVERIFY(store->appendLog(entryNumber(2)).ok());
}

void TestCrashes::makesNoHalfStoreOnAFullDisk()
{
    {
        const FileSizeLimit limit(2'000);
        QCOMPARE(codeOf(DiskStore::open(m_directory, keyNumber('k'))), ErrorCode::OutOfSpace);
    }
    const auto store = openStore(m_directory);
    QVERIFY(store->appendLog(entryNumber(1)).ok());
}

QTEST_GUILESS_MAIN(TestCrashes)
#include "tst_crashes.moc"
