// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "host/lock_signals.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusUnixFileDescriptor>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace qs;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatienceMs = 20'000;

/// Plays logind: lets others ask it to wait, and says what the machine is about to do.
class Logind : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")

public Q_SLOTS:
    QDBusUnixFileDescriptor
    Inhibit(const QString& what, const QString&, const QString&, const QString& mode)
    {
        asked.append(what + u' ' + mode);
        return QDBusUnixFileDescriptor(STDIN_FILENO);
    }

public:
    QStringList asked;
};

} // namespace

class TestLockSignals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void hearsTheMachineGoToSleepAndHoldsItUntilAllIsLocked();
    void hearsTheScreenLock();
    void worksWithoutABus();

private:
    [[nodiscard]] QDBusConnection connection(const QString& name) const
    {
        return QDBusConnection::connectToBus(m_address, name);
    }

    QTemporaryDir m_folder;
    QProcess m_bus;
    QString m_address;
};

void TestLockSignals::initTestCase()
{
    QFile configuration(m_folder.filePath(u"bus.conf"_s));
    QVERIFY(configuration.open(QIODevice::WriteOnly));
    configuration.write("<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen>"
                        "<auth>EXTERNAL</auth><policy context=\"default\">"
                        "<allow send_destination=\"*\" eavesdrop=\"true\"/>"
                        "<allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>");
    configuration.close();
    m_bus.start(
        u"dbus-daemon"_s,
        {u"--nofork"_s, u"--print-address"_s, u"--config-file"_s, configuration.fileName()}
    );
    QVERIFY2(m_bus.waitForReadyRead(kPatienceMs), "dbus-daemon is needed for this test");
    m_address = QString::fromUtf8(m_bus.readLine().trimmed());
}

void TestLockSignals::cleanupTestCase()
{
    for (const QString& name : {u"ours"_s, u"logind"_s, u"saver"_s}) {
        QDBusConnection::disconnectFromBus(name);
    }
    m_bus.terminate();
    m_bus.waitForFinished(kPatienceMs);
}

void TestLockSignals::hearsTheMachineGoToSleepAndHoldsItUntilAllIsLocked()
{
    QDBusConnection bus = connection(u"logind"_s);
    Logind logind;
    QVERIFY(bus.registerService(u"org.freedesktop.login1"_s));
    QVERIFY(
        bus.registerObject(u"/org/freedesktop/login1"_s, &logind, QDBusConnection::ExportAllSlots)
    );
    host::LockSignals ours(connection(u"ours"_s).name(), u"ours"_s);
    QSignalSpy sleeps(&ours, &host::LockSignals::aboutToSleep);
    QSignalSpy screens(&ours, &host::LockSignals::screenLocked);
    QTRY_VERIFY(ours.holdsSleep());
    QCOMPARE(logind.asked, QStringList{u"sleep delay"_s});
    const auto say = [&](bool begins) {
        QDBusMessage word = QDBusMessage::createSignal(
            u"/org/freedesktop/login1"_s, u"org.freedesktop.login1.Manager"_s, u"PrepareForSleep"_s
        );
        word << begins;
        bus.send(word);
    };
    say(true);
    QTRY_COMPARE(sleeps.count(), 1);
    ours.mayContinue();
    QVERIFY(!ours.holdsSleep());
    say(false); // awake: it asks again
    QTRY_COMPARE(logind.asked.size(), 2);
    QTRY_VERIFY(ours.holdsSleep());
    QCOMPARE(sleeps.count(), 1);
    bus.send(QDBusMessage::createSignal(
        u"/org/freedesktop/login1/session/_31"_s, u"org.freedesktop.login1.Session"_s, u"Lock"_s
    ));
    QTRY_COMPARE(screens.count(), 1);
}

void TestLockSignals::hearsTheScreenLock()
{
    QDBusConnection bus = connection(u"saver"_s);
    host::LockSignals ours(connection(u"ours"_s).name(), u"ours"_s);
    QSignalSpy screens(&ours, &host::LockSignals::screenLocked);
    for (const bool active : {false, true}) {
        QDBusMessage word = QDBusMessage::createSignal(
            u"/org/freedesktop/ScreenSaver"_s, u"org.freedesktop.ScreenSaver"_s, u"ActiveChanged"_s
        );
        word << active;
        bus.send(word);
    }
    QTRY_COMPARE(screens.count(), 1);
}

void TestLockSignals::worksWithoutABus()
{
    host::LockSignals ours(u"nothing here"_s, u"nor there"_s);
    QVERIFY(!ours.holdsSleep());
    ours.mayContinue();
}

QTEST_GUILESS_MAIN(TestLockSignals)
#include "tst_lock_signals.moc"
