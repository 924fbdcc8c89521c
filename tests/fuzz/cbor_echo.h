// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "codec/cbor_reader.h"
#include "codec/cbor_writer.h"

#include <QList>

namespace qs::fuzz {

/// Reads one item, whatever it is, and writes it again with our writer. Empty after an error. What
/// the reader accepts must come out as it went in.
[[nodiscard]] inline QByteArray echoItem(codec::CborReader& in)
{
    using Type = codec::CborReader::Type;
    codec::CborWriter out;
    switch (in.peek()) {
    case Type::Uint: out.uint(in.uint()); break;
    case Type::Bytes: out.bytes(in.bytes()); break;
    case Type::Text: out.text(in.text()); break;
    case Type::Boolean: out.boolean(in.boolean()); break;
    case Type::Null:
        in.null();
        out.null();
        break;
    case Type::Array: {
        QList<QByteArray> items;
        const qsizetype count = in.array();
        for (qsizetype i = 0; i < count && in.ok(); ++i) {
            items.append(echoItem(in));
        }
        if (!in.ok()) {
            return {};
        }
        out.array(items.size());
        for (const QByteArray& item : items) {
            out.item(item);
        }
        break;
    }
    case Type::Map: {
        QList<std::pair<quint64, QByteArray>> pairs;
        in.map([&](quint64 key) { pairs.append({key, echoItem(in)}); });
        if (!in.ok()) {
            return {};
        }
        out.map(pairs.size());
        for (const auto& [key, value] : pairs) {
            out.key(key).item(value);
        }
        break;
    }
    case Type::None: in.fail("an item expected"); break;
    }
    return in.ok() ? out.take() : QByteArray();
}

} // namespace qs::fuzz
