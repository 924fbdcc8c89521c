// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "protocol/public_keys.h"
#include "server/ports/answer.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace qs::server {

using NameHash = FixedBytes<struct NameHashTag, 32>;     ///< A username under the server's pepper.
using CodeHash = FixedBytes<struct CodeHashTag, 32>;     ///< A registration code.
using ServerSalt = FixedBytes<struct ServerSaltTag, 16>; ///< Of the second password hash.

/// What proves a password or recovery key, and what its owner alone can open.
struct Verifier
{
    ServerSalt salt;
    Hash32 value;
};

/// An account as its log-in needs it.
struct LoginRecord
{
    UserId user;
    protocol::Salt salt;
    protocol::KdfParams kdf;
    Verifier verifier;
    QByteArray keyring; ///< Under the second wrap.
};

struct LoginLookup
{
    std::optional<LoginRecord> record;
    protocol::KdfParams usualKdf; ///< Of most accounts: what a name nobody has shall show.
};

/// An account as its recovery needs it.
struct RecoveryRecord
{
    UserId user;
    Verifier verifier;
    QByteArray keyring; ///< This and the next under the second wrap.
    QByteArray wrap;
};

struct DeviceKeyRow
{
    DeviceId id;
    protocol::DevicePub key;
};

struct ManifestRow
{
    UserId user;
    quint64 seq = 0;
    Hash32 hash;
    QByteArray bytes;
    QList<DeviceKeyRow> devices; ///< All that are active by it.
};

struct NewAccount
{
    std::optional<CodeHash> code; ///< Used up by success; none where sign-up is open.
    NameHash name;
    LoginRecord login;
    Verifier recovery;
    QByteArray recoveryKeyring; ///< Under a random key alone: no second wrap makes it safer.
    QByteArray recoveryWrap;
    ManifestRow manifest;
    QList<SpaceRef> spaces; ///< Those that come with the account.
};

/// What opens an account from now on, all in one step.
struct SecretsRow
{
    UserId user;
    std::optional<Hash32> proven; ///< The verifier that was shown: it must be in force still.
    LoginRecord login;
    std::optional<RecoveryRecord> recovery; ///< None: as before.
    std::optional<ManifestRow> manifest;    ///< None: as before.
};

enum class SecretsStatus {
    Done,
    Outrun,  ///< Another manifest has the number.
    Outdated ///< What was proven is not in force any more.
};

/// How long nobody can take the name of a deleted account.
inline constexpr qint64 kNameRestsMs = 30LL * 24 * 3600 * 1000;

enum class RegisterStatus { Done, Repeated, BadCode, NameTaken, Exists };

struct ManifestHeadRow
{
    quint64 seq = 0; ///< 0: unknown here.
    Hash32 hash;
};

struct SessionRow
{
    protocol::TokenHash token;
    UserId user;
    DeviceId device;
    qint64 expiresMs = 0;
};

/// A seed generation that waits, sealed, for one device.
struct SeedRow
{
    DeviceId device;
    quint64 generation = 0;
    QByteArray sealed;
};

/// A manifest that adds or revokes devices, with all that has to change in the same moment.
struct DeviceChange
{
    ManifestRow next;
    QByteArray keyring;         ///< Under the second wrap.
    QByteArray recoveryKeyring; ///< As it came; empty: as it was.
    QList<SeedRow> seeds;
};

enum class AddDeviceStatus { Done, Repeated, Outrun };

/// Accounts, their devices and sessions. Names are known only under the server's pepper, tokens
/// and codes only by hash.
///
/// Thread: called on the engine's strand, which gets the answers.
class Directory
{
public:
    virtual ~Directory() = default;

    /// The same account again, by an answer that was lost, is Repeated and changes nothing.
    virtual void registerAccount(NewAccount account, Answer<RegisterStatus> done) = 0;
    virtual void findLogin(const NameHash& name, Answer<LoginLookup> done) = 0;

    /// Puts `next` after the newest manifest if it has the following number; devices it no longer
    /// names lose their sessions.
    virtual void addDevice(ManifestRow next, QByteArray keyring, Answer<AddDeviceStatus> done) = 0;

    /// The same for a change at the word of a device that stays. All of it or nothing.
    virtual void changeDevices(DeviceChange change, Answer<AddDeviceStatus> done) = 0;

    /// What waits for the device, oldest first. A device that is dropped leaves none.
    virtual void
    findSeeds(const UserId& user, const DeviceId& device, Answer<QList<SeedRow>> done) = 0;
    virtual void findManifests(
        const UserId& user,
        quint64 after,
        Answer<QList<QByteArray>> done
    ) = 0; ///< At most kManifestChainMax, oldest first.
    virtual void findNewestManifest(const UserId& user, Answer<ManifestRow> done) = 0;
    virtual void findManifestHeads(QList<UserId> users, Answer<QList<ManifestHeadRow>> done) = 0;

    virtual void findDeviceKey(
        const UserId& user,
        const DeviceId& device,
        Answer<std::optional<protocol::DevicePub>> done
    ) = 0;
    // What opens an account
    virtual void findLoginOf(const UserId& user, Answer<std::optional<LoginRecord>> done) = 0;
    virtual void findRecovery(const NameHash& name, Answer<std::optional<RecoveryRecord>> done) = 0;
    virtual void changeSecrets(SecretsRow next, Answer<SecretsStatus> done) = 0;

    /// Deletes everything of the account: its rows, its spaces and what lies in them. The name
    /// stays taken for kNameRestsMs. Outdated if `proven` is not in force any more.
    virtual void
    deleteAccount(const UserId& user, const Hash32& proven, Answer<SecretsStatus> done) = 0;

    virtual void openSession(const SessionRow& session, Answer<void> done) = 0;
    virtual void
    findSession(const protocol::TokenHash& token, Answer<std::optional<SessionRow>> done) = 0;
};

} // namespace qs::server
