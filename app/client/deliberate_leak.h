// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#ifndef QS_LEAKY
#error "Only the build that proves the canary scan can fail may include this."
#endif

#include <QDir>
#include <QFile>

#include <cstdio>

/// Puts what a person wrote where it must never be: into a file of the temporary folder and on
/// standard error. Exists only in the build that shows that the search for leaked text finds some.
inline void leakOnPurpose(const QString& text)
{
    QFile file(QDir::temp().filePath(QStringLiteral("quicksilver-leak.txt")));
    if (file.open(QIODevice::WriteOnly | QIODevice::Append)) {
        file.write(text.toUtf8() + '\n');
    }
    std::fprintf(stderr, "composed: %s\n", text.toUtf8().constData());
}
