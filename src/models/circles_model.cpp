// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "models/circles_model.h"

#include "models/circle_words.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace qs::models {

namespace {

template<typename Id>
QString hexOf(const Id& id)
{
    return QString::fromLatin1(id.hex());
}

} // namespace

CirclesModel::CirclesModel(AccountLink& link) : m_link(link)
{
    m_link.addListener([this](const client::Changes& changes) {
        if (changes.people) {
            refresh();
        }
    });
}

void CirclesModel::start()
{
    refresh();
}

int CirclesModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant CirclesModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const client::CircleView& circle = m_rows[index.row()];
    switch (role) {
    case CircleIdRole: return circle.isMain ? QString() : hexOf(circle.id);
    case NameRole: return CircleWords::circle(circle);
    case ReadersRole: return CircleWords::readers(circle.people.size());
    case MainRole: return circle.isMain;
    case PeopleRole: {
        QStringList people;
        for (const UserId& person : circle.people) {
            people.append(hexOf(person));
        }
        return people;
    }
    default: return {};
    }
}

QHash<int, QByteArray> CirclesModel::roleNames() const
{
    return {
        {CircleIdRole, "circleId"_ba},
        {NameRole, "name"_ba},
        {ReadersRole, "readers"_ba},
        {MainRole, "main"_ba},
        {PeopleRole, "people"_ba},
    };
}

void CirclesModel::refresh()
{
    m_link.ask<Known>(
        [](client::Account& account) {
            const client::Circles circles = account.circles();
            return Known{circles.list(), circles.isFindable()};
        },
        [this](const Known& known) { show(known); }
    );
}

void CirclesModel::show(const Known& known)
{
    if (known.circles != m_rows) {
        beginResetModel();
        m_rows = known.circles;
        endResetModel();
        Q_EMIT countChanged();
    }
    if (std::exchange(m_findable, known.findable) != known.findable) {
        Q_EMIT findableChanged();
    }
}

void CirclesModel::tell(Work work)
{
    m_problem.clear();
    Q_EMIT problemChanged();
    m_link.ask<Result<void>>(
        [work = std::move(work)](client::Account& account) {
            client::Circles circles = account.circles();
            return work(circles);
        },
        [this](const Result<void>& outcome) {
            m_problem = outcome ? QString() : CircleWords::circleProblem(outcome.error().code);
            Q_EMIT problemChanged();
            refresh();
        }
    );
}

void CirclesModel::create(const QString& name)
{
    tell([name](client::Circles& circles) -> Result<void> {
        QS_TRY(circles.create(name.trimmed(), {}));
        return {};
    });
}

void CirclesModel::rename(const QString& circleId, const QString& name)
{
    if (const auto circle = SpaceId::fromHex(circleId.toLatin1())) {
        tell([circle, name](client::Circles& circles) {
            return circles.rename(*circle, name.trimmed());
        });
    }
}

void CirclesModel::dissolve(const QString& circleId)
{
    if (const auto circle = SpaceId::fromHex(circleId.toLatin1())) {
        tell([circle](client::Circles& circles) { return circles.dissolve(*circle); });
    }
}

void CirclesModel::setIn(const QString& circleId, const QString& personId, bool in)
{
    const auto circle = SpaceId::fromHex(circleId.toLatin1());
    const auto person = UserId::fromHex(personId.toLatin1());
    if (!circle || !person) {
        return;
    }
    tell([circle, person, in](client::Circles& circles) -> Result<void> {
        for (const client::CircleView& known : circles.list()) {
            if (known.id == *circle) {
                QList<UserId> people = known.people;
                people.removeAll(*person);
                if (in) {
                    people.append(*person);
                }
                return circles.setPeople(*circle, people);
            }
        }
        return Error{ErrorCode::NotFound, {}};
    });
}

void CirclesModel::askByName(const QString& username)
{
    const QString name = username.trimmed().toLower();
    if (m_searching || name.isEmpty()) {
        return;
    }
    m_searching = true;
    m_searchProblem.clear();
    m_searchSuccess.clear();
    Q_EMIT searchChanged();
    using Found = Result<client::PersonView>;
    auto back = m_link.returner<Found>([this, name](const Found& found) {
        if (found) {
            endSearch({}, CircleWords::asked(found->name.isEmpty() ? name : found->name));
        } else {
            endSearch(CircleWords::nameProblem(found.error().code), {});
        }
    });
    m_link.tell([name, back](client::Account& account) { account.circles().askByName(name, back); }
    );
}

void CirclesModel::endSearch(const QString& problem, const QString& success)
{
    m_searching = false;
    m_searchProblem = problem;
    m_searchSuccess = success;
    Q_EMIT searchChanged();
}

void CirclesModel::clearSearch()
{
    if (!m_searching) {
        endSearch({}, {});
    }
}

void CirclesModel::setFindable(bool findable)
{
    if (std::exchange(m_findable, findable) == findable) {
        return;
    }
    Q_EMIT findableChanged();
    tell([findable](client::Circles& circles) { return circles.setFindable(findable); });
}

} // namespace qs::models
