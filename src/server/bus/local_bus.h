// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "server/ports/bus.h"

#include <vector>

namespace qs::server {

/// Joins engines of one process, each by a LocalBus of its own on a shared LocalWire. One alone is
/// the bus of a server with a single node.
///
/// Thread: the one strand of all engines joined.
class LocalBus;

class LocalWire
{
public:
    void tellOthers(const LocalBus& from, const SpaceRef& space, quint64 head) const;

private:
    friend class LocalBus;
    std::vector<LocalBus*> m_ends;
};

class LocalBus final : public Bus
{
public:
    explicit LocalBus(LocalWire& wire);
    ~LocalBus() override;
    LocalBus(const LocalBus&) = delete;
    LocalBus& operator=(const LocalBus&) = delete;

    void tell(const SpaceRef& space, quint64 head) override;
    void listen(Heard heard) override;

private:
    friend class LocalWire;
    LocalWire& m_wire;
    Heard m_heard;
};

} // namespace qs::server
