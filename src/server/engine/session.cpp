// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "server/engine/session.h"

#include "server/engine/hub.h"

namespace qs::server {

using protocol::FailureCode;

namespace {

constexpr qint64 kStorageRetryMs = 5000;
constexpr qint64 kBusyRetryMs = 500;

size_t hashSpace(const SpaceRef& space)
{
    return qHash(space, 0);
}

} // namespace

Session::Session(Outlet& outlet, const protocol::Nonce16& nonce, QByteArray address)
    : subscriptions(0, &hashSpace), m_outlet(&outlet), m_nonce(nonce), m_address(std::move(address))
{
}

void Session::becomeProvisional(const UserId& user, proof::Secret<32> keyringWrap)
{
    m_state = SessionState::Provisional;
    m_user = user;
    m_keyringWrap = std::move(keyringWrap);
}

void Session::becomeOpen(const UserId& user, const DeviceId& device)
{
    m_state = SessionState::Open;
    m_user = user;
    m_device = device;
    m_keyringWrap = {};
}

void Session::fail(quint64 requestId, FailureCode code, qint64 retryAfterMs, const QString& detail)
{
    reply(requestId, protocol::Failure{code, static_cast<quint64>(retryAfterMs), detail});
}

void Session::send(const QByteArray& frame)
{
    if (m_outlet != nullptr) {
        m_outlet->send(frame);
    }
}

qsizetype Session::waitingBytes() const
{
    return m_outlet != nullptr ? m_outlet->waitingBytes() : 0;
}

void Session::close()
{
    if (m_outlet != nullptr) {
        m_outlet->close();
    }
    m_state = SessionState::Closed;
}

void Session::detach()
{
    m_outlet = nullptr;
    m_state = SessionState::Closed;
    subscriptions.clear();
    behind.clear();
}

void failWith(Session& session, quint64 requestId, const Error& error)
{
    switch (error.code) {
    case ErrorCode::OutOfSpace:
    case ErrorCode::Denied: // the file has become read-only
        session.fail(requestId, FailureCode::StorageFull, kStorageRetryMs);
        break;
    case ErrorCode::Busy: session.fail(requestId, FailureCode::Busy, kBusyRetryMs); break;
    default: session.fail(requestId, FailureCode::Internal); break;
    }
}

} // namespace qs::server
