// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/result.h"
#include "client/secrets_views.h"

namespace qs::client {

/// What opens this account, and changing it: password, recovery sheet, second secret, identity.
///
/// Every change proves the password again on a connection of its own (a step-up), and is made whole
/// or not at all, whichever side stops in the middle. The recovery key is in no file of ours: a
/// sheet that was put off is replaced by a new one.
///
/// Each command calls `done` once, unless the account is closed first. Hashing a password takes
/// part of a second. Thread: core.
class Secrets
{
public:
    virtual ~Secrets() = default;

    // Commands

    /// A new recovery key. The old sheet opens nothing any more.
    virtual void makeSheet(const QString& password, SecretsDone done) = 0;
    virtual void changePassword(const QString& password, const QString& next, SecretsDone done) = 0;

    /// Somebody may know the password: all of it new, and every other device signed out.
    virtual void renewIdentity(const QString& password, const QString& next, SecretsDone done) = 0;

    /// Password and sheet are lost, this device is all there is.
    virtual void resetIdentity(const QString& next, SecretsDone done) = 0;

    /// Asks new devices for an account key beside the password, or no longer. The new sheet has it.
    virtual void setTwoSecrets(bool wanted, const QString& password, SecretsDone done) = 0;

    /// Deletes the account on the server. What is on this disk stays until it is removed.
    virtual void deleteAccount(const QString& password, SecretsDone done) = 0;

    /// The two groups asked back, as typed. Good: the sheet leaves memory and no longer is due.
    /// Invalid if they are others; NotFound if no sheet is shown.
    [[nodiscard]] virtual Result<void>
    confirmSheet(const QString& first, const QString& second) = 0;

    /// Later: the sheet leaves memory and stays due.
    virtual void putOffSheet() = 0;

    // Queries

    [[nodiscard]] virtual SecretsView view() const = 0;
    [[nodiscard]] virtual std::optional<RecoverySheet> sheet() const = 0;
};

} // namespace qs::client
