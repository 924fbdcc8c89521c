// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "proof/auth.h"
#include "proof/manifest.h"
#include "protocol/append.h"
#include "protocol/register.h"

#include <QString>

namespace qs::test {

/// The keys of an account and its first device, enough to speak to a server. Nothing is sealed:
/// where a client would put ciphertext stand bytes that only look like it.
struct WireAccount
{
    QString name;
    proof::IdentityKey identity;
    proof::DeviceKey device;
    proof::SignedManifest manifest;
    protocol::AuthKey authKey;
    QByteArray spareKeyring; ///< Sealed under a key on paper, which nobody can guess.
    protocol::AuthKey recoveryAuth;
    protocol::Salt salt;
    QByteArray keyring; ///< Stands for the sealed one.

    [[nodiscard]] static WireAccount random(const QString& name);

    [[nodiscard]] const UserId& user() const { return manifest.manifest.user; }
    [[nodiscard]] DeviceId deviceId() const { return proof::deviceIdOf(device.pub()); }
    [[nodiscard]] SpaceRef space(SpaceKind kind) const { return proof::spaceOf(user(), kind); }

    /// The manifest after this one, with another device.
    [[nodiscard]] proof::SignedManifest withDevice(const proof::DeviceKey& added) const;

    /// The request without proof, which belongs to a connection.
    [[nodiscard]] protocol::Register registration() const;
};

/// One device's place in one space: makes envelopes that follow each other.
class WireLane
{
public:
    WireLane(const WireAccount& account, const SpaceRef& space, quint64 epoch = 0)
        : m_user(account.user()), m_device(account.deviceId()), m_space(space), m_epoch(epoch)
    {
    }

    /// The feed token shown with every item.
    void showToken(const QByteArray& token) { m_token = token; }
    void setEpoch(quint64 epoch) { m_epoch = epoch; }

    /// The next envelope, and moves on.
    [[nodiscard]] protocol::AppendItem next(const QByteArray& body);

    /// The same, which erases others on the server.
    [[nodiscard]] protocol::AppendItem next(const QByteArray& body, const QList<EnvId>& erases);

    /// Begins again after an envelope that the server has.
    void continueAfter(quint64 n, const EnvId& id);

    [[nodiscard]] quint64 n() const { return m_n; }
    [[nodiscard]] const EnvId& head() const { return m_head; }
    [[nodiscard]] const SpaceRef& space() const { return m_space; }

private:
    UserId m_user;
    DeviceId m_device;
    SpaceRef m_space;
    quint64 m_epoch;
    QByteArray m_token;
    quint64 m_n = 0;
    EnvId m_head;
};

/// The id of an envelope in its bytes.
[[nodiscard]] EnvId idOf(const QByteArray& envelope);

} // namespace qs::test
