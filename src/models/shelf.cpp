// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "models/shelf.h"

#include "client/shelf.h"
#include "models/circle_words.h"
#include "models/shelf_words.h"
#include "models/times.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qs::models {

namespace {

constexpr qint64 kDayMs = 24 * 3'600'000;
constexpr int kShownCharsMax = 400; ///< Of a post or draft, in a list.

QString hexOf(const ObjectRef& ref)
{
    return QString::fromLatin1(ref.author.hex() + ref.id.hex());
}

QString hexOf(const ObjectId& id)
{
    return QString::fromLatin1(id.hex());
}

std::optional<ObjectRef> refIn(const QString& hex)
{
    const QByteArray bytes = QByteArray::fromHex(hex.toLatin1());
    const auto author = UserId::from(bytes.first(qMin(bytes.size(), UserId::kSize)));
    const auto id = ObjectId::from(bytes.mid(UserId::kSize));
    return author && id ? std::optional(ObjectRef{*author, *id}) : std::nullopt;
}

ObjectId idIn(const QString& hex)
{
    return ObjectId::fromHex(hex.toLatin1()).value_or(ObjectId());
}

QList<QString> wordsIn(const QString& commaList)
{
    QList<QString> words;
    for (const QString& word : commaList.split(u',')) {
        if (!word.trimmed().isEmpty()) {
            words.append(word.trimmed());
        }
    }
    return words;
}

QVariant rowOf(const client::BookmarkView& kept)
{
    const bool isHere = kept.post.has_value();
    ShelfRow row;
    row.id = hexOf(kept.ref);
    row.author = isHere ? kept.post->author.name : QString();
    row.hue = isHere ? static_cast<int>(kept.post->author.hue) : 0;
    row.text = isHere ? kept.post->text.left(kShownCharsMax) : ShelfWords::postNotHere();
    row.note = kept.note;
    row.folder = kept.folder.isNull() ? QString() : hexOf(kept.folder);
    row.here = isHere;
    return QVariant::fromValue(row);
}

QString keyOf(const content::Mute& mute)
{
    return QString::fromLatin1(content::shelfTarget(mute).toHex());
}

} // namespace

Shelf::Shelf(AccountLink& link, Composer& composer, const Clock& clock)
    : m_link(link), m_composer(composer), m_clock(clock)
{
    m_link.addListener([this](const client::Changes& changes) {
        if (changes.shelf) {
            start();
        }
    });
}

void Shelf::start()
{
    m_link.ask<Known>(
        [](client::Account& account) {
            const client::Shelf& shelf = account.shelf();
            return Known{
                shelf.bookmarks(),
                shelf.folders(),
                shelf.mutes(),
                shelf.filters(),
                shelf.drafts(),
                shelf.bin(),
            };
        },
        [this](const Known& known) { show(known); }
    );
}

void Shelf::show(const Known& known)
{
    m_known = known;
    m_lists = {};
    for (const client::BookmarkView& kept : known.bookmarks) {
        m_lists.bookmarks.append(rowOf(kept));
    }
    for (const client::FolderView& folder : known.folders) {
        ShelfRow row;
        row.id = hexOf(folder.id);
        row.name = folder.name;
        row.count = folder.count;
        m_lists.folders.append(QVariant::fromValue(row));
    }
    for (const client::MuteView& muted : known.mutes) {
        ShelfRow row;
        row.id = keyOf(muted.mute);
        row.what = muted.what;
        row.kind = ShelfWords::muteKind(muted.mute.kind);
        row.until = ShelfWords::until(muted.mute.untilMs);
        m_lists.mutes.append(QVariant::fromValue(row));
    }
    for (const content::Filter& filter : known.filters) {
        ShelfRow row;
        row.id = hexOf(filter.id);
        row.name = filter.name;
        row.words = filter.words.join(u", "_s);
        row.does = ShelfWords::filterDoes(filter.warns);
        row.until = ShelfWords::until(filter.untilMs);
        m_lists.filters.append(QVariant::fromValue(row));
    }
    m_lists.drafts = rowsOf(known.drafts);
    m_lists.bin = rowsOf(known.bin);
    Q_EMIT changed();
}

QVariantList Shelf::rowsOf(const QList<client::SavedDraftView>& drafts) const
{
    QVariantList rows;
    for (const client::SavedDraftView& draft : drafts) {
        ShelfRow row;
        row.id = hexOf(draft.id);
        row.text = draft.text.left(kShownCharsMax);
        row.when = ShelfWords::day(draft.changedMs);
        // Never the word for all connections: that would name the wrong readers.
        row.audience = draft.audience.circle.isNull() ? AudienceSign::from(draft.audience.kind).word
                                                      : CircleWords::unnamedCircle();
        row.note = ShelfWords::draftNote(draft);
        row.left = ShelfWords::binLeft(draft.binnedMs, m_clock.nowMs());
        rows.append(QVariant::fromValue(row));
    }
    return rows;
}

quint64 Shelf::until(int days) const
{
    return days == 0 ? 0 : static_cast<quint64>(m_clock.nowMs() + days * kDayMs);
}

void Shelf::command(std::function<Result<void>(client::Account&)> work)
{
    m_link.ask<Result<void>>(std::move(work), [this](const Result<void>& outcome) {
        m_problem = outcome.ok() ? QString() : ShelfWords::problem(outcome.error().code);
        Q_EMIT problemChanged();
    });
}

void Shelf::clearProblem()
{
    m_problem.clear();
    Q_EMIT problemChanged();
}

