// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "server/storage/sqlite_directory.h"

#include "base/clock.h"
#include "protocol/limits.h"
#include "server/storage/commit_queue.h"
#include "server/storage/space_book.h"
#include "server/storage/sqlite_key_log.h"
#include "sql/database.h"

#include <algorithm>

namespace qs::server {

Result<std::unique_ptr<SqliteDirectory>> SqliteDirectory::open(const Parts& parts)
{
    std::unique_ptr<SqliteDirectory> directory(new SqliteDirectory(parts));
    QS_TRY(directory->prepareAccounts());
    QS_TRY(directory->prepareDevices());
    QS_TRY(directory->prepareSecrets());
    QS_TRY(directory->prepareDeletion());
    return directory;
}

Result<void> SqliteDirectory::prepareAccounts()
{
    sql::Database& db = m_parts.database;
    QS_TRY_ASSIGN(m_findUser, db.prepare("SELECT name FROM account WHERE user = ?"));
    QS_TRY_ASSIGN(
        m_findName,
        db.prepare("SELECT user, salt, passes, memory_kib, login_salt, login_verifier, keyring"
                   " FROM account WHERE name = ?")
    );
    QS_TRY_ASSIGN(
        m_usualKdf,
        db.prepare("SELECT passes, memory_kib FROM kdf_use ORDER BY accounts DESC, 1, 2 LIMIT 1")
    );
    QS_TRY_ASSIGN(
        m_insertAccount,
        db.prepare("INSERT INTO account(user, name, salt, passes, memory_kib, login_salt,"
                   " login_verifier, keyring, recovery_salt, recovery_verifier,"
                   " recovery_keyring, recovery_wrap) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    );
    QS_TRY_ASSIGN(
        m_countKdf,
        db.prepare("INSERT INTO kdf_use(passes, memory_kib, accounts) VALUES(?, ?, 1)"
                   " ON CONFLICT(passes, memory_kib) DO UPDATE SET accounts = accounts + 1")
    );
    QS_TRY_ASSIGN(m_findCode, db.prepare("SELECT 1 FROM used_code WHERE code = ?"));
    QS_TRY_ASSIGN(m_useCode, db.prepare("INSERT INTO used_code(code) VALUES(?)"));
    QS_TRY_ASSIGN(m_setKeyring, db.prepare("UPDATE account SET keyring = ? WHERE user = ?"));
    return {};
}

Result<void> SqliteDirectory::prepareDevices()
{
    sql::Database& db = m_parts.database;
    QS_TRY_ASSIGN(
        m_insertManifest,
        db.prepare("INSERT INTO manifest(user, seq, hash, bytes) VALUES(?, ?, ?, ?)")
    );
    QS_TRY_ASSIGN(
        m_manifestHead,
        db.prepare("SELECT seq, hash FROM manifest WHERE user = ? ORDER BY seq DESC LIMIT 1")
    );
    QS_TRY_ASSIGN(
        m_manifestsAfter,
        db.prepare("SELECT bytes FROM manifest WHERE user = ? AND seq > ? ORDER BY seq LIMIT ?")
    );
    QS_TRY_ASSIGN(
        m_newestManifest,
        db.prepare("SELECT seq, hash, bytes FROM manifest WHERE user = ?"
                   " ORDER BY seq DESC LIMIT 1")
    );
    QS_TRY_ASSIGN(
        m_putDevice,
        db.prepare("INSERT INTO device(user, device, sign_key) VALUES(?, ?, ?)"
                   " ON CONFLICT(user, device) DO UPDATE SET sign_key = excluded.sign_key")
    );
    return prepareSessions();
}

Result<void> SqliteDirectory::prepareSessions()
{
    sql::Database& db = m_parts.database;
    QS_TRY_ASSIGN(m_devices, db.prepare("SELECT device FROM device WHERE user = ?"));
    QS_TRY_ASSIGN(m_dropDevice, db.prepare("DELETE FROM device WHERE user = ? AND device = ?"));
    QS_TRY_ASSIGN(m_dropSessions, db.prepare("DELETE FROM session WHERE user = ? AND device = ?"));
    QS_TRY_ASSIGN(
        m_setRecoveryKeyring, db.prepare("UPDATE account SET recovery_keyring = ? WHERE user = ?")
    );
    QS_TRY_ASSIGN(
        m_putSeed,
        db.prepare("INSERT OR REPLACE INTO device_seed(user, device, generation, sealed)"
                   " VALUES(?, ?, ?, ?)")
    );
    QS_TRY_ASSIGN(
        m_seeds,
        db.prepare("SELECT generation, sealed FROM device_seed WHERE user = ? AND device = ?"
                   " ORDER BY generation LIMIT ?")
    );
    QS_TRY_ASSIGN(m_dropSeeds, db.prepare("DELETE FROM device_seed WHERE user = ? AND device = ?"));
    QS_TRY_ASSIGN(
        m_deviceKey, db.prepare("SELECT sign_key FROM device WHERE user = ? AND device = ?")
    );
    QS_TRY_ASSIGN(
        m_putSession,
        db.prepare("INSERT OR REPLACE INTO session(token, user, device, expires_ms)"
                   " VALUES(?, ?, ?, ?)")
    );
    QS_TRY_ASSIGN(
        m_findSession,
        db.prepare("SELECT user, device, expires_ms FROM session"
                   " WHERE token = ? AND expires_ms > ?")
    );
    return {};
}

Result<bool> SqliteDirectory::isRow(sql::Statement& statement)
{
    QS_TRY_ASSIGN(const bool found, statement.next());
    statement.reset();
    return found;
}

void SqliteDirectory::registerAccount(NewAccount account, Answer<RegisterStatus> done)
{
    m_parts.queue.write<RegisterStatus>(
        [this, account = std::move(account)] { return insertAccount(account); }, std::move(done)
    );
}

Result<RegisterStatus> SqliteDirectory::insertAccount(const NewAccount& account)
{
    QS_TRY_ASSIGN(const RegisterStatus status, judgeAccount(account));
    if (status == RegisterStatus::Done) {
        QS_TRY(storeAccount(account));
    }
    return status;
}

Result<RegisterStatus> SqliteDirectory::judgeAccount(const NewAccount& account)
{
    m_findUser.query(account.login.user);
    QS_TRY_ASSIGN(const bool isUserKnown, m_findUser.next());
    if (isUserKnown) {
        const bool isSameName = m_findUser.id<NameHash>(0) == account.name;
        m_findUser.reset();
        QS_TRY_ASSIGN(const ManifestHeadRow head, headOf(account.login.user));
        const bool isSame = isSameName && head.seq == 1 && head.hash == account.manifest.hash;
        return isSame ? RegisterStatus::Repeated : RegisterStatus::Exists;
    }
    // The code comes before the name: without one nobody learns which names are taken.
    if (account.code) {
        m_findCode.query(*account.code);
        QS_TRY_ASSIGN(const bool isUsed, isRow(m_findCode));
        if (isUsed) {
            return RegisterStatus::BadCode;
        }
    }
    m_findName.query(account.name);
    QS_TRY_ASSIGN(const bool isNameTaken, isRow(m_findName));
    m_findGoneName.query(account.name, m_parts.clock.nowMs());
    QS_TRY_ASSIGN(const bool isResting, isRow(m_findGoneName));
    return isNameTaken || isResting ? RegisterStatus::NameTaken : RegisterStatus::Done;
}

Result<void> SqliteDirectory::storeAccount(const NewAccount& account)
{
    const LoginRecord& login = account.login;
    QS_TRY(m_insertAccount.run(
        login.user,
        account.name,
        login.salt,
        quint64(login.kdf.passes),
        quint64(login.kdf.memoryKiB),
        login.verifier.salt,
        login.verifier.value,
        login.keyring,
        account.recovery.salt,
        account.recovery.value,
        account.recoveryKeyring,
        account.recoveryWrap
    ));
    QS_TRY(m_countKdf.run(quint64(login.kdf.passes), quint64(login.kdf.memoryKiB)));
    if (account.code) {
        QS_TRY(m_useCode.run(*account.code));
    }
    for (const SpaceRef& space : account.spaces) {
        SpaceRow row;
        row.owner = login.user;
        QS_TRY(m_parts.spaces.create(space, row, {}));
    }
    return storeManifest(account.manifest);
}

void SqliteDirectory::findLogin(const NameHash& name, Answer<LoginLookup> done)
{
    m_parts.queue.read<LoginLookup>([this, name] { return loginOf(name); }, std::move(done));
}

Result<LoginLookup> SqliteDirectory::loginOf(const NameHash& name)
{
    LoginLookup lookup;
    m_usualKdf.query();
    QS_TRY_ASSIGN(const bool isAnybody, m_usualKdf.next());
    if (isAnybody) {
        lookup.usualKdf.passes = static_cast<quint32>(m_usualKdf.integer(0));
        lookup.usualKdf.memoryKiB = static_cast<quint32>(m_usualKdf.integer(1));
        m_usualKdf.reset();
    }
    m_findName.query(name);
    QS_TRY_ASSIGN(const bool isKnown, m_findName.next());
    if (isKnown) {
        LoginRecord record;
        record.user = m_findName.id<UserId>(0);
        record.salt = m_findName.id<protocol::Salt>(1);
        record.kdf.passes = static_cast<quint32>(m_findName.integer(2));
        record.kdf.memoryKiB = static_cast<quint32>(m_findName.integer(3));
        record.verifier.salt = m_findName.id<ServerSalt>(4);
        record.verifier.value = m_findName.id<Hash32>(5);
        record.keyring = m_findName.bytes(6);
        lookup.record = record;
        m_findName.reset();
    }
    return lookup;
}

void SqliteDirectory::addDevice(ManifestRow next, QByteArray keyring, Answer<AddDeviceStatus> done)
{
    m_parts.queue.write<AddDeviceStatus>(
        [this, next = std::move(next), keyring = std::move(keyring)] {
            return insertDevice(next, keyring);
        },
        std::move(done)
    );
}

Result<AddDeviceStatus>
SqliteDirectory::insertDevice(const ManifestRow& next, const QByteArray& keyring)
{
    QS_TRY_ASSIGN(const ManifestHeadRow head, headOf(next.user));
    if (head.seq == next.seq && head.hash == next.hash) {
        return AddDeviceStatus::Repeated;
    }
    if (head.seq + 1 != next.seq) {
        return AddDeviceStatus::Outrun;
    }
    QS_TRY(storeManifest(next));
    QS_TRY(dropDevicesNotIn(next));
    QS_TRY(m_setKeyring.run(keyring, next.user));
    return AddDeviceStatus::Done;
}

void SqliteDirectory::changeDevices(DeviceChange change, Answer<AddDeviceStatus> done)
{
    m_parts.queue.write<AddDeviceStatus>(
        [this, change = std::move(change)] { return applyChange(change); }, std::move(done)
    );
}

Result<AddDeviceStatus> SqliteDirectory::applyChange(const DeviceChange& change)
{
    QS_TRY_ASSIGN(const AddDeviceStatus status, insertDevice(change.next, change.keyring));
    if (status != AddDeviceStatus::Done) {
        return status;
    }
    if (!change.recoveryKeyring.isEmpty()) {
        QS_TRY(m_setRecoveryKeyring.run(change.recoveryKeyring, change.next.user));
    }
    for (const SeedRow& seed : change.seeds) {
        QS_TRY(m_putSeed.run(change.next.user, seed.device, seed.generation, seed.sealed));
    }
    return status;
}

void SqliteDirectory::findSeeds(
    const UserId& user,
    const DeviceId& device,
    Answer<QList<SeedRow>> done
)
{
    const auto work = [this, user, device]() -> Result<QList<SeedRow>> {
        QList<SeedRow> seeds;
        m_seeds.query(user, device, qint64(protocol::kSeedGenerationsMax));
        while (true) {
            QS_TRY_ASSIGN(const bool isSeed, m_seeds.next());
            if (!isSeed) {
                return seeds;
            }
            seeds.append({device, m_seeds.number(0), m_seeds.bytes(1)});
        }
    };
    m_parts.queue.read<QList<SeedRow>>(work, std::move(done));
}

Result<void> SqliteDirectory::storeManifest(const ManifestRow& manifest)
{
    QS_TRY(m_insertManifest.run(manifest.user, manifest.seq, manifest.hash, manifest.bytes));
    QS_TRY(m_parts.keyLog.append({manifest.user, manifest.seq, manifest.hash}));
    for (const DeviceKeyRow& device : manifest.devices) {
        QS_TRY(m_putDevice.run(manifest.user, device.id, device.key));
    }
    return {};
}

Result<void> SqliteDirectory::dropDevicesNotIn(const ManifestRow& manifest)
{
    QList<DeviceId> gone;
    m_devices.query(manifest.user);
    while (true) {
        QS_TRY_ASSIGN(const bool isDevice, m_devices.next());
        if (!isDevice) {
            break;
        }
        const auto id = m_devices.id<DeviceId>(0);
        const bool isActive = std::any_of(
            manifest.devices.begin(),
            manifest.devices.end(),
            [&](const DeviceKeyRow& device) { return device.id == id; }
        );
        if (!isActive) {
            gone.append(id);
        }
    }
    for (const DeviceId& id : gone) {
        QS_TRY(m_dropDevice.run(manifest.user, id));
        QS_TRY(m_dropSessions.run(manifest.user, id));
        QS_TRY(m_dropSeeds.run(manifest.user, id));
    }
    return {};
}

Result<ManifestHeadRow> SqliteDirectory::headOf(const UserId& user)
{
    m_manifestHead.query(user);
    QS_TRY_ASSIGN(const bool isKnown, m_manifestHead.next());
    ManifestHeadRow head;
    if (isKnown) {
        head = {m_manifestHead.number(0), m_manifestHead.id<Hash32>(1)};
        m_manifestHead.reset();
    }
    return head;
}

void SqliteDirectory::findManifests(
    const UserId& user,
    quint64 after,
    Answer<QList<QByteArray>> done
)
{
    const auto work = [this, user, after]() -> Result<QList<QByteArray>> {
        QList<QByteArray> manifests;
        m_manifestsAfter.query(user, after, qint64(protocol::kManifestChainMax));
        while (true) {
            QS_TRY_ASSIGN(const bool isManifest, m_manifestsAfter.next());
            if (!isManifest) {
                return manifests;
            }
            manifests.append(m_manifestsAfter.bytes(0));
        }
    };
    m_parts.queue.read<QList<QByteArray>>(work, std::move(done));
}

void SqliteDirectory::findNewestManifest(const UserId& user, Answer<ManifestRow> done)
{
    const auto work = [this, user]() -> Result<ManifestRow> {
        ManifestRow row;
        row.user = user;
        m_newestManifest.query(user);
        QS_TRY_ASSIGN(const bool isKnown, m_newestManifest.next());
        if (isKnown) {
            row.seq = m_newestManifest.number(0);
            row.hash = m_newestManifest.id<Hash32>(1);
            row.bytes = m_newestManifest.bytes(2);
            m_newestManifest.reset();
        }
        return row;
    };
    m_parts.queue.read<ManifestRow>(work, std::move(done));
}

void SqliteDirectory::findManifestHeads(QList<UserId> users, Answer<QList<ManifestHeadRow>> done)
{
    const auto work = [this, users = std::move(users)]() -> Result<QList<ManifestHeadRow>> {
        QList<ManifestHeadRow> heads;
        for (const UserId& user : users) {
            QS_TRY_ASSIGN(const ManifestHeadRow head, headOf(user));
            heads.append(head);
        }
        return heads;
    };
    m_parts.queue.read<QList<ManifestHeadRow>>(work, std::move(done));
}

void SqliteDirectory::findDeviceKey(
    const UserId& user,
    const DeviceId& device,
    Answer<std::optional<protocol::DevicePub>> done
)
{
    using Found = std::optional<protocol::DevicePub>;
    const auto work = [this, user, device]() -> Result<Found> {
        m_deviceKey.query(user, device);
        QS_TRY_ASSIGN(const bool isKnown, m_deviceKey.next());
        const Found key = isKnown ? Found(m_deviceKey.id<protocol::DevicePub>(0)) : Found();
        m_deviceKey.reset();
        return key;
    };
    m_parts.queue.read<Found>(work, std::move(done));
}

void SqliteDirectory::openSession(const SessionRow& session, Answer<void> done)
{
    const auto work = [this, session] {
        return m_putSession.run(session.token, session.user, session.device, session.expiresMs);
    };
    m_parts.queue.write<void>(work, std::move(done));
}

void SqliteDirectory::findSession(
    const protocol::TokenHash& token,
    Answer<std::optional<SessionRow>> done
)
{
    using Found = std::optional<SessionRow>;
    const auto work = [this, token]() -> Result<Found> {
        m_findSession.query(token, m_parts.clock.nowMs());
        QS_TRY_ASSIGN(const bool isKnown, m_findSession.next());
        if (!isKnown) {
            return Found();
        }
        const SessionRow row{
            token,
            m_findSession.id<UserId>(0),
            m_findSession.id<DeviceId>(1),
            m_findSession.integer(2)};
        m_findSession.reset();
        return Found(row);
    };
    m_parts.queue.read<Found>(work, std::move(done));
}

} // namespace qs::server
