// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "sync/channel.h"

#include "proof/signature.h"

namespace qs::sync {

namespace {
ChannelEnd endOf(Transport::Ending ending)
{
    switch (ending) {
    case Transport::Ending::Unreachable: return ChannelEnd::Unreachable;
    case Transport::Ending::Refused: return ChannelEnd::Refused;
    case Transport::Ending::Insecure: return ChannelEnd::Insecure;
    case Transport::Ending::Closed: return ChannelEnd::Closed;
    }
    return ChannelEnd::Closed;
}
} // namespace

Channel::Channel(
    TransportFactory& transports,
    const Clock& clock,
    const QString& url,
    std::optional<protocol::ServerPub> expected,
    Listener listener
)
    : m_clock(clock), m_expected(expected), m_listener(std::move(listener))
{
    // The transport may still call back while a callback of ours destroys this channel.
    const std::weak_ptr<bool> alive = m_alive;
    m_transport = transports.open(
        url,
        {[] {},
         [this, alive](const QByteArray& message) {
             if (!alive.expired()) {
                 onMessage(message);
             }
         },
         [this, alive](Transport::Ending ending) {
             if (!alive.expired()) {
                 end(endOf(ending));
             }
         }}
    );
}

Channel::~Channel() = default;

void Channel::onMessage(const QByteArray& message)
{
    if (m_ended) {
        return;
    }
    if (!m_ready) {
        onHello(message);
        return;
    }
    const auto head = protocol::readFrameHead(message);
    if (!head) {
        end(ChannelEnd::Broken);
        return;
    }
    if (head->requestId == 0) {
        m_listener.onPush(head->type, message);
        return;
    }
    if (!m_waiting.contains(head->requestId)) {
        return; // an answer to something no longer wanted
    }
    const Waiting asked = m_waiting.take(head->requestId);
    if (head->type != protocol::FrameType::Failure) {
        asked.answer(message);
        return;
    }
    const auto failure = protocol::decodeFrame<protocol::Failure>(message);
    asked.refused(
        failure ? Refusal{failure->code, static_cast<qint64>(failure->retryAfterMs)} : Refusal{}
    );
}

void Channel::onHello(const QByteArray& message)
{
    const auto hello = protocol::decodeFrame<protocol::Hello>(message);
    if (!hello) {
        end(ChannelEnd::NotQuicksilver);
        return;
    }
    const auto descriptor = protocol::Descriptor::decode(hello->descriptor);
    if (!descriptor || !proof::verify(
                           descriptor->serverKey,
                           proof::sign_context::kDescriptor,
                           {hello->descriptor},
                           hello->signature
                       )) {
        end(ChannelEnd::NotQuicksilver);
        return;
    }
    if (m_expected && *m_expected != descriptor->serverKey) {
        end(ChannelEnd::WrongServer);
        return;
    }
    if (descriptor->protocol != protocol::kProtocolVersion) {
        end(ChannelEnd::AppTooOld);
        return;
    }
    m_server = *descriptor;
    m_nonce = hello->nonce;
    m_clockSkewMs = m_clock.nowMs() - static_cast<qint64>(descriptor->timeMs);
    m_ready = true;
    m_listener.onReady();
}

void Channel::probe()
{
    if (!m_ended) {
        m_transport->probe();
    }
}

void Channel::abandon()
{
    m_ended = true;
    m_waiting.clear();
    m_transport->close();
}

void Channel::end(ChannelEnd reason)
{
    if (m_ended) {
        return;
    }
    abandon();
    const auto listener = m_listener.onEnd; // may destroy this channel
    listener(reason);
}

} // namespace qs::sync
