// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "feed/rules.h"

#include <algorithm>
#include <tuple>

namespace qs::feed {

namespace {

quint64 kindsOf(const Item& item)
{
    using content::FilterKind;
    const auto bit = [](FilterKind kind) { return static_cast<quint64>(kind); };
    quint64 kinds = item.isRepost  ? bit(FilterKind::Reposts)
                    : item.isReply ? bit(FilterKind::Replies)
                                   : bit(FilterKind::Posts);
    return item.isPublic ? kinds | bit(FilterKind::Public) : kinds;
}

bool takes(
    const content::Filter& filter,
    const QStringList& foldedWords,
    const Item& item,
    const QString& foldedText
)
{
    if ((filter.kinds & kindsOf(item)) == 0) {
        return false;
    }
    const bool isByThem = filter.people.isEmpty() || filter.people.contains(item.author) ||
                          filter.people.contains(item.writer);
    const bool hasWord =
        foldedWords.isEmpty() || std::ranges::any_of(foldedWords, [&](const QString& word) {
            return holdsWords(foldedText, word);
        });
    return isByThem && hasWord;
}

QStringList foldedWords(const content::Filter& filter)
{
    QStringList words;
    for (const QString& word : filter.words) {
        words.append(folded(word));
    }
    return words;
}

} // namespace

QString folded(QStringView text)
{
    const QString plain = text.toString()
                              .normalized(QString::NormalizationForm_KD)
                              .toUpper()
                              .toLower(); // sharp s is two
    QString made;
    made.reserve(plain.size());
    bool isBetween = false;
    for (const QChar c : plain) {
        if (c.category() == QChar::Mark_NonSpacing) {
            continue;
        }
        if (c.isLetterOrNumber() || c.isSurrogate() || c.category() == QChar::Symbol_Other) {
            if (isBetween && !made.isEmpty()) {
                made.append(u' ');
            }
            isBetween = false;
            made.append(c);
        } else if (c != u'\'' && c != u'\u2019') { // "don't" is one word
            isBetween = true;
        }
    }
    return made;
}

bool holdsWords(QStringView haystack, QStringView needle)
{
    if (needle.isEmpty()) {
        return false;
    }
    // Scripts that set no spaces between words have no whole words to ask for.
    const bool isSpaced = std::ranges::none_of(needle, [](QChar c) {
        return c.script() == QChar::Script_Han || c.script() == QChar::Script_Hiragana ||
               c.script() == QChar::Script_Katakana || c.script() == QChar::Script_Thai ||
               c.isSurrogate();
    });
    for (qsizetype at = haystack.indexOf(needle); at >= 0; at = haystack.indexOf(needle, at + 1)) {
        const qsizetype end = at + needle.size();
        const bool isWhole = (at == 0 || haystack[at - 1] == u' ') &&
                             (end == haystack.size() || haystack[end] == u' ');
        if (isWhole || !isSpaced) {
            return true;
        }
    }
    return false;
}

Rules::Rules(
    const QList<content::Mute>& mutes,
    const QList<content::Filter>& filters,
    quint64 nowMs
)
{
    for (const content::Mute& mute : mutes) {
        if (mute.untilMs != 0 && mute.untilMs <= nowMs) {
            continue;
        }
        expire(mute.untilMs);
        switch (mute.kind) {
        case content::MuteKind::Person: m_people.insert(mute.person); break;
        case content::MuteKind::Reposts: m_reposters.insert(mute.person); break;
        case content::MuteKind::Post: m_posts.insert(mute.post); break;
        case content::MuteKind::Word: m_words.append(folded(mute.word)); break;
        }
    }
    for (const content::Filter& filter : filters) {
        if (filter.untilMs == 0 || filter.untilMs > nowMs) {
            expire(filter.untilMs);
            m_filters.append({filter, foldedWords(filter)});
        }
    }
    std::ranges::sort(m_filters, [](const Ready& a, const Ready& b) {
        return std::tuple(a.filter.warns, a.filter.name, a.filter.id) <
               std::tuple(b.filter.warns, b.filter.name, b.filter.id);
    });
}

void Rules::expire(quint64 untilMs)
{
    if (untilMs != 0 && (m_nextChangeMs == 0 || untilMs < m_nextChangeMs)) {
        m_nextChangeMs = untilMs;
    }
}

bool Rules::isEmpty() const
{
    return m_people.isEmpty() && m_reposters.isEmpty() && m_posts.isEmpty() && m_words.isEmpty() &&
           m_filters.isEmpty();
}

Decision Rules::judge(const Item& item) const
{
    using enum Decision::Verdict;
    if (item.isMine || isEmpty()) {
        return {};
    }
    const bool isMuted = m_people.contains(item.author) || m_people.contains(item.writer) ||
                         m_posts.contains(item.ref) ||
                         (!item.root.isNull() && m_posts.contains(item.root)) ||
                         (item.isRepost && m_reposters.contains(item.author));
    if (isMuted) {
        return {Hide, {}};
    }
    const QString text = folded(item.text);
    const bool hasWord =
        std::ranges::any_of(m_words, [&](const QString& word) { return holdsWords(text, word); });
    if (hasWord) {
        return {Hide, {}};
    }
    // Those that hide come first.
    for (const Ready& ready : m_filters) {
        if (takes(ready.filter, ready.words, item, text)) {
            return ready.filter.warns ? Decision{Fold, ready.filter.name} : Decision{Hide, {}};
        }
    }
    return {};
}

int wouldTake(const content::Filter& filter, const QList<Item>& items)
{
    const QStringList words = foldedWords(filter);
    return static_cast<int>(std::ranges::count_if(items, [&](const Item& item) {
        return !item.isMine && takes(filter, words, item, folded(item.text));
    }));
}

} // namespace qs::feed
