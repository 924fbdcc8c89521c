// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "support/control_client.h"

#include <QElapsedTimer>
#include <QJsonDocument>

#include <algorithm>
#include <utility>

namespace qs::test {

using namespace Qt::StringLiterals;

ControlClient::ControlClient(QString folder, QStringList more, QString program)
    : m_folder(std::move(folder)), m_more(std::move(more)), m_program(std::move(program))
{
}

ControlClient::~ControlClient()
{
    kill();
}

QString ControlClient::program()
{
    return QStringLiteral(QS_BIN_DIR "/quicksilver");
}

QString ControlClient::start()
{
    m_process = std::make_unique<QProcess>();
    m_buffer.clear();
    m_events = 0;
    const QStringList arguments{
        u"--headless"_s, u"--control"_s, u"-"_s, u"--kdf-floor"_s, u"--data"_s, m_folder};
    m_process->start(m_program, arguments + m_more);
    const QJsonObject ready = readLine(kPatienceMs);
    if (ready.value(u"event"_s) != u"ready"_s) {
        qFatal("the client does not start: %s", standardError().constData());
    }
    return ready.value(u"presence"_s).toString();
}

QJsonObject ControlClient::call(const QString& command, QJsonObject arguments)
{
    const int id = m_nextId++;
    arguments.insert(u"id"_s, id);
    arguments.insert(u"do"_s, command);
    m_process->write(QJsonDocument(arguments).toJson(QJsonDocument::Compact) + '\n');
    for (;;) {
        const QJsonObject line = readLine(kPatienceMs);
        if (line.isEmpty()) {
            qFatal("no answer to %s: %s", qPrintable(command), standardError().constData());
        }
        if (line.contains(u"event"_s)) {
            ++m_events;
        } else if (line.value(u"id"_s) == id) {
            return line;
        }
    }
}

QJsonObject ControlClient::mustCall(const QString& command, const QJsonObject& arguments)
{
    const QJsonObject answer = call(command, arguments);
    if (!answer.value(u"ok"_s).toBool()) {
        qFatal(
            "%s: %s",
            qPrintable(command),
            QJsonDocument(answer).toJson(QJsonDocument::Compact).constData()
        );
    }
    return answer;
}

QJsonObject ControlClient::waitFor(
    const QString& command,
    const QJsonObject& arguments,
    const std::function<bool(const QJsonObject&)>& wanted
)
{
    QElapsedTimer since;
    since.start();
    for (;;) {
        m_events = 0;
        const QJsonObject answer = call(command, arguments);
        if (wanted(answer)) {
            return answer;
        }
        const auto left = kPatienceMs - static_cast<int>(since.elapsed());
        // What changed while the answer was on its way may be what is waited for.
        if (left <= 0 || (m_events == 0 && !awaitEvent(left))) {
            return {};
        }
    }
}

bool ControlClient::awaitEvent(int patienceMs)
{
    return readLine(patienceMs).contains(u"event"_s);
}

QJsonObject ControlClient::readLine(int patienceMs)
{
    QElapsedTimer since;
    since.start();
    for (;;) {
        const qsizetype at = m_buffer.indexOf('\n');
        if (at >= 0) {
            const QByteArray line = m_buffer.first(at);
            m_buffer.remove(0, at + 1);
            return QJsonDocument::fromJson(line).object();
        }
        const int left = patienceMs - static_cast<int>(since.elapsed());
        if (left <= 0 || !m_process->waitForReadyRead(left)) {
            return {};
        }
        m_buffer += m_process->readAllStandardOutput();
    }
}

void ControlClient::kill()
{
    if (m_process) {
        m_process->kill();
        m_process->waitForFinished(kPatienceMs);
        m_errors += m_process->readAllStandardError();
        m_process.reset();
    }
}

QString ControlClient::restart()
{
    kill();
    return start();
}

int ControlClient::quit()
{
    mustCall(u"quit"_s);
    if (!m_process->waitForFinished(kPatienceMs)) {
        qFatal("the client does not quit: %s", standardError().constData());
    }
    const int code = m_process->exitStatus() == QProcess::NormalExit ? m_process->exitCode() : -1;
    kill();
    return code;
}

bool ControlClient::isRunning() const
{
    return m_process && m_process->state() == QProcess::Running;
}

QByteArray ControlClient::standardError()
{
    if (m_process) {
        m_errors += m_process->readAllStandardError();
    }
    return m_errors;
}

} // namespace qs::test
