// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "window.h"

#include "client/sign_in.h"
#include "exit_codes.h"
#include "host/core_thread.h"
#include "host/picture_codes.h"
#include "lock_room.h"
#include "machine.h"
#include "models/sessions.h"
#include "password_pipe.h"
#include "theme_inputs.h"
#include "tour.h"

#include <QFont>
#include <QGuiApplication>
#include <QLocale>
#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <QTranslator>

#include <functional>
#include <memory>

using namespace qs;
using namespace Qt::StringLiterals;

namespace {

/// What lives on the core thread, made and destroyed there.
class CoreSide
{
public:
    CoreSide(const Options& options, const host::AccountFolder& folder)
    {
        m_thread.runAndWait([&] {
            m_machine = std::make_unique<Machine>(options, m_thread.scheduler());
            m_signIn = std::make_unique<client::SignIn>(m_machine->ports(), folder.path());
        });
    }
    ~CoreSide()
    {
        m_thread.runAndWait([this] {
            m_signIn.reset();
            m_machine.reset();
        });
    }
    CoreSide(const CoreSide&) = delete;
    CoreSide& operator=(const CoreSide&) = delete;

    /// Calls `ready` on `ui` once the machine knows itself.
    void lookAround(Strand& ui, const std::function<void()>& ready)
    {
        strand().post([this, &ui, ready] {
            m_machine->lookAround([&ui, ready] { ui.post(ready); });
        });
    }

    [[nodiscard]] Strand& strand() { return m_thread.scheduler(); }
    [[nodiscard]] client::SignIn& signIn() { return *m_signIn; }

private:
    host::CoreThread m_thread;
    std::unique_ptr<Machine> m_machine;
    std::unique_ptr<client::SignIn> m_signIn;
};

/// Hands the password over when the session asks for one, once.
void unlockWhenAsked(models::Session& session, int descriptor)
{
    const auto password = std::make_shared<QString>(readPassword(descriptor));
    const auto offer = [&session, password] {
        if (session.stage() == models::Session::Unlock && !session.isBusy() &&
            !password->isEmpty()) {
            session.unlock(*password);
            wipe(*password);
        }
    };
    QObject::connect(&session, &models::Session::stageChanged, &session, offer);
    QObject::connect(&session, &models::Session::busyChanged, &session, offer);
    offer();
}

} // namespace

int runWindow(const Options& options, const host::AccountFolder& folder)
{
    qputenv("QT_QUICK_CONTROLS_STYLE", "Basic"); // ours are drawn on it
    QGuiApplication::setFont(QFont(u"Inter"_s));
    QGuiApplication::setDesktopFileName(u"quicksilver"_s);

    QTranslator words; // the source language needs none
    if (words.load(QLocale(), u"quicksilver"_s, u"_"_s, u":/i18n"_s)) {
        QCoreApplication::installTranslator(&words);
    }

    host::QtScheduler ui; // outlives the core thread, which posts to it to its end
    CoreSide core(options, folder);
    const SystemClock clock;
    host::PictureCodes codes;
    std::unique_ptr<models::Sessions> sessions;
    QQmlApplicationEngine engine; // goes first: what it shows belongs to the session
    engine.addImportPath(u"qrc:/qt/qml"_s);
    std::unique_ptr<LockRoom> lockRoom;
    std::unique_ptr<Tour> tour;

    core.lookAround(ui, [&] {
        sessions = std::make_unique<models::Sessions>(models::SessionPorts{
            core.strand(), ui, clock, core.signIn(), true, &codes});
        models::Session& first = sessions->current();
        std::function<void()> unlock;
        if (options.unlockFd != Options::kNoDescriptor) {
            unlock = [&] { unlockWhenAsked(sessions->current(), options.unlockFd); };
        }
        engine.setInitialProperties({{u"session"_s, QVariant::fromValue(&first)}});
        engine.load(QUrl(u"qrc:/qt/qml/Quicksilver/Shell/Main.qml"_s));
        auto* window = qobject_cast<QQuickWindow*>(engine.rootObjects().value(0));
        if (!window || !setThemeInputs(engine, options)) {
            QCoreApplication::exit(kExitNoWindow);
            return;
        }
        lockRoom = std::make_unique<LockRoom>(*sessions, engine, *window);
        if (!options.tourFolder.isEmpty()) {
            tour = std::make_unique<Tour>(
                Tour::Guide{*window, engine, first, unlock}, options.tourFolder
            );
        } else if (unlock) {
            unlock();
        }
    });
    return QGuiApplication::exec();
}
