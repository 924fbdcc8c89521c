// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "base/assert.h"
#include "crypto/invite.h"
#include "crypto/paper_key.h"
#include "crypto/password.h"
#include "crypto/recovery.h"
#include "fuzz/targets.h"

namespace qs::fuzz {

int fuzzTyped(QByteArrayView input)
{
    const QString text = QString::fromUtf8(input);
    const auto invite = crypto::parseInvite(text, 0);
    if (invite) {
        const auto again = crypto::parseInvite(crypto::writeInvite(*invite), 0);
        QS_ASSERT(again && *again == *invite);
    }
    const auto key = crypto::RecoveryKey::parse(text);
    if (key) {
        QS_ASSERT(crypto::RecoveryKey::parse(key->written()).ok());
    }
    QS_ASSERT(key.ok() == crypto::RecoveryKey::check(text).isGood);
    const auto password = crypto::normalizePassword(text);
    QS_ASSERT(!password || password->size() <= crypto::kPasswordBytesMax);
    return 0;
}

} // namespace qs::fuzz
