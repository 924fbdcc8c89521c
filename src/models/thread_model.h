// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/clock.h"
#include "models/account_link.h"
#include "models/post_words.h"

#include <QAbstractListModel>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

namespace qs::models {

/// One version of a post, ready to draw.
struct Edition
{
    Q_GADGET
    QML_VALUE_TYPE(edition)
    Q_PROPERTY(QString when MEMBER when FINAL)
    Q_PROPERTY(QString note MEMBER note FINAL)
    Q_PROPERTY(QList<QString> blocks MEMBER blocks FINAL)

public:
    QString when;
    QString note;
    QStringList blocks;
};

/// One thread as rows: the first post, and below it everything that answers it, each answer below
/// what it answers. And what can be done to any post, in a thread or not: commands name it by its
/// id, say a word about it in said(), and in `problem` why nothing was done.
///
/// Thread: ui.
class ThreadModel final : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("A part of the session")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
    Q_PROPERTY(bool loaded READ isLoaded NOTIFY countChanged FINAL)
    Q_PROPERTY(bool cut READ isCut NOTIFY countChanged FINAL)
    Q_PROPERTY(int focusRow READ focusRow NOTIFY countChanged FINAL)
    Q_PROPERTY(QString readers READ readers NOTIFY countChanged FINAL)
    Q_PROPERTY(bool mayReply READ mayReply NOTIFY targetChanged FINAL)
    Q_PROPERTY(bool answering READ isAnswering NOTIFY targetChanged FINAL)
    Q_PROPERTY(QString answers READ answers NOTIFY targetChanged FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY problemChanged FINAL)
    Q_PROPERTY(QVariantList history READ history NOTIFY historyChanged FINAL)

public:
    /// After those of the timeline.
    enum Role {
        DepthRole = Qt::UserRole + 100, ///< 0 for the first post.
        FocusRole,                      ///< Whether it is the one that was opened.
    };

    ThreadModel(AccountLink& link, const Clock& clock);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] int count() const { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    [[nodiscard]] bool isCut() const { return m_isCut; }
    [[nodiscard]] int focusRow() const;
    [[nodiscard]] QString readers() const;
    [[nodiscard]] bool mayReply() const;
    [[nodiscard]] bool isAnswering() const { return m_answering; }
    [[nodiscard]] QString answers() const;
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] QVariantList history() const { return m_history; } ///< Of Edition, newest first.

    /// Shows the thread that this post stands in. What is answered is this post.
    Q_INVOKABLE void open(const QString& postId);

    /// What reply() answers from now on; also before the thread is open.
    Q_INVOKABLE void answer(const QString& postId);

    Q_INVOKABLE void reply(const QString& text);
    Q_INVOKABLE void saveDraft(const QString& text);
    Q_INVOKABLE void edit(const QString& postId, const QString& text);
    Q_INVOKABLE void remove(const QString& postId);
    Q_INVOKABLE void undo(const QString& postId);

    /// To everyone, or to all my connections.
    Q_INVOKABLE void repost(const QString& postId, const QString& comment, bool toEveryone);
    Q_INVOKABLE void toggleLike(const QString& postId);
    Q_INVOKABLE void toggleBookmark(const QString& postId);
    Q_INVOKABLE void retry(const QString& postId);
    Q_INVOKABLE void discard(const QString& postId);

    /// Fills `history`.
    Q_INVOKABLE void loadHistory(const QString& postId);

    /// Yields the whole text in textReady(), to be copied or edited.
    Q_INVOKABLE void fetchText(const QString& postId);
    Q_INVOKABLE void clearProblem();

Q_SIGNALS:
    void countChanged();
    void targetChanged();
    void problemChanged();
    void historyChanged();
    void replied();
    void draftReady(const QString& text);
    void textReady(const QString& postId, const QString& text);
    void said(const QString& words, const QString& undoId); ///< An empty id: nothing to undo.

private:
    using Rows = QList<client::ThreadItem>;
    using Work = std::function<Result<void>(client::Account&, const ObjectRef&)>;

    void refresh();
    void take(const client::ThreadView& thread);
    void show(const Rows& next);
    void command(const QString& postId, Work work, std::function<void()> done);
    void setProblem(const QString& problem);
    [[nodiscard]] const client::PostView* find(const ObjectRef& ref) const;

    AccountLink& m_link;
    const Clock& m_clock;
    Rows m_rows;
    QString m_asked; ///< What was opened; empty at first.
    QString m_target;
    QString m_problem;
    QVariantList m_history;
    bool m_loaded = false;
    bool m_isCut = false;
    bool m_answering = false;
};

} // namespace qs::models
