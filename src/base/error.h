// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QString>

namespace qs {

/// What the caller can do about a failure. Codes are grouped by remedy, not by cause.
enum class ErrorCode {
    Offline,      ///< Wait for the network, then retry.
    Busy,         ///< Retry after a pause.
    Denied,       ///< Ask the user to sign in or to request access.
    NotFound,     ///< The thing is gone; forget it.
    Invalid,      ///< The input broke a rule; do not retry.
    Corrupt,      ///< Stored or received bytes failed a check.
    OutOfSpace,   ///< Free space before retrying.
    Incompatible, ///< The other side speaks a newer protocol; update the app.
    WrongServer,  ///< Somebody else answered: check the address, do not send secrets.
    Locked,       ///< The keys are not at hand: unlock first.
};

/// Why something did not work.
struct Error
{
    ErrorCode code;
    QString detail; ///< For the log. Never shown to the user, never holds user content.

    friend bool operator==(const Error&, const Error&) = default;
};

} // namespace qs
