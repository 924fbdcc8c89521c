// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "models/thread_model.h"

#include "client/posts.h"
#include "client/shelf.h"
#include "content/text.h"
#include "models/paragraphs.h"
#include "models/timeline_model.h"
#include "models/times.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qs::models {

namespace {

QString idOf(const ObjectRef& ref)
{
    return TimelineModel::idOf(ref);
}

std::optional<ObjectRef> refOf(const QString& postId)
{
    return TimelineModel::refOf(postId);
}

Result<void> outcomeOf(const Result<ObjectRef>& made)
{
    return made.ok() ? Result<void>() : Result<void>(made.error());
}

} // namespace

ThreadModel::ThreadModel(AccountLink& link, const Clock& clock) : m_link(link), m_clock(clock)
{
    m_link.addListener([this](const client::Changes& changes) {
        if (!m_asked.isEmpty() && (changes.manyPosts || !changes.posts.isEmpty())) {
            refresh();
        }
    });
}

int ThreadModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant ThreadModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const client::ThreadItem& item = m_rows[index.row()];
    const bool isMissing = item.missing != client::Missing::None;
    switch (role) {
    case DepthRole: return item.depth;
    case FocusRole: return idOf(item.post.ref) == m_asked;
    case TimelineModel::FactsRole:
        if (isMissing) {
            return QVariant::fromValue(PostFacts::from(item.missing));
        }
        break;
    case TimelineModel::SpokenRole:
        if (isMissing) {
            return PostWords::missing(item.missing);
        }
        break;
    default: break;
    }
    return TimelineModel::shown(item.post, role, m_clock.nowMs());
}

QHash<int, QByteArray> ThreadModel::roleNames() const
{
    QHash<int, QByteArray> names = TimelineModel::postRoles();
    names.insert(DepthRole, "depth"_ba);
    names.insert(FocusRole, "focused"_ba);
    return names;
}

int ThreadModel::focusRow() const
{
    const auto row = std::ranges::find_if(m_rows, [this](const client::ThreadItem& item) {
        return idOf(item.post.ref) == m_asked;
    });
    return row == m_rows.cend() ? -1 : static_cast<int>(row - m_rows.cbegin());
}

QString ThreadModel::readers() const
{
    if (m_rows.isEmpty()) {
        return {};
    }
    const client::ThreadItem& first = m_rows.first();
    const bool isHere = first.missing == client::Missing::None;
    return PostWords::readers(isHere ? first.post.audience : client::Audience::Connections);
}

bool ThreadModel::mayReply() const
{
    const auto ref = refOf(m_target);
    const client::PostView* const post = ref ? find(*ref) : nullptr;
    return post != nullptr && PostFacts::from(*post).mayReply;
}

QString ThreadModel::answers() const
{
    const auto ref = refOf(m_target);
    const client::PostView* const post = ref ? find(*ref) : nullptr;
    return post == nullptr ? QString() : PostWords::answering(post->author.name);
}

const client::PostView* ThreadModel::find(const ObjectRef& ref) const
{
    for (const client::ThreadItem& item : m_rows) {
        if (item.post.ref == ref) {
            return item.missing == client::Missing::None ? &item.post : nullptr;
        }
    }
    return nullptr;
}

void ThreadModel::open(const QString& postId)
{
    m_answering = m_target == postId && m_answering;
    if (m_asked != postId) {
        m_asked = postId;
        m_loaded = false;
        show({});
    }
    m_target = postId;
    clearProblem();
    refresh();
    Q_EMIT targetChanged();
    const auto ref = refOf(postId);
    if (!ref) {
        return;
    }
    m_link.ask<QString>(
        [ref](client::Account& account) { return account.posts().replyDraft(*ref); },
        [this](const QString& text) { Q_EMIT draftReady(text); }
    );
}

void ThreadModel::answer(const QString& postId)
{
    m_target = postId;
    m_answering = true;
    Q_EMIT targetChanged();
}

void ThreadModel::reply(const QString& text)
{
    command(
        m_target,
        [text](client::Account& account, const ObjectRef& post) {
            return outcomeOf(account.posts().reply(post, text));
        },
        [this] { Q_EMIT replied(); }
    );
}

void ThreadModel::saveDraft(const QString& text)
{
    // Failing means that the disk is full, which the line at the top of the window says.
    if (const auto ref = refOf(m_target)) {
        m_link.tell([ref, text](client::Account& account) {
            static_cast<void>(account.posts().saveReplyDraft(*ref, text).ok());
        });
    }
}

void ThreadModel::edit(const QString& postId, const QString& text)
{
    command(
        postId,
        [text](client::Account& account, const ObjectRef& post) {
            return account.posts().edit(post, text);
        },
        {}
    );
}

void ThreadModel::remove(const QString& postId)
{
    command(
        postId,
        [](client::Account& account, const ObjectRef& post) {
            return account.posts().remove(post, client::Hold::ForUndo);
        },
        [this, postId] { Q_EMIT said(PostWords::removed(), postId); }
    );
}

void ThreadModel::undo(const QString& postId)
{
    command(
        postId,
        [](client::Account& account, const ObjectRef& post) -> Result<void> {
            const Result<QString> text = account.posts().undo(post);
            return text.ok() ? Result<void>() : Result<void>(text.error());
        },
        [this] { Q_EMIT said(PostWords::backAgain(), {}); }
    );
}

