// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/ids.h"

#include <functional>

namespace qs::server {

/// How the nodes of one server tell each other that a log has grown. A hint only: it may be lost,
/// doubled or late, and whoever misses one finds out from the log.
///
/// Thread: the engine's strand.
class Bus
{
public:
    using Heard = std::function<void(const SpaceRef& space, quint64 head)>;

    virtual ~Bus() = default;

    /// To all other nodes.
    virtual void tell(const SpaceRef& space, quint64 head) = 0;

    /// What other nodes tell. One listener; a later call replaces it.
    virtual void listen(Heard heard) = 0;
};

} // namespace qs::server
