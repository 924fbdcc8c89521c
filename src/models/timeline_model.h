// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/clock.h"
#include "models/account_link.h"
#include "models/values.h"

#include <QAbstractListModel>
#include <QSet>
#include <QtQml/qqmlregistration.h>

namespace qs::models {

/// The timeline as rows, newest first, mine that are not yet sent above all others.
///
/// Holds a window from the top that grows ahead of the reader, to at most kRowsMax. What changes in
/// the account arrives as single insertions, removals, moves and precise dataChanged; there is no
/// reset after construction.
///
/// What is being read does not move: a new post of somebody else that would push visible rows down
/// is held back and counted until showHeld(). Rows above the visible ones are inserted at once, as
/// are mine and those that a device receives while it fills up for the first time.
///
/// Thread: ui.
class TimelineModel final : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("A part of the session")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
    Q_PROPERTY(int heldCount READ heldCount NOTIFY heldChanged FINAL)
    Q_PROPERTY(QString heldText READ heldText NOTIFY heldChanged FINAL)
    Q_PROPERTY(bool loaded READ isLoaded NOTIFY loadedChanged FINAL)
    Q_PROPERTY(bool complete READ isComplete NOTIFY completeChanged FINAL)

public:
    enum Role {
        PostIdRole = Qt::UserRole + 1,
        AuthorRole,
        AudienceRole,
        BlocksRole, ///< The text, cut where the writing direction turns.
        WhenRole,
        TallyRole,
        ProgressRole,
        MineRole,
        BookmarkedRole,
        FoldedRole, ///< In place of a post that a filter folds; else empty.
        NoteRole,   ///< In the place of a post: why something is not shown.
        SpokenRole, ///< The whole row in the order it is read out.
        FactsRole,  ///< What can be done with it, and what its card says besides.
    };

    /// What a thread shows of a post, too.
    [[nodiscard]] static QVariant shown(const client::PostView& post, int role, qint64 nowMs);
    [[nodiscard]] static QList<int>
    changedRoles(const client::PostView& before, const client::PostView& now);
    [[nodiscard]] static QHash<int, QByteArray> postRoles();

    /// How posts are spelled in QML.
    [[nodiscard]] static QString idOf(const ObjectRef& ref);
    [[nodiscard]] static std::optional<ObjectRef> refOf(const QString& postId);

    static constexpr int kPageRows = 40;
    static constexpr int kRowsMax = 10'000;

    TimelineModel(AccountLink& link, const Clock& clock);

    /// Asks for the first page. Once there is an account.
    void start();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] int count() const { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] int heldCount() const { return static_cast<int>(m_held.size()); }
    [[nodiscard]] QString heldText() const;
    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    [[nodiscard]] bool isComplete() const { return m_complete; }

    /// The view says which rows it shows; -1 for none. Older rows are asked for in time.
    Q_INVOKABLE void setVisibleRows(int first, int last);

    /// Lets the held rows in.
    Q_INVOKABLE void showHeld();

    Q_INVOKABLE void toggleLike(const QString& postId);
    Q_INVOKABLE void toggleBookmark(const QString& postId);
    Q_INVOKABLE void retry(const QString& postId);
    Q_INVOKABLE void discard(const QString& postId);

    /// The text of a row, to be copied.
    Q_INVOKABLE [[nodiscard]] QString textOf(const QString& postId) const;

Q_SIGNALS:
    void countChanged();
    void heldChanged();
    void loadedChanged();
    void completeChanged();

private:
    struct Answer
    {
        client::TimelinePage page;
        bool live = false;
    };

    [[nodiscard]] const client::PostView* find(const QString& postId) const;
    [[nodiscard]] QList<client::PostView> withoutHeld(QList<client::PostView> posts);
    [[nodiscard]] bool wouldDisturb(int rowsBefore) const;
    void refresh();
    void take(const Answer& answer);
    void show(const QList<client::PostView>& next);
    void removeMissing(const QList<client::PostView>& next);
    void place(int row, const QList<client::PostView>& next, const QSet<ObjectRef>& known);
    void insertRun(int row, const QList<client::PostView>& next, const QSet<ObjectRef>& known);
    void change(int row, const client::PostView& post);

    AccountLink& m_link;
    const Clock& m_clock;
    QList<client::PostView> m_rows;
    client::TimelinePage m_latest; ///< As the account has it, with what is held.
    QSet<ObjectRef> m_held;
    int m_wanted = kPageRows;
    int m_firstVisible = -1;
    int m_lastVisible = -1;
    bool m_asking = false;
    bool m_askAgain = false;
    bool m_loaded = false;
    bool m_complete = false;
    bool m_filling = false; ///< A new device that has not caught up yet.
};

} // namespace qs::models
