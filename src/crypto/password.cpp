// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "crypto/password.h"

#include "content/text.h"
#include "proof/hash.h"
#include "proof/password_hash.h"

#include <algorithm>

namespace qs::crypto {

namespace {
constexpr quint64 kAuthIndex = 1;
constexpr quint64 kUnlockIndex = 2;

Error unusable()
{
    return {ErrorCode::Invalid, QStringLiteral("password: not usable")};
}
} // namespace

Result<void> KdfPolicy::check(const protocol::KdfParams& params) const
{
    if (params.passes < floor.passes || params.memoryKiB < floor.memoryKiB) {
        return Error{ErrorCode::Denied, QStringLiteral("password hash: below the floor")};
    }
    if (params.passes > ceiling.passes || params.memoryKiB > ceiling.memoryKiB) {
        return Error{ErrorCode::Denied, QStringLiteral("password hash: above the ceiling")};
    }
    return {};
}

Result<QByteArray> normalizePassword(QStringView password)
{
    const auto isControl = [](QChar c) { return c.category() == QChar::Other_Control; };
    if (password.isEmpty() || password.size() > kPasswordBytesMax || !password.isValidUtf16() ||
        std::ranges::any_of(password, isControl)) {
        return unusable();
    }
    QString mapped = password.toString();
    for (QChar& c : mapped) {
        if (c.category() == QChar::Separator_Space) {
            c = u' ';
        }
    }
    QString composed = mapped.normalized(QString::NormalizationForm_C);
    QByteArray bytes = composed.toUtf8();
    mapped.fill(QChar());
    composed.fill(QChar());
    if (bytes.size() > kPasswordBytesMax) {
        proof::wipe(bytes);
        return unusable();
    }
    return bytes;
}

bool isLongEnough(QStringView password)
{
    return content::graphemeCount(password) >= kPasswordGraphemesMin;
}

Result<PasswordKeys> derivePasswordKeys(
    QStringView password,
    const protocol::Salt& salt,
    const protocol::KdfParams& params,
    const KdfPolicy& policy,
    const AccountKey& accountKey
)
{
    QS_TRY(policy.check(params));
    QS_TRY_ASSIGN(QByteArray bytes, normalizePassword(password));
    auto master = proof::passwordHash(bytes, salt, params);
    proof::wipe(bytes);
    if (!master.ok()) {
        return master.error();
    }
    const bool hasTwo = !accountKey.isEmpty();
    if (hasTwo) {
        const auto second = proof::hashSecret(proof::label::kTwoSecrets, {accountKey.view()});
        *master = proof::hashSecret(proof::label::kTwoSecrets, {master->view()}, second.view());
    }
    const auto auth = proof::kdf(*master, kAuthIndex, proof::kdf_context::kAccount);
    return PasswordKeys{
        *protocol::AuthKey::from(auth.view()),
        UnlockKey(proof::kdf(*master, kUnlockIndex, proof::kdf_context::kAccount)),
        salt,
        params,
        hasTwo ? SecretsMode::PasswordAndAccountKey : SecretsMode::PasswordOnly,
    };
}

protocol::Salt randomSalt()
{
    protocol::Salt salt;
    proof::randomBytes(salt.data(), salt.kSize);
    return salt;
}

} // namespace qs::crypto
