// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "plan.h"

#include <algorithm>
#include <map>

using namespace qs;

namespace {

constexpr qint64 kMinuteMs = 60'000;

// A post that arrives more than ten minutes after it was written says so on its card. What a
// visitor sees first arrived on time; further down is what was written offline, days ago.
constexpr int kRecentPosts = 60;
constexpr qint64 kRecentMs = 8 * kMinuteMs;
constexpr qint64 kSpanMs = qint64{4} * 24 * 60 * kMinuteMs;

constexpr quint64 kPopularPercent = 20;
constexpr quint64 kPopularLikesPercent = 75;
constexpr quint64 kUsualLikesPercent = 22;
constexpr quint64 kLikeLag = 12; ///< A like comes at most so many posts after its own.

bool happens(quint64 percent, Random& random)
{
    return random.below(100) < percent;
}

/// Whose turn it is: the more somebody has left to say, the sooner.
int nextAuthor(const QList<int>& left, int total, Random& random)
{
    auto ticket = static_cast<int>(random.below(static_cast<quint64>(total)));
    for (int person = 0; person < left.size(); ++person) {
        ticket -= left[person];
        if (ticket < 0) {
            return person;
        }
    }
    return 0;
}

QList<PlannedPost> orderPosts(const World& world, Random& random)
{
    QList<int> left;
    int total = 0;
    for (const Person& person : world.people) {
        left.append(static_cast<int>(person.posts.size()));
        total += left.last();
    }
    QList<PlannedPost> posts;
    for (; total > 0; --total) {
        const int author = nextAuthor(left, total, random);
        const auto said = static_cast<int>(world.people[author].posts.size()) - left[author];
        posts.append({author, said, 0});
        --left[author];
    }
    return posts;
}

void giveAges(QList<PlannedPost>& posts, Random& random)
{
    QList<qint64> ages;
    for (int i = 0; i < posts.size(); ++i) {
        const bool recent = i < kRecentPosts;
        const qint64 from = recent ? 0 : kRecentMs;
        const qint64 to = recent ? kRecentMs : kSpanMs;
        ages.append(from + static_cast<qint64>(random.below(static_cast<quint64>(to - from))));
    }
    std::ranges::sort(ages, std::greater());
    for (int i = 0; i < posts.size(); ++i) {
        posts[i].ageMs = ages[i];
    }
}

QList<int> likersOf(const World& world, const PlannedPost& post, Random& random)
{
    QList<int> likers;
    if (world.people[post.author].posts[post.saying].audience == client::Audience::OnlyMe) {
        return likers;
    }
    const quint64 percent =
        happens(kPopularPercent, random) ? kPopularLikesPercent : kUsualLikesPercent;
    for (int person = 0; person < world.people.size(); ++person) {
        if (world.areFriends(person, post.author) && happens(percent, random)) {
            likers.append(person);
        }
    }
    return likers;
}

} // namespace

Plan makePlan(const World& world, Random& random)
{
    Plan plan;
    plan.posts = orderPosts(world, random);
    giveAges(plan.posts, random);
    const auto count = static_cast<int>(plan.posts.size());
    std::multimap<int, Step> likes; // by the post they come after
    for (int i = 0; i < count; ++i) {
        for (const int liker : likersOf(world, plan.posts[i], random)) {
            const int after = i + static_cast<int>(random.below(kLikeLag));
            likes.insert({std::min(after, count - 1), {Step::Kind::Like, liker, i}});
        }
    }
    plan.likes = static_cast<int>(likes.size());
    for (int i = 0; i < count; ++i) {
        plan.steps.append({Step::Kind::Post, plan.posts[i].author, i});
        const auto [from, to] = likes.equal_range(i);
        std::for_each(from, to, [&plan](const auto& like) { plan.steps.append(like.second); });
    }
    return plan;
}
