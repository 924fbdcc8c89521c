// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "models/security_model.h"

#include "models/note.h"
#include "models/times.h"
#include "models/trust_words.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qs::models {

namespace {

QString personToCompareWith(const client::SecurityView& finding)
{
    const bool helps = finding.type >= client::FindingType::TwoDeviceLists && !finding.isMe &&
                       !finding.person.id.isNull();
    return helps ? QString::fromLatin1(finding.person.id.hex()) : QString();
}

} // namespace

int SecurityModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant SecurityModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const client::SecurityView& finding = m_rows[index.row()];
    switch (role) {
    case EntryRole: return QString::number(finding.number);
    case TextRole: return TrustWords::finding(finding);
    case AdviceRole: return TrustWords::advice(finding);
    case WhenRole: return Times::shown(finding.lastMs, m_clock.nowMs());
    case StateRole: return TrustWords::state(finding.state);
    case ToneRole: return static_cast<int>(toneOf(finding.type));
    case HasProofRole: return finding.hasEvidence;
    case PersonIdRole: return personToCompareWith(finding);
    default: return {};
    }
}

QHash<int, QByteArray> SecurityModel::roleNames() const
{
    return {
        {EntryRole, "entry"_ba},
        {TextRole, "text"_ba},
        {AdviceRole, "advice"_ba},
        {WhenRole, "when"_ba},
        {StateRole, "became"_ba},
        {ToneRole, "tone"_ba},
        {HasProofRole, "hasProof"_ba},
        {PersonIdRole, "personId"_ba},
    };
}

// Entries keep their order; new ones come on top, and some go.
void SecurityModel::show(const QList<client::SecurityView>& next)
{
    for (int row = count() - 1; row >= 0; --row) {
        if (!std::ranges::count(next, m_rows[row].number, &client::SecurityView::number)) {
            beginRemoveRows({}, row, row);
            m_rows.removeAt(row);
            endRemoveRows();
        }
    }
    for (int row = 0; row < next.size(); ++row) {
        if (row >= count() || m_rows[row].number != next[row].number) {
            beginInsertRows({}, row, row);
            m_rows.insert(row, next[row]);
            endInsertRows();
        } else if (m_rows[row] != next[row]) {
            m_rows[row] = next[row];
            Q_EMIT dataChanged(index(row), index(row));
        }
    }
    Q_EMIT countChanged();
}

} // namespace qs::models
