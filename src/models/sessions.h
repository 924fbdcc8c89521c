// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "models/session.h"

#include <memory>

namespace qs::models {

/// The session of the window, one after the other: locking does not cover a session but ends it,
/// with every model and text it held, and begins one that stands before the lock.
///
/// The order: the new session is announced, so that whoever shows the old one lets go; the old one
/// saves its draft and goes; its account is closed on core; `locked` says that nothing of it is
/// left. Thread: ui.
class Sessions final : public QObject
{
    Q_OBJECT

public:
    explicit Sessions(const SessionPorts& ports);
    ~Sessions() override;

    [[nodiscard]] Session& current() { return *m_current; }

    /// Nothing happens unless an account is open.
    void lock();

Q_SIGNALS:
    /// current() is another one; the one before lives until the event loop is reached again.
    void replaced();

    /// No account and no key is in memory any more.
    void locked();

private:
    void begin(bool opensByItself);

    SessionPorts m_ports;
    std::unique_ptr<Session> m_current;
    std::shared_ptr<int> m_life = std::make_shared<int>(0);
};

} // namespace qs::models
