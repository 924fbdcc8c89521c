// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "models/person_page.h"

#include "models/circle_words.h"
#include "models/words.h"

namespace qs::models {

PersonPage::PersonPage(AccountLink& link) : m_link(link)
{
    m_link.addListener([this](const client::Changes& changes) {
        if (changes.people && !m_id.isNull()) {
            refresh();
        }
    });
}

void PersonPage::show(const QString& personId)
{
    const auto id = UserId::fromHex(personId.toLatin1());
    m_id = id ? *id : UserId();
    m_view.reset();
    m_followers.clear();
    m_problem.clear();
    Q_EMIT changed();
    if (!m_id.isNull()) {
        refresh();
        countFollowers();
    }
}

QString PersonPage::personId() const
{
    return m_id.isNull() ? QString() : QString::fromLatin1(m_id.hex());
}

void PersonPage::refresh()
{
    using View = std::optional<client::PersonSharingView>;
    m_link.ask<View>(
        [id = m_id](client::Account& account) { return account.circles().person(id); },
        [this, id = m_id](const View& view) {
            if (id == m_id) {
                m_view = view;
                Q_EMIT changed();
            }
        }
    );
}

void PersonPage::countFollowers()
{
    auto back = m_link.returner<Result<int>>([this, id = m_id](const Result<int>& count) {
        if (id == m_id && count && *count > 0) {
            m_followers = CircleWords::followers(*count);
            Q_EMIT changed();
        }
    });
    m_link.tell([id = m_id, back](client::Account& account) {
        account.circles().countFollowers(id, back);
    });
}

bool PersonPage::is(client::Relation relation) const
{
    return m_view && m_view->connection.relation == relation;
}

QString PersonPage::name() const
{
    return m_view ? m_view->connection.person.name : QString();
}

Author PersonPage::person() const
{
    return m_view ? Author::from(m_view->connection.person) : Author();
}

QString PersonPage::relation() const
{
    return m_view ? Words::relation(m_view->connection.relation) : QString();
}

QString PersonPage::standing() const
{
    return m_view ? CircleWords::standing(*m_view) : QString();
}

QString PersonPage::removalText() const
{
    return CircleWords::removal(name());
}

QString PersonPage::blockingText() const
{
    return CircleWords::blocking(name());
}

QStringList PersonPage::circles() const
{
    QStringList ids;
    if (m_view) {
        for (const SpaceId& circle : m_view->circles) {
            ids.append(QString::fromLatin1(circle.hex()));
        }
    }
    return ids;
}

void PersonPage::tell(Work work)
{
    m_problem.clear();
    m_link.ask<Result<void>>(
        [id = m_id, work = std::move(work)](client::Account& account) { return work(account, id); },
        [this](const Result<void>& outcome) {
            m_problem = outcome ? QString() : CircleWords::personProblem(outcome.error().code);
            refresh();
        }
    );
}

void PersonPage::remove()
{
    tell([](client::Account& account, const UserId& id) { return account.circles().remove(id); });
}

void PersonPage::block()
{
    tell([](client::Account& account, const UserId& id) { return account.circles().block(id); });
}

void PersonPage::unblock()
{
    tell([](client::Account& account, const UserId& id) { return account.circles().unblock(id); });
}

void PersonPage::withdraw()
{
    tell([](client::Account& account, const UserId& id) { return account.circles().withdraw(id); });
}

void PersonPage::approve()
{
    tell([](client::Account& account, const UserId& id) { return account.approve(id); });
}

void PersonPage::decline()
{
    tell([](client::Account& account, const UserId& id) { return account.decline(id); });
}

void PersonPage::setFollowed(bool followed)
{
    tell([followed](client::Account& account, const UserId& id) {
        return followed ? account.circles().follow(id) : account.circles().unfollow(id);
    });
}

} // namespace qs::models
