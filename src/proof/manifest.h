// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "proof/identity.h"
#include "proof/signature.h"

#include <QList>

#include <optional>

namespace qs::proof {

struct ManifestDevice
{
    DeviceId id;
    protocol::DevicePub signKey;
    protocol::DeviceBoxPub boxKey;
    quint64 addedSeq = 0; ///< Number of the manifest that first named it.

    friend bool operator==(const ManifestDevice&, const ManifestDevice&) = default;
};

/// The last envelope of one lane that the owner recognizes of a revoked device.
struct LaneFloor
{
    Hash32 space; ///< Blinded.
    quint64 n = 0;
    EnvId id;

    friend bool operator==(const LaneFloor&, const LaneFloor&) = default;
};

struct RevokedDevice
{
    DeviceId id;
    quint64 revokedSeq = 0;
    QList<LaneFloor> floors;

    friend bool operator==(const RevokedDevice&, const RevokedDevice&) = default;
};

/// How one identity key came after another.
enum class IdentityChangeKind : quint8 {
    Successor,   ///< The old key signed the new one: the person did it, knowing their password.
    Continuity,  ///< A device that was theirs before vouches for it; password and paper were lost.
    Unexplained, ///< Nobody vouches for it. Never part of a chain: no reader accepts it.
};

/// By whose word a manifest names another identity key than the one before it.
struct IdentityVouch
{
    IdentityChangeKind kind = IdentityChangeKind::Successor;
    DeviceId device; ///< Of Continuity: active in the manifest before.
    protocol::Signature signature;

    friend bool operator==(const IdentityVouch&, const IdentityVouch&) = default;
};

/// What one account says of its keys and devices at number `seq`, signed by its identity key and
/// chained to the one before by hash. Whom a key belongs to is decided by this chain alone, never
/// by the server.
struct Manifest
{
    UserId user;
    quint64 seq = 0; ///< From 1.
    Hash32 prev;     ///< Of the one before; zeros for the first.
    protocol::IdentityPub identity;
    quint64 seedGeneration = 1;
    protocol::UserBoxPub userBox;
    QList<ManifestDevice> devices; ///< At most kManifestDevicesMax.
    QList<RevokedDevice> revoked;
    quint64 suiteMin = 1;               ///< May only grow.
    protocol::Nonce16 nonce;            ///< In the first one: makes the user id.
    std::optional<IdentityVouch> vouch; ///< Exactly where the identity key is a new one.

    [[nodiscard]] const ManifestDevice* device(const DeviceId& id) const;
    friend bool operator==(const Manifest&, const Manifest&) = default;
};

inline constexpr qsizetype kManifestDevicesMax = 32;

/// A manifest with its signature as it travels, and its hash: [map, signature].
struct SignedManifest
{
    Manifest manifest;
    Hash32 hash;
    QByteArray bytes;

    friend bool operator==(const SignedManifest&, const SignedManifest&) = default;
};

[[nodiscard]] SignedManifest signManifest(const Manifest& manifest, const IdentityKey& key);

/// What `last` says, at the following number: to be changed and signed.
[[nodiscard]] Manifest manifestAfter(const SignedManifest& last);

/// Fills `next` with the word of the old identity key for the new one, which `next` names already.
void vouchAsSuccessor(Manifest& next, const IdentityKey& old);

/// The same with the word of a device.
void vouchAsDevice(Manifest& next, const DeviceKey& device);

/// Reads one and verifies its own signature, ids and rules, but not its place in a chain.
[[nodiscard]] Result<SignedManifest> readManifest(QByteArrayView bytes);

/// Whether `next` may follow `last`: same user, next number, right hash, no device both active and
/// revoked or come back, none gone without a revocation dated by this very number, a box key for
/// each seed generation, bounds that only grow. The identity stays, or somebody who may vouches for
/// the new one: the old key itself, with a new seed generation and no new device beside it; or a
/// device of `last`, and then devices and seed stay as they were. Denied for a change that nobody
/// vouches for, Invalid otherwise.
[[nodiscard]] Result<void> checkSuccessor(const SignedManifest& last, const SignedManifest& next);

/// Reads a chain from number 1. Invalid at the first fault; empty chains are Invalid too.
[[nodiscard]] Result<QList<SignedManifest>> readChain(const QList<QByteArray>& manifests);

} // namespace qs::proof
