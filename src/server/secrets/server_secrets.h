// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/result.h"
#include "proof/signature.h"
#include "server/ports/directory.h"
#include "server/ports/mailroom.h"

#include <QString>

namespace qs::server {

/// The secrets of one server, kept in a file that only its owner can read. Losing it makes every
/// password log-in impossible; whoever has it and the database can guess at passwords.
///
/// Thread: any; constant once made.
class ServerSecrets
{
public:
    [[nodiscard]] static ServerSecrets random();

    /// Reads the file. NotFound if there is none; Denied if others can read it; Incompatible
    /// if it was made by a version with other secrets; Corrupt otherwise.
    [[nodiscard]] static Result<ServerSecrets> load(const QString& path);

    /// Writes the file, durably, where there is none.
    [[nodiscard]] Result<void> save(const QString& path) const;

    [[nodiscard]] const proof::ServerKey& serverKey() const { return m_serverKey; }
    [[nodiscard]] const proof::ReceiptKey& receiptKey() const { return m_receiptKey; }
    [[nodiscard]] const proof::LogKey& logKey() const { return m_logKey; }
    [[nodiscard]] const proof::Secret<32>& pepper() const { return m_pepper; }

    [[nodiscard]] NameHash nameHash(const QString& username) const;

    /// What a name nobody has shows as its salt; always the same.
    [[nodiscard]] protocol::Salt fakeSalt(const QString& username) const;

    [[nodiscard]] SenderMark senderMark(const UserId& sender, const UserId& recipient) const;

private:
    ServerSecrets() = default;
    [[nodiscard]] static Result<ServerSecrets> decode(QByteArrayView bytes);

    proof::ServerKey m_serverKey;
    proof::ReceiptKey m_receiptKey;
    proof::LogKey m_logKey;
    proof::Secret<32> m_pepper;
    proof::Secret<32> m_fakeSaltKey;
};

} // namespace qs::server
