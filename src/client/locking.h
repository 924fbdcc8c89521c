// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "client/lock_writer.h"

namespace qs::client {

class Core;

inline constexpr int kIdleMinutesMax = 24 * 60;

/// When this device locks by itself. Kept sealed on this device; not shared with others.
struct LockChoices
{
    int idleMinutes = 10;   ///< Without a touch of keys or pointer; 0 is never.
    bool onSuspend = true;  ///< Before the machine sleeps.
    bool withScreen = true; ///< Together with the screen of the session.

    friend bool operator==(const LockChoices&, const LockChoices&) = default;
};

/// How the account on this device is locked, and when. Locking itself is letting go of the Account
/// after close(): with it go its keys, its stores and its connection.
///
/// Thread: core.
class Locking
{
public:
    explicit Locking(Core& core) : m_core(core) {}

    [[nodiscard]] LockChoices choices() const;

    /// Invalid if the minutes are out of bounds.
    [[nodiscard]] Result<void> choose(const LockChoices& choices);

    [[nodiscard]] LockMode mode() const;

    /// Whether this system has a keychain: without one only the password is to be had.
    [[nodiscard]] bool hasKeychain() const;

    /// Puts another lock in place of this one; the password is that of this device from now on and
    /// not looked at for Keychain. Invalid if it is too short; errors as writeLock(): then the lock
    /// before stands.
    void changeMode(LockMode mode, const QString& password, std::function<void(Result<void>)> done);

private:
    Core& m_core;
};

} // namespace qs::client
