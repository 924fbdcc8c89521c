// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "sync/evidence_book.h"

#include "codec/cbor_reader.h"
#include "codec/cbor_writer.h"
#include "protocol/space_ref.h"
#include "store/disk_store.h"

#include <algorithm>

namespace qs::sync {

namespace {

const QByteArray kFinding = QByteArrayLiteral("finding/");

// In the order of their numbers, as the store orders by key.
QByteArray numbered(const QByteArray& prefix, quint64 number)
{
    return prefix + QByteArray::number(number).rightJustified(20, '0');
}

QByteArray encode(const Evidence& e)
{
    codec::CborWriter out;
    out.array(6).uint(static_cast<quint64>(e.kind));
    protocol::writeSpace(out, e.space);
    out.bytes(e.user.view()).uint(e.number).bytes(e.proof).uint(e.atMs);
    return out.take();
}

Result<Evidence> decodeEvidence(QByteArrayView bytes)
{
    codec::CborReader in(bytes);
    in.array(6);
    Evidence e;
    e.kind = static_cast<EvidenceKind>(in.uint());
    e.space = protocol::readSpace(in);
    e.user = in.id<UserId>();
    e.number = in.uint();
    e.proof = in.bytes(kEvidenceProofMax);
    e.atMs = in.uint();
    QS_TRY(in.finish());
    return e;
}

QByteArray encodeList(const QByteArray& frame, const QList<SpaceRef>& spaces)
{
    codec::CborWriter out;
    out.array(2).bytes(frame).array(spaces.size());
    for (const SpaceRef& space : spaces) {
        protocol::writeSpace(out, space);
    }
    return out.take();
}

// The accepted ones of a signed list, with the spaces they went to.
QList<KeptReceipt> acceptedOf(
    const protocol::Receipts& receipts,
    const QByteArray& frame,
    const QList<SpaceRef>& spaces
)
{
    QList<KeptReceipt> accepted;
    for (qsizetype i = 0; i < receipts.outcomes.size() && i < spaces.size(); ++i) {
        const protocol::AppendOutcome& outcome = receipts.outcomes[i];
        if (outcome.status == protocol::AppendStatus::Accepted) {
            accepted.append({outcome.id, spaces[i], outcome.seq, frame});
        }
    }
    return accepted;
}

Result<QList<KeptReceipt>> decodeList(QByteArrayView bytes)
{
    codec::CborReader in(bytes);
    in.array(2);
    const QByteArray frame = in.bytes();
    QList<SpaceRef> spaces;
    in.list(protocol::kAppendItemsMax, [&] { spaces.append(protocol::readSpace(in)); });
    QS_TRY(in.finish());
    QS_TRY_ASSIGN(const auto receipts, protocol::decodeFrame<protocol::Receipts>(frame));
    return acceptedOf(receipts, frame, spaces);
}

} // namespace

Result<void> EvidenceBook::reload()
{
    m_evidence.clear();
    m_lists.clear();
    QS_TRY_ASSIGN(const auto findings, m_disk.all(store::Slot::KeyLog));
    for (const store::SlotEntry& entry : findings) {
        if (entry.key.startsWith(kFinding)) {
            QS_TRY_ASSIGN(const Evidence evidence, decodeEvidence(entry.value));
            m_evidence.append(evidence);
            m_nextNumber = entry.key.sliced(kFinding.size()).toULongLong() + 1;
        }
    }
    QS_TRY_ASSIGN(const auto lists, m_disk.all(store::Slot::Receipt));
    for (const store::SlotEntry& entry : lists) {
        QS_TRY_ASSIGN(const auto receipts, decodeList(entry.value));
        m_lists.append({entry.key.toULongLong(), receipts});
    }
    return {};
}

void EvidenceBook::report(Evidence evidence)
{
    const bool isKnown = std::ranges::any_of(m_evidence, [&](const Evidence& known) {
        return known.kind == evidence.kind && known.space == evidence.space &&
               known.user == evidence.user && known.number == evidence.number;
    });
    if (isKnown) {
        return;
    }
    m_metrics.count("evidence_found");
    evidence.atMs = static_cast<quint64>(m_clock.nowMs());
    if (evidence.proof.size() > kEvidenceProofMax) {
        evidence.proof.clear(); // the finding counts even where its proof is too long to keep
    }
    // A full disk must not hide a finding: it is told in any case.
    if (!put(m_nextNumber, evidence)) {
        m_metrics.count("evidence_unsaved");
    }
    ++m_nextNumber;
    m_evidence.append(evidence);
    if (onEvidence) {
        onEvidence(evidence);
    }
}

Result<void> EvidenceBook::put(quint64 number, const Evidence& evidence)
{
    QS_TRY(m_disk.put(store::Slot::KeyLog, numbered(kFinding, number), encode(evidence)));
    if (m_evidence.size() >= kEvidenceKept) {
        const quint64 oldest = number - static_cast<quint64>(m_evidence.size());
        m_evidence.removeFirst();
        QS_TRY(m_disk.remove(store::Slot::KeyLog, numbered(kFinding, oldest)));
    }
    return {};
}

Result<void> EvidenceBook::dismissAll()
{
    QS_TRY_ASSIGN(const auto findings, m_disk.all(store::Slot::KeyLog));
    for (const store::SlotEntry& entry : findings) {
        if (entry.key.startsWith(kFinding)) {
            QS_TRY(m_disk.remove(store::Slot::KeyLog, entry.key));
        }
    }
    m_evidence.clear();
    return {};
}

Result<void>
EvidenceBook::keepReceipts(const protocol::Receipts& receipts, const QList<SpaceRef>& spaces)
{
    const QByteArray frame = protocol::encodeFrame(0, receipts);
    const QList<KeptReceipt> accepted = acceptedOf(receipts, frame, spaces);
    if (accepted.isEmpty()) {
        return {};
    }
    const quint64 number = m_lists.isEmpty() ? 0 : m_lists.last().number + 1;
    QS_TRY(m_disk.put(store::Slot::Receipt, numbered({}, number), encodeList(frame, spaces)));
    m_lists.append({number, accepted});
    while (m_lists.size() > kReceiptListsKept) {
        QS_TRY(m_disk.remove(store::Slot::Receipt, numbered({}, m_lists.first().number)));
        m_lists.removeFirst();
    }
    return {};
}

qsizetype EvidenceBook::receipts() const
{
    qsizetype count = 0;
    for (const SignedList& list : m_lists) {
        count += list.receipts.size();
    }
    return count;
}

std::optional<KeptReceipt> EvidenceBook::receiptOf(const EnvId& id) const
{
    for (const SignedList& list : m_lists) {
        const auto found = std::ranges::find(list.receipts, id, &KeptReceipt::id);
        if (found != list.receipts.end()) {
            return *found;
        }
    }
    return std::nullopt;
}

Result<void> EvidenceBook::checkReceipts(const SpaceRef& space)
{
    for (const SignedList& list : m_lists) {
        for (const KeptReceipt& receipt : list.receipts) {
            QS_TRY_ASSIGN(
                const bool isThere,
                receipt.space == space ? m_disk.containsEnvelope(receipt.id) : Result<bool>(true)
            );
            if (!isThere) {
                report({EvidenceKind::EnvelopeWithheld, space, {}, receipt.seq, receipt.signedList}
                );
            }
        }
    }
    return {};
}

Result<QByteArray> EvidenceBook::exportReceipt(
    const EnvId& id,
    const protocol::ServerPub& server,
    const protocol::ReceiptPub& key
) const
{
    const auto receipt = receiptOf(id);
    if (!receipt) {
        return Error{ErrorCode::NotFound, QStringLiteral("no receipt of that envelope")};
    }
    QS_TRY_ASSIGN(const auto row, m_disk.envelope(id));
    codec::CborWriter out;
    out.array(5).uint(1).bytes(server.view()).bytes(key.view()).bytes(receipt->signedList);
    out.bytes(row ? row->entry.envelope : QByteArray());
    return out.take();
}

} // namespace qs::sync
