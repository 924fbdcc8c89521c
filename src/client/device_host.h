// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "client/core.h"
#include "client/devices.h"
#include "client/step_up.h"
#include "crypto/device_link.h"
#include "protocol/rendezvous.h"

namespace qs::client {

inline constexpr int kDigitTriesMax = 3;

/// One linking, on the device that lets another one in: from the code that was read to the new
/// device standing in the manifest. Runs on a connection of its own, so that it ends with it.
///
/// Thread: core.
class Devices::Host : public std::enable_shared_from_this<Devices::Host>
{
public:
    using Tell = std::function<void(const LinkingView&)>;

    Host(Core& core, Tell tell) : m_core(core), m_tell(std::move(tell)) {}

    void begin(const QString& code);
    void admit(const QString& digits, const QString& password);
    void stop();

private:
    void reach();
    void authenticate();
    void call();
    void onMessage(const protocol::RendezvousMessage& message);
    void signIn(StepUp& stepUp, StepUp::Opened opened);
    void welcome(const crypto::IdentityChain& chain, const crypto::Keyring& keyring);
    void move(LinkingView::Stage stage, DeviceFailure failure = {});
    void fail(DeviceProblem problem);
    void close();

    Core& m_core;
    Tell m_tell;
    LinkingView m_view;
    crypto::LinkCode m_code;
    std::optional<crypto::LinkHost> m_link;
    std::optional<crypto::Introduction> m_newcomer;
    std::unique_ptr<sync::Channel> m_channel;
    int m_triesLeft = kDigitTriesMax;
};

} // namespace qs::client
