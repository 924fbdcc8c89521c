// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

// The part of the directory that changes what opens an account, and ends it.

#include "base/clock.h"
#include "server/storage/commit_queue.h"
#include "server/storage/space_book.h"
#include "server/storage/sqlite_directory.h"
#include "sql/database.h"

namespace qs::server {

namespace {

LoginRecord loginIn(sql::Statement& row)
{
    LoginRecord record;
    record.user = row.id<UserId>(0);
    record.salt = row.id<protocol::Salt>(1);
    record.kdf.passes = static_cast<quint32>(row.integer(2));
    record.kdf.memoryKiB = static_cast<quint32>(row.integer(3));
    record.verifier.salt = row.id<ServerSalt>(4);
    record.verifier.value = row.id<Hash32>(5);
    record.keyring = row.bytes(6);
    return record;
}

} // namespace

Result<void> SqliteDirectory::prepareSecrets()
{
    sql::Database& db = m_parts.database;
    QS_TRY_ASSIGN(
        m_findLoginOf,
        db.prepare("SELECT user, salt, passes, memory_kib, login_salt, login_verifier, keyring"
                   " FROM account WHERE user = ?")
    );
    QS_TRY_ASSIGN(
        m_findRecovery,
        db.prepare("SELECT user, recovery_salt, recovery_verifier, recovery_keyring, recovery_wrap"
                   " FROM account WHERE name = ?")
    );
    QS_TRY_ASSIGN(
        m_verifiers,
        db.prepare("SELECT login_verifier, recovery_verifier, passes, memory_kib, name"
                   " FROM account WHERE user = ?")
    );
    QS_TRY_ASSIGN(
        m_uncountKdf,
        db.prepare("UPDATE kdf_use SET accounts = accounts - 1"
                   " WHERE passes = ? AND memory_kib = ? AND accounts > 0")
    );
    QS_TRY_ASSIGN(
        m_setLogin,
        db.prepare("UPDATE account SET salt = ?, passes = ?, memory_kib = ?, login_salt = ?,"
                   " login_verifier = ?, keyring = ? WHERE user = ?")
    );
    QS_TRY_ASSIGN(
        m_setRecovery,
        db.prepare("UPDATE account SET recovery_salt = ?, recovery_verifier = ?,"
                   " recovery_keyring = ?, recovery_wrap = ? WHERE user = ?")
    );
    return {};
}

Result<void> SqliteDirectory::prepareDeletion()
{
    sql::Database& db = m_parts.database;
    QS_TRY_ASSIGN(
        m_findGoneName, db.prepare("SELECT 1 FROM gone_name WHERE name = ? AND until_ms > ?")
    );
    QS_TRY_ASSIGN(
        m_putGoneName, db.prepare("INSERT OR REPLACE INTO gone_name(name, until_ms) VALUES(?, ?)")
    );
    QS_TRY_ASSIGN(m_forgetGoneNames, db.prepare("DELETE FROM gone_name WHERE until_ms <= ?"));
    QS_TRY_ASSIGN(m_spacesOf, db.prepare("SELECT id FROM space WHERE owner = ?"));
    for (const char* text :
         {"DELETE FROM event WHERE space = ?",
          "DELETE FROM lane WHERE space = ?",
          "DELETE FROM door WHERE space = ?",
          "DELETE FROM mail WHERE space = ?",
          "DELETE FROM space WHERE id = ?"}) {
        QS_TRY_ASSIGN(sql::Statement statement, db.prepare(text));
        m_emptySpace.push_back(std::move(statement));
    }
    for (const char* text :
         {"DELETE FROM session WHERE user = ?",
          "DELETE FROM device WHERE user = ?",
          "DELETE FROM manifest WHERE user = ?",
          "DELETE FROM account WHERE user = ?"}) {
        QS_TRY_ASSIGN(sql::Statement statement, db.prepare(text));
        m_emptyAccount.push_back(std::move(statement));
    }
    return {};
}

void SqliteDirectory::findLoginOf(const UserId& user, Answer<std::optional<LoginRecord>> done)
{
    using Found = std::optional<LoginRecord>;
    const auto work = [this, user]() -> Result<Found> {
        m_findLoginOf.query(user);
        QS_TRY_ASSIGN(const bool isKnown, m_findLoginOf.next());
        const Found record = isKnown ? Found(loginIn(m_findLoginOf)) : Found();
        m_findLoginOf.reset();
        return record;
    };
    m_parts.queue.read<Found>(work, std::move(done));
}

void SqliteDirectory::findRecovery(const NameHash& name, Answer<std::optional<RecoveryRecord>> done)
{
    using Found = std::optional<RecoveryRecord>;
    const auto work = [this, name]() -> Result<Found> {
        m_findRecovery.query(name);
        QS_TRY_ASSIGN(const bool isKnown, m_findRecovery.next());
        if (!isKnown) {
            return Found();
        }
        const RecoveryRecord record{
            m_findRecovery.id<UserId>(0),
            {m_findRecovery.id<ServerSalt>(1), m_findRecovery.id<Hash32>(2)},
            m_findRecovery.bytes(3),
            m_findRecovery.bytes(4)};
        m_findRecovery.reset();
        return Found(record);
    };
    m_parts.queue.read<Found>(work, std::move(done));
}

void SqliteDirectory::changeSecrets(SecretsRow next, Answer<SecretsStatus> done)
{
    m_parts.queue.write<SecretsStatus>(
        [this, next = std::move(next)] { return replaceSecrets(next); }, std::move(done)
    );
}

// A password or recovery key that was shown must be the one in force when the change is made: of
// two changes at once the second one finds that it is not.
Result<bool> SqliteDirectory::isInForce(const UserId& user, const std::optional<Hash32>& proven)
{
    m_verifiers.query(user);
    QS_TRY_ASSIGN(const bool isKnown, m_verifiers.next());
    const bool fits = isKnown && (!proven || *proven == m_verifiers.id<Hash32>(0) ||
                                  *proven == m_verifiers.id<Hash32>(1));
    m_verifiers.reset();
    return fits;
}

Result<SecretsStatus> SqliteDirectory::replaceSecrets(const SecretsRow& next)
{
    QS_TRY_ASSIGN(const bool fits, isInForce(next.user, next.proven));
    if (!fits) {
        return SecretsStatus::Outdated;
    }
    if (next.manifest) {
        QS_TRY_ASSIGN(const ManifestHeadRow head, headOf(next.user));
        if (head.seq + 1 != next.manifest->seq) {
            return SecretsStatus::Outrun;
        }
        QS_TRY(storeManifest(*next.manifest));
        QS_TRY(dropDevicesNotIn(*next.manifest));
    }
    QS_TRY(storeSecrets(next));
    return SecretsStatus::Done;
}

Result<void> SqliteDirectory::storeSecrets(const SecretsRow& next)
{
    m_verifiers.query(next.user);
    QS_TRY_ASSIGN(const bool isKnown, m_verifiers.next());
    if (isKnown) {
        const quint64 passes = m_verifiers.number(2);
        const quint64 memoryKiB = m_verifiers.number(3);
        m_verifiers.reset();
        QS_TRY(m_uncountKdf.run(passes, memoryKiB));
    }
    const LoginRecord& login = next.login;
    const quint64 passes = login.kdf.passes;
    const quint64 memoryKiB = login.kdf.memoryKiB;
    QS_TRY(m_countKdf.run(passes, memoryKiB));
    QS_TRY(m_setLogin.run(
        login.salt,
        passes,
        memoryKiB,
        login.verifier.salt,
        login.verifier.value,
        login.keyring,
        next.user
    ));
    if (!next.recovery) {
        return {};
    }
    const RecoveryRecord& recovery = *next.recovery;
    return m_setRecovery.run(
        recovery.verifier.salt, recovery.verifier.value, recovery.keyring, recovery.wrap, next.user
    );
}

void SqliteDirectory::deleteAccount(
    const UserId& user,
    const Hash32& proven,
    Answer<SecretsStatus> done
)
{
    m_parts.queue.write<SecretsStatus>(
        [this, user, proven] { return removeAccount(user, proven); }, std::move(done)
    );
}

Result<QList<qint64>> SqliteDirectory::spacesOf(const UserId& user)
{
    QList<qint64> rows;
    m_spacesOf.query(user);
    while (true) {
        QS_TRY_ASSIGN(const bool isSpace, m_spacesOf.next());
        if (!isSpace) {
            return rows;
        }
        rows.append(m_spacesOf.integer(0));
    }
}

Result<SecretsStatus> SqliteDirectory::removeAccount(const UserId& user, const Hash32& proven)
{
    QS_TRY_ASSIGN(const bool fits, isInForce(user, proven));
    if (!fits) {
        return SecretsStatus::Outdated;
    }
    m_verifiers.query(user);
    QS_TRY_ASSIGN([[maybe_unused]] const bool isKnown, m_verifiers.next());
    const quint64 passes = m_verifiers.number(2);
    const quint64 memoryKiB = m_verifiers.number(3);
    const auto name = m_verifiers.id<NameHash>(4);
    m_verifiers.reset();
    // What the book holds in memory goes to the tables first: nothing of it may come back.
    QS_TRY(m_parts.spaces.flush());
    QS_TRY_ASSIGN(const QList<qint64> spaces, spacesOf(user));
    for (const qint64 space : spaces) {
        for (sql::Statement& statement : m_emptySpace) {
            QS_TRY(statement.run(space));
        }
    }
    m_parts.spaces.forget();
    for (sql::Statement& statement : m_emptyAccount) {
        QS_TRY(statement.run(user));
    }
    QS_TRY(m_uncountKdf.run(passes, memoryKiB));
    const qint64 nowMs = m_parts.clock.nowMs();
    QS_TRY(m_forgetGoneNames.run(nowMs));
    QS_TRY(m_putGoneName.run(name, nowMs + kNameRestsMs));
    return SecretsStatus::Done;
}

} // namespace qs::server
