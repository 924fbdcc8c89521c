// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "server/storage/sqlite_key_log.h"

#include "proof/checkpoint.h"
#include "server/storage/commit_queue.h"
#include "sql/database.h"
#include "sql/transaction.h"

namespace qs::server {

Result<std::unique_ptr<SqliteKeyLog>>
SqliteKeyLog::open(sql::Database& database, CommitQueue& queue)
{
    std::unique_ptr<SqliteKeyLog> log(new SqliteKeyLog(database, queue));
    QS_TRY(log->prepare());
    QS_TRY(log->catchUp());
    return log;
}

Result<void> SqliteKeyLog::prepare()
{
    QS_TRY_ASSIGN(
        m_insertLeaf,
        m_database.prepare("INSERT INTO key_log(leaf, user, seq, hash) VALUES(?, ?, ?, ?)")
    );
    QS_TRY_ASSIGN(
        m_insertNode,
        m_database.prepare("INSERT INTO key_log_node(level, position, hash) VALUES(?, ?, ?)")
    );
    QS_TRY_ASSIGN(m_last, m_database.prepare("SELECT max(leaf) FROM key_log"));
    QS_TRY_ASSIGN(
        m_leafAt, m_database.prepare("SELECT user, seq, hash FROM key_log WHERE leaf = ?")
    );
    QS_TRY_ASSIGN(
        m_nodeAt,
        m_database.prepare("SELECT hash FROM key_log_node WHERE level = ? AND position = ?")
    );
    QS_TRY_ASSIGN(
        m_leavesFrom,
        m_database.prepare("SELECT user, seq, hash FROM key_log WHERE leaf >= ?"
                           " ORDER BY leaf LIMIT ?")
    );
    QS_TRY_ASSIGN(
        m_placeOf, m_database.prepare("SELECT leaf FROM key_log WHERE user = ? AND seq = ?")
    );
    return {};
}

Result<void> SqliteKeyLog::catchUp()
{
    QS_TRY_ASSIGN(sql::Transaction transaction, sql::Transaction::begin(m_database));
    QS_TRY_ASSIGN(
        sql::Statement missing,
        m_database.prepare("SELECT user, seq, hash FROM manifest m WHERE NOT EXISTS"
                           " (SELECT 1 FROM key_log k WHERE k.user = m.user AND k.seq = m.seq)"
                           " ORDER BY seq, user LIMIT ?")
    );
    for (;;) {
        missing.query(qint64(protocol::kLogLeavesMax));
        QS_TRY_ASSIGN(const auto leaves, read(missing, protocol::kLogLeavesMax));
        for (const protocol::KeyLogLeaf& leaf : leaves) {
            QS_TRY(append(leaf));
        }
        if (leaves.isEmpty()) {
            break;
        }
    }
    return transaction.commit();
}

Result<quint64> SqliteKeyLog::size()
{
    m_last.query();
    QS_TRY_ASSIGN(const bool isRow, m_last.next());
    const quint64 leaves = isRow && !m_last.isNull(0) ? m_last.number(0) + 1 : 0;
    m_last.reset();
    return leaves;
}

Result<Hash32> SqliteKeyLog::node(const proof::TreePosition& at)
{
    sql::Statement& row = at.level == 0 ? m_leafAt : m_nodeAt;
    if (at.level == 0) {
        row.query(at.index);
    } else {
        row.query(at.level, at.index);
    }
    QS_TRY_ASSIGN(const bool isThere, row.next());
    if (!isThere) {
        return Error{ErrorCode::Corrupt, QStringLiteral("a node of the key log is missing")};
    }
    const Hash32 hash =
        at.level > 0 ? row.id<Hash32>(0)
                     : proof::leafHashOf({row.id<UserId>(0), row.number(1), row.id<Hash32>(2)});
    row.reset();
    return hash;
}

proof::TreeNodes SqliteKeyLog::nodes()
{
    return [this](const proof::TreePosition& at) { return node(at); };
}

// The roots of the complete subtrees are all that adding a leaf looks at.
Result<proof::TreeEdge> SqliteKeyLog::edge()
{
    QS_TRY_ASSIGN(const quint64 leaves, size());
    QList<Hash32> peaks;
    quint64 begin = 0;
    for (int level = 62; level >= 0; --level) {
        const quint64 covered = quint64(1) << level;
        if ((leaves & covered) != 0) {
            QS_TRY_ASSIGN(const Hash32 peak, node({level, begin >> level}));
            peaks.append(peak);
            begin += covered;
        }
    }
    return proof::TreeEdge::restore(leaves, peaks);
}

Result<void> SqliteKeyLog::append(const protocol::KeyLogLeaf& leaf)
{
    QS_TRY_ASSIGN(proof::TreeEdge tree, edge());
    QS_TRY(m_insertLeaf.run(tree.size(), leaf.user, leaf.seq, leaf.manifest));
    Result<void> kept;
    tree.append(proof::leafHashOf(leaf), [&](const proof::TreePosition& at, const Hash32& hash) {
        if (at.level > 0 && kept.ok()) {
            kept = m_insertNode.run(at.level, at.index, hash);
        }
    });
    return kept;
}

void SqliteKeyLog::grow(quint64 from, Answer<LogGrowth> done)
{
    m_queue.read<LogGrowth>([this, from] { return growthFrom(from); }, std::move(done));
}

Result<LogGrowth> SqliteKeyLog::growthFrom(quint64 from)
{
    LogGrowth growth;
    QS_TRY_ASSIGN(growth.size, size());
    QS_TRY_ASSIGN(growth.root, proof::treeRoot(nodes(), growth.size));
    if (from > 0 && from < growth.size) {
        QS_TRY_ASSIGN(growth.proof, proof::consistencyProof(nodes(), from, growth.size));
    }
    return growth;
}

void SqliteKeyLog::leaves(quint64 from, Answer<QList<protocol::KeyLogLeaf>> done)
{
    const auto work = [this, from]() -> Result<QList<protocol::KeyLogLeaf>> {
        m_leavesFrom.query(from, qint64(protocol::kLogLeavesMax));
        return read(m_leavesFrom, protocol::kLogLeavesMax);
    };
    m_queue.read<QList<protocol::KeyLogLeaf>>(work, std::move(done));
}

Result<QList<protocol::KeyLogLeaf>> SqliteKeyLog::read(sql::Statement& rows, qsizetype max)
{
    QList<protocol::KeyLogLeaf> found;
    while (found.size() < max) {
        QS_TRY_ASSIGN(const bool isRow, rows.next());
        if (!isRow) {
            return found;
        }
        found.append({rows.id<UserId>(0), rows.number(1), rows.id<Hash32>(2)});
    }
    rows.reset();
    return found;
}

void SqliteKeyLog::prove(
    quint64 size,
    QList<protocol::ManifestName> manifests,
    Answer<QList<protocol::LeafProof>> done
)
{
    const auto work =
        [this, size, names = std::move(manifests)]() -> Result<QList<protocol::LeafProof>> {
        QS_TRY_ASSIGN(const quint64 whole, this->size());
        QList<protocol::LeafProof> proofs;
        for (const protocol::ManifestName& name : names) {
            QS_TRY_ASSIGN(const auto found, proofOf(name, std::min(size, whole)));
            proofs.append(found);
        }
        return proofs;
    };
    m_queue.read<QList<protocol::LeafProof>>(work, std::move(done));
}

Result<protocol::LeafProof> SqliteKeyLog::proofOf(const protocol::ManifestName& name, quint64 size)
{
    protocol::LeafProof found;
    m_placeOf.query(name.user, name.seq);
    QS_TRY_ASSIGN(const bool isKnown, m_placeOf.next());
    if (!isKnown) {
        return found;
    }
    found.index = m_placeOf.number(0);
    m_placeOf.reset();
    found.isThere = found.index < size;
    if (found.isThere) {
        QS_TRY_ASSIGN(found.path, proof::inclusionProof(nodes(), found.index, size));
    }
    return found;
}

} // namespace qs::server
