// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/result.h"
#include "proof/manifest.h"

#include <QHash>
#include <QList>

namespace qs::crypto {

/// A place in somebody's chain of manifests.
struct ManifestRef
{
    quint64 seq = 0;
    Hash32 hash;

    friend bool operator==(const ManifestRef&, const ManifestRef&) = default;
};

/// Who signed something, and which manifest says so. Stands inside what was signed.
struct Signer
{
    UserId user;
    DeviceId device;
    ManifestRef manifest;

    friend bool operator==(const Signer&, const Signer&) = default;
};

/// What a chain says of one device.
struct DeviceStanding
{
    protocol::DevicePub key;
    quint64 addedSeq = 0;
    bool revoked = false;
    QList<proof::LaneFloor> floors; ///< Of a revoked one.
};

/// A place where a person's identity key became another one.
///
/// A chain holds only changes that somebody may vouch for: Successor ("X renewed their identity")
/// and Continuity ("identity reset, vouched for by a device you already knew": softer than a bare
/// change, never silent, never verified). An Unexplained one is refused by read() and extend() with
/// ErrorCode::Denied; isUnexplained() tells it from a fork.
struct IdentityChange
{
    using Kind = proof::IdentityChangeKind;

    Kind kind = Kind::Successor;
    quint64 seq = 0;                ///< Of the manifest that names the new key.
    protocol::IdentityPub identity; ///< The new key.
    DeviceId device;                ///< Of Continuity: who vouched.

    friend bool operator==(const IdentityChange&, const IdentityChange&) = default;
};

/// One person's manifests, verified from number 1: who they are, whatever a server says. A copyable
/// value; the pin of the first sight is kept by its holder (PersonRecord).
///
/// Thread: any, one at a time.
class IdentityChain
{
public:
    IdentityChain() = default;

    /// Invalid at the first fault, and if the chain is not that of `user`.
    [[nodiscard]] static Result<IdentityChain>
    read(const UserId& user, const QList<QByteArray>& manifests);

    /// Adds what follows. Those already known are passed over if equal. Invalid, and nothing is
    /// added, if one does not follow; Denied if one contradicts a known number (a fork) or names
    /// another identity that nobody vouches for.
    [[nodiscard]] Result<void> extend(const QList<QByteArray>& manifests);

    /// Whether one of these would change the identity with nobody's word for it.
    [[nodiscard]] bool isUnexplained(const QList<QByteArray>& manifests) const;

    /// Where the identity key changed, oldest first. Empty for most people.
    [[nodiscard]] QList<IdentityChange> changes() const;

    /// The identity key in force at a number; null outside the chain.
    [[nodiscard]] protocol::IdentityPub identityAt(quint64 seq) const;

    /// Whether the key is or once was this person's: what an old voucher or pin names.
    [[nodiscard]] bool hadIdentity(const Hash32& fingerprint) const;

    [[nodiscard]] bool isEmpty() const { return m_chain.isEmpty(); }
    [[nodiscard]] const UserId& user() const { return newest().user; }
    [[nodiscard]] const protocol::IdentityPub& identity() const { return newest().identity; }
    [[nodiscard]] const proof::Manifest& newest() const { return m_chain.last().manifest; }
    [[nodiscard]] const proof::SignedManifest& newestSigned() const { return m_chain.last(); }
    [[nodiscard]] ManifestRef head() const;

    /// The box key of a seed generation; null if no manifest names that generation.
    [[nodiscard]] const protocol::UserBoxPub* userBox(quint64 generation) const;

    /// Number of the newest manifest that revoked a device; 0 if none ever did. Whatever key was
    /// made before it may be known to somebody who has lost the right to it.
    [[nodiscard]] quint64 newestRevocation() const;

    /// The devices any manifest ever named.
    [[nodiscard]] QList<DeviceId> everyDevice() const { return m_devices.keys(); }

    /// Whether the chain passes through this place. A place above the head is not held.
    [[nodiscard]] bool holds(const ManifestRef& ref) const;

    /// Nothing if no manifest ever named the device.
    [[nodiscard]] const DeviceStanding* device(const DeviceId& id) const;

    /// Whether `signature` was made by an active device of this person. NotFound if the manifest it
    /// names lies above the head (ask for more), Denied if it contradicts the chain or the device
    /// is unknown or revoked, Corrupt if the signature is wrong.
    [[nodiscard]] Result<void> verify(
        const Signer& signer,
        proof::SignContext context,
        QByteArrayView message,
        const protocol::Signature& signature
    ) const;

    /// The signed bytes, oldest first: what read() takes.
    [[nodiscard]] QList<QByteArray> bytes() const;

private:
    void append(const proof::SignedManifest& next);

    QList<proof::SignedManifest> m_chain;
    QHash<DeviceId, DeviceStanding> m_devices;
};

/// Hides, in a revocation's floors, which space a lane was in.
[[nodiscard]] Hash32 floorNameOf(const SpaceRef& space);

} // namespace qs::crypto
