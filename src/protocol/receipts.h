// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "protocol/frame.h"
#include "protocol/public_keys.h"
#include "protocol/space_ref.h"

namespace qs::protocol {

enum class AppendStatus : quint64 {
    Accepted = 0, ///< It has a place, durably; also for one accepted before.
    Refused = 1,  ///< For good; `refusal` says why.
    Retry = 2,    ///< After `retryAfterMs`; nothing was stored.
    Blocked =
        3, ///< An earlier one of its lane is missing: `laneN` and `laneHead` say what is there.
    StaleEpoch = 4, ///< The space has moved on to a newer epoch.
    StaleToken = 5,
};

enum class Refusal : quint64 {
    None = 0,
    Malformed = 1, ///< Not an envelope, or its header breaks a rule.
    NotYours =
        2, ///< Author or device are not the session's, or the space takes no writes from them.
    TooLarge = 3,
    SpaceNotFound = 4,
    WrongSpace = 5,  ///< The header names another space than the item.
    LaneFork = 6,    ///< Another envelope has this number in the lane.
    Full = 7,        ///< A quota is used up.
    StaleCommit = 8, ///< Another change of the group was first: read it, then try on top of it.
};

struct AppendOutcome
{
    AppendStatus status = AppendStatus::Refused;
    EnvId id; ///< Zero where the bytes were no envelope.
    quint64 seq = 0;
    quint64 atMs = 0;
    Refusal refusal = Refusal::None;
    quint64 retryAfterMs = 0;
    quint64 laneN = 0; ///< Newest number of the lane on the server (Blocked, LaneFork).
    EnvId laneHead;

    friend bool operator==(const AppendOutcome&, const AppendOutcome&) = default;
};

/// Server to client: one outcome for each item of an Append, in that order, after all that is
/// accepted is durable. One signature covers the whole list, under the context `receipt`
/// (proof/receipt.h).
struct Receipts
{
    static constexpr FrameType kType = FrameType::Receipts;
    static constexpr int kFields = 4;
    static constexpr const char* kShape =
        "outcomes:[[status:uint,id:32,seq:uint,at_ms:uint,refusal:uint,retry_after_ms:uint,"
        "lane_n:uint,lane_head:32]] instance:16 minute:uint signature:64";

    QList<AppendOutcome> outcomes;
    InstanceId instance;
    quint64 minute = 0; ///< Since 1970, by the server.
    Signature signature;

    void write(codec::CborWriter& out) const;
    static Receipts read(codec::CborReader& in);
};

void writeOutcomes(codec::CborWriter& out, const QList<AppendOutcome>& outcomes);
[[nodiscard]] QList<AppendOutcome> readOutcomes(codec::CborReader& in);

} // namespace qs::protocol
