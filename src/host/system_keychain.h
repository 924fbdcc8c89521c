// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/log.h"
#include "client/ports.h"

#include <QObject>

namespace qs::host {

/// How long the system may take to say whether it has a keychain at all.
inline constexpr int kKeychainProbeMs = 3'000;

/// The keychain of the desktop, through QtKeychain: Secret Service, KWallet, or what the system
/// has.
///
/// Nothing is ever written anywhere else: without a working keychain writing fails. What was
/// written is read back and compared before it counts. Errors: NotFound (never stored, or a locked
/// keychain: some systems do not tell these apart), Denied, Corrupt (read back wrong), Locked (no
/// keychain, or it would not answer).
///
/// Thread: core, whose event loop it needs, and the same thread for the life of the process:
/// libsecret answers on the first one that asked. Answers stop when it is destroyed.
class SystemKeychain final : public client::Keychain
{
public:
    explicit SystemKeychain(Log& log) : m_log(log) {}

    /// Finds out whether there is a keychain; until `done` is called isPresent() says no.
    void probe(std::function<void()> done);

    [[nodiscard]] bool isPresent() const override { return m_present; }
    void read(const QString& entry, std::function<void(Result<QByteArray>)> done) override;
    void
    write(const QString& entry, const QByteArray& secret, std::function<void(Result<void>)> done)
        override;

    void remove(const QString& entry, std::function<void(Result<void>)> done) override;

private:
    Log& m_log;
    QObject m_context; ///< Answers that come after its end are dropped.
    bool m_present = false;
};

/// No keychain, because there is none or because the person wants to be asked for the password at
/// each start. Thread: any.
class NoKeychain final : public client::Keychain
{
public:
    [[nodiscard]] bool isPresent() const override { return false; }
    void read(const QString& entry, std::function<void(Result<QByteArray>)> done) override;
    void
    write(const QString& entry, const QByteArray& secret, std::function<void(Result<void>)> done)
        override;
};

} // namespace qs::host
