// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "content/shelf.h"

#include <QHash>
#include <QSet>
#include <QStringList>

namespace qs::feed {

/// What a rule looks at in a post.
struct Item
{
    ObjectRef ref;
    ObjectRef root; ///< Of the thread it is in; null if it begins one.
    UserId author;  ///< Of a repost: who passed it on.
    UserId writer;  ///< Who wrote the words; the author, except of a repost.
    QString text;   ///< With its warning, if it has one.
    bool isReply = false;
    bool isRepost = false;
    bool isPublic = false;
    bool isMine = false;
};

struct Decision
{
    enum class Verdict { Show, Fold, Hide };

    Verdict verdict = Verdict::Show;
    QString because; ///< The filter's name, when folded.

    friend bool operator==(const Decision&, const Decision&) = default;
};

/// Words as they are compared: case, accents and width do not count, and neither does whether it is
/// a word or a #tag. Between words stands one space.
[[nodiscard]] QString folded(QStringView text);

/// Whether the words of `needle` stand in `haystack` in a row, whole. Both are folded.
[[nodiscard]] bool holdsWords(QStringView haystack, QStringView needle);

/// Mutes and filters, made ready for many posts. What has run out by `nowMs` is not among them.
///
/// My own posts are never hidden or folded. Hiding wins over folding; of several that fold, the
/// first by name gives the reason. A value; thread: any.
class Rules
{
public:
    Rules() = default;
    Rules(const QList<content::Mute>& mutes, const QList<content::Filter>& filters, quint64 nowMs);

    [[nodiscard]] Decision judge(const Item& item) const;

    /// When the first of them runs out; 0 if none does.
    [[nodiscard]] quint64 nextChangeMs() const { return m_nextChangeMs; }
    [[nodiscard]] bool isEmpty() const;

private:
    struct Ready
    {
        content::Filter filter;
        QStringList words; // folded
    };

    void expire(quint64 untilMs);

    QSet<UserId> m_people;
    QSet<UserId> m_reposters;
    QSet<ObjectRef> m_posts;
    QStringList m_words; // folded
    QList<Ready> m_filters;
    quint64 m_nextChangeMs = 0;
};

/// How many of `items` the filter would take away or fold, whatever its end: what the editor shows
/// before it is kept. My own do not count.
[[nodiscard]] int wouldTake(const content::Filter& filter, const QList<Item>& items);

} // namespace qs::feed
