// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/scheduler.h"
#include "models/account_link.h"
#include "models/values.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace qs::models {

/// The post that is being written.
///
/// Nothing but typing and a successful publish() changes the text; a failed one leaves it. The
/// draft is saved when typing has paused for kPauseMs and whenever the field loses the focus, and
/// comes back with the account. A text may be longer than a post: then `left` is negative.
/// Widening the audience of a written text to Public asks once before it happens.
///
/// Thread: ui.
class Composer final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("A part of the session")
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged FINAL)
    Q_PROPERTY(qs::models::AudienceSign audience READ audience NOTIFY audienceChanged FINAL)
    Q_PROPERTY(QString circle READ circle NOTIFY audienceChanged FINAL)
    Q_PROPERTY(bool asksPublic READ asksPublic NOTIFY asksPublicChanged FINAL)
    Q_PROPERTY(int left READ left NOTIFY textChanged FINAL)
    Q_PROPERTY(QString counter READ counter NOTIFY textChanged FINAL)
    Q_PROPERTY(bool canPublish READ canPublish NOTIFY canPublishChanged FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY problemChanged FINAL)

public:
    static constexpr qint64 kPauseMs = 800;
    static constexpr int kCounterShownBelow = 200; ///< Graphemes left when counting begins.

    Composer(AccountLink& link, Scheduler& ui);
    ~Composer() override;

    /// Brings the draft back. Once there is an account.
    void start();

    /// Shows another draft, already kept as this device's, instead of what is here.
    void take(const client::DraftView& draft);

    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] AudienceSign audience() const;
    [[nodiscard]] const client::AudienceChoice& choice() const { return m_audience; }
    [[nodiscard]] QString circle() const; ///< The chosen circle, in hex; empty for none.
    [[nodiscard]] bool asksPublic() const { return m_asksPublic; }
    [[nodiscard]] int left() const { return m_left; }
    [[nodiscard]] QString counter() const; ///< Empty while there is plenty of room.
    [[nodiscard]] bool canPublish() const { return m_fits && !m_publishing; }
    [[nodiscard]] QString problem() const { return m_problem; }

    void setText(const QString& text);

    /// Only me, Connections, Public and around again.
    Q_INVOKABLE void cycleAudience();

    /// One audience (0 only me, 1 connections, 2 public), and with connections one of my circles by
    /// id and name; both empty for all of them.
    Q_INVOKABLE void
    chooseAudience(int kind, const QString& circleId = {}, const QString& circleName = {});
    Q_INVOKABLE void confirmPublic();
    Q_INVOKABLE void keepAudience();

    Q_INVOKABLE void publish();
    Q_INVOKABLE void saveDraft();

Q_SIGNALS:
    void textChanged();
    void audienceChanged();
    void asksPublicChanged();
    void canPublishChanged();
    void problemChanged();
    void published();

private:
    void setAudience(const client::AudienceChoice& audience);
    void setAsksPublic(bool asks);
    void setProblem(const QString& problem);
    void setPublishing(bool publishing);
    void measure();
    void saveLater();
    void restore(const client::DraftView& draft);
    void nameCircle();
    void finish(const QString& sent, const Result<ObjectRef>& outcome);

    AccountLink& m_link;
    Scheduler& m_ui;
    QString m_text;
    QString m_problem;
    client::AudienceChoice m_audience;
    QString m_circleName; ///< Of the chosen circle.
    Scheduler::TimerId m_pause = 0;
    int m_left = 0;
    bool m_fits = false;
    bool m_publishing = false;
    bool m_asksPublic = false;
    bool m_dirty = false; ///< Something has not been saved yet.
};

} // namespace qs::models
