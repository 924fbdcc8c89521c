// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "client/views.h"
#include "content/name_card.h"

#include <functional>

namespace qs::client {

class Core;

/// What I count of myself, from what lies on this device; nobody else is asked or told.
struct OwnNumbers
{
    int posts = 0;
    int likes = 0; ///< Of others, on them.
    int connections = 0;

    friend bool operator==(const OwnNumbers&, const OwnNumbers&) = default;
};

inline constexpr int kCountedPostsMax = 20'000; ///< The newest of the timeline.

/// What I say of myself: name, hue, and a few words. Kept in the vault for my devices, in every
/// grant under the circle's profile key, and told to my connections as a post of a kind of its own
/// when it changes. The server sees neither.
///
/// Thread: core.
class OwnProfile
{
public:
    using Pages = std::function<TimelinePage(const std::optional<TimelineKey>&, int)>;

    OwnProfile(Core& core, Pages pages) : m_core(core), m_pages(std::move(pages)) {}

    [[nodiscard]] content::Profile mine() const;

    /// Durable when it returns, on its way to devices and connections. Invalid if name, hue or bio
    /// break a rule; Busy if the circle has not arrived on this device yet.
    [[nodiscard]] Result<void> edit(const content::Profile& profile);

    [[nodiscard]] OwnNumbers numbers() const;

private:
    Core& m_core;
    Pages m_pages;
};

} // namespace qs::client
