// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QByteArray>

#include <boost/asio/async_result.hpp>
#include <boost/asio/bind_executor.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>

#include <array>
#include <deque>
#include <functional>
#include <memory>
#include <vector>

namespace qs::server {

/// The bytes on their way to one socket. Everything that is sent passes here, in one order: our
/// frames, which are shared and not copied, and what the WebSocket layer writes by itself (answers
/// to pings, closing). What was sent within one turn of the loop leaves in one system call.
///
/// Thread: the loop's.
class OutgoingQueue : public std::enable_shared_from_this<OutgoingQueue>
{
public:
    explicit OutgoingQueue(boost::asio::ip::tcp::socket socket);

    /// A binary WebSocket message from the server: never masked (RFC 6455, 5.2).
    void sendMessage(const QByteArray& payload);
    void sendRaw(QByteArray bytes);

    [[nodiscard]] qsizetype waitingBytes() const { return m_waitingBytes; }

    /// Called when all that waited has left.
    void onDrained(std::function<void()> drained) { m_drained = std::move(drained); }

    /// Ends the socket once all has left, or now if nothing can leave any more.
    void closeWhenEmpty();
    void closeNow();

    [[nodiscard]] boost::asio::ip::tcp::socket& socket() { return m_socket; }

private:
    struct Piece
    {
        std::array<unsigned char, 10> head{};
        unsigned char headBytes = 0;
        QByteArray payload;
    };

    void push(Piece piece);
    void flush();
    void flushed(const boost::system::error_code& error, size_t pieces);

    boost::asio::ip::tcp::socket m_socket;
    std::deque<Piece> m_pieces;
    std::vector<boost::asio::const_buffer> m_buffers;
    qsizetype m_waitingBytes = 0;
    bool m_isFlushing = false;
    bool m_isEnding = false;
    std::function<void()> m_drained;
};

/// What Beast takes for a socket: reads come from it, writes go through the queue.
class OutgoingStream
{
public:
    using executor_type = boost::asio::ip::tcp::socket::executor_type;

    explicit OutgoingStream(std::shared_ptr<OutgoingQueue> queue) : m_queue(std::move(queue)) {}

    [[nodiscard]] executor_type get_executor() { return m_queue->socket().get_executor(); }
    [[nodiscard]] OutgoingQueue& queue() { return *m_queue; }

    template<typename Buffers, typename Handler>
    auto async_read_some(const Buffers& buffers, Handler&& handler)
    {
        return m_queue->socket().async_read_some(buffers, std::forward<Handler>(handler));
    }

    template<typename Buffers, typename Handler>
    auto async_write_some(const Buffers& buffers, Handler&& handler)
    {
        using Signature = void(boost::system::error_code, std::size_t);
        return boost::asio::async_initiate<Handler, Signature>(
            [](auto completion, OutgoingQueue* queue, const Buffers& written) {
                QByteArray bytes(
                    static_cast<qsizetype>(boost::asio::buffer_size(written)), Qt::Uninitialized
                );
                const auto size = boost::asio::buffer_copy(
                    boost::asio::buffer(bytes.data(), static_cast<size_t>(bytes.size())), written
                );
                queue->sendRaw(std::move(bytes));
                boost::asio::post(
                    queue->socket().get_executor(),
                    [completion = std::move(completion), size]() mutable {
                        completion(boost::system::error_code(), size);
                    }
                );
            },
            handler,
            m_queue.get(),
            buffers
        );
    }

private:
    std::shared_ptr<OutgoingQueue> m_queue;
};

} // namespace qs::server