void ThreadModel::repost(const QString& postId, const QString& comment, bool toEveryone)
{
    using enum client::Audience;
    const client::Publishing how{.audience = toEveryone ? Public : Connections};
    command(
        postId,
        [how, comment](client::Account& account, const ObjectRef& post) {
            return outcomeOf(account.posts().repost(post, comment.trimmed(), how));
        },
        [this] { Q_EMIT said(PostWords::passedOn(), {}); }
    );
}

void ThreadModel::toggleLike(const QString& postId)
{
    const auto work = [](client::Account& account, const ObjectRef& ref) {
        const auto post = account.post(ref);
        return account.setLiked(ref, !post || !post->likedByMe);
    };
    command(postId, work, {});
}

void ThreadModel::toggleBookmark(const QString& postId)
{
    const auto work = [](client::Account& account, const ObjectRef& ref) {
        client::Shelf& shelf = account.shelf();
        return shelf.isBookmarked(ref) ? shelf.unbookmark(ref) : shelf.bookmark(ref);
    };
    command(postId, work, {});
}

void ThreadModel::retry(const QString& postId)
{
    const auto work = [](client::Account& account, const ObjectRef& ref) {
        return account.retry(ref);
    };
    command(postId, work, {});
}

void ThreadModel::discard(const QString& postId)
{
    const auto work = [](client::Account& account, const ObjectRef& ref) {
        return account.discard(ref);
    };
    command(postId, work, {});
}

void ThreadModel::loadHistory(const QString& postId)
{
    const auto ref = refOf(postId);
    m_history.clear();
    Q_EMIT historyChanged();
    if (!ref) {
        return;
    }
    m_link.ask<QList<client::EditionView>>(
        [ref](client::Account& account) { return account.posts().history(*ref); },
        [this](const QList<client::EditionView>& versions) {
            m_history.clear();
            for (const client::EditionView& version : versions) {
                Edition edition;
                edition.when = Times::shown(version.createdMs, m_clock.nowMs());
                edition.note = PostWords::version(version);
                edition.blocks = directionBlocks(content::forDisplay(version.text));
                m_history.prepend(QVariant::fromValue(edition));
            }
            Q_EMIT historyChanged();
        }
    );
}

void ThreadModel::fetchText(const QString& postId)
{
    const auto ref = refOf(postId);
    if (!ref) {
        return;
    }
    m_link.ask<std::optional<client::PostView>>(
        [ref](client::Account& account) { return account.post(*ref); },
        [this, postId](const std::optional<client::PostView>& post) {
            if (post) {
                Q_EMIT textReady(postId, post->text);
            }
        }
    );
}

void ThreadModel::clearProblem()
{
    setProblem({});
}

void ThreadModel::setProblem(const QString& problem)
{
    if (m_problem != problem) {
        m_problem = problem;
        Q_EMIT problemChanged();
    }
}

void ThreadModel::command(const QString& postId, Work work, std::function<void()> done)
{
    const auto ref = refOf(postId);
    if (!ref) {
        return;
    }
    m_link.ask<Result<void>>(
        [ref, work = std::move(work)](client::Account& account) { return work(account, *ref); },
        [this, done = std::move(done)](const Result<void>& outcome) {
            setProblem(outcome.ok() ? QString() : PostWords::problem(outcome.error().code));
            if (outcome.ok() && done) {
                done();
            }
        }
    );
}

void ThreadModel::refresh()
{
    const auto ref = refOf(m_asked);
    if (!ref) {
        return;
    }
    m_link.ask<client::ThreadView>(
        [ref](client::Account& account) { return account.posts().thread(*ref); },
        [this, asked = m_asked](const client::ThreadView& thread) {
            if (asked == m_asked) {
                take(thread);
            }
        }
    );
}

void ThreadModel::take(const client::ThreadView& thread)
{
    m_loaded = true;
    m_isCut = thread.isCut;
    show(thread.items);
}

// What stands at both ends stays; what lies between is taken out and put in.
void ThreadModel::show(const Rows& next)
{
    const auto same = [](const client::ThreadItem& a, const client::ThreadItem& b) {
        return a.post.ref == b.post.ref;
    };
    const auto shorter = std::min(m_rows.size(), next.size());
    qsizetype head = 0;
    while (head < shorter && same(m_rows[head], next[head])) {
        ++head;
    }
    qsizetype tail = 0;
    while (tail < shorter - head &&
           same(m_rows[m_rows.size() - 1 - tail], next[next.size() - 1 - tail])) {
        ++tail;
    }
    if (const auto gone = m_rows.size() - head - tail; gone > 0) {
        beginRemoveRows({}, static_cast<int>(head), static_cast<int>(head + gone - 1));
        m_rows.remove(head, gone);
        endRemoveRows();
    }
    if (const auto fresh = next.size() - head - tail; fresh > 0) {
        beginInsertRows({}, static_cast<int>(head), static_cast<int>(head + fresh - 1));
        for (qsizetype i = head; i < head + fresh; ++i) {
            m_rows.insert(i, next[i]);
        }
        endInsertRows();
    }
    for (int row = 0; row < count(); ++row) {
        if (std::exchange(m_rows[row], next[row]) != next[row]) {
            Q_EMIT dataChanged(index(row), index(row));
        }
    }
    Q_EMIT countChanged();
    Q_EMIT targetChanged();
}

} // namespace qs::models
