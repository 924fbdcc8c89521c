// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "crypto/identity_chain.h"

#include <QString>

namespace qs::crypto {

using InviteSecret = FixedBytes<struct InviteSecretTag, 32>; ///< Never shown to a server.

/// A link for one person to connect with its maker:
/// quicksilver://invite/<host>#<base64url of CBOR {1: user, 2: fingerprint, 3: secret, 4: drop
/// token, 5: expires}>. The part after # stays off the network; whoever holds it can prove it to
/// the maker, and a server that does not hold it cannot step in between.
struct Invite
{
    QString host; ///< As in wss://<host>/; may end in a port.
    UserId user;
    Hash32 fingerprint; ///< Of the maker's identity key.
    InviteSecret secret;
    protocol::Token dropToken; ///< Lets the request into the maker's mailbox.
    quint64 expiresMs = 0;

    friend bool operator==(const Invite&, const Invite&) = default;
};

inline constexpr qsizetype kInviteLinkMax = 1024;
inline constexpr quint64 kInviteLifetimeMs = quint64(7) * 24 * 3600 * 1000;

/// A fresh secret and door in a link from me.
[[nodiscard]] Invite makeInvite(const QString& host, const IdentityChain& me, quint64 nowMs);

[[nodiscard]] QString writeInvite(const Invite& invite);

/// Invalid if it is no invite link or was cut off (detail says which); NotFound if it has expired.
/// White space around and inside, as mail programs add it, is passed over.
[[nodiscard]] Result<Invite> parseInvite(QStringView link, quint64 nowMs);

/// Whether the chain is of the person who made the link. Denied if not.
[[nodiscard]] Result<void> checkInviter(const Invite& invite, const IdentityChain& inviter);

/// Proves to the maker of the link that one holds it: keyed by the secret, over both ids and both
/// identity keys, the maker's first.
[[nodiscard]] Hash32
inviteProof(const InviteSecret& secret, const IdentityChain& inviter, const IdentityChain& guest);

[[nodiscard]] InviteSecret randomInviteSecret();
[[nodiscard]] protocol::Token randomToken();

} // namespace qs::crypto
