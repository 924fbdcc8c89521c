// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "content/name_card.h"
#include "content/text.h"

#include <QTest>

using namespace qs;
using namespace qs::content;
using namespace Qt::StringLiterals;

class TextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsWhatAPersonCounts_data();
    void countsWhatAPersonCounts();
    void refusesTextThatShowsNothing_data();
    void refusesTextThatShowsNothing();
    void takesExactlyTheLongestText();
    void countsDownPastZero();
    void refusesHalfASurrogatePair();
    void takesTextWithNulAndBidiControls();
    void agreesWithItsQuickForm();
    void takesNamesOfOneLine();
    void takesUsernames_data();
    void takesUsernames();
    void foldsWhatIsTypedAsUsername();
    void isolatesANameThatReversesText();
    void closesWhatATextLeavesOpen();
    void showsControlCharacters();
    void leavesOrdinaryTextAlone();
    void survivesEveryCodeUnit();
    void refusesHuesOffTheWheel();
    void keepsAProfile();
};

void TextTest::countsWhatAPersonCounts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("expected");
    QTest::newRow("nothing") << QString() << 0;
    QTest::newRow("letters") << u"abc"_s << 3;
    QTest::newRow("composed") << u"\u00e9"_s << 1;
    QTest::newRow("decomposed") << u"e\u0301"_s << 1;
    QTest::newRow("family") << u"\U0001F468\u200D\U0001F469\u200D\U0001F467"_s << 1;
    QTest::newRow("flag") << u"\U0001F1E9\U0001F1EA"_s << 1;
    QTest::newRow("two flags") << u"\U0001F1E9\U0001F1EA\U0001F1EB\U0001F1F7"_s << 2;
    QTest::newRow("skin") << u"\U0001F44D\U0001F3FD"_s << 1;
    QTest::newRow("line break") << u"a\r\nb"_s << 3;
    QTest::newRow("lone surrogate") << QString(QChar(0xd800)) << 1;
    QTest::newRow("stacked marks") << u"a"_s + QString(500, QChar(0x0301)) << 1;
}

void TextTest::countsWhatAPersonCounts()
{
    QFETCH(QString, text);
    QFETCH(int, expected);
    QCOMPARE(graphemeCount(text), expected);
}

void TextTest::refusesTextThatShowsNothing_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString();
    QTest::newRow("spaces") << u" \t\n\u00a0\u3000"_s;
    QTest::newRow("zero width") << u"\u200b\u200d\u2060\ufeff"_s;
    QTest::newRow("fillers") << u"\u3164\u115f\u2800"_s;
    QTest::newRow("bidi controls") << u"\u202e\u2066\u2069"_s;
    QTest::newRow("marks without a letter") << u"\u0301\u0302"_s;
    QTest::newRow("NUL") << QString(QChar(0));
}

void TextTest::refusesTextThatShowsNothing()
{
    QFETCH(QString, text);
    QCOMPARE(checkText(text).problem, TextProblem::Empty);
    QCOMPARE(checkName(text).problem, TextProblem::Empty);
}

void TextTest::takesExactlyTheLongestText()
{
    QVERIFY(checkText(QString(2200, u'x')).ok());
    QCOMPARE(checkText(QString(2201, u'x')).problem, TextProblem::TooLong);

    QString family;
    for (int i = 0; i < 600; ++i) {
        family += u"\U0001F468\u200D\U0001F469\u200D\U0001F467"_s;
    }
    QCOMPARE(checkText(family).utf8Bytes, 600 * 18);
    QVERIFY(checkText(family).ok());
    QCOMPARE(checkText(family + family).problem, TextProblem::TooLong); // over 16 KiB
}

void TextTest::countsDownPastZero()
{
    QCOMPARE(checkText(u"abc"_s).left, 2197);
    QCOMPARE(checkText(QString(2210, u'x')).left, -10);
    QCOMPARE(checkText(QString(2210, u'x')).graphemes, 2210);
}

void TextTest::refusesHalfASurrogatePair()
{
    QCOMPARE(checkText(u"a"_s + QChar(0xd83d)).problem, TextProblem::Broken);
    QCOMPARE(checkText(QChar(0xdc4d) + u"a"_s).problem, TextProblem::Broken);
    QCOMPARE(checkName(u"a"_s + QChar(0xd83d) + u"b"_s).problem, TextProblem::Broken);
}

void TextTest::takesTextWithNulAndBidiControls()
{
    QVERIFY(checkText(u"a"_s + QChar(0) + u"b"_s).ok());
    QVERIFY(checkText(u"\u202eabc"_s).ok());
    QVERIFY(checkText(u"\u05e9\u05dc\u05d5\u05dd"_s).ok());
}

void TextTest::agreesWithItsQuickForm()
{
    const QStringList texts{
        u""_s,
        u"x"_s,
        QString(2200, u'x'),
        QString(2201, u'x'),
        QString(17000, u'\u00e9'),
        u"\n"_s};
    for (const QString& text : texts) {
        QCOMPARE(textProblem(text), checkText(text).problem);
    }
}

