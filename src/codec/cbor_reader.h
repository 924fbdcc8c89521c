// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/ids.h"
#include "base/result.h"

#include <QByteArray>
#include <QString>

#include <functional>

namespace qs::codec {

/// Reads the strict subset that CborWriter writes, and nothing else: no negative numbers, floats,
/// tags, indefinite lengths, unordered or duplicate keys, overlong integers, invalid UTF-8,
/// trailing bytes, more than kDepthMax levels or kItemBytesMax bytes. Lengths are checked against
/// what is left before anything is allocated.
///
/// Errors stick: after the first one every read yields an empty value, so a decoder reads all its
/// fields and asks once, with finish().
///
///     CborReader in(frame);
///     in.array(3);
///     const quint64 type = in.uint();
///     const QByteArray blob = in.bytes(kBlobMax);
///     const QString name = in.text();
///     QS_TRY(in.finish());
///
/// The reader does not copy: the bytes must outlive it. Thread: any, one reader at a time.
class CborReader
{
public:
    enum class Type { Uint, Bytes, Text, Array, Map, Boolean, Null, None };

    explicit CborReader(QByteArrayView input);

    /// What comes next; None at the end or after an error.
    [[nodiscard]] Type peek() const;

    quint64 uint(quint64 max = ~quint64(0));
    QByteArray bytes(qsizetype max = codecMax());
    QByteArrayView bytesView(qsizetype max = codecMax());
    QString text(qsizetype utf8Max = codecMax());
    bool boolean();
    void null();

    /// Opens an array and yields its number of items. They are read next.
    qsizetype array();

    /// Opens an array that must have exactly `items` items.
    void array(qsizetype items);

    /// Opens an array that must have at least `items`; yields how many more follow them, to be
    /// skipped.
    qsizetype arrayAtLeast(qsizetype items);

    /// Opens an array and calls `each` for every item; fails if there are more than `max`.
    void list(qsizetype max, const std::function<void()>& each);

    /// Opens a map and calls `each` with every key; `each` reads the value or skips it.
    void map(const std::function<void(quint64 key)>& each);

    /// Passes over the next item, checking it, and yields its bytes.
    QByteArrayView skip();

    /// A byte string of exactly the length of the id.
    template<typename Id>
    Id id()
    {
        const auto made = Id::from(bytesView(Id::kSize));
        if (!made) {
            fail("length of an id");
            return {};
        }
        return *made;
    }

    /// For decoders: the bytes were well formed but broke a rule of the message.
    void fail(const char* rule);
    [[nodiscard]] bool ok() const { return m_rule == nullptr; }

    /// The error met, or Invalid if anything is left over.
    [[nodiscard]] Result<void> finish();

private:
    static constexpr qsizetype codecMax() { return 1024 * 1024; }

    struct Head
    {
        int major = -1;
        int info = 0;
        quint64 value = 0;
    };

    Head head();
    [[nodiscard]] qsizetype left() const { return m_input.size() - m_at; }
    qsizetype open(int major, qsizetype itemsPerEntry);
    QByteArrayView string(int major, qsizetype max);
    void leaveItem();

    QByteArrayView m_input;
    qsizetype m_at = 0;
    const char* m_rule = nullptr;

    /// Items still to come in each open array or map; a map's value and key count as one each.
    std::array<quint64, 16> m_left{};
    int m_depth = 0;
};

/// Whether `bytes` is one canonical item.
[[nodiscard]] Result<void> checkCanonical(QByteArrayView bytes);

} // namespace qs::codec
