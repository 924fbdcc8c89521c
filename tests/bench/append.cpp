// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

// Durable envelopes a second through the server's storage, and through SQLite alone with the same
// tables, the same bytes and transactions of the same size, one after the other on the same disk.

#include "base/clock.h"
#include "base/metrics.h"
#include "proof/sodium_random.h"
#include "server/storage/schema.h"
#include "server/storage/sqlite_storage.h"
#include "server/transport/thread_strand.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>

#include <sqlite3.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <semaphore>
#include <utility>
#include <vector>

using namespace qs;
using namespace qs::server;

namespace {

constexpr qsizetype kEnvelopeBytes = 720;
constexpr int kWriters = 16;
constexpr int kInFlightEach = 4;
constexpr int kBatch = 20;
constexpr int kRounds = 5;
constexpr int kEnvelopes = 32'000; ///< A round.

struct Rate
{
    double perSecond = 0;
    double perCommit = 0;
};

/// One device that writes into its own circle.
struct Writer
{
    SpaceAccess access;
    DeviceId device;
    quint64 n = 0;
    EnvId head;

    QList<NewEvent> next(Random& random)
    {
        QList<NewEvent> batch;
        for (int i = 0; i < kBatch; ++i) {
            NewEvent event;
            event.access = access;
            event.id = random.id<EnvId>();
            event.device = device;
            event.laneN = ++n;
            event.prev = std::exchange(head, event.id);
            event.epoch = 1;
            event.envelope = QByteArray(kEnvelopeBytes, 'e');
            batch.append(event);
        }
        return batch;
    }
};

double medianOf(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

double secondsSince(const Clock& clock, qint64 startMs)
{
    return static_cast<double>(std::max<qint64>(1, clock.monotonicMs() - startMs)) / 1000.0;
}

Writer makeWriter(EventLog& log, Random& random)
{
    Writer writer;
    writer.access.space = {SpaceKind::Circle, random.id<SpaceId>()};
    writer.access.user = random.id<UserId>();
    writer.access.token = random.id<protocol::TokenHash>();
    writer.device = random.id<DeviceId>();
    std::binary_semaphore made(0);
    const SpaceChange change{
        writer.access.space, writer.access.user, 0, *writer.access.token, QByteArray()};
    log.changeSpace(change, [&made](Result<SpaceChangeStatus>) { made.release(); });
    made.acquire();
    return writer;
}

Rate throughStorage(const QString& path)
{
    SystemClock clock;
    proof::SodiumRandom random;
    Metrics metrics;
    ThreadStrand engine;
    ThreadStrand disk;
    auto opened = SqliteStorage::open(path, {{disk, engine}, clock, random, metrics});
    QS_ASSERT(opened.ok());
    EventLog& log = (*opened)->eventLog();
    std::vector<Writer> writers;
    for (int i = 0; i < kWriters; ++i) {
        writers.push_back(makeWriter(log, random));
    }
    std::vector<QList<NewEvent>> batches;
    for (int i = 0; i < kEnvelopes / kBatch; ++i) {
        batches.push_back(writers[static_cast<size_t>(i % kWriters)].next(random));
    }
    const qint64 commitsBefore = metrics.value("qs_storage_commits");
    std::counting_semaphore<> room(kWriters * kInFlightEach);
    std::atomic<int> accepted = 0;
    const qint64 startMs = clock.monotonicMs();
    for (QList<NewEvent>& batch : batches) {
        room.acquire();
        log.append(std::move(batch), [&](Result<QList<protocol::AppendOutcome>> outcomes) {
            QS_ASSERT(outcomes.ok());
            for (const protocol::AppendOutcome& outcome : *outcomes) {
                accepted += outcome.status == protocol::AppendStatus::Accepted;
            }
            room.release();
        });
    }
    disk.finish();
    engine.finish();
    const double seconds = secondsSince(clock, startMs);
    QS_ASSERT(accepted == kEnvelopes);
    const auto commits = static_cast<double>(metrics.value("qs_storage_commits") - commitsBefore);
    return {kEnvelopes / seconds, kEnvelopes / commits};
}

void must(int outcome)
{
    QS_ASSERT(outcome == SQLITE_OK || outcome == SQLITE_DONE);
}

/// A prepared statement of the C interface, with nothing around it.
struct Bare
{
    sqlite3_stmt* statement = nullptr;

    Bare(sqlite3* db, const char* text)
    {
        must(sqlite3_prepare_v2(db, text, -1, &statement, nullptr));
    }
    ~Bare() { sqlite3_finalize(statement); }
    Bare(const Bare&) = delete;
    Bare& operator=(const Bare&) = delete;

    void run()
    {
        must(sqlite3_step(statement));
        must(sqlite3_reset(statement));
    }
};

/// The statements that store an envelope, with nothing around them.
struct BareTables
{
    Bare insert;
    Bare lane;
    Bare head;

    explicit BareTables(sqlite3* db)
        : insert(db, "INSERT INTO event VALUES(?, ?, ?, ?, ?)")
        , lane(db, "INSERT OR REPLACE INTO lane VALUES(?, ?, ?, ?)")
        , head(db, "UPDATE space SET head = ?, last_at = ? WHERE id = ?")
    {
    }

    void store(int i, const EnvId& id, const QByteArray& envelope)
    {
        const SystemClock clock;
        const int space = (i / kBatch) % kWriters;
        sqlite3_bind_int(insert.statement, 1, space);
        sqlite3_bind_int(insert.statement, 2, i);
        sqlite3_bind_int64(insert.statement, 3, clock.nowMs());
        sqlite3_bind_blob(insert.statement, 4, id.data(), EnvId::kSize, SQLITE_STATIC);
        sqlite3_bind_blob(insert.statement, 5, envelope.constData(), kEnvelopeBytes, SQLITE_STATIC);
        insert.run();
        if (i % kBatch == kBatch - 1) {
            sqlite3_bind_int(lane.statement, 1, space);
            sqlite3_bind_blob(lane.statement, 2, id.data(), DeviceId::kSize, SQLITE_STATIC);
            sqlite3_bind_int(lane.statement, 3, i);
            sqlite3_bind_blob(lane.statement, 4, id.data(), EnvId::kSize, SQLITE_STATIC);
            lane.run();
            sqlite3_bind_int(head.statement, 1, i);
            sqlite3_bind_int64(head.statement, 2, clock.nowMs());
            sqlite3_bind_int(head.statement, 3, space);
            head.run();
        }
    }
};

double storeAll(sqlite3* db, int perCommit)
{
    const SystemClock clock;
    proof::SodiumRandom random;
    BareTables tables(db);
    Bare begin(db, "BEGIN IMMEDIATE");
    Bare commit(db, "COMMIT");
    std::vector<EnvId> ids;
    for (int i = 0; i < kEnvelopes; ++i) {
        ids.push_back(random.id<EnvId>());
    }
    const QByteArray envelope(kEnvelopeBytes, 'e');
    const qint64 startMs = clock.monotonicMs();
    for (int i = 0; i < kEnvelopes; ++i) {
        if (i % perCommit == 0) {
            begin.run();
        }
        tables.store(i, ids[static_cast<size_t>(i)], envelope);
        if (i % perCommit == perCommit - 1 || i == kEnvelopes - 1) {
            commit.run();
        }
    }
    return kEnvelopes / secondsSince(clock, startMs);
}

Rate throughBareSqlite(const QString& path, int perCommit)
{
    {
        const auto made = sql::Database::open(path, storageSchema());
        QS_ASSERT(made.ok());
    }
    sqlite3* db = nullptr;
    must(sqlite3_open(QFile::encodeName(path).constData(), &db));
    must(sqlite3_exec(db, "PRAGMA synchronous = FULL", nullptr, nullptr, nullptr));
    const double rate = storeAll(db, perCommit);
    must(sqlite3_close(db));
    return {rate, static_cast<double>(perCommit)};
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    // Beside the program, as the folder for temporary files is often memory.
    const QTemporaryDir folder(QCoreApplication::applicationDirPath() + QStringLiteral("/append"));
    std::vector<double> ours;
    std::vector<double> bare;
    double perCommit = 0;
    for (int round = 0; round < kRounds; ++round) {
        const auto file = [&](const char* name) {
            return folder.filePath(QLatin1StringView(name) + QString::number(round));
        };
        const Rate rate = throughStorage(file("ours"));
        perCommit = rate.perCommit;
        ours.push_back(rate.perSecond);
        bare.push_back(throughBareSqlite(file("bare"), static_cast<int>(rate.perCommit)).perSecond);
    }
    std::printf(
        "{\"bench\":\"append\",\"envelopes_per_s\":%.0f,\"bare_sqlite_per_s\":%.0f,"
        "\"ratio\":%.2f,\"envelopes_per_commit\":%.1f,\"envelope_bytes\":%d}\n",
        medianOf(ours),
        medianOf(bare),
        medianOf(ours) / medianOf(bare),
        perCommit,
        static_cast<int>(kEnvelopeBytes)
    );
    return 0;
}
