// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "theme_inputs.h"

#include <QList>
#include <QObject>
#include <QSize>
#include <QString>
#include <QTimer>

#include <functional>

class QQmlEngine;
class QQuickWindow;

namespace qs::models {
class Session;
} // namespace qs::models

/// Walks through the screens by itself, at each width and in light and dark, and saves a picture of
/// each as FOLDER/<width>-<theme>-<screen>.png. Then the program leaves: with 0 if all were saved.
///
/// What there is to see depends on how it is started: on an empty device the entrance; on a locked
/// one that, then `unlock` is called, and then the screens of the open account. While its server
/// cannot be reached that is one screen, named offline.
///
/// Pictures are taken once the window has drawn nothing for a moment. Thread: ui.
class Tour final : public QObject
{
public:
    struct Guide
    {
        QQuickWindow& window;
        QQmlEngine& engine;
        qs::models::Session& session;
        std::function<void()> unlock; ///< Empty if there is no password to unlock with.
    };

    Tour(Guide guide, QString folder);

private:
    struct Stop
    {
        QString screen;
        QSize size;
        ThemeMode mode;
    };

    void onSession();
    void visit(const QStringList& screens);
    void next();
    void photograph();
    void leave(int exitCode);

    Guide m_guide;
    QString m_folder;
    QList<Stop> m_stops; ///< The first is where we are.
    bool m_unlocking = false;
    bool m_home = false;
    QTimer m_quiet;
    QTimer m_patience;
};
