// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "support/pretend/opened_session.h"

#include <QSignalSpy>
#include <QTest>

using namespace qs;
using namespace qs::tests;
using namespace Qt::StringLiterals;
using models::Session;

class TestSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void welcomesOnAnEmptyDevice();
    void asksForThePasswordOfALockedAccount();
    void opensByItselfWithTheKeychain();
    void asksForThePasswordWhenTheKeychainIsEmpty();
    void staysAndSaysWhyWhenRefused();
    void ignoresASecondAttemptMeanwhile();
    void handsOverWhatWasTyped();
    void settlesAndClosesTheAccountAtTheEnd();
    void saysNothingWhileAllIsWell();
    void countsWhatWaitsWhileOffline();
    void waitsBeforeItMentionsASearchForTheServer();
    void makesAnInviteLink();
    void saysHowOpeningALinkWent();
    void saysWhatIsWrongWithALink();
};

void TestSession::welcomesOnAnEmptyDevice()
{
    OpenedSession opened(client::Presence::Empty);
    QCOMPARE(opened.open().stage(), Session::Welcome);
}

void TestSession::asksForThePasswordOfALockedAccount()
{
    OpenedSession opened(client::Presence::NeedsPassword);
    Session& session = opened.open();
    QCOMPARE(session.stage(), Session::Unlock);
    session.unlock(u"correct horse battery"_s);
    QVERIFY(session.isBusy());
    OpenedSession::settle();
    QCOMPARE(session.stage(), Session::Home);
    QVERIFY(!session.isBusy());
    QCOMPARE(session.me().address, u"noor@home.example"_s);
}

void TestSession::opensByItselfWithTheKeychain()
{
    OpenedSession opened(client::Presence::NeedsKeychain);
    QCOMPARE(opened.open().stage(), Session::Home);
}

void TestSession::asksForThePasswordWhenTheKeychainIsEmpty()
{
    OpenedSession opened(client::Presence::NeedsKeychain);
    opened.world.refusal = client::SignInFailure{client::SignInProblem::KeychainMissing, 0, 0};
    Session& session = opened.open();
    QCOMPARE(session.stage(), Session::Unlock);
    QCOMPARE(
        session.problem().text,
        u"The keychain no longer has the key. Log in with your username and password, and "
        u"everything here opens again."_s
    );
}

void TestSession::staysAndSaysWhyWhenRefused()
{
    OpenedSession opened(client::Presence::NeedsPassword);
    opened.world.refusal = client::SignInFailure{client::SignInProblem::WrongPassword, 0, 0};
    Session& session = opened.open();
    session.unlock(u"wrong"_s);
    OpenedSession::settle();
    QCOMPARE(session.stage(), Session::Unlock);
    QVERIFY(session.problem().isPresent());
    opened.world.refusal.reset();
    session.unlock(u"right"_s);
    QVERIFY(!session.problem().isPresent());
    OpenedSession::settle();
    QCOMPARE(session.stage(), Session::Home);
}

void TestSession::ignoresASecondAttemptMeanwhile()
{
    OpenedSession opened(client::Presence::NeedsPassword);
    Session& session = opened.open();
    session.unlock(u"first"_s);
    session.unlock(u"second"_s);
    OpenedSession::settle();
    QCOMPARE(opened.world.lastCredentials.password, u"first"_s);
}

void TestSession::handsOverWhatWasTyped()
{
    OpenedSession opened(client::Presence::Empty);
    Session& session = opened.open();
    session.createAccount(u" home.example "_s, u"noor"_s, u"Noor"_s, u" AB-12 "_s, u" a b "_s);
    OpenedSession::settle();
    QCOMPARE(opened.world.lastCredentials.server, u"home.example"_s);
    QCOMPARE(opened.world.lastCredentials.username, u"noor"_s);
    QCOMPARE(opened.world.lastCredentials.displayName, u"Noor"_s);
    QCOMPARE(opened.world.lastCredentials.code, u"AB-12"_s);
    QCOMPARE(opened.world.lastCredentials.password, u" a b "_s);
}

void TestSession::settlesAndClosesTheAccountAtTheEnd()
{
    OpenedSession opened;
    opened.open();
    QVERIFY(opened.world.listener);
    opened.close();
    QCOMPARE(opened.world.settled, 1);
    QVERIFY(!opened.world.listener);
}

void TestSession::saysNothingWhileAllIsWell()
{
    OpenedSession opened;
    models::LinkBanner& link = *opened.open().link();
    QVERIFY(!link.isShown());
    QCOMPARE(link.text(), QString());
}

void TestSession::countsWhatWaitsWhileOffline()
{
    OpenedSession opened;
    models::LinkBanner& link = *opened.open().link();
    opened.world.link.unsent = 3;
    opened.world.goOffline();
    OpenedSession::settle();
    QCOMPARE(
        link.text(),
        u"You're offline. Reading and writing still work; 3 things will go out when you're back."_s
    );
    opened.world.goOnline();
    OpenedSession::settle();
    QVERIFY(!link.isShown());
}

void TestSession::waitsBeforeItMentionsASearchForTheServer()
{
    OpenedSession opened;
    opened.world.link.state = client::LinkStatus::State::Connecting;
    models::LinkBanner& link = *opened.open().link();
    QVERIFY(!link.isShown());
    opened.world.scheduler.advance(models::LinkBanner::kPatienceMs);
    QVERIFY(link.isShown());
    QCOMPARE(link.text(), u"Looking for your server…"_s);
}

void TestSession::makesAnInviteLink()
{
    OpenedSession opened;
    models::InviteLink& invite = *opened.open().invite();
    invite.create();
    QVERIFY(invite.isBusy());
    OpenedSession::settle();
    QVERIFY(invite.link().startsWith(u"quicksilver://invite/home.example#"));
    invite.putAway();
    QCOMPARE(invite.link(), QString());
}

void TestSession::saysHowOpeningALinkWent()
{
    OpenedSession opened;
    models::InviteLink& invite = *opened.open().invite();
    invite.open(u"  quicksilver://invite/home.example#abc "_s);
    OpenedSession::settle();
    QVERIFY(invite.success().startsWith(u"Your request to "));
    QVERIFY(invite.success().contains(u"Mara Lindqvist"));
    QCOMPARE(invite.problem(), QString());
}

void TestSession::saysWhatIsWrongWithALink()
{
    OpenedSession opened;
    models::InviteLink& invite = *opened.open().invite();
    const QString wrong =
        u"This is not an invitation link. Copy all of it, from quicksilver:// on."_s;
    invite.open(u"https://example.org"_s);
    OpenedSession::settle();
    QCOMPARE(invite.problem(), wrong);
    invite.clearOutcome();
    QCOMPARE(invite.problem(), QString());
    invite.open(u"x"_s.repeated(100'000));
    QCOMPARE(invite.problem(), wrong);
}

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
