// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>

namespace qs::test {

/// The built quicksilver-server on a free port of this machine, with a data folder of its own that
/// goes with it. A restart keeps folder and port, so that clients find it again.
class ServerProcess
{
public:
    explicit ServerProcess(QStringList arguments = {QStringLiteral("--open-registration")})
        : m_arguments(std::move(arguments))
    {
        m_process.setProcessChannelMode(QProcess::SeparateChannels);
    }
    ~ServerProcess() { kill(); }
    ServerProcess(const ServerProcess&) = delete;
    ServerProcess& operator=(const ServerProcess&) = delete;

    /// Starts it and waits until it listens. False if it did not; see errors().
    [[nodiscard]] bool start()
    {
        QStringList arguments = m_arguments;
        arguments << QStringLiteral("--data") << dataFolder();
        arguments << QStringLiteral("--port") << QString::number(m_port);
        m_process.start(program(), arguments);
        while (m_process.state() != QProcess::NotRunning) {
            if (!m_process.canReadLine() && !m_process.waitForReadyRead(kStartMs)) {
                return false;
            }
            if (m_process.canReadLine() && readLine()) {
                return true;
            }
        }
        return false;
    }

    /// At once, without a chance to save anything: SIGKILL.
    void kill()
    {
        if (m_process.state() != QProcess::NotRunning) {
            m_process.kill();
            m_process.waitForFinished(kStartMs);
        }
    }

    /// SIGTERM. Whether it ended by itself and without complaint. Events are processed meanwhile,
    /// so that clients of this process can say goodbye.
    [[nodiscard]] bool terminate()
    {
        m_process.terminate();
        const QDeadlineTimer deadline(kStartMs);
        while (m_process.state() != QProcess::NotRunning && !deadline.hasExpired()) {
            QCoreApplication::processEvents(QEventLoop::AllEvents, kLookMs);
            (void)m_process.waitForFinished(kLookMs);
        }
        return m_process.state() == QProcess::NotRunning &&
               m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0;
    }

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QUrl url() const
    {
        return QUrl(QStringLiteral("ws://127.0.0.1:%1/ws/").arg(m_port));
    }
    [[nodiscard]] QString dataFolder() const { return m_folder.filePath(QStringLiteral("data")); }
    [[nodiscard]] qint64 processId() const { return m_process.processId(); }

    /// What the first start printed where registration is not open.
    [[nodiscard]] QString registrationCode() const { return m_code; }

    /// Everything written to standard error so far.
    [[nodiscard]] QByteArray errors()
    {
        m_errors += m_process.readAllStandardError();
        return m_errors;
    }

    [[nodiscard]] static QString program()
    {
        return QDir(QStringLiteral(QS_BIN_DIR)).filePath(QStringLiteral("quicksilver-server"));
    }

private:
    static constexpr int kStartMs = 30'000;
    static constexpr int kLookMs = 20;

    // True for the line that says where it listens.
    bool readLine()
    {
        const QJsonObject line = QJsonDocument::fromJson(m_process.readLine()).object();
        const QString event = line[QLatin1StringView("event")].toString();
        if (event == QLatin1StringView("registration_code")) {
            m_code = line[QLatin1StringView("code")].toString();
        }
        if (event != QLatin1StringView("listening")) {
            return false;
        }
        m_port = static_cast<quint16>(line[QLatin1StringView("port")].toInt());
        return true;
    }

    QStringList m_arguments;
    QTemporaryDir m_folder;
    QProcess m_process;
    QByteArray m_errors;
    QString m_code;
    quint16 m_port = 0;
};

} // namespace qs::test
