// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "sync/rebase.h"

#include <algorithm>

namespace qs::sync {

namespace {
std::optional<PendingPost> read(const PendingIntent& pending)
{
    if (pending.intent.kind != IntentKind::Post) {
        return std::nullopt;
    }
    auto payload = content::readPayload(pending.intent.payload);
    if (!payload) {
        return std::nullopt;
    }
    return PendingPost{
        pending.intent.id,
        pending.intent.object,
        pending.intent.space,
        std::move(payload).value(),
        pending.state,
        pending.refusal,
        pending.n,
        static_cast<qint64>(pending.intent.holdUntilMs),
    };
}
} // namespace

QList<PendingPost> Rebase::posts() const
{
    QList<PendingPost> found;
    for (const PendingIntent& pending : m_outbox.all()) {
        if (auto post = read(pending)) {
            found.prepend(*post);
        }
    }
    return found;
}

std::optional<PendingPost> Rebase::post(const ObjectRef& ref) const
{
    for (const PendingIntent& pending : m_outbox.all()) {
        if (pending.intent.kind == IntentKind::Post && pending.intent.object == ref) {
            return read(pending);
        }
    }
    return std::nullopt;
}

std::optional<PendingChange> Rebase::change(const ObjectRef& ref) const
{
    std::optional<PendingChange> last;
    for (const PendingIntent& pending : m_outbox.all()) {
        const bool isChange =
            pending.intent.kind == IntentKind::Edit || pending.intent.kind == IntentKind::Remove;
        if (!isChange || pending.intent.object != ref) {
            continue;
        }
        if (auto payload = content::readPayload(pending.intent.payload)) {
            last = PendingChange{
                pending.intent.id,
                pending.intent.kind,
                std::move(payload).value(),
                pending.sealed,
                pending.state,
                pending.refusal,
                static_cast<qint64>(pending.intent.holdUntilMs),
            };
        }
    }
    return last;
}

std::optional<bool> Rebase::likes(const ObjectRef& post) const
{
    std::optional<bool> wanted;
    for (const PendingIntent& pending : m_outbox.all()) {
        if (pending.intent.kind == IntentKind::React && pending.intent.object == post) {
            const auto payload = content::readPayload(pending.intent.payload);
            if (payload) {
                wanted = payload->reaction.has_value();
            }
        }
    }
    return wanted;
}

} // namespace qs::sync
