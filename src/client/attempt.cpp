// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "client/attempt.h"

#include "client/account_secrets.h"
#include "client/lock_writer.h"
#include "content/text.h"
#include "proof/auth.h"
#include "proof/identity.h"

#include <cstdlib>

namespace qs::client {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMinuteMs = 60'000;
constexpr quint32 kHues = 360;

SignInProblem problemOf(sync::ChannelEnd end)
{
    using enum SignInProblem;
    switch (end) {
    case sync::ChannelEnd::Unreachable:
    case sync::ChannelEnd::Insecure:
    case sync::ChannelEnd::Broken:
    case sync::ChannelEnd::Closed: return ServerAway;
    case sync::ChannelEnd::Refused:
    case sync::ChannelEnd::NotQuicksilver: return NotQuicksilver;
    case sync::ChannelEnd::WrongServer: return WrongServer;
    case sync::ChannelEnd::AppTooOld: return AppTooOld;
    }
    return ServerAway;
}

SignInProblem problemOf(protocol::FailureCode code)
{
    using From = protocol::FailureCode;
    using enum SignInProblem;
    switch (code) {
    case From::BadCredentials: return BadCredentials;
    case From::NameTaken: return NameTaken;
    case From::BadName: return BadName;
    case From::BadCode: return BadCode;
    case From::SignUpClosed: return SignUpClosed;
    case From::RateLimited:
    case From::Busy: return TooManyTries;
    case From::WeakParameters: return WeakServer;
    default: return BadAnswer;
    }
}

} // namespace

quint32 hueOf(const UserId& user)
{
    return (quint32(user.data()[0]) << 8 | user.data()[1]) % kHues;
}

SignIn::Attempt::Attempt(Ports& ports, QString folder, std::function<void(SignInOutcome)> done)
    : m_ports(ports), m_folder(std::move(folder)), m_done(std::move(done))
{
}

// Ends

void SignIn::Attempt::finish(SignInOutcome outcome)
{
    if (!m_done) {
        return;
    }
    // We may be inside a callback of the channel, which goes with this attempt.
    if (m_channel) {
        m_channel->abandon();
        const std::shared_ptr<sync::Channel> last(std::move(m_channel));
        m_ports.core.post([last] {});
    }
    m_credentials.password.fill(u'\0');
    m_credentials.accountKey.fill(u'\0');
    const auto done = std::exchange(m_done, nullptr);
    done(std::move(outcome));
}

void SignIn::Attempt::fail(SignInProblem problem, qint64 retryAfterMs)
{
    const qint64 skew = m_channel ? m_channel->clockSkewMs() : 0;
    finish(SignInFailure{problem, retryAfterMs, skew});
}

void SignIn::Attempt::failWith(const Error& error)
{
    m_ports.log.write(LogLevel::Warning, "sign_in", error.detail);
    using enum SignInProblem;
    switch (error.code) {
    case ErrorCode::OutOfSpace: fail(DiskFull); break;
    case ErrorCode::Denied: fail(DiskDenied); break;
    case ErrorCode::Busy: fail(DiskDenied); break;
    case ErrorCode::Incompatible: fail(NewerStore); break;
    case ErrorCode::Locked: fail(WrongPassword); break;
    case ErrorCode::NotFound: fail(NothingHere); break;
    case ErrorCode::Offline:
    case ErrorCode::Invalid:
    case ErrorCode::Corrupt:
    case ErrorCode::WrongServer: fail(CorruptStore); break;
    }
}

void SignIn::Attempt::onEnd(sync::ChannelEnd end)
{
    fail(problemOf(end));
}

void SignIn::Attempt::onRefused(sync::Refusal refusal)
{
    fail(problemOf(refusal.code), refusal.retryAfterMs);
}

// Reaching the server

void SignIn::Attempt::reach(const Credentials& credentials, const std::function<void()>& then)
{
    m_credentials = credentials;
    m_credentials.username = content::foldUsername(credentials.username);
    if (!content::isUsername(m_credentials.username)) {
        fail(SignInProblem::BadName);
        return;
    }
    reachServer(then);
}