void TextTest::takesNamesOfOneLine()
{
    QVERIFY(checkName(u"Mira \U0001F33F"_s).ok());
    QVERIFY(checkName(QString(50, u'x')).ok());
    QCOMPARE(checkName(QString(51, u'x')).problem, TextProblem::TooLong);
    QCOMPARE(checkName(u"a\nb"_s).problem, TextProblem::BadCharacter);
    QCOMPARE(checkName(u"a\u2028b"_s).problem, TextProblem::BadCharacter);
    QCOMPARE(checkName(u"a"_s + QChar(0)).problem, TextProblem::BadCharacter);
    QCOMPARE(checkName(u"a"_s + QString(600, QChar(0x0301))).problem, TextProblem::TooLong);
}

void TextTest::takesUsernames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("taken");
    QTest::newRow("plain") << u"mira"_s << true;
    QTest::newRow("digits") << u"1mira2"_s << true;
    QTest::newRow("inside") << u"mi_ra.x"_s << true;
    QTest::newRow("shortest") << u"abc"_s << true;
    QTest::newRow("longest") << QString(30, u'a') << true;
    QTest::newRow("too short") << u"ab"_s << false;
    QTest::newRow("too long") << QString(31, u'a') << false;
    QTest::newRow("capital") << u"Mira"_s << false;
    QTest::newRow("dots in a row") << u"mi..ra"_s << false;
    QTest::newRow("dot last") << u"mira."_s << false;
    QTest::newRow("underscore first") << u"_mira"_s << false;
    QTest::newRow("Cyrillic look-alike") << u"mir\u0430"_s << false;
    QTest::newRow("space") << u"mi ra"_s << false;
}

void TextTest::takesUsernames()
{
    QFETCH(QString, name);
    QFETCH(bool, taken);
    QCOMPARE(isUsername(name), taken);
}

void TextTest::foldsWhatIsTypedAsUsername()
{
    QCOMPARE(foldUsername(u"  @Mira "_s), u"mira"_s);
    QCOMPARE(foldUsername(u""_s), QString());
    QVERIFY(!isUsername(foldUsername(u"@"_s)));
}

void TextTest::isolatesANameThatReversesText()
{
    const QString shown = isolated(u"Mira\u202e\u2066\u2069\u200f\nx"_s + QChar(0));
    QCOMPARE(shown, u"\u2068Mirax\u2069"_s);
    QCOMPARE(
        isolated(u"\U0001F468\u200D\U0001F469"_s), u"\u2068\U0001F468\u200D\U0001F469\u2069"_s
    );
    QCOMPARE(isolated(QString(QChar(0xd800))), u"\u2068\ufffd\u2069"_s);
}

void TextTest::closesWhatATextLeavesOpen()
{
    QCOMPARE(forDisplay(u"a\u202eb"_s), u"a\u202eb\u202c"_s);
    QCOMPARE(forDisplay(u"\u2067\u202ba\nb"_s), u"\u2067\u202ba\u202c\u2069\nb"_s);
    QCOMPARE(forDisplay(u"\u2067\u202ba\u2069b"_s), u"\u2067\u202ba\u2069b"_s);
    QCOMPARE(forDisplay(u"\u202a\u202c"_s), u"\u202a\u202c"_s);
}

void TextTest::showsControlCharacters()
{
    QCOMPARE(forDisplay(u"a"_s + QChar(0) + QChar(7)), u"a\ufffd\ufffd"_s);
    QCOMPARE(forDisplay(u"a\r\n\tb"_s), u"a\r\n\tb"_s);
    QCOMPARE(forDisplay(u"a"_s + QChar(0xd800) + u"b"_s), u"a\ufffdb"_s);
}

void TextTest::leavesOrdinaryTextAlone()
{
    const QString text = u"Guten Tag, \u05e9\u05dc\u05d5\u05dd \U0001F44D\U0001F3FD\n\u00a0"_s;
    QCOMPARE(forDisplay(text), text);
}

void TextTest::survivesEveryCodeUnit()
{
    QString all;
    for (int unit = 0; unit < 0x10000; ++unit) {
        const QString one = QString(QChar(static_cast<char16_t>(unit)));
        QVERIFY(graphemeCount(one) == 1);
        QVERIFY(isolated(one).isValidUtf16());
        QVERIFY(forDisplay(one).isValidUtf16());
        QCOMPARE(checkText(one).ok(), textProblem(one) == TextProblem::None);
        all += one;
    }
    QVERIFY(!checkText(all).ok());
    QVERIFY(forDisplay(all).isValidUtf16());
}

void TextTest::refusesHuesOffTheWheel()
{
    codec::CborWriter out;
    out.map(2).key(1).text(u"Mira").key(2).uint(360);
    const QByteArray bytes = out.take();
    codec::CborReader in(bytes);
    (void)readNameCard(in);
    QVERIFY(!in.finish().ok());
    QVERIFY(!writeProfile({{u"Mira"_s, 360}, {}}).ok());
}

void TextTest::keepsAProfile()
{
    const Profile full{{u"Mira"_s, 359}, u"Botanist\nBerlin"_s};
    const Profile bare{{u"Mira"_s, 0}, {}};
    for (const Profile& profile : {full, bare}) {
        const auto bytes = writeProfile(profile);
        QVERIFY(bytes.ok());
        const auto read = readProfile(*bytes);
        QVERIFY(read.ok());
        QCOMPARE(read->card.name, profile.card.name);
        QVERIFY(*read == profile);
    }
    QVERIFY(!writeProfile({{}, {}}).ok());
    QVERIFY(!writeProfile({{u"Mira"_s, 0}, QString(301, u'x')}).ok());
}

QTEST_APPLESS_MAIN(TextTest)
#include "tst_text.moc"
