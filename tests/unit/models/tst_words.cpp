// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "models/times.h"
#include "models/values.h"
#include "models/words.h"

#include <QDateTime>
#include <QSet>
#include <QTest>

using namespace qs;
using namespace Qt::StringLiterals;
using client::LinkStatus;
using client::SignInProblem;
using models::Words;

class TestWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhyThereIsNoAccount_data();
    void saysWhyThereIsNoAccount();
    void saysSomethingElseForEachProblem();
    void offersToLogInWhenTheNameIsTaken();
    void countsWhatGoesOutLater_data();
    void countsWhatGoesOutLater();
    void saysWhyThereIsNoConnection_data();
    void saysWhyThereIsNoConnection();
    void keepsTheTextInEveryRefusal();
    void saysLengthsInOneUnit_data();
    void saysLengthsInOneUnit();
    void writesTimesByTheirDistance();
};

/// The problems that are found on this device, without a server.
void addRowsOfThisDevice()
{
    using enum SignInProblem;
    const auto row = [](const char* name, SignInProblem problem, const QString& text) {
        QTest::newRow(name) << problem << text;
    };
    row("wrong password", WrongPassword, u"That password doesn't open what is on this device."_s);
    row("keychain",
        KeychainMissing,
        u"The keychain no longer has the key. Log in with your username and password, and "
        u"everything here opens again."_s);
    row("nothing", NothingHere, u"No account lives on this device yet."_s);
    row("already", AlreadyHere, u"An account already lives on this device."_s);
    row("corrupt",
        CorruptStore,
        u"What is stored on this device is damaged. It was left as it is. "
        u"Put back a copy of the folder, or log in with another folder."_s);
    row("newer",
        NewerStore,
        u"What is stored here was written by a newer Quicksilver. It was left as it is. "
        u"Update Quicksilver to open it."_s);
    row("full", DiskFull, u"This device is full. Free some space, then try again."_s);
    row("denied", DiskDenied, u"Quicksilver may not write to its folder on this device."_s);
}

void TestWords::saysWhyThereIsNoAccount_data()
{
    using enum SignInProblem;
    QTest::addColumn<SignInProblem>("problem");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* name, SignInProblem problem, const QString& text) {
        QTest::newRow(name) << problem << text;
    };
    row("away", ServerAway, u"Nothing answers at this address right now."_s);
    row("other",
        NotQuicksilver,
        u"Something answers at this address, but it isn't a Quicksilver server."_s);
    row("wrong server",
        WrongServer,
        u"This is not the server this device knows under that address. Nothing was sent."_s);
    row("too old", AppTooOld, u"This server needs a newer version of Quicksilver."_s);
    row("clock",
        ClockWrong,
        u"This device's clock is 4 hours off, so the server can't trust the connection."_s);
    row("credentials",
        BadCredentials,
        u"Username and password don't belong together on this server."_s);
    row("taken", NameTaken, u"Somebody on this server already has this username."_s);
    row("name", BadName, u"A username has 3 to 30 characters: a to z, digits, dot and underscore."_s
    );
    row("display name", BadDisplayName, u"A name has 1 to 50 characters."_s);
    row("weak", WeakPassword, u"A password needs at least 12 characters."_s);
    row("code", BadCode, u"This registration code is unknown or has been used."_s);
    row("closed", SignUpClosed, u"This server takes no new accounts without a registration code."_s
    );
    row("often", TooManyTries, u"That was often. Try again in 40 seconds."_s);
    row("weak server",
        WeakServer,
        u"This server asks for weaker protection of your password than is safe. Nothing was sent."_s
    );
    row("bad answer",
        BadAnswer,
        u"What the server sent about this account does not check out. Nothing was kept."_s);
    addRowsOfThisDevice();
}

