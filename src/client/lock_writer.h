// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "client/ports.h"
#include "crypto/local.h"

namespace qs::client {

/// What opens the account on this device.
enum class LockMode {
    Keychain = 0, ///< The keychain of the system, without a question.
    Password = 1, ///< A password, asked at each start; needs no keychain.
    Both = 2,     ///< The keychain's entry and the password together.
};

/// What a lock is made of.
struct LockPlan
{
    QString folder;
    crypto::LocalWraps wraps; ///< User and recovery copy; the other ways are made anew.
    crypto::LocalKey key;
    LockMode mode = LockMode::Password;
    QString password;        ///< Not looked at in Keychain mode unless it is the way out.
    bool orPassword = false; ///< A keychain that will not take the key gives way to the password.
};

/// Wraps the local key as the plan says, stores the marker that tells how, and then forgets the
/// keychain's entry of the lock before. The new entry has a name of its own: until the marker is on
/// the medium the lock before still opens, so a crash or a full disk in between loses nothing.
///
/// Locked, Denied, Corrupt if the keychain would not keep the key; errors of deriving a key from
/// the password; OutOfSpace, Denied of the disk. Then the lock before stands. Thread: core; a
/// password is hashed there.
void writeLock(Ports& ports, LockPlan plan, std::function<void(Result<void>)> done);

} // namespace qs::client
