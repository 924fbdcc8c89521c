// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "models/timeline_model.h"

#include "client/shelf.h"
#include "content/text.h"
#include "models/note.h"
#include "models/paragraphs.h"
#include "models/post_words.h"
#include "models/shelf_words.h"
#include "models/times.h"
#include "models/words.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qs::models {

namespace {

constexpr int kRowsAhead = 20;

QSet<ObjectRef> refsOf(const QList<client::PostView>& posts)
{
    QSet<ObjectRef> refs;
    refs.reserve(posts.size());
    for (const client::PostView& post : posts) {
        refs.insert(post.ref);
    }
    return refs;
}

QString spoken(const client::PostView& post, qint64 nowMs)
{
    if (post.isNote()) {
        const Note note = Note::from(post.note);
        return note.text + u". "_s + note.advice;
    }
    const Moment when = Times::moment(post, nowMs);
    const Progress progress = Progress::from(post);
    const PostFacts facts = PostFacts::from(post);
    QStringList parts{
        content::isolated(post.author.name),
        Words::audience(post.audience),
        when.shown,
        when.note,
        facts.shared,
        facts.instead,
        facts.warning.isEmpty() ? content::forDisplay(post.text) : facts.warning,
        facts.hasOriginal ? content::isolated(facts.originalAuthor.name) : QString(),
        facts.originalInstead,
        facts.originalWarning.isEmpty() ? facts.originalBlocks.join(u'\n') : facts.originalWarning,
        facts.edited,
        facts.repliesSpoken,
        Tally::from(post).spoken,
        progress.word,
        progress.reason,
    };
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

} // namespace

QString TimelineModel::idOf(const ObjectRef& ref)
{
    return QString::fromLatin1(ref.author.hex() + ref.id.hex());
}

std::optional<ObjectRef> TimelineModel::refOf(const QString& postId)
{
    const QByteArray bytes = QByteArray::fromHex(postId.toLatin1());
    const auto author =
        UserId::from(QByteArrayView(bytes).first(qMin(bytes.size(), UserId::kSize)));
    if (!author) {
        return std::nullopt;
    }
    const auto id = ObjectId::from(QByteArrayView(bytes).sliced(UserId::kSize));
    return id ? std::optional(ObjectRef{.author = *author, .id = *id}) : std::nullopt;
}

QList<int> TimelineModel::changedRoles(const client::PostView& before, const client::PostView& now)
{
    QList<int> roles;
    if (before.author != now.author) {
        roles.append(AuthorRole);
    }
    if (before.audience != now.audience) {
        roles.append(AudienceRole);
    }
    if (before.text != now.text) {
        roles.append(BlocksRole);
    }
    if (before.createdMs != now.createdMs || before.arrivedMs != now.arrivedMs) {
        roles.append(WhenRole);
    }
    if (before.likes != now.likes || before.likedByMe != now.likedByMe) {
        roles.append(TallyRole);
    }
    if (before.note != now.note) {
        roles.append(NoteRole);
    }
    if (before.delivery != now.delivery || before.refusal != now.refusal ||
        before.waitsFor != now.waitsFor) {
        roles.append(ProgressRole);
    }
    if (before.bookmarked != now.bookmarked) {
        roles.append(BookmarkedRole);
    }
    if (before.foldedBy != now.foldedBy) {
        roles.append(FoldedRole);
    }
    if (before.mine != now.mine) {
        roles.append(MineRole);
    }
    if (PostFacts::from(before) != PostFacts::from(now)) {
        roles.append(FactsRole);
    }
    if (!roles.isEmpty()) {
        roles.append(SpokenRole);
    }
    return roles;
}

TimelineModel::TimelineModel(AccountLink& link, const Clock& clock) : m_link(link), m_clock(clock)
{
    m_link.addListener([this](const client::Changes& changes) {
        const bool maybeFilled = changes.link && m_filling;
        if (changes.manyPosts || !changes.posts.isEmpty() || maybeFilled) {
            refresh();
        }
    });
}

void TimelineModel::start()
{
    refresh();
}

int TimelineModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant TimelineModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    return shown(m_rows[index.row()], role, m_clock.nowMs());
}

