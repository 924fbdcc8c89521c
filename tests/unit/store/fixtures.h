// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "proof/hash.h"
#include "store/disk_store.h"

#include <QFile>
#include <QString>

namespace qs::store {

inline ErrorCode codeOf(const auto& result)
{
    return result.ok() ? ErrorCode(-1) : result.error().code;
}

/// The same key for the same number.
inline crypto::LocalKey keyNumber(char number)
{
    return crypto::LocalKey::from(QByteArray(crypto::LocalKey::kSize, number));
}

/// An id that a number stands for.
template<typename Id>
Id idNumber(quint64 number)
{
    return proof::hash<Id>(proof::label::kTestVector, {proof::littleEndian64(number)});
}

inline SpaceRef spaceNumber(quint64 number)
{
    return {SpaceKind::Circle, idNumber<SpaceId>(number)};
}

/// Bytes that look like an envelope, different for each number.
inline QByteArray envelopeNumber(quint64 number)
{
    return proof::hashBytes(proof::label::kTestVector, {proof::littleEndian64(number)}, 64)
        .repeated(11);
}

inline LogEntry entryNumber(quint64 number)
{
    return {
        spaceNumber(1),
        number,
        1'700'000'000'000 + number,
        idNumber<EnvId>(number),
        envelopeNumber(number)};
}

inline OutboxRow intentNumber(quint64 number)
{
    return {
        .id = idNumber<IntentId>(number),
        .n = 0,
        .body = QByteArrayLiteral("intent ") + QByteArray::number(number),
        .sealed = {},
        .state = IntentState::Queued,
        .reason = 0};
}

/// Opens what must open.
inline std::unique_ptr<DiskStore> openStore(const QString& directory, char key = 'k')
{
    auto store = DiskStore::open(directory, keyNumber(key));
    if (!store) {
        qFatal("the store does not open: %s", qUtf8Printable(store.error().detail));
    }
    return std::move(store).value();
}

inline QList<LogRow> rowsAfter(DiskStore& store, quint64 row)
{
    QList<LogRow> rows;
    const auto outcome = store.forEachLogAfter(row, [&](const LogRow& next) -> Result<void> {
        rows.append(next);
        return {};
    });
    if (!outcome) {
        qFatal("the log does not read: %s", qUtf8Printable(outcome.error().detail));
    }
    return rows;
}

inline QString databasePath(const QString& directory)
{
    return directory + QStringLiteral("/account.db");
}

inline QByteArray contentsOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline void writeFile(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
        qFatal("cannot write %s", qUtf8Printable(path));
    }
}

} // namespace qs::store