void TestWords::saysWhyThereIsNoAccount()
{
    QFETCH(SignInProblem, problem);
    QFETCH(QString, text);
    const client::SignInFailure failure{problem, 40'000, -4 * 3'600'000};
    QCOMPARE(Words::signIn(failure).text, text);
}

void TestWords::saysSomethingElseForEachProblem()
{
    QSet<QString> texts;
    const int last = static_cast<int>(SignInProblem::DiskDenied);
    for (int i = 0; i <= last; ++i) {
        texts.insert(Words::signIn({static_cast<SignInProblem>(i), 1000, 1000}).text);
    }
    QCOMPARE(texts.size(), last + 1);
}

void TestWords::offersToLogInWhenTheNameIsTaken()
{
    const models::Problem problem = Words::signIn({SignInProblem::NameTaken, 0, 0});
    QCOMPARE(problem.remedy, u"Log in instead"_s);
    QVERIFY(problem.wantsLogIn);
}

void TestWords::countsWhatGoesOutLater_data()
{
    QTest::addColumn<int>("unsent");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << 0 << u"You're offline. Reading and writing still work."_s;
    QTest::newRow("one") << 1
                         << u"You're offline. Reading and writing still work; 1 thing will go out "
                            "when you're back."_s;
    QTest::newRow("three"
    ) << 3
      << u"You're offline. Reading and writing still work; 3 things will go out "
         "when you're back."_s;
}

void TestWords::countsWhatGoesOutLater()
{
    QFETCH(int, unsent);
    QFETCH(QString, text);
    LinkStatus status;
    status.unsent = unsent;
    QCOMPARE(Words::link(status, 0).text, text);
    status.problem = LinkStatus::Problem::NoNetwork;
    QCOMPARE(Words::link(status, 0).text, text);
}

void TestWords::saysWhyThereIsNoConnection_data()
{
    using enum LinkStatus::Problem;
    QTest::addColumn<LinkStatus::Problem>("problem");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("remedy");
    const QString again = u"Try now"_s;
    QTest::newRow("away") << ServerAway
                          << u"Your internet works, but home.example isn't answering."_s << again;
    QTest::newRow("other") << NotQuicksilver
                           << u"Something answers for home.example, but it isn't your server. "
                              "This network may want you to sign in first."_s
                           << again;
    QTest::newRow("wrong") << WrongServer
                           << u"home.example is not the server your account belongs to. "
                              "Nothing was sent to it."_s
                           << QString();
    QTest::newRow("clock"
    ) << ClockWrong
      << u"This device's clock is 4 hours off, so the server can't trust the connection."_s
      << again;
    QTest::newRow("old") << AppTooOld
                         << u"home.example needs a newer Quicksilver. Until then, everything you "
                            "write is kept here."_s
                         << QString();
    QTest::newRow("signed out") << SignedOut
                                << u"home.example has signed this device out. Everything you wrote "
                                   "is still here."_s
                                << QString();
    QTest::newRow("full") << DiskFull
                          << u"This device is full, so nothing new can be kept. Free some space."_s
                          << again;
}

void TestWords::saysWhyThereIsNoConnection()
{
    QFETCH(LinkStatus::Problem, problem);
    QFETCH(QString, text);
    QFETCH(QString, remedy);
    LinkStatus status;
    status.problem = problem;
    status.host = u"home.example"_s;
    status.clockSkewMs = 4 * 3'600'000;
    QCOMPARE(Words::link(status, 0).text, text);
    QCOMPARE(Words::link(status, 0).remedy, remedy);
}

void TestWords::keepsTheTextInEveryRefusal()
{
    for (int i = 0; i <= static_cast<int>(client::RefusalReason::Damaged); ++i) {
        const QString text = Words::refusal(static_cast<client::RefusalReason>(i));
        QVERIFY2(text.contains(u"Your text is kept"), qPrintable(text));
    }
}

void TestWords::saysLengthsInOneUnit_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << qint64{0} << u"1 second"_s;
    QTest::newRow("seconds") << qint64{40'400} << u"40 seconds"_s;
    QTest::newRow("minute") << qint64{61'000} << u"1 minute"_s;
    QTest::newRow("hours back") << qint64{-4 * 3'600'000} << u"4 hours"_s;
    QTest::newRow("days") << qint64{3 * 86'400'000} << u"3 days"_s;
}

void TestWords::saysLengthsInOneUnit()
{
    QFETCH(qint64, ms);
    QFETCH(QString, text);
    QCOMPARE(Words::span(ms), text);
}

void TestWords::writesTimesByTheirDistance()
{
    const QDateTime now(QDate(2026, 11, 18), QTime(14, 0));
    const QDateTime today(QDate(2026, 11, 18), QTime(9, 5));
    const QDateTime lately(QDate(2026, 3, 2), QTime(9, 5));
    const QDateTime before(QDate(2025, 3, 2), QTime(9, 5));
    const auto shown = [&](const QDateTime& at) {
        return models::Times::shown(at.toMSecsSinceEpoch(), now.toMSecsSinceEpoch());
    };
    QLocale::setDefault(QLocale::c());
    QCOMPARE(shown(today), u"09:05"_s);
    QCOMPARE(shown(lately), u"2 Mar, 09:05"_s);
    QCOMPARE(shown(before), u"2 Mar 2025"_s);
}

QTEST_GUILESS_MAIN(TestWords)
#include "tst_words.moc"
