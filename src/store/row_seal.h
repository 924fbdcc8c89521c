// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "crypto/keys.h"
#include "proof/hash.h"

#include <QByteArray>

namespace qs::store {

/// What stands on disk in place of an id: a keyed hash of table and id.
using BlindId = FixedBytes<struct BlindIdTag, 16>;

/// Names the one cell a seal belongs to.
struct Cell
{
    const char* table;
    BlindId id;
    quint64 number = 0; ///< Row or number, where the table has one: binds the order.
};

/// Makes rows opaque: blinds ids, pads and seals values under keys derived from the local key. What
/// was sealed for one cell opens in no other.
///
/// Thread: any.
class RowSeal
{
public:
    explicit RowSeal(const crypto::LocalKey& key);

    [[nodiscard]] BlindId blind(const char* table, proof::Parts id) const;
    [[nodiscard]] QByteArray seal(const Cell& cell, QByteArrayView plain) const;

    /// Corrupt if it was not sealed for this cell, with this key.
    [[nodiscard]] Result<QByteArray> open(const Cell& cell, QByteArrayView sealed) const;

    [[nodiscard]] const proof::Secret<32>& snapshotKey() const { return m_snapshotKey; }

private:
    proof::Secret<32> m_rowKey;
    proof::Secret<32> m_idKey;
    proof::Secret<32> m_snapshotKey;
};

} // namespace qs::store
