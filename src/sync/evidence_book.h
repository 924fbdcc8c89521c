// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/clock.h"
#include "base/metrics.h"
#include "base/result.h"
#include "protocol/receipts.h"
#include "sync/evidence.h"

#include <QList>

#include <functional>
#include <optional>

namespace qs::store {
class DiskStore;
} // namespace qs::store

namespace qs::sync {

inline constexpr qsizetype kEvidenceKept = 200;
inline constexpr qsizetype kReceiptListsKept = 300; ///< Signed lists, of up to 100 receipts each.

/// A receipt of one of this device's envelopes.
struct KeptReceipt
{
    EnvId id;
    SpaceRef space;
    quint64 seq = 0;
    QByteArray signedList; ///< The signed frame that named it.
};

/// What can be held against the server: findings, and the receipts it signed. Both are on disk when
/// a call returns, or when the store's transaction around it does.
///
/// The oldest are dropped past kEvidenceKept and kReceiptListsKept. Thread: core.
class EvidenceBook
{
public:
    EvidenceBook(store::DiskStore& disk, const Clock& clock, Metrics& metrics)
        : m_disk(disk), m_clock(clock), m_metrics(metrics)
    {
    }

    Result<void> reload();

    /// Keeps a finding, and tells the listener, unless the same is known: kind, space, user,
    /// number.
    void report(Evidence evidence);

    /// Oldest first.
    [[nodiscard]] const QList<Evidence>& all() const { return m_evidence; }

    /// The person has read them: forgets all, after which the same may be found again.
    Result<void> dismissAll();

    // Receipts

    /// One frame named these envelopes of mine. Inside the transaction in which they are settled.
    Result<void> keepReceipts(const protocol::Receipts& receipts, const QList<SpaceRef>& spaces);

    [[nodiscard]] qsizetype receipts() const;
    [[nodiscard]] std::optional<KeptReceipt> receiptOf(const EnvId& id) const;

    /// After a space was read again to its end: whatever has a receipt and did not come is
    /// withheld.
    Result<void> checkReceipts(const SpaceRef& space);

    /// A receipt and its envelope for somebody else's eyes: [1, server key, receipt key, receipts,
    /// envelope]. NotFound if there is no receipt.
    [[nodiscard]] Result<QByteArray> exportReceipt(
        const EnvId& id,
        const protocol::ServerPub& server,
        const protocol::ReceiptPub& key
    ) const;

    std::function<void(const Evidence&)> onEvidence;

private:
    struct SignedList
    {
        quint64 number = 0;
        QList<KeptReceipt> receipts;
    };

    Result<void> put(quint64 number, const Evidence& evidence);

    store::DiskStore& m_disk;
    const Clock& m_clock;
    Metrics& m_metrics;
    QList<Evidence> m_evidence;
    quint64 m_nextNumber = 0;
    QList<SignedList> m_lists;
};

} // namespace qs::sync
