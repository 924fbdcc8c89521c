// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "content/payload.h"
#include "crypto/account.h"
#include "crypto/epoch.h"
#include "crypto/vault.h"
#include "proof/caead.h"
#include "protocol/envelope.h"

namespace qs::crypto {

/// An envelope ready to be sent, and its name.
struct Sealed
{
    QByteArray bytes;
    EnvId id;

    friend bool operator==(const Sealed&, const Sealed&) = default;
};

/// The next free place in a lane of this device.
struct LanePlace
{
    quint64 n = 0; ///< From 1.
    EnvId prev;    ///< Of n - 1; zeros for the first.
};

// Numbering and signing happen when an envelope is sent, not when it is composed: a second
// sealing of the same payload is another envelope of the same object.

/// A post or other content for a circle or for my own devices: fresh post key, padded body, signed
/// by this device. `erases` names envelopes of mine that the server is to forget, at most
/// protocol::kErasesMax. Invalid if the payload breaks a rule or the envelope would be too large.
[[nodiscard]] Result<Sealed> sealContent(
    const AccountKeys& me,
    const SpaceEpoch& epoch,
    const LanePlace& place,
    const content::Payload& payload,
    const QList<EnvId>& erases = {}
);

/// A post for everyone: signed, readable. Kind, object id, root and parent stand in the header too.
[[nodiscard]] Result<Sealed> sealPublic(
    const AccountKeys& me,
    const LanePlace& place,
    const content::Payload& payload,
    const QList<QString>& tags = {},
    const QList<EnvId>& erases = {}
);

/// A vault record in my own space; its blinded name stands in the header.
[[nodiscard]] Result<Sealed> sealRecord(
    const AccountKeys& me,
    const SpaceEpoch& self,
    const LanePlace& place,
    const VaultRecord& record
);

/// A control envelope in a group (group.h); `commit` stands in the header of a change.
[[nodiscard]] Result<Sealed> sealControl(
    const AccountKeys& me,
    const SpaceEpoch& epoch,
    const LanePlace& place,
    QByteArrayView plaintext,
    const std::optional<protocol::CommitMark>& commit
);

/// The random parts of one sealing.
struct SealRandomness
{
    PostKey postKey;
    proof::Nonce24 wrapNonce;
    proof::Nonce24 bodyNonce;

    [[nodiscard]] static SealRandomness fresh();
};

/// Any header over any plaintext: what the functions above end in, and known answers begin with.
/// Never use one SealRandomness twice.
[[nodiscard]] Sealed sealWith(
    const protocol::EnvelopeHeader& header,
    QByteArrayView plaintext,
    const WrapKey& wrapKey,
    const proof::DeviceKey& key,
    const SealRandomness& random
);

/// The same in suite 2.
[[nodiscard]] Sealed signPlain(
    const protocol::EnvelopeHeader& header,
    QByteArrayView plaintext,
    const proof::DeviceKey& key
);

/// Unwraps and opens the body of a sealed envelope. Corrupt if any bit is wrong. Does not look at
/// the signature: only the gate decides what may be shown.
[[nodiscard]] Result<QByteArray>
openBody(const protocol::EnvelopeParts& parts, const WrapKey& wrapKey);

/// The key of one post alone: what opens it for somebody who holds no key of its space.
[[nodiscard]] Result<PostKey>
openPostKey(const protocol::EnvelopeParts& parts, const WrapKey& wrapKey);
[[nodiscard]] Result<QByteArray>
openBody(const protocol::EnvelopeParts& parts, const PostKey& postKey);

/// The header all envelopes of this device have in common.
[[nodiscard]] protocol::EnvelopeHeader
headerFor(const AccountKeys& me, const SpaceRef& space, const LanePlace& place);

} // namespace qs::crypto
