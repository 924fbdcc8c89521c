// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "client/server_address.h"

#include <QTest>

using namespace qs;

class ServerAddressTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void understandsWhatPeopleWrite_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("host");
        const auto row = [](const char* typed, const char* url, const char* host) {
            QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(url)
                                 << QString::fromUtf8(host);
        };
        row("home.example", "wss://home.example/ws/", "home.example");
        row("  Home.Example  ", "wss://home.example/ws/", "home.example");
        row("https://home.example", "wss://home.example/ws/", "home.example");
        row("wss://home.example:8443/ws/", "wss://home.example:8443/ws/", "home.example:8443");
        row("ws://127.0.0.1:8000/ws/", "ws://127.0.0.1:8000/ws/", "127.0.0.1:8000");
        row("localhost:8000", "ws://localhost:8000/ws/", "localhost:8000");
        row("http://[::1]:8000", "ws://[::1]:8000/ws/", "[::1]:8000");
    }

    void understandsWhatPeopleWrite()
    {
        QFETCH(const QString, typed);
        const auto read = client::readServerAddress(typed);
        QVERIFY(read.ok());
        QTEST(read->url, "url");
        QTEST(read->host, "host");
    }

    void refusesWhatCouldSendAPasswordInTheClear_data()
    {
        QTest::addColumn<QString>("typed");
        for (const char* typed :
             {"",
              "ws://home.example",
              "http://home.example",
              "ftp://home.example",
              "wss://",
              "ws://127.0.0.evil",
              "ws://127.0.0.999",
              "wss://ada:secret@home.example",
              "two words"}) {
            QTest::newRow(typed) << QString::fromUtf8(typed);
        }
    }

    void refusesWhatCouldSendAPasswordInTheClear()
    {
        QFETCH(const QString, typed);
        QVERIFY(!client::readServerAddress(typed).ok());
    }
};

QTEST_GUILESS_MAIN(ServerAddressTest)
#include "tst_server_address.moc"
