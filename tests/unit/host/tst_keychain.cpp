// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "host/core_thread.h"
#include "host/system_keychain.h"

#include <QDir>
#include <QElapsedTimer>
#include <QMetaMethod>
#include <QProcess>
#include <QSemaphore>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <optional>

using namespace qs;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatienceMs = 20'000;
const QString kOnce = u"--once"_s; ///< With this argument the test program is another start.
const QString kEntry = u"quicksilver/a/b"_s;

/// A session bus that starts nothing by itself.
constexpr const char* kBusConfiguration = R"(<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>)";

void stop(QProcess& process)
{
    process.terminate();
    if (process.state() != QProcess::NotRunning && !process.waitForFinished(5'000)) {
        process.kill();
        process.waitForFinished();
    }
}

/// A home folder and a session bus of their own for this process and what it starts. Each test
/// function runs in a process of its own, since D-Bus libraries remember a bus for life.
class Desktop
{
public:
    explicit Desktop(const QString& home)
    {
        qputenv("HOME", home.toUtf8());
        qputenv("XDG_RUNTIME_DIR", home.toUtf8());
        qputenv("XDG_DATA_HOME", (home + u"/data"_s).toUtf8());
        qputenv("XDG_CONFIG_HOME", (home + u"/config"_s).toUtf8());
        qunsetenv("DISPLAY");
        QFile configuration(home + u"/bus.conf"_s);
        if (!configuration.open(QIODevice::WriteOnly)) {
            qFatal("the home folder cannot be written");
        }
        configuration.write(kBusConfiguration);
        configuration.close();
        m_bus.start(
            u"dbus-daemon"_s,
            {u"--nofork"_s, u"--print-address"_s, u"--config-file"_s, configuration.fileName()}
        );
        if (!m_bus.waitForReadyRead(kPatienceMs)) {
            qFatal("dbus-daemon is needed for this test and does not start");
        }
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus.readLine().trimmed());
    }
    ~Desktop()
    {
        stop(m_keyring);
        stop(m_bus);
    }
    Desktop(const Desktop&) = delete;
    Desktop& operator=(const Desktop&) = delete;

    /// Starts the Secret Service, with its keyring open.
    void startUnlocked() { start({u"--unlock"_s}); }
    /// Starts it as after a log-in without a password: the keyring is there, but closed.
    void startLocked() { start({}); }
    void stopKeyring() { stop(m_keyring); }

private:
    void start(const QStringList& how)
    {
        const QStringList arguments{u"--foreground"_s, u"--components=secrets"_s};
        m_keyring.start(u"gnome-keyring-daemon"_s, arguments + how);
        if (!m_keyring.waitForStarted(kPatienceMs)) {
            qFatal("gnome-keyring-daemon is needed for this test and does not start");
        }
        m_keyring.write("\n"); // an empty password; no byte at all would not do
        m_keyring.closeWriteChannel();
        if (!QTest::qWaitFor(isServiceThere, kPatienceMs)) {
            qFatal("gnome-keyring-daemon does not answer");
        }
    }
    static bool isServiceThere()
    {
        QProcess ask;
        ask.start(
            u"dbus-send"_s,
            {u"--session"_s,
             u"--print-reply"_s,
             u"--dest=org.freedesktop.DBus"_s,
             u"/org/freedesktop/DBus"_s,
             u"org.freedesktop.DBus.NameHasOwner"_s,
             u"string:org.freedesktop.secrets"_s}
        );
        return ask.waitForFinished() && ask.readAllStandardOutput().contains("boolean true");
    }

    QProcess m_bus;
    QProcess m_keyring;
};

class SilentLog final : public Log
{
public:
    void write(LogLevel, const char*, const QString&) override {}
};

/// The keychain on a core thread, as the program has it, asked synchronously.
class AskedKeychain
{
public:
    AskedKeychain()
    {
        m_core.runAndWait([this] { m_keychain = std::make_unique<host::SystemKeychain>(m_log); });
        wait([this](auto done) { m_keychain->probe(done); });
    }
    ~AskedKeychain()
    {
        m_core.runAndWait([this] { m_keychain.reset(); });
    }
    AskedKeychain(const AskedKeychain&) = delete;
    AskedKeychain& operator=(const AskedKeychain&) = delete;

