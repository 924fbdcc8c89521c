// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "crypto/device_link.h"

#include "crypto/pieces.h"
#include "proof/caead.h"
#include "protocol/limits.h"

#include <QtEndian>

namespace qs::crypto {

namespace {

constexpr QLatin1StringView kPrefix("QSL1:");
constexpr qsizetype kCheckBytes = 4;
constexpr qsizetype kCodeBytes = 32 + 16 + 32 + 32;
constexpr qsizetype kTextMax = 1024;
constexpr quint64 kNewcomerIndex = 1;
constexpr quint64 kWelcomeIndex = 2;
constexpr quint64 kPskIndex = 3;
constexpr quint32 kDigitsBelow = 1'000'000;
constexpr int kDigits = 6;
constexpr int kDecimal = 10;

Error invalid(const char* rule)
{
    return {ErrorCode::Invalid, QLatin1String("link: ") + QLatin1String(rule)};
}

QByteArray check(QByteArrayView body)
{
    return proof::hashBytes(proof::label::kLinkCheck, {body}, 32).first(kCheckBytes);
}

// Everything both sides must agree on, in one order.
QByteArray transcript(const protocol::LinkPub& host, const LinkCode& code)
{
    return host.bytes() + code.key.bytes() + code.place.bytes() + code.server.bytes();
}

Result<proof::Secret<32>> linkKey(
    const LinkBoxKey& mine,
    const protocol::LinkPub& theirs,
    const protocol::LinkPub& host,
    const LinkCode& code
)
{
    QS_TRY_ASSIGN(const proof::Secret<32> shared, mine.agree(theirs));
    return proof::hashSecret(
        proof::label::kLink, {shared.view(), transcript(host, code)}, code.secret.view()
    );
}

QString digitsOf(
    const proof::Secret<32>& key,
    const protocol::LinkPub& host,
    const LinkCode& code,
    QByteArrayView introduction
)
{
    const QByteArray hash = proof::hashBytes(
        proof::label::kLinkSas, {transcript(host, code), introduction}, 32, key.view()
    );
    const quint64 number = qFromLittleEndian<quint64>(hash.constData()) % kDigitsBelow;
    return QString::number(number, kDecimal).rightJustified(kDigits, u'0');
}

QByteArray sealPart(const proof::Secret<32>& key, quint64 index, QByteArray plain)
{
    const proof::Secret<32> part = proof::kdf(key, index, proof::kdf_context::kLink);
    QByteArray padded = proof::pad(plain);
    QByteArray sealed =
        proof::caeadSeal(part, {QByteArrayLiteral("link"), proof::littleEndian64(index)}, padded);
    proof::wipe(plain);
    proof::wipe(padded);
    return sealed;
}

Result<QByteArray> openPart(const proof::Secret<32>& key, quint64 index, QByteArrayView sealed)
{
    const proof::Secret<32> part = proof::kdf(key, index, proof::kdf_context::kLink);
    QS_TRY_ASSIGN(
        const QByteArray padded,
        proof::caeadOpen(part, {QByteArrayLiteral("link"), proof::littleEndian64(index)}, sealed)
    );
    return proof::unpad(padded);
}

struct Welcome
{
    UserId user;
    QString username;
    SeedRing seeds;
    QList<QByteArray> manifests;
    RecoveryWrapKey recovery;
    AccountKey accountKey;
    DeviceId host;
};

Result<Welcome> readWelcome(QByteArrayView bytes)
{
    codec::CborReader in(bytes);
    Welcome welcome;
    in.map([&](quint64 key) {
        switch (key) {
        case 1: readMapVersion(in); break;
        case 2: welcome.user = in.id<UserId>(); break;
        case 3: welcome.username = in.text(protocol::kNameBytesMax); break;
        case 4: welcome.seeds = readSeeds(in); break;
        case 5:
            in.list(protocol::kManifestChainMax, [&] {
                welcome.manifests.append(in.bytes(protocol::kManifestBytesMax));
            });
            break;
        case 6: welcome.recovery = RecoveryWrapKey::from(in.bytesView(32)); break;
        case 7: welcome.host = in.id<DeviceId>(); break;
        case 8: welcome.accountKey = AccountKey::from(in.bytesView(kPaperKeyBytes)); break;
        default: in.skip(); break;
        }
    });
    QS_TRY(in.finish());
    if (welcome.seeds.generation() == 0 || welcome.recovery.isEmpty()) {
        return invalid("the welcome lacks a key");
    }
    return welcome;
}

} // namespace

QString writeLinkCode(const LinkCode& code)
{
    const QByteArray body =
        code.server.bytes() + code.place.bytes() + code.key.bytes() + code.secret.bytes();
    return kPrefix +
           QString::fromLatin1(
               (body + check(body))
                   .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals)
           );
}

