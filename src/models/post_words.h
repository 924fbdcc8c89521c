// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/result.h"
#include "client/post_views.h"
#include "models/values.h"

#include <QCoreApplication>

namespace qs::models {

/// What can be done with a post, and what its card says besides its text. Thread: any.
struct PostFacts
{
    Q_GADGET
    QML_VALUE_TYPE(postFacts)
    Q_PROPERTY(QString instead MEMBER instead FINAL)
    Q_PROPERTY(QString shared MEMBER shared FINAL)
    Q_PROPERTY(QString warning MEMBER warning FINAL)
    Q_PROPERTY(QString edited MEMBER edited FINAL)
    Q_PROPERTY(QString replies MEMBER replies FINAL)
    Q_PROPERTY(QString repliesSpoken MEMBER repliesSpoken FINAL)
    Q_PROPERTY(QString reposts MEMBER reposts FINAL)
    Q_PROPERTY(QString repostsSpoken MEMBER repostsSpoken FINAL)
    Q_PROPERTY(bool hasOriginal MEMBER hasOriginal FINAL)
    Q_PROPERTY(QString originalId MEMBER originalId FINAL)
    Q_PROPERTY(qs::models::Author originalAuthor MEMBER originalAuthor FINAL)
    Q_PROPERTY(QList<QString> originalBlocks MEMBER originalBlocks FINAL)
    Q_PROPERTY(QString originalWarning MEMBER originalWarning FINAL)
    Q_PROPERTY(QString originalInstead MEMBER originalInstead FINAL)
    Q_PROPERTY(QString personId MEMBER personId FINAL)
    Q_PROPERTY(bool mine MEMBER mine FINAL)
    Q_PROPERTY(bool mayReply MEMBER mayReply FINAL)
    Q_PROPERTY(bool mayShare MEMBER mayShare FINAL)
    Q_PROPERTY(bool mayEdit MEMBER mayEdit FINAL)
    Q_PROPERTY(bool mayRemove MEMBER mayRemove FINAL)
    Q_PROPERTY(bool mayReport MEMBER mayReport FINAL)

public:
    QString instead; ///< In place of a post that cannot be shown; else empty.
    QString shared;  ///< Over a repost: who passed it on.
    QString warning; ///< Shown before the text; else empty.
    QString edited;  ///< A mark that leads to the history; else empty.
    QString replies; ///< Counts are empty at zero.
    QString repliesSpoken;
    QString reposts;
    QString repostsSpoken;
    bool hasOriginal = false; ///< It is a repost: what follows is of what it passes on.
    QString originalId;
    Author originalAuthor;
    QStringList originalBlocks;
    QString originalWarning;
    QString originalInstead;
    QString personId; ///< The author; hexadecimal.
    bool mine = false;
    bool mayReply = false;
    bool mayShare = false;
    bool mayEdit = false;
    bool mayRemove = false;
    bool mayReport = false;

    [[nodiscard]] static PostFacts from(const client::PostView& post);
    [[nodiscard]] static PostFacts from(client::Missing missing);
    friend bool operator==(const PostFacts&, const PostFacts&) = default;
};

/// The sentences about answering, changing, passing on and taking back. Thread: ui.
class PostWords
{
    Q_DECLARE_TR_FUNCTIONS(PostWords)

public:
    [[nodiscard]] static QString missing(client::Missing missing);
    [[nodiscard]] static QString withheld();
    [[nodiscard]] static QString original(client::OriginalView::State state);
    [[nodiscard]] static QString shared(const QString& name);
    [[nodiscard]] static QString edited();
    [[nodiscard]] static QString replies(int count);
    [[nodiscard]] static QString reposts(int count);
    /// Who will read an answer in a thread that begins with such a post.
    [[nodiscard]] static QString readers(client::Audience audience);
    [[nodiscard]] static QString answering(const QString& name);
    [[nodiscard]] static QString removed();
    [[nodiscard]] static QString passedOn();
    [[nodiscard]] static QString backAgain();
    [[nodiscard]] static QString version(const client::EditionView& edition);
    [[nodiscard]] static QString problem(ErrorCode code);
};

} // namespace qs::models
