// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "content/payload.h"
#include "sync/outbox.h"

#include <optional>

namespace qs::sync {

/// A post of mine that has no place in the log yet.
struct PendingPost
{
    IntentId intent;
    ObjectRef ref;
    SpaceRef space;
    content::Payload payload;
    store::IntentState state = store::IntentState::Queued;
    quint64 refusal = 0;
    quint64 n = 0;
    qint64 holdUntilMs = 0; ///< May be taken back until then; 0 if it leaves when it can.
};

/// What I want to become of something of mine, not confirmed yet: its last edit, or its removal.
struct PendingChange
{
    IntentId intent;
    IntentKind kind = IntentKind::Edit;
    content::Payload payload;
    QByteArray sealed; ///< The signed envelope, once frozen.
    store::IntentState state = store::IntentState::Queued;
    quint64 refusal = 0;
    qint64 holdUntilMs = 0;
};

/// What is shown is what is confirmed with the intents of the outbox replayed over it. The outbox
/// is looked at anew each time, so taking something back is no code of its own: an intent that has
/// left is no longer replayed.
///
/// Thread: core.
class Rebase
{
public:
    explicit Rebase(const Outbox& outbox) : m_outbox(outbox) {}

    /// Newest first.
    [[nodiscard]] QList<PendingPost> posts() const;
    [[nodiscard]] std::optional<PendingPost> post(const ObjectRef& ref) const;

    [[nodiscard]] std::optional<PendingChange> change(const ObjectRef& ref) const;

    /// Whether I want to like a post, if that is not confirmed yet.
    [[nodiscard]] std::optional<bool> likes(const ObjectRef& post) const;

private:
    const Outbox& m_outbox;
};

} // namespace qs::sync
