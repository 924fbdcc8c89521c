// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "content/payload.h"

#include "content/text.h"

namespace qs::content {

namespace {

// Field numbers this version writes or knows to be taken.
enum Key : quint64 {
    kKind = 1,
    kText = 2,
    kLang = 3,
    kWarning = 4,
    kRoot = 5,
    kParent = 6,
    kAttachments = 7,
    kCreated = 8,
    kVoucher = 10,
    kNameCard = 11,
    kShare = 12,
    kWitnesses = 13,
    kLogHead = 14,
    kTarget = 15,
    kReaction = 16,
    kId = 18,
    kBase = 19,
    kHlc = 20,
    kOriginal = 21,
    kOriginalKey = 22,
};

void writeRef(codec::CborWriter& out, const ObjectRef& ref)
{
    out.array(2).bytes(ref.author.view()).bytes(ref.id.view());
}

ObjectRef readRef(codec::CborReader& in)
{
    in.array(2);
    const auto author = in.id<UserId>();
    return {author, in.id<ObjectId>()};
}

// Half a reference names nothing.
bool isWhole(const ObjectRef& ref)
{
    return !ref.author.isNull() && !ref.id.isNull();
}

bool isWholeOrNull(const ObjectRef& ref)
{
    return isWhole(ref) || ref.isNull();
}

const char* brokenBound(const Payload& p)
{
    if (p.createdMs > kCreatedMsMax) {
        return "time";
    }
    if (p.warning.size() > kWarningBytesMax || !p.warning.isValidUtf16() ||
        p.warning.toUtf8().size() > kWarningBytesMax ||
        (p.warning.size() > kWarningGraphemesMax && graphemeCount(p.warning) > kWarningGraphemesMax
        )) {
        return "warning";
    }
    if (!p.lang.isValidUtf16() || p.lang.toUtf8().size() > kLangBytesMax) {
        return "language";
    }
    if (p.witnesses.size() > kWitnessesMax) {
        return "witnesses";
    }
    if (p.voucher.size() > kVoucherBytesMax) {
        return "voucher";
    }
    if (!p.nameCard.isNull() && (!checkName(p.nameCard.name).ok() || p.nameCard.hue > kHueMax)) {
        return "name card";
    }
    if (!isWholeOrNull(p.root) || !isWholeOrNull(p.parent) || !isWholeOrNull(p.target)) {
        return "reference";
    }
    return nullptr;
}

const char* brokenReaction(const Payload& p)
{
    if (!isWhole(p.target)) {
        return "target";
    }
    if (!p.reaction) {
        return nullptr;
    }
    const bool fits = p.reaction->isValidUtf16() && !p.reaction->isEmpty() &&
                      p.reaction->toUtf8().size() <= kReactionBytesMax;
    return fits ? nullptr : "reaction";
}

bool originalFits(const Payload& p)
{
    const bool keyFits = p.originalKey.isEmpty() || p.originalKey.size() == kOriginalKeyBytes;
    return p.original.size() <= kOriginalBytesMax && keyFits &&
           (p.originalKey.isEmpty() || !p.original.isEmpty());
}

const char* brokenKindRule(const Payload& p)
{
    const bool textFits = textProblem(p.text) == TextProblem::None;
    const bool textMayLack = p.text.isEmpty() && p.hasAttachments;
    switch (p.kind) {
    case PayloadKind::Post: return textFits || textMayLack ? nullptr : "text";
    case PayloadKind::Reply:
        if (!isWhole(p.root) || !isWhole(p.parent)) {
            return "root or parent";
        }
        return textFits || textMayLack ? nullptr : "text";
    case PayloadKind::Reaction: return brokenReaction(p);
    case PayloadKind::Repost:
        if (!originalFits(p)) {
            return "original";
        }
        return isWhole(p.target) && (textFits || p.text.isEmpty()) ? nullptr : "target or text";
    case PayloadKind::Edit:
        return isWhole(p.target) && !p.base.isNull() && (textFits || textMayLack)
                   ? nullptr
                   : "target, base or text";
    case PayloadKind::Removal: return isWhole(p.target) ? nullptr : "target";
    case PayloadKind::Profile:
        return !p.nameCard.isNull() && checkBio(p.text).ok() ? nullptr : "name or bio";
    }
    return nullptr;
}

Result<void> checkRules(const Payload& p)
{
    const char* rule = brokenBound(p);
    if (!rule && p.isKnown()) {
        rule = p.id.isNull() ? "object id" : brokenKindRule(p);
    }
    if (!rule && p.kind == PayloadKind{}) {
        rule = "kind";
    }
    if (rule) {
        return Error{ErrorCode::Invalid, QLatin1String("payload: ") + QLatin1String(rule)};
    }
    return {};
}

qsizetype pairsOf(const Payload& p)
{
    qsizetype pairs = 2; // kind, created
    pairs += !p.text.isEmpty();
    pairs += !p.lang.isEmpty();
    pairs += !p.warning.isEmpty();
    pairs += !p.root.isNull();
    pairs += !p.parent.isNull();
    pairs += !p.voucher.isEmpty();
    pairs += !p.nameCard.isNull();
    pairs += p.mayShare;
    pairs += !p.witnesses.isEmpty();
    pairs += !p.logHead.isNull();
    pairs += !p.target.isNull();
    pairs += p.kind == PayloadKind::Reaction;
    pairs += !p.id.isNull();
    pairs += !p.base.isNull();
    pairs += p.hlc != 0;
    pairs += !p.original.isEmpty();
    pairs += !p.originalKey.isEmpty();
    return pairs;
}

void writeText(codec::CborWriter& out, Key key, const QString& text)
{
    if (!text.isEmpty()) {
        out.key(key).text(text);
    }
}

void writeRef(codec::CborWriter& out, Key key, const ObjectRef& ref)
{
    if (!ref.isNull()) {
        out.key(key);
        writeRef(out, ref);
    }
}

void writeUpperHalf(codec::CborWriter& out, const Payload& p)
{
    if (!p.witnesses.isEmpty()) {
        out.key(kWitnesses);
        writeWitnesses(out, p.witnesses);
    }
    if (!p.logHead.isNull()) {
        out.key(kLogHead);
        writeLogHead(out, p.logHead);
    }
    writeRef(out, kTarget, p.target);
    if (p.kind == PayloadKind::Reaction) {
        out.key(kReaction);
        if (p.reaction) {
            out.text(*p.reaction);
        } else {
            out.null();
        }
    }
    if (!p.id.isNull()) {
        out.key(kId).bytes(p.id.view());
    }
    if (!p.base.isNull()) {
        out.key(kBase).bytes(p.base.view());
    }
    if (p.hlc != 0) {
        out.key(kHlc).uint(p.hlc);
    }
    if (!p.original.isEmpty()) {
        out.key(kOriginal).bytes(p.original);
    }
    if (!p.originalKey.isEmpty()) {
        out.key(kOriginalKey).bytes(p.originalKey);
    }
}

void readReaction(codec::CborReader& in, Payload& p)
{
    if (in.peek() == codec::CborReader::Type::Null) {
        in.null();
    } else {
        p.reaction = in.text(kReactionBytesMax);
    }
}

void readField(codec::CborReader& in, quint64 key, Payload& p)
{
    switch (key) {
    case kKind: p.kind = static_cast<PayloadKind>(in.uint()); break;
    case kText: p.text = in.text(kTextBytesMax); break;
    case kLang: p.lang = in.text(kLangBytesMax); break;
    case kWarning: p.warning = in.text(kWarningBytesMax); break;
    case kRoot: p.root = readRef(in); break;
    case kParent: p.parent = readRef(in); break;
    case kAttachments:
        p.hasAttachments = true;
        in.skip();
        break;
    case kCreated: p.createdMs = in.uint(); break;
    case kVoucher: p.voucher = in.bytes(kVoucherBytesMax); break;
    case kNameCard: p.nameCard = readNameCard(in); break;
    case kShare: p.mayShare = in.uint() == 1; break;
    case kWitnesses: p.witnesses = readWitnesses(in); break;
    case kLogHead: p.logHead = readLogHead(in); break;
    case kTarget: p.target = readRef(in); break;
    case kReaction: readReaction(in, p); break;
    case kId: p.id = in.id<ObjectId>(); break;
    case kBase: p.base = in.id<EnvId>(); break;
    case kHlc: p.hlc = in.uint(); break;
    case kOriginal: p.original = in.bytes(kOriginalBytesMax); break;
    case kOriginalKey: p.originalKey = in.bytes(kOriginalKeyBytes); break;
    default: in.skip(); break;
    }
}

} // namespace

bool Payload::isKnown() const
{
    return kind >= PayloadKind::Post && kind <= PayloadKind::Profile;
}

Result<QByteArray> writePayload(const Payload& p)
{
    QS_TRY(checkRules(p));
    codec::CborWriter out;
    out.map(pairsOf(p)).key(kKind).uint(static_cast<quint64>(p.kind));
    writeText(out, kText, p.text);
    writeText(out, kLang, p.lang);
    writeText(out, kWarning, p.warning);
    writeRef(out, kRoot, p.root);
    writeRef(out, kParent, p.parent);
    out.key(kCreated).uint(p.createdMs);
    if (!p.voucher.isEmpty()) {
        out.key(kVoucher).bytes(p.voucher);
    }
    if (!p.nameCard.isNull()) {
        out.key(kNameCard);
        writeNameCard(out, p.nameCard);
    }
    if (p.mayShare) {
        out.key(kShare).uint(1);
    }
    writeUpperHalf(out, p);
    return out.take();
}

Result<Payload> readPayload(QByteArrayView bytes)
{
    codec::CborReader in(bytes);
    Payload payload;
    quint64 seen = 0;
    in.map([&](quint64 key) {
        seen |= key < 64 ? quint64(1) << key : 0;
        readField(in, key, payload);
    });
    QS_TRY(in.finish());
    constexpr quint64 kRequired = quint64(1) << kKind | quint64(1) << kCreated;
    const bool reactionLacks =
        payload.kind == PayloadKind::Reaction && !(seen & quint64(1) << kReaction);
    if ((seen & kRequired) != kRequired || reactionLacks) {
        return Error{ErrorCode::Invalid, QStringLiteral("payload: a field is missing")};
    }
    QS_TRY(checkRules(payload));
    return payload;
}

} // namespace qs::content
