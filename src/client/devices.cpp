// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "client/devices.h"

#include "client/core.h"
#include "client/device_host.h"
#include "client/step_up.h"
#include "crypto/device_change.h"
#include "protocol/done.h"

namespace qs::client {

Devices::Devices(Core& core) : m_core(core) {}

Devices::~Devices() = default;

QList<DeviceView> Devices::list() const
{
    QList<DeviceView> found;
    for (const sync::OwnDevice& device : m_core.engine().devices().all()) {
        found.append({
            device.id,
            device.label.name,
            device.label.platform,
            static_cast<qint64>(device.addedMs),
            device.isThis,
            device.isNew,
        });
    }
    return found;
}

Result<void> Devices::rename(const DeviceId& device, const QString& name)
{
    return m_core.engine().devices().rename(device, name);
}

Result<void> Devices::acknowledge(const DeviceId& device)
{
    return m_core.engine().devices().acknowledge(device);
}

quint64 Devices::newestRevocation() const
{
    return m_core.engine().book().keys().chain().newestRevocation();
}

quint64 Devices::seedGeneration() const
{
    return m_core.engine().book().keys().seeds().generation();
}

void Devices::revoke(
    const DeviceId& device,
    const QString& password,
    std::function<void(DeviceFailure)> done
)
{
    const crypto::AccountKeys& keys = m_core.engine().book().keys();
    if (device == keys.device() || !keys.chain().newest().device(device)) {
        done({DeviceProblem::NoSuchDevice});
        return;
    }
    // What has not arrived here would fall under no floor and be lost to others.
    if (!m_core.engine().connection().isOpen() || !m_core.engine().isCaughtUp()) {
        done({DeviceProblem::Offline});
        return;
    }
    const auto then = [this, device](StepUp& stepUp, StepUp::Opened opened) {
        sync::OwnDevices& devices = m_core.engine().devices();
        auto change = crypto::revokeDevice(
            std::move(opened.account),
            opened.keys,
            m_core.engine().book().keys(),
            {device, 0, m_core.engine().book().floorsOf(device)},
            [&](const DeviceId& id) { return devices.psk(id); }
        );
        if (!change) {
            stepUp.finish(DeviceFailure{DeviceProblem::OutOfRoom});
            return;
        }
        stepUp.prove(change->request);
        if (!devices.promiseRewrite(seedGeneration() + 1)) {
            stepUp.finish(DeviceFailure{DeviceProblem::DiskFull});
            return;
        }
        const auto made = std::make_shared<crypto::DeviceChange>(std::move(change).value());
        stepUp.channel().ask<protocol::Done>(
            made->request,
            [this, made, self = stepUp.shared_from_this()](const protocol::Done&) {
                if (!self->isWanted()) {
                    self->finish(DeviceFailure{});
                    return;
                }
                const auto adopted =
                    m_core.engine().devices().adopt(made->request.manifest, std::move(made->seed));
                self->finish(DeviceFailure{adopted ? DeviceProblem::None : DeviceProblem::DiskFull}
                );
            },
            [self = stepUp.shared_from_this()](sync::Refusal refusal) { self->finish(refusal); }
        );
    };
    StepUp::begin(m_core, password, then, std::move(done));
}

// Linking

void Devices::beginLink(const QString& code)
{
    stopLink();
    m_host = std::make_shared<Host>(m_core, [this](const LinkingView& view) {
        m_linking = view;
        m_core.devicesChanged();
    });
    m_host->begin(code);
}

void Devices::admit(const QString& digits, const QString& password)
{
    if (m_host) {
        m_host->admit(digits, password);
    }
}

void Devices::stopLink()
{
    if (m_host) {
        const auto last = std::exchange(m_host, nullptr);
        last->stop();
    }
    m_linking = {};
    m_core.devicesChanged();
}

LinkingView Devices::linking() const
{
    return m_linking;
}

} // namespace qs::client