void Shelf::keep(const QString& post, const QString& folder, const QString& note)
{
    if (const auto ref = refIn(post)) {
        command([ref = *ref, folder = idIn(folder), note](client::Account& account) {
            return account.shelf().bookmark(ref, folder, note);
        });
    }
}

void Shelf::letGo(const QString& post)
{
    if (const auto ref = refIn(post)) {
        command([ref = *ref](client::Account& account) { return account.shelf().unbookmark(ref); });
    }
}

void Shelf::makeFolder(const QString& name)
{
    command([name = name.trimmed()](client::Account& account) -> Result<void> {
        const auto made = account.shelf().makeFolder(name);
        return made ? Result<void>() : made.error();
    });
}

void Shelf::removeFolder(const QString& folder)
{
    command([id = idIn(folder)](client::Account& account) {
        return account.shelf().removeFolder(id);
    });
}

void Shelf::muteWord(const QString& word, int days)
{
    content::Mute mute;
    mute.kind = content::MuteKind::Word;
    mute.word = word.trimmed();
    mute.untilMs = until(days);
    command([mute](client::Account& account) { return account.shelf().mute(mute); });
}

void Shelf::mutePerson(const QString& person, int days)
{
    content::Mute mute;
    mute.person = UserId::fromHex(person.toLatin1()).value_or(UserId());
    mute.untilMs = until(days);
    command([mute](client::Account& account) { return account.shelf().mute(mute); });
}

void Shelf::unmute(const QString& id)
{
    const auto found = std::ranges::find_if(m_known.mutes, [&](const client::MuteView& muted) {
        return keyOf(muted.mute) == id;
    });
    if (found != m_known.mutes.end()) {
        command([mute = found->mute](client::Account& account) {
            return account.shelf().unmute(mute);
        });
    }
}

void Shelf::keepFilter(const QString& name, const QString& words, bool warns, int days)
{
    content::Filter filter;
    filter.words = wordsIn(words);
    filter.name = name.trimmed().isEmpty() ? filter.words.value(0) : name.trimmed();
    filter.warns = warns;
    filter.untilMs = until(days);
    command([filter](client::Account& account) -> Result<void> {
        const auto kept = account.shelf().keepFilter(filter);
        return kept ? Result<void>() : kept.error();
    });
}

void Shelf::removeFilter(const QString& filter)
{
    command([id = idIn(filter)](client::Account& account) {
        return account.shelf().removeFilter(id);
    });
}

void Shelf::tryFilter(const QString& words)
{
    content::Filter filter;
    filter.words = wordsIn(words);
    if (filter.words.isEmpty()) {
        m_preview.clear();
        Q_EMIT previewChanged();
        return;
    }
    using Preview = client::Shelf::Preview;
    m_link.ask<Preview>(
        [filter](client::Account& account) { return account.shelf().preview(filter); },
        [this](const Preview& preview) {
            m_preview = ShelfWords::wouldTake(preview.taken, preview.of);
            Q_EMIT previewChanged();
        }
    );
}

void Shelf::putAside()
{
    const QString text = m_composer.text();
    if (text.trimmed().isEmpty()) {
        return;
    }
    const auto audience = m_composer.choice();
    auto work = [text, audience](client::Account& account) -> Result<void> {
        const auto kept = account.shelf().keepDraft({}, text, audience);
        return kept ? Result<void>() : kept.error();
    };
    m_link.ask<Result<void>>(work, [this, text](const Result<void>& outcome) {
        if (outcome.ok() && m_composer.text() == text) {
            m_composer.setText({});
            m_composer.saveDraft();
        }
        m_problem = outcome.ok() ? QString() : ShelfWords::problem(outcome.error().code);
        Q_EMIT problemChanged();
    });
}

void Shelf::resume(const QString& draft)
{
    const auto found = std::ranges::find_if(m_known.drafts, [&](const auto& kept) {
        return hexOf(kept.id) == draft;
    });
    if (found == m_known.drafts.end()) {
        return;
    }
    const client::SavedDraftView wanted = *found;
    const QString before = m_composer.text();
    const auto audience = m_composer.choice();
    // It goes to the bin, not away: until it is published a copy stays there.
    auto work = [wanted, before, audience](client::Account& account) -> Result<void> {
        if (!before.trimmed().isEmpty()) {
            const auto kept = account.shelf().keepDraft({}, before, audience);
            if (!kept) {
                return kept.error();
            }
        }
        const auto moved = account.saveDraft({wanted.text, wanted.audience});
        return moved ? account.shelf().binDraft(wanted.id) : moved;
    };
    m_link.ask<Result<void>>(work, [this, wanted](const Result<void>& outcome) {
        if (outcome.ok()) {
            m_composer.take({wanted.text, wanted.audience});
            Q_EMIT resumed();
        }
        m_problem = outcome.ok() ? QString() : ShelfWords::problem(outcome.error().code);
        Q_EMIT problemChanged();
    });
}

void Shelf::binDraft(const QString& draft)
{
    command([id = idIn(draft)](client::Account& account) { return account.shelf().binDraft(id); });
}

void Shelf::restoreDraft(const QString& draft)
{
    command([id = idIn(draft)](client::Account& account) {
        return account.shelf().restoreDraft(id);
    });
}

void Shelf::forgetDraft(const QString& draft)
{
    command([id = idIn(draft)](client::Account& account) { return account.shelf().forgetDraft(id); }
    );
}

} // namespace qs::models
