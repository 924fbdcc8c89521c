// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace qs::client {

/// What a person keeps on paper. Lives in memory alone, until it was checked or put off.
struct RecoverySheet
{
    QString username;
    QString host;
    QStringList words;         ///< Of the identity: tell a genuine account from a false one.
    QStringList groups;        ///< Of the recovery key: nine.
    QStringList accountGroups; ///< Of the account key; empty without two secrets.

    friend bool operator==(const RecoverySheet&, const RecoverySheet&) = default;
};

/// Why what opens the account is as it was. Each one has its own words on screen.
enum class SecretsProblem {
    None,
    Busy,       ///< One change at a time.
    ServerAway, ///< Nothing answers; nothing has changed.
    Unclear,    ///< The connection broke at the last step: we find out when it is back.
    WrongPassword,
    WeakPassword, ///< Under 12 characters.
    TooManyTries, ///< Wait for `retryAfterMs`.
    ClockWrong,
    SignedOut,  ///< The server no longer knows this device.
    Outdated,   ///< Another device was faster: try again.
    BadAnswer,  ///< Keyring or manifests of the server do not verify: nothing was changed.
    WeakServer, ///< It asks for a password hash below the floor.
    DiskFull,
    DiskDenied,
};

struct SecretsOutcome
{
    SecretsProblem problem = SecretsProblem::None;
    qint64 retryAfterMs = 0;
    qint64 clockSkewMs = 0;
    std::optional<RecoverySheet> sheet = {}; ///< A new one, to be kept by the person.

    [[nodiscard]] bool ok() const { return problem == SecretsProblem::None; }
};

using SecretsDone = std::function<void(const SecretsOutcome&)>;

struct SecretsView
{
    bool isSheetDue = false;    ///< Nobody has checked a sheet on this device since it was made.
    bool hasSheet = false;      ///< It can be shown now; later only a new one can be made.
    bool hasAccountKey = false; ///< Two-secret mode.
    bool isBusy = false;
    bool isUnclear = false; ///< A change waits for the server's word whether it was made.
    QStringList words;      ///< Of my identity.
    QList<int> askedGroups; ///< The two groups to be typed back, from 1; empty without a sheet.

    friend bool operator==(const SecretsView&, const SecretsView&) = default;
};

} // namespace qs::client
