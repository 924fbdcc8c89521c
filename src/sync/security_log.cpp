// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "sync/security_log.h"

#include "codec/cbor_reader.h"
#include "codec/cbor_writer.h"
#include "protocol/space_ref.h"
#include "store/disk_store.h"

#include <algorithm>

namespace qs::sync {

namespace {

constexpr qsizetype kEvidencePiecesMax = 2;
constexpr int kNumberDigits = 20;

// Keys sort as the numbers do.
QByteArray keyOf(quint64 number)
{
    return QByteArrayLiteral("entry/") +
           QByteArray::number(number).rightJustified(kNumberDigits, '0');
}

QByteArray encode(const SecurityEntry& entry)
{
    const Finding& what = entry.what;
    codec::CborWriter out;
    out.array(12).uint(entry.number).uint(static_cast<quint64>(what.kind)).bytes(what.user.view());
    protocol::writeSpace(out, what.space);
    out.bytes(what.device.view()).uint(what.atMs).uint(what.seq).uint(what.count);
    out.array(what.evidence.size());
    for (const QByteArray& piece : what.evidence) {
        out.bytes(piece);
    }
    out.uint(static_cast<quint64>(entry.firstMs)).uint(static_cast<quint64>(entry.lastMs));
    out.uint(static_cast<quint64>(entry.decision));
    return out.take();
}

Result<SecurityEntry> decode(QByteArrayView bytes)
{
    codec::CborReader in(bytes);
    in.array(12);
    SecurityEntry entry;
    entry.number = in.uint();
    entry.what.kind = static_cast<FindingKind>(in.uint());
    entry.what.user = in.id<UserId>();
    entry.what.space = protocol::readSpace(in);
    entry.what.device = in.id<DeviceId>();
    entry.what.atMs = in.uint();
    entry.what.seq = in.uint();
    entry.what.count = in.uint();
    in.list(kEvidencePiecesMax, [&] { entry.what.evidence.append(in.bytes(kEvidenceBytesMax)); });
    entry.firstMs = static_cast<qint64>(in.uint());
    entry.lastMs = static_cast<qint64>(in.uint());
    entry.decision = static_cast<Decision>(in.uint());
    QS_TRY(in.finish());
    return entry;
}

// What is counted together. Who sent something altered is not known, so nobody is named there.
bool isSameTopic(const Finding& a, const Finding& b)
{
    return a.kind == b.kind && a.user == b.user && a.space == b.space && a.device == b.device;
}

bool staysForGood(FindingKind kind)
{
    return kind == FindingKind::TwoVersions || isDoubt(kind);
}

} // namespace

bool isHeldKind(FindingKind kind)
{
    return kind <= FindingKind::HeldForDoubt;
}

bool isDoubt(FindingKind kind)
{
    return kind == FindingKind::TwoDeviceLists || kind == FindingKind::IdentityReplaced ||
           kind == FindingKind::NumbersDiffer;
}

Result<void> SecurityLog::reload()
{
    m_entries.clear();
    ++m_doubtRevision;
    QS_TRY_ASSIGN(const auto stored, m_disk.all(store::Slot::Security));
    for (const store::SlotEntry& one : stored) {
        QS_TRY_ASSIGN(const SecurityEntry entry, decode(one.value));
        m_next = std::max(m_next, entry.number + 1);
        m_entries.append(entry);
    }
    return {};
}

qsizetype SecurityLog::openEntryOf(const Finding& finding) const
{
    for (qsizetype at = m_entries.size() - 1; at >= 0; --at) {
        const SecurityEntry& entry = m_entries[at];
        // A doubt that was settled is not raised again by the same proof.
        const bool isSettledDoubt =
            isDoubt(finding.kind) && entry.what.evidence == finding.evidence;
        const bool isOpen = entry.decision == Decision::Open || isSettledDoubt;
        if (isOpen && isSameTopic(entry.what, finding)) {
            return at;
        }
    }
    return -1;
}

Result<void> SecurityLog::note(const Finding& finding)
{
    const qsizetype at = openEntryOf(finding);
    if (at < 0) {
        return add(finding);
    }
    SecurityEntry entry = m_entries[at];
    entry.what.count += finding.count;
    entry.what.atMs = std::max(entry.what.atMs, finding.atMs);
    entry.what.seq = std::max(entry.what.seq, finding.seq);
    entry.lastMs = m_clock.nowMs();
    QS_TRY(put(entry));
    m_entries[at] = entry;
    m_changes.securityChanged();
    return {};
}

Result<void> SecurityLog::add(const Finding& finding)
{
    QS_TRY(makeRoom());
    SecurityEntry entry;
    entry.number = m_next++;
    entry.what = finding;
    entry.what.evidence.removeIf([](const QByteArray& piece) {
        return piece.size() > kEvidenceBytesMax;
    });
    entry.what.evidence.resize(std::min(entry.what.evidence.size(), kEvidencePiecesMax));
    entry.firstMs = entry.lastMs = m_clock.nowMs();
    QS_TRY(put(entry));
    m_entries.append(entry);
    m_doubtRevision += isDoubt(finding.kind);
    m_changes.securityChanged();
    return {};
}

Result<void> SecurityLog::makeRoom()
{
    if (m_entries.size() < kSecurityEntriesMax) {
        return {};
    }
    const auto oldest = std::ranges::find_if(m_entries, [](const SecurityEntry& entry) {
        return !staysForGood(entry.what.kind);
    });
    return remove(oldest == m_entries.end() ? 0 : oldest - m_entries.begin());
}

Result<void> SecurityLog::setHeld(const QList<Finding>& held)
{
    for (qsizetype at = m_entries.size() - 1; at >= 0; --at) {
        const SecurityEntry& entry = m_entries[at];
        const bool isGone =
            isHeldKind(entry.what.kind) && std::ranges::none_of(held, [&](const Finding& now) {
                return isSameTopic(now, entry.what);
            });
        if (isGone) {
            QS_TRY(remove(at));
        }
    }
    for (const Finding& now : held) {
        const qsizetype at = openEntryOf(now);
        if (at < 0) {
            QS_TRY(add(now));
        } else if (m_entries[at].what != now) {
            SecurityEntry entry = m_entries[at];
            entry.what = now;
            entry.lastMs = m_clock.nowMs();
            QS_TRY(put(entry));
            m_entries[at] = entry;
            m_changes.securityChanged();
        }
    }
    return {};
}

Result<void> SecurityLog::decide(quint64 number, Decision decision)
{
    const auto found = std::ranges::find(m_entries, number, &SecurityEntry::number);
    if (found == m_entries.end()) {
        return Error{ErrorCode::NotFound, QStringLiteral("no such entry")};
    }
    SecurityEntry entry = *found;
    entry.decision = decision;
    QS_TRY(put(entry));
    *found = entry;
    m_doubtRevision += isDoubt(entry.what.kind);
    m_changes.securityChanged();
    return {};
}

Result<void> SecurityLog::decideOn(const UserId& user, Decision decision)
{
    const QList<SecurityEntry> all = m_entries;
    for (const SecurityEntry& entry : all) {
        if (isDoubt(entry.what.kind) && entry.what.user == user) {
            QS_TRY(decide(entry.number, decision));
        }
    }
    return {};
}

const SecurityEntry* SecurityLog::find(quint64 number) const
{
    const auto found = std::ranges::find(m_entries, number, &SecurityEntry::number);
    return found == m_entries.end() ? nullptr : &*found;
}

bool SecurityLog::isDoubted(const UserId& user) const
{
    return std::ranges::any_of(m_entries, [&](const SecurityEntry& entry) {
        return isDoubt(entry.what.kind) && entry.what.user == user &&
               (entry.decision == Decision::Open || entry.decision == Decision::Differs);
    });
}

Result<void> SecurityLog::put(const SecurityEntry& entry)
{
    return m_disk.put(store::Slot::Security, keyOf(entry.number), encode(entry));
}

Result<void> SecurityLog::remove(qsizetype at)
{
    QS_TRY(m_disk.remove(store::Slot::Security, keyOf(m_entries[at].number)));
    m_entries.removeAt(at);
    m_changes.securityChanged();
    return {};
}

} // namespace qs::sync
