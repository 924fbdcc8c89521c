// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QProcess>
#include <QStringList>

#include <functional>
#include <memory>

namespace qs::test {

/// The built client, run as a person's own process and driven through its control lines.
///
/// A call that gets no answer in time, or a process that is gone, ends the test with what the
/// process last said on standard error: nothing here returns a guess. Standard error goes on being
/// collected, so that a test can search it for what must not be there.
class ControlClient
{
public:
    static constexpr int kPatienceMs = 20'000;

    /// Finds the program beside the tests; `more` are further options.
    explicit ControlClient(
        QString folder,
        QStringList more = {},
        QString program = ControlClient::program()
    );
    ~ControlClient();
    ControlClient(const ControlClient&) = delete;
    ControlClient& operator=(const ControlClient&) = delete;

    /// Starts the process and returns how the device was left: empty, needs_password or
    /// needs_keychain.
    QString start();

    /// Sends `command` with `arguments` and returns the whole answer, whether ok or not.
    QJsonObject call(const QString& command, QJsonObject arguments = {});

    /// The same for what has to work.
    QJsonObject mustCall(const QString& command, const QJsonObject& arguments = {});

    /// Asks `command` again each time the client says that something changed, until its answer
    /// satisfies `wanted`. Returns that answer, or an empty object when patience ran out.
    QJsonObject waitFor(
        const QString& command,
        const QJsonObject& arguments,
        const std::function<bool(const QJsonObject&)>& wanted
    );

    void kill();       ///< SIGKILL, and waits for it.
    QString restart(); ///< kill() and start().
    int quit();        ///< Settles, leaves, and returns the exit code.
    [[nodiscard]] bool isRunning() const;

    [[nodiscard]] const QString& folder() const { return m_folder; }
    [[nodiscard]] QByteArray standardError();

    /// How the client would have to be started by hand.
    [[nodiscard]] static QString program();

private:
    QJsonObject readLine(int patienceMs);
    bool awaitEvent(int patienceMs);

    QString m_folder;
    QStringList m_more;
    QString m_program;
    std::unique_ptr<QProcess> m_process;
    QByteArray m_errors; ///< What all processes so far said there.
    QByteArray m_buffer;
    int m_nextId = 1;
    int m_events = 0; ///< Changes heard since the last look.
};

} // namespace qs::test
