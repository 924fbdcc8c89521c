// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "base/random.h"
#include "content/text.h"
#include "support/pretend/opened_session.h"

#include <QSignalSpy>
#include <QTest>

using namespace qs;
using namespace qs::tests;
using namespace Qt::StringLiterals;

class TestComposer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cyclesThroughThreeAudiencesAndBack();
    void writesToAChosenCircleUnderItsName();
    void asksOnceBeforeAWrittenTextBecomesPublic();
    void doesNotAskWithoutText();
    void keepsTheAudienceWhenTheAnswerIsNo();
    void neverAltersTheTextWhateverHappensAround();
    void countsAsPeopleCount_data();
    void countsAsPeopleCount();
    void countsBelowZeroForALongPaste();
    void refusesWhatIsTooManyBytes();
    void emptiesItselfOncePublished();
    void keepsTheTextWhenTheDiskIsFull();
    void keepsWhatWasTypedWhilePublishing();
    void savesTheDraftAfterAPauseInTyping();
    void savesTheDraftAtOnceWhenAsked();
    void bringsTheDraftBack();
    void namesTheCircleOfADraftThatCameBack();
    void neverCallsAnUnknownCircleConnections();
    void savesTheDraftBeforeItGoes();
};

void TestComposer::cyclesThroughThreeAudiencesAndBack()
{
    OpenedSession opened;
    models::Composer& composer = *opened.open().composer();
    QStringList words{composer.audience().word};
    for (int i = 0; i < 3; ++i) {
        composer.cycleAudience();
        words.append(composer.audience().word);
    }
    QCOMPARE(words, QStringList({u"Connections"_s, u"Public"_s, u"Only me"_s, u"Connections"_s}));
}

void TestComposer::writesToAChosenCircleUnderItsName()
{
    OpenedSession opened;
    models::Composer& composer = *opened.open().composer();
    const QString circle(32, u'c');
    composer.chooseAudience(1, circle, u"Close friends"_s);
    QCOMPARE(composer.audience().word, u"Close friends"_s);
    QCOMPARE(composer.circle(), circle);
    composer.setText(u"closer"_s);
    composer.chooseAudience(2);
    QVERIFY(composer.asksPublic()); // a circle is no less private than everybody
    composer.keepAudience();
    QCOMPARE(composer.circle(), circle);
    composer.chooseAudience(1);
    QCOMPARE(composer.audience().word, u"Connections"_s);
    QCOMPARE(composer.circle(), QString());
}

void TestComposer::asksOnceBeforeAWrittenTextBecomesPublic()
{
    OpenedSession opened;
    models::Composer& composer = *opened.open().composer();
    composer.setText(u"between us"_s);
    composer.cycleAudience();
    QVERIFY(composer.asksPublic());
    QCOMPARE(composer.audience().word, u"Connections"_s);
    composer.confirmPublic();
    QVERIFY(!composer.asksPublic());
    QCOMPARE(composer.audience().word, u"Public"_s);
    QCOMPARE(composer.text(), u"between us"_s);
}

void TestComposer::doesNotAskWithoutText()
{
    OpenedSession opened;
    models::Composer& composer = *opened.open().composer();
    composer.cycleAudience();
    QVERIFY(!composer.asksPublic());
    QCOMPARE(composer.audience().word, u"Public"_s);
}

void TestComposer::keepsTheAudienceWhenTheAnswerIsNo()
{
    OpenedSession opened;
    models::Composer& composer = *opened.open().composer();
    composer.setText(u"between us"_s);
    composer.cycleAudience();
    composer.keepAudience();
    composer.confirmPublic(); // a late answer to a question that is gone
    QCOMPARE(composer.audience().word, u"Connections"_s);
}

