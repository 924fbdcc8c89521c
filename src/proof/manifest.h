// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "proof/identity.h"
#include "proof/signature.h"

#include <QList>

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
    quint64 suiteMin = 1;    ///< May only grow.
    protocol::Nonce16 nonce; ///< In the first one: makes the user id.

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

/// Reads one and verifies its own signature, ids and rules, but not its place in a chain.
[[nodiscard]] Result<SignedManifest> readManifest(QByteArrayView bytes);

/// Whether `next` may follow `last`: same user and identity, next number, right hash, no device
/// both active and revoked or come back, bounds that only grow. Invalid otherwise.
[[nodiscard]] Result<void> checkSuccessor(const SignedManifest& last, const SignedManifest& next);

/// Reads a chain from number 1. Invalid at the first fault; empty chains are Invalid too.
[[nodiscard]] Result<QList<SignedManifest>> readChain(const QList<QByteArray>& manifests);

} // namespace qs::proof
