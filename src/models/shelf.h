// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/clock.h"
#include "client/shelf_views.h"
#include "models/account_link.h"
#include "models/composer.h"

#include <QObject>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

namespace qs::models {

/// A row of one of the lists below; which fields it has is said there.
struct ShelfRow
{
    Q_GADGET
    QML_VALUE_TYPE(shelfRow)
    Q_PROPERTY(QString id MEMBER id FINAL)
    Q_PROPERTY(QString author MEMBER author FINAL)
    Q_PROPERTY(int hue MEMBER hue FINAL)
    Q_PROPERTY(QString text MEMBER text FINAL)
    Q_PROPERTY(QString note MEMBER note FINAL)
    Q_PROPERTY(QString folder MEMBER folder FINAL)
    Q_PROPERTY(bool here MEMBER here FINAL)
    Q_PROPERTY(QString name MEMBER name FINAL)
    Q_PROPERTY(int count MEMBER count FINAL)
    Q_PROPERTY(QString what MEMBER what FINAL)
    Q_PROPERTY(QString kind MEMBER kind FINAL)
    Q_PROPERTY(QString until MEMBER until FINAL)
    Q_PROPERTY(QString words MEMBER words FINAL)
    Q_PROPERTY(QString does MEMBER does FINAL)
    Q_PROPERTY(QString when MEMBER when FINAL)
    Q_PROPERTY(QString audience MEMBER audience FINAL)
    Q_PROPERTY(QString left MEMBER left FINAL)

public:
    QString id;
    QString author;
    int hue = 0;
    QString text;
    QString note;
    QString folder;
    bool here = false;
    QString name;
    int count = 0;
    QString what;
    QString kind;
    QString until;
    QString words;
    QString does;
    QString when;
    QString audience;
    QString left;
};

/// Bookmarks, mutes, filters and saved drafts, as lists of finished ShelfRows with an `id`; their
/// other fields are named beside each list. All lists are asked anew when anything on
/// the shelf changed, on whatever device. A command that fails says so in `problem`.
///
/// Thread: ui.
class Shelf final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("A part of the session")
    /// author, hue, text, note, folder, here
    Q_PROPERTY(QVariantList bookmarks READ bookmarks NOTIFY changed FINAL)
    /// name, count
    Q_PROPERTY(QVariantList folders READ folders NOTIFY changed FINAL)
    /// what, kind (a word for it), until
    Q_PROPERTY(QVariantList mutes READ mutes NOTIFY changed FINAL)
    /// name, words, does, until
    Q_PROPERTY(QVariantList filters READ filters NOTIFY changed FINAL)
    /// text, when, audience, note
    Q_PROPERTY(QVariantList drafts READ drafts NOTIFY changed FINAL)
    Q_PROPERTY(QVariantList bin READ bin NOTIFY changed FINAL)
    Q_PROPERTY(QString preview READ preview NOTIFY previewChanged FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY problemChanged FINAL)

public:
    Shelf(AccountLink& link, Composer& composer, const Clock& clock);

    /// Fetches all. Once there is an account.
    void start();

    [[nodiscard]] QVariantList bookmarks() const { return m_lists.bookmarks; }
    [[nodiscard]] QVariantList folders() const { return m_lists.folders; }
    [[nodiscard]] QVariantList mutes() const { return m_lists.mutes; }
    [[nodiscard]] QVariantList filters() const { return m_lists.filters; }
    [[nodiscard]] QVariantList drafts() const { return m_lists.drafts; }
    [[nodiscard]] QVariantList bin() const { return m_lists.bin; }
    [[nodiscard]] QString preview() const { return m_preview; }
    [[nodiscard]] QString problem() const { return m_problem; }

    Q_INVOKABLE void keep(const QString& post, const QString& folder, const QString& note);
    Q_INVOKABLE void letGo(const QString& post);
    Q_INVOKABLE void makeFolder(const QString& name);
    Q_INVOKABLE void removeFolder(const QString& folder);

    /// For `days`; 0 is for ever.
    Q_INVOKABLE void muteWord(const QString& word, int days);
    Q_INVOKABLE void mutePerson(const QString& person, int days);
    Q_INVOKABLE void unmute(const QString& id);

    /// Words are parted by commas.
    Q_INVOKABLE void keepFilter(const QString& name, const QString& words, bool warns, int days);
    Q_INVOKABLE void removeFilter(const QString& filter);
    /// Fills `preview` with how much such a filter would take; empty without words.
    Q_INVOKABLE void tryFilter(const QString& words);

    /// Puts what is being written aside, among the drafts.
    Q_INVOKABLE void putAside();
    /// Brings a draft back to where one writes; what is there is put aside first.
    Q_INVOKABLE void resume(const QString& draft);
    Q_INVOKABLE void binDraft(const QString& draft);
    Q_INVOKABLE void restoreDraft(const QString& draft);
    Q_INVOKABLE void forgetDraft(const QString& draft);
    Q_INVOKABLE void clearProblem();

Q_SIGNALS:
    void changed();
    void previewChanged();
    void problemChanged();
    void resumed();

private:
    struct Known
    {
        QList<client::BookmarkView> bookmarks;
        QList<client::FolderView> folders;
        QList<client::MuteView> mutes;
        QList<content::Filter> filters;
        QList<client::SavedDraftView> drafts;
        QList<client::SavedDraftView> bin;
    };
    struct Lists
    {
        QVariantList bookmarks, folders, mutes, filters, drafts, bin;
    };

    void show(const Known& known);
    void command(std::function<Result<void>(client::Account&)> work);
    [[nodiscard]] quint64 until(int days) const;
    [[nodiscard]] QVariantList rowsOf(const QList<client::SavedDraftView>& drafts) const;

    AccountLink& m_link;
    Composer& m_composer;
    const Clock& m_clock;
    Known m_known;
    Lists m_lists;
    QString m_preview;
    QString m_problem;
};

} // namespace qs::models
