// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "protocol/follow.h"
#include "server/ports/answer.h"

#include <optional>

namespace qs::server {

inline constexpr qint64 kFollowLifetimeMs = 90LL * 24 * 3600 * 1000;
inline constexpr qint64 kFollowersMax = 1'000'000; ///< Of one space; more are not counted.

/// How many follow a public space: random marks that name nobody, each with its end.
///
/// Thread: called on the engine's strand, which gets the answers.
class Followers
{
public:
    virtual ~Followers() = default;

    /// Counts or forgets the mark, unless it is null, and yields how many there are now. Nothing if
    /// there is no such space.
    virtual void follow(const protocol::Follow& wanted, Answer<std::optional<quint64>> done) = 0;
};

} // namespace qs::server
