// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/result.h"
#include "base/scheduler.h"
#include "server/ports/answer.h"

#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace qs {
class Metrics;
} // namespace qs
namespace qs::sql {
class Database;
} // namespace qs::sql

namespace qs::server {

class SpaceBook;

/// Carries out reads and writes on the storage strand. All writes that wait share one transaction,
/// and their answers leave after its commit; the reads that wait come after them and see no more
/// than what is durable. So the transactions grow with the load by themselves.
///
/// A write must be able to run again: if the group fails for a fault of one, each is tried alone.
/// While the disk is full every write is answered by OutOfSpace, and the next one tries again.
///
/// Thread: read() and write() on any; work runs on the storage strand, answers on the engine's.
class CommitQueue
{
public:
    struct Strands
    {
        Strand& storage;
        Strand& engine;
    };

    CommitQueue(Strands strands, sql::Database& database, SpaceBook& spaces, Metrics& metrics);

    template<typename T>
    void write(std::function<Result<T>()> work, Answer<T> done)
    {
        submit(true, std::move(work), std::move(done));
    }

    template<typename T>
    void read(std::function<Result<T>()> work, Answer<T> done)
    {
        submit(false, std::move(work), std::move(done));
    }

    /// For work that erases: once it is committed, no page keeps what was there before, and only
    /// then it is answered. Thread: the storage strand.
    void forgetOldPages() { m_forgetsPages = true; }

private:
    struct Job
    {
        bool writes = false;
        std::function<Result<void>()> work;
        std::function<void(const Error* storageError)> answer;
    };
    using Answers = std::vector<std::function<void()>>;

    template<typename T>
    void submit(bool writes, std::function<Result<T>()> work, Answer<T> done)
    {
        auto outcome = std::make_shared<std::optional<Result<T>>>();
        Job job;
        job.writes = writes;
        job.work = [outcome, work = std::move(work)]() -> Result<void> {
            *outcome = work();
            return (*outcome)->ok() ? Result<void>() : Result<void>((*outcome)->error());
        };
        job.answer = [outcome, done = std::move(done)](const Error* storageError) {
            done(storageError ? Result<T>(*storageError) : std::move(**outcome));
        };
        enqueue(std::move(job));
    }

    void enqueue(Job job);
    void drain();
    void drainWrites(std::vector<Job>& jobs, Answers& answers);
    void drainReads(std::vector<Job>& jobs, Answers& answers);
    void dropOldPages();
    Result<void> commitTogether(const std::vector<Job*>& jobs);

    Strands m_strands;
    sql::Database& m_database;
    SpaceBook& m_spaces;
    Metrics& m_metrics;
    bool m_forgetsPages = false;

    std::mutex m_mutex;
    std::vector<Job> m_waiting;
    bool m_isDraining = false;
};

} // namespace qs::server
