// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "client/lock_writer.h"

#include "proof/hash.h"
#include "store/marker.h"

namespace qs::client {

using namespace Qt::StringLiterals;

namespace {

struct EntryNameTag;

// Who looks into the keychain learns that there is an account, not whose.
QString freshEntryFor(const UserId& user, Random& random)
{
    constexpr qsizetype kShortBytes = 8;
    const QByteArray name = proof::hashBytes(proof::label::kLocalId, {user.view()}, 32);
    const auto suffix = random.id<FixedBytes<EntryNameTag, 4>>();
    return u"quicksilver/"_s + QString::fromLatin1(name.first(kShortBytes).toHex()) + u'/' +
           QString::fromLatin1(suffix.bytes().toHex());
}

class LockWriter : public std::enable_shared_from_this<LockWriter>
{
public:
    LockWriter(Ports& ports, LockPlan plan, std::function<void(Result<void>)> done)
        : m_ports(ports), m_plan(std::move(plan)), m_done(std::move(done))
    {
    }

    void run()
    {
        m_plan.wraps.byKeychain.clear();
        m_plan.wraps.byPassword.clear();
        m_plan.wraps.byBoth.clear();
        if (m_plan.mode == LockMode::Password) {
            underPassword();
            return;
        }
        m_entry = freshEntryFor(m_plan.wraps.user, m_ports.random);
        m_wrapKey = crypto::LocalWrapKey::random();
        QByteArray secret = m_wrapKey.view().toByteArray();
        m_ports.keychain.write(
            m_entry,
            secret,
            [self = shared_from_this()](const Result<void>& kept) { self->onKept(kept); }
        );
        proof::wipe(secret);
    }

private:
    void underPassword()
    {
        m_entry.clear();
        const auto wrapped =
            crypto::wrapByPassword(m_plan.wraps, m_plan.key, m_plan.password, m_ports.kdf);
        finish(wrapped ? mark() : wrapped);
    }

    void onKept(const Result<void>& kept)
    {
        if (!kept) {
            if (m_plan.orPassword) {
                underPassword();
            } else {
                finish(kept);
            }
            return;
        }
        if (m_plan.mode == LockMode::Keychain) {
            crypto::wrapByKeychain(m_plan.wraps, m_plan.key, m_wrapKey);
            finish(mark());
            return;
        }
        const auto wrapped =
            crypto::wrapByBoth(m_plan.wraps, m_plan.key, m_wrapKey, m_plan.password, m_ports.kdf);
        finish(wrapped ? mark() : wrapped);
    }

    Result<void> mark()
    {
        // An unreadable marker is replaced: the person has just shown that the key is theirs.
        const auto before = store::readMarker(m_plan.folder);
        QByteArray note;
        QString oldEntry;
        if (before && *before) {
            note = (*before)->note;
            oldEntry = (*before)->keychainEntry;
        }
        QS_TRY(store::writeMarker(m_plan.folder, {m_plan.wraps, m_entry, note}));
        if (!oldEntry.isEmpty() && oldEntry != m_entry) {
            m_ports.keychain.remove(oldEntry, [](const Result<void>&) {});
        }
        return {};
    }

    void finish(const Result<void>& outcome)
    {
        if (!outcome && !m_entry.isEmpty()) {
            m_ports.keychain.remove(m_entry, [](const Result<void>&) {});
        }
        m_plan.password.fill(u'\0');
        const auto done = std::exchange(m_done, nullptr);
        done(outcome);
    }

    Ports& m_ports;
    LockPlan m_plan;
    std::function<void(Result<void>)> m_done;
    crypto::LocalWrapKey m_wrapKey;
    QString m_entry;
};

} // namespace

void writeLock(Ports& ports, LockPlan plan, std::function<void(Result<void>)> done)
{
    std::make_shared<LockWriter>(ports, std::move(plan), std::move(done))->run();
}

} // namespace qs::client
