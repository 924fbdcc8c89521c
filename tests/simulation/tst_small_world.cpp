// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "simulation/small_world.h"

#include <QTest>

using namespace qs;
using namespace Qt::StringLiterals;
using World = test::SmallWorld;

namespace {
constexpr qint64 kMinuteMs = World::kMinuteMs;
} // namespace

/// The engine below the host, in one thread and in no real time: the same code that runs on
/// people's devices, with a network that cuts connections in the middle of everything.
class TestSmallWorld : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bringsEverythingExactlyOnceThroughALossyNetwork_data();
    void bringsEverythingExactlyOnceThroughALossyNetwork();
    void bringsARequestThatWasThereBeforeItsDoor();
};

void TestSmallWorld::bringsEverythingExactlyOnceThroughALossyNetwork_data()
{
    QTest::addColumn<quint64>("seed");
    for (quint64 seed = 1; seed <= 12; ++seed) {
        QTest::addRow("seed %llu", seed) << seed;
    }
}

void TestSmallWorld::bringsEverythingExactlyOnceThroughALossyNetwork()
{
    QFETCH(const quint64, seed);
    World world(seed);
    const auto a = world.signUp(u"ada"_s);
    const auto b = world.signUp(u"ben"_s);
    world.connect(*a, *b);
    world.network->cutsPerThousand = 150;
    QStringList written;
    for (int i = 0; i < 60; ++i) {
        World::Device& writer = world.random.below(2) == 0 ? *a : *b;
        written.append(QString::number(i));
        QVERIFY(writer.account->publish(written.last(), client::Audience::Connections).ok());
        const QList<client::PostView> posts = writer.account->timeline({}, 500).posts;
        const auto chosen =
            static_cast<qsizetype>(world.random.below(static_cast<quint64>(posts.size())));
        QVERIFY(writer.account->setLiked(posts[chosen].ref, true).ok());
        if (world.random.below(10) == 0) {
            world.crash(writer);
        }
        world.pass(static_cast<qint64>(world.random.below(400)));
    }
    QVERIFY2(world.network->cuts > 5, "the network was too kind");
    world.network->cutsPerThousand = 0;
    world.pass(2 * kMinuteMs);
    for (const auto* device : {a.get(), b.get()}) {
        QCOMPARE(device->account->link().unsent, 0);
        QCOMPARE(device->account->link().state, client::LinkStatus::State::Live);
        QStringList sorted = device->texts();
        std::ranges::sort(sorted, {}, [](const QString& text) { return text.toInt(); });
        QCOMPARE(sorted, written); // none lost, none doubled
    }
    // Both see the same in the same order, likes included.
    const auto shown = [](const World::Device& device) {
        QStringList rows;
        for (const client::PostView& post : device.account->timeline({}, 500).posts) {
            rows.append(post.text + u" likes "_s + QString::number(post.likes));
        }
        return rows;
    };
    QCOMPARE(shown(*a), shown(*b));
}

void TestSmallWorld::bringsARequestThatWasThereBeforeItsDoor()
{
    World world(77);
    const auto a = world.signUp(u"ada"_s);
    const auto b = world.signUp(u"ben"_s);
    a->account->disconnectNow();
    const auto link = a->account->createInvite(); // the server hears of its door later
    QVERIFY(link.ok());
    b->account->openInvite(*link, [](const Result<client::PersonView>&) {});
    world.pass(5'000);
    world.room.time.advance(24 * 60 * kMinuteMs); // a day may pass before its maker is back
    QVERIFY(b->account->link().unsent > 0);
    a->account->connectNow();
    world.pass(10 * kMinuteMs);
    QCOMPARE(b->account->link().unsent, 0);
    const QList<client::ConnectionView> asking = a->account->connections();
    QCOMPARE(asking.size(), 1);
    QCOMPARE(asking.first().relation, client::Relation::Incoming);
    QCOMPARE(asking.first().person.name, u"ben"_s);
}

QTEST_GUILESS_MAIN(TestSmallWorld)
#include "tst_small_world.moc"
