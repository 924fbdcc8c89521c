// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "sync/puller.h"

#include "codec/cbor_reader.h"
#include "proof/identity.h"
#include "protocol/space_ref.h"
#include "store/disk_store.h"

namespace qs::sync {

namespace {
constexpr qint64 kAbsentRetryMs =
    5'000; ///< A circle of mine appears once its creation has arrived.
} // namespace

Puller::Puller(Parts parts) : m_parts(parts) {}

Puller::~Puller()
{
    m_parts.scheduler.cancel(m_absentTimer);
}

Result<void> Puller::reload()
{
    m_cursors.clear();
    QS_TRY_ASSIGN(const auto entries, m_parts.disk.all(store::Slot::Cursor));
    for (const store::SlotEntry& entry : entries) {
        codec::CborReader in(entry.value);
        in.array(3);
        const SpaceRef space = protocol::readSpace(in);
        protocol::Cursor cursor;
        cursor.seq = in.uint();
        cursor.id = in.id<EnvId>();
        QS_TRY(in.finish());
        m_cursors.insert(space, cursor);
    }
    return {};
}

QSet<SpaceRef> Puller::wantedSpaces() const
{
    const UserId& me = m_parts.book.me();
    QSet<SpaceRef> wanted{
        proof::spaceOf(me, SpaceKind::Self),
        proof::spaceOf(me, SpaceKind::Mailbox),
        proof::spaceOf(me, SpaceKind::Public),
    };
    for (const crypto::CircleRecord& circle : m_parts.book.circles()) {
        if (!circle.epochs.isEmpty()) {
            wanted.insert({SpaceKind::Circle, circle.circle});
        }
    }
    for (const crypto::PersonRecord& person : m_parts.book.people()) {
        if (person.state == crypto::PersonState::Connected) {
            wanted.insert(proof::spaceOf(person.user, SpaceKind::Public));
        }
    }
    return wanted;
}

void Puller::follow()
{
    if (!m_parts.connection.isOpen()) {
        return;
    }
    QList<SpaceRef> fresh;
    for (const SpaceRef& space : wantedSpaces()) {
        if (m_followed.value(space).stage == Stage::Wanted) {
            fresh.append(space);
        }
    }
    for (qsizetype at = 0; at < fresh.size(); at += protocol::kSubscribeItemsMax) {
        subscribe(fresh.mid(at, protocol::kSubscribeItemsMax));
    }
    fetchWanted();
}

// Somebody else's circle begins for me where its owner let me in.
protocol::Cursor Puller::cursorOf(const SpaceRef& space) const
{
    const auto found = m_cursors.constFind(space);
    if (found != m_cursors.constEnd()) {
        return *found;
    }
    const crypto::CircleRecord* const circle =
        space.kind == SpaceKind::Circle ? m_parts.book.circle(space.id) : nullptr;
    return circle && circle->fromSeq > 0 ? protocol::Cursor{circle->fromSeq - 1, {}}
                                         : protocol::Cursor{};
}

quint64 Puller::appliedSeq(const SpaceRef& space) const
{
    return cursorOf(space).seq;
}

protocol::SubscribeItem Puller::itemFor(const SpaceRef& space) const
{
    if (space.kind == SpaceKind::Mailbox) {
        return {space, {}, {mailCursor(), {}}};
    }
    const auto epoch = space.kind == SpaceKind::Circle ? m_parts.book.newestEpoch(space) : nullptr;
    return {space, epoch ? epoch->feedToken() : QByteArray(), cursorOf(space)};
}

void Puller::subscribe(const QList<SpaceRef>& spaces)
{
    protocol::Subscribe request;
    for (const SpaceRef& space : spaces) {
        m_followed[space] = {Stage::Asked, 0};
        request.items.append(itemFor(space));
    }
    m_parts.connection.channel().ask<protocol::Subscribed>(
        request,
        [this](const protocol::Subscribed& answer) { onSubscribed(answer); },
        [this, spaces](Refusal) {
            for (const SpaceRef& space : spaces) {
                m_followed[space].stage = Stage::Absent;
            }
            retryAbsentLater();
        }
    );
    m_parts.connection.expectAnswer();
}

void Puller::onSubscribed(const protocol::Subscribed& answer)
{
    for (const protocol::SubscribedItem& item : answer.items) {
        Followed& followed = m_followed[item.space];
        switch (item.status) {
        case protocol::SubscribeStatus::Tail: followed = {Stage::Following, item.head}; break;
        case protocol::SubscribeStatus::Diverged: stepBack(item.space); break;
        case protocol::SubscribeStatus::StaleToken:
        case protocol::SubscribeStatus::NotFound:
            followed.stage = Stage::Absent;
            retryAbsentLater();
            break;
        }
    }
    onProgress();
}

void Puller::retryAbsentLater()
{
    if (m_absentTimer != 0) {
        return;
    }
    m_absentTimer = m_parts.scheduler.callAfter(kAbsentRetryMs, [this] {
        m_absentTimer = 0;
        for (Followed& followed : m_followed) {
            if (followed.stage == Stage::Absent) {
                followed.stage = Stage::Wanted;
            }
        }
        follow();
    });
}

// The log is not the one the cursor was made in: the server was restored from an older copy. All of
// it is read again; what is known already changes nothing.
void Puller::stepBack(const SpaceRef& space)
{
    m_parts.metrics.count("cursors_diverged");
    const auto removed = m_parts.disk.removeLogFrom(space, 1);
    const auto forgotten = m_parts.book.forgetLanes(space);
    if (!removed || !forgotten) {
        onDiskError(removed ? forgotten.error() : removed.error());
        return;
    }
    m_cursors.remove(space);
    askAgain(space);
}

void Puller::askAgain(const SpaceRef& space)
{
    m_followed[space].stage = Stage::Wanted;
    follow();
}

void Puller::onEvents(const protocol::Events& events)
{
    const auto followed = m_followed.constFind(events.space);
    if (followed == m_followed.constEnd() || followed->stage == Stage::Absent) {
        return;
    }
    protocol::Cursor& cursor = *m_cursors.insert(events.space, cursorOf(events.space));
    if (const auto taken = m_parts.reducer.take(events.space, events.events, cursor); !taken) {
        onDiskError(taken.error());
        return;
    }
    m_parts.metrics.count("events_taken", events.events.size());
    if (!events.events.isEmpty() && cursor.seq < events.events.last().seq) {
        m_parts.metrics.count("gaps_detected");
        askAgain(events.space);
        return;
    }
    fetchWanted();
    onProgress();
}

void Puller::fetchWanted()
{
    const auto wanted = m_parts.reducer.wantedChains();
    for (auto it = wanted.constBegin(); it != wanted.constEnd(); ++it) {
        const bool isFruitless =
            m_fruitless.contains(it.key()) && m_fruitless.value(it.key()) == it.value();
        if (!isFruitless) {
            fetchChain(it.key(), [](const Result<void>&) {});
        }
    }
}

void Puller::fetchChain(const UserId& user, const std::function<void(Result<void>)>& done)
{
    if (!m_parts.connection.isOpen()) {
        done(Error{ErrorCode::Offline, QStringLiteral("no connection")});
        return;
    }
    const crypto::IdentityChain* const known = m_parts.book.identity(user);
    const quint64 after = known ? known->head().seq : 0;
    m_fruitless.insert(user, after);
    m_parts.connection.channel().ask<protocol::ManifestsAnswer>(
        protocol::Manifests{user, after},
        [this, user, done](const protocol::ManifestsAnswer& answer) {
            if (answer.manifests.isEmpty()) {
                const bool isKnown = m_parts.book.identity(user);
                done(
                    isKnown ? Result<void>()
                            : Error{ErrorCode::NotFound, QStringLiteral("unknown person")}
                );
                return;
            }
            const auto learned = m_parts.book.learnChain(user, answer.manifests);
            if (learned) {
                if (const auto retried = m_parts.reducer.retryHeld(); !retried) {
                    onDiskError(retried.error());
                }
            } else {
                m_parts.metrics.count("chains_refused");
            }
            done(learned);
            fetchWanted();
            onProgress();
        },
        [done](Refusal) {
            done(Error{ErrorCode::Busy, QStringLiteral("chain refused")});
        }
    );
}

void Puller::onConnectionEnd()
{
    m_followed.clear();
    m_fruitless.clear();
    m_parts.scheduler.cancel(m_absentTimer);
    m_absentTimer = 0;
}

bool Puller::isCaughtUp() const
{
    for (auto it = m_followed.constBegin(); it != m_followed.constEnd(); ++it) {
        const bool isMail = it.key().kind == SpaceKind::Mailbox;
        const bool isBehind = !isMail && appliedSeq(it.key()) < it->head;
        if (it->stage == Stage::Wanted || it->stage == Stage::Asked || isBehind) {
            return false;
        }
    }
    return !m_followed.isEmpty();
}

} // namespace qs::sync