QVariant TimelineModel::shown(const client::PostView& post, int role, qint64 nowMs)
{
    switch (role) {
    case PostIdRole: return idOf(post.ref);
    case AuthorRole: return QVariant::fromValue(Author::from(post.author));
    case AudienceRole: {
        AudienceSign sign = AudienceSign::from(post.audience);
        sign.word = post.circle.isEmpty() ? sign.word : post.circle;
        return QVariant::fromValue(sign);
    }
    case BlocksRole: return directionBlocks(content::forDisplay(post.text));
    case WhenRole: return QVariant::fromValue(Times::moment(post, nowMs));
    case TallyRole: return QVariant::fromValue(Tally::from(post));
    case ProgressRole: return QVariant::fromValue(Progress::from(post));
    case MineRole: return post.mine;
    case BookmarkedRole: return post.bookmarked;
    case FoldedRole: return post.foldedBy.isEmpty() ? QString() : ShelfWords::folded(post.foldedBy);
    case NoteRole: return QVariant::fromValue(Note::from(post.note));
    case SpokenRole: return spoken(post, nowMs);
    case FactsRole: return QVariant::fromValue(PostFacts::from(post));
    default: return {};
    }
}

QHash<int, QByteArray> TimelineModel::roleNames() const
{
    return postRoles();
}

QHash<int, QByteArray> TimelineModel::postRoles()
{
    return {
        {PostIdRole, "postId"_ba},
        {AuthorRole, "author"_ba},
        {AudienceRole, "audience"_ba},
        {BlocksRole, "blocks"_ba},
        {WhenRole, "when"_ba},
        {TallyRole, "tally"_ba},
        {ProgressRole, "progress"_ba},
        {MineRole, "mine"_ba},
        {BookmarkedRole, "bookmarked"_ba},
        {FoldedRole, "folded"_ba},
        {NoteRole, "note"_ba},
        {SpokenRole, "spoken"_ba},
        {FactsRole, "facts"_ba},
    };
}

QString TimelineModel::heldText() const
{
    return Words::newPosts(heldCount());
}

void TimelineModel::setVisibleRows(int first, int last)
{
    m_firstVisible = first;
    m_lastVisible = last;
    const bool near = last >= count() - kRowsAhead;
    if (near && !m_complete && !m_asking && m_loaded && m_wanted < kRowsMax) {
        m_wanted = qMin(kRowsMax, count() + heldCount() + kPageRows);
        refresh();
    }
}

void TimelineModel::showHeld()
{
    if (m_held.isEmpty()) {
        return;
    }
    m_held.clear();
    show(m_latest.posts);
    Q_EMIT heldChanged();
}

void TimelineModel::toggleLike(const QString& postId)
{
    const client::PostView* post = find(postId);
    if (post == nullptr) {
        return;
    }
    // Failing means that the disk is full, which the line at the top of the window says.
    m_link.tell([ref = post->ref, liked = !post->likedByMe](client::Account& account) {
        static_cast<void>(account.setLiked(ref, liked).ok());
    });
}

void TimelineModel::toggleBookmark(const QString& postId)
{
    const client::PostView* post = find(postId);
    if (post == nullptr) {
        return;
    }
    m_link.tell([ref = post->ref, kept = post->bookmarked](client::Account& account) {
        client::Shelf& shelf = account.shelf();
        static_cast<void>((kept ? shelf.unbookmark(ref) : shelf.bookmark(ref)).ok());
    });
}

void TimelineModel::retry(const QString& postId)
{
    if (const client::PostView* post = find(postId)) {
        m_link.tell([ref = post->ref](client::Account& account) {
            static_cast<void>(account.retry(ref).ok());
        });
    }
}

void TimelineModel::discard(const QString& postId)
{
    if (const client::PostView* post = find(postId)) {
        m_link.tell([ref = post->ref](client::Account& account) {
            static_cast<void>(account.discard(ref).ok());
        });
    }
}

QString TimelineModel::textOf(const QString& postId) const
{
    const client::PostView* post = find(postId);
    return post == nullptr ? QString() : post->text;
}

const client::PostView* TimelineModel::find(const QString& postId) const
{
    const auto ref = refOf(postId);
    const auto row = std::find_if(m_rows.cbegin(), m_rows.cend(), [&ref](const auto& post) {
        return ref && post.ref == *ref;
    });
    return row == m_rows.cend() ? nullptr : &*row;
}

void TimelineModel::refresh()
{
    if (m_asking) {
        m_askAgain = true;
        return;
    }
    m_asking = true;
    m_askAgain = false;
    m_link.ask<Answer>(
        [limit = m_wanted](client::Account& account) {
            const bool live = account.link().state == client::LinkStatus::State::Live;
            return Answer{.page = account.timeline(std::nullopt, limit), .live = live};
        },
        [this](const Answer& answer) { take(answer); }
    );
}

