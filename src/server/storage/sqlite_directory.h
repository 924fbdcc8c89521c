// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "server/ports/directory.h"
#include "sql/statement.h"

#include <memory>
#include <vector>

namespace qs {
class Clock;
} // namespace qs
namespace qs::sql {
class Database;
} // namespace qs::sql

namespace qs::server {

class CommitQueue;
class SpaceBook;
class SqliteKeyLog;

/// The directory on SQLite. A device has one session token at a time: a new one replaces it.
///
/// Thread: as Directory says; its own work runs on the storage strand.
class SqliteDirectory final : public Directory
{
public:
    struct Parts
    {
        sql::Database& database;
        SpaceBook& spaces;
        CommitQueue& queue;
        SqliteKeyLog& keyLog;
        const Clock& clock;
    };
    [[nodiscard]] static Result<std::unique_ptr<SqliteDirectory>> open(const Parts& parts);

    void registerAccount(NewAccount account, Answer<RegisterStatus> done) override;
    void findLogin(const NameHash& name, Answer<LoginLookup> done) override;
    void addDevice(ManifestRow next, QByteArray keyring, Answer<AddDeviceStatus> done) override;
    void changeDevices(DeviceChange change, Answer<AddDeviceStatus> done) override;
    void
    findSeeds(const UserId& user, const DeviceId& device, Answer<QList<SeedRow>> done) override;
    void findManifests(const UserId& user, quint64 after, Answer<QList<QByteArray>> done) override;
    void findNewestManifest(const UserId& user, Answer<ManifestRow> done) override;
    void findManifestHeads(QList<UserId> users, Answer<QList<ManifestHeadRow>> done) override;
    void findDeviceKey(
        const UserId& user,
        const DeviceId& device,
        Answer<std::optional<protocol::DevicePub>> done
    ) override;
    void findLoginOf(const UserId& user, Answer<std::optional<LoginRecord>> done) override;
    void findRecovery(const NameHash& name, Answer<std::optional<RecoveryRecord>> done) override;
    void changeSecrets(SecretsRow next, Answer<SecretsStatus> done) override;
    void
    deleteAccount(const UserId& user, const Hash32& proven, Answer<SecretsStatus> done) override;
    void openSession(const SessionRow& session, Answer<void> done) override;
    void
    findSession(const protocol::TokenHash& token, Answer<std::optional<SessionRow>> done) override;

private:
    explicit SqliteDirectory(const Parts& parts) : m_parts(parts) {}
    Result<void> prepareAccounts();
    Result<void> prepareDevices();
    Result<void> prepareSessions();
    Result<void> prepareSecrets();
    Result<void> prepareDeletion();

    Result<RegisterStatus> insertAccount(const NewAccount& account);
    Result<RegisterStatus> judgeAccount(const NewAccount& account);
    Result<void> storeAccount(const NewAccount& account);
    Result<LoginLookup> loginOf(const NameHash& name);
    Result<AddDeviceStatus> insertDevice(const ManifestRow& next, const QByteArray& keyring);
    Result<AddDeviceStatus> applyChange(const DeviceChange& change);
    Result<void> storeManifest(const ManifestRow& manifest);
    Result<void> dropDevicesNotIn(const ManifestRow& manifest);
    Result<ManifestHeadRow> headOf(const UserId& user);
    Result<bool> isRow(sql::Statement& statement);

    Result<bool> isInForce(const UserId& user, const std::optional<Hash32>& proven);
    Result<SecretsStatus> replaceSecrets(const SecretsRow& next);
    Result<void> storeSecrets(const SecretsRow& next);
    Result<SecretsStatus> removeAccount(const UserId& user, const Hash32& proven);
    Result<QList<qint64>> spacesOf(const UserId& user);

    Parts m_parts;
    sql::Statement m_findUser;
    sql::Statement m_findName;
    sql::Statement m_usualKdf;
    sql::Statement m_insertAccount;
    sql::Statement m_countKdf;
    sql::Statement m_findCode;
    sql::Statement m_useCode;
    sql::Statement m_setKeyring;
    sql::Statement m_insertManifest;
    sql::Statement m_manifestHead;
    sql::Statement m_manifestsAfter;
    sql::Statement m_newestManifest;
    sql::Statement m_putDevice;
    sql::Statement m_devices;
    sql::Statement m_dropDevice;
    sql::Statement m_dropSessions;
    sql::Statement m_deviceKey;
    sql::Statement m_setRecoveryKeyring;
    sql::Statement m_putSeed;
    sql::Statement m_seeds;
    sql::Statement m_dropSeeds;
    sql::Statement m_putSession;
    sql::Statement m_findSession;
    sql::Statement m_findLoginOf;
    sql::Statement m_findRecovery;
    sql::Statement m_verifiers;
    sql::Statement m_uncountKdf;
    sql::Statement m_setLogin;
    sql::Statement m_setRecovery;
    sql::Statement m_findGoneName;
    sql::Statement m_putGoneName;
    sql::Statement m_forgetGoneNames;
    sql::Statement m_spacesOf;
    std::vector<sql::Statement> m_emptySpace;   ///< Each by the space's row.
    std::vector<sql::Statement> m_emptyAccount; ///< Each by the user.
};

} // namespace qs::server