void TestComposer::neverAltersTheTextWhateverHappensAround()
{
    constexpr int kSequences = 40;
    constexpr int kSteps = 60;
    SeededRandom random(20261118);
    for (int sequence = 0; sequence < kSequences; ++sequence) {
        OpenedSession opened;
        models::Composer& composer = *opened.open().composer();
        QString expected;
        for (int step = 0; step < kSteps; ++step) {
            switch (random.below(9)) {
            case 0:
                expected += QChar(static_cast<char16_t>(u'a' + random.below(26)));
                composer.setText(expected);
                break;
            case 1: composer.cycleAudience(); break;
            case 2: composer.confirmPublic(); break;
            case 3: composer.keepAudience(); break;
            case 4: opened.world.add(u"Ana"_s, u"hello"_s, client::Audience::Public, 0); break;
            case 5: opened.world.announce({.posts = {}, .manyPosts = true, .draft = true}); break;
            case 6: opened.world.goOffline(); break;
            case 7: opened.world.scheduler.advance(500); break;
            case 8: OpenedSession::settle(); break;
            default: break;
            }
            QCOMPARE(composer.text(), expected);
        }
    }
}

void TestComposer::countsAsPeopleCount_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("graphemes");
    QTest::newRow("plain") << u"abc"_s << 3;
    QTest::newRow("combining accent") << u"e\u0301"_s << 1;
    QTest::newRow("family") << u"👩‍👩‍👧‍👦"_s << 1;
    QTest::newRow("flags") << u"🇳🇴🇵🇹"_s << 2;
    QTest::newRow("skin tone") << u"👍🏽"_s << 1;
    QTest::newRow("hangul jamo") << u"\u1112\u1161\u11ab"_s << 1;
    QTest::newRow("keycap") << u"1️⃣"_s << 1;
    QTest::newRow("line feeds") << u"a\n\nb"_s << 4;
    QTest::newRow("carriage return and line feed") << u"a\r\nb"_s << 3;
    QTest::newRow("arabic with marks") << u"مُحَمَّد"_s << 4;
    QTest::newRow("many marks on one letter") << u"z"_s + u"\u0334"_s.repeated(40) << 1;
}

void TestComposer::countsAsPeopleCount()
{
    QFETCH(QString, text);
    QFETCH(int, graphemes);
    OpenedSession opened;
    models::Composer& composer = *opened.open().composer();
    composer.setText(text);
    QCOMPARE(composer.left(), content::kTextGraphemesMax - graphemes);
    QVERIFY(composer.canPublish());
}

void TestComposer::countsBelowZeroForALongPaste()
{
    OpenedSession opened;
    models::Composer& composer = *opened.open().composer();
    composer.setText(u"é"_s.repeated(content::kTextGraphemesMax));
    QCOMPARE(composer.counter(), u"0"_s);
    QVERIFY(composer.canPublish());
    composer.setText(u"é"_s.repeated(content::kTextGraphemesMax + 17));
    QCOMPARE(composer.counter(), u"-17"_s);
    QVERIFY(!composer.canPublish());
    composer.publish();
    OpenedSession::settle();
    QCOMPARE(opened.world.posts.size(), 0);
    QCOMPARE(composer.text().size(), content::kTextGraphemesMax + 17);
}

void TestComposer::refusesWhatIsTooManyBytes()
{
    OpenedSession opened;
    models::Composer& composer = *opened.open().composer();
    composer.setText(u"👩‍👩‍👧‍👦"_s.repeated(700)); // 700 graphemes of 25 bytes
    QVERIFY(!composer.canPublish());
}

void TestComposer::emptiesItselfOncePublished()
{
    OpenedSession opened;
    models::Composer& composer = *opened.open().composer();
    QSignalSpy published(&composer, &models::Composer::published);
    composer.setText(u"hello"_s);
    composer.publish();
    OpenedSession::settle();
    QCOMPARE(published.count(), 1);
    QCOMPARE(composer.text(), QString());
    QVERIFY(!composer.canPublish());
    QCOMPARE(opened.world.posts.size(), 1);
    QCOMPARE(opened.world.posts.first().text, u"hello"_s);
    QCOMPARE(opened.world.draft.text, QString());
}

