// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "models/server_rows.h"

#include "client/evidence.h"
#include "models/evidence_words.h"

using namespace Qt::StringLiterals;

namespace qs::models {

namespace {

QString rowText(const QStringList& columns, const QStringList& cells)
{
    QStringList lines;
    for (qsizetype i = 0; i < columns.size() && i < cells.size(); ++i) {
        lines.append(columns[i] + u": "_s + (cells[i].isEmpty() ? u"-"_s : cells[i]));
    }
    return lines.join(u'\n');
}

} // namespace

QStringList ServerRows::sentences() const
{
    QStringList sentences;
    for (const QString& name : m_tables) {
        sentences.append(EvidenceWords::table(name));
    }
    return sentences;
}

void ServerRows::open()
{
    m_table = -1;
    ask(-1, 0);
}

void ServerRows::show(int table)
{
    m_rows.clear();
    m_more = 0;
    m_table = table;
    ask(table, 0);
}

void ServerRows::showMore()
{
    ask(m_table, static_cast<int>(m_rows.size()));
}

void ServerRows::closeTable()
{
    m_table = -1;
    Q_EMIT changed();
}

void ServerRows::ask(int table, int from)
{
    using Found = Result<client::ServerRows>;
    m_busy = true;
    m_problem.clear();
    Q_EMIT changed();
    const auto back = m_link.returner<Found>([this, table, from](const Found& found) {
        take(table, from, found);
    });
    m_link.tell([table, from, back](client::Account& account) {
        account.evidence().serverRows(
            static_cast<quint64>(qMax(0, table)), static_cast<quint64>(from), back
        );
    });
}

void ServerRows::take(int table, int from, const Result<client::ServerRows>& found)
{
    m_busy = false;
    if (!found) {
        m_problem = EvidenceWords::rowsProblem(found.error().code);
    } else {
        m_tables = found->tables;
        if (table >= 0 && table == m_table && from == m_rows.size()) {
            for (const QStringList& row : found->rows) {
                m_rows.append(rowText(found->columns, row));
            }
            m_more = static_cast<int>(found->more);
        }
    }
    Q_EMIT changed();
}

} // namespace qs::models
