// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "client/core.h"
#include "client/device_views.h"
#include "crypto/account.h"
#include "crypto/password.h"
#include "protocol/login_params.h"
#include "sync/channel.h"

namespace qs::client {

/// Proves the password once more, on a connection of its own, and holds the opened account for the
/// one change it was asked for. The password hash takes part of a second on the core thread. Gone,
/// and wiped, when the last holder lets it go.
///
/// Thread: core.
class StepUp : public std::enable_shared_from_this<StepUp>
{
public:
    /// What is open once the password has proved right. Good on `channel` alone.
    struct Opened
    {
        crypto::OpenedAccount account;
        crypto::PasswordKeys keys;
    };
    using Done = std::function<void(DeviceFailure)>;

    /// Calls `then` with the opened account, or `done` with what stands in the way. `then` is to
    /// ask channel() for the change and to end by finish().
    static void begin(
        Core& core,
        const QString& password,
        std::function<void(StepUp&, Opened)> then,
        Done done
    );

    /// Whether the account is still open: an answer may come after it was closed.
    [[nodiscard]] bool isWanted() const { return !m_coreAlive.expired(); }

    [[nodiscard]] sync::Channel& channel() { return *m_channel; }

    /// Fills in when and by whom a request on this channel is asked.
    template<typename Request>
    void prove(Request& request) const
    {
        request.minute = serverMinute();
        request.proof = proofAt(request.minute);
    }

    /// Closes the connection and says how it ended. Once.
    void finish(DeviceFailure outcome);
    void finish(sync::Refusal refusal);

private:
    StepUp(Core& core, QString password, std::function<void(StepUp&, Opened)> then, Done done);

    void reach();
    void askParams();
    void logIn(const protocol::LoginParamsAnswer& params);
    void onEnd(sync::ChannelEnd end);
    [[nodiscard]] quint64 serverMinute() const;
    [[nodiscard]] protocol::Signature proofAt(quint64 minute) const;

    Core& m_core; ///< Only while isWanted().
    Ports& m_ports;
    std::weak_ptr<bool> m_coreAlive; ///< The account may be closed while we wait.
    QString m_password;
    std::function<void(StepUp&, Opened)> m_then;
    Done m_done;
    std::unique_ptr<sync::Channel> m_channel;
    std::optional<crypto::PasswordKeys> m_keys;
};

} // namespace qs::client
