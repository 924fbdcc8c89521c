// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/result.h"
#include "proof/secret.h"
#include "protocol/public_keys.h"
#include "server/ports/directory.h"

namespace qs::server {

/// The server's half of a password: it hashes the client's key slowly once more, keeps a verifier
/// of one half of the outcome, and locks the sealed keyring again with the other. A thief of the
/// database has nothing to test a guess against; with the pepper as well he pays the client's and
/// the server's price for each.
///
///     a || b  = Argon2id(auth key, salt)          2 passes, 19 MiB, 64 bytes out
///     value   = H(srv-auth, a, key = pepper)
///     wrap    = H(srv-wrap, b, key = pepper)
///
/// Each of makeLock() and turnKey() takes about 15 ms of a core: for the strand of slow hashes.
/// OutOfSpace if the memory is not to be had. Thread: any.
struct LoginLock
{
    Verifier verifier;
    proof::Secret<32> wrap;
};

/// A new lock for this key.
[[nodiscard]] Result<LoginLock>
makeLock(const protocol::AuthKey& key, const ServerSalt& salt, const proof::Secret<32>& pepper);

/// The wrap if the key fits. Denied if not, after the same time.
[[nodiscard]] Result<proof::Secret<32>>
turnKey(const protocol::AuthKey& key, const Verifier& verifier, const proof::Secret<32>& pepper);

/// What a keyring or recovery blob is stored as.
[[nodiscard]] QByteArray
wrapAgain(const proof::Secret<32>& wrap, const UserId& user, QByteArrayView sealed);

/// Corrupt if it was not wrapped so.
[[nodiscard]] Result<QByteArray>
unwrap(const proof::Secret<32>& wrap, const UserId& user, QByteArrayView wrapped);

} // namespace qs::server
