// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "crypto/device_link.h"
#include "simulation/device_world.h"

using namespace qs;
using namespace qs::test;
using namespace Qt::StringLiterals;
using client::DeviceProblem;
using Stage = client::LinkingView::Stage;

namespace {
constexpr qint64 kDayMs = 24 * 60 * 60'000LL;
constexpr client::Audience kCircle = client::Audience::Connections;
} // namespace

/// An account on several devices: who hears of whom, and what is left of one that was removed.
class TestDevices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyOtherDeviceNoticesANewOneForSevenDaysOrUntilItIsKnown();
    void aNameGivenOnOneDeviceShowsOnAll();
    void aRevokedDeviceIsSignedOutAndKeepsWhatWasTyped();
    void theOthersGoOnUnderANewSeedAndANewDeviceReadsEverything();
    void aDeviceThatWasAwayLearnsTheSeedWhenItComesBack();
    void aRevokedDeviceThatLogsInAgainSendsWhatItKept();
    void aWrongPasswordRevokesNobody();
    void twoDevicesThatRevokeEachOtherLeaveOne();
    void aNewDeviceJoinsByItsCode();
    void linkingNeedsDigitsAndPassword();
    void aCodeIsGoodForOneMeetingOnly();
    void aCodeOfAnotherServerOrOfSomethingElseIsToldApart();
    void aLinkEndsWhenEitherGoesAway();
    void aSeedIsSealedTwiceBetweenLinkedDevices();
};

void TestDevices::everyOtherDeviceNoticesANewOneForSevenDaysOrUntilItIsKnown()
{
    DeviceWorld world;
    const auto laptop = world.signUp(u"ada"_s, u"Laptop"_s);
    const auto phone = world.logIn(u"ada"_s, u"Phone"_s);
    const auto tablet = world.logIn(u"ada"_s, u"Tablet"_s);
    QCOMPARE(laptop->names(), QStringList({u"Laptop"_s, u"Tablet!"_s, u"Phone!"_s}));
    QCOMPARE(phone->names(), QStringList({u"Phone"_s, u"Tablet!"_s, u"Laptop"_s}));
    QCOMPARE(tablet->names(), QStringList({u"Tablet"_s, u"Phone"_s, u"Laptop"_s}));

    QVERIFY(laptop->devices().acknowledge(laptop->idOf(u"Phone"_s)).ok());
    QCOMPARE(laptop->names(), QStringList({u"Laptop"_s, u"Tablet!"_s, u"Phone"_s}));
    world.restart(*laptop);
    QCOMPARE(laptop->names(), QStringList({u"Laptop"_s, u"Tablet!"_s, u"Phone"_s}));
    world.room.time.advance(7 * kDayMs);
    QCOMPARE(laptop->names(), QStringList({u"Laptop"_s, u"Tablet"_s, u"Phone"_s}));
}

