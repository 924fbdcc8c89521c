// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "tour.h"

#include "exit_codes.h"
#include "models/session.h"

#include <QCoreApplication>
#include <QDir>
#include <QImage>
#include <QQuickWindow>

#include <utility>

using namespace qs;
using namespace Qt::StringLiterals;

namespace {

constexpr int kQuietMs = 300;      // no frame for so long: the screen has settled
constexpr int kPatienceMs = 4'000; // a screen that never rests is photographed all the same
constexpr int kTourMs = 300'000;
constexpr int kLinkMs = 3'500; // by then the line about the connection is there, or is not needed

const QString kOffline = u"offline"_s;
const QList<QSize> kSizes{{390, 844}, {840, 900}, {1440, 900}};

QString nameOf(ThemeMode mode)
{
    return mode == ThemeMode::Dark ? u"dark"_s : u"light"_s;
}

} // namespace

Tour::Tour(Guide guide, QString folder) : m_guide(std::move(guide)), m_folder(std::move(folder))
{
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(kQuietMs);
    m_patience.setSingleShot(true);
    m_patience.setInterval(kPatienceMs);
    connect(&m_guide.window, &QQuickWindow::frameSwapped, this, [this] {
        if (m_quiet.isActive()) {
            m_quiet.start();
        }
    });
    connect(&m_quiet, &QTimer::timeout, this, [this] { photograph(); });
    connect(&m_patience, &QTimer::timeout, this, [this] { photograph(); });

    const auto look = [this] { onSession(); };
    connect(&m_guide.session, &models::Session::stageChanged, this, look);
    connect(&m_guide.session, &models::Session::busyChanged, this, look);
    connect(&m_guide.session, &models::Session::problemChanged, this, look);
    connect(m_guide.session.timeline(), &models::TimelineModel::loadedChanged, this, look);
    QTimer::singleShot(kTourMs, this, [this] { leave(kExitTourFailed); });
    if (!QDir().mkpath(m_folder)) {
        leave(kExitTourFailed);
        return;
    }
    onSession();
}

void Tour::onSession()
{
    models::Session& session = m_guide.session;
    if (!m_stops.isEmpty() || session.isBusy()) {
        return;
    }
    using Stage = models::Session::Stage;
    if (session.stage() == Stage::Welcome) {
        visit({u"welcome"_s, u"create"_s, u"login"_s});
    } else if (session.stage() == Stage::Unlock && !m_unlocking) {
        m_unlocking = true;
        visit({u"unlock"_s});
    } else if (session.stage() == Stage::Unlock && session.problem().isPresent()) {
        leave(kExitTourFailed); // the password was wrong
    } else if (session.stage() == Stage::Home && session.timeline()->isLoaded() && !m_home) {
        m_home = true;
        QTimer::singleShot(kLinkMs, this, [this] {
            const bool offline = m_guide.session.link()->isShown();
            visit(
                offline ? QStringList{kOffline} : QStringList{u"home"_s, u"compose"_s, u"people"_s}
            );
        });
    }
}

void Tour::visit(const QStringList& screens)
{
    for (const QString& screen : screens) {
        for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
            for (const QSize& size : kSizes) {
                m_stops.append({screen, size, mode});
            }
        }
    }
    next();
}

void Tour::next()
{
    if (m_stops.isEmpty()) {
        if (m_unlocking && !m_home && m_guide.unlock) {
            m_guide.unlock();
        } else {
            leave(0);
        }
        return;
    }
    const Stop& stop = m_stops.first();
    setThemeMode(m_guide.engine, stop.mode);
    m_guide.window.resize(stop.size);
    m_guide.window.setProperty("route", stop.screen == kOffline ? u"home"_s : stop.screen);
    m_guide.window.requestUpdate();
    m_quiet.start();
    m_patience.start();
}

void Tour::photograph()
{
    m_quiet.stop();
    m_patience.stop();
    const Stop stop = m_stops.takeFirst();
    const QString name =
        u"%1-%2-%3.png"_s.arg(stop.size.width()).arg(nameOf(stop.mode), stop.screen);
    const QImage picture = m_guide.window.grabWindow();
    if (picture.isNull() || !picture.save(QDir(m_folder).filePath(name))) {
        leave(kExitTourFailed);
        return;
    }
    next();
}

void Tour::leave(int exitCode)
{
    // Later: the event loop may not have begun.
    QMetaObject::invokeMethod(
        qApp, [exitCode] { QCoreApplication::exit(exitCode); }, Qt::QueuedConnection
    );
}
