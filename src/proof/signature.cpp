// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "proof/signature.h"

#include "base/assert.h"

#include <sodium.h>

namespace qs::proof {

namespace {

constexpr qsizetype kContextBytes = 24;

QByteArray withContext(SignContext context, Parts message)
{
    QByteArray whole(context.text);
    QS_ASSERT(whole.size() <= kContextBytes);
    whole.append(kContextBytes - whole.size(), '\0');
    for (const QByteArrayView part : message) {
        whole.append(part);
    }
    return whole;
}

const unsigned char* bytesOf(const QByteArray& bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.constData());
}

} // namespace

template<typename Pub>
SigningKey<Pub> SigningKey<Pub>::random()
{
    return fromSeed(Secret<32>::random());
}

template<typename Pub>
SigningKey<Pub> SigningKey<Pub>::fromSeed(Secret<32>&& seed)
{
    initialize();
    QS_ASSERT(!seed.isEmpty());
    SigningKey made;
    made.m_secret = Secret<64>::zero();
    crypto_sign_seed_keypair(made.m_pub.data(), made.m_secret.data(), seed.data());
    return made;
}

template<typename Pub>
protocol::Signature SigningKey<Pub>::sign(SignContext context, Parts message) const
{
    QS_ASSERT(!isEmpty());
    const QByteArray whole = withContext(context, message);
    protocol::Signature signature;
    crypto_sign_detached(
        signature.data(),
        nullptr,
        bytesOf(whole),
        static_cast<unsigned long long>(whole.size()),
        m_secret.data()
    );
    return signature;
}

template class SigningKey<protocol::IdentityPub>;
template class SigningKey<protocol::DevicePub>;
template class SigningKey<protocol::ServerPub>;
template class SigningKey<protocol::ReceiptPub>;
template class SigningKey<protocol::LogPub>;

bool verifyBytes(
    QByteArrayView pub,
    SignContext context,
    Parts message,
    const protocol::Signature& signature
)
{
    initialize();
    if (pub.size() != crypto_sign_PUBLICKEYBYTES) {
        return false;
    }
    const QByteArray whole = withContext(context, message);
    return crypto_sign_verify_detached(
               signature.data(),
               bytesOf(whole),
               static_cast<unsigned long long>(whole.size()),
               reinterpret_cast<const unsigned char*>(pub.data())
           ) == 0;
}

protocol::Signature signText(const LogKey& key, QByteArrayView text)
{
    QS_ASSERT(!key.isEmpty());
    protocol::Signature signature;
    crypto_sign_detached(
        signature.data(),
        nullptr,
        reinterpret_cast<const unsigned char*>(text.data()),
        static_cast<unsigned long long>(text.size()),
        key.m_secret.data()
    );
    return signature;
}

bool verifyText(
    const protocol::LogPub& pub,
    QByteArrayView text,
    const protocol::Signature& signature
)
{
    initialize();
    return crypto_sign_verify_detached(
               signature.data(),
               reinterpret_cast<const unsigned char*>(text.data()),
               static_cast<unsigned long long>(text.size()),
               pub.data()
           ) == 0;
}

} // namespace qs::proof
