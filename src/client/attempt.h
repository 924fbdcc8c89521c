// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "client/core.h"
#include "client/secrets_views.h"
#include "client/server_address.h"
#include "client/sign_in.h"
#include "crypto/account.h"
#include "crypto/device_link.h"
#include "crypto/local.h"
#include "crypto/secrets.h"
#include "protocol/login.h"
#include "protocol/login_params.h"
#include "protocol/secrets.h"
#include "store/marker.h"
#include "sync/channel.h"

namespace qs::client {

/// One try at getting an Account, from a server and a password to an opened disk. Keeps itself
/// alive until it has said how it ended.
///
/// Thread: core.
class SignIn::Attempt : public std::enable_shared_from_this<SignIn::Attempt>
{
public:
    Attempt(Ports& ports, QString folder, std::function<void(SignInOutcome)> done);

    void createAccount(const Credentials& credentials);
    void logIn(const Credentials& credentials);
    void recover(const Credentials& credentials, const QString& recoveryKey);
    void link(const QString& server, const QString& password, const LinkSteps& steps);
    void cancel();
    void unlockWithPassword(const QString& password);
    void unlockWithKeychain();

private:
    void reach(const Credentials& credentials, const std::function<void()>& then);
    void reachServer(const std::function<void()>& then);
    void onEnd(sync::ChannelEnd end);
    void onRefused(sync::Refusal refusal);

    void registerAccount();
    void askLoginParams();
    void proveSelf(const protocol::LoginParamsAnswer& params);
    void joinWith(const protocol::LoginAnswer& answer);
    // With the sheet (recovery_attempt.cpp)
    void askRecovery(const std::shared_ptr<crypto::RecoveryKey>& paper);
    void recoverWith(const protocol::RecoverAnswer& answer, const crypto::RecoveryKey& paper);
    [[nodiscard]] Result<std::unique_ptr<Core>> oldDisk(const crypto::Recovered& recovered);
    void sendRecovery(
        const std::shared_ptr<std::unique_ptr<Core>>& core,
        const std::shared_ptr<crypto::SecretsChange>& change
    );
    void settleOldDisk(
        const std::shared_ptr<std::unique_ptr<Core>>& core,
        const std::shared_ptr<crypto::SecretsChange>& change
    );
    [[nodiscard]] RecoverySheet sheetOf(
        const crypto::RecoveryKey& paper,
        const crypto::AccountKey& accountKey,
        const crypto::IdentityChain& chain
    ) const;
    bool reopenOldDisk(const std::shared_ptr<crypto::NewDevice>& device);
    void
    addDevice(const std::shared_ptr<crypto::NewDevice>& device, const std::function<void()>& then);

    void showCode();
    void onLinkMessage(protocol::FrameType type, const QByteArray& frame);
    void answerHello(const QByteArray& hello);
    void enter(const QByteArray& welcome);
    void checkServersCopy(const std::shared_ptr<crypto::LinkedAccount>& linked);

    void moveIn(
        crypto::AccountKeys keys,
        const crypto::RecoveryWrapKey& recovery,
        const Core::Home& home
    );
    void keepKey(const crypto::LocalWraps& wraps, const std::function<void()>& then);
    void openDisk(const crypto::LocalKey& key);
    void openOr(SignInProblem problem, const Result<crypto::LocalKey>& key);
    void readKeychain(const store::Marker& marker, std::function<void(crypto::LocalWrapKey)> then);
    void finishWith(std::unique_ptr<Core> core);
    void fail(SignInProblem problem, qint64 retryAfterMs = 0);
    void failWith(const Error& error);
    void finish(SignInOutcome outcome);

    [[nodiscard]] quint64 serverMinute() const;
    [[nodiscard]] protocol::Signature
    proofFor(const proof::DeviceKey& key, const DeviceId& device, quint64 minute) const;
    [[nodiscard]] Core::Home homeHere() const;
    [[nodiscard]] Result<store::Marker> readMarker() const;

    Ports& m_ports;
    QString m_folder;
    std::function<void(SignInOutcome)> m_done;
    Credentials m_credentials;
    ServerAddress m_address;
    std::unique_ptr<sync::Channel> m_channel;
    std::optional<crypto::PasswordKeys> m_passwordKeys;
    crypto::LocalKey m_localKey;
    std::optional<content::Profile> m_profile; ///< Of an account that is founded here.
    crypto::AccountKey m_accountKey;
    std::optional<RecoverySheet> m_sheet; ///< To be shown once.
    bool m_isNewAccount = false;
    LinkSteps m_linkSteps;
    std::optional<crypto::LinkNewcomer> m_newcomer;
    std::shared_ptr<crypto::LinkedAccount> m_linked; ///< Its keys have moved on.
    int m_joinsLeft = 3; ///< Another device may be added at the same moment.
};

/// A ring's hue that is the same on every device without anybody choosing it.
[[nodiscard]] quint32 hueOf(const UserId& user);

} // namespace qs::client
