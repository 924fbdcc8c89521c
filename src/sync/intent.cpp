// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "sync/intent.h"

#include "codec/cbor_reader.h"
#include "codec/cbor_writer.h"
#include "protocol/space_ref.h"

namespace qs::sync {

namespace {
constexpr quint64 kVersion = 1;

bool isKnown(IntentKind kind)
{
    return (kind >= IntentKind::Post && kind <= IntentKind::Follow) || kind == IntentKind::Edit ||
           kind == IntentKind::Remove || kind == IntentKind::FileReport ||
           (kind >= IntentKind::GroupChange && kind <= IntentKind::GroupLeave);
}
} // namespace

QByteArray encodeIntent(const Intent& intent)
{
    codec::CborWriter out;
    out.array(13).uint(kVersion).bytes(intent.id.view());
    out.uint(static_cast<quint64>(intent.kind));
    protocol::writeSpace(out, intent.space);
    out.bytes(intent.payload).bytes(intent.object.author.view()).bytes(intent.object.id.view());
    out.bytes(intent.record.view()).bytes(intent.recipient.view()).bytes(intent.token);
    out.uint(intent.mailSeq).uint(intent.madeMs).uint(intent.holdUntilMs);
    return out.take();
}

Result<Intent> decodeIntent(QByteArrayView bytes)
{
    codec::CborReader in(bytes);
    const qsizetype more = in.arrayAtLeast(12);
    const quint64 version = in.uint();
    Intent intent;
    intent.id = in.id<IntentId>();
    const quint64 kind = in.uint();
    intent.kind = static_cast<IntentKind>(kind);
    intent.space = protocol::readSpace(in);
    intent.payload = in.bytes();
    intent.object.author = in.id<UserId>();
    intent.object.id = in.id<ObjectId>();
    intent.record = in.id<RecordId>();
    intent.recipient = in.id<UserId>();
    intent.token = in.bytes();
    intent.mailSeq = in.uint();
    intent.madeMs = in.uint();
    for (qsizetype i = 0; i < more; ++i) {
        if (i == 0) {
            intent.holdUntilMs = in.uint();
        } else {
            in.skip();
        }
    }
    if (!in.finish()) {
        return Error{ErrorCode::Corrupt, QStringLiteral("an intent in the outbox")};
    }
    if (version != kVersion || !isKnown(intent.kind)) {
        return Error{ErrorCode::Incompatible, QStringLiteral("an intent of a newer version")};
    }
    return intent;
}

} // namespace qs::sync
