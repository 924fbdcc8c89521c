// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/ids.h"

#include <QString>

namespace qs::client {

/// One device of this account.
struct DeviceView
{
    DeviceId id;
    QString name;     ///< Empty until it has told its name.
    QString platform; ///< Empty likewise.
    qint64 addedMs = 0;
    bool isThis = false;
    bool isNew = false; ///< Since the last seven days, and nobody here said that it is fine.

    friend bool operator==(const DeviceView&, const DeviceView&) = default;
};

/// What stands in the way of a change of devices, in terms a person can act on.
enum class DeviceProblem {
    None,
    Offline,       ///< The server cannot be reached, or has not sent everything yet: try again.
    WrongPassword, ///< Nothing was changed.
    TooManyTries,  ///< Wait for `retryAfterMs`.
    ClockWrong,
    WrongServer,  ///< Another server answers, or the code is of another server.
    BadAnswer,    ///< Keyring or manifests of the server do not verify. Nothing was changed.
    Outrun,       ///< Another device changed the list at the same moment: look again.
    NoSuchDevice, ///< It is gone already, or it is this one.
    OutOfRoom,    ///< 32 devices, or no room for another revocation.
    DiskFull,     ///< Of this device.
    NotACode,     ///< What was read or pasted is no link code.
    DamagedCode,  ///< A link code with a wrong character.
    NewerCode,    ///< Made by a newer version.
    CodeGone,     ///< Nobody waits at the other end any more.
    NotTheOther,  ///< Somebody else answered than who showed the code. Stopped.
    WrongDigits,  ///< Not what the new device shows. After three, the link ends.
    NotUs,        ///< New device: what came is not an account that names this device. Stopped.
    Declined,     ///< The other side stopped it.
};

struct DeviceFailure
{
    DeviceProblem problem = DeviceProblem::None;
    qint64 retryAfterMs = 0;

    [[nodiscard]] bool ok() const { return problem == DeviceProblem::None; }
    friend bool operator==(const DeviceFailure&, const DeviceFailure&) = default;
};

/// Where linking stands on the device that lets another one in.
struct LinkingView
{
    enum class Stage {
        Idle,
        Reaching,  ///< The other device was called and has not answered.
        Asking,    ///< It answered: digits and password are awaited.
        Admitting, ///< On its way.
        Done,
        Failed,
    };

    Stage stage = Stage::Idle;
    QString name; ///< Of the device that asks, from Asking on.
    QString platform;
    qint64 askedMs = 0;
    DeviceFailure failure; ///< The last one, also while Asking.

    friend bool operator==(const LinkingView&, const LinkingView&) = default;
};

} // namespace qs::client
