// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "protocol/done.h"
#include "protocol/login.h"
#include "support/server_process.h"
#include "support/wire_client.h"

#include <QTcpSocket>
#include <QTest>

using namespace qs;
using namespace qs::protocol;
using namespace qs::test;
using namespace Qt::StringLiterals;

class TestHttp : public QObject
{
    Q_OBJECT

private:
    ServerProcess m_server;

    /// Sends bytes and yields what came until the server closed.
    QByteArray exchange(const QByteArray& request) const
    {
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, m_server.port());
        if (!socket.waitForConnected()) {
            return {};
        }
        socket.write(request);
        QByteArray answer;
        while (socket.waitForReadyRead()) {
            answer += socket.readAll();
        }
        return answer;
    }
    QByteArray get(const QByteArray& path) const
    {
        return exchange("GET " + path + " HTTP/1.1\r\nHost: here\r\n\r\n");
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_server.start(), m_server.errors().constData()); }

    void saysThatItLivesAndIsReady();
    void showsNumbersWithoutNames();
    void answersNothingElse();
    void opensNoSocketElsewhere();
    void survivesNoise();
    void countsTheAddressTheProxySaw();
};

void TestHttp::saysThatItLivesAndIsReady()
{
    QVERIFY(get("/healthz").startsWith("HTTP/1.1 200"));
    QVERIFY(get("/readyz").startsWith("HTTP/1.1 200"));
    QVERIFY(get("/healthz").endsWith("\r\n\r\nok\n"));
}

void TestHttp::showsNumbersWithoutNames()
{
    const WireAccount ada = WireAccount::random(u"a.telling.name"_s);
    WireClient client(m_server.url());
    QVERIFY(client.open() && client.registerAs(ada));
    const QByteArray metrics = get("/metrics");
    QVERIFY(metrics.contains("qs_connections 1\n"));
    QVERIFY(metrics.contains("qs_accounts_made 1\n"));
    QVERIFY(!metrics.contains("telling"));
    QVERIFY(!metrics.contains(ada.user().hex().left(8)));
}

void TestHttp::answersNothingElse()
{
    QVERIFY(get("/").startsWith("HTTP/1.1 404"));
    QVERIFY(get("/metrics/../secrets").startsWith("HTTP/1.1 404"));
    QVERIFY(exchange("POST /healthz HTTP/1.1\r\nHost: here\r\nContent-Length: 0\r\n\r\n")
                .startsWith("HTTP/1.1 405"));
}

void TestHttp::opensNoSocketElsewhere()
{
    const QByteArray upgrade = "GET /other HTTP/1.1\r\nHost: here\r\nUpgrade: websocket\r\n"
                               "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                               "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n";
    QVERIFY(exchange(upgrade).startsWith("HTTP/1.1 404"));
}

void TestHttp::survivesNoise()
{
    (void)exchange(QByteArray(20'000, 'A') + "\r\n\r\n");
    (void)exchange(QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11) + "\r\n\r\n");
    QVERIFY(get("/healthz").startsWith("HTTP/1.1 200"));
}

void TestHttp::countsTheAddressTheProxySaw()
{
    // One address may fail twenty times; another one behind the same proxy still gets in.
    const auto guess = [&](const QByteArray& address, int names) {
        FailureCode last = FailureCode::Internal;
        for (int i = 0; i < names; ++i) {
            WireClient client(m_server.url());
            client.forwardedFor(address);
            if (!client.open()) {
                return FailureCode::Internal;
            }
            const QString name = u"guess.%1.%2"_s.arg(i).arg(QLatin1StringView(address));
            (void)client.ask<Done>(Login{name.left(30), AuthKey()});
            last = client.failureCode().value_or(FailureCode::Internal);
        }
        return last;
    };
    QCOMPARE(guess("spoofed, 192.0.2.1", 20), FailureCode::BadCredentials);
    QCOMPARE(guess("192.0.2.1", 1), FailureCode::RateLimited);
    QCOMPARE(guess("192.0.2.1, 192.0.2.2", 1), FailureCode::BadCredentials);
}

QTEST_GUILESS_MAIN(TestHttp)
#include "tst_http.moc"
