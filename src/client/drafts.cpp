// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "client/drafts.h"

#include "codec/cbor_reader.h"
#include "codec/cbor_writer.h"
#include "store/disk_store.h"

namespace qs::client {

namespace {

constexpr qsizetype kPieceBytes = 256 * 1024; // a value of the store holds no more than twice this

QByteArray headKey()
{
    return QByteArrayLiteral("draft");
}

QByteArray pieceKey(quint64 number)
{
    return QByteArrayLiteral("draft/") + QByteArray::number(number);
}

struct Head
{
    AudienceChoice audience;
    quint64 pieces = 0;
};

Result<Head> readHead(const std::optional<QByteArray>& stored)
{
    Head head;
    if (stored) {
        codec::CborReader in(*stored);
        in.array(3);
        head.audience.kind = static_cast<Audience>(in.uint(2));
        head.audience.circle = in.id<SpaceId>();
        head.pieces = in.uint();
        QS_TRY(in.finish());
    }
    return head;
}

} // namespace

Result<void> Drafts::save(const DraftView& draft)
{
    return m_disk.transaction([&] { return put(draft); });
}

Result<void> Drafts::put(const DraftView& draft)
{
    if (draft.text.size() > kDraftCharsMax) {
        return Error{ErrorCode::Invalid, QStringLiteral("a draft this long cannot be kept")};
    }
    QS_TRY_ASSIGN(const auto stored, m_disk.get(store::Slot::Draft, headKey()));
    QS_TRY_ASSIGN(const Head before, readHead(stored));
    // UTF-16, since half a surrogate pair has no UTF-8.
    const auto* const utf16 = reinterpret_cast<const char*>(draft.text.utf16());
    const QByteArrayView bytes(utf16, draft.text.size() * qsizetype(sizeof(QChar)));
    quint64 pieces = 0;
    for (qsizetype at = 0; at < bytes.size(); at += kPieceBytes) {
        const QByteArrayView piece = bytes.sliced(at, std::min(kPieceBytes, bytes.size() - at));
        QS_TRY(m_disk.put(store::Slot::Draft, pieceKey(pieces++), piece));
    }
    for (quint64 gone = pieces; gone < before.pieces; ++gone) {
        QS_TRY(m_disk.remove(store::Slot::Draft, pieceKey(gone)));
    }
    if (pieces == 0) {
        return m_disk.remove(store::Slot::Draft, headKey());
    }
    codec::CborWriter head;
    head.array(3).uint(static_cast<quint64>(draft.audience.kind));
    head.bytes(draft.audience.circle.view()).uint(pieces);
    return m_disk.put(store::Slot::Draft, headKey(), head.take());
}

Result<void> Drafts::giveBack(const QString& text, const AudienceChoice& audience)
{
    const DraftView standing = load();
    if (standing.text.isEmpty()) {
        return put({text, audience});
    }
    return put({text + QStringLiteral("\n\n") + standing.text, standing.audience});
}

DraftView Drafts::load() const
{
    const auto stored = m_disk.get(store::Slot::Draft, headKey());
    if (!stored || !*stored) {
        return {};
    }
    const auto head = readHead(*stored);
    if (!head) {
        return {};
    }
    QByteArray bytes;
    for (quint64 number = 0; number < head->pieces; ++number) {
        const auto piece = m_disk.get(store::Slot::Draft, pieceKey(number));
        if (piece && *piece) {
            bytes.append(**piece);
        }
    }
    const auto* const characters = reinterpret_cast<const QChar*>(bytes.constData());
    return {QString(characters, bytes.size() / qsizetype(sizeof(QChar))), head->audience};
}

} // namespace qs::client
