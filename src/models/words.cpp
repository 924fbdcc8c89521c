// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "models/words.h"

#include "models/times.h"
#include "models/values.h"

#include <cstdlib>

namespace qs::models {

namespace {

constexpr qint64 kSecondMs = 1000;
constexpr qint64 kMinuteMs = 60 * kSecondMs;
constexpr qint64 kHourMs = 60 * kMinuteMs;
constexpr qint64 kDayMs = 24 * kHourMs;

int rounded(qint64 ms, qint64 unit)
{
    return static_cast<int>((ms + unit / 2) / unit);
}

} // namespace

QString Words::span(qint64 ms)
{
    const qint64 length = std::llabs(ms);
    if (length < kMinuteMs) {
        const int seconds = qMax(1, rounded(length, kSecondMs));
        return seconds == 1 ? tr("1 second") : tr("%n seconds", "", seconds);
    }
    if (length < kHourMs) {
        const int minutes = rounded(length, kMinuteMs);
        return minutes == 1 ? tr("1 minute") : tr("%n minutes", "", minutes);
    }
    if (length < kDayMs) {
        const int hours = rounded(length, kHourMs);
        return hours == 1 ? tr("1 hour") : tr("%n hours", "", hours);
    }
    const int days = rounded(length, kDayMs);
    return days == 1 ? tr("1 day") : tr("%n days", "", days);
}

QString Words::groups(const QList<int>& numbers)
{
    if (numbers.size() == 1) {
        //: A part of a long key: %1 is a number from 1 to 9
        return tr("group %1").arg(numbers.first());
    }
    QStringList all;
    for (const int number : numbers) {
        all.append(QString::number(number));
    }
    //: Parts of a long key: %1 is a list such as "2, 5"
    return tr("groups %1").arg(all.join(QStringLiteral(", ")));
}

QString Words::sheetText(const client::SignInFailure& failure)
{
    if (failure.problem == client::SignInProblem::BadRecoveryKey) {
        return tr("Something is mistyped in %1 of the recovery key. Compare it with the sheet; "
                  "nothing was sent.")
            .arg(groups(failure.wrongGroups));
    }
    if (failure.problem == client::SignInProblem::BadAccountKey) {
        return tr("Something is mistyped in %1 of the account key. Compare it with the sheet; "
                  "nothing was sent.")
            .arg(groups(failure.wrongGroups));
    }
    return tr("This sheet does not open an account of that name here. Look at the name and "
              "the server on the sheet. If a newer sheet was made, only that one works.");
}

QString Words::storeText(client::SignInProblem problem)
{
    if (problem == client::SignInProblem::NewerStore) {
        return tr("What is stored here was written by a newer Quicksilver. It was left as it is. "
                  "Update Quicksilver to open it.");
    }
    return tr("What is stored on this device is damaged. It was left as it is. "
              "Put back a copy of the folder, or log in with another folder.");
}

QString Words::signInText(const client::SignInFailure& failure)
{
    using enum client::SignInProblem;
    switch (failure.problem) {
    case ServerAway: return tr("Nothing answers at this address right now.");
    case NotQuicksilver:
        return tr("Something answers at this address, but it isn't a Quicksilver server.");
    case WrongServer:
        return tr("This is not the server this device knows under that address. Nothing was sent.");
    case AppTooOld: return tr("This server needs a newer version of Quicksilver.");
    case ClockWrong:
        //: %1 is a length of time such as "4 hours"
        return tr("This device's clock is %1 off, so the server can't trust the connection.")
            .arg(span(failure.clockSkewMs));
    case BadCredentials: return tr("Username and password don't belong together on this server.");
    case NameTaken: return tr("Somebody on this server already has this username.");
    case BadName:
        return tr("A username has 3 to 30 characters: a to z, digits, dot and underscore.");
    case BadDisplayName: return tr("A name has 1 to 50 characters.");
    case WeakPassword: return tr("A password needs at least 12 characters.");
    case BadCode: return tr("This registration code is unknown or has been used.");
    case SignUpClosed: return tr("This server takes no new accounts without a registration code.");
    case TooManyTries:
        //: %1 is a length of time such as "40 seconds"
        return tr("That was often. Try again in %1.").arg(span(failure.retryAfterMs));
    case WeakServer:
        return tr("This server asks for weaker protection of your password than is safe. "
                  "Nothing was sent.");
    case BadAnswer:
        return tr("What the server sent about this account does not check out. Nothing was kept.");
    case BadRecoveryKey:
    case BadAccountKey:
    case WrongSheet: return sheetText(failure);
    case WrongPassword: return tr("That password doesn't open what is on this device.");
    case KeychainMissing:
        return tr("The keychain no longer has the key. Log in with your username and password, "
                  "and everything here opens again.");
    case LinkBroken:
        return tr("The other device stopped, or went away. Nothing was kept; begin again when "
                  "both are ready.");
    case NotUs:
        return tr("What came was not an account with this device in it. Nothing was kept. "
                  "Begin again, with your own device at the other end.");
    case NothingHere: return tr("No account lives on this device yet.");
    case AlreadyHere: return tr("An account already lives on this device.");
    case CorruptStore:
    case NewerStore: return storeText(failure.problem);
    case DiskFull: return tr("This device is full. Free some space, then try again.");
    case DiskDenied: return tr("Quicksilver may not write to its folder on this device.");
    }
    Q_UNREACHABLE();
}

QString Words::signInRemedy(client::SignInProblem problem)
{
    using enum client::SignInProblem;
    switch (problem) {
    case ServerAway:
    case ClockWrong:
    case BadAnswer:
    case LinkBroken:
    case NotUs:
    case DiskFull:
    case DiskDenied:
        //: Button below a problem
        return tr("Try again");
    case NameTaken:
        //: Button below a problem
        return tr("Log in instead");
    case KeychainMissing:
        //: Button below a problem
        return tr("Log in");
    case NotQuicksilver:
    case WrongServer:
    case AppTooOld:
    case BadCredentials:
    case BadName:
    case BadDisplayName:
    case WeakPassword:
    case BadCode:
    case SignUpClosed:
    case TooManyTries:
    case WeakServer:
    case BadRecoveryKey:
    case BadAccountKey:
    case WrongSheet:
    case WrongPassword:
    case NothingHere:
    case AlreadyHere:
    case CorruptStore:
    case NewerStore: return {};
    }
    Q_UNREACHABLE();
}

Problem Words::signIn(const client::SignInFailure& failure)
{
    return {
        .text = signInText(failure),
        .remedy = signInRemedy(failure.problem),
        .wantsLogIn = failure.problem == client::SignInProblem::NameTaken ||
                      failure.problem == client::SignInProblem::KeychainMissing,
    };
}

QString Words::offline(int unsent)
{
    if (unsent <= 0) {
        return tr("You're offline. Reading and writing still work.");
    }
    if (unsent == 1) {
        return tr("You're offline. Reading and writing still work; "
                  "1 thing will go out when you're back.");
    }
    return tr(
        "You're offline. Reading and writing still work; "
        "%n things will go out when you're back.",
        "",
        unsent
    );
}

QString Words::linkText(const client::LinkStatus& status, qint64 nowMs)
{
    using enum client::LinkStatus::Problem;
    switch (status.problem) {
    case None:
        return status.state == client::LinkStatus::State::Connecting
                   ? tr("Looking for your server…")
                   : offline(status.unsent);
    case NoNetwork: return offline(status.unsent);
    case ServerAway:
        if (status.lastContactMs == 0) {
            //: %1 is the name of the server
            return tr("Your internet works, but %1 isn't answering.").arg(status.host);
        }
        //: %1 is the name of the server, %2 a time of day
        return tr("Your internet works, but %1 isn't answering. Last contact %2.")
            .arg(status.host, Times::shown(status.lastContactMs, nowMs));
    case NotQuicksilver:
        //: %1 is the name of the server
        return tr("Something answers for %1, but it isn't your server. "
                  "This network may want you to sign in first.")
            .arg(status.host);
    case WrongServer:
        //: %1 is the name of the server
        return tr("%1 is not the server your account belongs to. Nothing was sent to it.")
            .arg(status.host);
    case ClockWrong:
        //: %1 is a length of time such as "4 hours"
        return tr("This device's clock is %1 off, so the server can't trust the connection.")
            .arg(span(status.clockSkewMs));
    case AppTooOld:
        //: %1 is the name of the server
        return tr("%1 needs a newer Quicksilver. Until then, everything you write is kept here.")
            .arg(status.host);
    case SignedOut:
        //: %1 is the name of the server
        return tr("%1 has signed this device out. Everything you wrote is still here.")
            .arg(status.host);
    case DeviceRemoved:
        return tr("This device was removed from your account. Everything you wrote is still here, "
                  "locked. Log in again to send it.");
    case DiskFull: return tr("This device is full, so nothing new can be kept. Free some space.");
    }
    Q_UNREACHABLE();
}

Problem Words::link(const client::LinkStatus& status, qint64 nowMs)
{
    using enum client::LinkStatus::Problem;
    Problem problem{.text = linkText(status, nowMs), .remedy = {}};
    switch (status.problem) {
    case ServerAway:
    case NotQuicksilver:
    case ClockWrong:
    case DiskFull:
        //: Button on the line that says why there is no connection
        problem.remedy = tr("Try now");
        break;
    case None:
    case NoNetwork:
    case WrongServer:
    case AppTooOld:
    case SignedOut:
    case DeviceRemoved: break;
    }
    return problem;
}

QString Words::audience(client::Audience audience)
{
    using enum client::Audience;
    switch (audience) {
    case OnlyMe:
        //: Audience of a post
        return tr("Only me");
    case Connections:
        //: Audience of a post
        return tr("Connections");
    case Public:
        //: Audience of a post
        return tr("Public");
    case Group:
        //: Audience of a post: the members of one group
        return tr("Group");
    }
    Q_UNREACHABLE();
}

QString Words::delivery(client::Delivery delivery)
{
    using enum client::Delivery;
    switch (delivery) {
    case Sent: return {};
    case Queued:
        //: Saved on this device, not yet with the server
        return tr("Queued");
    case Sending: return tr("Sending…");
    case Refused: return tr("Not sent");
    }
    Q_UNREACHABLE();
}

QString Words::refusal(client::RefusalReason reason)
{
    using enum client::RefusalReason;
    switch (reason) {
    case None: return tr("The server did not say why. Your text is kept.");
    case TooLarge: return tr("It is larger than your server accepts. Your text is kept.");
    case NotAllowed: return tr("You may not post here any more. Your text is kept.");
    case SpaceGone: return tr("The place it was meant for is gone. Your text is kept.");
    case OutOfRoom: return tr("Your room on the server is used up. Your text is kept.");
    case Damaged: return tr("The server could not read it. Your text is kept; try it again.");
    }
    Q_UNREACHABLE();
}

QString Words::relation(client::Relation relation)
{
    using enum client::Relation;
    switch (relation) {
    case Incoming: return tr("Would like to connect");
    case Requested: return tr("Has not answered yet");
    case Parted: return tr("No longer shares with you. You can send them a new invitation link.");
    case Blocked: return tr("Blocked: nothing they send reaches you.");
    case Connected:
    case Introduced: return {};
    }
    Q_UNREACHABLE();
}

QString Words::section(client::Relation relation)
{
    using enum client::Relation;
    switch (relation) {
    case Incoming:
        //: Heading of a list of people
        return tr("Waiting for your answer");
    case Requested:
        //: Heading of a list of people
        return tr("Asked by you");
    case Connected:
        //: Heading of a list of people
        return tr("Connected");
    case Introduced:
        //: Heading of a list of people
        return tr("Through your connections");
    case Parted:
        //: Heading of a list of people who ended the connection
        return tr("No longer connected");
    case Blocked:
        //: Heading of a list of people
        return tr("Blocked");
    }
    Q_UNREACHABLE();
}

QString Words::waiting(int people)
{
    return people == 1 ? tr("1 person would like to connect.")
                       : tr("%n people would like to connect.", "", people);
}

QString Words::likes(int count)
{
    return count == 1 ? tr("1 like") : tr("%n likes", "", count);
}

QString Words::newPosts(int count)
{
    if (count <= 0) {
        return {};
    }
    return count == 1 ? tr("1 new") : tr("%n new", "Posts that wait above", count);
}

QString Words::draftProblem(ErrorCode code)
{
    if (code == ErrorCode::OutOfSpace) {
        return tr("This device is full, so the post could not be kept. Your text is still here.");
    }
    if (code == ErrorCode::Invalid) {
        return tr("This text is empty or too long to post.");
    }
    return tr("The post could not be saved on this device. Your text is still here.");
}

QString Words::inviteProblem(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Invalid:
        return tr("This is not an invitation link. Copy all of it, from quicksilver:// on.");
    case ErrorCode::NotFound:
    case ErrorCode::Denied:
        return tr("This link has been used or is older than seven days. Ask for a new one.");
    case ErrorCode::WrongServer: return tr("This link belongs to another server than yours.");
    case ErrorCode::Offline:
    case ErrorCode::Busy:
        return tr("Your server isn't answering, so the link could not be checked. Try it again.");
    case ErrorCode::OutOfSpace: return tr("This device is full. Free some space, then try again.");
    case ErrorCode::Corrupt:
        return tr("This link does not check out. Ask the person for a new one.");
    case ErrorCode::Incompatible: return tr("This link was made by a newer Quicksilver.");
    case ErrorCode::Locked: return tr("Your account is still locked.");
    }
    Q_UNREACHABLE();
}

QString Words::inviteMakingProblem(ErrorCode code)
{
    if (code == ErrorCode::Offline || code == ErrorCode::Busy) {
        return tr("A link can only be made while your server is answering.");
    }
    if (code == ErrorCode::OutOfSpace) {
        return tr("This device is full. Free some space, then try again.");
    }
    return tr("The link could not be made.");
}

QString Words::requestSent(const QString& name)
{
    //: %1 is the name of a person
    return tr("Your request to %1 is on its way.").arg(name);
}

QString Words::arrived(const QString& time)
{
    //: On a post that was written much earlier; %1 is a time such as "18:02"
    return tr("arrived %1").arg(time);
}

} // namespace qs::models
