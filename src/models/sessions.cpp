// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "models/sessions.h"

#include <utility>

namespace qs::models {

Sessions::Sessions(const SessionPorts& ports) : m_ports(ports)
{
    begin(ports.opensByItself);
}

Sessions::~Sessions() = default;

void Sessions::begin(bool opensByItself)
{
    SessionPorts ports = m_ports;
    ports.opensByItself = opensByItself;
    m_current = std::make_unique<Session>(ports);
    connect(m_current.get(), &Session::lockRequested, this, &Sessions::lock);
}

void Sessions::lock()
{
    if (m_current->stage() != Session::Home) {
        return;
    }
    const std::shared_ptr<Session> old(std::move(m_current));
    disconnect(old.get(), nullptr, this, nullptr);
    begin(false);
    Q_EMIT replaced();
    // We may be inside a signal of the old one; and the screens that showed it go with the next
    // turn of the event loop, before this work or after it.
    auto last = std::make_shared<std::shared_ptr<Session>>(old);
    auto told = [this, life = std::weak_ptr(m_life)] {
        if (!life.expired()) {
            Q_EMIT locked();
        }
    };
    m_ports.ui.post([last, told, &ui = m_ports.ui, &core = m_ports.core] {
        ui.post([last, told, &ui, &core] {
            last->reset();
            core.post([told, &ui] { ui.post(told); });
        });
    });
}

} // namespace qs::models
