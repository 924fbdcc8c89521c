// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "models/session.h"

#include "models/words.h"

#include <QQmlEngine>

#include <initializer_list>
#include <optional>
#include <utility>

namespace qs::models {

Session::Session(const SessionPorts& ports)
    : m_ports(ports)
    , m_link(ports.core, ports.ui)
    , m_timeline(m_link, ports.clock)
    , m_thread(m_link, ports.clock)
    , m_composer(m_link, ports.ui)
    , m_connections(m_link)
    , m_circles(m_link)
    , m_person(m_link)
    , m_invite(m_link)
    , m_devices(m_link, ports.clock)
    , m_linking(m_link, ports.clock, ports.codes)
    , m_banner(m_link, ports.ui, ports.clock)
    , m_secrets(m_link)
    , m_locking(m_link, ports.ui, ports.clock)
    , m_evidence(m_link, ports.clock)
    , m_shelf(m_link, m_composer, ports.clock)
    , m_profile(m_link)
    , m_trust(m_link, ports.clock)
{
    // Reached through properties, yet owned here: the engine must not collect them.
    for (QObject* part : std::initializer_list<QObject*>{
             this,
             &m_timeline,
             &m_thread,
             &m_composer,
             &m_connections,
             &m_circles,
             &m_person,
             &m_invite,
             &m_devices,
             &m_linking,
             &m_banner,
             &m_secrets,
             &m_locking,
             &m_evidence,
             &m_shelf,
             &m_profile,
             &m_trust,
             m_trust.log()}) {
        QQmlEngine::setObjectOwnership(part, QQmlEngine::CppOwnership);
    }
    m_link.addListener([this](const client::Changes& changes) {
        if (changes.people) {
            lookAround();
        }
    });
    connect(&m_locking, &LockSettings::due, this, &Session::lock);
    auto back = m_link.returner<client::Presence>([this](const client::Presence& presence) {
        m_wantsPassword = presence != client::Presence::NeedsKeychain;
        setStage(presence == client::Presence::Empty ? Welcome : Unlock);
        if (!m_wantsPassword && m_ports.opensByItself) {
            unlockWithKeychain();
        }
    });
    ports.core.post([&signIn = ports.signIn, back] { back(signIn.presence()); });
}

Session::~Session() = default;

void Session::createAccount(
    const QString& server,
    const QString& username,
    const QString& displayName,
    const QString& code,
    const QString& password
)
{
    const client::Credentials credentials{
        .server = server.trimmed(),
        .username = username,
        .displayName = displayName,
        .code = code.trimmed(),
        .password = password,
    };
    attempt([credentials](client::SignIn& signIn, Outcome done) {
        signIn.createAccount(credentials, std::move(done));
    });
}

void Session::logIn(
    const QString& server,
    const QString& username,
    const QString& password,
    const QString& accountKey
)
{
    const client::Credentials credentials{
        .server = server.trimmed(),
        .username = username,
        .displayName = {},
        .code = {},
        .password = password,
        .accountKey = accountKey.trimmed(),
    };
    attempt([credentials](client::SignIn& signIn, Outcome done) {
        signIn.logIn(credentials, std::move(done));
    });
}

void Session::recover(
    const QString& server,
    const QString& username,
    const QString& recoveryKey,
    const QString& password
)
{
    const client::Credentials credentials{
        .server = server.trimmed(),
        .username = username,
        .displayName = {},
        .code = {},
        .password = password,
    };
    attempt([credentials, recoveryKey](client::SignIn& signIn, Outcome done) {
        signIn.recover(credentials, recoveryKey, std::move(done));
    });
}

void Session::join(const QString& server, const QString& password)
{
    setJoin({}, {});
    auto onCode = m_link.returner<QString>([this](const QString& code) { setJoin(code, {}); });
    auto onDigits =
        m_link.returner<QString>([this](const QString& digits) { setJoin({}, digits); });
    attempt([server = server.trimmed(), password, onCode, onDigits](
                client::SignIn& signIn, Outcome done
            ) {
        signIn.link(server, password, {onCode, onDigits}, std::move(done));
    });
}

void Session::stopJoining()
{
    m_ports.core.post([&signIn = m_ports.signIn] { signIn.cancel(); });
    setJoin({}, {});
    setBusy(false);
}

void Session::setJoin(const QString& code, const QString& digits)
{
    if (m_joinCode != code || m_joinDigits != digits) {
        m_joinCode = code;
        m_joinDigits = digits;
        Q_EMIT joinChanged();
    }
}

void Session::unlock(const QString& password)
{
    attempt([password](client::SignIn& signIn, Outcome done) {
        signIn.unlockWithPassword(password, std::move(done));
    });
}

void Session::unlockWithKeychain()
{
    attempt([](client::SignIn& signIn, Outcome done) { signIn.unlockWithKeychain(std::move(done)); }
    );
}

void Session::clearProblem()
{
    setProblem({});
}

void Session::lock()
{
    Q_EMIT lockRequested();
}

void Session::settle()
{
    // A snapshot that cannot be written only makes the next start slower.
    m_link.tell([](client::Account& account) { static_cast<void>(account.settle().ok()); });
}

void Session::attempt(std::function<void(client::SignIn&, Outcome)> work)
{
    if (m_busy || m_stage == Home) {
        return;
    }
    setBusy(true);
    setProblem({});
    using Failure = std::optional<client::SignInFailure>;
    auto back = m_link.returner<Failure>([this](const Failure& failure) { finish(failure); });
    auto done = [back, adopt = m_link.adopt()](client::SignInOutcome outcome) {
        if (auto* account = std::get_if<std::unique_ptr<client::Account>>(&outcome)) {
            adopt(std::move(*account));
            back(std::nullopt);
        } else {
            back(std::get<client::SignInFailure>(outcome));
        }
    };
    m_ports.core.post([&signIn = m_ports.signIn, work = std::move(work), done] {
        work(signIn, done);
    });
}

void Session::finish(const std::optional<client::SignInFailure>& failure)
{
    setBusy(false);
    setJoin({}, {});
    if (failure) {
        setProblem(Words::signIn(*failure));
    } else {
        enter();
    }
}

void Session::enter()
{
    lookAround();
    m_timeline.start();
    m_composer.start();
    m_connections.start();
    m_circles.start();
    m_devices.start();
    m_banner.start();
    m_secrets.start();
    m_locking.start();
    m_shelf.start();
    m_trust.start();
    m_link.tell([](client::Account& account) { account.connectNow(); });
    setStage(Home);
}

void Session::lookAround()
{
    m_link.ask<client::MeView>(
        [](client::Account& account) { return account.me(); },
        [this](const client::MeView& me) {
            m_me = Profile::from(me);
            Q_EMIT meChanged();
        }
    );
}

void Session::setStage(Stage stage)
{
    if (std::exchange(m_stage, stage) != stage) {
        Q_EMIT stageChanged();
    }
}

void Session::setBusy(bool busy)
{
    if (std::exchange(m_busy, busy) != busy) {
        Q_EMIT busyChanged();
    }
}

void Session::setProblem(const Problem& problem)
{
    if (std::exchange(m_problem, problem) != problem) {
        Q_EMIT problemChanged();
    }
}

} // namespace qs::models
