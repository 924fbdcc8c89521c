// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "support/people.h"

using namespace qs;
using namespace Qt::StringLiterals;
using test::likesOf;
using test::Person;

namespace {

const QString kConnections = u"connections"_s;
const QString kOnlyMe = u"only_me"_s;
const QString kPublic = u"public"_s;

QStringList numbered(const QString& stem, int count)
{
    QStringList made;
    for (int i = 0; i < count; ++i) {
        made.append(stem + QString::number(i));
    }
    return made;
}

QStringList reversed(QStringList list)
{
    std::reverse(list.begin(), list.end());
    return list;
}

} // namespace

/// The product in one file: the built server, the built clients, and what people do with them.
class TestTwoPeople : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void carriesAPostToConnectionsAndALikeBack();
    void showsTheSameHomeOnASecondDevice();
    void keepsOnlyMeToOneself();
    void sendsWhatWasWrittenOfflineExactlyOnceAfterAKill();
    void losesNothingWhenTheServerIsKilledInTheMiddleOfABatch();
    void keepsTheLastWordOnALike();
    void goesOnWithAServerThatWentBackToAnOlderCopy();
};

void TestTwoPeople::carriesAPostToConnectionsAndALikeBack()
{
    test::ServerProcess server;
    QVERIFY(server.start());
    Person a(server, u"ada"_s);
    Person b(server, u"ben"_s);
    Person c(server, u"cleo"_s);
    for (Person* person : {&a, &b, &c}) {
        person->signUp();
    }
    a.connectWith(b);
    a.connectWith(c);
    const QString text = u"The kettle is on. شاي؟ 茶? ☕"_s;
    const QString ref = a.publish(text, kConnections);
    const auto hasText = [&](const QJsonArray& posts) { return likesOf(posts, text) >= 0; };
    QVERIFY(b.waitForTimeline(hasText));
    QVERIFY(c.waitForTimeline(hasText));
    b.setLiked(ref, true);
    const auto isLiked = [&](const QJsonArray& posts) { return likesOf(posts, text) == 1; };
    QVERIFY(a.waitForTimeline(isLiked));
    // C does not know B: the owner's voucher is what lets B's like count here.
    QVERIFY(c.waitForTimeline(isLiked));
    QCOMPARE(c.client().mustCall(u"connections"_s)["connections"_L1].toArray().size(), 1);
    b.setLiked(ref, false);
    const auto isPlain = [&](const QJsonArray& posts) { return likesOf(posts, text) == 0; };
    QVERIFY(a.waitForTimeline(isPlain));
    QVERIFY(c.waitForTimeline(isPlain));
}

void TestTwoPeople::showsTheSameHomeOnASecondDevice()
{
    test::ServerProcess server;
    QVERIFY(server.start());
    Person a(server, u"ada"_s);
    Person b(server, u"ben"_s);
    a.signUp();
    b.signUp();
    a.connectWith(b);
    a.publish(u"mine alone"_s, kOnlyMe);
    a.publish(u"for friends"_s, kConnections);
    a.publish(u"for all"_s, kPublic);
    b.publish(u"from Ben"_s, kConnections);
    const auto hasFour = [](const QJsonArray& posts) { return posts.size() == 4; };
    QVERIFY(a.waitForTimeline(hasFour));
    a.waitLive();
    Person second(server, u"ada"_s);
    second.logIn();
    QVERIFY(second.waitForTimeline(hasFour));
    QCOMPARE(second.texts(), a.texts());
    // And it can write for the same people at once.
    second.publish(u"from the other device"_s, kConnections);
    const auto hasOther = [](const QJsonArray& posts) {
        return likesOf(posts, u"from the other device"_s) >= 0;
    };
    QVERIFY(a.waitForTimeline(hasOther));
    QVERIFY(b.waitForTimeline(hasOther));
}

void TestTwoPeople::keepsOnlyMeToOneself()
{
    test::ServerProcess server;
    QVERIFY(server.start());
    Person a(server, u"ada"_s);
    Person b(server, u"ben"_s);
    a.signUp();
    b.signUp();
    a.connectWith(b);
    a.publish(u"nobody reads this"_s, kOnlyMe);
    a.publish(u"everybody reads this"_s, kPublic);
    QVERIFY(b.waitForTimeline([](const QJsonArray& posts) {
        return likesOf(posts, u"everybody reads this"_s) >= 0;
    }));
    QCOMPARE(b.texts(), QStringList{u"everybody reads this"_s});
}

