// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "codec/cbor_writer.h"

#include "base/assert.h"
#include "codec/bounds.h"

namespace qs::codec {

void CborWriter::head(int major, quint64 value)
{
    const auto lead = [&](int info) { m_out.append(static_cast<char>(major << 5 | info)); };
    const auto tail = [&](int bytes) {
        for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
            m_out.append(static_cast<char>(value >> shift));
        }
    };
    if (value < 24) {
        lead(static_cast<int>(value));
    } else if (value <= 0xff) {
        lead(24);
        tail(1);
    } else if (value <= 0xffff) {
        lead(25);
        tail(2);
    } else if (value <= 0xffffffff) {
        lead(26);
        tail(4);
    } else {
        lead(27);
        tail(8);
    }
}

void CborWriter::beginItem()
{
    if (m_open.isEmpty()) {
        QS_ASSERT(m_out.isEmpty());
        return;
    }
    Open& open = m_open.last();
    QS_ASSERT(open.left > 0);
    if (open.isMap) {
        QS_ASSERT(open.hasKey);
        open.hasKey = false;
    }
    --open.left;
}

void CborWriter::closeFull()
{
    while (!m_open.isEmpty() && m_open.last().left == 0) {
        m_open.removeLast();
    }
}

CborWriter& CborWriter::uint(quint64 value)
{
    beginItem();
    head(0, value);
    closeFull();
    return *this;
}

CborWriter& CborWriter::bytes(QByteArrayView value)
{
    beginItem();
    head(2, static_cast<quint64>(value.size()));
    m_out.append(value);
    closeFull();
    return *this;
}

CborWriter& CborWriter::text(QStringView value)
{
    const QByteArray utf8 = value.toUtf8();
    beginItem();
    head(3, static_cast<quint64>(utf8.size()));
    m_out.append(utf8);
    closeFull();
    return *this;
}

CborWriter& CborWriter::boolean(bool value)
{
    beginItem();
    m_out.append(static_cast<char>(value ? 0xf5 : 0xf4));
    closeFull();
    return *this;
}

CborWriter& CborWriter::null()
{
    beginItem();
    m_out.append(static_cast<char>(0xf6));
    closeFull();
    return *this;
}

CborWriter& CborWriter::array(qsizetype items)
{
    beginItem();
    QS_ASSERT(m_open.size() < kDepthMax);
    head(4, static_cast<quint64>(items));
    m_open.append({items, false});
    closeFull();
    return *this;
}

CborWriter& CborWriter::map(qsizetype pairs)
{
    beginItem();
    QS_ASSERT(m_open.size() < kDepthMax);
    head(5, static_cast<quint64>(pairs));
    m_open.append({pairs, true});
    closeFull();
    return *this;
}

CborWriter& CborWriter::key(quint64 value)
{
    QS_ASSERT(!m_open.isEmpty() && m_open.last().isMap && !m_open.last().hasKey);
    Open& open = m_open.last();
    QS_ASSERT(open.left > 0 && value >= open.leastKey && !open.keysUsedUp);
    head(0, value);
    open.hasKey = true;
    open.leastKey = value + 1;
    open.keysUsedUp = open.leastKey == 0;
    return *this;
}

CborWriter& CborWriter::item(QByteArrayView canonical)
{
    beginItem();
    m_out.append(canonical);
    closeFull();
    return *this;
}

QByteArray CborWriter::take()
{
    QS_ASSERT(m_open.isEmpty() && !m_out.isEmpty());
    return std::exchange(m_out, {});
}

} // namespace qs::codec
