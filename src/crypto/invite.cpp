// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "crypto/invite.h"

#include "codec/cbor_reader.h"
#include "codec/cbor_writer.h"

#include <algorithm>
#include <iterator>

namespace qs::crypto {

namespace {

constexpr QStringView kStart = u"quicksilver://invite/";
constexpr qsizetype kHostMax = 255;

Error broken(const char* what)
{
    return {ErrorCode::Invalid, QLatin1String("invite: ") + QLatin1String(what)};
}

bool isHost(QStringView host)
{
    const auto isAllowed = [](QChar c) {
        const char16_t u = c.unicode();
        return (u >= u'a' && u <= u'z') || (u >= u'A' && u <= u'Z') || (u >= u'0' && u <= u'9') ||
               u == u'.' || u == u'-' || u == u':' || u == u'[' || u == u']';
    };
    return !host.isEmpty() && host.size() <= kHostMax && std::ranges::all_of(host, isAllowed);
}

QByteArray encode(const Invite& invite)
{
    codec::CborWriter out;
    out.map(5).key(1).bytes(invite.user.view()).key(2).bytes(invite.fingerprint.view());
    out.key(3).bytes(invite.secret.view()).key(4).bytes(invite.dropToken.view());
    out.key(5).uint(invite.expiresMs);
    return out.take();
}

void readField(codec::CborReader& in, quint64 key, Invite& invite)
{
    switch (key) {
    case 1: invite.user = in.id<UserId>(); break;
    case 2: invite.fingerprint = in.id<Hash32>(); break;
    case 3: invite.secret = in.id<InviteSecret>(); break;
    case 4: invite.dropToken = in.id<protocol::Token>(); break;
    case 5: invite.expiresMs = in.uint(); break;
    default: in.skip(); break;
    }
}

} // namespace

Invite makeInvite(const QString& host, const IdentityChain& me, quint64 nowMs)
{
    Invite invite;
    invite.host = host;
    invite.user = me.user();
    invite.fingerprint = proof::fingerprintOf(me.identity());
    invite.secret = randomInviteSecret();
    invite.dropToken = randomToken();
    invite.expiresMs = nowMs + kInviteLifetimeMs;
    return invite;
}

QString writeInvite(const Invite& invite)
{
    const QByteArray encoded =
        encode(invite).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    return kStart.toString() + invite.host + u'#' + QLatin1String(encoded);
}

Result<Invite> parseInvite(QStringView link, quint64 nowMs)
{
    if (link.size() > kInviteLinkMax) {
        return broken("not a link");
    }
    QString squeezed;
    std::ranges::copy_if(link, std::back_inserter(squeezed), [](QChar c) { return !c.isSpace(); });
    if (!squeezed.startsWith(kStart, Qt::CaseInsensitive)) {
        return broken("not a link");
    }
    const QStringView rest = QStringView(squeezed).sliced(kStart.size());
    const qsizetype hash = rest.indexOf(u'#');
    if (hash < 0 || hash == rest.size() - 1) {
        return broken("cut off");
    }
    if (!isHost(rest.first(hash))) {
        return broken("host");
    }
    const auto decoded = QByteArray::fromBase64Encoding(
        rest.sliced(hash + 1).toLatin1(),
        QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors
    );
    Invite invite;
    invite.host = rest.first(hash).toString();
    codec::CborReader in(decoded.decoded);
    in.map([&](quint64 key) { readField(in, key, invite); });
    if (!decoded || !in.finish().ok() || invite.user.isNull() || invite.fingerprint.isNull() ||
        invite.secret.isNull() || invite.dropToken.isNull() || invite.expiresMs == 0) {
        return broken("cut off or altered");
    }
    if (nowMs >= invite.expiresMs) {
        return Error{ErrorCode::NotFound, QStringLiteral("invite: expired")};
    }
    return invite;
}

Result<void> checkInviter(const Invite& invite, const IdentityChain& inviter)
{
    if (inviter.isEmpty() || inviter.user() != invite.user ||
        proof::fingerprintOf(inviter.identity()) != invite.fingerprint) {
        return Error{ErrorCode::Denied, QStringLiteral("invite: made by somebody else")};
    }
    return {};
}

Hash32
inviteProof(const InviteSecret& secret, const IdentityChain& inviter, const IdentityChain& guest)
{
    return proof::hash<Hash32>(
        proof::label::kInvite,
        {inviter.user().view(),
         guest.user().view(),
         inviter.identity().view(),
         guest.identity().view()},
        secret.view()
    );
}

InviteSecret randomInviteSecret()
{
    InviteSecret secret;
    proof::randomBytes(secret.data(), secret.kSize);
    return secret;
}

protocol::Token randomToken()
{
    protocol::Token token;
    proof::randomBytes(token.data(), token.kSize);
    return token;
}

} // namespace qs::crypto