void TestDevices::aNameGivenOnOneDeviceShowsOnAll()
{
    DeviceWorld world;
    const auto laptop = world.signUp(u"ada"_s, u"Laptop"_s);
    const auto phone = world.logIn(u"ada"_s, u"Phone"_s);
    QVERIFY(laptop->devices().rename(laptop->idOf(u"Phone"_s), u"Old phone"_s).ok());
    world.pass(2'000);
    QCOMPARE(phone->devices().list().first().name, u"Old phone"_s);
    QCOMPARE(phone->devices().list().first().platform, u"Test OS"_s);
    QVERIFY(!laptop->devices().rename(laptop->idOf(u"Old phone"_s), u" "_s).ok());
    QVERIFY(!laptop->devices().rename(DeviceId(), u"Nobody"_s).ok());
}

void TestDevices::aRevokedDeviceIsSignedOutAndKeepsWhatWasTyped()
{
    DeviceWorld world;
    const auto laptop = world.signUp(u"ada"_s, u"Laptop"_s);
    const auto phone = world.logIn(u"ada"_s, u"Phone"_s);
    const auto ben = world.signUp(u"ben"_s, u"Ben"_s);
    world.connect(*laptop, *ben);
    QVERIFY(phone->account->publish(u"before"_s, kCircle).ok());
    world.pass(1'000);

    QVERIFY(world.revoke(*laptop, u"Phone"_s).ok());
    QCOMPARE(laptop->names(), QStringList{u"Laptop"_s});
    QCOMPARE(phone->link().problem, client::LinkStatus::Problem::DeviceRemoved);
    QVERIFY(phone->account->publish(u"after"_s, kCircle).ok());
    QVERIFY(phone->account->saveDraft({u"half a thought"_s, kCircle}).ok());
    world.pass(60'000);
    QCOMPARE(phone->link().unsent, 1);
    QCOMPARE(phone->account->draft().text, u"half a thought"_s);
    world.restart(*phone);
    QCOMPARE(phone->link().problem, client::LinkStatus::Problem::DeviceRemoved);
    QCOMPARE(phone->texts(), QStringList({u"before"_s, u"after"_s}));
    QCOMPARE(phone->account->draft().text, u"half a thought"_s);
    QCOMPARE(ben->texts(), QStringList{u"before"_s});
    QCOMPARE(laptop->texts(), QStringList{u"before"_s});
}

void TestDevices::theOthersGoOnUnderANewSeedAndANewDeviceReadsEverything()
{
    DeviceWorld world;
    const auto laptop = world.signUp(u"ada"_s, u"Laptop"_s);
    const auto phone = world.logIn(u"ada"_s, u"Phone"_s);
    const auto tablet = world.logIn(u"ada"_s, u"Tablet"_s);
    const auto ben = world.signUp(u"ben"_s, u"Ben"_s);
    world.connect(*laptop, *ben);
    QVERIFY(phone->account->publish(u"of the phone"_s, client::Audience::OnlyMe).ok());
    QVERIFY(ben->account->publish(u"of ben"_s, kCircle).ok());
    world.pass(2'000);

    QVERIFY(world.revoke(*laptop, u"Phone"_s).ok());
    for (const auto* device : {laptop.get(), tablet.get()}) {
        QCOMPARE(device->devices().seedGeneration(), 2U);
        QCOMPARE(device->devices().newestRevocation(), 4U);
        QCOMPARE(device->link().unsent, 0);
    }
    QCOMPARE(phone->devices().seedGeneration(), 1U);
    QVERIFY(tablet->account->publish(u"of the tablet"_s, client::Audience::OnlyMe).ok());
    world.pass(2'000);
    const QStringList all{u"of the phone"_s, u"of ben"_s, u"of the tablet"_s};
    QCOMPARE(laptop->texts(), all);
    const auto late = world.logIn(u"ada"_s, u"Late"_s);
    QCOMPARE(late->texts(), all);
    QCOMPARE(late->names(), QStringList({u"Late"_s, u"Tablet"_s, u"Laptop"_s}));
    QCOMPARE(late->account->connections().size(), 1);
}

void TestDevices::aDeviceThatWasAwayLearnsTheSeedWhenItComesBack()
{
    DeviceWorld world;
    const auto laptop = world.signUp(u"ada"_s, u"Laptop"_s);
    const auto phone = world.logIn(u"ada"_s, u"Phone"_s);
    const auto tablet = world.logIn(u"ada"_s, u"Tablet"_s);
    const auto watch = world.logIn(u"ada"_s, u"Watch"_s);
    tablet->account->disconnectNow();
    QVERIFY(world.revoke(*laptop, u"Phone"_s).ok());
    QVERIFY(world.revoke(*laptop, u"Watch"_s).ok());
    QVERIFY(laptop->account->publish(u"meanwhile"_s, client::Audience::OnlyMe).ok());
    world.pass(2'000);
    world.restart(*tablet); // it missed two generations
    QCOMPARE(tablet->devices().seedGeneration(), 3U);
    QCOMPARE(tablet->texts(), QStringList{u"meanwhile"_s});
    QCOMPARE(tablet->names(), QStringList({u"Tablet"_s, u"Laptop"_s}));
}

void TestDevices::aRevokedDeviceThatLogsInAgainSendsWhatItKept()
{
    DeviceWorld world;
    const auto laptop = world.signUp(u"ada"_s, u"Laptop"_s);
    const auto phone = world.logIn(u"ada"_s, u"Phone"_s);
    world.network->cutsPerThousand = 1'000; // sealed, perhaps sent, no receipt
    QVERIFY(phone->account->publish(u"on its way"_s, kCircle).ok());
    world.pass(500);
    world.network->cutsPerThousand = 0;
    phone->account->disconnectNow();
    world.pass(60'000);
    QVERIFY(world.revoke(*laptop, u"Phone"_s).ok());
    QVERIFY(phone->account->publish(u"typed later"_s, kCircle).ok());
    phone->account->connectNow();
    world.pass(5'000);
    QVERIFY(phone->link().unsent > 0);
    QVERIFY(!laptop->texts().contains(u"typed later"_s));

    phone->account.reset();
    world.logIn(*phone, u"ada"_s);
    QVERIFY(phone->account);
    world.pass(5'000);
    QCOMPARE(phone->link().unsent, 0);
    QCOMPARE(phone->link().problem, client::LinkStatus::Problem::None);
    QStringList texts = laptop->texts();
    texts.sort();
    QCOMPARE(texts, QStringList({u"on its way"_s, u"typed later"_s}));
}

void TestDevices::aWrongPasswordRevokesNobody()
{
    DeviceWorld world;
    const auto laptop = world.signUp(u"ada"_s, u"Laptop"_s);
    const auto phone = world.logIn(u"ada"_s, u"Phone"_s);
    QCOMPARE(
        world.revoke(*laptop, u"Phone"_s, u"wrong horse battery"_s).problem,
        DeviceProblem::WrongPassword
    );
    QCOMPARE(world.revoke(*laptop, u"Laptop"_s).problem, DeviceProblem::NoSuchDevice);
    laptop->account->disconnectNow();
    QCOMPARE(world.revoke(*laptop, u"Phone"_s).problem, DeviceProblem::Offline);
    QCOMPARE(phone->link().problem, client::LinkStatus::Problem::None);
    QCOMPARE(phone->names().size(), 2);
}

void TestDevices::twoDevicesThatRevokeEachOtherLeaveOne()
{
    DeviceWorld world;
    const auto laptop = world.signUp(u"ada"_s, u"Laptop"_s);
    const auto phone = world.logIn(u"ada"_s, u"Phone"_s);
    QList<DeviceProblem> outcomes;
    const auto note = [&](client::DeviceFailure failure) { outcomes.append(failure.problem); };
    laptop->devices().revoke(laptop->idOf(u"Phone"_s), kPassword, note);
    phone->devices().revoke(phone->idOf(u"Laptop"_s), kPassword, note);
    world.pass(5'000);
    QCOMPARE(outcomes.size(), 2);
    QCOMPARE(outcomes.count(DeviceProblem::None), 1);
    const auto isRemoved = [](const DeviceWorld::Device& device) {
        return device.link().problem == client::LinkStatus::Problem::DeviceRemoved;
    };
    QVERIFY(isRemoved(*laptop) != isRemoved(*phone));
}

void TestDevices::aNewDeviceJoinsByItsCode()
{
    DeviceWorld world;
    const auto laptop = world.signUp(u"ada"_s, u"Laptop"_s);
    const auto ben = world.signUp(u"ben"_s, u"Ben"_s);
    world.connect(*laptop, *ben);
    QVERIFY(laptop->account->publish(u"hello"_s, kCircle).ok());
    const auto phone = world.newcomer(u"Phone"_s);
    QVERIFY(phone->code.startsWith(u"QSL1:"_s));
    laptop->devices().beginLink(phone->code);
    world.pass(1'000);
    QCOMPARE(laptop->devices().linking().stage, Stage::Asking);
    QCOMPARE(laptop->devices().linking().name, u"Phone"_s);
    QCOMPARE(laptop->devices().linking().platform, u"Test OS"_s);
    QCOMPARE(phone->digits.size(), 6);
    laptop->devices().admit(phone->digits, kPassword);
    world.pass(3'000);
    QCOMPARE(laptop->devices().linking().stage, Stage::Done);
    QVERIFY(phone->account);
    world.pass(3'000);
    QCOMPARE(phone->texts(), QStringList{u"hello"_s});
    QCOMPARE(phone->account->me().username, u"ada"_s);
    QCOMPARE(phone->names(), QStringList({u"Phone"_s, u"Laptop"_s}));
    QCOMPARE(laptop->names(), QStringList({u"Laptop"_s, u"Phone"_s})); // let in by hand: no notice
    QVERIFY(phone->account->publish(u"from the phone"_s, kCircle).ok());
    world.pass(2'000);
    QVERIFY(ben->texts().contains(u"from the phone"_s));
    world.restart(*phone);
    QCOMPARE(phone->link().state, client::LinkStatus::State::Live);
}

void TestDevices::linkingNeedsDigitsAndPassword()
{
    DeviceWorld world;
    const auto ada = world.signUp(u"ada"_s, u"Laptop"_s);
    const auto mallory = world.newcomer(u"Prize desk"_s); // its code was sent to Ada as a game
    ada->devices().beginLink(mallory->code);
    world.pass(1'000);
    const QString wrong = mallory->digits == u"123456"_s ? u"654321"_s : u"123456"_s;
    ada->devices().admit(wrong, kPassword);
    world.pass(2'000);
    QCOMPARE(ada->devices().linking().stage, Stage::Asking);
    QCOMPARE(ada->devices().linking().failure.problem, DeviceProblem::WrongDigits);
    ada->devices().admit(mallory->digits, u"wrong horse battery"_s);
    world.pass(2'000);
    QCOMPARE(ada->devices().linking().failure.problem, DeviceProblem::WrongPassword);
    QCOMPARE(ada->devices().linking().stage, Stage::Asking);
    ada->devices().admit(wrong, kPassword);
    ada->devices().admit(wrong, kPassword);
    world.pass(2'000);
    QCOMPARE(ada->devices().linking().stage, Stage::Failed);
    QCOMPARE(mallory->problem, client::SignInProblem::LinkBroken);
    QVERIFY(!mallory->account);
    QCOMPARE(ada->names(), QStringList{u"Laptop"_s});
}

void TestDevices::aCodeIsGoodForOneMeetingOnly()
{
    DeviceWorld world;
    const auto ada = world.signUp(u"ada"_s, u"Laptop"_s);
    const auto eve = world.signUp(u"eve"_s, u"Eve"_s);
    const auto phone = world.newcomer(u"Phone"_s);
    ada->devices().beginLink(phone->code);
    world.pass(1'000);
    eve->devices().beginLink(phone->code); // she photographed it
    world.pass(1'000);
    QCOMPARE(eve->devices().linking().failure.problem, DeviceProblem::CodeGone);
    ada->devices().admit(phone->digits, kPassword);
    world.pass(3'000);
    QVERIFY(phone->account);
    eve->devices().beginLink(phone->code); // used up
    world.pass(1'000);
    QCOMPARE(eve->devices().linking().failure.problem, DeviceProblem::CodeGone);
}

void TestDevices::aCodeOfAnotherServerOrOfSomethingElseIsToldApart()
{
    DeviceWorld world;
    DeviceWorld elsewhere;
    const auto ada = world.signUp(u"ada"_s, u"Laptop"_s);
    const auto stranger = elsewhere.newcomer(u"Phone"_s);
    const auto problemOf = [&](const QString& code) {
        ada->devices().beginLink(code);
        world.pass(500);
        return ada->devices().linking().failure.problem;
    };
    QCOMPARE(problemOf(stranger->code), DeviceProblem::WrongServer);
    QCOMPARE(problemOf(u"quicksilver://invite/a#b"_s), DeviceProblem::NotACode);
    QCOMPARE(problemOf(u""_s), DeviceProblem::NotACode);
    QCOMPARE(problemOf(stranger->code.chopped(1)), DeviceProblem::DamagedCode);
    QCOMPARE(problemOf(u"QSL2:abcd"_s), DeviceProblem::NewerCode);
    QCOMPARE(ada->link().problem, client::LinkStatus::Problem::None);
}

void TestDevices::aLinkEndsWhenEitherGoesAway()
{
    DeviceWorld world;
    const auto ada = world.signUp(u"ada"_s, u"Laptop"_s);
    const auto phone = world.newcomer(u"Phone"_s);
    ada->devices().beginLink(phone->code);
    world.pass(1'000);
    phone->signIn->cancel();
    world.pass(1'000);
    QCOMPARE(ada->devices().linking().failure.problem, DeviceProblem::CodeGone);
    const auto tablet = world.newcomer(u"Tablet"_s);
    ada->devices().beginLink(tablet->code);
    world.pass(1'000);
    ada->devices().stopLink();
    world.pass(1'000);
    QCOMPARE(tablet->problem, client::SignInProblem::LinkBroken);
    QCOMPARE(ada->devices().linking().stage, Stage::Idle);
}

void TestDevices::aSeedIsSealedTwiceBetweenLinkedDevices()
{
    DeviceWorld world;
    const auto laptop = world.signUp(u"ada"_s, u"Laptop"_s);
    const auto tablet = world.logIn(u"ada"_s, u"Tablet"_s);
    const auto phone = world.newcomer(u"Phone"_s);
    laptop->devices().beginLink(phone->code);
    world.pass(1'000);
    laptop->devices().admit(phone->digits, kPassword);
    world.pass(5'000);
    QVERIFY(world.revoke(*laptop, u"Tablet"_s).ok());
    QCOMPARE(phone->devices().seedGeneration(), 2U); // opened with the key of the pair
    QCOMPARE(phone->link().problem, client::LinkStatus::Problem::None);
}

QTEST_GUILESS_MAIN(TestDevices)
#include "tst_devices.moc"
