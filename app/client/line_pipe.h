// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QByteArray>
#include <QSocketNotifier>

#include <functional>

/// Lines of text through inherited descriptors. A line has at most kLineBytesMax bytes: a longer
/// one ends the pipe, as does the other side's going away. Writing waits for a slow reader.
///
/// Thread: the one it was made on, with its event loop.
class LinePipe
{
public:
    static constexpr qsizetype kLineBytesMax = 1024 * 1024;

    struct Listener
    {
        std::function<void(const QByteArray&)> onLine;
        std::function<void()> onEnd; ///< Once.
    };

    LinePipe(int in, int out, Listener listener);

    void write(const QByteArray& line);

private:
    void onReadable();
    void end();

    int m_in;
    int m_out;
    Listener m_listener;
    QByteArray m_buffer;
    QSocketNotifier m_notifier;
    bool m_ended = false;
};
