// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QFile>
#include <QString>

#include <memory>

namespace qs::store {

/// Replaces a file as a whole: what is written goes to a neighbor, which takes the name only once
/// all of it is on the medium. Without commit() the old file stays as it was.
///
/// Errors: OutOfSpace, Denied; Busy for a medium that fails in other ways. Thread: any.
class AtomicFile
{
public:
    [[nodiscard]] static Result<AtomicFile> begin(const QString& path);
    ~AtomicFile();
    AtomicFile(AtomicFile&&) noexcept = default;
    AtomicFile& operator=(AtomicFile&&) = delete;

    Result<void> write(QByteArrayView bytes);
    Result<void> commit();

private:
    AtomicFile(QString path, std::unique_ptr<QFile> file);

    QString m_path;
    std::unique_ptr<QFile> m_file;
};

/// Makes a directory that only its owner may enter. Nothing happens to one that exists.
Result<void> makePrivateDirectory(const QString& path);

/// Makes an empty file that only its owner may read. Nothing happens to one that exists.
Result<void> makePrivateFile(const QString& path);

/// The whole file. NotFound if there is none; Corrupt if it is larger than `bytesMax`.
[[nodiscard]] Result<QByteArray> readWholeFile(const QString& path, qint64 bytesMax);

} // namespace qs::store
