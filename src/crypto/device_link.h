// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "crypto/account.h"
#include "crypto/device_label.h"
#include "protocol/rendezvous.h"

#include <optional>

namespace qs::crypto {

// Linking: a new device joins an account by a code that an old one reads off its screen.
//
//     new device N                         server                        old device O
//     shows code {server, place, e_N, s}   ═══ by eye or clipboard ═══▶
//                                      ◀── hello {e_O} ──────────────
//     introduction, under kdf(k, 1)    ──────────────────────────────▶
//     shows six digits                     ═══ typed by the person ══▶   password
//                                      ◀── welcome, under kdf(k, 2) ─
//
//     k = H(kLink, X25519(e_O, e_N) ‖ e_O ‖ e_N ‖ place ‖ server, key = s)
//
// A photograph of the code is no use to a third: secrets flow to e_N alone. The server cannot put
// itself between: it never sees s. Who is talked into reading a stranger's code is asked for their
// password and for digits that only the stranger's screen shows. kdf(k, 3) stays with both devices.

using LinkSecret = FixedBytes<struct LinkSecretTag, 32>;

/// What the new device shows.
struct LinkCode
{
    ServerId server;
    protocol::RendezvousId place;
    protocol::LinkPub key;
    LinkSecret secret;

    friend bool operator==(const LinkCode&, const LinkCode&) = default;
};

/// "QSL1:" and base64url, 160 characters, the last bytes a check against a slip in copying. It goes
/// to a screen or the clipboard, never to a log; no URL scheme opens it.
[[nodiscard]] QString writeLinkCode(const LinkCode& code);

/// Spaces and line ends anywhere are understood. Invalid if it is no such code, Incompatible if a
/// newer version made it, Corrupt if a character is wrong or missing.
[[nodiscard]] Result<LinkCode> readLinkCode(QStringView text);

/// What a device says that wants to join.
struct Introduction
{
    protocol::DevicePub signKey;
    protocol::DeviceBoxPub boxKey;
    DeviceLabel label;
    quint64 atMs = 0; ///< By its clock.
};

/// An account as it came to its new device.
struct LinkedAccount
{
    AccountKeys keys;
    RecoveryWrapKey recoveryWrap; ///< For the spare wrap of the local key (local.h).
    AccountKey accountKey;        ///< Empty for an account with one secret.
    QString username;
    DeviceId host; ///< Who brought it.
    DevicePsk psk;
};

/// The new device's half. Takes one hello, whoever sends it; a second is refused. Move-only.
class LinkNewcomer
{
public:
    explicit LinkNewcomer(const ServerId& server);

    [[nodiscard]] LinkCode code() const;

    /// The introduction to send. Invalid if the message is no hello, Denied if there was one.
    [[nodiscard]] Result<QByteArray>
    answer(QByteArrayView hello, const DeviceLabel& label, quint64 nowMs);

    /// Six digits to be typed on the old device. Only after answer().
    [[nodiscard]] QString digits() const;

    /// Corrupt if it was altered or comes from somebody who did not read the code; Denied if the
    /// manifest in it does not name exactly this device, or seeds and manifest do not agree.
    [[nodiscard]] Result<LinkedAccount> enter(QByteArrayView welcome);

private:
    ServerId m_server;
    protocol::RendezvousId m_place;
    LinkBoxKey m_key;
    proof::Secret<32> m_secret;
    proof::DeviceKey m_device;
    DeviceBoxKey m_box;
    proof::Secret<32> m_linkKey; ///< Empty before the hello.
    QString m_digits;
};

/// The old device's half. Move-only.
class LinkHost
{
public:
    /// WrongServer if the code is of another server.
    [[nodiscard]] static Result<LinkHost> begin(const LinkCode& code, const ServerId& server);

    [[nodiscard]] QByteArray hello() const;

    /// Corrupt if it was altered, or comes from somebody else than who showed the code.
    [[nodiscard]] Result<Introduction> meet(QByteArrayView introduction);

    /// Whether these are the newcomer's digits, in constant time. Only after meet().
    [[nodiscard]] bool isDigits(QStringView typed) const;

    /// What the newcomer is handed once the account's chain names it.
    [[nodiscard]] QByteArray welcome(
        const AccountKeys& me,
        const IdentityChain& chain,
        const Keyring& keyring,
        const QString& username
    ) const;

    [[nodiscard]] DevicePsk psk() const;

private:
    LinkHost() = default;

    LinkCode m_code;
    LinkBoxKey m_key;
    proof::Secret<32> m_linkKey;
    QString m_digits;
};

} // namespace qs::crypto
