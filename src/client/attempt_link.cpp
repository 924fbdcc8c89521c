// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "client/attempt.h"
#include "proof/identity.h"
#include "protocol/done.h"
#include "protocol/manifests.h"
#include "protocol/rendezvous.h"

namespace qs::client {

// Becoming a device of somebody's account by the code that this device shows (device_link.h).

void SignIn::Attempt::link(const QString& server, const QString& password, const LinkSteps& steps)
{
    m_credentials.server = server;
    m_credentials.password = password;
    m_linkSteps = steps;
    if (!m_ports.keychain.isPresent() && !crypto::isLongEnough(password)) {
        fail(SignInProblem::WeakPassword);
        return;
    }
    reachServer([this] { showCode(); });
}

void SignIn::Attempt::cancel()
{
    m_done = [](const SignInOutcome&) {};
    finish(SignInFailure{SignInProblem::LinkBroken});
}

void SignIn::Attempt::showCode()
{
    m_newcomer.emplace(proof::serverIdOf(m_channel->server().serverKey));
    m_channel->ask<protocol::Done>(
        protocol::RendezvousOpen{m_newcomer->code().place},
        [self = shared_from_this()](const protocol::Done&) {
            self->m_linkSteps.onCode(crypto::writeLinkCode(self->m_newcomer->code()));
        },
        [self = shared_from_this()](sync::Refusal refusal) { self->onRefused(refusal); }
    );
}

void SignIn::Attempt::onLinkMessage(protocol::FrameType type, const QByteArray& frame)
{
    if (type != protocol::FrameType::RendezvousMessage || !m_newcomer) {
        return;
    }
    const auto message = protocol::decodeFrame<protocol::RendezvousMessage>(frame);
    if (!message || message->place != m_newcomer->code().place) {
        return;
    }
    if (message->message.isEmpty()) {
        if (!m_linked) { // afterwards the other may go
            fail(SignInProblem::LinkBroken);
        }
    } else if (m_newcomer->digits().isEmpty()) {
        answerHello(message->message);
    } else if (!m_linked) {
        enter(message->message);
    }
}

void SignIn::Attempt::answerHello(const QByteArray& hello)
{
    crypto::DeviceLabel label = m_ports.device;
    if (!crypto::isUsable(label)) {
        label = {QStringLiteral("Quicksilver"), {}};
    }
    const auto introduction =
        m_newcomer->answer(hello, label, static_cast<quint64>(m_ports.clock.nowMs()));
    if (!introduction) {
        fail(SignInProblem::NotUs);
        return;
    }
    m_channel->ask<protocol::Done>(
        protocol::RendezvousSend{m_newcomer->code().place, *introduction},
        [self = shared_from_this()](const protocol::Done&) {
            self->m_linkSteps.onDigits(self->m_newcomer->digits());
        },
        [self = shared_from_this()](sync::Refusal) { self->fail(SignInProblem::LinkBroken); }
    );
}

void SignIn::Attempt::enter(const QByteArray& welcome)
{
    auto linked = m_newcomer->enter(welcome);
    if (!linked) {
        m_ports.log.write(LogLevel::Warning, "sign_in", linked.error().detail);
        fail(SignInProblem::NotUs);
        return;
    }
    m_linked = std::make_shared<crypto::LinkedAccount>(std::move(linked).value());
    m_credentials.username = m_linked->username;
    m_accountKey = std::move(m_linked->accountKey);
    const crypto::AccountKeys& keys = m_linked->keys;
    const quint64 minute = serverMinute();
    const protocol::Authenticate request{
        keys.user(), keys.device(), minute, proofFor(keys.deviceKey(), keys.device(), minute)};
    m_channel->ask<protocol::SessionOpened>(
        request,
        [self = shared_from_this()](const protocol::SessionOpened&) {
            self->checkServersCopy(self->m_linked);
        },
        [self = shared_from_this()](sync::Refusal) { self->fail(SignInProblem::NotUs); }
    );
}

// What came through the other device and what the server hands to everybody else must be one.
void SignIn::Attempt::checkServersCopy(const std::shared_ptr<crypto::LinkedAccount>& linked)
{
    m_channel->ask<protocol::ManifestsAnswer>(
        protocol::Manifests{linked->keys.user(), 0},
        [self = shared_from_this(), linked](const protocol::ManifestsAnswer& answer) {
            const auto chain = crypto::IdentityChain::read(linked->keys.user(), answer.manifests);
            if (!chain || !chain->holds(linked->keys.chain().head())) {
                self->fail(SignInProblem::BadAnswer);
                return;
            }
            self->moveIn(std::move(linked->keys), linked->recoveryWrap, self->homeHere());
        },
        [self = shared_from_this()](sync::Refusal refusal) { self->onRefused(refusal); }
    );
}

} // namespace qs::client