Result<LinkCode> readLinkCode(QStringView text)
{
    if (text.size() > kTextMax) {
        return invalid("too long");
    }
    QString packed;
    for (const QChar c : text) {
        if (!c.isSpace()) {
            packed.append(c);
        }
    }
    if (!packed.startsWith(kPrefix)) {
        const bool isNewer = packed.startsWith(u"QSL") && packed.indexOf(u':') > 3;
        return isNewer ? Error{ErrorCode::Incompatible, QStringLiteral("link: newer code")}
                       : invalid("no link code");
    }
    const auto decoded = QByteArray::fromBase64Encoding(
        packed.sliced(kPrefix.size()).toLatin1(),
        QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors
    );
    const QByteArray bytes = decoded ? *decoded : QByteArray();
    const QByteArray body = bytes.first(std::min(bytes.size(), kCodeBytes));
    if (bytes.size() != kCodeBytes + kCheckBytes || bytes.last(kCheckBytes) != check(body)) {
        return Error{ErrorCode::Corrupt, QStringLiteral("link: a character is wrong")};
    }
    LinkCode code;
    code.server = *ServerId::from(body.first(32));
    code.place = *protocol::RendezvousId::from(body.sliced(32, 16));
    code.key = *protocol::LinkPub::from(body.sliced(48, 32));
    code.secret = *LinkSecret::from(body.sliced(80, 32));
    return code;
}

// The new device

LinkNewcomer::LinkNewcomer(const ServerId& server)
    : m_server(server)
    , m_key(LinkBoxKey::random())
    , m_secret(proof::Secret<32>::random())
    , m_device(proof::DeviceKey::random())
    , m_box(DeviceBoxKey::random())
{
    proof::randomBytes(m_place.data(), m_place.kSize);
}

LinkCode LinkNewcomer::code() const
{
    return {m_server, m_place, m_key.pub(), *LinkSecret::from(m_secret.view())};
}

Result<QByteArray>
LinkNewcomer::answer(QByteArrayView hello, const DeviceLabel& label, quint64 nowMs)
{
    if (!m_linkKey.isEmpty()) {
        return Error{ErrorCode::Denied, QStringLiteral("link: a second hello")};
    }
    const auto host = protocol::LinkPub::from(hello);
    if (!host || !isUsable(label)) {
        return invalid("no hello");
    }
    QS_TRY_ASSIGN(m_linkKey, linkKey(m_key, *host, *host, code()));
    codec::CborWriter out;
    out.map(6).key(1).uint(kMapVersion).key(2).bytes(m_device.pub().view());
    out.key(3).bytes(m_box.pub().view()).key(4).text(label.name);
    out.key(5).text(label.platform).key(6).uint(nowMs);
    const QByteArray introduction = sealPart(m_linkKey, kNewcomerIndex, out.take());
    m_digits = digitsOf(m_linkKey, *host, code(), introduction);
    return introduction;
}

QString LinkNewcomer::digits() const
{
    return m_digits;
}

