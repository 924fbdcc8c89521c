// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/scheduler.h"
#include "client/ports.h"

#include <QHash>

/// A keychain in a file, for people who do not exist: whoever reads the file can be any of them.
/// Never for an account that means anything.
///
/// What was written is in the file when write() answers. Thread: core.
class FileKeychain final : public qs::client::Keychain
{
public:
    /// Starts with what an earlier one left at `path`, if anything.
    FileKeychain(QString path, qs::Scheduler& core);

    [[nodiscard]] bool isPresent() const override { return true; }
    void read(const QString& entry, std::function<void(qs::Result<QByteArray>)> done) override;
    void write(
        const QString& entry,
        const QByteArray& secret,
        std::function<void(qs::Result<void>)> done
    ) override;

private:
    [[nodiscard]] bool save() const;

    QString m_path;
    qs::Scheduler& m_core;
    QHash<QString, QByteArray> m_entries;
};
