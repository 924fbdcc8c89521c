// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace qs::test {

/// A text nobody writes by accident, for one field: what must not be found where it does not
/// belong.
[[nodiscard]] QString canary(const QString& field);

/// Searches folders for traces of texts, in every form in which a program writes text without
/// meaning to: UTF-8, UTF-16 in both byte orders, hexadecimal, base64 at each of its three
/// alignments, percent-encoded, backwards, and the first three inside zlib streams.
class CanaryScan
{
public:
    void lookFor(const QString& text);

    /// One line for each find: the file, the text and its form. Files that vanish while we look are
    /// passed over; links are not followed.
    [[nodiscard]] QStringList findIn(const QStringList& folders) const;
    [[nodiscard]] QStringList findInBytes(const QByteArray& bytes, const QString& place) const;

private:
    struct Needle
    {
        QByteArray bytes;
        QString name;
    };

    QList<Needle> m_needles;
};

} // namespace qs::test
