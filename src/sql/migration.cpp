// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "sql/migration.h"

#include "sql/database.h"
#include "sql/transaction.h"

namespace qs::sql {

/// Whether the file is ours and not newer; false if it is still empty. Writes nothing.
Result<bool> Database::checkOwner(const Schema& schema)
{
    QS_TRY_ASSIGN(const qint64 tables, queryInteger("SELECT count(*) FROM sqlite_schema"));
    QS_TRY_ASSIGN(const qint64 owner, queryInteger("PRAGMA application_id"));
    QS_TRY_ASSIGN(const qint64 version, queryInteger("PRAGMA user_version"));
    if (tables == 0 && owner == 0 && version == 0) {
        return false;
    }
    if (owner != schema.applicationId) {
        return Error{ErrorCode::Corrupt, QStringLiteral("the file belongs to another program")};
    }
    if (version > static_cast<qint64>(schema.migrations.size())) {
        return Error{
            ErrorCode::Incompatible,
            QStringLiteral("the file has schema %1, newest known is %2")
                .arg(version)
                .arg(schema.migrations.size())};
    }
    return true;
}

Result<void> Database::migrate(const Schema& schema)
{
    QS_TRY_ASSIGN(const qint64 version, queryInteger("PRAGMA user_version"));
    if (version == static_cast<qint64>(schema.migrations.size())) {
        return {};
    }
    QS_TRY_ASSIGN(Transaction transaction, Transaction::begin(*this));
    QS_TRY(applyMigrations(schema, version));
    return transaction.commit();
}

Result<void> Database::applyMigrations(const Schema& schema, qint64 version)
{
    int expected = 0;
    for (const Migration& migration : schema.migrations) {
        QS_ASSERT(migration.version == ++expected);
        if (migration.version > version) {
            QS_TRY(execute(migration.statements));
        }
    }
    const QByteArray marks = "PRAGMA application_id = " + QByteArray::number(schema.applicationId) +
                             "; PRAGMA user_version = " + QByteArray::number(expected);
    return execute(marks.constData());
}

} // namespace qs::sql
