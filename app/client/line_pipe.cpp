// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "line_pipe.h"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>

LinePipe::LinePipe(int in, int out, Listener listener)
    : m_in(in), m_out(out), m_listener(std::move(listener)), m_notifier(in, QSocketNotifier::Read)
{
    std::signal(SIGPIPE, SIG_IGN); // a reader who left is an end, not a signal
    QObject::connect(&m_notifier, &QSocketNotifier::activated, &m_notifier, [this] {
        onReadable();
    });
}

void LinePipe::onReadable()
{
    std::array<char, 64 * 1024> bytes{};
    const ssize_t count = read(m_in, bytes.data(), bytes.size());
    if (count < 0 && (errno == EINTR || errno == EAGAIN)) {
        return;
    }
    if (count <= 0) {
        end();
        return;
    }
    m_buffer.append(bytes.data(), count);
    for (qsizetype at = m_buffer.indexOf('\n'); at >= 0 && !m_ended; at = m_buffer.indexOf('\n')) {
        const QByteArray line = m_buffer.first(at);
        m_buffer.remove(0, at + 1);
        m_listener.onLine(line);
    }
    if (m_buffer.size() > kLineBytesMax) {
        end();
    }
}

// Not const: the other side learns something.
// NOLINTNEXTLINE(readability-make-member-function-const)
void LinePipe::write(const QByteArray& line)
{
    const QByteArray bytes = line + '\n';
    for (qsizetype at = 0; at < bytes.size();) {
        const ssize_t count =
            ::write(m_out, bytes.constData() + at, static_cast<size_t>(bytes.size() - at));
        if (count < 0 && errno != EINTR) {
            return; // the end shows when reading
        }
        at += std::max<ssize_t>(count, 0);
    }
}

void LinePipe::end()
{
    if (!m_ended) {
        m_ended = true;
        m_notifier.setEnabled(false);
        m_listener.onEnd();
    }
}
