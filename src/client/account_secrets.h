// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/result.h"
#include "client/secrets.h"
#include "crypto/secrets.h"

#include <memory>

namespace qs::store {
class DiskStore;
} // namespace qs::store

namespace qs::client {

class Core;
class SecretsTalk;

/// The second secret as this device keeps it; empty for an account that has none.
[[nodiscard]] Result<crypto::AccountKey> keptAccountKey(store::DiskStore& disk);

/// The one of an account that is open on this device.
///
/// The keyring is open for one computation and then gone. Before a change leaves, what this device
/// will need afterwards is on disk, sealed; whether the server took it is told by its answer or, if
/// the connection broke, by the salt it shows at the next one. So a crash on either side ends in
/// the old state or the new one, never between. Thread: core.
class AccountSecrets final : public Secrets
{
public:
    explicit AccountSecrets(Core& core);
    ~AccountSecrets() override;

    void makeSheet(const QString& password, SecretsDone done) override;
    void changePassword(const QString& password, const QString& next, SecretsDone done) override;
    void renewIdentity(const QString& password, const QString& next, SecretsDone done) override;
    void resetIdentity(const QString& next, SecretsDone done) override;
    void setTwoSecrets(bool wanted, const QString& password, SecretsDone done) override;
    void deleteAccount(const QString& password, SecretsDone done) override;
    [[nodiscard]] Result<void> confirmSheet(const QString& first, const QString& second) override;
    void putOffSheet() override;
    [[nodiscard]] SecretsView view() const override;
    [[nodiscard]] std::optional<RecoverySheet> sheet() const override { return m_sheet; }

private:
    friend class SecretsTalk;
    struct Pending;
    using NextMade = Result<crypto::NextSecrets>;

    [[nodiscard]] NextMade nextSecrets(const QString& password, crypto::AccountKey key) const;
    [[nodiscard]] Result<crypto::AccountKey> accountKey() const;
    [[nodiscard]] crypto::FloorsByDevice floors() const;

    /// Durable before a change leaves.
    [[nodiscard]] Result<void>
    prepare(const crypto::SecretsChange& change, const QString& nextPassword);

    /// The server has taken the change, or has not.
    [[nodiscard]] Result<void> settle(bool isTaken);
    [[nodiscard]] Result<void> settleMarker(const Pending& pending, bool isTaken);

    [[nodiscard]] RecoverySheet
    sheetOf(const crypto::SecretsChange& change, const protocol::IdentityPub& identity) const;
    [[nodiscard]] std::shared_ptr<SecretsTalk> beginTalk(const SecretsDone& done);
    void askIfUnclear();
    void takeSheet(const RecoverySheet& sheet);

    Core& m_core;
    std::optional<RecoverySheet> m_sheet;
    QList<int> m_askedGroups;
    std::shared_ptr<SecretsTalk> m_talk;
    bool m_isUnclear = false;
};

/// Notes on a fresh disk that no sheet was checked yet, and keeps the account key if there is one.
[[nodiscard]] Result<void>
noteSecrets(store::DiskStore& disk, bool isSheetDue, const crypto::AccountKey& accountKey);

} // namespace qs::client
