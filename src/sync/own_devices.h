// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "crypto/device_change.h"
#include "protocol/devices.h"
#include "sync/mailroom.h"
#include "sync/puller.h"

namespace qs::sync {

inline constexpr qint64 kDeviceNoticeMs = 7 * 24 * 60 * 60'000LL;

/// One of my devices, as this one knows it.
struct OwnDevice
{
    DeviceId id;
    crypto::DeviceLabel label; ///< Empty until its record has come.
    quint64 addedMs = 0;       ///< 0 until its record has come.
    bool isThis = false;
    bool isNew = false; ///< Came after this one, and nobody here said yet that it is fine.

    friend bool operator==(const OwnDevice&, const OwnDevice&) = default;
};

/// What this device knows of its account's others: hears of every new manifest, gets the seed
/// generations that wait for it, names itself, and remembers what its person was told.
///
/// A manifest that does not name this device any more ends the connection as SignedOut; what is on
/// the disk stays. After this device has made a new seed generation, the vault is written again
/// under it, in the background; until then both open.
/// Thread: core.
class OwnDevices
{
public:
    struct Parts
    {
        store::DiskStore& disk;
        AddressBook& book;
        Outbox& outbox;
        Puller& puller;
        Connection& connection;
        Mailroom& mailroom;
        const Clock& clock;
        ChangeListener& changes;
        Metrics& metrics;
    };

    explicit OwnDevices(const Parts& parts) : m_parts(parts) {}

    Result<void> reload();

    void onOpen();
    void onChanged(const protocol::DevicesChanged& changed);

    /// Something was learned: perhaps a manifest, a record, a seed.
    void lookAround();

    /// What this device calls itself, written to the vault once that has been read.
    void introduceAs(const crypto::DeviceLabel& label) { m_label = label; }

    /// This one first, then the newest.
    [[nodiscard]] QList<OwnDevice> all() const;

    /// Whether the account's own word is that this device is none of its any more.
    [[nodiscard]] bool isRevoked() const { return !m_parts.book.keys().isActive(); }

    /// NotFound for a device that is none of mine, Invalid for a name that is none.
    Result<void> rename(const DeviceId& id, const QString& name);

    /// The person knows this device: no more notice of it here.
    Result<void> acknowledge(const DeviceId& id);

    /// A change that the server took, made here: takes over manifest and seed, and has the vault
    /// written anew if there is a new one.
    Result<void> adopt(const QByteArray& manifest, crypto::UserSeed seed);

    /// Before a change that makes a new seed leaves: whatever becomes of the connection, this
    /// device will rewrite the vault once it has the generation.
    Result<void> promiseRewrite(quint64 generation);

    /// The key shared with a device that was linked to this one; empty if it was not.
    [[nodiscard]] crypto::DevicePsk psk(const DeviceId& id) const;
    Result<void> keepPsk(const DeviceId& id, const crypto::DevicePsk& psk);

    /// Seals everything in the vault anew; see Engine::rewriteVault().
    std::function<Result<void>()> rewriteVault;

    /// Called after something was put into the outbox or the book.
    std::function<void()> onProgress;
    std::function<void(const Error&)> onDiskError;

private:
    struct Notice
    {
        quint64 firstSeenMs = 0;
        bool isAcknowledged = false;
    };

    void fetchChain();
    void fetchSeeds();
    void takeSeeds(const protocol::MySeedsAnswer& answer);
    Result<void> noteNew();
    Result<void> nameSelf();
    Result<void> rewrite();
    Result<void> putNotice(const DeviceId& id, const Notice& notice);
    Result<void> atomically(const std::function<Result<void>()>& work);

    Parts m_parts;
    crypto::DeviceLabel m_label;
    QHash<DeviceId, Notice> m_notices;
    quint64 m_rewriteAt = 0;    ///< Generation under which to rewrite the vault; 0: none.
    quint64 m_seenManifest = 0; ///< Of mine, when it was last looked at.
    quint64 m_askedSeed = 0;    ///< Generation that was asked for on this connection.
};

} // namespace qs::sync
