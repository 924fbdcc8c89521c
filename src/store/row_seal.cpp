// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "store/row_seal.h"

#include "proof/caead.h"

namespace qs::store {

namespace {

// Part of what every seal is bound to: grows when the meaning of sealed rows changes.
constexpr quint32 kSealVersion = 1;

// With the final zero byte, so that no table's name followed by an id reads as another's.
QByteArrayView nameOf(const char* table)
{
    return {table, qsizetype(std::strlen(table)) + 1};
}

} // namespace

RowSeal::RowSeal(const crypto::LocalKey& key)
    : m_rowKey(proof::kdf(key, 1, proof::kdf_context::kLocal))
    , m_idKey(proof::kdf(key, 2, proof::kdf_context::kLocal))
    , m_snapshotKey(proof::kdf(key, 3, proof::kdf_context::kLocal))
{
}

BlindId RowSeal::blind(const char* table, proof::Parts id) const
{
    QByteArray name = nameOf(table).toByteArray();
    for (const QByteArrayView part : id) {
        name.append(part);
    }
    return proof::hash<BlindId>(proof::label::kLocalId, {name}, m_idKey.view());
}

QByteArray RowSeal::seal(const Cell& cell, QByteArrayView plain) const
{
    QByteArray padded = proof::pad(plain);
    const QByteArray number = proof::littleEndian64(cell.number);
    const QByteArray version = proof::littleEndian32(kSealVersion);
    QByteArray sealed =
        proof::caeadSeal(m_rowKey, {nameOf(cell.table), cell.id.view(), number, version}, padded);
    proof::wipe(padded);
    return sealed;
}

Result<QByteArray> RowSeal::open(const Cell& cell, QByteArrayView sealed) const
{
    const QByteArray number = proof::littleEndian64(cell.number);
    const QByteArray version = proof::littleEndian32(kSealVersion);
    QS_TRY_ASSIGN(
        QByteArray padded,
        proof::caeadOpen(m_rowKey, {nameOf(cell.table), cell.id.view(), number, version}, sealed)
    );
    auto plain = proof::unpad(padded);
    proof::wipe(padded);
    return plain;
}

} // namespace qs::store
