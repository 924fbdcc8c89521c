// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "plan.h"

#include <QSet>
#include <QTest>

using namespace qs;
using namespace Qt::StringLiterals;

namespace {

constexpr quint64 kSeed = 1;

World wholeWorld()
{
    auto world = readWorld(0);
    if (!world) {
        qFatal("%s", qPrintable(world.error().detail));
    }
    return *world;
}

Plan planOf(const World& world, quint64 seed = kSeed)
{
    SeededRandom random(seed);
    return makePlan(world, random);
}

QByteArray written(const Plan& plan)
{
    QByteArray text;
    for (const PlannedPost& post : plan.posts) {
        text += QByteArray::number(post.author) + ' ' + QByteArray::number(post.ageMs) + '\n';
    }
    for (const Step& step : plan.steps) {
        text += QByteArray::number(step.person) + ' ' + QByteArray::number(step.post) + '\n';
    }
    return text;
}

bool hasScript(const World& world, QChar::Script script)
{
    return std::ranges::any_of(world.people, [script](const Person& person) {
        return std::ranges::any_of(person.posts, [script](const Saying& saying) {
            return std::ranges::any_of(saying.text, [script](QChar c) {
                return c.script() == script;
            });
        });
    });
}

} // namespace

class TestPlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWorldIsLargeEnoughToLookLivedIn()
    {
        const World world = wholeWorld();
        const Plan plan = planOf(world);
        QVERIFY(world.people.size() >= 10);
        QVERIFY(plan.posts.size() >= 200);
        QVERIFY(plan.likes >= 100);
        for (const QChar::Script script :
             {QChar::Script_Latin,
              QChar::Script_Arabic,
              QChar::Script_Hebrew,
              QChar::Script_Hiragana,
              QChar::Script_Han,
              QChar::Script_Cyrillic}) {
            QVERIFY(hasScript(world, script));
        }
    }

    void sameSeedSamePlanAndAnotherSeedAnother()
    {
        const World world = wholeWorld();
        QCOMPARE(written(planOf(world)), written(planOf(world)));
        QVERIFY(written(planOf(world)) != written(planOf(world, kSeed + 1)));
    }

    void everybodySaysEverythingOnceInTheirOrder()
    {
        const World world = wholeWorld();
        QList<int> said(world.people.size(), 0);
        const Plan plan = planOf(world);
        for (const PlannedPost& post : plan.posts) {
            QCOMPARE(post.saying, said[post.author]++);
        }
        for (qsizetype i = 0; i < world.people.size(); ++i) {
            QCOMPARE(said[i], world.people[i].posts.size());
        }
    }

    void laterPostsAreYoungerAndNoneIsFromTheFuture()
    {
        const Plan plan = planOf(wholeWorld());
        for (qsizetype i = 1; i < plan.posts.size(); ++i) {
            QVERIFY(plan.posts[i].ageMs <= plan.posts[i - 1].ageMs);
        }
        QVERIFY(plan.posts.last().ageMs >= 0);
    }

    void likesComeOnceAfterTheirPostAndFromFriendsWhoCanReadIt()
    {
        const World world = wholeWorld();
        const Plan plan = planOf(world);
        QSet<int> posted;
        QSet<QPair<int, int>> liked;
        for (const Step& step : plan.steps) {
            const PlannedPost& post = plan.posts[step.post];
            if (step.kind == Step::Kind::Post) {
                QCOMPARE(step.person, post.author);
                posted.insert(step.post);
                continue;
            }
            QVERIFY(posted.contains(step.post));
            QVERIFY(world.areFriends(step.person, post.author));
            const Saying& saying = world.people[post.author].posts[post.saying];
            QVERIFY(saying.audience != client::Audience::OnlyMe);
            QVERIFY(!liked.contains({step.person, step.post}));
            liked.insert({step.person, step.post});
        }
    }

    void aSmallerWorldHasOnlyPairsOfThoseWhoAreThere()
    {
        const auto world = readWorld(3);
        QVERIFY(world.ok());
        QCOMPARE(world->people.size(), 3);
        QCOMPARE(world->friends.size(), 3);
        for (const auto& [one, other] : world->friends) {
            QVERIFY(one < 3 && other < 3);
        }
    }
};

QTEST_APPLESS_MAIN(TestPlan)
#include "tst_plan.moc"