    bool isPresent() const { return m_keychain->isPresent(); }
    Result<QByteArray> read(const QString& entry)
    {
        std::optional<Result<QByteArray>> found;
        wait([&](auto done) {
            m_keychain->read(entry, [&found, done](Result<QByteArray> result) {
                found = std::move(result);
                done();
            });
        });
        return *found;
    }
    Result<void> write(const QString& entry, const QByteArray& secret)
    {
        return settled([&](auto done) { m_keychain->write(entry, secret, done); });
    }
    Result<void> remove(const QString& entry)
    {
        return settled([&](auto done) { m_keychain->remove(entry, done); });
    }

private:
    template<typename Start>
    Result<void> settled(Start start)
    {
        std::optional<Result<void>> outcome;
        wait([&](auto done) {
            start([&outcome, done](Result<void> result) {
                outcome = std::move(result);
                done();
            });
        });
        return *outcome;
    }
    void wait(const std::function<void(std::function<void()>)>& start)
    {
        QSemaphore answered;
        m_core.scheduler().post([&] { start([&answered] { answered.release(); }); });
        if (!answered.tryAcquire(1, kPatienceMs)) {
            qFatal("the keychain never answered");
        }
    }

    SilentLog m_log;
    host::CoreThread m_core;
    std::unique_ptr<host::SystemKeychain> m_keychain;
};

ErrorCode codeOf(const auto& result)
{
    return result.ok() ? ErrorCode(-1) : result.error().code;
}

/// What the program would do at one start with `words`, in words.
QByteArray doOnce(const QStringList& words)
{
    AskedKeychain keychain;
    const QByteArray present = keychain.isPresent() ? "present, " : "absent, ";
    ErrorCode code{};
    if (words.first() == u"write"_s) {
        const auto written = keychain.write(kEntry, words.last().toUtf8());
        if (written) {
            return present + "written";
        }
        code = written.error().code;
    } else {
        const auto found = keychain.read(kEntry);
        if (found) {
            return present + "read " + *found;
        }
        code = found.error().code;
    }
    return present + (code == ErrorCode::NotFound ? "not found" : "locked");
}

/// The same in a process of its own.
QByteArray nextStart(const QStringList& words)
{
    QProcess process;
    process.start(QCoreApplication::applicationFilePath(), QStringList{kOnce} + words);
    process.waitForFinished(kPatienceMs);
    return process.readAllStandardOutput();
}

QByteArray allFilesUnder(const QString& path)
{
    QByteArray bytes;
    QStringList folders{path};
    while (!folders.isEmpty()) {
        const QDir folder(folders.takeFirst());
        const auto filters = QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot;
        for (const QFileInfo& entry : folder.entryInfoList(filters)) {
            QFile file(entry.filePath());
            if (entry.isDir()) {
                folders.append(entry.filePath());
            } else if (entry.isFile() && file.open(QIODevice::ReadOnly)) {
                bytes += file.readAll();
            }
        }
    }
    return bytes;
}

} // namespace

class TestKeychain : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_home;

private Q_SLOTS:
    void keepsBinarySecrets();
    void replacesAndForgets();
    void saysNotFoundForWhatWasNeverStored();
    void saysNotFoundForWhatIsLockedAwayAndWritesNothingOverIt();
    void isAbsentQuicklyWithoutASecretService();
    void isAbsentQuicklyWithoutABus();
    void writesNothingReadableWithoutAKeychain();
    void canBeTurnedOff();
};

void TestKeychain::keepsBinarySecrets()
{
    Desktop desktop(m_home.path());
    desktop.startUnlocked();
    QByteArray secret;
    for (int i = 0; i < 64; ++i) {
        secret.append(static_cast<char>(i * 7));
    }
    AskedKeychain keychain;
    QVERIFY(keychain.isPresent());
    QVERIFY(keychain.write(kEntry, secret).ok());
    const auto found = keychain.read(kEntry);
    QVERIFY(found.ok());
    QCOMPARE(*found, secret);
}

