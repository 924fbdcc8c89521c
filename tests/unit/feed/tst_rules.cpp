// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "feed/rules.h"
#include "feed/unread.h"

#include <QTest>

using namespace qs;
using namespace qs::feed;
using namespace Qt::StringLiterals;
using content::Filter;
using content::Mute;
using content::MuteKind;
using Verdict = Decision::Verdict;

namespace {

template<typename Id>
Id number(unsigned char n)
{
    Id id;
    id.data()[0] = n;
    return id;
}

const UserId kAnna = number<UserId>(1);
const UserId kBen = number<UserId>(2);

Item post(const UserId& author, const QString& text, unsigned char id = 9)
{
    Item item;
    item.ref = {author, number<ObjectId>(id)};
    item.author = item.writer = author;
    item.text = text;
    return item;
}

Filter filter(const QString& name, const QStringList& words, bool warns = false)
{
    Filter made;
    made.id = number<ObjectId>(static_cast<unsigned char>(name.front().unicode()));
    made.name = name;
    made.words = words;
    made.warns = warns;
    return made;
}

Verdict judge(const Rules& rules, const Item& item)
{
    return rules.judge(item).verdict;
}

} // namespace

class TestRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void matchesWholeWordsInAnyDress_data();
    void matchesWholeWordsInAnyDress();
    void hidesWhatIsMuted();
    void hidesRepostsAlone();
    void hidesAMutedThread();
    void neverHidesMyOwn();
    void foldsBehindTheNameAndHidingWins();
    void asksForWordsPeopleAndKindsTogether();
    void endsWhenItsTimeIsOver();
    void countsWhatAFilterWouldTake();
    void takesTheFurthestMarkOfAllDevices();
};

void TestRules::matchesWholeWordsInAnyDress_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("word");
    QTest::addColumn<bool>("holds");
    QTest::newRow("same") << u"a cat sat"_s << u"cat"_s << true;
    QTest::newRow("case") << u"A CAT sat"_s << u"cat"_s << true;
    QTest::newRow("part of a word") << u"concatenate"_s << u"cat"_s << false;
    QTest::newRow("plural") << u"cats"_s << u"cat"_s << false;
    QTest::newRow("tag") << u"look: #cat!"_s << u"cat"_s << true;
    QTest::newRow("tag asked for") << u"a cat"_s << u"#Cat"_s << true;
    QTest::newRow("accents") << u"le CAFÉ"_s << u"cafe"_s << true;
    QTest::newRow("decomposed") << u"le cafe\u0301"_s << u"café"_s << true;
    QTest::newRow("several words") << u"the new  year's eve, again"_s << u"new years eve"_s << true;
    QTest::newRow("across a line") << u"new\nyear"_s << u"new year"_s << true;
    QTest::newRow("sharp s") << u"STRASSE"_s << u"straße"_s << true;
    QTest::newRow("wide letters") << u"ｃａｔ"_s << u"cat"_s << true;
    QTest::newRow("no spaces") << u"猫が好きです"_s << u"好き"_s << true;
    QTest::newRow("emoji") << u"so 🎄 now"_s << u"🎄"_s << true;
    QTest::newRow("nothing but signs") << u"a, b"_s << u"!!"_s << false;
    QTest::newRow("arabic") << u"هذا بيت كبير"_s << u"بيت"_s << true;
}

void TestRules::matchesWholeWordsInAnyDress()
{
    QFETCH(const QString, text);
    QFETCH(const QString, word);
    QFETCH(const bool, holds);
    QCOMPARE(holdsWords(folded(text), folded(word)), holds);
}

void TestRules::hidesWhatIsMuted()
{
    const Rules rules(
        {Mute{MuteKind::Person, kAnna, {}, {}, 0}, Mute{MuteKind::Word, {}, {}, u"spider"_s, 0}},
        {},
        1
    );
    QCOMPARE(judge(rules, post(kAnna, u"hello"_s)), Verdict::Hide);
    QCOMPARE(judge(rules, post(kBen, u"hello"_s)), Verdict::Show);
    QCOMPARE(judge(rules, post(kBen, u"a Spider!"_s)), Verdict::Hide);
    Item passedOn = post(kBen, u"hello"_s);
    passedOn.isRepost = true;
    passedOn.writer = kAnna;
    QCOMPARE(judge(rules, passedOn), Verdict::Hide);
}

void TestRules::hidesRepostsAlone()
{
    const Rules rules({Mute{MuteKind::Reposts, kAnna, {}, {}, 0}}, {}, 1);
    Item repost = post(kAnna, u"hello"_s);
    QCOMPARE(judge(rules, repost), Verdict::Show);
    repost.isRepost = true;
    QCOMPARE(judge(rules, repost), Verdict::Hide);
    repost.author = kBen;
    QCOMPARE(judge(rules, repost), Verdict::Show);
}

