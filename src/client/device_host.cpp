// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "client/device_host.h"

#include "crypto/device_change.h"
#include "proof/auth.h"
#include "proof/identity.h"
#include "protocol/done.h"
#include "protocol/session.h"

namespace qs::client {

namespace {

using Stage = LinkingView::Stage;

constexpr qint64 kMinuteMs = 60'000;

DeviceProblem problemOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::WrongServer: return DeviceProblem::WrongServer;
    case ErrorCode::Incompatible: return DeviceProblem::NewerCode;
    case ErrorCode::Corrupt: return DeviceProblem::DamagedCode;
    default: return DeviceProblem::NotACode;
    }
}

} // namespace

void Devices::Host::move(Stage stage, DeviceFailure failure)
{
    m_view.stage = stage;
    m_view.failure = failure;
    if (m_tell) {
        m_tell(m_view);
    }
}

void Devices::Host::fail(DeviceProblem problem)
{
    close();
    move(Stage::Failed, {problem});
}

void Devices::Host::close()
{
    if (m_channel) {
        m_channel->abandon();
        const std::shared_ptr<sync::Channel> last(std::move(m_channel));
        m_core.ports().core.post([last] {});
    }
}

void Devices::Host::stop()
{
    m_tell = nullptr;
    close(); // the server tells the other end
}

void Devices::Host::begin(const QString& code)
{
    const auto read = crypto::readLinkCode(code);
    if (!read) {
        fail(problemOf(read.error().code));
        return;
    }
    auto link = crypto::LinkHost::begin(*read, proof::serverIdOf(m_core.home().server));
    if (!link) {
        fail(problemOf(link.error().code));
        return;
    }
    m_code = *read;
    m_link = std::move(link).value();
    move(Stage::Reaching);
    reach();
}

void Devices::Host::reach()
{
    const auto self = weak_from_this();
    m_channel = std::make_unique<sync::Channel>(
        m_core.ports().transports,
        m_core.ports().clock,
        m_core.home().url,
        m_core.home().server,
        sync::Channel::Listener{
            [self] {
                if (const auto host = self.lock()) {
                    host->authenticate();
                }
            },
            [self](protocol::FrameType type, const QByteArray& frame) {
                const auto host = self.lock();
                const auto message = protocol::decodeFrame<protocol::RendezvousMessage>(frame);
                if (host && type == protocol::FrameType::RendezvousMessage && message) {
                    host->onMessage(*message);
                }
            },
            [self](sync::ChannelEnd end) {
                if (const auto host = self.lock(); host && host->m_view.stage != Stage::Done) {
                    const bool isOther = end == sync::ChannelEnd::WrongServer;
                    host->fail(isOther ? DeviceProblem::WrongServer : DeviceProblem::Offline);
                }
            },
        }
    );
}

void Devices::Host::authenticate()
{
    const crypto::AccountKeys& keys = m_core.engine().book().keys();
    const ServerId server = proof::serverIdOf(m_channel->server().serverKey);
    const qint64 nowMs = m_core.ports().clock.nowMs() - m_channel->clockSkewMs();
    const auto minute = static_cast<quint64>(nowMs / kMinuteMs);
    const protocol::Authenticate request{
        keys.user(),
        keys.device(),
        minute,
        proof::signAuth({server, m_channel->nonce(), keys.device(), minute}, keys.deviceKey()),
    };
    m_channel->ask<protocol::SessionOpened>(
        request,
        [self = weak_from_this()](const protocol::SessionOpened&) {
            if (const auto host = self.lock()) {
                host->call();
            }
        },
        [self = weak_from_this()](sync::Refusal) {
            if (const auto host = self.lock()) {
                host->fail(DeviceProblem::Offline);
            }
        }
    );
}

void Devices::Host::call()
{
    m_channel->ask<protocol::Done>(
        protocol::RendezvousSend{m_code.place, m_link->hello()},
        [](const protocol::Done&) {},
        [self = weak_from_this()](sync::Refusal) {
            if (const auto host = self.lock()) {
                host->fail(DeviceProblem::CodeGone);
            }
        }
    );
}

