// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "server/bus/local_bus.h"

namespace qs::server {

void LocalWire::tellOthers(const LocalBus& from, const SpaceRef& space, quint64 head) const
{
    for (LocalBus* end : m_ends) {
        if (end != &from && end->m_heard) {
            end->m_heard(space, head);
        }
    }
}

LocalBus::LocalBus(LocalWire& wire) : m_wire(wire)
{
    m_wire.m_ends.push_back(this);
}

LocalBus::~LocalBus()
{
    std::erase(m_wire.m_ends, this);
}

void LocalBus::tell(const SpaceRef& space, quint64 head)
{
    m_wire.tellOthers(*this, space, head);
}

void LocalBus::listen(Heard heard)
{
    m_heard = std::move(heard);
}

} // namespace qs::server
