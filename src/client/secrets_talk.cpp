// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "client/secrets_talk.h"

#include "proof/auth.h"
#include "proof/identity.h"
#include "protocol/done.h"
#include "protocol/manifests.h"
#include "protocol/session.h"

#include <cstdlib>

namespace qs::client {

namespace {

constexpr qint64 kMinuteMs = 60'000;

SecretsProblem problemOf(protocol::FailureCode code)
{
    using From = protocol::FailureCode;
    using enum SecretsProblem;
    switch (code) {
    case From::RateLimited:
    case From::Busy: return TooManyTries;
    case From::BadManifest:
    case From::BadCredentials: return Outdated;
    case From::WeakParameters: return WeakServer;
    case From::StorageFull: return ServerAway;
    default: return BadAnswer;
    }
}

SecretsProblem problemOf(const Error& error)
{
    using enum SecretsProblem;
    switch (error.code) {
    case ErrorCode::OutOfSpace: return DiskFull;
    case ErrorCode::Busy: return DiskDenied;
    default: return BadAnswer;
    }
}

} // namespace

SecretsTalk::SecretsTalk(Core& core, AccountSecrets& secrets, SecretsDone done)
    : m_core(core), m_secrets(secrets), m_done(std::move(done))
{
}

// Ends

void SecretsTalk::abandon()
{
    m_done = nullptr;
    finish({});
}

void SecretsTalk::finish(SecretsOutcome outcome)
{
    m_core.ports().core.cancel(m_timer);
    if (m_channel) {
        outcome.clockSkewMs = m_channel->clockSkewMs();
        m_channel->abandon();
        // We may be inside one of its callbacks.
        const std::shared_ptr<sync::Channel> last(std::move(m_channel));
        m_core.ports().core.post([last] {});
    }
    if (const auto done = std::exchange(m_done, nullptr)) {
        done(outcome);
    }
}

void SecretsTalk::failWith(const Error& error)
{
    m_core.ports().log.write(LogLevel::Warning, "secrets", error.detail);
    finish({problemOf(error), 0, 0, {}});
}

void SecretsTalk::onEnd(sync::ChannelEnd)
{
    if (m_isSent) {
        m_secrets.m_isUnclear = true;
    }
    finish({m_isSent ? SecretsProblem::Unclear : SecretsProblem::ServerAway, 0, 0, {}});
}

void SecretsTalk::onRefused(sync::Refusal refusal)
{
    if (std::exchange(m_isSent, false)) {
        if (const auto settled = m_secrets.settle(false); !settled) {
            m_secrets.m_isUnclear = true;
        }
    }
    finish({problemOf(refusal.code), refusal.retryAfterMs, 0, {}});
}

// Reaching the server

void SecretsTalk::reach(const std::function<void()>& then)
{
    const auto self = shared_from_this();
    const Core::Home& home = m_core.home();
    m_timer = m_core.ports().core.callAfter(protocol::kStepUpMs, [self] {
        self->m_timer = 0;
        self->onEnd(sync::ChannelEnd::Closed);
    });
    m_channel = std::make_unique<sync::Channel>(
        m_core.ports().transports,
        m_core.ports().clock,
        home.url,
        home.server,
        sync::Channel::Listener{
            [self, then] {
                if (std::llabs(self->m_channel->clockSkewMs()) > sync::kClockSkewMaxMs) {
                    self->finish({SecretsProblem::ClockWrong, 0, 0, {}});
                } else {
                    then();
                }
            },
            [](protocol::FrameType, const QByteArray&) {},
            [self](sync::ChannelEnd end) { self->onEnd(end); },
        }
    );
}

proof::AuthChallenge SecretsTalk::challenge() const
{
    const qint64 serverMs = m_core.ports().clock.nowMs() - m_channel->clockSkewMs();
    return {
        proof::serverIdOf(m_channel->server().serverKey),
        m_channel->nonce(),
        m_core.keys().device(),
        static_cast<quint64>(serverMs / kMinuteMs)};
}

void SecretsTalk::authenticate(const std::function<void()>& then)
{
    const auto self = shared_from_this();
    reach([self, then] {
        const proof::AuthChallenge asked = self->challenge();
        const crypto::AccountKeys& keys = self->m_core.keys();
        self->m_channel->ask<protocol::SessionOpened>(
            protocol::Authenticate{
                keys.user(), keys.device(), asked.minute, proof::signAuth(asked, keys.deviceKey())},
            [self, then](const protocol::SessionOpened&) { self->catchUp(then); },
            [self](sync::Refusal refusal) {
                const bool isUnknown = refusal.code == protocol::FailureCode::BadCredentials;
                if (isUnknown) {
                    self->finish({SecretsProblem::SignedOut, 0, 0, {}});
                } else {
                    self->onRefused(refusal);
                }
            }
        );
    });
}

// A manifest can only follow the newest one, which another device may have made.
void SecretsTalk::catchUp(const std::function<void()>& then)
{
    const auto self = shared_from_this();
    m_channel->ask<protocol::ManifestsAnswer>(
        protocol::Manifests{m_core.me(), m_core.keys().chain().head().seq},
        [self, then](const protocol::ManifestsAnswer& answer) {
            if (self->m_core.learnOwn(answer.manifests)) {
                then();
            } else {
                self->finish({SecretsProblem::BadAnswer, 0, 0, {}});
            }
        },
        [self](sync::Refusal refusal) { self->onRefused(refusal); }
    );
}

void SecretsTalk::prove(const QString& password, const Opened& opened)
{
    const auto self = shared_from_this();
    authenticate([self, password, opened] {
        self->m_channel->ask<protocol::LoginParamsAnswer>(
            protocol::LoginParams{self->m_core.home().username},
            [self, password, opened](const protocol::LoginParamsAnswer& params) {
                self->stepUp(password, params, opened);
            },
            [self](sync::Refusal refusal) { self->onRefused(refusal); }
        );
    });
}

void SecretsTalk::stepUp(
    const QString& password,
    const protocol::LoginParamsAnswer& params,
    const Opened& opened
)
{
    const crypto::KdfPolicy& policy = m_core.ports().kdf;
    if (!policy.check(params.kdf)) {
        finish({SecretsProblem::WeakServer, 0, 0, {}});
        return;
    }
    auto second = m_secrets.accountKey();
    if (!second) {
        failWith(second.error());
        return;
    }
    auto keys = crypto::derivePasswordKeys(password, params.salt, params.kdf, policy, *second);
    if (!keys) {
        finish({SecretsProblem::WrongPassword, 0, 0, {}});
        return;
    }
    const auto proven = std::make_shared<crypto::NextSecrets>(crypto::NextSecrets{
        std::move(keys).value(), std::move(second).value()});
    const auto self = shared_from_this();
    m_channel->ask<protocol::StepUpAnswer>(
        protocol::StepUp{proven->keys.authKey},
        [self, proven, opened](const protocol::StepUpAnswer& answer) {
            const auto keyring =
                crypto::openKeyring(answer.keyring, self->m_core.me(), proven->keys);
            if (!keyring || !crypto::checkChain(*keyring, self->m_core.keys().chain())) {
                self->finish({SecretsProblem::BadAnswer, 0, 0, {}});
                return;
            }
            opened(*keyring, *proven);
        },
        [self](sync::Refusal refusal) {
            if (refusal.code == protocol::FailureCode::BadCredentials) {
                self->finish({SecretsProblem::WrongPassword, 0, 0, {}});
            } else {
                self->onRefused(refusal);
            }
        }
    );
}

// What is asked of it

void SecretsTalk::change(const QString& password, const QString& nextPassword, Make make)
{
    const auto self = shared_from_this();
    prove(
        password,
        [self, nextPassword, make = std::move(make)](
            const crypto::Keyring& keyring, const crypto::NextSecrets& proven
        ) { self->send(make(keyring, proven), nextPassword); }
    );
}

void SecretsTalk::changeAsDevice(
    const QString& nextPassword,
    std::function<Result<crypto::SecretsChange>()> make
)
{
    const auto self = shared_from_this();
    authenticate([self, nextPassword, make = std::move(make)] { self->send(make(), nextPassword); }
    );
}

void SecretsTalk::send(Result<crypto::SecretsChange> made, const QString& nextPassword)
{
    if (!made) {
        failWith(made.error());
        return;
    }
    const auto change = std::make_shared<crypto::SecretsChange>(std::move(made).value());
    if (const auto prepared = m_secrets.prepare(*change, nextPassword); !prepared) {
        failWith(prepared.error());
        return;
    }
    const proof::AuthChallenge signedFor = challenge();
    change->request.minute = signedFor.minute;
    change->request.proof =
        proof::signSecrets(signedFor, change->request.signedPart(), m_core.keys().deviceKey());
    m_isSent = true;
    const auto self = shared_from_this();
    m_channel->ask<protocol::Done>(
        change->request,
        [self, change](const protocol::Done&) { self->onTaken(change); },
        [self](sync::Refusal refusal) { self->onRefused(refusal); }
    );
}

void SecretsTalk::onTaken(const std::shared_ptr<crypto::SecretsChange>& change)
{
    m_isSent = false;
    if (const auto settled = m_secrets.settle(true); !settled) {
        m_secrets.m_isUnclear = true; // the next start tries again
        failWith(settled.error());
        return;
    }
    SecretsOutcome outcome;
    if (change->request.recovery) {
        outcome.sheet = m_secrets.sheetOf(*change, m_core.keys().chain().identity());
    }
    finish(outcome);
}

void SecretsTalk::deleteAccount(const QString& password)
{
    const auto self = shared_from_this();
    prove(password, [self](const crypto::Keyring&, const crypto::NextSecrets&) {
        self->sendDeletion();
    });
}

void SecretsTalk::sendDeletion()
{
    const proof::AuthChallenge signedFor = challenge();
    const auto self = shared_from_this();
    m_channel->ask<protocol::Done>(
        protocol::DeleteAccount{
            signedFor.device,
            signedFor.minute,
            proof::signSecrets(
                signedFor, protocol::DeleteAccount::kPhrase, m_core.keys().deviceKey()
            )},
        [self](const protocol::Done&) { self->finish({}); },
        [self](sync::Refusal refusal) { self->onRefused(refusal); }
    );
}

void SecretsTalk::askSalt(std::function<void(const protocol::Salt&)> answer)
{
    const auto self = shared_from_this();
    reach([self, answer = std::move(answer)] {
        self->m_channel->ask<protocol::LoginParamsAnswer>(
            protocol::LoginParams{self->m_core.home().username},
            [self, answer](const protocol::LoginParamsAnswer& params) {
                answer(params.salt);
                self->finish({});
            },
            [self](sync::Refusal refusal) { self->onRefused(refusal); }
        );
    });
}

} // namespace qs::client