void SignIn::Attempt::reachServer(const std::function<void()>& then)
{
    const auto address = readServerAddress(m_credentials.server);
    if (!address) {
        fail(SignInProblem::ServerAway);
        return;
    }
    m_address = *address;
    const auto self = shared_from_this();
    m_channel = std::make_unique<sync::Channel>(
        m_ports.transports,
        m_ports.clock,
        m_address.url,
        std::nullopt,
        sync::Channel::Listener{
            [self, then] {
                if (std::llabs(self->m_channel->clockSkewMs()) > sync::kClockSkewMaxMs) {
                    self->fail(SignInProblem::ClockWrong);
                } else {
                    then();
                }
            },
            [self](protocol::FrameType type, const QByteArray& frame) {
                self->onLinkMessage(type, frame);
            },
            [self](sync::ChannelEnd end) { self->onEnd(end); },
        }
    );
}

quint64 SignIn::Attempt::serverMinute() const
{
    return static_cast<quint64>((m_ports.clock.nowMs() - m_channel->clockSkewMs()) / kMinuteMs);
}

protocol::Signature
SignIn::Attempt::proofFor(const proof::DeviceKey& key, const DeviceId& device, quint64 minute) const
{
    const ServerId server = proof::serverIdOf(m_channel->server().serverKey);
    return proof::signAuth({server, m_channel->nonce(), device, minute}, key);
}

Core::Home SignIn::Attempt::homeHere() const
{
    return {m_address.url, m_address.host, m_credentials.username, m_channel->server().serverKey};
}

// A new account

void SignIn::Attempt::createAccount(const Credentials& credentials)
{
    if (!content::checkName(credentials.displayName).ok()) {
        fail(SignInProblem::BadDisplayName);
    } else if (!crypto::isLongEnough(credentials.password)) {
        fail(SignInProblem::WeakPassword);
    } else {
        reach(credentials, [this] { registerAccount(); });
    }
}

void SignIn::Attempt::registerAccount()
{
    auto made = crypto::createAccount(m_credentials.password, m_ports.kdf);
    if (!made) {
        failWith(made.error());
        return;
    }
    const auto account = std::make_shared<crypto::NewAccount>(std::move(made).value());
    protocol::Register& request = account->request;
    request.code = m_credentials.code;
    request.username = m_credentials.username;
    request.minute = serverMinute();
    request.proof = proofFor(account->keys.deviceKey(), account->keys.device(), request.minute);
    m_isNewAccount = true;
    m_profile = content::Profile{{m_credentials.displayName, hueOf(account->keys.user())}, {}};
    m_channel->ask<protocol::SessionOpened>(
        request,
        [self = shared_from_this(), account](const protocol::SessionOpened&) {
            self->m_sheet = self->sheetOf(account->recoveryKey, {}, account->keys.chain());
            self->moveIn(std::move(account->keys), account->recoveryWrap, self->homeHere());
        },
        [self = shared_from_this()](sync::Refusal refusal) { self->onRefused(refusal); }
    );
}

// An account that exists

void SignIn::Attempt::logIn(const Credentials& credentials)
{
    if (!credentials.accountKey.isEmpty()) {
        auto second = crypto::AccountKey::parse(credentials.accountKey);
        if (!second) {
            const auto found = crypto::AccountKey::check(credentials.accountKey);
            finish(SignInFailure{SignInProblem::BadAccountKey, 0, 0, found.wrongGroups});
            return;
        }
        m_accountKey = std::move(second).value();
    }
    reach(credentials, [this] { askLoginParams(); });
}

void SignIn::Attempt::askLoginParams()
{
    m_channel->ask<protocol::LoginParamsAnswer>(
        protocol::LoginParams{m_credentials.username},
        [self = shared_from_this()](const protocol::LoginParamsAnswer& answer) {
            self->proveSelf(answer);
        },
        [self = shared_from_this()](sync::Refusal refusal) { self->onRefused(refusal); }
    );
}

void SignIn::Attempt::proveSelf(const protocol::LoginParamsAnswer& params)
{
    if (!m_ports.kdf.check(params.kdf)) {
        fail(SignInProblem::WeakServer); // before anything of the password was hashed
        return;
    }
    auto keys = crypto::derivePasswordKeys(
        m_credentials.password, params.salt, params.kdf, m_ports.kdf, m_accountKey
    );
    if (!keys) {
        fail(SignInProblem::BadCredentials);
        return;
    }
    m_passwordKeys = std::move(keys).value();
    m_channel->ask<protocol::LoginAnswer>(
        protocol::Login{m_credentials.username, m_passwordKeys->authKey},
        [self = shared_from_this()](const protocol::LoginAnswer& answer) {
            self->joinWith(answer);
        },
        [self = shared_from_this()](sync::Refusal refusal) { self->onRefused(refusal); }
    );
}

