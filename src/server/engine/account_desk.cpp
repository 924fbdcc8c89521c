// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "server/engine/account_desk.h"

#include "server/engine/kdf_bounds.h"
#include "server/secrets/login_lock.h"
#include "server/secrets/sign_up_code.h"

#include <algorithm>

namespace qs::server {

using protocol::FailureCode;

namespace {

constexpr qsizetype kNameMin = 3;
constexpr qsizetype kNameMax = 30;

bool isGoodName(const QString& name)
{
    const auto isAllowed = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'_' || c == u'.';
    };
    return name.size() >= kNameMin && name.size() <= kNameMax &&
           std::all_of(name.begin(), name.end(), isAllowed);
}

FailureCode codeOf(RegisterStatus status)
{
    switch (status) {
    case RegisterStatus::BadCode: return FailureCode::BadCode;
    case RegisterStatus::NameTaken: return FailureCode::NameTaken;
    default: return FailureCode::Exists;
    }
}

} // namespace

AccountDesk::AccountDesk(
    const Services& services,
    SlowHashes& slowHashes,
    SessionDesk& sessions,
    DevicesChanged devicesChanged
)
    : m_services(services)
    , m_slowHashes(slowHashes)
    , m_sessions(sessions)
    , m_devicesChanged(std::move(devicesChanged))
    , m_addresses(
          services.limits.addressSignUps,
          static_cast<size_t>(services.random.below(~quint64(0)))
      )
{
}

std::optional<FailureCode> AccountDesk::examine(const Session& session, Candidate& candidate) const
{
    const protocol::Register& asked = candidate.asked;
    if (m_services.signUp == protocol::SignUp::Closed) {
        return FailureCode::SignUpClosed;
    }
    if (m_services.signUp == protocol::SignUp::WithCode) {
        candidate.code = checkSignUpCode(asked.code, m_services.secrets.pepper());
        if (!candidate.code) {
            return FailureCode::BadCode;
        }
    }
    if (!isGoodName(asked.username)) {
        return FailureCode::BadName;
    }
    if (!isReasonable(asked.kdf)) {
        return FailureCode::WeakParameters;
    }
    const Result<proof::SignedManifest> manifest = proof::readManifest(asked.manifest);
    if (!manifest || manifest->manifest.seq != 1 || manifest->manifest.devices.size() != 1) {
        return FailureCode::BadManifest;
    }
    candidate.manifest = *manifest;
    const proof::ManifestDevice& device = manifest->manifest.devices.first();
    const SessionDesk::Proof proof{device.id, asked.minute, asked.proof};
    if (!m_sessions.isGenuine(session, proof, device.signKey)) {
        return FailureCode::BadCredentials;
    }
    return std::nullopt;
}

void AccountDesk::handle(
    const SessionPtr& session,
    quint64 requestId,
    const protocol::Register& asked
)
{
    if (session->state() != SessionState::Unknown || session->isSigningIn) {
        session->fail(requestId, FailureCode::Denied);
        return;
    }
    const qint64 wait = m_addresses.take(session->address(), 1, m_services.clock.monotonicMs());
    if (wait > 0) {
        session->fail(requestId, FailureCode::RateLimited, wait);
        return;
    }
    Candidate candidate{requestId, asked, {}, {}, {}, {}};
    if (const std::optional<FailureCode> fault = examine(*session, candidate)) {
        session->fail(requestId, *fault);
        return;
    }
    if (m_slowHashes.isFull()) {
        session->fail(requestId, FailureCode::Busy, SlowHashes::kRetryMs);
        return;
    }
    candidate.loginSalt = m_services.random.id<ServerSalt>();
    candidate.recoverySalt = m_services.random.id<ServerSalt>();
    session->isSigningIn = true;
    m_slowHashes.run(
        [this, candidate] { return lockAway(candidate); },
        [this, weak = session->weak_from_this(), requestId](Result<NewAccount>& account) {
            const SessionPtr alive = weak.lock();
            if (!alive || alive->state() == SessionState::Closed) {
                return;
            }
            alive->isSigningIn = false;
            if (account) {
                store(alive, requestId, *account);
            } else {
                alive->fail(requestId, FailureCode::Busy, SlowHashes::kRetryMs);
            }
        }
    );
}

