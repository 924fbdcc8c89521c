// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "client/account.h"

#include <variant>

namespace qs::client {

/// Why there is no account yet. Each one has its own words on screen.
enum class SignInProblem {
    ServerAway,     ///< Nothing answers at that address.
    NotQuicksilver, ///< Something else answers there.
    WrongServer,    ///< Not the server this device knows under that address.
    AppTooOld,
    ClockWrong,
    BadCredentials, ///< Unknown name or wrong password: the server does not say which.
    NameTaken,
    BadName,        ///< 3 to 30 of a-z 0-9 _ .
    BadDisplayName, ///< 1 to 50 characters.
    WeakPassword,   ///< Under 12 characters.
    BadCode,        ///< The registration code is unknown or used.
    SignUpClosed,
    TooManyTries, ///< Wait for `retryAfterMs`.
    WeakServer,   ///< The server asks for a password hash below the floor: it may be up to no good.
    BadAnswer,    ///< Keyring or manifests of the server do not verify.
    BadRecoveryKey,  ///< Mistyped, in the groups of `wrongGroups`. Nothing has left this device.
    BadAccountKey,   ///< The same of the account key.
    WrongSheet,      ///< Well written, but it does not open this account; or unknown name.
    WrongPassword,   ///< Unlocking: does not open what is on this device.
    KeychainMissing, ///< The keychain has no entry any more: unlock with the password, never anew.
    LinkBroken,      ///< Linking: the other device went away or said no. Begin again.
    NotUs,           ///< Linking: what came is not an account that names this device.
    NothingHere,     ///< Unlocking: no account lives in this folder.
    AlreadyHere,     ///< Signing up or in: an account lives in this folder.
    CorruptStore,    ///< The database on this device is damaged; it was left as it is.
    NewerStore,      ///< Written by a newer version; it was left as it is.
    DiskFull,
    DiskDenied,
};

struct SignInFailure
{
    SignInProblem problem;
    qint64 retryAfterMs = 0;
    qint64 clockSkewMs = 0;
    QList<int> wrongGroups = {}; ///< From 1.
};

struct Credentials
{
    QString server; ///< wss://host/ws/, https://host, or host; ws:// for loopback only.
    QString username;
    QString displayName;     ///< For a new account.
    QString code;            ///< Registration code, for a new account; may be empty.
    QString password = {};   ///< The new one, for a recovery.
    QString accountKey = {}; ///< As typed, for a log-in with two secrets; else empty.
};

/// What a new device shows while it is being linked, in this order.
struct LinkSteps
{
    std::function<void(const QString& code)> onCode;     ///< To be read by the other device.
    std::function<void(const QString& digits)> onDigits; ///< To be typed there.
};

using SignInOutcome = std::variant<std::unique_ptr<Account>, SignInFailure>;

/// How this device was left: decides the first screen.
enum class Presence {
    Empty,         ///< No account: create one or log in.
    NeedsPassword, ///< An account whose key is wrapped by the password.
    NeedsKeychain, ///< An account whose key lies in the keychain.
    NeedsBoth,     ///< An account that wants the password and the keychain's entry.
};

/// Gets from a folder on disk to a signed-in Account. One attempt at a time.
///
/// Thread: core; password hashing takes part of a second there.
class SignIn
{
public:
    SignIn(Ports& ports, QString folder);
    ~SignIn();

    [[nodiscard]] Presence presence() const;

    void createAccount(const Credentials& credentials, std::function<void(SignInOutcome)> done);
    void logIn(const Credentials& credentials, std::function<void(SignInOutcome)> done);

    /// With the recovery sheet: sets a new password, and makes a new sheet, which the account then
    /// shows. A disk that this account left behind here is opened again.
    void recover(
        const Credentials& credentials,
        const QString& recoveryKey,
        std::function<void(SignInOutcome)> done
    );

    /// Joins the account of another device, which reads the code shown here. `password` locks this
    /// device where it has no keychain, and is not used otherwise.
    void link(
        const QString& server,
        const QString& password,
        const LinkSteps& steps,
        std::function<void(SignInOutcome)> done
    );

    /// Gives up what is under way; its `done` is not called any more.
    void cancel();

    /// With the password, and the keychain's entry where both are wanted. KeychainMissing if the
    /// entry is wanted and not there; nothing is ever written over what a lock was made with.
    void unlockWithPassword(const QString& password, std::function<void(SignInOutcome)> done);
    void unlockWithKeychain(std::function<void(SignInOutcome)> done);

private:
    class Attempt;
    Ports& m_ports;
    QString m_folder;
    std::shared_ptr<Attempt> m_attempt;
};

} // namespace qs::client
