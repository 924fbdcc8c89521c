// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "client/account_secrets.h"

#include "client/core.h"
#include "client/secrets_talk.h"
#include "codec/cbor_reader.h"
#include "codec/cbor_writer.h"
#include "store/marker.h"

#include <algorithm>

namespace qs::client {

namespace {

using store::Slot;

const QByteArray kSheetKey = QByteArrayLiteral("sheet");
const QByteArray kAccountKeyKey = QByteArrayLiteral("account key");
const QByteArray kPendingKey = QByteArrayLiteral("pending");
const QByteArray kSheetDue = QByteArrayLiteral("due");
constexpr int kAskedGroups = 2;
constexpr int kAskableGroups = crypto::kPaperGroups - 1; // the last one is short
constexpr qsizetype kPendingBytesMax = 512 * 1024;

Result<void> putAccountKey(store::DiskStore& disk, const crypto::AccountKey& key)
{
    return key.isEmpty() ? disk.remove(Slot::Secrets, kAccountKeyKey)
                         : disk.put(Slot::Secrets, kAccountKeyKey, key.view());
}

QString folded(const QString& typed)
{
    QString folded = typed.toUpper();
    folded.remove(u'-').remove(u' ');
    return folded.replace(u'O', u'0').replace(u'I', u'1').replace(u'L', u'1');
}

void forget(RecoverySheet& sheet)
{
    for (QString& group : sheet.groups) {
        group.fill(u'\0');
    }
    for (QString& group : sheet.accountGroups) {
        group.fill(u'\0');
    }
}

} // namespace

/// What this device needs once a change that has left turns out to be made.
struct AccountSecrets::Pending
{
    protocol::Salt salt;   ///< The server shows it if the change was made.
    QByteArray keys;       ///< AccountKeys; empty if they stay.
    QByteArray byRecovery; ///< The local key under the recovery wrap key then in force.
    QByteArray accountKey; ///< Empty without two secrets.
    bool isSheetNew = false;

