// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "crypto/gate.h"

#include "crypto/envelope.h"
#include "crypto/gate_rules.h"
#include "proof/identity.h"

#include <algorithm>

namespace qs::crypto {

namespace {

using content::Payload;
using content::PayloadKind;
using protocol::EnvelopeClass;
using protocol::EnvelopeHeader;
using protocol::Suite;

// Rubbish, or something this version is too old for.
Prepared malformed(const Error& error, const SpaceRef& space)
{
    if (error.code == ErrorCode::Incompatible) {
        Held held;
        held.reason = HoldReason::NeedsNewerApp;
        held.space = space;
        return held;
    }
    return Refused{RefuseReason::Malformed, error.detail, std::nullopt};
}

// Into the parts of an envelope, or of the stub that remains of one.
Result<void> splitInto(
    QByteArrayView bytes,
    protocol::EnvelopeParts& parts,
    std::optional<protocol::StubParts>& stub
)
{
    if (protocol::isStub(bytes)) {
        QS_TRY_ASSIGN(stub, protocol::splitStub(bytes));
    } else {
        QS_TRY_ASSIGN(parts, protocol::splitEnvelope(bytes));
    }
    return {};
}

bool hasEpochRef(SpaceKind kind)
{
    return kind == SpaceKind::Circle || kind == SpaceKind::Group;
}

std::optional<Refused>
checkForm(const EnvelopeHeader& h, qsizetype wrapBytes, const SpaceRef& space)
{
    if (h.space != space) {
        return refuse(RefuseReason::WrongSpace, "header names another space");
    }
    if (wrapBytes != wrapBytesOf(h)) {
        return refuse(RefuseReason::Malformed, "wrap does not fit the suite");
    }
    if (h.epochRef.has_value() != hasEpochRef(h.space.kind)) {
        return refuse(RefuseReason::Malformed, "epoch reference does not fit the space");
    }
    if (h.space.kind == SpaceKind::Mailbox || h.envelopeClass == EnvelopeClass::Ephemeral) {
        return refuse(RefuseReason::Malformed, "nothing that stands in a log");
    }
    if (h.prev.isNull() != (h.laneN == 1)) {
        return refuse(RefuseReason::Malformed, "beginning of a lane");
    }
    return std::nullopt;
}

enum class LaneAnswer { Next, Known, Apart, Fork };

LaneAnswer askLane(const LaneView& view, const EnvId& id, const EnvId& prev)
{
    if (view.mode == LaneView::Mode::Unordered) {
        return LaneAnswer::Next;
    }
    if (view.at) {
        return *view.at == id ? LaneAnswer::Known : LaneAnswer::Fork;
    }
    if ((view.expected && *view.expected != id) || (view.before && *view.before != prev)) {
        return LaneAnswer::Fork;
    }
    const bool touches = view.expected || view.before || !view.anything;
    return touches || view.mode == LaneView::Mode::OpensRange ? LaneAnswer::Next
                                                              : LaneAnswer::Apart;
}

// Only the author of a thing may change or take it back; the owner's posts are the owner's alone.
bool kindIsAllowed(const EnvelopeHeader& h, const Payload& p, const UserId& owner)
{
    if ((p.kind == PayloadKind::Edit || p.kind == PayloadKind::Removal) &&
        p.target.author != h.author) {
        return false;
    }
    const bool ownersAlone = p.kind == PayloadKind::Post || p.kind == PayloadKind::Repost ||
                             p.kind == PayloadKind::Profile;
    return h.author == owner || !ownersAlone;
}

// Whether a circle's owner admitted the author: nothing if a verified voucher did so, and then the
// voucher if it was a new one.
std::variant<std::optional<Voucher>, Held, Refused> admit(
    const EnvelopeHeader& h,
    const Payload& payload,
    const SpaceEpoch& epoch,
    const GateContext& context
)
{
    if (h.author == epoch.owner() || context.isAdmitted(h.space, h.epoch, h.author)) {
        return std::optional<Voucher>();
    }
    const auto voucher = readVoucher(payload.voucher);
    if (!voucher.ok()) {
        return refuse(RefuseReason::Authority, "no voucher");
    }
    const IdentityChain* const owner = context.identity(epoch.owner());
    const IdentityChain* const member = context.identity(h.author);
    Held needsOwner = hold(HoldReason::NeedsOwner, h);
    needsOwner.user = epoch.owner();
    if (!owner || !member) {
        return needsOwner;
    }
    const auto verified = verifyVoucher(*voucher, epoch, *owner, *member);
    if (verified.ok()) {
        return std::optional<Voucher>(*voucher);
    }
    if (verified.error().code == ErrorCode::NotFound) {
        return needsOwner;
    }
    return refuse(RefuseReason::Authority, "the voucher does not admit the author");
}

// Spaces that come with an account are their account's alone.
bool ownsSpace(const EnvelopeHeader& h, const UserId& me)
{
    if (h.space.kind == SpaceKind::Self && h.author != me) {
        return false;
    }
    return h.space == proof::spaceOf(h.author, h.space.kind);
}

// Whether the author is in the list of the epoch they write in, and may do there what they do. Does
// not depend on what came later. `payload` is null for what is no content.
std::optional<Verdict>
objectionInGroup(const EnvelopeHeader& h, const Payload* payload, const GateContext& context)
{
    const GroupLog* const log = context.group(h.space.id);
    const NamedCommit* const began = log ? log->at(h.epoch) : nullptr;
    if (!began || began->hash != h.epochRef) {
        return hold(HoldReason::NeedsKey, h);
    }
    const GroupCommit& commit = began->commit;
    const GroupMember* const member = commit.member(h.author);
    const IdentityChain* const author = context.identity(h.author);
    if (!member || !author || member->fingerprint != proof::fingerprintOf(author->identity())) {
        return refuse(RefuseReason::Authority, "not a member then");
    }
    if (!payload) {
        return std::nullopt;
    }
    if (commit.isArchived && payload->kind != PayloadKind::Removal) {
        return refuse(RefuseReason::Authority, "the group is archived");
    }
    const bool begins = payload->kind == PayloadKind::Post || payload->kind == PayloadKind::Repost;
    if (begins && commit.posting == PostingRule::Admins && member->role != GroupRole::Admin) {
        return refuse(RefuseReason::Authority, "only admins post there");
    }
    return std::nullopt;
}

// What the plain header says of a change must be what the change says.
bool agrees(const EnvelopeHeader& h, const GroupCommit& c, const SpaceEpoch& epoch)
{
    return h.commit && h.commit->n == c.n && h.commit->prev == c.prev &&
           h.commit->admins == c.admins() && h.commit->tokenHash == epoch.feedTokenHash() &&
           c.group == h.space.id && c.by == h.author &&
           c.commitment == keyCommitment(epoch.key(), c.group, c.n);
}

bool fits(const SpaceEpochPtr& epoch, const EnvelopeHeader& h)
{
    return epoch && epoch->space() == h.space && epoch->epoch() == h.epoch &&
           epoch->epochRef() == h.epochRef;
}

} // namespace

Prepared
Gate::prepare(const QByteArray& envelope, const SpaceRef& space, const GateContext& context)
{
    PendingOpen pending;
    pending.m_bytes = envelope;
    if (const auto split = splitInto(pending.m_bytes, pending.m_parts, pending.m_stub); !split) {
        return malformed(split.error(), space);
    }
    const bool isStub = pending.m_stub.has_value();
    auto header = protocol::readHeader(isStub ? pending.m_stub->header : pending.m_parts.header);
    if (!header.ok()) {
        return malformed(header.error(), space);
    }
    const EnvelopeHeader& h = *header;
    const qsizetype wrapBytes = isStub ? wrapBytesOf(h) : pending.m_parts.wrap.size();
    if (auto refused = checkForm(h, wrapBytes, space)) {
        return std::move(*refused);
    }
    const IdentityChain* const author = context.identity(h.author);
    if (!author || author->newest().seq < h.manifestSeq) {
        return hold(HoldReason::NeedsManifest, h);
    }
    if (!author->holds({h.manifestSeq, h.manifestHash})) {
        return refuse(RefuseReason::Manifest, "not in the author's chain");
    }
    const auto key = deviceKey(*author, h);
    if (!key) {
        return refuse(RefuseReason::Device, "not active");
    }
    if (h.suite == Suite::Sealed && !isStub) {
        pending.m_epoch = context.epoch(h.space, h.epoch, h.epochRef);
        if (!fits(pending.m_epoch, h)) {
            return hold(HoldReason::NeedsKey, h);
        }
    }
    pending.m_deviceKey = *key;
    pending.m_header = std::move(*header);
    return pending;
}

OpenedEnvelope Gate::openSealed(PendingOpen pending)
{
    OpenedEnvelope opened;
    const protocol::EnvelopeParts& parts = pending.m_parts;
    const QByteArray message = pending.m_stub
                                   ? proof::toBeSigned(*pending.m_stub)
                                   : proof::toBeSigned(parts.header, parts.wrap, parts.body);
    const auto& signature = pending.m_stub ? pending.m_stub->signature : parts.signature;
    opened.m_isStub = pending.m_stub.has_value();
    opened.m_header = std::move(pending.m_header);
    opened.m_epoch = pending.m_epoch;
    opened.m_isSigned =
        proof::verify(pending.m_deviceKey, proof::sign_context::kEnvelope, {message}, signature);
    if (!opened.m_isSigned) {
        return opened;
    }
    opened.m_id = proof::envelopeIdOf(message);
    if (opened.m_isStub) {
        return opened;
    }
    const EnvelopeHeader& h = opened.m_header;
    Result<QByteArray> plaintext = h.suite == Suite::Sealed
                                       ? openBody(parts, pending.m_epoch->wrapKey(h.envelopeClass))
                                       : Result<QByteArray>(parts.body.toByteArray());
    if (!plaintext.ok()) {
        opened.m_refused = refuse(RefuseReason::CouldNotOpen, "wrap, body or padding");
        return opened;
    }
    opened.m_plaintext = std::move(*plaintext);
    if (h.envelopeClass != EnvelopeClass::Content) {
        return opened;
    }
    Result<Payload> payload = content::readPayload(opened.m_plaintext);
    if (!payload.ok()) {
        opened.m_refused = {RefuseReason::Payload, payload.error().detail, std::nullopt};
    } else if (!agrees(h, *payload)) {
        opened.m_refused = refuse(RefuseReason::Payload, "header and body disagree");
    } else {
        opened.m_payload = std::move(*payload);
    }
    return opened;
}

Verdict Gate::settle(OpenedEnvelope opened, const GateContext& context)
{
    const EnvelopeHeader& h = opened.m_header;
    if (!opened.m_isSigned) {
        return refuse(RefuseReason::Signature, "signature");
    }
    const IdentityChain* const author = context.identity(h.author);
    if (!author || !passesFloor(*author, h, opened.m_id)) {
        return refuse(RefuseReason::Device, "not active");
    }
    switch (askLane(context.lane(h.space, h.device, h.laneN), opened.m_id, h.prev)) {
    case LaneAnswer::Known: return Duplicate{opened.m_id};
    case LaneAnswer::Fork: return refuse(RefuseReason::LaneFork, "two envelopes of one number");
    case LaneAnswer::Apart: return hold(HoldReason::Gap, h);
    case LaneAnswer::Next: break;
    }
    const LaneStep step{h.space, h.device, h.laneN, opened.m_id, h.prev};
    Verdict verdict = settleAs(std::move(opened), step, context);
    if (auto* const refused = std::get_if<Refused>(&verdict)) {
        refused->lane = step;
    }
    return verdict;
}

Verdict Gate::settleAs(OpenedEnvelope opened, const LaneStep& step, const GateContext& context)
{
    if (opened.m_isStub) {
        return settleStub(std::move(opened), step, context);
    }
    switch (opened.m_header.envelopeClass) {
    case EnvelopeClass::Vault: return settleRecord(std::move(opened), step, context);
    case EnvelopeClass::Control: return settleControl(std::move(opened), step, context);
    case EnvelopeClass::Content:
    case EnvelopeClass::Ephemeral: break;
    }
    return settlePost(std::move(opened), step, context);
}

// Who may write in a circle cannot be asked of a stub: its voucher was erased with it. It waits all
// the same for what its neighbors in the lane wait for, or it would leave them behind.
Verdict Gate::settleStub(OpenedEnvelope opened, const LaneStep& step, const GateContext& context)
{
    const EnvelopeHeader& h = opened.m_header;
    if (h.space.kind == SpaceKind::Group) {
        if (auto objection = objectionInGroup(h, nullptr, context)) {
            return std::move(*objection);
        }
    } else if (h.space.kind == SpaceKind::Circle) {
        const SpaceEpochPtr epoch = context.epoch(h.space, h.epoch, h.epochRef);
        if (!fits(epoch, h)) {
            return hold(HoldReason::NeedsKey, h);
        }
        if (h.author != epoch->owner() && !context.identity(epoch->owner())) {
            Held held = hold(HoldReason::NeedsOwner, h);
            held.user = epoch->owner();
            return held;
        }
    } else if (!ownsSpace(h, context.me())) {
        return refuse(RefuseReason::Authority, "somebody else's space");
    }
    VerifiedStub stub;
    stub.m_id = opened.m_id;
    stub.m_lane = step;
    stub.m_header = std::move(opened.m_header);
    return stub;
}

Verdict Gate::settlePost(OpenedEnvelope opened, const LaneStep& step, const GateContext& context)
{
    const EnvelopeHeader& h = opened.m_header;
    const bool isCircle = h.space.kind == SpaceKind::Circle;
    const bool isGroup = h.space.kind == SpaceKind::Group;
    if (!isCircle && !isGroup && !ownsSpace(h, context.me())) {
        return refuse(RefuseReason::Authority, "somebody else's space");
    }
    if (opened.m_refused) {
        return std::move(*opened.m_refused);
    }
    if (!opened.m_payload) {
        return refuse(RefuseReason::Payload, "a class this version does not know");
    }
    const Payload& payload = *opened.m_payload;
    const UserId owner = isCircle ? opened.m_epoch->owner() : h.author;
    if (!kindIsAllowed(h, payload, owner)) {
        return refuse(RefuseReason::Authority, "not the author's to do");
    }
    if (isGroup) {
        if (auto objection = objectionInGroup(h, &payload, context)) {
            return std::move(*objection);
        }
    }
    auto carried = openCarried(h, payload, context);
    if (auto* const held = std::get_if<Held>(&carried)) {
        return *held;
    }
    if (auto* const refused = std::get_if<Refused>(&carried)) {
        return std::move(*refused);
    }
    VerifiedPost post;
    post.m_carried = std::get<CarriedPtr>(carried);
    if (isCircle) {
        auto admission = admit(h, payload, *opened.m_epoch, context);
        if (auto* const held = std::get_if<Held>(&admission)) {
            return *held;
        }
        if (auto* const refused = std::get_if<Refused>(&admission)) {
            return std::move(*refused);
        }
        post.m_voucher = std::move(*std::get_if<std::optional<Voucher>>(&admission));
    }
    post.m_object = payload.id.isNull() ? ObjectRef() : ObjectRef{h.author, payload.id};
    post.m_id = opened.m_id;
    post.m_lane = step;
    post.m_payloadBytes = std::move(opened.m_plaintext);
    post.m_payload = std::move(*opened.m_payload);
    post.m_header = std::move(opened.m_header);
    return post;
}

Verdict Gate::settleRecord(OpenedEnvelope opened, const LaneStep& step, const GateContext& context)
{
    const EnvelopeHeader& h = opened.m_header;
    if (h.space.kind != SpaceKind::Self || !ownsSpace(h, context.me())) {
        return refuse(RefuseReason::Authority, "a record outside my own space");
    }
    if (opened.m_refused) {
        return std::move(*opened.m_refused);
    }
    const auto name = RecordId::from(h.objectOrRecord);
    const BlindKey* const blind = context.blindKey(h.epoch);
    if (!name || !blind) {
        return refuse(RefuseReason::Payload, "name of a record");
    }
    VerifiedRecord verified;
    auto record = readRecord(opened.m_plaintext);
    if (record.ok()) {
        if (recordIdOf(record->type(), record->target(), *blind) != *name) {
            return refuse(RefuseReason::Payload, "a record under another's name");
        }
        verified.m_record = std::move(*record);
    } else if (record.error().code != ErrorCode::Incompatible) {
        return Refused{RefuseReason::Payload, record.error().detail, std::nullopt};
    }
    verified.m_recordId = *name;
    verified.m_id = opened.m_id;
    verified.m_lane = step;
    verified.m_bytes = std::move(opened.m_plaintext);
    verified.m_header = std::move(opened.m_header);
    return verified;
}

// Whether a change fits the line of changes; nothing if it does.
std::optional<Verdict>
Gate::objectionTo(const OpenedEnvelope& opened, const GroupStep& step, const GateContext& context)
{
    const EnvelopeHeader& h = opened.m_header;
    const GroupCommit& commit = step.commit.commit;
    if (!agrees(h, commit, *opened.m_epoch) || step.commit.hash != h.epochRef) {
        return refuse(RefuseReason::Payload, "header and change disagree");
    }
    const IdentityChain* const author = context.identity(h.author);
    const GroupLog* const log = context.group(h.space.id);
    const auto isAuthor = [&](const NamedCommit& in) {
        const GroupMember* const member = in.commit.member(h.author);
        return author && member && member->fingerprint == proof::fingerprintOf(author->identity());
    };
    const auto root = context.groupRoot(h.space.id);
    const bool isRoot = root && root->commit == step.commit.hash;
    if (!log && !isRoot) {
        return hold(HoldReason::NeedsKey, h);
    }
    if (!log || (isRoot && log->head().commit.n < commit.n)) {
        const bool isGood =
            root->by == h.author && commit.member(context.me()) && isAuthor(step.commit);
        return isGood ? std::nullopt
                      : std::optional<Verdict>(refuse(RefuseReason::Authority, "no way in"));
    }
    switch (log->fit(step.commit)) {
    case GroupLog::Fit::Known: return std::nullopt;
    case GroupLog::Fit::Ahead: return hold(HoldReason::NeedsKey, h);
    case GroupLog::Fit::Fork: return refuse(RefuseReason::CommitFork, "two changes of one number");
    case GroupLog::Fit::Forbidden: return refuse(RefuseReason::Authority, "change not allowed");
    case GroupLog::Fit::Next: break;
    }
    return isAuthor(log->head())
               ? std::nullopt
               : std::optional<Verdict>(refuse(RefuseReason::Authority, "another identity"));
}

Verdict Gate::settleControl(OpenedEnvelope opened, const LaneStep& step, const GateContext& context)
{
    const EnvelopeHeader& h = opened.m_header;
    if (opened.m_refused) {
        return std::move(*opened.m_refused);
    }
    if (h.space.kind != SpaceKind::Group) {
        return refuse(RefuseReason::Payload, "a class this version does not know");
    }
    VerifiedControl verified;
    auto content = readControl(opened.m_plaintext);
    if (content.ok()) {
        const auto* const change = std::get_if<GroupStep>(&*content);
        if (bool(change) != h.commit.has_value()) {
            return refuse(RefuseReason::Payload, "header and body disagree");
        }
        auto objection =
            change ? objectionTo(opened, *change, context) : objectionInGroup(h, nullptr, context);
        if (objection) {
            return std::move(*objection);
        }
        verified.m_content = std::move(*content);
    } else if (content.error().code != ErrorCode::Incompatible || h.commit) {
        return Refused{RefuseReason::Payload, content.error().detail, std::nullopt};
    }
    verified.m_id = opened.m_id;
    verified.m_lane = step;
    verified.m_header = std::move(opened.m_header);
    return verified;
}

Verdict Gate::open(const QByteArray& envelope, const SpaceRef& space, const GateContext& context)
{
    Prepared prepared = prepare(envelope, space, context);
    if (auto* const held = std::get_if<Held>(&prepared)) {
        return *held;
    }
    if (auto* const refused = std::get_if<Refused>(&prepared)) {
        return std::move(*refused);
    }
    return settle(openSealed(std::move(*std::get_if<PendingOpen>(&prepared))), context);
}

} // namespace qs::crypto