void TestKeychain::replacesAndForgets()
{
    Desktop desktop(m_home.path());
    desktop.startUnlocked();
    AskedKeychain keychain;
    QVERIFY(keychain.write(kEntry, QByteArrayLiteral("first")).ok());
    QVERIFY(keychain.write(kEntry, QByteArrayLiteral("second")).ok());
    QCOMPARE(keychain.read(kEntry).value(), QByteArrayLiteral("second"));
    QVERIFY(keychain.remove(kEntry).ok());
    QVERIFY(keychain.remove(kEntry).ok());
    QCOMPARE(codeOf(keychain.read(kEntry)), ErrorCode::NotFound);
}

void TestKeychain::saysNotFoundForWhatWasNeverStored()
{
    Desktop desktop(m_home.path());
    desktop.startUnlocked();
    AskedKeychain keychain;
    QVERIFY(keychain.isPresent());
    QCOMPARE(codeOf(keychain.read(u"quicksilver/no/thing"_s)), ErrorCode::NotFound);
}

void TestKeychain::saysNotFoundForWhatIsLockedAwayAndWritesNothingOverIt()
{
    Desktop desktop(m_home.path());
    desktop.startUnlocked();
    QCOMPARE(nextStart({u"write"_s, u"first"_s}), QByteArrayLiteral("present, written"));
    desktop.stopKeyring();
    desktop.startLocked();
    QCOMPARE(nextStart({u"read"_s}), QByteArrayLiteral("present, not found"));
    QCOMPARE(nextStart({u"write"_s, u"other"_s}), QByteArrayLiteral("present, locked"));
    desktop.stopKeyring();
    desktop.startUnlocked();
    QCOMPARE(nextStart({u"read"_s}), QByteArrayLiteral("present, read first"));
}

void TestKeychain::isAbsentQuicklyWithoutASecretService()
{
    Desktop desktop(m_home.path());
    QElapsedTimer took;
    took.start();
    AskedKeychain keychain;
    QVERIFY(!keychain.isPresent());
    QVERIFY(took.elapsed() < host::kKeychainProbeMs);
}

void TestKeychain::isAbsentQuicklyWithoutABus()
{
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus");
    qputenv("XDG_RUNTIME_DIR", m_home.path().toUtf8());
    qunsetenv("DISPLAY");
    QElapsedTimer took;
    took.start();
    AskedKeychain keychain;
    QVERIFY(!keychain.isPresent());
    QVERIFY(took.elapsed() < host::kKeychainProbeMs);
}

void TestKeychain::writesNothingReadableWithoutAKeychain()
{
    Desktop desktop(m_home.path());
    AskedKeychain keychain;
    QCOMPARE(codeOf(keychain.write(kEntry, QByteArrayLiteral("correct horse"))), ErrorCode::Locked);
    QVERIFY(!allFilesUnder(m_home.path()).contains("correct horse"));
}

void TestKeychain::canBeTurnedOff()
{
    host::NoKeychain keychain;
    QVERIFY(!keychain.isPresent());
    std::optional<ErrorCode> reading;
    std::optional<ErrorCode> writing;
    keychain.read(u"e"_s, [&](Result<QByteArray> result) { reading = codeOf(result); });
    keychain.write(u"e"_s, QByteArrayLiteral("s"), [&](Result<void> result) {
        writing = codeOf(result);
    });
    QCOMPARE(reading, ErrorCode::NotFound);
    QCOMPARE(writing, ErrorCode::Locked);
}

/// Runs each test function in a process of its own.
int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    QStringList words = QCoreApplication::arguments().mid(1);
    if (words.size() > 1 && words.takeFirst() == kOnce) {
        const QByteArray outcome = doOnce(words);
        return std::fputs(outcome.constData(), stdout) < 0 ? 1 : 0;
    }
    TestKeychain test;
    if (argc > 1) {
        return QTest::qExec(&test, argc, argv);
    }
    int failed = 0;
    const QMetaObject* described = test.metaObject();
    for (int i = described->methodOffset(); i < described->methodCount(); ++i) {
        const QMetaMethod method = described->method(i);
        if (method.methodType() == QMetaMethod::Slot && method.access() == QMetaMethod::Private) {
            const QString name = QString::fromLatin1(method.name());
            const QString program = QCoreApplication::applicationFilePath();
            failed += QProcess::execute(program, {name}) == 0 ? 0 : 1;
        }
    }
    return failed;
}
#include "tst_keychain.moc"