    [[nodiscard]] QByteArray encode() const
    {
        codec::CborWriter out;
        out.array(5).bytes(salt.view()).bytes(keys).bytes(byRecovery).bytes(accountKey);
        return out.uint(isSheetNew ? 1 : 0).take();
    }
    [[nodiscard]] static Result<Pending> decode(QByteArrayView bytes)
    {
        codec::CborReader in(bytes);
        in.array(5);
        Pending pending;
        pending.salt = in.id<protocol::Salt>();
        pending.keys = in.bytes(kPendingBytesMax);
        pending.byRecovery = in.bytes(store::kWrapsBytesMax);
        pending.accountKey = in.bytes(crypto::kPaperKeyBytes);
        pending.isSheetNew = in.uint(1) == 1;
        QS_TRY(in.finish());
        return pending;
    }
};

Result<void>
noteSecrets(store::DiskStore& disk, bool isSheetDue, const crypto::AccountKey& accountKey)
{
    if (isSheetDue) {
        QS_TRY(disk.put(Slot::Secrets, kSheetKey, kSheetDue));
    }
    return putAccountKey(disk, accountKey);
}

AccountSecrets::AccountSecrets(Core& core) : m_core(core)
{
    const auto pending = core.disk().get(Slot::Secrets, kPendingKey);
    m_isUnclear = pending && pending->has_value();
    core.onLink = [this] { askIfUnclear(); };
    if (auto fresh = std::exchange(core.freshSheet, std::nullopt)) {
        takeSheet(*fresh);
    }
}

AccountSecrets::~AccountSecrets()
{
    m_core.onLink = nullptr;
    if (m_talk) {
        m_talk->abandon();
    }
    putOffSheet();
}

void AccountSecrets::takeSheet(const RecoverySheet& sheet)
{
    m_sheet = sheet;
    m_askedGroups.clear();
    Random& random = m_core.ports().random;
    while (m_askedGroups.size() < kAskedGroups) {
        const int group = static_cast<int>(random.below(kAskableGroups)) + 1;
        if (!m_askedGroups.contains(group)) {
            m_askedGroups.append(group);
        }
    }
    std::sort(m_askedGroups.begin(), m_askedGroups.end());
    m_core.secretsChanged();
}

Result<void> AccountSecrets::confirmSheet(const QString& first, const QString& second)
{
    if (!m_sheet) {
        return Error{ErrorCode::NotFound, QStringLiteral("no sheet is shown")};
    }
    const bool fits = folded(first) == m_sheet->groups[m_askedGroups[0] - 1] &&
                      folded(second) == m_sheet->groups[m_askedGroups[1] - 1];
    if (!fits) {
        return Error{ErrorCode::Invalid, QStringLiteral("other groups")};
    }
    QS_TRY(m_core.disk().remove(Slot::Secrets, kSheetKey));
    putOffSheet();
    return {};
}

void AccountSecrets::putOffSheet()
{
    if (m_sheet) {
        forget(*m_sheet);
        m_sheet.reset();
        m_askedGroups.clear();
        m_core.secretsChanged();
    }
}

SecretsView AccountSecrets::view() const
{
    const auto due = m_core.disk().get(Slot::Secrets, kSheetKey);
    const auto key = m_core.disk().get(Slot::Secrets, kAccountKeyKey);
    SecretsView view;
    view.isSheetDue = due && due->has_value();
    view.hasSheet = m_sheet.has_value();
    view.hasAccountKey = key && key->has_value();
    view.isBusy = m_talk != nullptr;
    view.isUnclear = m_isUnclear;
    view.words = crypto::identityWords(m_core.keys().chain().identity());
    view.askedGroups = m_askedGroups;
    return view;
}

// What goes into a change

Result<crypto::AccountKey> AccountSecrets::accountKey() const
{
    return keptAccountKey(m_core.disk());
}

Result<crypto::AccountKey> keptAccountKey(store::DiskStore& disk)
{
    QS_TRY_ASSIGN(auto kept, disk.get(Slot::Secrets, kAccountKeyKey));
    if (!kept) {
        return crypto::AccountKey();
    }
    auto key = crypto::AccountKey::from(*kept);
    proof::wipe(*kept);
    return key;
}

AccountSecrets::NextMade
AccountSecrets::nextSecrets(const QString& password, crypto::AccountKey key) const
{
    const crypto::KdfPolicy& policy = m_core.ports().kdf;
    QS_TRY_ASSIGN(
        crypto::PasswordKeys keys,
        crypto::derivePasswordKeys(password, crypto::randomSalt(), policy.preferred, policy, key)
    );
    return crypto::NextSecrets{std::move(keys), std::move(key)};
}

crypto::FloorsByDevice AccountSecrets::floors() const
{
    crypto::FloorsByDevice floors;
    for (const proof::ManifestDevice& device : m_core.keys().chain().newest().devices) {
        floors.insert(device.id, m_core.engine().book().floorsOf(device.id));
    }
    return floors;
}

RecoverySheet AccountSecrets::sheetOf(
    const crypto::SecretsChange& change,
    const protocol::IdentityPub& identity
) const
{
    const Core::Home& home = m_core.home();
    return {
        home.username,
        home.host,
        crypto::identityWords(identity),
        change.recoveryKey.groups(),
        change.accountKey.isEmpty() ? QStringList() : change.accountKey.groups()};
}

// Commands

std::shared_ptr<SecretsTalk> AccountSecrets::beginTalk(const SecretsDone& done)
{
    if (m_talk || m_isUnclear) {
        done({m_talk ? SecretsProblem::Busy : SecretsProblem::Unclear, 0, 0, {}});
        return nullptr;
    }
    m_talk =
        std::make_shared<SecretsTalk>(m_core, *this, [this, done](const SecretsOutcome& outcome) {
            m_talk.reset();
            if (outcome.sheet) {
                takeSheet(*outcome.sheet);
            }
            m_core.secretsChanged();
            done(outcome);
        });
    m_core.secretsChanged();
    return m_talk;
}

void AccountSecrets::makeSheet(const QString& password, SecretsDone done)
{
    if (const auto talk = beginTalk(done)) {
        talk->change(
            password,
            {},
            [this](const crypto::Keyring& keyring, const crypto::NextSecrets& proven) {
                return crypto::renewRecoveryKey(keyring, m_core.keys(), proven);
            }
        );
    }
}

void AccountSecrets::changePassword(const QString& password, const QString& next, SecretsDone done)
{
    if (!crypto::isLongEnough(next)) {
        done({SecretsProblem::WeakPassword, 0, 0, {}});
        return;
    }
    if (const auto talk = beginTalk(done)) {
        talk->change(
            password,
            next,
            [this, next](const crypto::Keyring& keyring, const crypto::NextSecrets& proven)
                -> Result<crypto::SecretsChange> {
                QS_TRY_ASSIGN(
                    const crypto::NextSecrets made, nextSecrets(next, proven.accountKey.copy())
                );
                return crypto::changePassword(keyring, m_core.keys(), made);
            }
        );
    }
}

void AccountSecrets::renewIdentity(const QString& password, const QString& next, SecretsDone done)
{
    if (!crypto::isLongEnough(next)) {
        done({SecretsProblem::WeakPassword, 0, 0, {}});
        return;
    }
    if (const auto talk = beginTalk(done)) {
        talk->change(
            password,
            next,
            [this, next](const crypto::Keyring& keyring, const crypto::NextSecrets& proven)
                -> Result<crypto::SecretsChange> {
                const bool hasTwo = !proven.accountKey.isEmpty();
                QS_TRY_ASSIGN(
                    const crypto::NextSecrets made,
                    nextSecrets(next, hasTwo ? crypto::AccountKey::random() : crypto::AccountKey())
                );
                return crypto::renewIdentity(keyring, m_core.keys(), floors(), made);
            }
        );
    }
}

void AccountSecrets::resetIdentity(const QString& next, SecretsDone done)
{
    if (!crypto::isLongEnough(next)) {
        done({SecretsProblem::WeakPassword, 0, 0, {}});
        return;
    }
    if (const auto talk = beginTalk(done)) {
        talk->changeAsDevice(next, [this, next]() -> Result<crypto::SecretsChange> {
            QS_TRY_ASSIGN(const crypto::NextSecrets made, nextSecrets(next, {}));
            return crypto::resetIdentity(m_core.keys(), made);
        });
    }
}

void AccountSecrets::setTwoSecrets(bool wanted, const QString& password, SecretsDone done)
{
    if (const auto talk = beginTalk(done)) {
        talk->change(
            password,
            {},
            [this, wanted, password](const crypto::Keyring& keyring, const crypto::NextSecrets&)
                -> Result<crypto::SecretsChange> {
                QS_TRY_ASSIGN(
                    const crypto::NextSecrets made,
                    nextSecrets(
                        password, wanted ? crypto::AccountKey::random() : crypto::AccountKey()
                    )
                );
                // The sheet has the account key on it, so there is a new one.
                return crypto::renewRecoveryKey(keyring, m_core.keys(), made);
            }
        );
    }
}

void AccountSecrets::deleteAccount(const QString& password, SecretsDone done)
{
    if (const auto talk = beginTalk(done)) {
        talk->deleteAccount(password);
    }
}

// Both sides of a change

Result<void>
AccountSecrets::prepare(const crypto::SecretsChange& change, const QString& nextPassword)
{
    crypto::LocalWraps wraps;
    wraps.user = m_core.me();
    crypto::wrapByRecovery(wraps, m_core.localKey(), change.recoveryWrap);
    Pending pending;
    pending.salt = change.request.password.salt;
    pending.keys = change.keys ? change.keys->serialize() : QByteArray();
    pending.byRecovery = wraps.byRecovery;
    pending.accountKey = change.accountKey.view().toByteArray();
    pending.isSheetNew = change.request.recovery.has_value();
    QByteArray bytes = pending.encode();
    const Result<void> stored = m_core.disk().put(Slot::Secrets, kPendingKey, bytes);
    proof::wipe(bytes);
    proof::wipe(pending.keys);
    proof::wipe(pending.accountKey);
    QS_TRY(stored);
    if (nextPassword.isEmpty()) {
        return {};
    }
    QS_TRY_ASSIGN(auto marker, store::readMarker(m_core.folder()));
    if (!marker) {
        return Error{ErrorCode::NotFound, QStringLiteral("the marker is gone")};
    }
    QS_TRY(crypto::wrapByNextPassword(
        marker->wraps, m_core.localKey(), nextPassword, m_core.ports().kdf
    ));
    return store::writeMarker(m_core.folder(), *marker);
}

Result<void> AccountSecrets::settleMarker(const Pending& pending, bool isTaken)
{
    QS_TRY_ASSIGN(auto marker, store::readMarker(m_core.folder()));
    if (!marker) {
        return Error{ErrorCode::NotFound, QStringLiteral("the marker is gone")};
    }
    crypto::settleNextPassword(marker->wraps, isTaken);
    if (isTaken) {
        marker->wraps.byRecovery = pending.byRecovery;
    }
    return store::writeMarker(m_core.folder(), *marker);
}

Result<void> AccountSecrets::settle(bool isTaken)
{
    QS_TRY_ASSIGN(auto bytes, m_core.disk().get(Slot::Secrets, kPendingKey));
    if (!bytes) {
        return {};
    }
    QS_TRY_ASSIGN(Pending pending, Pending::decode(*bytes));
    proof::wipe(*bytes);
    QS_TRY(settleMarker(pending, isTaken));
    if (isTaken) {
        if (!pending.keys.isEmpty()) {
            auto keys = crypto::AccountKeys::deserialize(pending.keys);
            proof::wipe(pending.keys);
            QS_TRY(keys);
            QS_TRY(m_core.adopt(std::move(keys).value()));
        }
        QS_TRY(putAccountKey(m_core.disk(), crypto::AccountKey::from(pending.accountKey)));
        if (pending.isSheetNew) {
            QS_TRY(m_core.disk().put(Slot::Secrets, kSheetKey, kSheetDue));
        }
    }
    proof::wipe(pending.accountKey);
    QS_TRY(m_core.disk().remove(Slot::Secrets, kPendingKey));
    m_isUnclear = false;
    m_core.secretsChanged();
    return {};
}

// The connection is back and we do not know what became of a change: the salt tells.
void AccountSecrets::askIfUnclear()
{
    if (!m_isUnclear || m_talk || !m_core.engine().connection().isOpen()) {
        return;
    }
    const auto bytes = m_core.disk().get(Slot::Secrets, kPendingKey);
    const auto pending = bytes && *bytes ? Pending::decode(**bytes)
                                         : Result<Pending>(Error{ErrorCode::NotFound, {}});
    if (!pending) {
        return;
    }
    m_talk = std::make_shared<SecretsTalk>(m_core, *this, [this](const SecretsOutcome&) {
        m_talk.reset();
        m_core.secretsChanged();
    });
    m_talk->askSalt([this, salt = pending->salt](const protocol::Salt& shown) {
        if (const auto settled = settle(shown == salt); !settled) {
            m_core.ports().log.write(LogLevel::Error, "secrets", settled.error().detail);
        }
    });
}

} // namespace qs::client