void TestComposer::keepsTheTextWhenTheDiskIsFull()
{
    OpenedSession opened;
    models::Composer& composer = *opened.open().composer();
    composer.setText(u"hello"_s);
    opened.world.commandError = ErrorCode::OutOfSpace;
    composer.publish();
    OpenedSession::settle();
    QCOMPARE(composer.text(), u"hello"_s);
    QVERIFY(composer.canPublish());
    QCOMPARE(
        composer.problem(),
        u"This device is full, so the post could not be kept. Your text is still here."_s
    );
}

void TestComposer::keepsWhatWasTypedWhilePublishing()
{
    OpenedSession opened;
    models::Composer& composer = *opened.open().composer();
    composer.setText(u"first"_s);
    composer.publish();
    composer.setText(u"first, second"_s);
    OpenedSession::settle();
    QCOMPARE(opened.world.posts.first().text, u"first"_s);
    QCOMPARE(composer.text(), u"first, second"_s);
    QCOMPARE(opened.world.draft.text, u"first, second"_s);
}

void TestComposer::savesTheDraftAfterAPauseInTyping()
{
    OpenedSession opened;
    models::Composer& composer = *opened.open().composer();
    composer.setText(u"h"_s);
    opened.world.scheduler.advance(models::Composer::kPauseMs - 1);
    composer.setText(u"he"_s);
    opened.world.scheduler.advance(models::Composer::kPauseMs - 1);
    OpenedSession::settle();
    QCOMPARE(opened.world.draftsSaved, 0);
    opened.world.scheduler.advance(1);
    OpenedSession::settle();
    QCOMPARE(opened.world.draftsSaved, 1);
    QCOMPARE(opened.world.draft.text, u"he"_s);
}

void TestComposer::savesTheDraftAtOnceWhenAsked()
{
    OpenedSession opened;
    models::Composer& composer = *opened.open().composer();
    composer.setText(u"half a thought"_s);
    composer.saveDraft();
    composer.saveDraft();
    OpenedSession::settle();
    QCOMPARE(opened.world.draft.text, u"half a thought"_s);
    QCOMPARE(opened.world.draftsSaved, 1);
}

void TestComposer::bringsTheDraftBack()
{
    OpenedSession opened;
    opened.world.draft = {.text = u"from yesterday"_s, .audience = client::Audience::OnlyMe};
    models::Composer& composer = *opened.open().composer();
    QCOMPARE(composer.text(), u"from yesterday"_s);
    QCOMPARE(composer.audience().word, u"Only me"_s);
}

void TestComposer::namesTheCircleOfADraftThatCameBack()
{
    OpenedSession opened;
    const SpaceId circle = *SpaceId::from(QByteArray(16, 'c'));
    opened.world.circles = {{circle, u"Close friends"_s, false, {}}};
    opened.world.draft = {.text = u"closer"_s, .audience = {client::Audience::Connections, circle}};
    models::Composer& composer = *opened.open().composer();
    QCOMPARE(composer.audience().word, u"Close friends"_s);
    opened.world.circles[0].name = u"Closest"_s;
    opened.world.announce({.posts = {}, .people = true});
    OpenedSession::settle();
    QCOMPARE(composer.audience().word, u"Closest"_s);
}

void TestComposer::neverCallsAnUnknownCircleConnections()
{
    OpenedSession opened;
    const SpaceId circle = *SpaceId::from(QByteArray(16, 'c'));
    opened.world.draft = {.text = u"closer"_s, .audience = {client::Audience::Connections, circle}};
    models::Composer& composer = *opened.open().composer();
    QCOMPARE(composer.audience().word, u"A circle"_s);
    QCOMPARE(composer.circle(), QString::fromLatin1(circle.hex()));
}

void TestComposer::savesTheDraftBeforeItGoes()
{
    OpenedSession opened;
    opened.open().composer()->setText(u"unfinished"_s);
    opened.close();
    QCOMPARE(opened.world.draft.text, u"unfinished"_s);
    QCOMPARE(opened.world.settled, 1);
}

QTEST_GUILESS_MAIN(TestComposer)
#include "tst_composer.moc"
