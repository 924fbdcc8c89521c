// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "lock_room.h"

#include "host/spent_memory.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QPixmapCache>
#include <QQmlEngine>
#include <QQuickWindow>

using namespace qs;

LockRoom::LockRoom(models::Sessions& sessions, QQmlEngine& engine, QQuickWindow& window)
    : m_sessions(sessions), m_engine(engine), m_window(window)
{
    connect(&sessions, &models::Sessions::replaced, this, &LockRoom::onReplaced);
    connect(&sessions, &models::Sessions::locked, this, &LockRoom::onLocked);
    connect(&m_signals, &host::LockSignals::aboutToSleep, this, [this] {
        m_sessions.current().locking()->onAboutToSleep();
        if (!m_spent) {
            m_signals.mayContinue(); // nothing to lock, or it is not wanted
        }
    });
    connect(&m_signals, &host::LockSignals::screenLocked, this, [this] {
        m_sessions.current().locking()->onScreenLocked();
    });
    QCoreApplication::instance()->installEventFilter(this);
}

LockRoom::~LockRoom() = default;

bool LockRoom::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
    case QEvent::InputMethod: m_sessions.current().locking()->touch(); break;
    default: break;
    }
    return QObject::eventFilter(watched, event);
}

void LockRoom::onReplaced()
{
    m_spent = std::make_unique<host::SpentMemory>();
    m_window.setProperty("session", QVariant::fromValue(&m_sessions.current()));
    QClipboard* const clipboard = QGuiApplication::clipboard();
    if (clipboard->ownsClipboard()) {
        clipboard->clear();
    }
    if (clipboard->ownsSelection()) {
        clipboard->clear(QClipboard::Selection);
    }
}

void LockRoom::onLocked()
{
    m_engine.collectGarbage();
    m_engine.trimComponentCache();
    m_window.releaseResources();
    QPixmapCache::clear();
    m_spent.reset();
    m_signals.mayContinue();
}
