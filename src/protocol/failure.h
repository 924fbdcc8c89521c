// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "protocol/frame.h"
#include "protocol/public_keys.h"

namespace qs::protocol {

/// Why a request was not carried out. Grouped by what the asker can do.
enum class FailureCode : quint64 {
    Malformed = 1,       ///< The frame broke a rule. The connection closes after it.
    UnknownType = 2,     ///< No such frame in this version.
    TooLarge = 3,        ///< Past a bound of limits.h.
    Unauthenticated = 4, ///< Authenticate or log in first.
    BadCredentials = 5,  ///< Unknown name or wrong password; never said which.
    Denied = 6,          ///< Not yours.
    NotFound = 7,
    RateLimited = 8, ///< Wait for retryAfterMs.
    Busy = 9,        ///< Wait for retryAfterMs.
    BadCode = 10,    ///< The registration code is unknown or used.
    NameTaken = 11,
    BadName = 12,        ///< Not 3 to 30 of a-z 0-9 _ .
    BadManifest = 13,    ///< Does not verify, or does not follow the last one.
    WeakParameters = 14, ///< Password hash below the floor or above the ceiling.
    StorageFull = 15,    ///< The server cannot store now; nothing was acknowledged.
    StaleToken = 16,     ///< The feed token is not the current one.
    Exists = 17,         ///< With other content under the same id.
    SignUpClosed = 18,
    Internal = 19, ///< The server's fault; it has logged it.
};

/// Server to client: the answer to a request that was not carried out.
struct Failure
{
    static constexpr FrameType kType = FrameType::Failure;
    static constexpr int kFields = 3;
    static constexpr const char* kShape = "code:uint retry_after_ms:uint detail:text";

    FailureCode code = FailureCode::Internal;
    quint64 retryAfterMs = 0; ///< 0: do not retry by yourself.
    QString detail;           ///< Names the rule that was broken. Never content.

    void write(codec::CborWriter& out) const
    {
        out.uint(static_cast<quint64>(code)).uint(retryAfterMs).text(detail);
    }
    static Failure read(codec::CborReader& in)
    {
        Failure m;
        m.code = static_cast<FailureCode>(in.uint());
        m.retryAfterMs = in.uint();
        m.detail = in.text(kDetailBytesMax);
        return m;
    }
};

} // namespace qs::protocol
