// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "proof/moderation_key.h"

#include <sodium.h>

namespace qs::proof {

namespace {
const QByteArray kTitle = QByteArrayLiteral("Quicksilver moderation key 1, keep it secret\n");
} // namespace

protocol::ModerationPub moderationPubOf(const Secret<32>& seed)
{
    initialize();
    protocol::ModerationPub pub;
    auto secret = Secret<32>::zero();
    crypto_box_seed_keypair(pub.data(), secret.data(), seed.data());
    return pub;
}

QByteArray moderationKeyText(const Secret<32>& seed)
{
    QByteArray plain = seed.view().toByteArray();
    QByteArray encoded = plain.toBase64();
    const QByteArray text = kTitle + encoded + '\n';
    wipe(plain);
    wipe(encoded);
    return text;
}

Result<Secret<32>> readModerationKeyText(QByteArrayView text)
{
    const Error invalid{ErrorCode::Invalid, QStringLiteral("no moderation key")};
    if (!text.startsWith(kTitle)) {
        return invalid;
    }
    const QByteArray line = text.sliced(kTitle.size()).toByteArray().trimmed();
    auto decoded = QByteArray::fromBase64Encoding(line, QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || decoded.decoded.size() != Secret<32>::kSize) {
        return invalid;
    }
    Secret<32> seed = Secret<32>::from(decoded.decoded);
    wipe(decoded.decoded);
    return seed;
}

} // namespace qs::proof
