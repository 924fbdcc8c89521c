// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "models/invite_link.h"

#include "content/text.h"
#include "models/words.h"

#include <utility>

namespace qs::models {

namespace {

constexpr qsizetype kLinkLengthMax = 4096;

} // namespace

void InviteLink::create()
{
    if (m_busy) {
        return;
    }
    setBusy(true);
    setOutcome({}, {});
    m_account.ask<Result<QString>>(
        [](client::Account& account) { return account.createInvite(); },
        [this](const Result<QString>& link) {
            setBusy(false);
            if (link.ok()) {
                setLink(*link);
            } else {
                setOutcome({}, Words::inviteMakingProblem(link.error().code));
            }
        }
    );
}

void InviteLink::putAway()
{
    setLink({});
}

void InviteLink::open(const QString& link)
{
    const QString trimmed = link.trimmed();
    if (m_busy || trimmed.isEmpty()) {
        return;
    }
    if (trimmed.size() > kLinkLengthMax) {
        setOutcome({}, Words::inviteProblem(ErrorCode::Invalid));
        return;
    }
    setBusy(true);
    setOutcome({}, {});
    using Outcome = Result<client::PersonView>;
    auto back = m_account.returner<Outcome>([this](const Outcome& person) {
        setBusy(false);
        if (person.ok()) {
            setOutcome(Words::requestSent(content::isolated(person->name)), {});
        } else {
            setOutcome({}, Words::inviteProblem(person.error().code));
        }
    });
    m_account.tell([trimmed, back](client::Account& account) { account.openInvite(trimmed, back); }
    );
}

void InviteLink::clearOutcome()
{
    setOutcome({}, {});
}

void InviteLink::setLink(const QString& link)
{
    if (std::exchange(m_link, link) != link) {
        Q_EMIT linkChanged();
    }
}

void InviteLink::setBusy(bool busy)
{
    if (std::exchange(m_busy, busy) != busy) {
        Q_EMIT busyChanged();
    }
}

void InviteLink::setOutcome(const QString& success, const QString& problem)
{
    m_success = success;
    m_problem = problem;
    Q_EMIT outcomeChanged();
}

} // namespace qs::models
