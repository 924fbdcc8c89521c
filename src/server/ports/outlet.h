// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QByteArray>

namespace qs::server {

/// A connection's way out. Bytes wait here until the peer takes them; the engine watches how many
/// and reads logs only as fast as they leave.
///
/// Thread: the engine's strand.
class Outlet
{
public:
    virtual ~Outlet() = default;

    /// One frame, after all those before it. The bytes are shared, not copied.
    virtual void send(const QByteArray& frame) = 0;

    /// What was sent and has not left yet.
    [[nodiscard]] virtual qsizetype waitingBytes() const = 0;

    /// Ends the connection once what waits has left.
    virtual void close() = 0;
};

} // namespace qs::server
