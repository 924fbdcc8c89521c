// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "models/lock_words.h"

namespace qs::models {

QString LockWords::idle(int minutes)
{
    if (minutes == 0) {
        //: Choice: this device does not lock by itself when nobody uses it
        return tr("Never");
    }
    constexpr int kHour = 60;
    if (minutes >= kHour) {
        //: Choice: lock when nobody has used the program for so many hours
        return tr("After %n hour(s)", nullptr, minutes / kHour);
    }
    //: Choice: lock when nobody has used the program for so many minutes
    return tr("After %n minute(s)", nullptr, minutes);
}

QString LockWords::mode(client::LockMode mode)
{
    switch (mode) {
    case client::LockMode::Keychain:
        //: How the account is unlocked: the keychain of the desktop holds the key
        return tr("Your desktop's keychain opens it without a question. Whoever sits at your "
                  "unlocked desktop can open it too.");
    case client::LockMode::Password:
        //: How the account is unlocked: a password alone
        return tr("A password opens it. Nothing outside this folder is needed.");
    case client::LockMode::Both:
        //: How the account is unlocked: keychain and password together
        return tr("It takes the password and your desktop's keychain together.");
    }
    return {};
}

QString LockWords::problem(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Invalid:
        //: The new password for this device is refused
        return tr("At least 12 characters, please. The lock stays as it was.");
    case ErrorCode::Locked:
        //: The keychain of the desktop did not keep the key
        return tr("Your keychain did not take the key. The lock stays as it was; unlock the "
                  "keychain and try again.");
    case ErrorCode::OutOfSpace:
        //: The disk is full
        return tr("The disk is full. The lock stays as it was; free some space and try again.");
    default:
        //: The choice about the lock could not be stored
        return tr("This could not be stored on this device. The lock stays as it was.");
    }
}

} // namespace qs::models
