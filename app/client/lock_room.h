// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "host/lock_signals.h"
#include "models/sessions.h"

#include <QObject>

#include <memory>

class QQmlEngine;
class QQuickWindow;

namespace qs::host {
class SpentMemory;
} // namespace qs::host

/// What locking means for a window: it gets the next session, its screens of the old one are
/// unloaded and their caches emptied, a clipboard of ours is cleared, and the memory they used is
/// given back. Also watches the keyboard, the pointer and the machine on behalf of the session.
///
/// Thread: ui. The engine, the window and the sessions outlive it.
class LockRoom final : public QObject
{
    Q_OBJECT

public:
    LockRoom(qs::models::Sessions& sessions, QQmlEngine& engine, QQuickWindow& window);
    ~LockRoom() override;

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void onReplaced();
    void onLocked();

    qs::models::Sessions& m_sessions;
    QQmlEngine& m_engine;
    QQuickWindow& m_window;
    qs::host::LockSignals m_signals;
    std::unique_ptr<qs::host::SpentMemory> m_spent;
};
