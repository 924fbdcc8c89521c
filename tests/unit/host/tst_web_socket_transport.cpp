// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "host/web_socket_transport.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QUrl>
#include <QWebSocket>
#include <QWebSocketServer>

#include <memory>
#include <optional>

using namespace qs;
using namespace Qt::StringLiterals;
using Ending = sync::Transport::Ending;

namespace {

constexpr qsizetype kMiB = 1024 * 1024;

/// Remembers what a transport told it, and how often the end came.
struct Heard
{
    int opened = 0;
    QList<QByteArray> messages;
    QList<Ending> endings;

    [[nodiscard]] sync::Transport::Listener listener()
    {
        return {
            [this] { ++opened; },
            [this](const QByteArray& message) { messages.append(message); },
            [this](Ending ending) { endings.append(ending); },
        };
    }
    [[nodiscard]] bool endedAs(Ending ending) const { return endings == QList<Ending>{ending}; }
};

/// A WebSocket server on a free port of the loopback.
class EchoServer
{
public:
    explicit EchoServer(QWebSocketServer::SslMode mode = QWebSocketServer::NonSecureMode)
        : m_server(u"echo"_s, mode)
    {
        if (mode == QWebSocketServer::SecureMode) {
            m_server.setSslConfiguration(selfSigned());
        }
        if (!m_server.listen(QHostAddress::LocalHost)) {
            qFatal("no port on the loopback");
        }
        QObject::connect(&m_server, &QWebSocketServer::newConnection, &m_server, [this] {
            m_peer = m_server.nextPendingConnection();
            m_peer->setParent(&m_server); // Qt 6.4 documents it and does not do it
            QObject::connect(
                m_peer,
                &QWebSocket::binaryMessageReceived,
                m_peer,
                [peer = m_peer](const QByteArray& message) { peer->sendBinaryMessage(message); }
            );
        });
    }

    [[nodiscard]] QString url() const
    {
        const QString scheme =
            m_server.secureMode() == QWebSocketServer::SecureMode ? u"wss"_s : u"ws"_s;
        return u"%1://127.0.0.1:%2/ws/"_s.arg(scheme).arg(m_server.serverPort());
    }
    [[nodiscard]] QWebSocket* peer() const { return m_peer; }

    static QSslConfiguration selfSigned()
    {
        QFile file(QStringLiteral(QS_TEST_DATA "/localhost_self_signed.pem"));
        if (!file.open(QIODevice::ReadOnly)) {
            qFatal("the certificate is missing");
        }
        const QByteArray pem = file.readAll();
        QSslConfiguration configuration;
        configuration.setPrivateKey(QSslKey(pem, QSsl::Ec));
        configuration.setLocalCertificate(QSslCertificate(pem));
        return configuration;
    }

private:
    QWebSocketServer m_server;
    QWebSocket* m_peer = nullptr; ///< The newest.
};

/// A TCP server that answers the first request with fixed bytes, or with a WebSocket handshake that
/// nothing follows.
class BareServer
{
public:
    enum class Answer { Nothing, NotFound, HangUp, DeafWebSocket };

    explicit BareServer(Answer answer) : m_answer(answer)
    {
        if (!m_server.listen(QHostAddress::LocalHost)) {
            qFatal("no port on the loopback");
        }
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            QTcpSocket* socket = m_server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                reply(*socket, socket->readAll());
            });
        });
    }
    [[nodiscard]] QString url() const
    {
        return u"ws://127.0.0.1:%1/ws/"_s.arg(m_server.serverPort());
    }

