// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "server/engine/login_desk.h"

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

} // namespace

LoginDesk::LoginDesk(const Services& services, SlowHashes& slowHashes)
    : m_services(services)
    , m_slowHashes(slowHashes)
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

void LoginDesk::handle(
    const SessionPtr& session,
    quint64 requestId,
    const protocol::LoginParams& asked
)
{
    const qint64 wait = m_addresses.take(session->address(), 1, m_services.clock.monotonicMs());
    if (wait > 0) {
        session->fail(requestId, FailureCode::RateLimited, wait);
        return;
    }
    const protocol::Salt fake = m_services.secrets.fakeSalt(asked.username);
    const auto found = [requestId, fake](const SessionPtr& alive, Result<LoginLookup> lookup) {
        if (!lookup) {
            failWith(*alive, requestId, lookup.error());
            return;
        }
        protocol::LoginParamsAnswer answer{fake, lookup->usualKdf};
        if (lookup->record) {
            answer = {lookup->record->salt, lookup->record->kdf};
        }
        alive->reply(requestId, answer);
    };
    m_services.directory.findLogin(
        m_services.secrets.nameHash(asked.username), whileAlive<LoginLookup>(session, found)
    );
}

qint64 LoginDesk::waitMs(const Session& session, const QByteArray& name)
{
    const qint64 nowMs = m_services.clock.monotonicMs();
    return std::max(
        {m_nameFailures.waitMs(name, nowMs),
         m_addressFailures.waitMs(session.address(), nowMs),
         m_addresses.take(session.address(), 1, nowMs)}
    );
}

void LoginDesk::handle(const SessionPtr& session, quint64 requestId, const protocol::Login& asked)
{
    if (session->state() != SessionState::Unknown || session->isSigningIn) {
        session->fail(requestId, FailureCode::Denied);
        return;
    }
    const NameHash name = m_services.secrets.nameHash(asked.username);
    if (const qint64 wait = waitMs(*session, name.bytes()); wait > 0) {
        m_services.metrics.count("qs_logins_throttled");
        session->fail(requestId, FailureCode::RateLimited, wait);
        return;
    }
    if (m_slowHashes.isFull()) {
        session->fail(requestId, FailureCode::Busy, SlowHashes::kRetryMs);
        return;
    }
    const protocol::Salt fake = m_services.secrets.fakeSalt(asked.username);
    const Attempt attempt{requestId, name.bytes(), asked.authKey, *ServerSalt::from(fake.view())};
    session->isSigningIn = true;
    const auto found = [this, attempt](const SessionPtr& alive, Result<LoginLookup> lookup) {
        if (!lookup) {
            alive->isSigningIn = false;
            failWith(*alive, attempt.requestId, lookup.error());
            return;
        }
        check(alive, attempt, *lookup);
    };
    m_services.directory.findLogin(name, whileAlive<LoginLookup>(session, found));
}

void LoginDesk::check(const SessionPtr& session, const Attempt& attempt, const LoginLookup& found)
{
    const Verifier verifier =
        found.record ? found.record->verifier : Verifier{attempt.dummySalt, {}};
    const proof::Secret<32>& pepper = m_services.secrets.pepper();
    m_slowHashes.run(
        [key = attempt.authKey, verifier, &pepper] { return turnKey(key, verifier, pepper); },
        [this, weak = session->weak_from_this(), attempt, record = found.record](
            Result<proof::Secret<32>>& wrap
        ) {
            const SessionPtr alive = weak.lock();
            if (!alive || alive->state() == SessionState::Closed) {
                return;
            }
            alive->isSigningIn = false;
            if (!wrap && wrap.error().code != ErrorCode::Denied) {
                alive->fail(attempt.requestId, FailureCode::Busy, SlowHashes::kRetryMs);
            } else if (!wrap || !record) {
                refuse(*alive, attempt);
            } else {
                admit(alive, attempt, *record, std::move(wrap.value()));
            }
        }
    );
}

void LoginDesk::refuse(Session& session, const Attempt& attempt)
{
    const qint64 nowMs = m_services.clock.monotonicMs();
    m_nameFailures.failed(attempt.name, nowMs);
    m_addressFailures.failed(session.address(), nowMs);
    m_services.metrics.count("qs_logins_refused");
    session.fail(attempt.requestId, FailureCode::BadCredentials);
}

void LoginDesk::admit(
    const SessionPtr& session,
    const Attempt& attempt,
    const LoginRecord& record,
    proof::Secret<32> wrap
)
{
    m_nameFailures.succeeded(attempt.name);
    const Result<QByteArray> keyring = unwrap(wrap, record.user, record.keyring);
    if (!keyring) {
        m_services.log.write(LogLevel::Error, "login", keyring.error().detail);
        session->fail(attempt.requestId, FailureCode::Internal);
        return;
    }
    session->becomeProvisional(record.user, std::move(wrap));
    const auto found = [this, requestId = attempt.requestId, user = record.user, sealed = *keyring](
                           const SessionPtr& alive, Result<QList<QByteArray>> manifests
                       ) {
        if (!manifests) {
            failWith(*alive, requestId, manifests.error());
            return;
        }
        m_services.metrics.count("qs_logins");
        alive->reply(requestId, protocol::LoginAnswer{user, sealed, fitFrame(*manifests)});
    };
    m_services.directory.findManifests(
        record.user, 0, whileAlive<QList<QByteArray>>(session, found)
    );
}

} // namespace qs::server
