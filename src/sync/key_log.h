// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/scheduler.h"
#include "content/witness.h"
#include "proof/checkpoint.h"
#include "sync/connection.h"
#include "sync/evidence_book.h"

namespace qs::store {
class DiskStore;
} // namespace qs::store

namespace qs::sync {

class AddressBook;

/// Holds the server to its log of keys: every head must grow out of the one before, every device
/// list that is accepted must stand in it, and every leaf is read in search of one under my own id
/// that I did not make.
///
/// What contradicts is reported as evidence, and from then on the log vouches for nobody new: a
/// person whose chain is known goes on as before, anyone else is refused (fails closed), until the
/// person here begins anew with startOver().
///
/// The state is one small value on disk: head, right edge, and key. Thread: core.
class KeyLog
{
public:
    struct Parts
    {
        store::DiskStore& disk;
        AddressBook& book;
        Connection& connection;
        EvidenceBook& evidence;
        Scheduler& scheduler;
        Metrics& metrics;
        protocol::ServerPub server; ///< Pinned: names the log.
    };

    explicit KeyLog(const Parts& parts);
    ~KeyLog();

    Result<void> reload();

    /// A connection is open: asks for the head, and again every hour.
    void onOpen();
    void onConnectionEnd();

    /// Asks for proof that these manifests stand in the log. Denied if one does not, or if the log
    /// contradicts itself and the person is new here; Offline or Busy if nobody could say.
    using Done = std::function<void(Result<void>)>;
    void demand(const UserId& user, const QList<QByteArray>& manifests, const Done& done);

    /// A head that somebody else saw, from inside what they signed. Ours must have grown out of it,
    /// or it out of ours.
    void compare(const UserId& witness, const content::SeenLogHead& seen);

    /// The head to carry in what I write; null before the first.
    [[nodiscard]] const content::SeenLogHead& newest() const { return m_newest; }

    [[nodiscard]] const proof::TreeHead& head() const { return m_head; }
    [[nodiscard]] quint64 audited() const { return m_edge.size(); }
    [[nodiscard]] bool isContradicted() const { return m_isContradicted; }

    /// Forgets the log as it was and begins with the one of now.
    Result<void> startOver();

    /// Fetches my own chain, when the log names a manifest of mine that is not known here.
    std::function<void(const std::function<void()>& done)> fetchOwnChain;

    /// The head or its standing has changed.
    std::function<void()> onChange;

private:
    struct Demand
    {
        UserId user;
        QList<protocol::KeyLogLeaf> leaves;
        Done done;
        bool isSecondTry = false;
    };
    struct Seen
    {
        UserId witness;
        proof::TreeHead head;
        bool isAsked = false; ///< A head was asked for after this one was seen.
    };

    void refresh();
    void onHead(const protocol::LogHeadAnswer& answer);
    [[nodiscard]] bool pinKey();
    [[nodiscard]] Result<proof::TreeHead> readNote(const QByteArray& note);
    void audit();
    void onLeaves(const protocol::LogLeavesAnswer& answer);
    void finishAudit();
    void judgeOwn();
    void prove(const Demand& demand);
    void onProofs(const Demand& demand, const protocol::LogProofAnswer& answer);
    void settleWaiting();
    void settleSeen();
    void askGrowthFrom(const Seen& seen);
    void contradict(EvidenceKind kind, quint64 number, const QByteArray& proof, const UserId& user);
    [[nodiscard]] Result<void> withoutLog(const UserId& user) const;
    Result<void> save();
    void takeNote(const QByteArray& note);

    Parts m_parts;
    QByteArray m_origin;
    protocol::LogPub m_key;
    proof::TreeHead m_head;
    QByteArray m_note; ///< Of m_head.
    content::SeenLogHead m_newest;
    proof::TreeEdge m_edge;            ///< Of the leaves read so far.
    QList<protocol::KeyLogLeaf> m_own; ///< Under my id, not found in my chain yet.
    bool m_isContradicted = false;
    bool m_isRefreshing = false;
    bool m_isAuditing = false;
    QList<Demand> m_waiting;         ///< For a newer head.
    QList<Seen> m_seen;              ///< Larger than ours: for a newer head.
    QList<proof::TreeHead> m_agreed; ///< Compared already.
    Scheduler::TimerId m_timer = 0;
};

} // namespace qs::sync