void TestRules::hidesAMutedThread()
{
    const Item first = post(kAnna, u"first"_s, 1);
    const Rules rules({Mute{MuteKind::Post, {}, first.ref, {}, 0}}, {}, 1);
    Item answer = post(kBen, u"answer"_s, 2);
    QCOMPARE(judge(rules, first), Verdict::Hide);
    QCOMPARE(judge(rules, answer), Verdict::Show);
    answer.root = first.ref;
    QCOMPARE(judge(rules, answer), Verdict::Hide);
}

void TestRules::neverHidesMyOwn()
{
    const Rules rules(
        {Mute{MuteKind::Word, {}, {}, u"spider"_s, 0}}, {filter(u"a"_s, {u"spider"_s}, true)}, 1
    );
    Item mine = post(kAnna, u"spider"_s);
    mine.isMine = true;
    QCOMPARE(judge(rules, mine), Verdict::Show);
}

void TestRules::foldsBehindTheNameAndHidingWins()
{
    const Rules rules(
        {},
        {filter(u"Sport"_s, {u"match"_s}, true),
         filter(u"Games"_s, {u"match"_s}, true),
         filter(u"Noise"_s, {u"final"_s}, false)},
        1
    );
    QCOMPARE(rules.judge(post(kAnna, u"a match"_s)), (Decision{Verdict::Fold, u"Games"_s}));
    QCOMPARE(judge(rules, post(kAnna, u"the final match"_s)), Verdict::Hide);
}

void TestRules::asksForWordsPeopleAndKindsTogether()
{
    Filter replies = filter(u"r"_s, {u"yes"_s});
    replies.people = {kAnna};
    replies.kinds = static_cast<quint64>(content::FilterKind::Replies);
    const Rules rules({}, {replies}, 1);
    Item item = post(kAnna, u"yes"_s);
    QCOMPARE(judge(rules, item), Verdict::Show);
    item.isReply = true;
    QCOMPARE(judge(rules, item), Verdict::Hide);
    item.text = u"no"_s;
    QCOMPARE(judge(rules, item), Verdict::Show);
    item.text = u"yes"_s;
    item.author = item.writer = kBen;
    QCOMPARE(judge(rules, item), Verdict::Show);
}

void TestRules::endsWhenItsTimeIsOver()
{
    const QList<Mute> mutes{Mute{MuteKind::Person, kAnna, {}, {}, 100}};
    Filter until = filter(u"f"_s, {u"x"_s});
    until.untilMs = 50;
    const Rules before(mutes, {until}, 40);
    QCOMPARE(before.nextChangeMs(), 50ULL);
    QCOMPARE(judge(before, post(kBen, u"x"_s)), Verdict::Hide);
    const Rules between(mutes, {until}, 50);
    QCOMPARE(between.nextChangeMs(), 100ULL);
    QCOMPARE(judge(between, post(kBen, u"x"_s)), Verdict::Show);
    QCOMPARE(judge(between, post(kAnna, u"y"_s)), Verdict::Hide);
    QVERIFY(Rules(mutes, {until}, 100).isEmpty());
}

void TestRules::countsWhatAFilterWouldTake()
{
    QList<Item> items;
    for (unsigned char i = 0; i < 200; ++i) {
        items.append(post(i % 2 ? kAnna : kBen, i % 10 == 0 ? u"one match"_s : u"other"_s, i));
    }
    items[0].isMine = true;
    QCOMPARE(wouldTake(filter(u"f"_s, {u"match"_s}), items), 19);
    Filter anna = filter(u"f"_s, {});
    anna.people = {kAnna};
    QCOMPARE(wouldTake(anna, items), 100);
}

void TestRules::takesTheFurthestMarkOfAllDevices()
{
    const QList<content::ReadMark> marks{
        {u"home"_s, number<DeviceId>(1), 10},
        {u"home"_s, number<DeviceId>(2), 30},
        {u"else"_s, number<DeviceId>(1), 99},
    };
    const quint64 upTo = readUpTo(marks, u"home");
    QCOMPARE(upTo, 30ULL);
    QCOMPARE(readUpTo(marks, u"nowhere"), 0ULL);
    QVERIFY(isUnread(31, false, upTo));
    QVERIFY(!isUnread(30, false, upTo));
    QVERIFY(!isUnread(31, true, upTo));
}

QTEST_APPLESS_MAIN(TestRules)
#include "tst_rules.moc"
