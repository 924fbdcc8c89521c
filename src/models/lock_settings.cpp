// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "models/lock_settings.h"

#include "models/lock_words.h"

#include <array>
#include <utility>

namespace qs::models {

namespace {

constexpr std::array kIdleMinutes{1, 5, 10, 30, 60, 0};
constexpr qint64 kMinuteMs = 60'000;

} // namespace

LockSettings::LockSettings(AccountLink& link, Scheduler& ui, const Clock& clock)
    : m_link(link), m_ui(ui), m_clock(clock)
{
}

LockSettings::~LockSettings()
{
    m_ui.cancel(m_timer);
}

void LockSettings::start()
{
    m_link.ask<Known>(
        [](client::Account& account) {
            const client::Locking& locking = account.locking();
            return Known{locking.choices(), locking.mode(), locking.hasKeychain()};
        },
        [this](const Known& known) {
            m_choices = known.choices;
            m_mode = static_cast<Mode>(known.mode);
            m_hasKeychain = known.hasKeychain;
            m_watching = true;
            touch();
            watch();
            Q_EMIT changed();
        }
    );
}

int LockSettings::idleChoice() const
{
    for (size_t i = 0; i < kIdleMinutes.size(); ++i) {
        if (kIdleMinutes[i] == m_choices.idleMinutes) {
            return static_cast<int>(i);
        }
    }
    return -1; // of another version
}

QStringList LockSettings::idleWords()
{
    QStringList words;
    for (const int minutes : kIdleMinutes) {
        words.append(LockWords::idle(minutes));
    }
    return words;
}

QString LockSettings::modeText() const
{
    return LockWords::mode(static_cast<client::LockMode>(m_mode));
}

void LockSettings::chooseIdle(int choice)
{
    if (choice < 0 || choice >= static_cast<int>(kIdleMinutes.size())) {
        return;
    }
    client::LockChoices choices = m_choices;
    choices.idleMinutes = kIdleMinutes[static_cast<size_t>(choice)];
    keep(choices);
}

void LockSettings::setOnSuspend(bool on)
{
    client::LockChoices choices = m_choices;
    choices.onSuspend = on;
    keep(choices);
}

void LockSettings::setWithScreen(bool on)
{
    client::LockChoices choices = m_choices;
    choices.withScreen = on;
    keep(choices);
}

void LockSettings::keep(const client::LockChoices& choices)
{
    if (choices == m_choices) {
        return;
    }
    const client::LockChoices before = std::exchange(m_choices, choices);
    watch();
    Q_EMIT changed();
    m_link.ask<Result<void>>(
        [choices](client::Account& account) { return account.locking().choose(choices); },
        [this, before](const Result<void>& kept) {
            if (!kept.ok()) {
                m_choices = before;
                watch();
                say(LockWords::problem(kept.error().code));
            }
        }
    );
}

void LockSettings::changeMode(Mode mode, const QString& password)
{
    if (m_busy) {
        return;
    }
    m_busy = true;
    say({});
    auto back = m_link.returner<Result<void>>([this, mode](const Result<void>& outcome) {
        m_busy = false;
        if (outcome.ok()) {
            m_mode = mode;
            Q_EMIT modeSettled();
        }
        say(outcome.ok() ? QString() : LockWords::problem(outcome.error().code));
    });
    m_link.tell([mode, password, back](client::Account& account) {
        account.locking().changeMode(static_cast<client::LockMode>(mode), password, back);
    });
}

void LockSettings::say(const QString& problem)
{
    m_problem = problem;
    Q_EMIT changed();
}

void LockSettings::touch()
{
    m_touchedMs = m_clock.monotonicMs();
}

// One timer for many touches: when it runs, it looks how long ago the last one was.
void LockSettings::watch()
{
    m_ui.cancel(std::exchange(m_timer, 0));
    if (!m_watching || m_choices.idleMinutes == 0) {
        return;
    }
    const qint64 dueMs = m_touchedMs + m_choices.idleMinutes * kMinuteMs;
    const qint64 leftMs = dueMs - m_clock.monotonicMs();
    if (leftMs <= 0) {
        m_watching = false;
        Q_EMIT due();
        return;
    }
    m_timer = m_ui.callAfter(leftMs, [this] {
        m_timer = 0;
        watch();
    });
}

void LockSettings::onAboutToSleep()
{
    if (m_choices.onSuspend) {
        Q_EMIT due();
    }
}

void LockSettings::onScreenLocked()
{
    if (m_choices.withScreen) {
        Q_EMIT due();
    }
}

} // namespace qs::models
