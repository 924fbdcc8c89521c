// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "client/core.h"

namespace qs::client {

[[nodiscard]] Audience audienceOf(const SpaceRef& space);

/// The space that an audience of mine stands for. Busy before the circle has arrived; NotFound for
/// a circle that is not mine.
[[nodiscard]] Result<SpaceRef>
spaceFor(const sync::AddressBook& book, const AudienceChoice& audience);

/// What I call the circle, if it is one of mine with a name.
[[nodiscard]] QString circleNameOf(const Core& core, const SpaceRef& space);

/// The choice that leads to a space of mine; all connections where its circle is no more.
[[nodiscard]] AudienceChoice choiceOf(const Core& core, const SpaceRef& space);

/// Turns rows and intents into what is shown: what is confirmed, with my unconfirmed words over it.
/// Looks at the outbox once; for one query.
///
/// Thread: core.
class PostShowing
{
public:
    explicit PostShowing(const Core& core);

    [[nodiscard]] PostView view(const store::PostRow& row) const;
    [[nodiscard]] PostView view(const sync::PendingPost& pending) const;
    [[nodiscard]] PostView view(const store::WithheldRow& row) const;

    /// Whether I have taken it back, and the server has not said no to that.
    [[nodiscard]] bool isHidden(const ObjectRef& ref) const;

    /// Mine without a place in a log yet, newest first, hidden ones left out.
    [[nodiscard]] const QList<sync::PendingPost>& pending() const { return m_pending; }

private:
    void setEcho(PostView& view) const;
    void setLikes(PostView& view) const;
    void setChange(PostView& view) const;
    void setDelivery(PostView& view, const IntentId& intent, store::IntentState state) const;
    [[nodiscard]] OriginalView original(const ObjectRef& target, const ObjectRef& repost) const;

    const Core& m_core;
    QList<sync::PendingPost> m_pending;
    QHash<ObjectRef, int> m_replies;
    QHash<ObjectRef, int> m_reposts;
};

} // namespace qs::client
