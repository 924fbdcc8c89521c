// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/ids.h"

#include <QByteArray>

namespace qs::store {

// What the disk store keeps, as plain values. On disk every one of them is sealed.

/// The least a row of the disk log has; the first row is row 1.
inline constexpr quint64 kNoRow = 0;

inline constexpr qsizetype kEnvelopeStoredMax = 512 * 1024;
inline constexpr qsizetype kSlotKeyBytesMax = 256;
inline constexpr qsizetype kSlotValueBytesMax = 512 * 1024;
inline constexpr qint64 kSlotEntriesMax = 50'000; ///< In one slot.
inline constexpr qsizetype kIntentBytesMax = 256 * 1024;
inline constexpr qint64 kOutboxRowsMax = 10'000;

/// An envelope at its place in a space's log, as it arrived.
struct LogEntry
{
    SpaceRef space;
    quint64 seq = 0;     ///< At least 1, below 2^63.
    quint64 atMs = 0;    ///< By the server, below 2^63.
    EnvId id;            ///< Of `envelope`; the store does not compute it.
    QByteArray envelope; ///< At most kEnvelopeStoredMax; not interpreted.

    friend bool operator==(const LogEntry&, const LogEntry&) = default;
};

/// A log entry and the number under which this disk keeps it: rows count arrivals.
struct LogRow
{
    quint64 row = kNoRow;
    LogEntry entry;

    friend bool operator==(const LogRow&, const LogRow&) = default;
};

/// Drawers of small sealed values, each with keys of its own. The numbers stand on disk and never
/// change.
enum class Slot : quint8 {
    Account = 1,     ///< Who is signed in here, with which keys.
    Server = 2,      ///< The pinned descriptor, the session.
    Cursor = 3,      ///< By space: what has been applied.
    Lane = 4,        ///< By space and device: heads of lanes.
    Manifest = 5,    ///< By user: the pinned chain of device lists.
    Circle = 6,      ///< By space: keys, epochs, tokens.
    Person = 7,      ///< By user: connections and requests.
    Invite = 8,      ///< Invites made or opened here.
    Draft = 9,       ///< Half-written text.
    Setting = 10,    ///< Choices made on this device.
    Shelf = 16,      ///< By type and target: bookmarks, mutes, filters, drafts and the like.
    MailCursor = 11, ///< How far the mailbox has been collected.
    Sharing = 17,    ///< Names of circles, whom I follow, since when a circle is shut to me.
    Group = 15,      ///< Groups, their changes, and what is owed to their members.
    Secrets = 19,    ///< What is under way with what opens the account; never the sheet.
    KeyLog = 13,     ///< How far the server's key log was checked, and what was found amiss.
    Receipt = 14,    ///< Lists of receipts the server signed, by number.
    Device = 18,     ///< My devices: names, notices, keys shared with one of them.
    Security = 12,   ///< What was found amiss, by number.
};

struct SlotEntry
{
    QByteArray key;
    QByteArray value;

    friend bool operator==(const SlotEntry&, const SlotEntry&) = default;
};

/// How far an intent has come. The numbers stand on disk.
enum class IntentState : quint8 {
    Queued = 0,  ///< Not sealed: it may still change or go without a trace.
    Sealed = 1,  ///< Its envelope is frozen and may have left; resent byte for byte.
    Refused = 2, ///< The server said no, for good; waits for a decision of the person.
};

/// One intent of the outbox. What it wants stands in `body`, which the store does not read.
struct OutboxRow
{
    IntentId id;
    quint64 n = 0;     ///< Order of queueing; given by the store, never reused.
    QByteArray body;   ///< At most kIntentBytesMax.
    QByteArray sealed; ///< The signed envelope, at most kEnvelopeStoredMax; empty until sealed.
    IntentState state = IntentState::Queued;
    quint64 reason = 0; ///< Why it was refused, in the caller's numbers.

    friend bool operator==(const OutboxRow&, const OutboxRow&) = default;
};

} // namespace qs::store