// On the strand of slow hashes: reads nothing that changes.
Result<NewAccount> AccountDesk::lockAway(const Candidate& candidate) const
{
    const protocol::Register& asked = candidate.asked;
    const proof::Secret<32>& pepper = m_services.secrets.pepper();
    QS_TRY_ASSIGN(const LoginLock login, makeLock(asked.authKey, candidate.loginSalt, pepper));
    QS_TRY_ASSIGN(
        const LoginLock recovery, makeLock(asked.recoveryAuth, candidate.recoverySalt, pepper)
    );
    const UserId& user = candidate.manifest.manifest.user;
    NewAccount account;
    account.code = candidate.code;
    account.name = m_services.secrets.nameHash(asked.username);
    account.login = {
        user, asked.salt, asked.kdf, login.verifier, wrapAgain(login.wrap, user, asked.keyring)};
    account.recovery = recovery.verifier;
    // Sealed under a random key, so there is nothing to guess; and it is sealed anew at every
    // change of devices, when the paper is not at hand.
    account.recoveryKeyring = asked.recoveryKeyring;
    account.recoveryWrap = wrapAgain(recovery.wrap, user, asked.recoveryWrap);
    account.manifest = rowOf(candidate.manifest);
    for (const SpaceKind kind : {SpaceKind::Self, SpaceKind::Public, SpaceKind::Mailbox}) {
        account.spaces.append(proof::spaceOf(user, kind));
    }
    return account;
}

void AccountDesk::store(const SessionPtr& session, quint64 requestId, const NewAccount& account)
{
    session->isSigningIn = true;
    const auto stored = [this,
                         requestId,
                         user = account.login.user,
                         device = account.manifest.devices.first().id](
                            const SessionPtr& alive, Result<RegisterStatus> status
                        ) {
        alive->isSigningIn = false;
        if (!status) {
            failWith(*alive, requestId, status.error());
        } else if (*status == RegisterStatus::Done || *status == RegisterStatus::Repeated) {
            m_services.metrics.count("qs_accounts_made", *status == RegisterStatus::Done ? 1 : 0);
            m_sessions.open(alive, requestId, user, device);
        } else {
            alive->fail(requestId, codeOf(*status));
        }
    };
    m_services.directory.registerAccount(account, whileAlive<RegisterStatus>(session, stored));
}

void AccountDesk::handle(
    const SessionPtr& session,
    quint64 requestId,
    const protocol::AddDevice& asked
)
{
    // After a recovery key there is no password whose wrap a keyring could be put under.
    if (session->state() != SessionState::Provisional || session->keyringWrap().isEmpty() ||
        session->isSigningIn) {
        session->fail(requestId, FailureCode::Denied);
        return;
    }
    session->isSigningIn = true;
    const auto found = [this, requestId, asked](const SessionPtr& alive, Result<ManifestRow> last) {
        alive->isSigningIn = false;
        if (!last) {
            failWith(*alive, requestId, last.error());
            return;
        }
        append(alive, requestId, asked, *last);
    };
    m_services.directory.findNewestManifest(
        session->user(), whileAlive<ManifestRow>(session, found)
    );
}

void AccountDesk::append(
    const SessionPtr& session,
    quint64 requestId,
    const protocol::AddDevice& asked,
    const ManifestRow& last
)
{
    const Result<proof::SignedManifest> before = proof::readManifest(last.bytes);
    const Result<proof::SignedManifest> next = proof::readManifest(asked.manifest);
    const bool isRepeated = next.ok() && next->hash == last.hash;
    const bool mayFollow = before.ok() && next.ok() && next->manifest.user == session->user() &&
                           (isRepeated || proof::checkSuccessor(*before, *next).ok());
    const proof::ManifestDevice* device = mayFollow ? next->manifest.device(asked.device) : nullptr;
    if (device == nullptr) {
        session->fail(requestId, FailureCode::BadManifest);
        return;
    }
    const SessionDesk::Proof proof{asked.device, asked.minute, asked.proof};
    if (!m_sessions.isGenuine(*session, proof, device->signKey)) {
        session->fail(requestId, FailureCode::BadCredentials);
        return;
    }
    const ManifestRow row = rowOf(*next);
    session->isSigningIn = true;
    const auto stored = [this, requestId, row, device = asked.device](
                            const SessionPtr& alive, Result<AddDeviceStatus> status
                        ) {
        alive->isSigningIn = false;
        if (!status) {
            failWith(*alive, requestId, status.error());
        } else if (*status == AddDeviceStatus::Outrun) {
            alive->fail(requestId, FailureCode::BadManifest);
        } else {
            finish(alive, requestId, row, device);
        }
    };
    m_services.directory.addDevice(
        row,
        wrapAgain(session->keyringWrap(), session->user(), asked.keyring),
        whileAlive<AddDeviceStatus>(session, stored)
    );
}

void AccountDesk::finish(
    const SessionPtr& session,
    quint64 requestId,
    const ManifestRow& row,
    const DeviceId& device
)
{
    m_devicesChanged(row);
    m_services.metrics.count("qs_devices_added");
    m_sessions.open(session, requestId, row.user, device);
}

} // namespace qs::server
