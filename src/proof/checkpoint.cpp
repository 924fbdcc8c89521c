// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "proof/checkpoint.h"

#include <sodium.h>

#include <algorithm>

namespace qs::proof {

namespace {

constexpr char kEd25519 = 0x01; // algorithm number of signed notes
constexpr qsizetype kKeyIdBytes = 4;
constexpr qsizetype kLinesMax = 32;
constexpr qsizetype kDigitsMax = 19; // numbers below 2^63
const QByteArray kDash = QByteArrayLiteral("\xe2\x80\x94 ");

Error invalid(const char* rule)
{
    return {ErrorCode::Invalid, QLatin1String("checkpoint: ") + QLatin1String(rule)};
}

// A hint which key a line is by: a hash of name, algorithm and key.
QByteArray keyIdOf(const QByteArray& name, const protocol::LogPub& key)
{
    const QByteArray named = name + '\n' + kEd25519 + key.bytes();
    QByteArray digest(crypto_hash_sha256_BYTES, Qt::Uninitialized);
    crypto_hash_sha256(
        reinterpret_cast<unsigned char*>(digest.data()),
        reinterpret_cast<const unsigned char*>(named.constData()),
        static_cast<unsigned long long>(named.size())
    );
    return digest.first(kKeyIdBytes);
}

// The one permitted encoding; none for anything else.
std::optional<QByteArray> fromBase64(const QByteArray& text)
{
    const auto decoded =
        QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || decoded.decoded.toBase64() != text) {
        return std::nullopt;
    }
    return decoded.decoded;
}

Result<quint64> sizeFrom(const QByteArray& text)
{
    const bool isNumber = !text.isEmpty() && text.size() <= kDigitsMax &&
                          std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    bool fits = false;
    const quint64 size = text.toULongLong(&fits);
    if (!isNumber || !fits || size > quint64(INT64_MAX) || QByteArray::number(size) != text) {
        return invalid("number of leaves");
    }
    return size;
}

std::optional<protocol::Signature> signatureOf(
    const QByteArray& line,
    const QByteArray& text,
    const QByteArray& origin,
    const protocol::LogPub& key
)
{
    const QByteArray begin = kDash + origin + ' ';
    const auto bytes =
        line.startsWith(begin) ? fromBase64(line.sliced(begin.size())) : std::nullopt;
    if (!bytes || !bytes->startsWith(keyIdOf(origin, key))) {
        return std::nullopt;
    }
    const auto signature = protocol::Signature::from(QByteArrayView(*bytes).sliced(kKeyIdBytes));
    return signature && verifyText(key, text, *signature) ? signature : std::nullopt;
}

} // namespace

QByteArray logOrigin(const ServerId& server)
{
    return "quicksilver.key-log/" + server.hex();
}

QByteArray checkpointText(const QByteArray& origin, const TreeHead& head)
{
    return origin + '\n' + QByteArray::number(head.size) + '\n' + head.root.bytes().toBase64() +
           '\n';
}

QByteArray signCheckpoint(const QByteArray& origin, const TreeHead& head, const LogKey& key)
{
    const QByteArray text =
        origin + '\n' + QByteArray::number(head.size) + '\n' + head.root.bytes().toBase64() + '\n';
    const QByteArray signature = keyIdOf(origin, key.pub()) + signText(key, text).bytes();
    return text + '\n' + kDash + origin + ' ' + signature.toBase64() + '\n';
}

std::optional<protocol::Signature>
signatureIn(QByteArrayView note, const QByteArray& origin, const protocol::LogPub& key)
{
    const QByteArray whole = note.toByteArray();
    const qsizetype gap = whole.lastIndexOf("\n\n");
    if (gap < 0) {
        return std::nullopt;
    }
    const QByteArray text = whole.first(gap + 1);
    for (const QByteArray& line : whole.sliced(gap + 2).split('\n')) {
        if (const auto signature = signatureOf(line, text, origin, key)) {
            return signature;
        }
    }
    return std::nullopt;
}

Result<TreeHead>
readCheckpoint(QByteArrayView note, const QByteArray& origin, const protocol::LogPub& key)
{
    initialize();
    if (note.size() > kCheckpointBytesMax || !note.endsWith('\n')) {
        return invalid("size or end");
    }
    const QByteArray whole = note.toByteArray();
    const qsizetype gap = whole.lastIndexOf("\n\n");
    if (gap < 0) {
        return invalid("no signatures");
    }
    const QByteArray text = whole.first(gap + 1);
    const QList<QByteArray> lines = text.split('\n');
    if (lines.size() < 4 || lines.size() > kLinesMax || lines[0] != origin) {
        return invalid("origin or lines");
    }
    TreeHead head;
    QS_TRY_ASSIGN(head.size, sizeFrom(lines[1]));
    const auto root = fromBase64(lines[2]);
    const auto hash = root ? Hash32::from(*root) : std::nullopt;
    if (!hash) {
        return invalid("root");
    }
    head.root = *hash;
    if (!signatureIn(note, origin, key)) {
        return Error{ErrorCode::Denied, QStringLiteral("checkpoint: signature")};
    }
    return head;
}

Hash32 leafHashOf(const protocol::KeyLogLeaf& leaf)
{
    return treeLeaf(leaf.user.bytes() + littleEndian64(leaf.seq) + leaf.manifest.bytes());
}

} // namespace qs::proof
