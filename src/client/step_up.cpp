// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "client/step_up.h"

#include "client/account_secrets.h"
#include "proof/auth.h"
#include "proof/identity.h"
#include "protocol/login.h"
#include "sync/connection.h"

#include <cstdlib>

namespace qs::client {

namespace {

constexpr qint64 kMinuteMs = 60'000;

DeviceProblem problemOf(protocol::FailureCode code)
{
    using From = protocol::FailureCode;
    using enum DeviceProblem;
    switch (code) {
    case From::BadCredentials: return WrongPassword;
    case From::RateLimited:
    case From::Busy: return TooManyTries;
    case From::BadManifest: return Outrun;
    default: return BadAnswer;
    }
}

} // namespace

StepUp::StepUp(Core& core, QString password, std::function<void(StepUp&, Opened)> then, Done done)
    : m_core(core)
    , m_ports(core.ports())
    , m_coreAlive(core.life())
    , m_password(std::move(password))
    , m_then(std::move(then))
    , m_done(std::move(done))
{
}

void StepUp::begin(
    Core& core,
    const QString& password,
    std::function<void(StepUp&, Opened)> then,
    Done done
)
{
    const std::shared_ptr<StepUp> made(new StepUp(core, password, std::move(then), std::move(done))
    );
    made->reach();
}

void StepUp::finish(DeviceFailure outcome)
{
    if (!m_done) {
        return;
    }
    m_password.fill(u'\0');
    const auto done = std::exchange(m_done, nullptr);
    m_then = nullptr;
    // We may be inside a callback of the channel, whose callbacks keep us.
    if (m_channel) {
        m_channel->abandon();
        const std::shared_ptr<sync::Channel> last(std::move(m_channel));
        m_ports.core.post([last] {});
    }
    if (isWanted()) {
        done(outcome);
    }
}

void StepUp::finish(sync::Refusal refusal)
{
    finish(DeviceFailure{problemOf(refusal.code), refusal.retryAfterMs});
}

void StepUp::onEnd(sync::ChannelEnd end)
{
    const bool isOther = end == sync::ChannelEnd::WrongServer ||
                         end == sync::ChannelEnd::NotQuicksilver ||
                         end == sync::ChannelEnd::AppTooOld;
    finish(DeviceFailure{isOther ? DeviceProblem::WrongServer : DeviceProblem::Offline});
}

void StepUp::reach()
{
    const auto self = shared_from_this();
    m_channel = std::make_unique<sync::Channel>(
        m_ports.transports,
        m_ports.clock,
        m_core.home().url,
        m_core.home().server,
        sync::Channel::Listener{
            [self] {
                if (!self->isWanted()) {
                    self->finish(DeviceFailure{DeviceProblem::Offline});
                } else if (std::llabs(self->m_channel->clockSkewMs()) > sync::kClockSkewMaxMs) {
                    self->finish(DeviceFailure{DeviceProblem::ClockWrong});
                } else {
                    self->askParams();
                }
            },
            [](protocol::FrameType, const QByteArray&) {},
            [self](sync::ChannelEnd end) { self->onEnd(end); },
        }
    );
}

void StepUp::askParams()
{
    m_channel->ask<protocol::LoginParamsAnswer>(
        protocol::LoginParams{m_core.home().username},
        [self = shared_from_this()](const protocol::LoginParamsAnswer& answer) {
            self->logIn(answer);
        },
        [self = shared_from_this()](sync::Refusal refusal) { self->finish(refusal); }
    );
}

void StepUp::logIn(const protocol::LoginParamsAnswer& params)
{
    if (!isWanted()) {
        finish(DeviceFailure{DeviceProblem::Offline});
        return;
    }
    const crypto::KdfPolicy& policy = m_ports.kdf;
    if (!policy.check(params.kdf)) {
        finish(DeviceFailure{DeviceProblem::BadAnswer}); // before anything was hashed
        return;
    }
    const auto second = keptAccountKey(m_core.disk());
    if (!second) {
        finish(DeviceFailure{DeviceProblem::DiskFull});
        return;
    }
    auto keys = crypto::derivePasswordKeys(m_password, params.salt, params.kdf, policy, *second);
    if (!keys) {
        finish(DeviceFailure{DeviceProblem::WrongPassword});
        return;
    }
    m_keys = std::move(keys).value();
    m_channel->ask<protocol::LoginAnswer>(
        protocol::Login{m_core.home().username, m_keys->authKey},
        [self = shared_from_this()](const protocol::LoginAnswer& answer) {
            if (!self->isWanted()) {
                self->finish(DeviceFailure{DeviceProblem::Offline});
                return;
            }
            const bool isMine = answer.user == self->m_core.me();
            auto account =
                crypto::openAccount({answer.user, answer.keyring, answer.manifests}, *self->m_keys);
            const crypto::IdentityChain& known = self->m_core.engine().book().keys().chain();
            if (!isMine || !account || !account->chain.holds(known.head())) {
                self->finish(DeviceFailure{DeviceProblem::BadAnswer});
                return;
            }
            const auto then = self->m_then;
            then(*self, {std::move(account).value(), std::move(*self->m_keys)});
        },
        [self = shared_from_this()](sync::Refusal refusal) { self->finish(refusal); }
    );
}

quint64 StepUp::serverMinute() const
{
    const qint64 nowMs = m_ports.clock.nowMs() - m_channel->clockSkewMs();
    return static_cast<quint64>(nowMs / kMinuteMs);
}

protocol::Signature StepUp::proofAt(quint64 minute) const
{
    const crypto::AccountKeys& keys = m_core.engine().book().keys();
    const ServerId server = proof::serverIdOf(m_channel->server().serverKey);
    return proof::signAuth({server, m_channel->nonce(), keys.device(), minute}, keys.deviceKey());
}

} // namespace qs::client