private:
    void reply(QTcpSocket& socket, const QByteArray& request)
    {
        switch (m_answer) {
        case Answer::Nothing: break;
        case Answer::HangUp: socket.abort(); break;
        case Answer::NotFound:
            socket.write("HTTP/1.1 404 Not Found\r\nContent-Length: 3\r\n\r\nno\n");
            break;
        case Answer::DeafWebSocket: shakeHands(socket, request); break;
        }
    }
    static void shakeHands(QTcpSocket& socket, const QByteArray& request)
    {
        const qsizetype at = request.indexOf("Sec-WebSocket-Key: ");
        if (at < 0) {
            return; // a frame after the handshake: heard, and left unanswered
        }
        const QByteArray key = request.mid(at + 19, 24);
        const QByteArray accept = QCryptographicHash::hash(
            key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", QCryptographicHash::Sha1
        );
        socket.write(
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            "Sec-WebSocket-Accept: " +
            accept.toBase64() + "\r\n\r\n"
        );
    }

    Answer m_answer;
    QTcpServer m_server;
};

} // namespace

class TestWebSocketTransport : public QObject
{
    Q_OBJECT

private:
    host::WebSocketTransportFactory m_transports;
    /// Impatient, for tests in which somebody stays silent.
    host::WebSocketTransportFactory m_impatient{{200, 50, 100, 100}};

private Q_SLOTS:
    // Lines go when the loop comes round; after the last test it would not.
    void cleanup() { QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); }
    void carriesWholeMessagesBothWays();
    void carriesTheLargestFrame();
    void closesWhenAMessageIsTooLarge();
    void saysClosedWhenTheServerLeaves();
    void saysRefusedWhenAWebServerAnswers();
    void saysUnreachableWhenNobodyListens();
    void saysUnreachableWhenTheAnswerNeverComes();
    void saysUnreachableWhenTheyHangUpFirst();
    void saysInsecureToACertificateNobodyTrusts();
    void acceptsACertificateThatIsTrusted();
    void allowsPlainSocketsOnThisMachineOnly_data();
    void allowsPlainSocketsOnThisMachineOnly();
    void saysInsecureWithoutConnectingAndNotFromWithinOpen();
    void findsOutThatNobodyIsThere();
    void keepsALiveConnectionThatWasProbed();
    void pingsByItselfWhenItIsQuiet();
    void isSilentAfterItsEndAndWhenDestroyed();
    void mayBeDestroyedFromWithinItsOwnCalls();
    void countsWhatHasNotLeft();
};

void TestWebSocketTransport::carriesWholeMessagesBothWays()
{
    EchoServer server;
    Heard heard;
    const auto transport = m_transports.open(server.url(), heard.listener());
    transport->send("too early");
    QTRY_COMPARE(heard.opened, 1);
    transport->send("one");
    transport->send(QByteArray("t\0wo", 4));
    QTRY_COMPARE(heard.messages.size(), 2);
    QCOMPARE(heard.messages, (QList<QByteArray>{"one", QByteArray("t\0wo", 4)}));
    QVERIFY(heard.endings.isEmpty());
}

void TestWebSocketTransport::carriesTheLargestFrame()
{
    EchoServer server;
    Heard heard;
    const auto transport = m_transports.open(server.url(), heard.listener());
    QTRY_COMPARE(heard.opened, 1);
    const QByteArray largest(kMiB, 'q');
    transport->send(largest);
    QTRY_COMPARE(heard.messages, QList<QByteArray>{largest});
}

void TestWebSocketTransport::closesWhenAMessageIsTooLarge()
{
    EchoServer server;
    Heard heard;
    const auto transport = m_transports.open(server.url(), heard.listener());
    QTRY_VERIFY(server.peer() && heard.opened == 1);
    server.peer()->sendBinaryMessage(QByteArray(kMiB + 1, 'q'));
    QTRY_VERIFY(heard.endedAs(Ending::Closed));
    QVERIFY(heard.messages.isEmpty());
}

void TestWebSocketTransport::saysClosedWhenTheServerLeaves()
{
    EchoServer server;
    Heard heard;
    const auto transport = m_transports.open(server.url(), heard.listener());
    QTRY_VERIFY(server.peer() && heard.opened == 1);
    server.peer()->close();
    QTRY_VERIFY(heard.endedAs(Ending::Closed));

    Heard cutOff;
    const auto other = m_transports.open(server.url(), cutOff.listener());
    QTRY_COMPARE(cutOff.opened, 1);
    server.peer()->abort();
    QTRY_VERIFY(cutOff.endedAs(Ending::Closed));
}

