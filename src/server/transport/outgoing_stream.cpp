// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "server/transport/outgoing_stream.h"

#include <boost/asio/write.hpp>

#include <algorithm>

namespace qs::server {

namespace asio = boost::asio;

namespace {

constexpr size_t kPiecesMax = 256; ///< In one write; with their heads under the limit of writev.
constexpr unsigned char kFinalBinary = 0x82;

} // namespace

OutgoingQueue::OutgoingQueue(asio::ip::tcp::socket socket) : m_socket(std::move(socket)) {}

void OutgoingQueue::sendMessage(const QByteArray& payload)
{
    Piece piece;
    const auto size = static_cast<quint64>(payload.size());
    piece.head[0] = kFinalBinary;
    int lengthBytes = 0;
    if (size < 126) {
        piece.head[1] = static_cast<unsigned char>(size);
    } else if (size <= 0xffff) {
        piece.head[1] = 126;
        lengthBytes = 2;
    } else {
        piece.head[1] = 127;
        lengthBytes = 8;
    }
    for (int i = 0; i < lengthBytes; ++i) {
        piece.head[static_cast<size_t>(2 + i)] =
            static_cast<unsigned char>(size >> (8 * (lengthBytes - 1 - i)));
    }
    piece.headBytes = static_cast<unsigned char>(2 + lengthBytes);
    piece.payload = payload;
    push(std::move(piece));
}

void OutgoingQueue::sendRaw(QByteArray bytes)
{
    Piece piece;
    piece.payload = std::move(bytes);
    push(std::move(piece));
}

void OutgoingQueue::push(Piece piece)
{
    if (m_isEnding || !m_socket.is_open()) {
        return;
    }
    m_waitingBytes += piece.headBytes + piece.payload.size();
    m_pieces.push_back(std::move(piece));
    if (!m_isFlushing) {
        m_isFlushing = true;
        // After this turn: what else it sends leaves together with this.
        asio::post(m_socket.get_executor(), [self = shared_from_this()] { self->flush(); });
    }
}

void OutgoingQueue::flush()
{
    m_buffers.clear();
    const size_t count = std::min(m_pieces.size(), kPiecesMax);
    for (size_t i = 0; i < count; ++i) {
        const Piece& piece = m_pieces[i];
        if (piece.headBytes > 0) {
            m_buffers.emplace_back(piece.head.data(), piece.headBytes);
        }
        m_buffers.emplace_back(
            piece.payload.constData(), static_cast<size_t>(piece.payload.size())
        );
    }
    asio::async_write(
        m_socket,
        m_buffers,
        [self = shared_from_this(), count](const boost::system::error_code& error, size_t) {
            self->flushed(error, count);
        }
    );
}

void OutgoingQueue::flushed(const boost::system::error_code& error, size_t pieces)
{
    if (error) {
        closeNow();
        return;
    }
    for (size_t i = 0; i < pieces; ++i) {
        m_waitingBytes -= m_pieces.front().headBytes + m_pieces.front().payload.size();
        m_pieces.pop_front();
    }
    if (!m_pieces.empty()) {
        flush();
        return;
    }
    m_isFlushing = false;
    if (m_isEnding) {
        closeNow();
    } else if (m_drained) {
        m_drained();
    }
}

void OutgoingQueue::closeWhenEmpty()
{
    m_isEnding = true;
    if (!m_isFlushing) {
        closeNow();
    }
}

void OutgoingQueue::closeNow()
{
    m_isEnding = true;
    boost::system::error_code ignored;
    m_socket.shutdown(asio::ip::tcp::socket::shutdown_both, ignored);
    m_socket.close(ignored);
    m_pieces.clear();
    m_waitingBytes = 0;
}

} // namespace qs::server
