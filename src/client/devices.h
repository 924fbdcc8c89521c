// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/result.h"
#include "client/device_views.h"

#include <QList>

#include <functional>
#include <memory>

namespace qs::client {

class Core;

/// The devices of this account: which there are, what they are called, and letting one go.
///
/// Thread: core.
class Devices
{
public:
    explicit Devices(Core& core);
    ~Devices();

    /// This one first, then the newest.
    [[nodiscard]] QList<DeviceView> list() const;

    /// Another name, for all my devices. NotFound, or Invalid: 1 to 50 characters, one line.
    [[nodiscard]] Result<void> rename(const DeviceId& device, const QString& name);

    /// I know this device: no more notice of it here.
    [[nodiscard]] Result<void> acknowledge(const DeviceId& device);

    /// Removes a device for good. Needs the password and a connection that has caught up: what the
    /// device wrote until now is kept, nothing it signs later is accepted by anybody. The account
    /// gets a new seed, so that it cannot read on either.
    void revoke(
        const DeviceId& device,
        const QString& password,
        std::function<void(DeviceFailure)> done
    );

    /// Generations of keys that circles and groups are to be newer than: the manifest that revoked
    /// a device last, 0 if none; and the generation of the seed.
    [[nodiscard]] quint64 newestRevocation() const;
    [[nodiscard]] quint64 seedGeneration() const;

    // Letting a new device in by the code it shows.

    /// Reads the code and calls the device that shows it.
    void beginLink(const QString& code);

    /// The digits that the new device shows, and my password.
    void admit(const QString& digits, const QString& password);

    /// Stops; the new device hears of it.
    void stopLink();

    [[nodiscard]] LinkingView linking() const;

private:
    class Host;
    Core& m_core;
    std::shared_ptr<Host> m_host; ///< While a device is being let in.
    LinkingView m_linking;
};

} // namespace qs::client
