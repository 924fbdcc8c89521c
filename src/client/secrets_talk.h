// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "client/account_secrets.h"
#include "client/core.h"
#include "proof/auth.h"
#include "protocol/login_params.h"
#include "sync/channel.h"

namespace qs::client {

/// One conversation about what opens the account, on a connection of its own: this device proves
/// itself, the person proves the password, one change is made or none. Ends by itself after
/// protocol::kStepUpMs. Keeps itself alive until it has said how it ended or was abandoned.
///
/// Thread: core.
class SecretsTalk : public std::enable_shared_from_this<SecretsTalk>
{
public:
    /// Makes the change from what the password opened; `proven` is what it was opened with.
    using Make = std::function<
        Result<crypto::SecretsChange>(const crypto::Keyring&, const crypto::NextSecrets& proven)>;

    SecretsTalk(Core& core, AccountSecrets& secrets, SecretsDone done);

    /// `nextPassword` opens this disk afterwards; empty if the password stays.
    void change(const QString& password, const QString& nextPassword, Make make);

    /// Without password: what `make` yields must say why the server should believe this device.
    void changeAsDevice(
        const QString& nextPassword,
        std::function<Result<crypto::SecretsChange>()> make
    );
    void deleteAccount(const QString& password);

    /// Which salt the server shows now: tells whether a change was made.
    void askSalt(std::function<void(const protocol::Salt&)> answer);

    void abandon();

private:
    using Opened = std::function<void(const crypto::Keyring&, const crypto::NextSecrets&)>;

    void reach(const std::function<void()>& then);
    void authenticate(const std::function<void()>& then);
    void catchUp(const std::function<void()>& then);
    void prove(const QString& password, const Opened& opened);
    void stepUp(
        const QString& password,
        const protocol::LoginParamsAnswer& params,
        const Opened& opened
    );
    void send(Result<crypto::SecretsChange> made, const QString& nextPassword);
    void sendDeletion();
    void onTaken(const std::shared_ptr<crypto::SecretsChange>& change);
    void onRefused(sync::Refusal refusal);
    void onEnd(sync::ChannelEnd end);
    void failWith(const Error& error);
    void finish(SecretsOutcome outcome);
    [[nodiscard]] proof::AuthChallenge challenge() const;

    Core& m_core;
    AccountSecrets& m_secrets;
    SecretsDone m_done;
    std::unique_ptr<sync::Channel> m_channel;
    Scheduler::TimerId m_timer = 0;
    bool m_isSent = false; ///< From here on an end without an answer leaves it unclear.
};

} // namespace qs::client
