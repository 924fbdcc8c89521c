// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace qs::codec {

/// Writes the one CBOR form that every implementation must produce (RFC 8949, deterministic
/// encoding, narrowed): unsigned integers in their shortest form, byte strings, UTF-8 text, arrays,
/// maps with ascending unsigned keys, true, false, null.
///
/// The caller announces the number of items of an array or pairs of a map and then writes them. Map
/// keys must ascend: the writer asserts it, and that every announced item was written.
///
/// Thread: any, one writer at a time.
class CborWriter
{
public:
    CborWriter& uint(quint64 value);
    CborWriter& bytes(QByteArrayView value);
    CborWriter& text(QStringView value);
    CborWriter& boolean(bool value);
    CborWriter& null();
    CborWriter& array(qsizetype items);
    CborWriter& map(qsizetype pairs);

    /// The key of the next pair.
    CborWriter& key(quint64 value);

    /// Bytes that are already one canonical item.
    CborWriter& item(QByteArrayView canonical);

    /// What was written. Every array and map must be complete.
    [[nodiscard]] QByteArray take();

private:
    struct Open
    {
        qsizetype left;
        bool isMap;
        bool hasKey = false;
        quint64 leastKey = 0; ///< The smallest the next key may be.
        bool keysUsedUp = false;
    };

    void head(int major, quint64 value);
    void beginItem();
    void closeFull();

    QByteArray m_out;
    QList<Open> m_open;
};

} // namespace qs::codec
