// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/result.h"

#include <QString>

#include <memory>

class QLockFile;

namespace qs::host {

/// Where the account lives if nobody says otherwise: `quicksilver` in the data folder of the person
/// (XDG Base Directory Specification: $XDG_DATA_HOME, else ~/.local/share).
[[nodiscard]] QString defaultAccountFolder();

/// The sole right of this process to an account's folder, for as long as it lives. It ends with the
/// process, however that ends.
///
/// A second start is refused; handing over to the running one is not offered. Thread: any, one.
class AccountFolder
{
public:
    /// Makes the folder if need be, readable by its owner alone, and claims it. Busy if another
    /// process has it, Denied if it cannot be made or written.
    [[nodiscard]] static Result<AccountFolder> claim(const QString& path);

    AccountFolder(AccountFolder&&) noexcept;
    AccountFolder& operator=(AccountFolder&&) noexcept;
    ~AccountFolder();

    [[nodiscard]] const QString& path() const { return m_path; }

private:
    AccountFolder(QString path, std::unique_ptr<QLockFile> lock);

    QString m_path;
    std::unique_ptr<QLockFile> m_lock;
};

} // namespace qs::host
