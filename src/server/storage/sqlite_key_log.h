// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "proof/merkle.h"
#include "server/ports/key_log.h"
#include "sql/statement.h"

#include <memory>

namespace qs::sql {
class Database;
} // namespace qs::sql

namespace qs::server {

class CommitQueue;

/// The key log on SQLite: a row for each leaf and one for each complete subtree above two or more,
/// so that a proof reads as many rows as the tree is deep and nothing is held in memory.
///
/// Thread: as KeyLog says; its own work runs on the storage strand.
class SqliteKeyLog final : public KeyLog
{
public:
    /// Manifests that are not in the log yet, from before there was one, are put behind it.
    [[nodiscard]] static Result<std::unique_ptr<SqliteKeyLog>>
    open(sql::Database& database, CommitQueue& queue);

    void grow(quint64 from, Answer<LogGrowth> done) override;
    void leaves(quint64 from, Answer<QList<protocol::KeyLogLeaf>> done) override;
    void prove(
        quint64 size,
        QList<protocol::ManifestName> manifests,
        Answer<QList<protocol::LeafProof>> done
    ) override;

    /// Within the transaction that stores the manifest.
    Result<void> append(const protocol::KeyLogLeaf& leaf);

private:
    SqliteKeyLog(sql::Database& database, CommitQueue& queue) : m_database(database), m_queue(queue)
    {
    }
    Result<void> prepare();
    Result<void> catchUp();
    Result<quint64> size();
    Result<proof::TreeEdge> edge();
    Result<Hash32> node(const proof::TreePosition& at);
    [[nodiscard]] proof::TreeNodes nodes();
    Result<LogGrowth> growthFrom(quint64 from);
    Result<QList<protocol::KeyLogLeaf>> read(sql::Statement& rows, qsizetype max);
    Result<protocol::LeafProof> proofOf(const protocol::ManifestName& name, quint64 size);

    sql::Database& m_database;
    CommitQueue& m_queue;
    sql::Statement m_insertLeaf;
    sql::Statement m_insertNode;
    sql::Statement m_last;
    sql::Statement m_leafAt;
    sql::Statement m_nodeAt;
    sql::Statement m_leavesFrom;
    sql::Statement m_placeOf;
};

} // namespace qs::server
