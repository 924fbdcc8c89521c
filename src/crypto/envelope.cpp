// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "crypto/envelope.h"

#include "protocol/limits.h"

namespace qs::crypto {

namespace {

Error tooLarge()
{
    return {ErrorCode::Invalid, QStringLiteral("envelope: too large")};
}

Sealed signAndJoin(
    QByteArrayView header,
    QByteArrayView wrap,
    QByteArrayView body,
    const proof::DeviceKey& key
)
{
    const QByteArray message = proof::toBeSigned(header, wrap, body);
    const protocol::Signature signature = key.sign(proof::sign_context::kEnvelope, {message});
    return {protocol::joinEnvelope({header, wrap, body, signature}), proof::envelopeIdOf(message)};
}

Result<Sealed> bounded(Sealed sealed)
{
    if (sealed.bytes.size() > protocol::kEnvelopeBytesMax) {
        return tooLarge();
    }
    return sealed;
}

Result<Sealed> sealIn(
    const AccountKeys& me,
    const SpaceEpoch& epoch,
    protocol::EnvelopeHeader header,
    QByteArrayView plaintext
)
{
    header.epoch = epoch.epoch();
    header.epochRef = epoch.epochRef();
    if (plaintext.size() > protocol::kEnvelopeBytesMax) {
        return tooLarge();
    }
    const WrapKey& wrapKey = epoch.wrapKey(header.envelopeClass);
    return bounded(sealWith(header, plaintext, wrapKey, me.deviceKey(), SealRandomness::fresh()));
}

} // namespace

protocol::EnvelopeHeader
headerFor(const AccountKeys& me, const SpaceRef& space, const LanePlace& place)
{
    const Signer signer = me.signer();
    protocol::EnvelopeHeader header;
    header.author = signer.user;
    header.device = signer.device;
    header.space = space;
    header.laneN = place.n;
    header.prev = place.prev;
    header.manifestSeq = signer.manifest.seq;
    header.manifestHash = signer.manifest.hash;
    return header;
}

SealRandomness SealRandomness::fresh()
{
    SealRandomness made{PostKey::random(), {}, {}};
    proof::randomBytes(made.wrapNonce.data(), made.wrapNonce.kSize);
    proof::randomBytes(made.bodyNonce.data(), made.bodyNonce.kSize);
    return made;
}

Sealed sealWith(
    const protocol::EnvelopeHeader& header,
    QByteArrayView plaintext,
    const WrapKey& wrapKey,
    const proof::DeviceKey& key,
    const SealRandomness& random
)
{
    const QByteArray h = protocol::writeHeader(header);
    const QByteArray wrap =
        proof::caeadSealWith(random.wrapNonce, wrapKey, {"W", h}, random.postKey.view());
    QByteArray padded = proof::pad(plaintext);
    const QByteArray body =
        proof::caeadSealWith(random.bodyNonce, random.postKey, {"B", h}, padded);
    proof::wipe(padded);
    return signAndJoin(h, wrap, body, key);
}

Sealed signPlain(
    const protocol::EnvelopeHeader& header,
    QByteArrayView plaintext,
    const proof::DeviceKey& key
)
{
    return signAndJoin(protocol::writeHeader(header), {}, plaintext, key);
}

Result<PostKey> openPostKey(const protocol::EnvelopeParts& parts, const WrapKey& wrapKey)
{
    QS_TRY_ASSIGN(
        proof::Secret<32> postKey, proof::caeadOpenSecret(wrapKey, {"W", parts.header}, parts.wrap)
    );
    return PostKey(std::move(postKey));
}

Result<QByteArray> openBody(const protocol::EnvelopeParts& parts, const WrapKey& wrapKey)
{
    QS_TRY_ASSIGN(const PostKey postKey, openPostKey(parts, wrapKey));
    return openBody(parts, postKey);
}

Result<QByteArray> openBody(const protocol::EnvelopeParts& parts, const PostKey& postKey)
{
    QS_TRY_ASSIGN(
        const QByteArray padded, proof::caeadOpen(postKey, {"B", parts.header}, parts.body)
    );
    return proof::unpad(padded);
}

Result<Sealed> sealContent(
    const AccountKeys& me,
    const SpaceEpoch& epoch,
    const LanePlace& place,
    const content::Payload& payload,
    const QList<EnvId>& erases
)
{
    QS_TRY_ASSIGN(const QByteArray plaintext, content::writePayload(payload));
    auto header = headerFor(me, epoch.space(), place);
    header.erases = erases;
    return sealIn(me, epoch, header, plaintext);
}

Result<Sealed> sealPublic(
    const AccountKeys& me,
    const LanePlace& place,
    const content::Payload& payload,
    const QList<QString>& tags,
    const QList<EnvId>& erases
)
{
    QS_TRY_ASSIGN(const QByteArray plaintext, content::writePayload(payload));
    if (plaintext.size() > protocol::kEnvelopeBytesMax || tags.size() > protocol::kTagsMax) {
        return tooLarge();
    }
    auto header = headerFor(me, proof::spaceOf(me.user(), SpaceKind::Public), place);
    header.suite = protocol::Suite::Public;
    header.publicKind = static_cast<quint64>(payload.kind);
    header.objectOrRecord = payload.id.bytes();
    header.tags = tags;
    header.erases = erases;
    if (!payload.root.isNull()) {
        header.publicRefs = {payload.root, payload.parent};
    }
    return bounded(signPlain(header, plaintext, me.deviceKey()));
}

Result<Sealed> sealRecord(
    const AccountKeys& me,
    const SpaceEpoch& self,
    const LanePlace& place,
    const VaultRecord& record
)
{
    const UserSeed* const seed = me.seeds().find(self.epoch());
    if (self.space() != proof::spaceOf(me.user(), SpaceKind::Self) || !seed) {
        return Error{ErrorCode::Invalid, QStringLiteral("record: not in my own space")};
    }
    QS_TRY_ASSIGN(QByteArray plaintext, writeRecord(record));
    auto header = headerFor(me, self.space(), place);
    header.envelopeClass = protocol::EnvelopeClass::Vault;
    header.objectOrRecord = recordIdOf(record.type(), record.target(), blindKeyOf(*seed)).bytes();
    Result<Sealed> sealed = sealIn(me, self, header, plaintext);
    proof::wipe(plaintext);
    return sealed;
}

Result<Sealed> sealControl(
    const AccountKeys& me,
    const SpaceEpoch& epoch,
    const LanePlace& place,
    QByteArrayView plaintext,
    const std::optional<protocol::CommitMark>& commit
)
{
    auto header = headerFor(me, epoch.space(), place);
    header.envelopeClass = protocol::EnvelopeClass::Control;
    header.commit = commit;
    return sealIn(me, epoch, header, plaintext);
}

} // namespace qs::crypto
