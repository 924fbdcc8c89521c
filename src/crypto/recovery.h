// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "crypto/keys.h"
#include "crypto/paper_key.h"

#include <QStringList>

namespace qs::crypto {

/// The key on paper, which opens the recovery wrap key. Made on a device, shown once, never kept by
/// it. See paper_key.h for how it is written. Move-only.
class RecoveryKey
{
public:
    RecoveryKey() = default;
    [[nodiscard]] static RecoveryKey random();

    /// Which groups are mistyped.
    [[nodiscard]] static PaperCheck check(QStringView written);

    /// Invalid unless check() says good.
    [[nodiscard]] static Result<RecoveryKey> parse(QStringView written);

    [[nodiscard]] bool isEmpty() const { return m_bytes.isEmpty(); }

    /// Nine groups. They go to paper or a file that the person chose, never to a log.
    [[nodiscard]] QStringList groups() const;

    /// The groups with dashes between them.
    [[nodiscard]] QString written() const { return groups().join(u'-'); }

    /// Proves to the server that one holds the paper.
    [[nodiscard]] protocol::AuthKey auth() const;

    [[nodiscard]] QByteArray seal(const RecoveryWrapKey& key, const UserId& user) const;
    [[nodiscard]] Result<RecoveryWrapKey> open(QByteArrayView sealed, const UserId& user) const;

private:
    [[nodiscard]] proof::Secret<32> expanded() const;

    proof::Secret<kPaperKeyBytes> m_bytes;
};

inline constexpr int kIdentityWords = 8;

/// The first 96 bits of an identity key's fingerprint as eight pronounceable words, to be compared
/// by eye. A word is consonant, vowel, consonant, vowel: 4, 2, 4 and 2 bits, highest first, which
/// choose from bdfghklmnprstvwz and aeio.
[[nodiscard]] QStringList identityWords(const protocol::IdentityPub& identity);

} // namespace qs::crypto
