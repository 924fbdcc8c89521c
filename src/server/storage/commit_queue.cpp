// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "server/storage/commit_queue.h"

#include "base/metrics.h"
#include "server/storage/space_book.h"
#include "sql/database.h"
#include "sql/transaction.h"

namespace qs::server {

CommitQueue::CommitQueue(
    Strands strands,
    sql::Database& database,
    SpaceBook& spaces,
    Metrics& metrics
)
    : m_strands(strands), m_database(database), m_spaces(spaces), m_metrics(metrics)
{
}

void CommitQueue::enqueue(Job job)
{
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.push_back(std::move(job));
        if (m_isDraining) {
            return;
        }
        m_isDraining = true;
    }
    m_strands.storage.post([this] { drain(); });
}

void CommitQueue::drain()
{
    std::vector<Job> jobs;
    {
        const std::lock_guard lock(m_mutex);
        jobs.swap(m_waiting);
        if (jobs.empty()) {
            m_isDraining = false;
            return;
        }
    }
    auto answers = std::make_shared<Answers>();
    answers->reserve(jobs.size());
    drainWrites(jobs, *answers);
    drainReads(jobs, *answers);
    m_strands.engine.post([answers] {
        for (const auto& answer : *answers) {
            answer();
        }
    });
    // Once more by way of the strand: in a simulated world others want their turn.
    m_strands.storage.post([this] { drain(); });
}

void CommitQueue::drainWrites(std::vector<Job>& jobs, Answers& answers)
{
    std::vector<Job*> writes;
    for (Job& job : jobs) {
        if (job.writes) {
            writes.push_back(&job);
        }
    }
    if (writes.empty()) {
        return;
    }
    const auto conclude = [&](const Job& job, const Result<void>& outcome) {
        const std::optional<Error> error =
            outcome.ok() ? std::nullopt : std::optional<Error>(outcome.error());
        answers.push_back([answer = job.answer, error] { answer(error ? &*error : nullptr); });
    };
    const Result<void> together = commitTogether(writes);
    const bool isSomebodysFault =
        !together.ok() && together.error().code == ErrorCode::Invalid && writes.size() > 1;
    for (Job* job : writes) {
        conclude(*job, isSomebodysFault ? commitTogether({job}) : together);
    }
    m_metrics.count(together.ok() ? "qs_storage_commits" : "qs_storage_failures");
    dropOldPages();
}

// The write-ahead log still holds the pages as they were.
void CommitQueue::dropOldPages()
{
    if (m_forgetsPages) {
        m_forgetsPages = !m_database.checkpoint().ok(); // else with the next commit
    }
}

Result<void> CommitQueue::commitTogether(const std::vector<Job*>& jobs)
{
    const auto attempt = [&]() -> Result<void> {
        QS_TRY_ASSIGN(sql::Transaction transaction, sql::Transaction::begin(m_database));
        for (const Job* job : jobs) {
            QS_TRY(job->work());
        }
        QS_TRY(m_spaces.flush());
        return transaction.commit();
    };
    Result<void> outcome = attempt();
    if (!outcome) {
        m_spaces.forget();
    }
    return outcome;
}

void CommitQueue::drainReads(std::vector<Job>& jobs, Answers& answers)
{
    for (Job& job : jobs) {
        if (!job.writes) {
            (void)job.work(); // its error is in the outcome that the answer holds
            answers.push_back([answer = std::move(job.answer)] { answer(nullptr); });
        }
    }
}

} // namespace qs::server