void TestTwoPeople::sendsWhatWasWrittenOfflineExactlyOnceAfterAKill()
{
    constexpr int kCount = 20;
    test::ServerProcess server;
    QVERIFY(server.start());
    Person a(server, u"ada"_s);
    Person b(server, u"ben"_s);
    a.signUp();
    b.signUp();
    a.connectWith(b);
    QStringList refs;
    for (const QString& text : numbered(u"by Ben "_s, kCount)) {
        refs.append(b.publish(text, kConnections));
    }
    QVERIFY(a.waitForTimeline([](const QJsonArray& posts) { return posts.size() == kCount; }));
    a.disconnectNow();
    const QStringList written = numbered(u"offline "_s, kCount);
    for (int i = 0; i < kCount; ++i) {
        a.publish(written[i], kConnections);
        a.setLiked(refs[i], true);
    }
    a.client().restart(); // SIGKILL
    a.unlock();
    QCOMPARE(a.texts().first(kCount), reversed(written));
    const QJsonObject link = a.client().mustCall(u"link"_s)["link"_L1].toObject();
    QCOMPARE(link["unsent"_L1].toInt(), 2 * kCount);
    a.connectNow();
    a.waitLive();
    QVERIFY(b.waitForTimeline([&](const QJsonArray& posts) {
        return posts.size() == 2 * kCount && likesOf(posts, u"by Ben 19"_s) == 1;
    }));
    QCOMPARE(b.texts().first(kCount), reversed(written));
    for (const QString& text : numbered(u"by Ben "_s, kCount)) {
        QCOMPARE(likesOf(b.timeline(), text), 1);
        QCOMPARE(likesOf(a.timeline(), text), 1);
    }
    QCOMPARE(a.texts(), b.texts());
}

void TestTwoPeople::losesNothingWhenTheServerIsKilledInTheMiddleOfABatch()
{
    constexpr int kCount = 60;
    constexpr int kKills = 4;
    test::ServerProcess server;
    QVERIFY(server.start());
    Person a(server, u"ada"_s);
    Person b(server, u"ben"_s);
    a.signUp();
    b.signUp();
    a.connectWith(b);
    QStringList written;
    for (int round = 0; round < kKills; ++round) {
        const QStringList texts = numbered(u"round %1, "_s.arg(round), kCount);
        for (qsizetype i = 0; i < texts.size(); ++i) {
            a.publish(texts[i], kConnections);
            if (i == kCount / (round + 2)) {
                server.kill();
            }
        }
        written += texts;
        QVERIFY(server.start());
    }
    a.waitLive();
    QVERIFY(b.waitForTimeline([&](const QJsonArray& posts) {
        return likesOf(posts, written.last()) >= 0;
    }));
    b.waitLive();
    // The page holds the newest 200; none doubled, none missing, in order.
    const QStringList expected = reversed(written).first(200);
    QCOMPARE(b.texts(), expected);
    QCOMPARE(a.texts(), expected);
}

void TestTwoPeople::keepsTheLastWordOnALike()
{
    test::ServerProcess server;
    QVERIFY(server.start());
    Person a(server, u"ada"_s);
    a.signUp();
    const QString ref = a.publish(u"mine"_s, kConnections);
    for (int i = 0; i < 25; ++i) {
        a.setLiked(ref, i % 2 == 0);
        QCOMPARE(likesOf(a.timeline(), u"mine"_s), i % 2 == 0 ? 1 : 0);
    }
    a.waitLive();
    QCOMPARE(likesOf(a.timeline(), u"mine"_s), 1);
    Person second(server, u"ada"_s);
    second.logIn();
    QVERIFY(second.waitForTimeline([](const QJsonArray& posts) {
        return likesOf(posts, u"mine"_s) == 1;
    }));
}

void TestTwoPeople::goesOnWithAServerThatWentBackToAnOlderCopy()
{
    test::ServerProcess server;
    QVERIFY(server.start());
    Person a(server, u"ada"_s);
    Person b(server, u"ben"_s);
    a.signUp();
    b.signUp();
    a.connectWith(b);
    const auto has = [](const QString& text) {
        return [text](const QJsonArray& posts) { return likesOf(posts, text) >= 0; };
    };
    a.publish(u"before"_s, kConnections);
    QVERIFY(b.waitForTimeline(has(u"before"_s)));
    a.waitLive();
    QVERIFY(server.terminate());
    QTemporaryDir backup;
    QProcess copy;
    copy.start(u"cp"_s, {u"-a"_s, server.dataFolder(), backup.path()});
    QVERIFY(copy.waitForFinished());
    QVERIFY(server.start());
    a.publish(u"lost"_s, kConnections);
    QVERIFY(b.waitForTimeline(has(u"lost"_s)));
    a.waitLive();
    server.kill();
    QVERIFY(QDir(server.dataFolder()).removeRecursively());
    copy.start(u"cp"_s, {u"-a"_s, backup.filePath(u"data"_s), server.dataFolder()});
    QVERIFY(copy.waitForFinished());
    QVERIFY(server.start());
    a.publish(u"after"_s, kConnections);
    QVERIFY(b.waitForTimeline(has(u"after"_s)));
    a.waitLive();
    // What only the devices have now is still shown to both.
    QVERIFY(has(u"lost"_s)(a.timeline()) && has(u"lost"_s)(b.timeline()));
}

QTEST_GUILESS_MAIN(TestTwoPeople)
#include "tst_two_people.moc"
