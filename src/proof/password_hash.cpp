// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "proof/password_hash.h"

#include <sodium.h>

namespace qs::proof {

namespace {
template<int Size>
Result<Secret<Size>>
derive(QByteArrayView password, const protocol::Salt& salt, protocol::KdfParams params)
{
    initialize();
    auto out = Secret<Size>::zero();
    // libsodium's signature promises itself a pointer, even to nothing.
    const char* const bytes = password.isEmpty() ? "" : password.data();
    const int outcome = crypto_pwhash(
        out.data(),
        Size,
        bytes,
        static_cast<unsigned long long>(password.size()),
        salt.data(),
        params.passes,
        size_t(params.memoryKiB) * 1024,
        crypto_pwhash_ALG_ARGON2ID13
    );
    if (outcome != 0) {
        return Error{ErrorCode::OutOfSpace, QStringLiteral("memory for the password hash")};
    }
    return out;
}
} // namespace

Result<Secret<32>>
passwordHash(QByteArrayView password, const protocol::Salt& salt, protocol::KdfParams params)
{
    return derive<32>(password, salt, params);
}

Result<Secret<64>>
passwordHash64(QByteArrayView password, const protocol::Salt& salt, protocol::KdfParams params)
{
    return derive<64>(password, salt, params);
}

} // namespace qs::proof
