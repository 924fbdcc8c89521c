// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "server/engine/secrets_desk.h"

#include "proof/auth.h"
#include "proof/identity.h"
#include "protocol/done.h"
#include "server/engine/device_desk.h"
#include "server/engine/kdf_bounds.h"
#include "server/engine/manifest_desk.h"
#include "server/secrets/login_lock.h"

#include <algorithm>

namespace qs::server {

using protocol::FailureCode;

namespace {

size_t seedOf(Random& random)
{
    return static_cast<size_t>(random.below(~quint64(0)));
}

bool isContinuity(const std::optional<proof::SignedManifest>& manifest)
{
    return manifest && manifest->manifest.vouch &&
           manifest->manifest.vouch->kind == proof::IdentityChangeKind::Continuity;
}

} // namespace

SecretsDesk::SecretsDesk(
    const Services& services,
    SlowHashes& slowHashes,
    SessionDesk& sessions,
    DevicesChanged devicesChanged
)
    : m_services(services)
    , m_slowHashes(slowHashes)
    , m_sessions(sessions)
    , m_devicesChanged(std::move(devicesChanged))
    , m_addresses(services.limits.addressLogins, seedOf(services.random))
    , m_nameFailures(
          {services.limits.loginFailuresFree,
           services.limits.loginWaitMs,
           services.limits.loginWaitMsMax},
          seedOf(services.random)
      )
    , m_addressFailures(
          {services.limits.addressFailuresFree,
           services.limits.loginWaitMs,
           services.limits.loginWaitMsMax},
          seedOf(services.random)
      )
{
}

// Proving a key

SecretsDesk::Attempt
SecretsDesk::attemptOf(quint64 id, QByteArray name, const protocol::AuthKey& key)
{
    return {id, std::move(name), key, m_services.random.id<ServerSalt>()};
}

bool SecretsDesk::mayTry(Session& session, const Attempt& attempt)
{
    const qint64 nowMs = m_services.clock.monotonicMs();
    const qint64 wait = std::max(
        {m_nameFailures.waitMs(attempt.name, nowMs),
         m_addressFailures.waitMs(session.address(), nowMs),
         m_addresses.take(session.address(), 1, nowMs)}
    );
    if (wait > 0) {
        m_services.metrics.count("qs_logins_throttled");
        session.fail(attempt.requestId, FailureCode::RateLimited, wait);
        return false;
    }
    if (m_slowHashes.isFull()) {
        session.fail(attempt.requestId, FailureCode::Busy, SlowHashes::kRetryMs);
        return false;
    }
    return true;
}

void SecretsDesk::refuse(Session& session, const Attempt& attempt)
{
    const qint64 nowMs = m_services.clock.monotonicMs();
    m_nameFailures.failed(attempt.name, nowMs);
    m_addressFailures.failed(session.address(), nowMs);
    m_services.metrics.count("qs_logins_refused");
    session.fail(attempt.requestId, FailureCode::BadCredentials);
}

void SecretsDesk::turn(
    const SessionPtr& session,
    const Attempt& attempt,
    const Verifier& verifier,
    std::function<void(const SessionPtr&, proof::Secret<32>)> opened
)
{
    const proof::Secret<32>& pepper = m_services.secrets.pepper();
    m_slowHashes.run(
        [key = attempt.key, verifier, &pepper] { return turnKey(key, verifier, pepper); },
        [this, weak = session->weak_from_this(), attempt, opened = std::move(opened)](Wrap& wrap) {
            const SessionPtr alive = weak.lock();
            if (!alive || alive->state() == SessionState::Closed) {
                return;
            }
            alive->isSigningIn = false;
            if (wrap) {
                opened(alive, std::move(wrap.value()));
            } else if (wrap.error().code == ErrorCode::Denied) {
                refuse(*alive, attempt);
            } else {
                alive->fail(attempt.requestId, FailureCode::Busy, SlowHashes::kRetryMs);
            }
        }
    );
}

void SecretsDesk::handle(
    const SessionPtr& session,
    quint64 requestId,
    const protocol::StepUp& asked
)
{
    const Attempt attempt = attemptOf(requestId, session->user().bytes(), asked.authKey);
    if (session->isSigningIn) {
        session->fail(requestId, FailureCode::Denied);
        return;
    }
    if (!mayTry(*session, attempt)) {
        return;
    }
    session->isSigningIn = true;
    using Record = std::optional<LoginRecord>;
    const auto found = [this, attempt](const SessionPtr& alive, Result<Record> record) {
        if (!record || !*record) {
            alive->isSigningIn = false;
            failWith(
                *alive, attempt.requestId, record ? Error{ErrorCode::NotFound, {}} : record.error()
            );
            return;
        }
        turn(
            alive,
            attempt,
            (*record)->verifier,
            [this, attempt, kept = **record](
                const SessionPtr& open, const proof::Secret<32>& wrap
            ) { stepUp(open, attempt, kept, wrap); }
        );
    };
    m_services.directory.findLoginOf(session->user(), whileAlive<Record>(session, found));
}

void SecretsDesk::stepUp(
    const SessionPtr& session,
    const Attempt& attempt,
    const LoginRecord& record,
    const proof::Secret<32>& wrap
)
{
    m_nameFailures.succeeded(attempt.name);
    const Result<QByteArray> keyring = unwrap(wrap, record.user, record.keyring);
    if (!keyring) {
        m_services.log.write(LogLevel::Error, "secrets", keyring.error().detail);
        session->fail(attempt.requestId, FailureCode::Internal);
        return;
    }
    session->secretsRight =
        SecretsRight{record.verifier.value, m_services.clock.monotonicMs() + protocol::kStepUpMs};
    m_services.metrics.count("qs_step_ups");
    session->reply(attempt.requestId, protocol::StepUpAnswer{*keyring});
}

void SecretsDesk::handle(
    const SessionPtr& session,
    quint64 requestId,
    const protocol::Recover& asked
)
{
    if (session->state() != SessionState::Unknown || session->isSigningIn) {
        session->fail(requestId, FailureCode::Denied);
        return;
    }
    const NameHash name = m_services.secrets.nameHash(asked.username);
    const Attempt attempt = attemptOf(requestId, name.bytes(), asked.recoveryAuth);
    if (!mayTry(*session, attempt)) {
        return;
    }
    session->isSigningIn = true;
    const auto found = [this, attempt](const SessionPtr& alive, Result<Found> record) {
        if (!record) {
            alive->isSigningIn = false;
            failWith(*alive, attempt.requestId, record.error());
            return;
        }
        // Nobody's verifier fits nothing, after the same work.
        const Verifier verifier =
            *record ? (*record)->verifier : Verifier{attempt.dummySalt, Hash32()};
        turn(
            alive,
            attempt,
            verifier,
            [this, attempt, kept = *record](const SessionPtr& open, const proof::Secret<32>& wrap) {
                if (kept) {
                    recover(open, attempt, *kept, wrap);
                } else {
                    refuse(*open, attempt);
                }
            }
        );
    };
    m_services.directory.findRecovery(name, whileAlive<Found>(session, found));
}

void SecretsDesk::recover(
    const SessionPtr& session,
    const Attempt& attempt,
    const RecoveryRecord& record,
    const proof::Secret<32>& wrap
)
{
    m_nameFailures.succeeded(attempt.name);
    const Result<QByteArray> recoveryWrap = unwrap(wrap, record.user, record.wrap);
    if (!recoveryWrap) {
        m_services.log.write(
            LogLevel::Error, "secrets", QStringLiteral("a recovery blob does not open")
        );
        session->fail(attempt.requestId, FailureCode::Internal);
        return;
    }
    session->becomeProvisional(record.user, {});
    session->secretsRight = SecretsRight{
        record.verifier.value,
        m_services.clock.monotonicMs() + m_services.limits.provisionalTimeoutMs};
    protocol::RecoverAnswer answer{record.user, *recoveryWrap, record.keyring, {}};
    using Chain = QList<QByteArray>;
    const auto found = [this,
                        requestId = attempt.requestId,
                        answer](const SessionPtr& alive, Result<Chain> manifests) {
        if (!manifests) {
            failWith(*alive, requestId, manifests.error());
            return;
        }
        m_services.metrics.count("qs_recoveries");
        protocol::RecoverAnswer whole = answer;
        whole.manifests = fitFrame(*manifests);
        alive->reply(requestId, whole);
    };
    m_services.directory.findManifests(record.user, 0, whileAlive<Chain>(session, found));
}

// Changing

bool SecretsDesk::hasRight(const Session& session) const
{
    return session.secretsRight && session.secretsRight->untilMs > m_services.clock.monotonicMs();
}

bool SecretsDesk::isGenuine(
    const Session& session,
    const SessionDesk::Proof& proof,
    const protocol::DevicePub& key,
    QByteArrayView change
) const
{
    const ServerId server = proof::serverIdOf(m_services.secrets.serverKey().pub());
    return m_sessions.isTimely(proof.minute) &&
           proof::verifySecrets(
               {server, session.nonce(), proof.device, proof.minute}, change, key, proof.signature
           );
}

void SecretsDesk::handle(
    const SessionPtr& session,
    quint64 requestId,
    const protocol::ChangeSecrets& asked
)
{
    const bool isOpen = session->state() == SessionState::Open;
    const bool mayAsk =
        isOpen || (session->state() == SessionState::Provisional && hasRight(*session));
    if (!mayAsk || session->isSigningIn || (isOpen && asked.device != session->device())) {
        session->fail(requestId, FailureCode::Denied);
        return;
    }
    session->isSigningIn = true;
    Candidate candidate{requestId, asked, {}, {}, {}, session->user(), {}};
    const auto found = [this, candidate](const SessionPtr& alive, Result<ManifestRow> last) {
        alive->isSigningIn = false;
        if (!last) {
            failWith(*alive, candidate.requestId, last.error());
            return;
        }
        Candidate whole = candidate;
        if (const auto fault = examine(*alive, *last, whole)) {
            alive->fail(whole.requestId, *fault);
        } else if (m_slowHashes.isFull()) {
            alive->fail(whole.requestId, FailureCode::Busy, SlowHashes::kRetryMs);
        } else {
            lockAndStore(alive, whole);
        }
    };
    m_services.directory.findNewestManifest(
        session->user(), whileAlive<ManifestRow>(session, found)
    );
}

std::optional<FailureCode>
SecretsDesk::examine(const Session& session, const ManifestRow& last, Candidate& candidate) const
{
    const protocol::ChangeSecrets& asked = candidate.asked;
    if (!isReasonable(asked.password.kdf)) {
        return FailureCode::WeakParameters;
    }
    const Result<proof::SignedManifest> before = proof::readManifest(last.bytes);
    if (!before) {
        return FailureCode::Internal;
    }
    if (!asked.manifest.isEmpty()) {
        const Result<proof::SignedManifest> next = proof::readManifest(asked.manifest);
        if (!next || !proof::checkSuccessor(*before, *next)) {
            return FailureCode::BadManifest;
        }
        candidate.next = *next;
    }
    const proof::Manifest& inForce = candidate.next ? candidate.next->manifest : before->manifest;
    const proof::ManifestDevice* const device = inForce.device(asked.device);
    if (device == nullptr) {
        return FailureCode::BadManifest;
    }
    // Without password or paper a device may do one thing: vouch for a new identity, as itself.
    const bool isVouched =
        isContinuity(candidate.next) && candidate.next->manifest.vouch->device == session.device();
    if (!hasRight(session) && !(isVouched && session.state() == SessionState::Open)) {
        return FailureCode::Denied;
    }
    const bool isNewIdentity = candidate.next && candidate.next->manifest.vouch;
    if (isNewIdentity && !asked.recovery) {
        return FailureCode::BadManifest; // the old paper would open the new identity
    }
    const SessionDesk::Proof proof{asked.device, asked.minute, asked.proof};
    if (!isGenuine(session, proof, device->signKey, asked.signedPart())) {
        return FailureCode::BadCredentials;
    }
    candidate.proven =
        hasRight(session) ? std::optional(session.secretsRight->proven) : std::nullopt;
    return std::nullopt;
}

void SecretsDesk::lockAndStore(const SessionPtr& session, const Candidate& candidate)
{
    Candidate salted = candidate;
    salted.loginSalt = m_services.random.id<ServerSalt>();
    salted.recoverySalt = m_services.random.id<ServerSalt>();
    session->isSigningIn = true;
    m_slowHashes.run(
        [this, salted] { return lockAway(salted); },
        [this, weak = session->weak_from_this(), salted](Result<SecretsRow>& row) {
            const SessionPtr alive = weak.lock();
            if (!alive || alive->state() == SessionState::Closed) {
                return;
            }
            alive->isSigningIn = false;
            if (row) {
                store(alive, salted, *row);
            } else {
                alive->fail(salted.requestId, FailureCode::Busy, SlowHashes::kRetryMs);
            }
        }
    );
}

// On the strand of slow hashes: reads nothing that changes.
Result<SecretsRow> SecretsDesk::lockAway(const Candidate& candidate) const
{
    const protocol::ChangeSecrets& asked = candidate.asked;
    const proof::Secret<32>& pepper = m_services.secrets.pepper();
    const UserId& user = candidate.user;
    QS_TRY_ASSIGN(
        const LoginLock login, makeLock(asked.password.authKey, candidate.loginSalt, pepper)
    );
    SecretsRow row;
    row.user = user;
    row.proven = candidate.proven;
    row.login = {
        user,
        asked.password.salt,
        asked.password.kdf,
        login.verifier,
        wrapAgain(login.wrap, user, asked.password.keyring)};
    if (asked.recovery) {
        QS_TRY_ASSIGN(
            const LoginLock recovery, makeLock(asked.recovery->auth, candidate.recoverySalt, pepper)
        );
        row.recovery = RecoveryRecord{
            user,
            recovery.verifier,
            asked.recovery->keyring, // see AccountDesk: sealed anew at every change of devices
            wrapAgain(recovery.wrap, user, asked.recovery->wrap)};
    }
    if (candidate.next) {
        row.manifest = rowOf(*candidate.next);
    }
    return row;
}

void SecretsDesk::store(
    const SessionPtr& session,
    const Candidate& candidate,
    const SecretsRow& row
)
{
    session->isSigningIn = true;
    const auto stored =
        [this, candidate, row](const SessionPtr& alive, Result<SecretsStatus> status) {
            alive->isSigningIn = false;
            if (!status) {
                failWith(*alive, candidate.requestId, status.error());
            } else if (*status == SecretsStatus::Outrun) {
                alive->fail(candidate.requestId, FailureCode::BadManifest);
            } else if (*status == SecretsStatus::Outdated) {
                alive->fail(candidate.requestId, FailureCode::BadCredentials);
            } else {
                finish(alive, candidate, row);
            }
        };
    m_services.directory.changeSecrets(row, whileAlive<SecretsStatus>(session, stored));
}

void SecretsDesk::finish(
    const SessionPtr& session,
    const Candidate& candidate,
    const SecretsRow& row
)
{
    m_services.metrics.count("qs_secrets_changed");
    session->secretsRight.reset();
    if (row.manifest) {
        QList<DeviceId> active;
        for (const DeviceKeyRow& device : row.manifest->devices) {
            active.append(device.id);
        }
        m_devicesChanged(row.user, active);
    }
    if (session->state() == SessionState::Open) {
        session->reply(candidate.requestId, protocol::Done{});
    } else {
        m_sessions.open(session, candidate.requestId, row.user, candidate.asked.device);
    }
}

// Ending

void SecretsDesk::handle(
    const SessionPtr& session,
    quint64 requestId,
    const protocol::DeleteAccount& asked
)
{
    if (!hasRight(*session) || session->isSigningIn || asked.device != session->device()) {
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
        remove(alive, requestId, asked, *last);
    };
    m_services.directory.findNewestManifest(
        session->user(), whileAlive<ManifestRow>(session, found)
    );
}

void SecretsDesk::remove(
    const SessionPtr& session,
    quint64 requestId,
    const protocol::DeleteAccount& asked,
    const ManifestRow& last
)
{
    const Result<proof::SignedManifest> manifest = proof::readManifest(last.bytes);
    const proof::ManifestDevice* const device =
        manifest ? manifest->manifest.device(asked.device) : nullptr;
    const SessionDesk::Proof proof{asked.device, asked.minute, asked.proof};
    const bool isMeant =
        device && hasRight(*session) &&
        isGenuine(
            *session, proof, device->signKey, QByteArrayView(protocol::DeleteAccount::kPhrase)
        );
    if (!isMeant) {
        session->fail(requestId, FailureCode::BadCredentials);
        return;
    }
    session->isSigningIn = true;
    const auto deleted = [this, requestId, user = session->user()](
                             const SessionPtr& alive, Result<SecretsStatus> status
                         ) {
        alive->isSigningIn = false;
        if (!status) {
            failWith(*alive, requestId, status.error());
        } else if (*status != SecretsStatus::Done) {
            alive->fail(requestId, FailureCode::BadCredentials);
        } else {
            m_services.metrics.count("qs_accounts_deleted");
            alive->reply(requestId, protocol::Done{});
            m_devicesChanged(user, {});
        }
    };
    m_services.directory.deleteAccount(
        session->user(), session->secretsRight->proven, whileAlive<SecretsStatus>(session, deleted)
    );
}

} // namespace qs::server
