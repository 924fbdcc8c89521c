// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "sync/group_desk.h"
#include "sync/key_log.h"
#include "sync/mailroom.h"
#include "sync/manifest_watch.h"
#include "sync/own_devices.h"
#include "sync/parting.h"
#include "sync/rebase.h"
#include "sync/sender.h"
#include "sync/witness_book.h"

namespace qs::sync {

/// Keeps one device of one account in step with its server: joins connection, outbox, sender,
/// puller, reducer and mailroom, and is the only one that knows them all.
///
/// Runs on ports alone, so a whole world of engines fits into one thread under a virtual clock.
/// Thread: core.
class Engine
{
public:
    struct Parts
    {
        store::DiskStore& disk;
        store::Projection& projection;
        crypto::AccountKeys& keys;
        TransportFactory& transports;
        const Clock& clock;
        Random& random;
        Scheduler& scheduler;
        ChangeListener& changes;
        Log& log;
        Metrics& metrics;
    };

    /// `host` is what invite links name.
    Engine(const Parts& parts, const Connection::Identity& identity, const QString& host);
    ~Engine();
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;

    /// Reads everything from disk. Before anything else.
    Result<void> restore();

    /// A new account, or one whose vault turned out to be empty: makes my circle and settings.
    Result<void> found(const content::Profile& profile);

    void start();
    void stop();
    void nudge();

    /// Puts intents into the outbox, together with what `also` stores, all or none, and lets them
    /// go when they can.
    Result<void> enqueue(
        const QList<Intent>& intents,
        const std::function<Result<void>()>& also = [] { return Result<void>(); }
    );

    /// Puts an intent into the outbox instead of one that has not been sealed, behind all others.
    Result<void> replace(const IntentId& id, const Intent& with);

    /// Lets a refused intent try again, or gives an intent up.
    Result<void> requeue(const IntentId& id);
    Result<void> giveUp(const IntentId& id, const std::function<Result<void>()>& also);

    /// Brings every record of the vault under the newest generation of keys, after the seed has
    /// advanced. Until that is done, records are read under the old ones. Busy if the outbox is
    /// full: nothing is lost, call it again.
    Result<void> rewriteVault();

    [[nodiscard]] Intent newIntent(IntentKind kind);

    [[nodiscard]] const Outbox& outbox() const { return m_outbox; }
    [[nodiscard]] const AddressBook& book() const { return m_book; }
    [[nodiscard]] ShelfBook& shelf() { return m_shelf; }
    [[nodiscard]] const ShelfBook& shelf() const { return m_shelf; }
    [[nodiscard]] Mailroom& mailroom() { return m_mailroom; }
    [[nodiscard]] Parting& parting() { return m_parting; }
    [[nodiscard]] const Parting& parting() const { return m_parting; }
    [[nodiscard]] Rotation& rotation() { return m_rotation; }
    [[nodiscard]] Connection& connection() { return m_connection; }
    [[nodiscard]] OwnDevices& devices() { return m_devices; }
    [[nodiscard]] const OwnDevices& devices() const { return m_devices; }
    [[nodiscard]] GroupDesk& groups() { return m_groups; }
    [[nodiscard]] Reducer& reducer() { return m_reducer; }
    [[nodiscard]] bool isHolding(const SpaceRef& space) const { return m_reducer.isHolding(space); }
    [[nodiscard]] const SecurityLog& security() const { return m_security; }

    /// Settles a doubt about somebody or marks an entry as seen; then goes on with what waited.
    Result<void> decide(quint64 entry, Decision decision);
    Result<void> decideOn(const UserId& user, Decision decision);

    /// What comparing safety numbers came to: the same (Verified), or not (a lasting doubt).
    Result<void> compared(const UserId& user, bool same);

    /// Whose doubted keys an intent waits for; null if it waits for nobody's.
    [[nodiscard]] UserId waitsFor(const Intent& intent) const;
    [[nodiscard]] const Connection& connection() const { return m_connection; }
    [[nodiscard]] const Sender& sender() const { return m_sender; }
    [[nodiscard]] EvidenceBook& evidence() { return m_evidence; }
    [[nodiscard]] const EvidenceBook& evidence() const { return m_evidence; }
    [[nodiscard]] KeyLog& keyLog() { return m_keyLog; }
    [[nodiscard]] const KeyLog& keyLog() const { return m_keyLog; }
    [[nodiscard]] const WitnessBook& witnesses() const { return m_witnesses; }
    [[nodiscard]] const Puller& puller() const { return m_puller; }
    [[nodiscard]] Rebase rebase() const { return Rebase(m_outbox); }
    [[nodiscard]] bool isCaughtUp() const { return m_puller.isCaughtUp(); }
    [[nodiscard]] bool isDiskFull() const { return m_isDiskFull; }

    /// The profile that founds the account if the vault turns out empty; see found().
    void setFoundingProfile(const content::Profile& profile) { m_foundingProfile = profile; }

private:
    void onPush(protocol::FrameType type, const QByteArray& frame);
    void onProgress();
    void onDiskError(const Error& error);
    void joinParts();
    void foundIfEmpty();
    void joinEvidence();
    void lookForWithheld();
    void lookAgainLater();
    void onChainLearned(const UserId& user);
    Result<void> together(const std::function<Result<void>()>& work);
    void joinGroups();
    [[nodiscard]] Connection::Listener listener();

    Parts m_parts;
    Outbox m_outbox;
    AddressBook m_book;
    ShelfBook m_shelf;
    EvidenceBook m_evidence;
    WitnessBook m_witnesses;
    SecurityLog m_security;
    Reducer m_reducer;
    Connection m_connection;
    Puller m_puller;
    Rotation m_rotation;
    Sender m_sender;
    Mailroom m_mailroom;
    Parting m_parting;
    KeyLog m_keyLog;
    ManifestWatch m_manifestWatch;
    OwnDevices m_devices;
    GroupDesk m_groups;
    std::optional<content::Profile> m_foundingProfile;
    bool m_isDiskFull = false;
    bool m_isProgressing = false;
    bool m_areReceiptsUnchecked = true; ///< Since the connection opened.
    Scheduler::TimerId m_witnessTimer = 0;
    Scheduler::TimerId m_lookTimer = 0; ///< Until something held is worth another look.
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true); ///< Posted work may outlive us.
};

} // namespace qs::sync
