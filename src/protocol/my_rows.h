// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "protocol/frame.h"

namespace qs::protocol {

inline constexpr qsizetype kKnownTablesMax = 64;
inline constexpr qsizetype kKnownColumnsMax = 32;
inline constexpr qsizetype kKnownRowsMax = 100;       ///< In one frame.
inline constexpr qsizetype kKnownValueBytesMax = 256; ///< Of one cell, as text.

/// Client to server: what do you keep about me, in this table, from this row on?
struct MyRows
{
    static constexpr FrameType kType = FrameType::MyRows;
    static constexpr int kFields = 2;
    static constexpr const char* kShape = "table:uint from:uint";

    quint64 table = 0; ///< By its place in `tables` of the answer.
    quint64 from = 0;

    void write(codec::CborWriter& out) const { out.uint(table).uint(from); }
    static MyRows read(codec::CborReader& in)
    {
        MyRows m;
        m.table = in.uint();
        m.from = in.uint();
        return m;
    }
};

/// Server to client: the names of all tables that can hold something of an account, and the literal
/// rows of the one asked for. Cells are written out: numbers in decimal, bytes in hex, what is long
/// cut with its length named.
struct MyRowsAnswer
{
    static constexpr FrameType kType = FrameType::MyRowsAnswer;
    static constexpr int kFields = 4;
    static constexpr const char* kShape = "tables:[text] columns:[text] rows:[[text]] more:uint";

    QStringList tables;
    QStringList columns;
    QList<QStringList> rows;
    quint64 more = 0; ///< Rows of this table after these.

    void write(codec::CborWriter& out) const
    {
        writeTexts(out, tables);
        writeTexts(out, columns);
        out.array(rows.size());
        for (const QStringList& row : rows) {
            writeTexts(out, row);
        }
        out.uint(more);
    }
    static MyRowsAnswer read(codec::CborReader& in)
    {
        MyRowsAnswer m;
        m.tables = readTexts(in, kKnownTablesMax);
        m.columns = readTexts(in, kKnownColumnsMax);
        in.list(kKnownRowsMax, [&] { m.rows.append(readTexts(in, kKnownColumnsMax)); });
        m.more = in.uint();
        return m;
    }

private:
    static void writeTexts(codec::CborWriter& out, const QStringList& texts)
    {
        out.array(texts.size());
        for (const QString& text : texts) {
            out.text(text);
        }
    }
    static QStringList readTexts(codec::CborReader& in, qsizetype max)
    {
        QStringList texts;
        in.list(max, [&] { texts.append(in.text(kKnownValueBytesMax)); });
        return texts;
    }
};

} // namespace qs::protocol
