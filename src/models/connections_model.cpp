// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "models/connections_model.h"

#include "models/words.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace qs::models {

namespace {

QString idOf(const client::ConnectionView& connection)
{
    return QString::fromLatin1(connection.person.id.hex());
}

int rank(client::Relation relation)
{
    using enum client::Relation;
    switch (relation) {
    case Incoming: return 0;
    case Requested: return 1;
    case Connected: return 2;
    case Introduced: return 3;
    case Parted: return 4;
    case Blocked: return 5;
    }
    Q_UNREACHABLE();
}

void putInOrder(QList<client::ConnectionView>& connections)
{
    std::stable_sort(connections.begin(), connections.end(), [](const auto& a, const auto& b) {
        if (a.relation != b.relation) {
            return rank(a.relation) < rank(b.relation);
        }
        return a.person.name.localeAwareCompare(b.person.name) < 0;
    });
}

} // namespace

ConnectionsModel::ConnectionsModel(AccountLink& link) : m_link(link)
{
    m_link.addListener([this](const client::Changes& changes) {
        if (changes.people) {
            refresh();
        }
    });
}

void ConnectionsModel::start()
{
    refresh();
}

int ConnectionsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant ConnectionsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const client::ConnectionView& connection = m_rows[index.row()];
    switch (role) {
    case PersonIdRole: return idOf(connection);
    case PersonRole: return QVariant::fromValue(Author::from(connection.person));
    case RelationRole: return Words::relation(connection.relation);
    case AsksRole: return connection.relation == client::Relation::Incoming;
    case ConnectedRole: return connection.relation == client::Relation::Connected;
    case SectionRole: return Words::section(connection.relation);
    case OpensSectionRole: return opensSection(index.row());
    default: return {};
    }
}

QHash<int, QByteArray> ConnectionsModel::roleNames() const
{
    return {
        {PersonIdRole, "personId"_ba},
        {PersonRole, "person"_ba},
        {RelationRole, "relation"_ba},
        {AsksRole, "asks"_ba},
        {ConnectedRole, "connected"_ba},
        {SectionRole, "section"_ba},
        {OpensSectionRole, "opensSection"_ba},
    };
}

void ConnectionsModel::approve(const QString& personId)
{
    if (const auto person = UserId::fromHex(personId.toLatin1())) {
        m_link.tell([person](client::Account& account) {
            static_cast<void>(account.approve(*person).ok());
        });
    }
}

void ConnectionsModel::decline(const QString& personId)
{
    if (const auto person = UserId::fromHex(personId.toLatin1())) {
        m_link.tell([person](client::Account& account) {
            static_cast<void>(account.decline(*person).ok());
        });
    }
}

QString ConnectionsModel::waitingText() const
{
    return Words::waiting(waiting());
}

int ConnectionsModel::countOf(client::Relation relation) const
{
    return static_cast<int>(std::count_if(
        m_rows.cbegin(), m_rows.cend(), [relation](const auto& c) { return c.relation == relation; }
    ));
}

void ConnectionsModel::refresh()
{
    m_link.ask<QList<client::ConnectionView>>(
        [](client::Account& account) { return account.connections(); },
        [this](const QList<client::ConnectionView>& next) { show(next); }
    );
}

void ConnectionsModel::show(QList<client::ConnectionView> next)
{
    putInOrder(next);
    removeMissing(next);
    for (int row = 0; row < next.size(); ++row) {
        place(row, next[row]);
    }
    if (!m_rows.isEmpty()) {
        Q_EMIT dataChanged(index(0), index(count() - 1), {OpensSectionRole});
    }
    Q_EMIT countsChanged();
}

bool ConnectionsModel::opensSection(int row) const
{
    return row == 0 || m_rows[row - 1].relation != m_rows[row].relation;
}

void ConnectionsModel::removeMissing(const QList<client::ConnectionView>& next)
{
    for (int row = count() - 1; row >= 0; --row) {
        const bool stays = std::any_of(next.cbegin(), next.cend(), [&](const auto& connection) {
            return connection.person.id == m_rows[row].person.id;
        });
        if (!stays) {
            beginRemoveRows({}, row, row);
            m_rows.removeAt(row);
            endRemoveRows();
        }
    }
}

void ConnectionsModel::place(int row, const client::ConnectionView& connection)
{
    const auto current = std::find_if(m_rows.cbegin() + row, m_rows.cend(), [&](const auto& other) {
        return other.person.id == connection.person.id;
    });
    if (current == m_rows.cend()) {
        beginInsertRows({}, row, row);
        m_rows.insert(row, connection);
        endInsertRows();
        return;
    }
    const int from = static_cast<int>(current - m_rows.cbegin());
    if (from != row) {
        beginMoveRows({}, from, from, {}, row);
        m_rows.move(from, row);
        endMoveRows();
    }
    if (std::exchange(m_rows[row], connection) != connection) {
        Q_EMIT dataChanged(index(row), index(row));
    }
}

} // namespace qs::models
