// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "sync/engine.h"

#include "base/random.h"
#include "proof/identity.h"
#include "store/disk_store.h"
#include "sync/chain_doubt.h"

#include <algorithm>

namespace qs::sync {

namespace {
constexpr qint64 kWitnessRecheckMs = 61'000; ///< After what was under way has had its time.
} // namespace

Engine::Engine(const Parts& parts, const Connection::Identity& identity, const QString& host)
    : m_parts(parts)
    , m_outbox(parts.disk)
    , m_book(parts.disk, parts.keys, parts.clock)
    , m_shelf({parts.disk, m_book, m_outbox, parts.scheduler, parts.random, parts.changes})
    , m_evidence(parts.disk, parts.clock, parts.metrics)
    , m_witnesses({parts.disk, m_book, m_evidence, parts.clock})
    , m_security(parts.disk, parts.clock, parts.changes)
    , m_reducer(
          {parts.disk,
           parts.projection,
           m_book,
           parts.changes,
           parts.metrics,
           m_shelf,
           m_security,
           parts.clock}
      )
    , m_connection(
          identity,
          {parts.transports, parts.clock, parts.random, parts.scheduler},
          listener()
      )
    , m_puller(
          {parts.disk, m_book, m_reducer, m_connection, parts.scheduler, parts.metrics, m_security}
      )
    , m_rotation(
          {parts.disk, m_outbox, m_book, parts.random, parts.clock, parts.changes, parts.metrics}
      )
    , m_sender(
          {parts.disk,
           m_outbox,
           m_book,
           m_rotation,
           m_reducer,
           m_connection,
           parts.scheduler,
           parts.clock,
           parts.changes,
           parts.metrics}
      )
    , m_mailroom(
          {parts.disk,
           m_outbox,
           m_book,
           m_puller,
           parts.random,
           parts.clock,
           parts.changes,
           parts.metrics,
           host,
           m_security}
      )
    , m_parting(
          {parts.disk,
           parts.projection,
           m_outbox,
           m_book,
           m_reducer,
           m_puller,
           m_mailroom,
           parts.scheduler,
           parts.clock,
           parts.changes,
           parts.metrics}
      )
    , m_keyLog(
          {parts.disk,
           m_book,
           m_connection,
           m_evidence,
           parts.scheduler,
           parts.metrics,
           identity.server}
      )
    , m_manifestWatch({m_book, m_connection, m_puller, parts.scheduler})
    , m_devices(
          {parts.disk,
           m_book,
           m_outbox,
           m_puller,
           m_connection,
           m_mailroom,
           parts.clock,
           parts.changes,
           parts.metrics}
      )
    , m_groups(
          {parts.disk,
           m_outbox,
           m_book,
           m_puller,
           m_mailroom,
           parts.random,
           parts.clock,
           parts.changes,
           parts.metrics}
      )
{
    joinParts();
}

void Engine::joinParts()
{
    const auto progress = [this] { onProgress(); };
    const auto diskError = [this](const Error& error) { onDiskError(error); };
    m_puller.mailCursor = [this] { return m_mailroom.cursor(); };
    m_puller.onChainLearned = [this](const UserId& user) { onChainLearned(user); };
    m_puller.onProgress = progress;
    m_puller.onDiskError = diskError;
    m_sender.mayLeave = [this](const Intent& intent) { return waitsFor(intent).isNull(); };
    m_sender.onProgress = progress;
    m_sender.onDiskError = diskError;
    m_mailroom.onProgress = progress;
    m_shelf.onProgress = progress;
    m_mailroom.onDiskError = diskError;
    m_parting.onDiskError = diskError;
    m_puller.onShut = [this](const SpaceRef& space) { m_parting.onShut(space); };
    m_puller.onOpened = [this](const SpaceRef& space) { m_parting.onOpened(space); };
    m_rotation.remember = [this](AddressBook::RecordContent content) {
        return m_mailroom.remember(std::move(content));
    };
    m_rotation.wantChain = [this](const UserId& user) { return m_puller.wantChain(user); };
    m_rotation.appliedSeq = [this](const SpaceRef& space) { return m_puller.appliedSeq(space); };
    m_sender.isSelfCurrent = [this] {
        return m_puller.isCurrent(proof::spaceOf(m_book.me(), SpaceKind::Self));
    };
    m_devices.rewriteVault = [this] { return rewriteVault(); };
    m_devices.onProgress = progress;
    m_devices.onDiskError = diskError;
    joinEvidence();
    joinGroups();
}

void Engine::joinGroups()
{
    m_mailroom.onGroupLetter = [this](const auto& letter, const auto& sender) {
        return m_groups.takeLetter(letter, sender);
    };
    m_sender.mayLeaveGroup = [this](const auto& pending) { return m_groups.mayLeave(pending); };
    m_sender.sealForGroup = [this](const auto& intent, const auto& place) {
        return m_groups.seal(intent, place);
    };
    m_sender.onGroupBehind = [this](const auto& space, quint64 epoch) {
        m_groups.waitForMoreThan(space.id, epoch);
    };
    m_groups.onProgress = [this] { onProgress(); };
    m_groups.onDiskError = [this](const Error& error) { onDiskError(error); };
}

Engine::~Engine()
{
    m_parts.scheduler.cancel(m_witnessTimer);
    m_parts.scheduler.cancel(m_lookTimer);
}

void Engine::joinEvidence()
{
    m_reducer.onTaken = [this](const crypto::VerifiedPost& post) {
        m_witnesses.onTaken(post);
        m_keyLog.compare(post.author(), post.payload().logHead);
    };
    m_sender.testify = [this](const SpaceRef& space, content::Payload& payload) {
        payload.witnesses = m_witnesses.choose(space);
        payload.logHead = m_keyLog.newest();
    };
    m_sender.keepReceipts = [this](const auto& receipts, const auto& spaces) {
        return m_evidence.keepReceipts(receipts, spaces);
    };
    m_puller.vouch = [this](const auto& user, const auto& manifests, const auto& done) {
        m_keyLog.demand(user, manifests, done);
    };
    m_keyLog.fetchOwnChain = [this](const std::function<void()>& done) {
        m_puller.fetchChain(m_book.me(), [done](const Result<void>&) { done(); });
    };
    m_keyLog.onChange = [this] { m_parts.changes.linkChanged(); };
}

// Once everything is here: what has a receipt and is not, and what others had read and I did not.
void Engine::lookForWithheld()
{
    if (!m_puller.isCaughtUp()) {
        return;
    }
    m_witnesses.recheck([this](const SpaceRef& space) { return !m_reducer.isHolding(space); });
    if (std::exchange(m_areReceiptsUnchecked, false)) {
        for (const SpaceRef& space : m_puller.followedSpaces()) {
            if (const auto checked = m_evidence.checkReceipts(space); !checked) {
                onDiskError(checked.error());
                return;
            }
        }
    }
    if (m_witnesses.hasQuestions() && m_witnessTimer == 0) {
        m_witnessTimer = m_parts.scheduler.callAfter(kWitnessRecheckMs, [this] {
            m_witnessTimer = 0;
            lookForWithheld();
        });
    }
}

Connection::Listener Engine::listener()
{
    return {
        [this] { m_parts.changes.linkChanged(); },
        [this] {
            m_isDiskFull = false;
            m_areReceiptsUnchecked = true;
            m_keyLog.onOpen();
            m_puller.follow();
            m_groups.onOpen();
            m_mailroom.onOpen();
            m_manifestWatch.onOpen();
            m_devices.onOpen();
            m_sender.pump();
        },
        [this](protocol::FrameType type, const QByteArray& frame) { onPush(type, frame); },
        [this] {
            m_sender.onConnectionEnd();
            m_keyLog.onConnectionEnd();
            m_puller.onConnectionEnd();
            m_manifestWatch.onConnectionEnd();
            m_parts.changes.linkChanged();
        },
    };
}

Result<void> Engine::restore()
{
    QS_TRY(m_book.reload());
    QS_TRY(m_shelf.reload());
    QS_TRY(m_evidence.reload());
    QS_TRY(m_keyLog.reload());
    QS_TRY(m_security.reload());
    QS_TRY(m_outbox.reload());
    QS_TRY(m_mailroom.reload());
    QS_TRY(m_devices.reload());
    QS_TRY(m_puller.reload());
    QS_TRY(m_rotation.reload());
    QS_TRY(m_parting.reload());
    QS_TRY(m_reducer.restore());
    m_parting.review();
    return {};
}

Result<void> Engine::found(const content::Profile& profile)
{
    const auto circleId = m_parts.random.id<SpaceId>();
    Result<void> stored = m_parts.disk.transaction([&]() -> Result<void> {
        QS_TRY(m_rotation.create(circleId));
        return m_mailroom.remember(crypto::SettingsRecord{profile, circleId, false});
    });
    if (!stored) {
        QS_TRY(m_outbox.reload());
        QS_TRY(m_book.reload());
    }
    return stored;
}

void Engine::start()
{
    m_connection.start();
}

void Engine::stop()
{
    m_connection.stop();
}

void Engine::nudge()
{
    m_connection.nudge();
}

Intent Engine::newIntent(IntentKind kind)
{
    Intent intent;
    intent.id = m_parts.random.id<IntentId>();
    intent.kind = kind;
    intent.madeMs = static_cast<quint64>(m_parts.clock.nowMs());
    return intent;
}

Result<void> Engine::rewriteVault()
{
    Result<void> stored = m_parts.disk.transaction([&]() -> Result<void> {
        for (const crypto::VaultRecord& record : m_book.records() + m_shelf.records()) {
            QS_TRY_ASSIGN(Intent intent, m_book.vaultIntent(record));
            intent.id = m_parts.random.id<IntentId>();
            QS_TRY(m_outbox.append(intent));
        }
        return {};
    });
    if (!stored) {
        QS_TRY(m_outbox.reload());
        return stored;
    }
    m_parts.changes.linkChanged();
    m_sender.pump();
    return {};
}

Result<void> Engine::requeue(const IntentId& id)
{
    QS_TRY(m_outbox.requeue(id));
    m_parts.changes.linkChanged();
    m_sender.pump();
    return {};
}

Result<void> Engine::giveUp(const IntentId& id, const std::function<Result<void>()>& also)
{
    Result<void> stored = m_parts.disk.transaction([&]() -> Result<void> {
        QS_TRY(m_outbox.remove(id));
        return also();
    });
    if (!stored) {
        QS_TRY(m_outbox.reload());
    }
    m_parts.changes.linkChanged();
    return stored;
}

Result<void>
Engine::enqueue(const QList<Intent>& intents, const std::function<Result<void>()>& also)
{
    Result<void> stored = m_parts.disk.transaction([&]() -> Result<void> {
        for (const Intent& intent : intents) {
            QS_TRY(m_outbox.append(intent));
        }
        return also();
    });
    if (!stored) {
        QS_TRY(m_outbox.reload());
        QS_TRY(m_book.reload());
        return stored;
    }
    for (const Intent& intent : intents) {
        if (!intent.object.isNull()) {
            m_parts.changes.postChanged(intent.object);
        }
    }
    m_parts.changes.linkChanged();
    m_sender.pump();
    return {};
}

Result<void> Engine::replace(const IntentId& id, const Intent& with)
{
    Result<void> stored = m_parts.disk.transaction([&]() -> Result<void> {
        QS_TRY(m_outbox.remove(id));
        return m_outbox.append(with);
    });
    if (!stored) {
        QS_TRY(m_outbox.reload());
        return stored;
    }
    m_parts.changes.postChanged(with.object);
    m_parts.changes.linkChanged();
    m_sender.pump();
    return {};
}

void Engine::onPush(protocol::FrameType type, const QByteArray& frame)
{
    if (type == protocol::FrameType::Events) {
        if (const auto events = protocol::decodeFrame<protocol::Events>(frame)) {
            m_puller.onEvents(*events);
            return;
        }
    } else if (type == protocol::FrameType::Subscribed) {
        if (const auto notice = protocol::decodeFrame<protocol::Subscribed>(frame)) {
            m_puller.onSubscribed(*notice);
            return;
        }
    } else if (type == protocol::FrameType::Mail) {
        if (const auto mail = protocol::decodeFrame<protocol::Mail>(frame)) {
            m_mailroom.onMail(*mail);
            return;
        }
    } else if (type == protocol::FrameType::Subscribed) {
        if (const auto notice = protocol::decodeFrame<protocol::Subscribed>(frame)) {
            m_puller.onTokenChanged(*notice);
            return;
        }
    }
    if (type == protocol::FrameType::DevicesChanged) {
        if (const auto changed = protocol::decodeFrame<protocol::DevicesChanged>(frame)) {
            m_devices.onChanged(*changed);
            return;
        }
    }
    m_parts.metrics.count("frames_ignored");
}

// Each part may have done something that lets the others go on.
void Engine::onProgress()
{
    if (m_isProgressing) {
        return;
    }
    m_isProgressing = true;
    m_parts.scheduler.post([this, alive = std::weak_ptr<bool>(m_alive)] {
        if (alive.expired()) {
            return;
        }
        m_isProgressing = false;
        foundIfEmpty();
        if (const auto retried = m_reducer.retryHeld(); !retried) {
            onDiskError(retried.error());
        }
        m_puller.follow();
        m_mailroom.readNext();
        m_parting.review();
        m_devices.lookAround();
        m_groups.tend();
        m_sender.pump();
        lookForWithheld();
        lookAgainLater();
        m_parts.changes.linkChanged();
    });
}

// Some of what is held is worth another look just because time has passed.
void Engine::lookAgainLater()
{
    constexpr qint64 kLookRestMs = 60'000;
    const qint64 due = m_reducer.retryDueMs();
    if (due == 0 || m_lookTimer != 0) {
        return;
    }
    const qint64 now = m_parts.clock.nowMs();
    m_lookTimer = m_parts.scheduler.callAfter(due > now ? due - now : kLookRestMs, [this] {
        m_lookTimer = 0;
        onProgress();
    });
}

// Whoever holds the key of a circle reads what is written into it.
UserId Engine::waitsFor(const Intent& intent) const
{
    if (intent.kind == IntentKind::Mail) {
        return m_security.isDoubted(intent.recipient) ? intent.recipient : UserId();
    }
    const bool isRead = intent.isEnvelope() || intent.kind == IntentKind::Grants;
    if (!isRead || intent.space.kind != SpaceKind::Circle) {
        return {};
    }
    const crypto::CircleRecord* const circle = m_book.circle(intent.space.id);
    if (!circle || circle->owner != m_book.me()) {
        return circle && m_security.isDoubted(circle->owner) ? circle->owner : UserId();
    }
    for (const crypto::PersonRecord& person : m_book.people()) {
        const bool isIn = intent.space.id == m_book.settings().myCircle ||
                          person.circles.contains(intent.space.id);
        const bool reads = isIn && person.state == crypto::PersonState::Connected;
        if (reads && m_security.isDoubted(person.user)) {
            return person.user;
        }
    }
    return {};
}

Result<void> Engine::decide(quint64 entry, Decision decision)
{
    QS_TRY(m_security.decide(entry, decision));
    onProgress();
    return {};
}

Result<void> Engine::decideOn(const UserId& user, Decision decision)
{
    QS_TRY(m_security.decideOn(user, decision));
    onProgress();
    return {};
}

Result<void> Engine::compared(const UserId& user, bool same)
{
    const crypto::PersonRecord* const known = m_book.person(user);
    if (!known) {
        return Error{ErrorCode::NotFound, QStringLiteral("nobody I know")};
    }
    crypto::PersonRecord person = *known;
    const crypto::Trust lowered = std::min(person.trust, crypto::Trust::FirstUse);
    person.trust = same ? crypto::Trust::Verified : lowered;
    QS_TRY(together([&]() -> Result<void> {
        if (!same && !m_security.isDoubted(user)) {
            Finding differs;
            differs.kind = FindingKind::NumbersDiffer;
            differs.user = user;
            QS_TRY(m_security.note(differs));
        }
        QS_TRY(m_security.decideOn(user, same ? Decision::Compared : Decision::Differs));
        return m_mailroom.remember(person);
    }));
    m_parts.changes.peopleChanged();
    onProgress();
    return {};
}

// All of it or nothing, here as on disk.
Result<void> Engine::together(const std::function<Result<void>()>& work)
{
    Result<void> stored = m_parts.disk.transaction(work);
    if (!stored) {
        QS_TRY(m_outbox.reload());
        QS_TRY(m_book.reload());
        QS_TRY(m_security.reload());
    }
    return stored;
}

// Somebody's identity key became another one, and there is a word for it: the pin moves on, and
// what was compared was the key before.
void Engine::onChainLearned(const UserId& user)
{
    const crypto::IdentityChain* const chain = m_book.identity(user);
    const crypto::PersonRecord* const known = m_book.person(user);
    if (!chain || !known || known->manifest.seq == 0) {
        return;
    }
    const QList<Finding> renewals = renewalsOf(*chain, known->manifest.seq);
    if (renewals.isEmpty()) {
        return;
    }
    crypto::PersonRecord person = *known;
    person.identity = chain->identity();
    person.manifest = chain->head();
    person.trust = std::min(person.trust, crypto::Trust::FirstUse);
    const Result<void> stored = together([&]() -> Result<void> {
        for (const Finding& renewal : renewals) {
            QS_TRY(m_security.note(renewal));
        }
        return m_mailroom.remember(person);
    });
    if (!stored) {
        onDiskError(stored.error());
    }
    m_parts.changes.peopleChanged();
}

void Engine::foundIfEmpty()
{
    if (!m_foundingProfile || !m_puller.isCaughtUp()) {
        return;
    }
    const content::Profile profile = *std::exchange(m_foundingProfile, std::nullopt);
    if (m_book.myCircle()) {
        return;
    }
    if (const auto made = found(profile); !made) {
        onDiskError(made.error());
    }
}

void Engine::onDiskError(const Error& error)
{
    m_parts.log.write(
        LogLevel::Error, "sync", QStringLiteral("this disk refused: ") + error.detail
    );
    m_parts.metrics.count("disk_errors");
    m_isDiskFull = error.code == ErrorCode::OutOfSpace;
    m_connection.rest();
}

} // namespace qs::sync
