// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "protocol/envelope.h"
#include "protocol/events.h"
#include "protocol/receipts.h"
#include "protocol/subscribe.h"
#include "server/ports/answer.h"

#include <optional>

namespace qs::server {

/// Who asks for a space, and with which feed token. A circle opens to the hash of its current
/// token (as does a group), `self` and mailbox to their owner, `public` to everyone for reading and
/// to its owner for writing.
struct SpaceAccess
{
    SpaceRef space;
    UserId user;
    std::optional<protocol::TokenHash> token;
};

/// An envelope that wants a place in a log, with the fields of its header that decide about it.
struct NewEvent
{
    SpaceAccess access;
    EnvId id;
    DeviceId device;
    quint64 laneN = 0;
    EnvId prev;
    quint64 epoch = 0;
    Hash32 epochRef;                            ///< Zero where the space has none.
    std::optional<protocol::CommitMark> commit; ///< Of a change of a group.

    /// Envelopes of the same writer and space that give way to their stubs in the same transaction.
    /// Names that are not in the log are passed over. NotYours if one is somebody else's, unless
    /// the space's owner says so in an envelope of control.
    QList<EnvId> erases;
    bool isControl = false;

    /// A fault already found. Answered unless the envelope is stored: it then has its receipt.
    protocol::Refusal refusal = protocol::Refusal::None;

    QByteArray envelope;
};

struct Position
{
    protocol::SubscribeStatus status = protocol::SubscribeStatus::NotFound;
    quint64 head = 0;
};

struct PositionQuery
{
    SpaceAccess access;
    protocol::Cursor cursor;
};

/// Events after (or, paging back, before) a number, in the order of the log, as many as fit.
struct LogRange
{
    SpaceRef space;
    quint64 from = 0;
    qsizetype eventsMax = protocol::kPageEventsMax;
    qsizetype bytesMax = protocol::kPageBytesMax; ///< The first event comes whatever its size.
};

struct LogPage
{
    protocol::SubscribeStatus status = protocol::SubscribeStatus::NotFound;
    QList<protocol::Event> events;
};

struct LookupQuery
{
    SpaceAccess access;
    DeviceId device;
    QList<EnvId> ids;
};

struct LookupResult
{
    QList<protocol::AppendOutcome> outcomes;
    quint64 laneN = 0;
    EnvId laneHead;
};

/// A circle to be made (`fromEpoch` 0) or moved on by its owner.
struct SpaceChange
{
    SpaceRef space;
    UserId owner;
    quint64 fromEpoch = 0;
    protocol::TokenHash tokenHash;
    QByteArray statement;
};

enum class SpaceChangeStatus { Done, Repeated, Exists, Denied, NotFound };

/// The logs of all spaces: the truth that everything else hints at.
///
/// An appended event has its number durably before the answer comes. Numbers of a space have no
/// holes and `atMs` never falls. Envelopes of one device in one space are taken only in the order
/// of their lane; the same envelope again finds its first place.
///
/// What was erased keeps its place, time and name, with its stub as the envelope; wrap and body are
/// gone from the medium before the answer comes.
///
/// Thread: called on the engine's strand, which gets the answers.
class EventLog
{
public:
    virtual ~EventLog() = default;

    /// One outcome for each, in order.
    virtual void append(QList<NewEvent> events, Answer<QList<protocol::AppendOutcome>> done) = 0;

    /// Whether the spaces open to the asker and the cursors lie in their logs.
    virtual void locate(QList<PositionQuery> queries, Answer<QList<Position>> done) = 0;

    /// For who was let in by locate(): what comes after `from`.
    virtual void read(const LogRange& range, Answer<QList<protocol::Event>> done) = 0;

    /// What comes before `from`: the newest of it, in the order of the log.
    virtual void
    readBack(const SpaceAccess& access, const LogRange& range, Answer<LogPage> done) = 0;

    virtual void lookup(const LookupQuery& query, Answer<LookupResult> done) = 0;

    virtual void changeSpace(const SpaceChange& change, Answer<SpaceChangeStatus> done) = 0;

    /// Answers when everything asked before has been carried out, with an error where nothing can
    /// be written now.
    virtual void probe(Answer<void> done) = 0;
};

} // namespace qs::server
