// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "server/engine/mail_desk.h"

#include "proof/identity.h"
#include "protocol/done.h"

namespace qs::server {

using protocol::FailureCode;

namespace {

constexpr qint64 kFullRetryMs = 60 * 1000;

SpaceRef mailboxOf(const UserId& user)
{
    return proof::spaceOf(user, SpaceKind::Mailbox);
}

protocol::MailOutcome outcomeOf(PutStatus status)
{
    switch (status) {
    case PutStatus::Left: return protocol::MailOutcome::Left;
    case PutStatus::NoSuchDoor: return protocol::MailOutcome::NoDoor;
    case PutStatus::NotFound: return protocol::MailOutcome::Nobody;
    case PutStatus::Full: break;
    }
    return protocol::MailOutcome::Full;
}

auto answerDone(quint64 requestId)
{
    return [requestId](const SessionPtr& alive, Result<void> outcome) {
        if (outcome) {
            alive->reply(requestId, protocol::Done());
        } else {
            failWith(*alive, requestId, outcome.error());
        }
    };
}

} // namespace

MailDesk::MailDesk(const Services& services, Hub& hub)
    : m_services(services)
    , m_hub(hub)
    , m_accounts(
          services.limits.accountMail,
          static_cast<size_t>(services.random.below(~quint64(0)))
      )
{
}

void MailDesk::handle(const SessionPtr& session, quint64 requestId, const protocol::MailPut& asked)
{
    const auto answer = [this, requestId](
                            Session& alive, const QList<PutResult>& results, qsizetype asked
                        ) { answerPut(alive, requestId, results, asked); };
    leave(session, requestId, {asked.items, PutMode::UntilRefused, answer});
}

void MailDesk::handle(const SessionPtr& session, quint64 requestId, const protocol::MailEach& asked)
{
    const auto answer = [this,
                         requestId](Session& alive, const QList<PutResult>& results, qsizetype) {
        protocol::MailEachAnswer outcomes;
        for (const PutResult& result : results) {
            outcomes.outcomes.append(outcomeOf(result.status));
        }
        m_services.metrics.count("qs_mail_items", results.size());
        alive.reply(requestId, outcomes);
    };
    leave(session, requestId, {asked.items, PutMode::Each, answer});
}

QList<Letter>
MailDesk::lettersOf(const UserId& sender, const QList<protocol::MailPutItem>& items) const
{
    QList<Letter> letters;
    for (const protocol::MailPutItem& item : items) {
        Letter letter;
        letter.mailbox = mailboxOf(item.recipient);
        if (!item.token.isEmpty()) {
            letter.door = proof::dropTokenHash(item.token);
        }
        letter.sender = m_services.secrets.senderMark(sender, item.recipient);
        letter.id = proof::mailIdOf(item.sealed);
        letter.sealed = item.sealed;
        letters.append(letter);
    }
    return letters;
}

void MailDesk::leave(const SessionPtr& session, quint64 requestId, const Leaving& leaving)
{
    const qint64 wait = m_accounts.take(
        session->user().view(),
        static_cast<double>(leaving.items.size()),
        m_services.clock.monotonicMs()
    );
    if (wait > 0) {
        session->fail(requestId, FailureCode::RateLimited, wait);
        return;
    }
    const QList<Letter> letters = lettersOf(session->user(), leaving.items);
    // Others may wait for this mail, so it is handed on even if the sender has gone.
    const std::weak_ptr<Session> weak = session;
    const auto left = [this, weak, requestId, letters, answer = leaving.answer](auto results) {
        const SessionPtr alive = weak.lock();
        const bool isHeard = alive && alive->state() != SessionState::Closed;
        if (!results) {
            if (isHeard) {
                failWith(*alive, requestId, results.error());
            }
            return;
        }
        for (qsizetype i = 0; i < results->size(); ++i) {
            const PutResult& result = results->at(i);
            if (result.status == PutStatus::Left && result.seq != 0) {
                m_hub.publishMail(letters[i].mailbox, {result.seq, result.atMs, letters[i].sealed});
                m_services.bus.tell(letters[i].mailbox, result.seq);
            }
        }
        if (isHeard) {
            answer(*alive, *results, letters.size());
        }
    };
    m_services.mailroom.put(letters, leaving.mode, left);
}

void MailDesk::answerPut(
    Session& session,
    quint64 requestId,
    const QList<PutResult>& results,
    qsizetype asked
)
{
    const PutStatus last = results.isEmpty() ? PutStatus::Left : results.last().status;
    const QString which = QStringLiteral("item %1 of %2").arg(results.size()).arg(asked);
    switch (last) {
    case PutStatus::Left:
        m_services.metrics.count("qs_mail_items", results.size());
        session.reply(requestId, protocol::Done());
        break;
    case PutStatus::NotFound: session.fail(requestId, FailureCode::NotFound, 0, which); break;
    case PutStatus::NoSuchDoor: session.fail(requestId, FailureCode::Denied, 0, which); break;
    case PutStatus::Full:
        session.fail(requestId, FailureCode::RateLimited, kFullRetryMs, which);
        break;
    }
}

void MailDesk::handle(
    const SessionPtr& session,
    quint64 requestId,
    const protocol::MailCollected& asked
)
{
    m_services.mailroom.collect(
        mailboxOf(session->user()), asked.seq, whileAlive<void>(session, answerDone(requestId))
    );
}

void MailDesk::handle(const SessionPtr& session, quint64 requestId, const protocol::OpenDoor& asked)
{
    const auto opened = [requestId](const SessionPtr& alive, Result<bool> isOpen) {
        if (!isOpen) {
            failWith(*alive, requestId, isOpen.error());
        } else if (*isOpen) {
            alive->reply(requestId, protocol::Done());
        } else {
            alive->fail(requestId, FailureCode::TooLarge, 0, QStringLiteral("doors"));
        }
    };
    m_services.mailroom.openDoor(
        mailboxOf(session->user()), asked.tokenHash, whileAlive<bool>(session, opened)
    );
}

void MailDesk::handle(
    const SessionPtr& session,
    quint64 requestId,
    const protocol::CloseDoor& asked
)
{
    m_services.mailroom.closeDoor(
        mailboxOf(session->user()),
        asked.tokenHash,
        whileAlive<void>(session, answerDone(requestId))
    );
}

} // namespace qs::server
