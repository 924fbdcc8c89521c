// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/clock.h"
#include "client/trust_views.h"

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

namespace qs::models {

/// The security log as rows, newest first.
///
/// Thread: ui.
class SecurityModel final : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("A part of the session")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)

public:
    enum Role {
        EntryRole = Qt::UserRole + 1,
        TextRole,
        AdviceRole,
        WhenRole,
        StateRole, ///< What became of it; empty while nothing did.
        ToneRole,  ///< As Note::Tone.
        HasProofRole,
        PersonIdRole, ///< To compare numbers with; empty if that would not help.
    };

    explicit SecurityModel(const Clock& clock) : m_clock(clock) {}

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] int count() const { return static_cast<int>(m_rows.size()); }
    void show(const QList<client::SecurityView>& next);

Q_SIGNALS:
    void countChanged();

private:
    const Clock& m_clock;
    QList<client::SecurityView> m_rows;
};

} // namespace qs::models
