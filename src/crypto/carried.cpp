// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "crypto/envelope.h"
#include "crypto/gate_rules.h"
#include "proof/identity.h"

namespace qs::crypto {

using content::Payload;
using content::PayloadKind;
using protocol::EnvelopeClass;
using protocol::EnvelopeHeader;
using protocol::Suite;

namespace {

Refused refuseOriginal(const char* detail)
{
    return refuse(RefuseReason::Payload, detail);
}

// The plaintext of an original, by the key that came with it if it was sealed.
Result<QByteArray>
openOriginal(const protocol::EnvelopeParts& parts, const EnvelopeHeader& h, const Payload& repost)
{
    if (h.suite == Suite::Public) {
        return parts.body.toByteArray();
    }
    const PostKey key = PostKey::from(repost.originalKey);
    if (key.isEmpty()) {
        return Error{ErrorCode::Invalid, QStringLiteral("a sealed original without its key")};
    }
    return openBody(parts, key);
}

// Whether a post says that it is the one a repost names, and may be passed on.
bool isOriginal(const EnvelopeHeader& h, const Payload& p, const ObjectRef& target)
{
    const bool isPost = p.kind == PayloadKind::Post && p.id == target.id;
    const bool isEdit = p.kind == PayloadKind::Edit && p.target == target;
    const bool mayPass = h.suite == Suite::Public || p.mayShare;
    return (isPost || isEdit) && mayPass && agrees(h, p);
}

} // namespace

std::variant<CarriedPtr, Held, Refused>
openCarried(const EnvelopeHeader& outer, const Payload& repost, const GateContext& context)
{
    if (repost.kind != PayloadKind::Repost || repost.original.isEmpty()) {
        return CarriedPtr();
    }
    const auto parts = protocol::splitEnvelope(repost.original);
    if (!parts.ok()) {
        return refuseOriginal("the original is no envelope");
    }
    const auto header = protocol::readHeader(parts->header);
    if (!header.ok() || header->author != repost.target.author ||
        header->envelopeClass != EnvelopeClass::Content ||
        parts->wrap.size() != wrapBytesOf(*header)) {
        return refuseOriginal("the original is not what the repost names");
    }
    const IdentityChain* const author = context.identity(header->author);
    if (!author || author->newest().seq < header->manifestSeq) {
        Held held = hold(HoldReason::NeedsManifest, outer);
        held.user = header->author;
        return held;
    }
    const auto key = deviceKey(*author, *header);
    const QByteArray message = proof::toBeSigned(parts->header, parts->wrap, parts->body);
    const EnvId id = proof::envelopeIdOf(message);
    if (!author->holds({header->manifestSeq, header->manifestHash}) || !key ||
        !passesFloor(*author, *header, id) ||
        !proof::verify(*key, proof::sign_context::kEnvelope, {message}, parts->signature)) {
        return refuseOriginal("the original is not its author's");
    }
    const auto plaintext = openOriginal(*parts, *header, repost);
    auto payload = plaintext.ok() ? content::readPayload(*plaintext) : plaintext.error();
    if (!payload.ok() || !isOriginal(*header, *payload, repost.target)) {
        return refuseOriginal("the original does not open, or is not to be passed on");
    }
    return std::make_shared<const CarriedPost>(CarriedPost{
        repost.target, header->space.kind, id, std::move(*payload)});
}

} // namespace qs::crypto
