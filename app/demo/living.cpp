// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "living.h"

#include "report.h"

#include <QSet>

using namespace qs;
using namespace qs::client;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kFirstMs = 4'000;
constexpr qint64 kPauseMsMin = 4'000;
constexpr quint64 kPauseMsSpread = 9'000;
constexpr quint64 kLikePercent = 45;
constexpr int kLookedAt = 12; ///< People like what is new.
constexpr int kRemembered = 200;

} // namespace

Living::Living(const World& world, Household& household, Patience& patience, Random& random)
    : m_world(world), m_household(household), m_patience(patience), m_random(random)
{
}

Result<void> Living::begin()
{
    m_household.close(0);
    for (int person = 1; person < m_world.people.size(); ++person) {
        if (!m_household.isOpen(person)) {
            QS_TRY(m_household.open(person, {}, m_patience));
        }
    }
    return {};
}

void Living::run()
{
    report(u"living"_s, {{u"people"_s, m_world.people.size() - 1}});
    qint64 pauseMs = kFirstMs;
    while (m_world.people.size() > 1 && m_patience.rest(pauseMs)) {
        if (m_random.below(100) < kLikePercent) {
            likeSomething();
        } else {
            speak();
        }
        pauseMs = kPauseMsMin + static_cast<qint64>(m_random.below(kPauseMsSpread));
    }
}

int Living::somebody()
{
    return 1 + static_cast<int>(m_random.below(static_cast<quint64>(m_world.people.size() - 1)));
}

/// What nobody has said yet, or everything again once all is said.
void Living::collectLines()
{
    QList<Line> unsaid;
    QList<Line> all;
    for (int person = 1; person < m_world.people.size(); ++person) {
        QSet<QString> said;
        for (const PostView& post : m_household.of(person).timeline({}, kRemembered).posts) {
            said.insert(post.text);
        }
        for (const QString& text : m_world.people[person].live) {
            all.append({person, text});
            if (!said.contains(text)) {
                unsaid.append(all.last());
            }
        }
    }
    m_lines = unsaid.isEmpty() ? all : unsaid;
}

void Living::speak()
{
    if (m_lines.isEmpty()) {
        collectLines();
    }
    if (m_lines.isEmpty()) {
        return;
    }
    const auto count = static_cast<quint64>(m_lines.size());
    const Line line = m_lines.takeAt(static_cast<qsizetype>(m_random.below(count)));
    if (const auto made = m_household.of(line.person).publish(line.text, Audience::Connections);
        made) {
        report(u"spoke"_s, {{u"username"_s, m_world.people[line.person].username}});
    }
}

void Living::likeSomething()
{
    const int person = somebody();
    Account& account = m_household.of(person);
    QList<ObjectRef> fresh;
    for (const PostView& post : account.timeline({}, kLookedAt).posts) {
        if (!post.mine && !post.likedByMe) {
            fresh.append(post.ref);
        }
    }
    if (fresh.isEmpty()) {
        return;
    }
    const auto count = static_cast<quint64>(fresh.size());
    const ObjectRef chosen = fresh[static_cast<qsizetype>(m_random.below(count))];
    if (account.setLiked(chosen, true)) {
        report(u"liked"_s, {{u"username"_s, m_world.people[person].username}});
    }
}
