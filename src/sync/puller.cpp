// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "sync/puller.h"

#include "codec/cbor_reader.h"
#include "proof/identity.h"
#include "protocol/space_ref.h"
#include "store/disk_store.h"
#include "sync/chain_doubt.h"

#include <algorithm>

namespace qs::sync {

namespace {
constexpr qint64 kAbsentRetryMs =
    5'000;                              ///< A circle of mine appears once its creation has arrived.
constexpr qint64 kShutRetryMsMin = 250; ///< Keys go out before the server moves on.
constexpr qint64 kShutRetryMsMax = 60'000;
constexpr qint64 kChainRetryMs = 2'000; ///< After an answer that was none.

// Nothing was learned about anybody: neither that they exist nor that they do not.
bool isNoAnswer(const Error& error)
{
    return error.code == ErrorCode::Offline || error.code == ErrorCode::Busy;
}
} // namespace

Puller::Puller(Parts parts) : m_parts(parts) {}

Puller::~Puller()
{
    m_parts.scheduler.cancel(m_absentTimer);
    m_parts.scheduler.cancel(m_shutTimer);
    m_parts.scheduler.cancel(m_chainTimer);
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
    for (const SpaceId& id : m_parts.book.groups().all()) {
        const Group* const group = m_parts.book.groups().find(id);
        if (group->isMember() && !group->record.epochs.isEmpty()) {
            wanted.insert({SpaceKind::Group, id});
        }
    }
    for (const crypto::PersonRecord& person : m_parts.book.people()) {
        if (person.state == crypto::PersonState::Connected) {
            wanted.insert(proof::spaceOf(person.user, SpaceKind::Public));
        }
    }
    for (const crypto::FollowRecord& followed : m_parts.book.follows()) {
        wanted.insert(proof::spaceOf(followed.user, SpaceKind::Public));
    }
    return wanted;
}

qsizetype Puller::keysOf(const SpaceRef& space) const
{
    const Group* const group =
        space.kind == SpaceKind::Group ? m_parts.book.groups().find(space.id) : nullptr;
    return group ? group->record.epochs.size() : 0;
}

void Puller::follow()
{
    if (!m_parts.connection.isOpen()) {
        return;
    }
    QList<SpaceRef> fresh;
    const QSet<SpaceRef> wanted = wantedSpaces();
    m_followed.removeIf([&](const auto& entry) {
        return entry.key().kind == SpaceKind::Group && !wanted.contains(entry.key());
    });
    for (const SpaceRef& space : wanted) {
        const Followed followed = m_followed.value(space);
        const Stage stage = followed.stage;
        const bool isReopened = stage == Stage::Shut && m_parts.book.readingEpoch(space);
        if (isReopened) {
            m_shutRetryMs = kShutRetryMsMin;
        }
        // A new key opens what the old one no longer does.
        const bool hasNewToken = space.kind == SpaceKind::Group && stage != Stage::Asked &&
                                 followed.keys != keysOf(space);
        if (stage == Stage::Wanted || isReopened || hasNewToken) {
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
    if (space.kind == SpaceKind::Group) {
        const Group* const group = m_parts.book.groups().find(space.id);
        const quint64 from = group ? group->record.fromSeq : 0;
        return from > 0 ? protocol::Cursor{from - 1, {}} : protocol::Cursor{};
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
    if (space.kind == SpaceKind::Group) {
        return {space, m_parts.book.groups().feedToken(space.id), cursorOf(space)};
    }
    const auto epoch = space.kind == SpaceKind::Circle ? m_parts.book.readingEpoch(space) : nullptr;
    return {space, epoch ? epoch->feedToken() : QByteArray(), cursorOf(space)};
}

void Puller::subscribe(const QList<SpaceRef>& spaces)
{
    protocol::Subscribe request;
    for (const SpaceRef& space : spaces) {
        const bool isCircle = space.kind == SpaceKind::Circle;
        const auto epoch = isCircle ? m_parts.book.readingEpoch(space) : nullptr;
        m_followed[space] = {Stage::Asked, 0, epoch, keysOf(space)};
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
        case protocol::SubscribeStatus::Tail:
            followed.stage = Stage::Following;
            followed.head = item.head;
            onOpened(item.space);
            break;
        case protocol::SubscribeStatus::Diverged: stepBack(item.space); break;
        case protocol::SubscribeStatus::StaleToken:
            if (item.space.kind != SpaceKind::Group) {
                onRefused(item.space);
                break;
            }
            if (followed.stage == Stage::Asked) {
                m_parts.book.groups().tryAnotherToken(item.space.id);
            }
            [[fallthrough]];
        case protocol::SubscribeStatus::NotFound:
            followed.stage = Stage::Absent;
            retryAbsentLater();
            break;
        }
    }
    onProgress();
}

// Another key may open it: one of the same number, or the one before while the owner's keys are
// still going out. Else it is shut until a key comes.
void Puller::onRefused(const SpaceRef& space)
{
    Followed& followed = m_followed[space];
    if (followed.tried) {
        m_parts.book.refuseToken(*followed.tried);
    }
    followed.stage = Stage::Wanted;
    if (m_parts.book.readingEpoch(space)) {
        return;
    }
    followed.stage = Stage::Shut;
    onShut(space);
    if (m_shutTimer != 0) {
        return;
    }
    m_shutRetryMs = std::clamp(2 * m_shutRetryMs, kShutRetryMsMin, kShutRetryMsMax);
    m_shutTimer = m_parts.scheduler.callAfter(m_shutRetryMs, [this] {
        m_shutTimer = 0;
        for (auto it = m_followed.begin(); it != m_followed.end(); ++it) {
            if (it->stage == Stage::Shut) {
                m_parts.book.forgiveTokens(it.key());
                it->stage = Stage::Wanted;
            }
        }
        onProgress();
    });
}

void Puller::onTokenChanged(const protocol::Subscribed& notice)
{
    for (const protocol::SubscribedItem& item : notice.items) {
        if (item.status == protocol::SubscribeStatus::StaleToken &&
            m_followed.contains(item.space)) {
            m_parts.book.forgiveTokens(item.space);
            onRefused(item.space); // the one that was shown is the one before now
        }
    }
    onProgress();
}

Result<void> Puller::dropCursor(const SpaceRef& space)
{
    const QByteArray key = QByteArray(1, static_cast<char>(space.kind)) + space.id.bytes();
    return m_parts.disk.remove(store::Slot::Cursor, key);
}

void Puller::forget(const SpaceRef& space)
{
    m_cursors.remove(space);
    m_followed.remove(space);
}

bool Puller::isCurrent(const SpaceRef& space) const
{
    const auto followed = m_followed.constFind(space);
    return followed != m_followed.constEnd() && followed->stage == Stage::Following &&
           appliedSeq(space) >= followed->head;
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
    Finding wentBack;
    wentBack.kind = FindingKind::ServerWentBack;
    wentBack.space = space;
    if (const auto noted = m_parts.security.note(wentBack); !noted) {
        onDiskError(noted.error());
        return;
    }
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
    if (followed == m_followed.constEnd() || followed->stage == Stage::Absent ||
        followed->stage == Stage::Shut) {
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

// Whoever asked first: as long as an answer is due, there may be one.
bool Puller::wantChain(const UserId& user)
{
    const crypto::IdentityChain* const known = m_parts.book.identity(user);
    const quint64 seq = known ? known->head().seq : 0;
    const bool wasAsked = m_fruitless.contains(user) && m_fruitless.value(user) == seq;
    if (m_asking.contains(user)) {
        return true;
    }
    if (!wasAsked) {
        fetchChain(user, [](const Result<void>&) {});
    }
    return !wasAsked;
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
    ++m_asking[user];
    const auto end = [this, user, done](const Result<void>& outcome) {
        endAsking(user, outcome);
        done(outcome);
    };
    m_parts.connection.channel().ask<protocol::ManifestsAnswer>(
        protocol::Manifests{user, after},
        [this, user, end](const protocol::ManifestsAnswer& answer) {
            if (answer.manifests.isEmpty()) {
                const bool isKnown = m_parts.book.identity(user);
                end(isKnown ? Result<void>()
                            : Error{ErrorCode::NotFound, QStringLiteral("unknown person")});
                onProgress(); // what waited for it waits no longer
                return;
            }
            vouch(user, answer.manifests, [=, this](const Result<void>& vouched) {
                if (vouched) {
                    learn(user, answer.manifests, end);
                    return;
                }
                m_parts.metrics.count("chains_refused");
                if (!isNoAnswer(vouched.error())) {
                    noteDoubt(user, answer.manifests);
                }
                end(vouched);
            });
        },
        [end](Refusal) {
            end(Error{ErrorCode::Busy, QStringLiteral("chain refused")});
        }
    );
}

// No answer is no verdict: it is asked again while the connection lasts.
void Puller::endAsking(const UserId& user, const Result<void>& outcome)
{
    const auto asking = m_asking.find(user);
    if (asking != m_asking.end() && --*asking <= 0) {
        m_asking.erase(asking);
    }
    if (outcome || !isNoAnswer(outcome.error())) {
        return;
    }
    ++m_asking[user]; // still due
    m_unanswered.insert(user);
    if (m_chainTimer != 0) {
        return;
    }
    m_chainTimer = m_parts.scheduler.callAfter(kChainRetryMs, [this] {
        m_chainTimer = 0;
        const QSet<UserId> users = std::exchange(m_unanswered, {});
        for (const UserId& one : users) {
            m_asking.remove(one);
            m_fruitless.remove(one);
        }
        onProgress();
    });
}

// What the server gave instead of somebody's list of devices is not forgotten.
void Puller::noteDoubt(const UserId& user, const QList<QByteArray>& manifests)
{
    const Finding doubt = doubtOf(m_parts.book.identity(user), user, manifests);
    if (const auto noted = m_parts.security.note(doubt); !noted) {
        onDiskError(noted.error());
    }
}

void Puller::learn(
    const UserId& user,
    const QList<QByteArray>& manifests,
    const std::function<void(Result<void>)>& done
)
{
    const auto learned = m_parts.book.learnChain(user, manifests);
    if (learned) {
        onChainLearned(user);
        if (const auto retried = m_parts.reducer.retryHeld(); !retried) {
            onDiskError(retried.error());
        }
    } else {
        m_parts.metrics.count("chains_refused");
        noteDoubt(user, manifests);
    }
    done(learned);
    fetchWanted();
    onProgress();
}

void Puller::onConnectionEnd()
{
    m_followed.clear();
    m_fruitless.clear();
    m_asking.clear();
    m_unanswered.clear();
    m_parts.scheduler.cancel(m_absentTimer);
    m_parts.scheduler.cancel(m_shutTimer);
    m_parts.scheduler.cancel(m_chainTimer);
    m_absentTimer = 0;
    m_shutTimer = 0;
    m_chainTimer = 0;
    m_shutRetryMs = 0;
    m_parts.book.forgiveTokens();
}

QList<SpaceRef> Puller::followedSpaces() const
{
    QList<SpaceRef> spaces;
    for (auto it = m_followed.constBegin(); it != m_followed.constEnd(); ++it) {
        if (it->stage == Stage::Following && it.key().kind != SpaceKind::Mailbox) {
            spaces.append(it.key());
        }
    }
    return spaces;
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
