// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "server/transport/http_listener.h"

#include "server/transport/outgoing_stream.h"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/websocket/rfc6455.hpp>

namespace qs::server {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::ip::tcp;

namespace {

constexpr std::uint32_t kHeaderBytesMax = 8 * 1024;
constexpr auto kRequestTimeout = std::chrono::seconds(10);
constexpr auto kAcceptAgainAfter = std::chrono::milliseconds(100);
constexpr size_t kIpv6PrefixBytes = 7; ///< What one household usually has.

QByteArray shortened(const asio::ip::address& address)
{
    const auto bytesOf = [](const auto& bytes, size_t count) {
        return QByteArray(
            reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(count)
        );
    };
    if (address.is_v4()) {
        return bytesOf(address.to_v4().to_bytes(), 4);
    }
    if (address.to_v6().is_v4_mapped()) {
        const auto inner = asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
        return bytesOf(inner.to_bytes(), 4);
    }
    return bytesOf(address.to_v6().to_bytes(), kIpv6PrefixBytes);
}

// The last address is the one our own proxy saw; those before it anybody can write.
QByteArray forwardedAddress(beast::string_view header)
{
    const auto comma = header.rfind(',');
    if (comma != beast::string_view::npos) {
        header.remove_prefix(comma + 1);
    }
    while (!header.empty() && header.front() == ' ') {
        header.remove_prefix(1);
    }
    boost::system::error_code error;
    const auto address = asio::ip::make_address(std::string(header), error);
    return error ? QByteArray() : shortened(address);
}

} // namespace

struct HttpListener::State : std::enable_shared_from_this<HttpListener::State>
{
    explicit State(const Parts& parts)
        : parts(parts), acceptor(parts.loop.context()), again(parts.loop.context())
    {
    }

    void acceptNext();
    [[nodiscard]] QByteArray describeMetrics() const;

    Parts parts;
    tcp::acceptor acceptor;
    asio::steady_timer again;
    std::shared_ptr<ConnectionCount> count = std::make_shared<ConnectionCount>();
    bool isStopped = false;
};

namespace {

/// One request and its answer; then the connection is a WebSocket or it ends.
template<typename State>
class Exchange : public std::enable_shared_from_this<Exchange<State>>
{
public:
    Exchange(std::shared_ptr<State> state, tcp::socket socket)
        : m_state(std::move(state)), m_stream(std::move(socket))
    {
        m_parser.header_limit(kHeaderBytesMax);
    }

    void read()
    {
        m_stream.expires_after(kRequestTimeout);
        const auto self = this->shared_from_this();
        http::async_read(
            m_stream,
            m_buffer,
            m_parser,
            [self](const beast::error_code& error, size_t) {
                if (!error) {
                    self->route();
                }
            }
        );
    }

private:
    void route()
    {
        const auto& request = m_parser.get();
        const beast::string_view target = request.target();
        const bool isUpgrade = beast::websocket::is_upgrade(request);
        if (isUpgrade && (target == "/ws/" || target == "/ws")) {
            upgrade();
        } else if (request.method() != http::verb::get) {
            answer(http::status::method_not_allowed, "only GET\n");
        } else if (target == "/healthz") {
            answer(http::status::ok, "ok\n");
        } else if (target == "/readyz") {
            probe();
        } else if (target == "/metrics") {
            answer(http::status::ok, m_state->describeMetrics());
        } else {
            answer(http::status::not_found, "not found\n");
        }
    }

    void upgrade()
    {
        if (m_state->count->now >= m_state->count->max) {
            answer(http::status::service_unavailable, "too many connections\n");
            return;
        }
        if (m_buffer.size() > 0) {
            answer(http::status::bad_request, "wait for the answer\n");
            return;
        }
        const QByteArray address = addressOf();
        m_stream.expires_never();
        tcp::socket socket = m_stream.release_socket();
        boost::system::error_code ignored;
        socket.set_option(tcp::no_delay(true), ignored);
        const UpgradeRequest request{
            std::make_shared<OutgoingQueue>(std::move(socket)), address, &m_parser.get()};
        openWebSocket(m_state->parts.engine, request, m_state->count);
    }

