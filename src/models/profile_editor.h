// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "client/own_profile.h"
#include "models/account_link.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace qs::models {

/// What I say of myself, to be looked at and changed, and what I count of myself.
///
/// Thread: ui.
class ProfileEditor final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("A part of the session")
    Q_PROPERTY(QString name READ name NOTIFY changed FINAL)
    Q_PROPERTY(QString bio READ bio NOTIFY changed FINAL)
    Q_PROPERTY(int hue READ hue NOTIFY changed FINAL)
    Q_PROPERTY(int posts READ posts NOTIFY changed FINAL)
    Q_PROPERTY(int likes READ likes NOTIFY changed FINAL)
    Q_PROPERTY(int people READ people NOTIFY changed FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY problemChanged FINAL)

public:
    explicit ProfileEditor(AccountLink& link) : m_link(link) {}

    [[nodiscard]] QString name() const { return m_known.profile.card.name; }
    [[nodiscard]] QString bio() const { return m_known.profile.bio; }
    [[nodiscard]] int hue() const { return static_cast<int>(m_known.profile.card.hue); }
    [[nodiscard]] int posts() const { return m_known.numbers.posts; }
    [[nodiscard]] int likes() const { return m_known.numbers.likes; }
    [[nodiscard]] int people() const { return m_known.numbers.connections; }
    [[nodiscard]] QString problem() const { return m_problem; }

    /// Fetches everything. When the page opens.
    Q_INVOKABLE void look();

    /// `saved` says that it is kept.
    Q_INVOKABLE void save(const QString& name, int hue, const QString& bio);

Q_SIGNALS:
    void changed();
    void problemChanged();
    void saved();

private:
    struct Known
    {
        content::Profile profile;
        client::OwnNumbers numbers;
    };

    AccountLink& m_link;
    Known m_known;
    QString m_problem;
};

} // namespace qs::models
