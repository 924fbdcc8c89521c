// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/clock.h"
#include "base/ids.h"
#include "base/result.h"
#include "sync/change_listener.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace qs::store {
class DiskStore;
} // namespace qs::store

namespace qs::sync {

/// What was found amiss. The numbers stand on disk.
enum class FindingKind : quint64 {
    // Held: they go away by themselves when what was missing comes.
    PostsMissing = 1,    ///< Numbers of a lane that the server does not show.
    WaitingForProof = 2, ///< No chain at hand reaches the manifest that was named.
    NoKeyYet = 3,        ///< The key of the epoch has not come.
    NeedsNewerApp = 4,   ///< Made by a newer version.
    HeldForDoubt = 5,    ///< By somebody whose keys are in doubt: see SecurityLog::isDoubted().

    // Refused: they stay.
    TwoVersions = 10,     ///< Two signed envelopes of one number in one lane.
    RemovedDevice = 11,   ///< Signed by a device that its owner had removed.
    CouldNotOpen = 12,    ///< Genuine outside, damaged or altered inside.
    AlteredItem = 13,     ///< The signature is wrong.
    Rubbish = 14,         ///< Not even an envelope, or of another log.
    NotAllowed = 15,      ///< By somebody who may not write there.
    ForeignManifest = 16, ///< Names a device list that is not its author's.
    LetterRefused = 17,   ///< A letter that proves nothing.

    // About keys.
    WrongDeviceList = 20,  ///< The server served a list of devices that does not check out.
    TwoDeviceLists = 21,   ///< Two lists of one number, both signed by the person: a fork.
    IdentityReplaced = 22, ///< A list under another identity key, vouched for by nothing known.
    ServerWentBack = 23,   ///< A log that is not the one that was read before.
    NumbersDiffer = 24,    ///< Two people compared their safety numbers, and they differ.
    IdentityRenewed = 25,  ///< A new identity key, signed by the one before.
    IdentityVouched = 26,  ///< A new identity key that only a device known before speaks for.
};

/// One thing found. What it is about, and no content.
struct Finding
{
    FindingKind kind = FindingKind::Rubbish;
    UserId user;     ///< Whom it is about; null if nobody can be named for certain.
    SpaceRef space;  ///< Where; kind Self and a null id if it belongs to no log.
    DeviceId device; ///< Whose lane; null if it belongs to none.
    quint64 atMs = 0;
    quint64 seq = 0; ///< With atMs: the place in the log where it stands.
    quint64 count = 1;
    QList<QByteArray> evidence; ///< Signed bytes that prove it; at most two, see kEvidenceBytesMax.

    friend bool operator==(const Finding&, const Finding&) = default;
};

/// What became of an entry.
enum class Decision : quint64 {
    Open = 0,     ///< Still so, or not looked at.
    Seen = 1,     ///< Looked at; nothing else to be done.
    KeptOld = 2,  ///< A doubt: go on with the keys known before.
    Compared = 3, ///< A doubt: numbers were compared and are those of the keys known before.
    Differs = 4,  ///< A doubt: numbers were compared and differ. Sending stays stopped.
};

struct SecurityEntry
{
    quint64 number = 0; ///< Grows; never used again.
    Finding what;
    qint64 firstMs = 0; ///< By this device's clock.
    qint64 lastMs = 0;
    Decision decision = Decision::Open;

    friend bool operator==(const SecurityEntry&, const SecurityEntry&) = default;
};

inline constexpr qsizetype kSecurityEntriesMax = 500;
inline constexpr qsizetype kEvidenceBytesMax =
    128 * 1024; ///< Of one piece; larger ones are left out.

/// What this device saw that must not be passed over: kept on disk, bounded, in the order in which
/// it began. Of one kind about one person and place there is one open entry, which counts.
///
/// Once full, the oldest entry makes room; proofs of two versions and doubts about keys go last.
/// Changes are on disk when the call returns, or when the store's transaction around it does:
/// reload() after one that failed. Thread: core.
class SecurityLog
{
public:
    SecurityLog(store::DiskStore& disk, const Clock& clock, ChangeListener& changes)
        : m_disk(disk), m_clock(clock), m_changes(changes)
    {
    }

    Result<void> reload();

    Result<void> note(const Finding& finding);

    /// These are all the held things there are now: entries that are no longer so go.
    Result<void> setHeld(const QList<Finding>& held);

    /// NotFound if there is no such entry.
    Result<void> decide(quint64 number, Decision decision);

    /// The same for everything that casts doubt on a person.
    Result<void> decideOn(const UserId& user, Decision decision);

    /// Oldest first.
    [[nodiscard]] const QList<SecurityEntry>& entries() const { return m_entries; }
    [[nodiscard]] const SecurityEntry* find(quint64 number) const;

    /// Whether somebody's keys changed in a way that nothing explains, and nobody has looked at it:
    /// nothing is sent to them and nothing new of theirs is taken over.
    [[nodiscard]] bool isDoubted(const UserId& user) const;

    /// Grows when a doubt begins or ends.
    [[nodiscard]] quint64 doubtRevision() const { return m_doubtRevision; }

private:
    Result<void> put(const SecurityEntry& entry);
    Result<void> remove(qsizetype at);
    Result<void> add(const Finding& finding);
    Result<void> makeRoom();
    [[nodiscard]] qsizetype openEntryOf(const Finding& finding) const;

    store::DiskStore& m_disk;
    const Clock& m_clock;
    ChangeListener& m_changes;
    QList<SecurityEntry> m_entries;
    quint64 m_next = 1;
    quint64 m_doubtRevision = 0;
};

/// Whether a kind goes away when what was missing comes.
[[nodiscard]] bool isHeldKind(FindingKind kind);

/// Whether a kind casts doubt on somebody's keys.
[[nodiscard]] bool isDoubt(FindingKind kind);

} // namespace qs::sync