void TestWebSocketTransport::saysRefusedWhenAWebServerAnswers()
{
    BareServer server(BareServer::Answer::NotFound);
    Heard heard;
    const auto transport = m_transports.open(server.url(), heard.listener());
    QTRY_VERIFY(heard.endedAs(Ending::Refused));
    QCOMPARE(heard.opened, 0);
}

void TestWebSocketTransport::saysUnreachableWhenNobodyListens()
{
    QString url;
    {
        EchoServer gone;
        url = gone.url();
    }
    Heard heard;
    const auto transport = m_transports.open(url, heard.listener());
    QTRY_VERIFY(heard.endedAs(Ending::Unreachable));
}

void TestWebSocketTransport::saysUnreachableWhenTheAnswerNeverComes()
{
    BareServer server(BareServer::Answer::Nothing);
    Heard heard;
    const auto transport = m_impatient.open(server.url(), heard.listener());
    QTRY_VERIFY(heard.endedAs(Ending::Unreachable));
}

void TestWebSocketTransport::saysUnreachableWhenTheyHangUpFirst()
{
    BareServer server(BareServer::Answer::HangUp);
    Heard heard;
    const auto transport = m_transports.open(server.url(), heard.listener());
    QTRY_VERIFY(heard.endedAs(Ending::Unreachable));
}

void TestWebSocketTransport::saysInsecureToACertificateNobodyTrusts()
{
    EchoServer server(QWebSocketServer::SecureMode);
    Heard heard;
    const auto transport = m_transports.open(server.url(), heard.listener());
    QTRY_VERIFY(heard.endedAs(Ending::Insecure));
    QCOMPARE(heard.opened, 0);
}

void TestWebSocketTransport::acceptsACertificateThatIsTrusted()
{
    const QSslConfiguration before = QSslConfiguration::defaultConfiguration();
    QSslConfiguration trusting = before;
    trusting.addCaCertificate(EchoServer::selfSigned().localCertificate());
    QSslConfiguration::setDefaultConfiguration(trusting);
    EchoServer server(QWebSocketServer::SecureMode);
    Heard heard;
    const auto transport = m_transports.open(server.url(), heard.listener());
    QSslConfiguration::setDefaultConfiguration(before);
    QTRY_COMPARE(heard.opened, 1);
    transport->send("sealed twice");
    QTRY_COMPARE(heard.messages, QList<QByteArray>{"sealed twice"});
}

void TestWebSocketTransport::allowsPlainSocketsOnThisMachineOnly_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("allowed");
    const auto row = [](const char* url, bool allowed) {
        QTest::newRow(url) << QString::fromLatin1(url) << allowed;
    };
    row("wss://example.org/ws/", true);
    row("wss://192.0.2.1/ws/", true);
    row("ws://localhost:8000/ws/", true);
    row("ws://127.0.0.1/ws/", true);
    row("ws://127.8.9.10/ws/", true);
    row("ws://[::1]:8000/ws/", true);
    row("ws://example.org/ws/", false);
    row("ws://192.168.0.1/ws/", false);
    row("ws://localhost.example.org/ws/", false);
    row("ws://127.0.0.1.example.org/ws/", false);
    row("ws://localhost@example.org/ws/", false);
    row("ws://0.0.0.0/ws/", false);
    row("http://127.0.0.1/ws/", false);
    row("file:///etc/passwd", false);
    row("wss:///ws/", false);
    row("nonsense", false);
    row("", false);
}

void TestWebSocketTransport::allowsPlainSocketsOnThisMachineOnly()
{
    QFETCH(QString, url);
    QFETCH(bool, allowed);
    QCOMPARE(host::isAllowedAddress(QUrl(url, QUrl::StrictMode)), allowed);
}

void TestWebSocketTransport::saysInsecureWithoutConnectingAndNotFromWithinOpen()
{
    Heard heard;
    const auto transport = m_transports.open(u"ws://192.0.2.1/ws/"_s, heard.listener());
    QVERIFY(heard.endings.isEmpty());
    QTRY_VERIFY(heard.endedAs(Ending::Insecure));
}

