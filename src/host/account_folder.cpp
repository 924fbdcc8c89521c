// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "host/account_folder.h"

#include <QDir>
#include <QFile>
#include <QLockFile>
#include <QStandardPaths>

namespace qs::host {

using namespace Qt::StringLiterals;

QString defaultAccountFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           u"/quicksilver"_s;
}

Result<AccountFolder> AccountFolder::claim(const QString& path)
{
    const QString absolute = QDir(path).absolutePath();
    if (!QDir().mkpath(absolute)) {
        return Error{ErrorCode::Denied, u"the folder cannot be made"_s};
    }
    const auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    if (!QFile::setPermissions(absolute, ownerOnly)) {
        return Error{ErrorCode::Denied, u"the folder belongs to somebody else"_s};
    }
    auto lock = std::make_unique<QLockFile>(absolute + u"/lock"_s);
    lock->setStaleLockTime(0); // only a dead owner frees it, however long it has been running
    if (!lock->tryLock()) {
        return lock->error() == QLockFile::LockFailedError
                   ? Error{ErrorCode::Busy, u"another process has the folder"_s}
                   : Error{ErrorCode::Denied, u"the folder cannot be written"_s};
    }
    return AccountFolder(absolute, std::move(lock));
}

AccountFolder::AccountFolder(QString path, std::unique_ptr<QLockFile> lock)
    : m_path(std::move(path)), m_lock(std::move(lock))
{
}

AccountFolder::AccountFolder(AccountFolder&&) noexcept = default;
AccountFolder& AccountFolder::operator=(AccountFolder&&) noexcept = default;
AccountFolder::~AccountFolder() = default;

} // namespace qs::host