Result<LinkedAccount> LinkNewcomer::enter(QByteArrayView welcome)
{
    if (m_linkKey.isEmpty()) {
        return invalid("no hello before the welcome");
    }
    QS_TRY_ASSIGN(QByteArray plain, openPart(m_linkKey, kWelcomeIndex, welcome));
    auto read = readWelcome(plain);
    proof::wipe(plain);
    QS_TRY(read);
    QS_TRY_ASSIGN(IdentityChain chain, IdentityChain::read(read->user, read->manifests));
    const proof::ManifestDevice* const me =
        chain.newest().device(proof::deviceIdOf(m_device.pub()));
    const bool namesMe = me && me->signKey == m_device.pub() && me->boxKey == m_box.pub() &&
                         me->addedSeq == chain.newest().seq;
    const UserSeed* const seed = read->seeds.find(chain.newest().seedGeneration);
    if (!namesMe || !seed || userBoxOf(*seed).pub() != chain.newest().userBox) {
        return Error{ErrorCode::Denied, QStringLiteral("link: the manifest is not about us")};
    }
    LinkedAccount made;
    made.recoveryWrap = std::move(read->recovery);
    made.accountKey = std::move(read->accountKey);
    made.username = read->username;
    made.host = read->host;
    made.psk = DevicePsk(proof::kdf(m_linkKey, kPskIndex, proof::kdf_context::kLink));
    made.keys = AccountKeys(
        std::move(m_device), std::move(m_box), std::move(read->seeds), std::move(chain)
    );
    return made;
}

// The old device

Result<LinkHost> LinkHost::begin(const LinkCode& code, const ServerId& server)
{
    if (code.server != server) {
        return Error{ErrorCode::WrongServer, QStringLiteral("link: a code of another server")};
    }
    LinkHost host;
    host.m_code = code;
    host.m_key = LinkBoxKey::random();
    QS_TRY_ASSIGN(host.m_linkKey, linkKey(host.m_key, code.key, host.m_key.pub(), code));
    return host;
}

QByteArray LinkHost::hello() const
{
    return m_key.pub().bytes();
}

Result<Introduction> LinkHost::meet(QByteArrayView introduction)
{
    QS_TRY_ASSIGN(const QByteArray plain, openPart(m_linkKey, kNewcomerIndex, introduction));
    Introduction read;
    codec::CborReader in(plain);
    in.map([&](quint64 key) {
        switch (key) {
        case 1: readMapVersion(in); break;
        case 2: read.signKey = in.id<protocol::DevicePub>(); break;
        case 3: read.boxKey = in.id<protocol::DeviceBoxPub>(); break;
        case 4: read.label.name = in.text(kDeviceNameBytesMax); break;
        case 5: read.label.platform = in.text(kDevicePlatformBytesMax); break;
        case 6: read.atMs = in.uint(); break;
        default: in.skip(); break;
        }
    });
    QS_TRY(in.finish());
    if (!isUsable(read.label) || read.signKey.isNull() || read.boxKey.isNull()) {
        return invalid("introduction");
    }
    m_digits = digitsOf(m_linkKey, m_key.pub(), m_code, introduction);
    return read;
}

bool LinkHost::isDigits(QStringView typed) const
{
    QByteArray digits;
    for (const QChar c : typed) {
        if (!c.isSpace()) {
            digits.append(c.toLatin1());
        }
    }
    return !m_digits.isEmpty() && digits.size() == kDigits &&
           proof::equalConstantTime(digits, m_digits.toLatin1());
}

QByteArray LinkHost::welcome(
    const AccountKeys& me,
    const IdentityChain& chain,
    const Keyring& keyring,
    const QString& username
) const
{
    codec::CborWriter out;
    const bool hasTwo = !keyring.accountKey.isEmpty();
    out.map(hasTwo ? 8 : 7).key(1).uint(kMapVersion);
    out.key(2).bytes(me.user().view()).key(3).text(username);
    out.key(4);
    writeSeeds(out, me.seeds());
    const QList<QByteArray> manifests = chain.bytes();
    out.key(5).array(manifests.size());
    for (const QByteArray& manifest : manifests) {
        out.bytes(manifest);
    }
    out.key(6).bytes(keyring.recoveryWrap.view()).key(7).bytes(me.device().view());
    if (hasTwo) {
        out.key(8).bytes(keyring.accountKey.view());
    }
    return sealPart(m_linkKey, kWelcomeIndex, out.take());
}

DevicePsk LinkHost::psk() const
{
    return DevicePsk(proof::kdf(m_linkKey, kPskIndex, proof::kdf_context::kLink));
}

} // namespace qs::crypto
