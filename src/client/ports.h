// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/clock.h"
#include "base/log.h"
#include "base/metrics.h"
#include "base/random.h"
#include "base/result.h"
#include "base/scheduler.h"
#include "crypto/device_label.h"
#include "crypto/password.h"
#include "sync/transport.h"

#include <QByteArray>
#include <QString>

#include <functional>

namespace qs::client {

/// The keychain of the system: keeps one small secret for each account.
///
/// Answers come later, on the strand that asked. "Not found" and "locked" look alike on some
/// systems, so an answer of NotFound never means that nothing was stored. Thread: core.
class Keychain
{
public:
    virtual ~Keychain() = default;

    /// Whether there is one worth trying. Without it the password is asked at each start.
    [[nodiscard]] virtual bool isPresent() const = 0;
    virtual void read(const QString& entry, std::function<void(Result<QByteArray>)> done) = 0;
    virtual void write(
        const QString& entry,
        const QByteArray& secret,
        std::function<void(Result<void>)> done
    ) = 0;

    /// Forgets an entry nobody needs any more. One that is not there is forgotten already; one that
    /// stays behind opens nothing.
    virtual void remove(const QString& entry, std::function<void(Result<void>)> done)
    {
        Q_UNUSED(entry)
        done({});
    }
};

/// Everything an account needs from outside, so that the same code runs on a desktop and in one
/// thread under a virtual clock.
struct Ports
{
    const Clock& clock;
    Random& random;
    Scheduler& core;
    sync::TransportFactory& transports;
    Keychain& keychain;
    Log& log;
    Metrics& metrics;
    crypto::KdfPolicy kdf; ///< Tests and demos may prefer the floor; nothing goes below it.
    crypto::DeviceLabel device = {}; ///< What this device calls itself at first; may be empty.
};

} // namespace qs::client
