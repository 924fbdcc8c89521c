// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QtGlobal>

namespace qs::server {

/// How much of something may happen: `burst` at once, `perSecond` for ever.
struct Rate
{
    double perSecond;
    double burst;
};

/// What one session, account or address may ask of the server. All of it lives in memory only,
/// under a key drawn at each start, so that no record of addresses exists.
struct Limits
{
    Rate sessionFrames{500, 5000};
    Rate accountEnvelopes{2000, 10'000};
    Rate accountBytes{8.0 * 1024 * 1024, 64.0 * 1024 * 1024};
    Rate accountMail{100, 2000};
    Rate accountLookups{0.2, 30}; ///< Of usernames.
    Rate accountReports{1.0 / 60, 20};
    Rate addressConnections{300, 5000};
    Rate addressSignUps{10, 300};
    Rate addressLogins{10, 200};

    int requestsInFlightMax = 64; ///< Of one session.
    int subscriptionsMax = 2000;  ///< Of one session.
    int slowHashesQueuedMax = 4;  ///< Of the whole server.
    int loginFailuresFree = 5;    ///< Of one name; then the wait doubles.
    int addressFailuresFree = 20; ///< Of one address: many people share some.
    qint64 loginWaitMs = 1000;    ///< The first wait.
    qint64 loginWaitMsMax = 15 * 60 * 1000;
    qint64 helloTimeoutMs = 60 * 1000;        ///< For opening a session.
    qint64 provisionalTimeoutMs = 600 * 1000; ///< For adding the device after a log-in.

    qsizetype readAheadBytes = 256 * 1024; ///< A log is read while less than this waits to leave.
    qsizetype liveBytesMax = 1024 * 1024;  ///< Live events past this are read from the log later.
};

} // namespace qs::server