void Devices::Host::onMessage(const protocol::RendezvousMessage& message)
{
    if (message.place != m_code.place || m_view.stage == Stage::Done) {
        return;
    }
    if (message.message.isEmpty()) {
        fail(DeviceProblem::CodeGone);
        return;
    }
    if (m_newcomer) {
        return; // it has said all it has to say
    }
    auto newcomer = m_link->meet(message.message);
    if (!newcomer) {
        fail(DeviceProblem::NotTheOther);
        return;
    }
    m_newcomer = std::move(newcomer).value();
    m_view.name = m_newcomer->label.name;
    m_view.platform = m_newcomer->label.platform;
    m_view.askedMs = static_cast<qint64>(m_newcomer->atMs);
    move(Stage::Asking);
}

// The digits are looked at before the password is: who reads a stranger's code is stopped here, and
// the server learns of nothing.
void Devices::Host::admit(const QString& digits, const QString& password)
{
    if (m_view.stage != Stage::Asking) {
        return;
    }
    if (!m_link->isDigits(digits)) {
        if (--m_triesLeft > 0) {
            move(Stage::Asking, {DeviceProblem::WrongDigits});
        } else {
            fail(DeviceProblem::WrongDigits);
        }
        return;
    }
    move(Stage::Admitting);
    StepUp::begin(
        m_core,
        password,
        [self = weak_from_this()](StepUp& stepUp, StepUp::Opened opened) {
            if (const auto host = self.lock(); host && host->m_channel) {
                host->signIn(stepUp, std::move(opened));
            } else {
                stepUp.finish(DeviceFailure{DeviceProblem::CodeGone});
            }
        },
        [self = weak_from_this()](DeviceFailure failure) {
            const auto host = self.lock();
            if (!host || failure.ok() || host->m_view.stage != Stage::Admitting) {
                return;
            }
            const bool mayTryAgain = failure.problem == DeviceProblem::WrongPassword ||
                                     failure.problem == DeviceProblem::TooManyTries;
            if (mayTryAgain) {
                host->move(Stage::Asking, failure);
            } else {
                host->fail(failure.problem);
            }
        }
    );
}

void Devices::Host::signIn(StepUp& stepUp, StepUp::Opened opened)
{
    // What the newcomer needs of the keyring, which admitDevice() uses up.
    const auto keyring = std::make_shared<crypto::Keyring>();
    keyring->recoveryWrap = opened.account.keyring.recoveryWrap.copy();
    keyring->accountKey = opened.account.keyring.accountKey.copy();
    const auto chain = std::make_shared<crypto::IdentityChain>(opened.account.chain);
    auto change = crypto::admitDevice(
        std::move(opened.account),
        opened.keys,
        m_core.engine().book().keys(),
        m_newcomer->signKey,
        m_newcomer->boxKey
    );
    const bool isLonger = change && chain->extend({change->request.manifest}).ok();
    if (!isLonger) {
        stepUp.finish(DeviceFailure{DeviceProblem::OutOfRoom});
        return;
    }
    stepUp.prove(change->request);
    const protocol::ChangeDevices request = change->request;
    stepUp.channel().ask<protocol::Done>(
        request,
        [self = weak_from_this(),
         step = stepUp.shared_from_this(),
         chain,
         keyring,
         request](const protocol::Done&) {
            step->finish(DeviceFailure{});
            if (const auto host = self.lock()) {
                host->welcome(*chain, *keyring);
            }
        },
        [step = stepUp.shared_from_this()](sync::Refusal refusal) { step->finish(refusal); }
    );
}

void Devices::Host::welcome(const crypto::IdentityChain& chain, const crypto::Keyring& keyring)
{
    sync::OwnDevices& devices = m_core.engine().devices();
    const DeviceId id = proof::deviceIdOf(m_newcomer->signKey);
    // The person let it in just now: no notice of it on this device.
    const bool isKept = devices.keepPsk(id, m_link->psk()) &&
                        devices.adopt(chain.newestSigned().bytes, {}) && devices.acknowledge(id);
    const QByteArray message =
        m_link->welcome(m_core.engine().book().keys(), chain, keyring, m_core.home().username);
    if (!isKept || !m_channel) {
        fail(isKept ? DeviceProblem::CodeGone : DeviceProblem::DiskFull);
        return;
    }
    m_channel->ask<protocol::Done>(
        protocol::RendezvousSend{m_code.place, message},
        [self = weak_from_this()](const protocol::Done&) {
            if (const auto host = self.lock()) {
                host->close();
                host->move(Stage::Done);
            }
        },
        [self = weak_from_this()](sync::Refusal) {
            if (const auto host = self.lock()) {
                host->fail(DeviceProblem::CodeGone);
            }
        }
    );
}

} // namespace qs::client
