// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "models/device_words.h"

#include "base/error.h"
#include "models/times.h"
#include "models/words.h"

namespace qs::models {

QString DeviceWords::name(const client::DeviceView& device)
{
    //: A device that has not told its name yet
    return device.name.isEmpty() ? tr("Unnamed device") : device.name;
}

QString DeviceWords::detail(const client::DeviceView& device, qint64 nowMs)
{
    if (device.addedMs == 0) {
        return device.platform;
    }
    const QString when = Times::shown(device.addedMs, nowMs);
    if (device.platform.isEmpty()) {
        //: When a device joined the account; %1 is a time or a date
        return tr("Added %1").arg(when);
    }
    //: A device; %1 is its operating system, %2 a time or a date
    return tr("%1, added %2").arg(device.platform, when);
}

QString DeviceWords::problem(const client::DeviceFailure& failure)
{
    using enum client::DeviceProblem;
    switch (failure.problem) {
    case None: return {};
    case Offline:
        return tr("Your server can't be reached, or hasn't sent everything yet. "
                  "Nothing was changed. Try again in a moment.");
    case WrongPassword: return tr("That isn't your password. Nothing was changed.");
    case TooManyTries:
        //: %1 is a length of time such as "40 seconds"
        return tr("That was often. Try again in %1.").arg(Words::span(failure.retryAfterMs));
    case ClockWrong:
        return tr("This device's clock is off, so the server can't trust the connection. "
                  "Set it right, then try again.");
    case WrongServer:
        return tr("That belongs to another server. Both devices must use the same one.");
    case BadAnswer:
        return tr("What the server sent about this account does not check out. "
                  "Nothing was changed.");
    case Outrun:
        return tr("Another of your devices changed this list a moment ago. "
                  "Look at it, then try again.");
    case NoSuchDevice: return tr("This device is gone from the list already.");
    case OutOfRoom: return tr("There is no room for another change of devices on this account.");
    case DiskFull: return tr("This device is full. Free some space, then try again.");
    case NotACode:
        return tr("That isn't a link code. The new device shows one under \"Link with a code\"; "
                  "it begins with QSL1.");
    case DamagedCode: return tr("Part of that code is missing or wrong. Copy all of it again.");
    case NewerCode:
        return tr("That code was made by a newer Quicksilver. Update this device first.");
    case CodeGone:
        return tr("The new device isn't waiting any more, or its code was used. "
                  "Make a new code there.");
    case NotTheOther:
        return tr("Somebody else answered than the device that shows this code. "
                  "The link was stopped; make a new code.");
    case WrongDigits:
        return tr("These aren't the digits on the new device's screen. If you don't have that "
                  "device in front of you, stop: somebody may want into your account.");
    case NotUs: return tr("What came was not an account with this device in it. Nothing was kept.");
    case Declined: return tr("The other device stopped the link.");
    }
    Q_UNREACHABLE();
}

QString DeviceWords::asking(const client::LinkingView& linking, qint64 nowMs)
{
    const QString when = Times::shown(linking.askedMs, nowMs);
    if (linking.platform.isEmpty()) {
        //: A new device that wants to join; %1 is a time
        return tr("asked %1").arg(when);
    }
    //: A new device that wants to join; %1 is its operating system, %2 a time
    return tr("%1, asked %2").arg(linking.platform, when);
}

QString DeviceWords::renamed(const QString& name)
{
    //: %1 is the new name of a device
    return tr("Now called %1 on all your devices").arg(name);
}

QString DeviceWords::removed(const QString& name)
{
    //: %1 is the name of a device
    return tr("%1 was removed").arg(name);
}

QString DeviceWords::noName()
{
    return tr("A name has 1 to 50 characters.");
}

QString DeviceWords::reading(ErrorCode code)
{
    switch (code) {
    case ErrorCode::NotFound: return tr("There is no code in that picture or on the clipboard.");
    case ErrorCode::Invalid: return tr("That is no picture, or it is too large.");
    default: return tr("That file can't be read.");
    }
}

} // namespace qs::models
