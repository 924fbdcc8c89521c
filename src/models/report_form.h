// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "client/evidence_views.h"
#include "models/account_link.h"

#include <QObject>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

namespace qs::models {

/// A report on one post before it is sent: exactly what the moderators would see, and why.
///
/// Thread: ui.
class ReportForm final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("A part of the session")
    Q_PROPERTY(QStringList authors READ authors NOTIFY changed FINAL) ///< Of what is revealed.
    Q_PROPERTY(QStringList texts READ texts NOTIFY changed FINAL)
    Q_PROPERTY(bool hasContext READ hasContext NOTIFY changed FINAL)
    Q_PROPERTY(bool withContext READ withContext WRITE setWithContext NOTIFY changed FINAL)
    Q_PROPERTY(QStringList reasons READ reasons CONSTANT FINAL)
    Q_PROPERTY(int reason READ reason WRITE setReason NOTIFY changed FINAL)
    Q_PROPERTY(bool ready READ isReady NOTIFY changed FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY changed FINAL)

public:
    explicit ReportForm(AccountLink& link) : m_link(link) {}

    [[nodiscard]] QStringList authors() const;
    [[nodiscard]] QStringList texts() const;
    [[nodiscard]] bool hasContext() const { return m_preview && !m_preview->context.isEmpty(); }
    [[nodiscard]] bool withContext() const { return m_withContext; }
    void setWithContext(bool with);
    [[nodiscard]] static QStringList reasons();
    [[nodiscard]] int reason() const { return m_reason; }
    void setReason(int reason);
    [[nodiscard]] bool isReady() const { return m_preview.has_value() && !m_busy; }
    [[nodiscard]] QString problem() const { return m_problem; }

    /// Begins with this post.
    Q_INVOKABLE void open(const QString& postId);
    Q_INVOKABLE void send(const QString& note);

Q_SIGNALS:
    void changed();
    void sent(); ///< It is on its way, or will be.

private:
    [[nodiscard]] QList<client::ReportPreview::Post> revealed() const;

    AccountLink& m_link;
    ObjectRef m_post;
    std::optional<client::ReportPreview> m_preview;
    QString m_problem;
    int m_reason = 0;
    bool m_withContext = true;
    bool m_busy = false;
};

} // namespace qs::models