void SignIn::Attempt::joinWith(const protocol::LoginAnswer& answer)
{
    auto joined =
        crypto::joinAccount({answer.user, answer.keyring, answer.manifests}, *m_passwordKeys);
    if (!joined) {
        fail(SignInProblem::BadAnswer);
        return;
    }
    const auto device = std::make_shared<crypto::NewDevice>(std::move(joined).value());
    if (store::DiskStore::exists(m_folder)) {
        if (!reopenOldDisk(device)) {
            fail(SignInProblem::AlreadyHere);
        }
        return;
    }
    m_accountKey = std::move(device->accountKey);
    m_profile = content::Profile{{m_credentials.username, hueOf(answer.user)}, {}};
    addDevice(device, [self = shared_from_this(), device] {
        self->moveIn(std::move(device->keys), device->recoveryWrap, self->homeHere());
    });
}

void SignIn::Attempt::addDevice(
    const std::shared_ptr<crypto::NewDevice>& device,
    const std::function<void()>& then
)
{
    protocol::AddDevice& request = device->request;
    request.minute = serverMinute();
    request.proof = proofFor(device->keys.deviceKey(), request.device, request.minute);
    m_channel->ask<protocol::SessionOpened>(
        request,
        [then](const protocol::SessionOpened&) { then(); },
        [self = shared_from_this()](sync::Refusal refusal) {
            const bool lostRace = refusal.code == protocol::FailureCode::BadManifest;
            if (lostRace && --self->m_joinsLeft > 0) {
                self->askLoginParams();
            } else {
                self->onRefused(refusal);
            }
        }
    );
}

// The key of a disk that is still here is under the account's own keyring too: whoever can log in
// gets everything back that was not sent yet. If the device it belonged to was revoked meanwhile,
// what it left unsent leaves by the new one.
bool SignIn::Attempt::reopenOldDisk(const std::shared_ptr<crypto::NewDevice>& device)
{
    const auto marker = readMarker();
    if (!marker || marker->wraps.user != device->keys.user()) {
        return false;
    }
    const crypto::LocalWraps wraps = marker->wraps;
    auto key = crypto::openByRecovery(wraps, device->recoveryWrap);
    for (const crypto::RecoveryWrapKey& older : device->olderRecoveryWraps) {
        if (!key) {
            key = crypto::openByRecovery(wraps, older);
        }
    }
    if (!key) {
        return false;
    }
    m_localKey = key->copy();
    const auto goOn = [self = shared_from_this(), wraps] {
        self->keepKey(wraps, [self] { self->openDisk(self->m_localKey); });
    };
    const auto owner = Core::deviceOf(m_folder, m_localKey);
    if (!owner) {
        failWith(owner.error());
    } else if (device->keys.chain().newest().device(*owner)) {
        goOn();
    } else {
        addDevice(device, [self = shared_from_this(), device, goOn] {
            const auto moved = Core::resettle(self->m_folder, self->m_localKey, device->keys);
            if (moved) {
                goOn();
            } else {
                self->failWith(moved.error());
            }
        });
    }
    return true;
}

// The disk

Result<store::Marker> SignIn::Attempt::readMarker() const
{
    QS_TRY_ASSIGN(const auto marker, store::readMarker(m_folder));
    if (!marker) {
        return Error{ErrorCode::NotFound, u"no account in this folder"_s};
    }
    return *marker;
}

// Into the keychain where there is one, read back before it is trusted; else under the password.
void SignIn::Attempt::keepKey(const crypto::LocalWraps& wraps, const std::function<void()>& then)
{
    LockPlan plan;
    plan.folder = m_folder;
    plan.wraps = wraps;
    plan.key = m_localKey.copy();
    plan.mode = m_ports.keychain.isPresent() ? LockMode::Keychain : LockMode::Password;
    plan.password = m_credentials.password;
    plan.orPassword = true;
    writeLock(
        m_ports,
        std::move(plan),
        [self = shared_from_this(), then](const Result<void>& kept) {
            if (kept) {
                then();
            } else {
                self->failWith(kept.error());
            }
        }
    );
}

