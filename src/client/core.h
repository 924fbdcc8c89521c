// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "client/ports.h"
#include "client/secrets_views.h"
#include "client/views.h"
#include "crypto/local.h"
#include "store/disk_store.h"
#include "store/projection.h"
#include "sync/engine.h"

namespace qs::client {

/// What one signed-in account is made of. The order of the members is the order in which they need
/// each other.
///
/// Thread: core.
class Core final : public sync::ChangeListener
{
public:
    /// Where the account lives and what it is called there. Kept sealed on disk.
    struct Home
    {
        QString url;
        QString host;
        QString username;
        protocol::ServerPub server;
    };

    /// Takes over an opened disk and the keys on it. Errors of reading the disk.
    [[nodiscard]] static Result<std::unique_ptr<Core>>
    open(Ports& ports, std::unique_ptr<store::DiskStore> disk);

    /// Writes what open() needs into a fresh disk.
    [[nodiscard]] static Result<void>
    settleIn(store::DiskStore& disk, const crypto::AccountKeys& keys, const Home& home);

    /// Where the account lies and the key of its disk, for a change of the lock. Once, after
    /// open().
    void keep(crypto::LocalKey key, QString folder);
    /// Which device the disk in a folder belongs to.
    [[nodiscard]] static Result<DeviceId>
    deviceOf(const QString& folder, const crypto::LocalKey& key);

    /// Gives a disk to another device of the same account, because its own was revoked. What was
    /// sealed and has no receipt is opened again, to be sealed by the new one.
    [[nodiscard]] static Result<void>
    resettle(const QString& folder, const crypto::LocalKey& key, const crypto::AccountKeys& keys);
    ~Core() override;

    void postChanged(const ObjectRef& post) override;
    void peopleChanged() override;
    void linkChanged() override;
    void shelfChanged(bool rules) override;
    void devicesChanged() override;
    Result<void> wordsReturned(const QString& text, const SpaceRef& space) override;
    void securityChanged() override;
    void draftChanged();

    [[nodiscard]] PersonView person(const UserId& user) const;
    [[nodiscard]] LinkStatus link() const;

    /// Grows when mutes or filters change.
    [[nodiscard]] quint64 rulesRevision() const { return m_rulesRevision; }
    [[nodiscard]] sync::Engine& engine() { return *m_engine; }
    [[nodiscard]] const sync::Engine& engine() const { return *m_engine; }
    [[nodiscard]] store::DiskStore& disk() { return *m_disk; }
    [[nodiscard]] const store::Projection& projection() const { return *m_projection; }
    [[nodiscard]] const QString& folder() const { return m_folder; }
    [[nodiscard]] const crypto::LocalKey& localKey() const { return m_localKey; }
    [[nodiscard]] const Home& home() const { return m_home; }
    [[nodiscard]] Ports& ports() { return m_ports; }
    [[nodiscard]] std::weak_ptr<bool> life() const { return m_alive; } ///< Expires with this.
    [[nodiscard]] const UserId& me() const { return m_keys.user(); }
    [[nodiscard]] const crypto::AccountKeys& keys() const { return m_keys; }

    /// What this device works with from now on: the same device, under a newer manifest.
    [[nodiscard]] Result<void> adopt(crypto::AccountKeys keys);

    /// My own newer manifests. Errors as crypto::IdentityChain::extend(), and of the disk.
    [[nodiscard]] Result<void> learnOwn(const QList<QByteArray>& manifests);

    void secretsChanged();

    std::function<void(const Changes&)> listener;
    std::optional<RecoverySheet> freshSheet; ///< Of a key that signing in made; taken by Secrets.
    std::function<void()> onLink;            ///< The connection's state changed.

private:
    Core(
        Ports& ports,
        std::unique_ptr<store::DiskStore> disk,
        std::unique_ptr<store::Projection> projection,
        crypto::AccountKeys keys,
        Home home
    );
    void announceLater();
    void announceNextNote();

    Ports& m_ports;
    QString m_folder;
    crypto::LocalKey m_localKey;
    std::unique_ptr<store::DiskStore> m_disk;
    std::unique_ptr<store::Projection> m_projection;
    crypto::AccountKeys m_keys;
    Home m_home;
    std::unique_ptr<sync::Engine> m_engine;
    Changes m_changes;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
    quint64 m_rulesRevision = 0;
    bool m_isAnnouncing = false;
    Scheduler::TimerId m_noteTimer = 0;
};

} // namespace qs::client
