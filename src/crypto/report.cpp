// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "crypto/report.h"

#include "crypto/identity_chain.h"
#include "crypto/pieces.h"
#include "proof/caead.h"
#include "proof/identity.h"
#include "protocol/limits.h"
#include "protocol/report.h"

namespace qs::crypto {

namespace {

constexpr qsizetype kPostsMax = 1 + kReportContextMax;

Error invalid(const char* rule)
{
    return {ErrorCode::Invalid, QLatin1String("report: ") + QLatin1String(rule)};
}

Error denied(const char* rule)
{
    return {ErrorCode::Denied, QLatin1String("report: ") + QLatin1String(rule)};
}

void writeChain(codec::CborWriter& out, const QList<QByteArray>& chain)
{
    out.array(chain.size());
    for (const QByteArray& manifest : chain) {
        out.bytes(manifest);
    }
}

QList<QByteArray> readChain(codec::CborReader& in)
{
    QList<QByteArray> chain;
    in.list(protocol::kManifestChainMax, [&] {
        chain.append(in.bytes(protocol::kManifestBytesMax));
    });
    return chain;
}

QByteArray encode(const AccountKeys& me, const Report& report)
{
    codec::CborWriter out;
    out.map(8).key(1).uint(kMapVersion).key(2);
    writeSigner(out, me.signer());
    out.key(3);
    writeChain(out, me.chain().bytes());
    out.key(4).bytes(report.instance.view());
    out.key(5).uint(static_cast<quint64>(report.reason)).key(6).text(report.note);
    out.key(7).uint(report.madeMs).key(8).array(report.posts.size());
    for (const RevealedPost& post : report.posts) {
        out.array(3).bytes(post.envelope).bytes(post.postKey);
        writeChain(out, post.chain);
    }
    return out.take();
}

struct ReportMap
{
    Signer signer;
    QList<QByteArray> chain;
    Report report;
};

RevealedPost readPost(codec::CborReader& in)
{
    RevealedPost post;
    in.array(3);
    post.envelope = in.bytes(protocol::kEnvelopeBytesMax);
    post.postKey = in.bytes(PostKey::kSize);
    post.chain = readChain(in);
    return post;
}

void readField(codec::CborReader& in, quint64 key, ReportMap& map)
{
    switch (key) {
    case 1: readMapVersion(in); break;
    case 2: map.signer = readSigner(in); break;
    case 3: map.chain = readChain(in); break;
    case 4: map.report.instance = in.id<InstanceId>(); break;
    case 5: map.report.reason = static_cast<ReportReason>(in.uint()); break;
    case 6: map.report.note = in.text(kReportNoteBytesMax); break;
    case 7: map.report.madeMs = in.uint(); break;
    case 8: in.list(kPostsMax, [&] { map.report.posts.append(readPost(in)); }); break;
    default: in.skip(); break;
    }
}

// The body under the key given. That key is the only one it opens with.
Result<QByteArray> openWith(const protocol::EnvelopeParts& parts, const RevealedPost& post)
{
    const auto key = PostKey::from(post.postKey);
    if (key.isEmpty()) {
        return denied("a sealed post without its key");
    }
    const auto padded = proof::caeadOpen(key, {"B", parts.header}, parts.body);
    if (!padded) {
        return denied("the key is not the one of this post");
    }
    return proof::unpad(*padded);
}

} // namespace

Result<RevealedPost>
revealPost(const QByteArray& envelope, const WrapKey* wrapKey, const IdentityChain& author)
{
    QS_TRY_ASSIGN(const auto parts, protocol::splitEnvelope(envelope));
    QS_TRY_ASSIGN(const protocol::EnvelopeHeader header, protocol::readHeader(parts.header));
    RevealedPost revealed{envelope, {}, author.bytes()};
    revealed.chain.resize(
        std::min(revealed.chain.size(), static_cast<qsizetype>(header.manifestSeq))
    );
    if (header.suite != protocol::Suite::Public) {
        if (!wrapKey) {
            return invalid("no key for the space");
        }
        QS_TRY_ASSIGN(
            const proof::Secret<32> key,
            proof::caeadOpenSecret(*wrapKey, {"W", parts.header}, parts.wrap)
        );
        revealed.postKey = key.view().toByteArray();
    }
    QS_TRY(provePost(revealed));
    return revealed;
}

Result<ProvenPost> provePost(const RevealedPost& post)
{
    const auto parts = protocol::splitEnvelope(post.envelope);
    const auto header = parts ? protocol::readHeader(parts->header)
                              : Result<protocol::EnvelopeHeader>(parts.error());
    if (!header || header->envelopeClass != protocol::EnvelopeClass::Content) {
        return denied("not a post");
    }
    const auto chain = IdentityChain::read(header->author, post.chain);
    if (!chain || !chain->holds({header->manifestSeq, header->manifestHash})) {
        return denied("the device lists are not the author's");
    }
    const DeviceStanding* const device = chain->device(header->device);
    if (!device || device->revoked || device->addedSeq > header->manifestSeq) {
        return denied("not a device of the author");
    }
    const QByteArray message = proof::toBeSigned(parts->header, parts->wrap, parts->body);
    if (!proof::verify(device->key, proof::sign_context::kEnvelope, {message}, parts->signature)) {
        return denied("signature");
    }
    const bool isPublic = header->suite == protocol::Suite::Public;
    QS_TRY_ASSIGN(
        const QByteArray plaintext,
        isPublic ? Result<QByteArray>(parts->body.toByteArray()) : openWith(*parts, post)
    );
    const auto payload = content::readPayload(plaintext);
    if (!payload) {
        return denied("the body breaks a rule");
    }
    return ProvenPost{
        header->author,
        header->device,
        header->space,
        proof::envelopeIdOf(message),
        header->manifestSeq,
        *payload};
}

Result<QByteArray>
sealReport(const AccountKeys& me, const Report& report, const protocol::ModerationPub& to)
{
    if (report.posts.isEmpty() || report.posts.size() > kPostsMax ||
        report.note.toUtf8().size() > kReportNoteBytesMax || !report.note.isValidUtf16()) {
        return invalid("posts or note");
    }
    QByteArray map = encode(me, report);
    QByteArray plain = joinSigned(map, me.deviceKey().sign(proof::sign_context::kReport, {map}));
    QByteArray padded = proof::pad(plain);
    Result<QByteArray> sealed = sealToBox(to, padded);
    proof::wipe(map);
    proof::wipe(plain);
    proof::wipe(padded);
    if (sealed.ok() && sealed->size() > protocol::kReportBytesMax) {
        return invalid("size");
    }
    return sealed;
}

Result<ProvenReport> openReport(const ModerationKey& key, QByteArrayView sealed)
{
    if (sealed.size() > protocol::kReportBytesMax) {
        return invalid("size");
    }
    QS_TRY_ASSIGN(const QByteArray padded, key.open(sealed));
    QS_TRY_ASSIGN(const QByteArray plain, proof::unpad(padded));
    QS_TRY_ASSIGN(const SignedBytes parts, splitSigned(plain, protocol::kReportBytesMax));
    ReportMap map;
    codec::CborReader in(parts.map);
    in.map([&](quint64 field) { readField(in, field, map); });
    QS_TRY(in.finish());
    const auto reporter = IdentityChain::read(map.signer.user, map.chain);
    if (!reporter || map.report.posts.isEmpty() ||
        !reporter->verify(map.signer, proof::sign_context::kReport, parts.map, parts.signature)) {
        return denied("not signed by who sent it");
    }
    ProvenReport proven{map.signer.user, map.report, {}};
    for (const RevealedPost& post : map.report.posts) {
        QS_TRY_ASSIGN(const ProvenPost one, provePost(post));
        proven.posts.append(one);
    }
    return proven;
}

} // namespace qs::crypto