void SignIn::Attempt::moveIn(
    crypto::AccountKeys keys,
    const crypto::RecoveryWrapKey& recovery,
    const Core::Home& home
)
{
    m_localKey = crypto::LocalKey::random();
    crypto::LocalWraps wraps;
    wraps.user = keys.user();
    crypto::wrapByRecovery(wraps, m_localKey, recovery);
    const auto held = std::make_shared<crypto::AccountKeys>(std::move(keys));
    // The marker first: a disk without one could never be opened again.
    keepKey(wraps, [self = shared_from_this(), held, home] {
        auto disk = store::DiskStore::open(self->m_folder, self->m_localKey);
        if (!disk) {
            self->failWith(disk.error());
            return;
        }
        const bool isSheetDue = self->m_sheet.has_value();
        if (const auto noted = noteSecrets(**disk, isSheetDue, self->m_accountKey); !noted) {
            self->failWith(noted.error());
            return;
        }
        if (const auto settled = Core::settleIn(**disk, *held, home); !settled) {
            self->failWith(settled.error());
            return;
        }
        auto core = Core::open(self->m_ports, std::move(disk).value());
        if (!core) {
            self->failWith(core.error());
            return;
        }
        self->finishWith(std::move(core).value());
    });
}

void SignIn::Attempt::openDisk(const crypto::LocalKey& key)
{
    m_localKey = key.copy();
    auto disk = store::DiskStore::open(m_folder, m_localKey);
    if (!disk) {
        failWith(disk.error());
        return;
    }
    auto core = Core::open(m_ports, std::move(disk).value());
    if (!core) {
        failWith(core.error());
        return;
    }
    finishWith(std::move(core).value());
}

void SignIn::Attempt::finishWith(std::unique_ptr<Core> core)
{
    core->keep(std::move(m_localKey), m_folder);
    if (m_isNewAccount) {
        if (const auto founded = core->engine().found(*m_profile); !founded) {
            failWith(founded.error());
            return;
        }
    } else {
        // Only if the vault turns out to be empty: the first device was lost before it could write.
        core->engine().setFoundingProfile(m_profile.value_or(content::Profile{
            {core->home().username, hueOf(core->me())}, {}}));
    }
    core->freshSheet = std::exchange(m_sheet, std::nullopt);
    if (m_linked) {
        if (const auto kept = core->engine().devices().keepPsk(m_linked->host, m_linked->psk);
            !kept) {
            failWith(kept.error());
            return;
        }
    }
    finish(std::make_unique<Account>(std::move(core)));
}

// Unlocking

void SignIn::Attempt::unlockWithPassword(const QString& password)
{
    const auto marker = readMarker();
    if (!marker) {
        failWith(marker.error());
        return;
    }
    if (!marker->wraps.byBoth.isEmpty()) {
        m_credentials.password = password;
        readKeychain(*marker, [self = shared_from_this(), wraps = marker->wraps](auto wrapKey) {
            self->openOr(
                SignInProblem::WrongPassword,
                crypto::openByBoth(wraps, wrapKey, self->m_credentials.password, self->m_ports.kdf)
            );
        });
        return;
    }
    if (marker->wraps.byPassword.isEmpty()) {
        fail(SignInProblem::KeychainMissing);
        return;
    }
    openOr(
        SignInProblem::WrongPassword, crypto::openByPassword(marker->wraps, password, m_ports.kdf)
    );
}

void SignIn::Attempt::unlockWithKeychain()
{
    const auto marker = readMarker();
    if (!marker) {
        failWith(marker.error());
        return;
    }
    readKeychain(*marker, [self = shared_from_this(), wraps = marker->wraps](auto wrapKey) {
        self->openOr(SignInProblem::KeychainMissing, crypto::openByKeychain(wraps, wrapKey));
    });
}

// An entry that is missing or opens nothing is never replaced here: another keychain may answer
// than the one that has it, and come back tomorrow.
void SignIn::Attempt::readKeychain(
    const store::Marker& marker,
    std::function<void(crypto::LocalWrapKey)> then
)
{
    m_ports.keychain.read(
        marker.keychainEntry,
        [self = shared_from_this(), then = std::move(then)](Result<QByteArray> stored) {
            auto wrapKey = stored ? crypto::LocalWrapKey::from(*stored) : crypto::LocalWrapKey();
            if (stored) {
                proof::wipe(*stored);
            }
            if (wrapKey.isEmpty()) {
                self->fail(SignInProblem::KeychainMissing);
            } else {
                then(std::move(wrapKey));
            }
        }
    );
}

void SignIn::Attempt::openOr(SignInProblem problem, const Result<crypto::LocalKey>& key)
{
    if (key) {
        openDisk(*key);
    } else {
        fail(problem);
    }
}

} // namespace qs::client
