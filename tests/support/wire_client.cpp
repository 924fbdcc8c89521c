// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "support/wire_client.h"

#include "proof/auth.h"

#include <QDateTime>
#include <QNetworkRequest>
#include <QTest>

namespace qs::test {

namespace {
constexpr int kAnswerMs = 30'000;
constexpr qint64 kMinuteMs = 60'000;
} // namespace

WireClient::WireClient(const QUrl& url) : m_url(url)
{
    QObject::connect(
        &m_socket,
        &QWebSocket::binaryMessageReceived,
        [this](const QByteArray& frame) { received(frame); }
    );
}

WireClient::~WireClient()
{
    m_socket.disconnect();
    m_socket.abort();
}

bool WireClient::isOpen() const
{
    return m_socket.state() == QAbstractSocket::ConnectedState;
}

bool WireClient::open()
{
    m_hello.clear();
    m_answers.clear();
    QNetworkRequest request(m_url);
    if (!m_forwardedFor.isEmpty()) {
        request.setRawHeader("X-Forwarded-For", m_forwardedFor);
    }
    m_socket.open(request);
    if (!QTest::qWaitFor([this] { return !m_hello.isEmpty(); }, kAnswerMs)) {
        return false;
    }
    const Result<protocol::Hello> hello = protocol::decodeFrame<protocol::Hello>(m_hello);
    if (!hello) {
        return false;
    }
    const Result<protocol::Descriptor> descriptor = protocol::Descriptor::decode(hello->descriptor);
    if (!descriptor) {
        return false;
    }
    m_descriptor = *descriptor;
    m_nonce = hello->nonce;
    return proof::verify(
        m_descriptor.serverKey,
        proof::sign_context::kDescriptor,
        {hello->descriptor},
        hello->signature
    );
}

void WireClient::abort()
{
    m_socket.abort();
}

WireClient::Proof WireClient::proofOf(const proof::DeviceKey& device) const
{
    const auto minute = static_cast<quint64>(QDateTime::currentMSecsSinceEpoch() / kMinuteMs);
    const proof::AuthChallenge challenge{
        proof::serverIdOf(m_descriptor.serverKey),
        m_nonce,
        proof::deviceIdOf(device.pub()),
        minute};
    return {minute, proof::signAuth(challenge, device)};
}

bool WireClient::registerAs(const WireAccount& account, const QString& code)
{
    while (true) {
        protocol::Register request = account.registration();
        const Proof proof = proofOf(account.device);
        request.code = code;
        request.minute = proof.minute;
        request.proof = proof.signature;
        if (takeSession(waitFor(send(request)))) {
            return true;
        }
        if (failureCode() != protocol::FailureCode::Busy) {
            return false;
        }
        QTest::qWait(static_cast<int>(m_failure->retryAfterMs));
    }
}

bool WireClient::authenticateAs(const WireAccount& account)
{
    const Proof proof = proofOf(account.device);
    return takeSession(waitFor(send(protocol::Authenticate{
        account.user(), account.deviceId(), proof.minute, proof.signature})));
}

bool WireClient::takeSession(const QByteArray& frame)
{
    noteFailure(frame);
    const Result<protocol::SessionOpened> opened =
        protocol::decodeFrame<protocol::SessionOpened>(frame);
    if (!opened) {
        return false;
    }
    m_token = opened->token;
    return true;
}

void WireClient::sendBytes(const QByteArray& frame)
{
    m_socket.sendBinaryMessage(frame);
}

void WireClient::sendText(const QString& text)
{
    m_socket.sendTextMessage(text);
}

QByteArray WireClient::waitFor(quint64 requestId)
{
    const auto isSettled = [&] { return m_answers.contains(requestId) || !isOpen(); };
    (void)QTest::qWaitFor(isSettled, kAnswerMs);
    return m_answers.take(requestId);
}

bool WireClient::waitUntilClosed()
{
    return QTest::qWaitFor(
        [this] { return m_socket.state() == QAbstractSocket::UnconnectedState; }, kAnswerMs
    );
}

std::optional<protocol::FailureCode> WireClient::failureCode() const
{
    return m_failure ? std::optional(m_failure->code) : std::nullopt;
}

const QList<protocol::Event>& WireClient::events(const SpaceRef& space)
{
    return m_events[space];
}

void WireClient::noteFailure(const QByteArray& frame)
{
    const Result<protocol::Failure> failure = protocol::decodeFrame<protocol::Failure>(frame);
    m_failure = failure ? std::optional(*failure) : std::nullopt;
}

void WireClient::received(const QByteArray& frame)
{
    const Result<protocol::FrameHead> head = protocol::readFrameHead(frame);
    if (!head) {
        return;
    }
    if (head->requestId == 0) {
        receivedUnasked(head->type, frame);
    } else {
        m_answers.insert(head->requestId, frame);
    }
}

void WireClient::receivedUnasked(protocol::FrameType type, const QByteArray& frame)
{
    switch (type) {
    case protocol::FrameType::Hello: m_hello = frame; break;
    case protocol::FrameType::Events:
        if (const auto events = protocol::decodeFrame<protocol::Events>(frame)) {
            m_events[events->space] += events->events;
        }
        break;
    case protocol::FrameType::Mail:
        if (const auto mail = protocol::decodeFrame<protocol::Mail>(frame)) {
            m_mail += mail->items;
        }
        break;
    case protocol::FrameType::Subscribed:
        if (const auto notice = protocol::decodeFrame<protocol::Subscribed>(frame)) {
            m_notices += notice->items;
        }
        break;
    default: noteFailure(frame); break;
    }
}

} // namespace qs::test
