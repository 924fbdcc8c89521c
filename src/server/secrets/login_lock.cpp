// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "server/secrets/login_lock.h"

#include "proof/caead.h"
#include "proof/hash.h"
#include "proof/password_hash.h"

namespace qs::server {

namespace {

constexpr protocol::KdfParams kServerCost{2, 19 * 1024};
constexpr qsizetype kHalf = 32;

Result<LoginLock>
lockWith(const protocol::AuthKey& key, const ServerSalt& salt, const proof::Secret<32>& pepper)
{
    const auto hashSalt = protocol::Salt::from(salt.view());
    QS_TRY_ASSIGN(
        const proof::Secret<64> slow, proof::passwordHash64(key.view(), *hashSalt, kServerCost)
    );
    LoginLock lock;
    lock.verifier.salt = salt;
    lock.verifier.value =
        proof::hash<Hash32>(proof::label::kServerAuth, {slow.view().first(kHalf)}, pepper.view());
    lock.wrap =
        proof::hashSecret(proof::label::kServerWrap, {slow.view().last(kHalf)}, pepper.view());
    return lock;
}

} // namespace

Result<LoginLock>
makeLock(const protocol::AuthKey& key, const ServerSalt& salt, const proof::Secret<32>& pepper)
{
    return lockWith(key, salt, pepper);
}

Result<proof::Secret<32>>
turnKey(const protocol::AuthKey& key, const Verifier& verifier, const proof::Secret<32>& pepper)
{
    QS_TRY_ASSIGN(LoginLock lock, lockWith(key, verifier.salt, pepper));
    if (!proof::equalConstantTime(lock.verifier.value.view(), verifier.value.view())) {
        return Error{ErrorCode::Denied, QStringLiteral("the key does not fit")};
    }
    return std::move(lock.wrap);
}

QByteArray wrapAgain(const proof::Secret<32>& wrap, const UserId& user, QByteArrayView sealed)
{
    return proof::caeadSeal(wrap, {user.view()}, sealed);
}

Result<QByteArray> unwrap(const proof::Secret<32>& wrap, const UserId& user, QByteArrayView wrapped)
{
    return proof::caeadOpen(wrap, {user.view()}, wrapped);
}

} // namespace qs::server