void TimelineModel::take(const Answer& answer)
{
    m_asking = false;
    const auto& posts = answer.page.posts;
    const bool tooShort = !answer.page.end && !m_rows.isEmpty() && !posts.isEmpty() &&
                          posts.last().key > m_rows.last().key && m_wanted < kRowsMax;
    if (tooShort) {
        m_wanted = qMin(kRowsMax, m_wanted + kPageRows);
        refresh();
        return;
    }
    if (!m_loaded) {
        m_filling = posts.isEmpty() && !answer.live;
    }
    m_latest = answer.page;
    const int heldBefore = heldCount();
    show(withoutHeld(posts));
    m_filling = m_filling && !answer.live;
    if (!std::exchange(m_loaded, true)) {
        Q_EMIT loadedChanged();
    }
    if (heldBefore != heldCount()) {
        Q_EMIT heldChanged();
    }
    if (std::exchange(m_complete, answer.page.end) != m_complete) {
        Q_EMIT completeChanged();
    }
    if (m_askAgain) {
        refresh();
    }
}

bool TimelineModel::wouldDisturb(int rowsBefore) const
{
    const bool aboveLast = rowsBefore <= m_lastVisible;
    return m_firstVisible == 0 ? aboveLast : aboveLast && rowsBefore > m_firstVisible;
}

QList<client::PostView> TimelineModel::withoutHeld(QList<client::PostView> posts)
{
    const QSet<ObjectRef> shown = refsOf(m_rows);
    QSet<ObjectRef> held;
    int rowsBefore = 0;
    for (const client::PostView& post : std::as_const(posts)) {
        if (shown.contains(post.ref)) {
            ++rowsBefore;
            continue;
        }
        const bool arrives = m_loaded && !m_filling && !m_rows.isEmpty() && !post.mine;
        if (m_held.contains(post.ref) || (arrives && wouldDisturb(rowsBefore))) {
            held.insert(post.ref);
        }
    }
    m_held = held;
    posts.removeIf([&held](const client::PostView& post) { return held.contains(post.ref); });
    return posts;
}

void TimelineModel::show(const QList<client::PostView>& next)
{
    const auto before = m_rows.size();
    removeMissing(next);
    const QSet<ObjectRef> known = refsOf(m_rows);
    for (int row = 0; row < next.size(); ++row) {
        if (row < m_rows.size() && m_rows[row].ref == next[row].ref) {
            change(row, next[row]);
        } else {
            place(row, next, known);
        }
    }
    if (before != m_rows.size()) {
        Q_EMIT countChanged();
    }
}

void TimelineModel::removeMissing(const QList<client::PostView>& next)
{
    const QSet<ObjectRef> wanted = refsOf(next);
    for (int last = count() - 1; last >= 0; --last) {
        if (wanted.contains(m_rows[last].ref)) {
            continue;
        }
        int first = last;
        while (first > 0 && !wanted.contains(m_rows[first - 1].ref)) {
            --first;
        }
        beginRemoveRows({}, first, last);
        m_rows.remove(first, last - first + 1);
        endRemoveRows();
        last = first;
    }
}

void TimelineModel::place(
    int row,
    const QList<client::PostView>& next,
    const QSet<ObjectRef>& known
)
{
    if (!known.contains(next[row].ref)) {
        insertRun(row, next, known);
        return;
    }
    const auto current = std::find_if(m_rows.cbegin() + row, m_rows.cend(), [&](const auto& post) {
        return post.ref == next[row].ref;
    });
    const int from = static_cast<int>(current - m_rows.cbegin());
    beginMoveRows({}, from, from, {}, row);
    m_rows.move(from, row);
    endMoveRows();
    change(row, next[row]);
}

void TimelineModel::insertRun(
    int row,
    const QList<client::PostView>& next,
    const QSet<ObjectRef>& known
)
{
    int end = row + 1;
    while (end < next.size() && !known.contains(next[end].ref)) {
        ++end;
    }
    beginInsertRows({}, row, end - 1);
    for (int i = row; i < end; ++i) {
        m_rows.insert(i, next[i]);
    }
    endInsertRows();
}

void TimelineModel::change(int row, const client::PostView& post)
{
    const QList<int> roles = changedRoles(m_rows[row], post);
    m_rows[row] = post;
    if (!roles.isEmpty()) {
        Q_EMIT dataChanged(index(row), index(row), roles);
    }
}

} // namespace qs::models
