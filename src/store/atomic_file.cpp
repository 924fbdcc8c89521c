// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "store/atomic_file.h"

#include <QFileInfo>

#include <cerrno>
#include <filesystem>
#include <system_error>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#else
#include <io.h>
#endif

namespace qs::store {

using namespace Qt::StringLiterals;

namespace {

Error errorOf(int systemError, const char* act)
{
    const QString detail =
        u"%1: system error %2"_s.arg(QLatin1StringView(act), QString::number(systemError));
    switch (systemError) {
#ifdef EDQUOT
    case EDQUOT:
#endif
    case ENOSPC:
    case EFBIG: return {ErrorCode::OutOfSpace, detail};
    case EACCES:
    case EPERM:
    case EROFS:
    case EEXIST:
    case EISDIR:
    case ENAMETOOLONG:
    case ENOTDIR: return {ErrorCode::Denied, detail};
    case ENOENT: return {ErrorCode::NotFound, detail};
    default: return {ErrorCode::Busy, detail};
    }
}

bool isSynced(int descriptor)
{
#ifdef Q_OS_UNIX
    return ::fsync(descriptor) == 0;
#else
    return ::_commit(descriptor) == 0;
#endif
}

// The new name of a file is durable only once its directory is.
Result<void> syncDirectory(const QString& path)
{
#ifdef Q_OS_UNIX
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY);
    if (descriptor < 0) {
        return errorOf(errno, "open directory");
    }
    const bool isDone = isSynced(descriptor);
    const int failure = errno;
    ::close(descriptor);
    if (!isDone) {
        return errorOf(failure, "sync directory");
    }
#else
    Q_UNUSED(path)
#endif
    return {};
}

} // namespace

AtomicFile::AtomicFile(QString path, std::unique_ptr<QFile> file)
    : m_path(std::move(path)), m_file(std::move(file))
{
}

AtomicFile::~AtomicFile()
{
    if (m_file) {
        m_file->close();
        m_file->remove();
    }
}

Result<AtomicFile> AtomicFile::begin(const QString& path)
{
    // One fixed name: what a crash leaves behind is replaced by the next attempt.
    auto file = std::make_unique<QFile>(path + u".new"_s);
    errno = 0;
    if (!file->open(
            QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Unbuffered,
            QFileDevice::ReadOwner | QFileDevice::WriteOwner
        )) {
        return errorOf(errno, "create");
    }
    return AtomicFile(path, std::move(file));
}

Result<void> AtomicFile::write(QByteArrayView bytes)
{
    errno = 0;
    if (m_file->write(bytes.data(), bytes.size()) != bytes.size()) {
        return errorOf(errno, "write");
    }
    return {};
}

Result<void> AtomicFile::commit()
{
    if (!isSynced(m_file->handle())) {
        return errorOf(errno, "sync");
    }
    const auto from = QFileInfo(m_file->fileName()).filesystemAbsoluteFilePath();
    m_file->close();
    std::error_code failure;
    std::filesystem::rename(from, QFileInfo(m_path).filesystemAbsoluteFilePath(), failure);
    if (failure) {
        return errorOf(failure.value(), "rename");
    }
    m_file.reset();
    return syncDirectory(QFileInfo(m_path).absolutePath());
}

Result<void> makePrivateDirectory(const QString& path)
{
    if (QFileInfo(path).isDir()) {
        return {};
    }
    std::error_code failure;
    std::filesystem::create_directories(QFileInfo(path).filesystemAbsoluteFilePath(), failure);
    if (failure) {
        return errorOf(failure.value(), "make directory");
    }
    QFile::setPermissions(
        path, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner
    );
    return {};
}

Result<void> makePrivateFile(const QString& path)
{
    QFile file(path);
    errno = 0;
    const bool isMade = file.open(
        QIODevice::WriteOnly | QIODevice::NewOnly, QFileDevice::ReadOwner | QFileDevice::WriteOwner
    );
    if (!isMade && !file.exists()) {
        return errorOf(errno, "create");
    }
    return {};
}

Result<QByteArray> readWholeFile(const QString& path, qint64 bytesMax)
{
    QFile file(path);
    if (!file.exists()) {
        return Error{ErrorCode::NotFound, u"no such file"_s};
    }
    errno = 0;
    if (!file.open(QIODevice::ReadOnly)) {
        return errorOf(errno, "open");
    }
    if (file.size() > bytesMax) {
        return Error{ErrorCode::Corrupt, u"the file is larger than it can be"_s};
    }
    const QByteArray bytes = file.readAll();
    if (file.error() != QFileDevice::NoError) {
        return errorOf(errno, "read");
    }
    return bytes;
}

} // namespace qs::store