void TestWebSocketTransport::findsOutThatNobodyIsThere()
{
    BareServer server(BareServer::Answer::DeafWebSocket);
    Heard heard;
    host::WebSocketTransportFactory transports({10'000, 1'000'000, 1'000'000, 100});
    const auto transport = transports.open(server.url(), heard.listener());
    QTRY_COMPARE(heard.opened, 1);
    transport->probe();
    transport->probe();
    QVERIFY(heard.endings.isEmpty());
    QTRY_VERIFY(heard.endedAs(Ending::Closed));
}

void TestWebSocketTransport::keepsALiveConnectionThatWasProbed()
{
    EchoServer server;
    Heard heard;
    host::WebSocketTransportFactory transports({10'000, 1'000'000, 1'000'000, 1'000});
    const auto transport = transports.open(server.url(), heard.listener());
    QTRY_COMPARE(heard.opened, 1);
    transport->probe();
    QTest::qWait(1'300); // longer than the answer may take
    QVERIFY(heard.endings.isEmpty());
}

void TestWebSocketTransport::pingsByItselfWhenItIsQuiet()
{
    BareServer deaf(BareServer::Answer::DeafWebSocket);
    Heard heard;
    const auto transport = m_impatient.open(deaf.url(), heard.listener());
    QTRY_COMPARE(heard.opened, 1);
    QTRY_VERIFY(heard.endedAs(Ending::Closed));
}

void TestWebSocketTransport::isSilentAfterItsEndAndWhenDestroyed()
{
    EchoServer server;
    Heard closed;
    Heard destroyed;
    const auto transport = m_transports.open(server.url(), closed.listener());
    QTRY_COMPARE(closed.opened, 1);
    {
        const auto gone = m_transports.open(server.url(), destroyed.listener());
        QTRY_COMPARE(destroyed.opened, 1);
        gone->send("never answered");
    }
    transport->close();
    transport->send("never sent");
    transport->probe();
    QTest::qWait(100); // time for what must not come
    QVERIFY(closed.endings.isEmpty() && closed.messages.isEmpty());
    QVERIFY(destroyed.endings.isEmpty() && destroyed.messages.isEmpty());
}

void TestWebSocketTransport::mayBeDestroyedFromWithinItsOwnCalls()
{
    EchoServer server;
    BareServer notFound(BareServer::Answer::NotFound);
    std::unique_ptr<sync::Transport> transport;
    int calls = 0;
    const auto destroy = [&] {
        ++calls;
        transport.reset();
    };
    const auto ignore = [](const QByteArray&) {};
    transport = m_transports.open(server.url(), {destroy, ignore, [](Ending) {}});
    QTRY_COMPARE(calls, 1);

    bool opened = false;
    const auto destroyOnMessage = [&](const QByteArray&) { destroy(); };
    transport =
        m_transports.open(server.url(), {[&] { opened = true; }, destroyOnMessage, [](Ending) {}});
    QTRY_VERIFY(opened);
    transport->send("come back");
    QTRY_COMPARE(calls, 2);

    const auto destroyOnEnd = [&](Ending) { destroy(); };
    transport = m_transports.open(notFound.url(), {[] {}, ignore, destroyOnEnd});
    QTRY_COMPARE(calls, 3);
}

void TestWebSocketTransport::countsWhatHasNotLeft()
{
    EchoServer server;
    Heard heard;
    const auto transport = m_transports.open(server.url(), heard.listener());
    QTRY_COMPARE(heard.opened, 1);
    QCOMPARE(transport->pendingBytes(), qsizetype(0));
    const QByteArray large(kMiB, 'q');
    for (int i = 0; i < 8; ++i) {
        transport->send(large);
    }
    QVERIFY(transport->pendingBytes() > kMiB);
    QTRY_COMPARE_WITH_TIMEOUT(transport->pendingBytes(), qsizetype(0), 20'000);
}

QTEST_GUILESS_MAIN(TestWebSocketTransport)
#include "tst_web_socket_transport.moc"
