// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "models/link_banner.h"

#include "models/words.h"

namespace qs::models {

LinkBanner::LinkBanner(AccountLink& link, Scheduler& ui, const Clock& clock)
    : m_link(link), m_ui(ui), m_clock(clock)
{
    m_link.addListener([this](const client::Changes& changes) {
        if (changes.link) {
            refresh();
        }
    });
}

LinkBanner::~LinkBanner()
{
    m_ui.cancel(m_patience);
}

void LinkBanner::start()
{
    refresh();
}

LinkBanner::Tone LinkBanner::tone() const
{
    using enum client::LinkStatus::Problem;
    switch (m_status.problem) {
    case None:
    case NoNetwork: return Calm;
    case ServerAway:
    case NotQuicksilver:
    case ClockWrong:
    case AppTooOld: return Warning;
    case WrongServer:
    case SignedOut:
    case DeviceRemoved:
    case DiskFull: return Alarm;
    }
    Q_UNREACHABLE();
}

void LinkBanner::tryNow()
{
    m_link.tell([](client::Account& account) { account.connectNow(); });
}

void LinkBanner::refresh()
{
    m_link.ask<client::LinkStatus>(
        [](client::Account& account) { return account.link(); },
        [this](const client::LinkStatus& status) { take(status); }
    );
}

void LinkBanner::take(const client::LinkStatus& status)
{
    using enum client::LinkStatus::State;
    m_status = status;
    m_words = Words::link(status, m_clock.nowMs());
    const bool troubled = status.problem != client::LinkStatus::Problem::None;
    const bool well = !troubled && (status.state == Live || status.state == CatchingUp);
    const bool searching = !troubled && !well && status.state != Offline;
    if (!searching) {
        m_shown = !well;
        m_ui.cancel(m_patience);
        m_patience = 0;
    } else if (!m_shown && m_patience == 0) {
        m_patience = m_ui.callAfter(kPatienceMs, [this] {
            m_patience = 0;
            m_shown = true;
            Q_EMIT changed();
        });
    }
    Q_EMIT changed();
}

} // namespace qs::models