    [[nodiscard]] QByteArray addressOf()
    {
        boost::system::error_code error;
        const tcp::endpoint peer = m_stream.socket().remote_endpoint(error);
        if (error) {
            return {};
        }
        const auto forwarded = m_parser.get().find("X-Forwarded-For");
        if (peer.address().is_loopback() && forwarded != m_parser.get().end()) {
            return forwardedAddress(forwarded->value());
        }
        return shortened(peer.address());
    }

    void probe()
    {
        const auto self = this->shared_from_this();
        m_state->parts.engine.probe([self](Result<void> outcome) {
            if (outcome) {
                self->answer(http::status::ok, "ready\n");
            } else {
                self->answer(http::status::service_unavailable, "storage\n");
            }
        });
    }

    void answer(http::status status, const QByteArray& body)
    {
        m_response = {status, m_parser.get().version()};
        m_response.set(http::field::content_type, "text/plain; charset=utf-8");
        m_response.set(http::field::cache_control, "no-store");
        m_response.keep_alive(false);
        m_response.body() = body.toStdString();
        m_response.prepare_payload();
        const auto self = this->shared_from_this();
        http::async_write(m_stream, m_response, [self](const beast::error_code&, size_t) {
            boost::system::error_code ignored;
            self->m_stream.socket().shutdown(tcp::socket::shutdown_send, ignored);
        });
    }

    std::shared_ptr<State> m_state;
    beast::tcp_stream m_stream;
    beast::flat_buffer m_buffer;
    http::request_parser<http::empty_body> m_parser;
    http::response<http::string_body> m_response;
};

} // namespace

void HttpListener::State::acceptNext()
{
    const auto self = shared_from_this();
    acceptor.async_accept([self](const boost::system::error_code& error, tcp::socket socket) {
        if (self->isStopped) {
            return;
        }
        if (error) {
            // Out of descriptors, most likely: others have to go first.
            self->again.expires_after(kAcceptAgainAfter);
            self->again.async_wait([self](const boost::system::error_code&) {
                if (!self->isStopped) {
                    self->acceptNext();
                }
            });
            return;
        }
        std::make_shared<Exchange<State>>(self, std::move(socket))->read();
        self->acceptNext();
    });
}

QByteArray HttpListener::State::describeMetrics() const
{
    QByteArray text;
    for (const auto& [name, value] : parts.metrics.all()) {
        text += name + ' ' + QByteArray::number(value) + '\n';
    }
    return text;
}

HttpListener::HttpListener(const Parts& parts) : m_state(std::make_shared<State>(parts)) {}

HttpListener::~HttpListener()
{
    stop();
}

Result<quint16> HttpListener::listen(const ListenAddress& address)
{
    boost::system::error_code error;
    const auto host = asio::ip::make_address(address.host.toStdString(), error);
    if (error) {
        return Error{ErrorCode::Invalid, QStringLiteral("the host to listen on is no address")};
    }
    const tcp::endpoint endpoint(host, address.port);
    tcp::acceptor& acceptor = m_state->acceptor;
    acceptor.open(endpoint.protocol(), error);
    if (!error) {
        acceptor.set_option(asio::socket_base::reuse_address(true), error);
    }
    if (!error) {
        acceptor.bind(endpoint, error);
    }
    if (!error) {
        acceptor.listen(asio::socket_base::max_listen_connections, error);
    }
    if (error) {
        return Error{ErrorCode::Denied, QString::fromStdString(error.message())};
    }
    m_state->acceptNext();
    return static_cast<quint16>(acceptor.local_endpoint().port());
}

void HttpListener::stop()
{
    m_state->isStopped = true;
    boost::system::error_code ignored;
    m_state->acceptor.close(ignored);
    m_state->again.cancel();
}

int HttpListener::connections() const
{
    return m_state->count->now;
}

} // namespace qs::server
