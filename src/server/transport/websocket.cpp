// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "server/transport/websocket.h"

#include "protocol/limits.h"
#include "server/transport/outgoing_stream.h"

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/websocket.hpp>

namespace qs::server {

namespace beast = boost::beast;
namespace websocket = boost::beast::websocket;

// Found by the WebSocket layer to end a connection.
template<typename Handler>
void async_teardown(beast::role_type, OutgoingStream& stream, Handler&& handler)
{
    stream.queue().closeWhenEmpty();
    boost::asio::post(stream.get_executor(), [handler = std::forward<Handler>(handler)]() mutable {
        handler(beast::error_code());
    });
}

void beast_close_socket(OutgoingStream& stream)
{
    stream.queue().closeNow();
}

void teardown(beast::role_type, OutgoingStream& stream, beast::error_code& error)
{
    stream.queue().closeNow();
    error = {};
}

namespace {

constexpr qsizetype kUnreadBytesMax = 4 * 1024 * 1024; ///< Past this the peer is not read.
constexpr size_t kKeptBufferBytes = 4096;

class Connection final : public Outlet, public std::enable_shared_from_this<Connection>
{
public:
    Connection(
        Engine& engine,
        const UpgradeRequest& upgrade,
        std::shared_ptr<ConnectionCount> count
    );
    ~Connection() override { --m_count->now; }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    void accept(const beast::http::request<beast::http::empty_body>& request);

    void send(const QByteArray& frame) override { m_queue->sendMessage(frame); }
    [[nodiscard]] qsizetype waitingBytes() const override { return m_queue->waitingBytes(); }
    void close() override;

private:
    void join();
    void read();
    void received(const beast::error_code& error);
    void drained();
    void end();

    Engine& m_engine;
    std::shared_ptr<ConnectionCount> m_count;
    std::shared_ptr<OutgoingQueue> m_queue;
    websocket::stream<OutgoingStream, false> m_stream;
    beast::flat_buffer m_buffer;
    QByteArray m_address;
    SessionPtr m_session;
    bool m_isPaused = false;
    bool m_isClosing = false;
};

Connection::Connection(
    Engine& engine,
    const UpgradeRequest& upgrade,
    std::shared_ptr<ConnectionCount> count
)
    : m_engine(engine)
    , m_count(std::move(count))
    , m_queue(upgrade.socket)
    , m_stream(OutgoingStream(upgrade.socket))
    , m_address(upgrade.address)
{
    ++m_count->now;
    websocket::stream_base::timeout timeout{};
    timeout.handshake_timeout = std::chrono::seconds(10);
    timeout.idle_timeout = std::chrono::seconds(120);
    timeout.keep_alive_pings = true;
    m_stream.set_option(timeout);
    m_stream.read_message_max(static_cast<size_t>(protocol::kFrameBytesMax));
    m_stream.auto_fragment(false);
}

void Connection::accept(const beast::http::request<beast::http::empty_body>& request)
{
    m_stream.async_accept(request, [self = shared_from_this()](const beast::error_code& error) {
        if (error) {
            self->m_queue->closeWhenEmpty();
        } else {
            self->join();
        }
    });
}

void Connection::join()
{
    m_session = m_engine.connect(*this, m_address);
    if (!m_session) {
        close();
        return;
    }
    m_queue->onDrained([weak = weak_from_this()] {
        if (const auto self = weak.lock()) {
            self->drained();
        }
    });
    read();
}

void Connection::read()
{
    m_stream.async_read(
        m_buffer,
        [self = shared_from_this()](const beast::error_code& error, size_t) {
            self->received(error);
        }
    );
}

void Connection::received(const beast::error_code& error)
{
    if (error) {
        end();
        return;
    }
    const auto bytes = m_buffer.cdata();
    const QByteArray frame = m_stream.got_binary() ? QByteArray(
                                                         static_cast<const char*>(bytes.data()),
                                                         static_cast<qsizetype>(bytes.size())
                                                     )
                                                   : QByteArray();
    m_buffer.clear();
    if (m_buffer.capacity() > kKeptBufferBytes) {
        m_buffer.shrink_to_fit();
    }
    if (!m_isClosing) {
        m_engine.receive(m_session, frame);
    }
    m_isPaused = m_queue->waitingBytes() > kUnreadBytesMax;
    if (!m_isPaused) {
        read();
    }
}

void Connection::drained()
{
    if (m_session) {
        m_engine.drained(m_session);
    }
    if (m_isPaused) {
        m_isPaused = false;
        read();
    }
}

void Connection::close()
{
    if (m_isClosing) {
        return;
    }
    m_isClosing = true;
    m_stream.async_close(
        websocket::close_code::normal,
        [self = shared_from_this()](const beast::error_code&) { self->end(); }
    );
}

void Connection::end()
{
    m_isClosing = true;
    if (m_session) {
        m_engine.disconnect(std::exchange(m_session, nullptr));
    }
    m_queue->closeWhenEmpty();
}

} // namespace

void openWebSocket(
    Engine& engine,
    const UpgradeRequest& upgrade,
    const std::shared_ptr<ConnectionCount>& count
)
{
    const auto* request =
        static_cast<const beast::http::request<beast::http::empty_body>*>(upgrade.request);
    std::make_shared<Connection>(engine, upgrade, count)->accept(*request);
}

} // namespace qs::server
