// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "sync/outbox.h"

#include "store/disk_store.h"

#include <algorithm>

namespace qs::sync {

namespace {

store::OutboxRow rowOf(const PendingIntent& pending)
{
    return {
        pending.intent.id,
        pending.n,
        encodeIntent(pending.intent),
        pending.sealed,
        pending.state,
        pending.refusal,
    };
}

// Whether `newer` says everything that `older` was going to say.
bool replaces(const Intent& newer, const Intent& older)
{
    if (newer.kind == IntentKind::Remove && older.kind == IntentKind::Edit) {
        return newer.object == older.object;
    }
    if (newer.kind != older.kind || newer.space != older.space) {
        return false;
    }
    switch (newer.kind) {
    case IntentKind::React:
    case IntentKind::Edit:
    case IntentKind::Remove: return newer.object == older.object;
    case IntentKind::Vault: return newer.record == older.record;
    case IntentKind::CollectMail: return newer.mailSeq >= older.mailSeq;
    case IntentKind::Follow: return newer.token == older.token;
    case IntentKind::Post:
    case IntentKind::CreateCircle:
    case IntentKind::OpenDoor:
    case IntentKind::MoveEpoch:
    case IntentKind::Grants:
    case IntentKind::CloseDoor:
    case IntentKind::Mail:
    case IntentKind::FileReport:
    case IntentKind::GroupChange:
    case IntentKind::GroupHello:
    case IntentKind::GroupLeave: return false;
    }
    return false;
}

} // namespace

Result<void> Outbox::reload()
{
    QS_TRY_ASSIGN(const QList<store::OutboxRow> rows, m_disk.outbox());
    m_pending.clear();
    for (const store::OutboxRow& row : rows) {
        auto intent = decodeIntent(row.body);
        if (!intent && intent.error().code == ErrorCode::Incompatible) {
            continue;
        }
        QS_TRY(intent);
        m_pending.append({std::move(intent).value(), row.n, row.sealed, row.state, row.reason});
    }
    return {};
}

Result<void> Outbox::append(const Intent& intent)
{
    QS_TRY(collapse(intent));
    PendingIntent pending{intent, 0, {}, store::IntentState::Queued, 0};
    QS_TRY_ASSIGN(pending.n, m_disk.appendOutbox(rowOf(pending)));
    m_pending.append(pending);
    return {};
}

Result<void> Outbox::collapse(const Intent& newer)
{
    QList<IntentId> superseded;
    for (const PendingIntent& pending : m_pending) {
        if (pending.state != store::IntentState::Sealed && replaces(newer, pending.intent)) {
            superseded.append(pending.intent.id);
        }
    }
    for (const IntentId& id : superseded) {
        QS_TRY(remove(id));
    }
    return {};
}

Result<void> Outbox::update(const IntentId& id, const std::function<void(PendingIntent&)>& change)
{
    const auto found = std::ranges::find_if(m_pending, [&](const PendingIntent& pending) {
        return pending.intent.id == id;
    });
    if (found == m_pending.end()) {
        return Error{ErrorCode::NotFound, QStringLiteral("no such intent")};
    }
    PendingIntent changed = *found;
    change(changed);
    QS_TRY(m_disk.updateOutbox(rowOf(changed)));
    *found = changed;
    return {};
}

Result<void> Outbox::seal(const IntentId& id, const QByteArray& envelope)
{
    return update(id, [&](PendingIntent& pending) {
        pending.sealed = envelope;
        pending.state = store::IntentState::Sealed;
    });
}

Result<void> Outbox::unseal(const IntentId& id)
{
    return update(id, [](PendingIntent& pending) {
        pending.sealed.clear();
        pending.state = store::IntentState::Queued;
    });
}

Result<void> Outbox::refuse(const IntentId& id, quint64 refusal)
{
    return update(id, [&](PendingIntent& pending) {
        pending.sealed.clear();
        pending.state = store::IntentState::Refused;
        pending.refusal = refusal;
    });
}

Result<void> Outbox::requeue(const IntentId& id)
{
    return update(id, [](PendingIntent& pending) {
        pending.state = store::IntentState::Queued;
        pending.refusal = 0;
    });
}

Result<void> Outbox::remove(const IntentId& id)
{
    const auto found = std::ranges::find_if(m_pending, [&](const PendingIntent& pending) {
        return pending.intent.id == id;
    });
    if (found == m_pending.end()) {
        return {};
    }
    QS_TRY(m_disk.removeOutbox(id));
    m_pending.erase(found);
    return {};
}

const PendingIntent* Outbox::find(const IntentId& id) const
{
    const auto found = std::ranges::find_if(m_pending, [&](const PendingIntent& pending) {
        return pending.intent.id == id;
    });
    return found == m_pending.end() ? nullptr : &*found;
}

int Outbox::refused() const
{
    return static_cast<int>(
        std::ranges::count(m_pending, store::IntentState::Refused, &PendingIntent::state)
    );
}

int Outbox::unsent() const
{
    return static_cast<int>(m_pending.size()) - refused();
}

} // namespace qs::sync
