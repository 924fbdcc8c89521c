// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/clock.h"
#include "base/scheduler.h"
#include "client/sign_in.h"
#include "models/account_link.h"
#include "models/circles_model.h"
#include "models/composer.h"
#include "models/connections_model.h"
#include "models/devices_model.h"
#include "models/evidence_pages.h"
#include "models/invite_link.h"
#include "models/link_banner.h"
#include "models/linking.h"
#include "models/lock_settings.h"
#include "models/person_page.h"
#include "models/profile_editor.h"
#include "models/secrets_model.h"
#include "models/shelf.h"
#include "models/thread_model.h"
#include "models/timeline_model.h"
#include "models/trust_model.h"
#include "models/values.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

#include <functional>
#include <optional>

namespace qs::models {

/// What a session is joined from. All of it outlives the session; `signIn` lives on `core`.
struct SessionPorts
{
    Strand& core;
    Scheduler& ui;
    const Clock& clock;
    client::SignIn& signIn;
    bool opensByItself = true; ///< A key in the keychain opens the account without a question.
    client::CodeReader* codes = nullptr; ///< None: codes are pasted, not read.
};

/// The one object the interface is given: where the person stands between an empty device and an
/// open account, and the models of that account.
///
/// The stage starts at Starting and follows what lies on the device; unless it was locked on
/// purpose, a key in the keychain opens the account without a question. A failed attempt leaves the
/// stage and says why in `problem`. Passwords are handed through and not kept.
///
/// Destroying it saves the draft and then, on core, settles and closes the account.
///
/// Thread: ui.
class Session final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Given to the window by the program")
    Q_PROPERTY(Stage stage READ stage NOTIFY stageChanged FINAL)
    Q_PROPERTY(bool wantsPassword READ wantsPassword NOTIFY stageChanged FINAL)
    Q_PROPERTY(bool busy READ isBusy NOTIFY busyChanged FINAL)
    Q_PROPERTY(qs::models::Problem problem READ problem NOTIFY problemChanged FINAL)
    Q_PROPERTY(qs::models::Profile me READ me NOTIFY meChanged FINAL)
    Q_PROPERTY(qs::models::TimelineModel* timeline READ timeline CONSTANT FINAL)
    Q_PROPERTY(qs::models::ThreadModel* thread READ thread CONSTANT FINAL)
    Q_PROPERTY(qs::models::Composer* composer READ composer CONSTANT FINAL)
    Q_PROPERTY(qs::models::ConnectionsModel* connections READ connections CONSTANT FINAL)
    Q_PROPERTY(qs::models::CirclesModel* circles READ circles CONSTANT FINAL)
    Q_PROPERTY(qs::models::PersonPage* person READ person CONSTANT FINAL)
    Q_PROPERTY(qs::models::InviteLink* invite READ invite CONSTANT FINAL)
    Q_PROPERTY(qs::models::DevicesModel* devices READ devices CONSTANT FINAL)
    Q_PROPERTY(qs::models::Linking* linking READ linking CONSTANT FINAL)
    Q_PROPERTY(QString joinCode READ joinCode NOTIFY joinChanged FINAL)
    Q_PROPERTY(QString joinDigits READ joinDigits NOTIFY joinChanged FINAL)
    Q_PROPERTY(qs::models::LinkBanner* link READ link CONSTANT FINAL)
    Q_PROPERTY(qs::models::SecretsModel* secrets READ secrets CONSTANT FINAL)
    Q_PROPERTY(qs::models::Shelf* shelf READ shelf CONSTANT FINAL)
    Q_PROPERTY(qs::models::ProfileEditor* profile READ profile CONSTANT FINAL)
    Q_PROPERTY(qs::models::LockSettings* locking READ locking CONSTANT FINAL)
    Q_PROPERTY(qs::models::EvidencePages* evidence READ evidence CONSTANT FINAL)
    Q_PROPERTY(qs::models::TrustModel* trust READ trust CONSTANT FINAL)

public:
    enum Stage {
        Starting, ///< Not known yet; lasts for a moment.
        Welcome,  ///< No account on this device.
        Unlock,   ///< An account that is locked.
        Home,     ///< An open account.
    };
    Q_ENUM(Stage)

    explicit Session(const SessionPorts& ports);
    ~Session() override;

    [[nodiscard]] Stage stage() const { return m_stage; }
    /// Whether the lock on this device is opened by a password.
    [[nodiscard]] bool wantsPassword() const { return m_wantsPassword; }
    [[nodiscard]] bool isBusy() const { return m_busy; }
    [[nodiscard]] Problem problem() const { return m_problem; }
    [[nodiscard]] Profile me() const { return m_me; }
    [[nodiscard]] TimelineModel* timeline() { return &m_timeline; }
    [[nodiscard]] ThreadModel* thread() { return &m_thread; }
    [[nodiscard]] Composer* composer() { return &m_composer; }
    [[nodiscard]] ConnectionsModel* connections() { return &m_connections; }
    [[nodiscard]] CirclesModel* circles() { return &m_circles; }
    [[nodiscard]] PersonPage* person() { return &m_person; }
    [[nodiscard]] InviteLink* invite() { return &m_invite; }
    [[nodiscard]] DevicesModel* devices() { return &m_devices; }
    [[nodiscard]] Linking* linking() { return &m_linking; }
    [[nodiscard]] QString joinCode() const { return m_joinCode; }
    [[nodiscard]] QString joinDigits() const { return m_joinDigits; }
    [[nodiscard]] LinkBanner* link() { return &m_banner; }
    [[nodiscard]] SecretsModel* secrets() { return &m_secrets; }
    [[nodiscard]] Shelf* shelf() { return &m_shelf; }
    [[nodiscard]] ProfileEditor* profile() { return &m_profile; }
    [[nodiscard]] LockSettings* locking() { return &m_locking; }
    [[nodiscard]] EvidencePages* evidence() { return &m_evidence; }
    [[nodiscard]] TrustModel* trust() { return &m_trust; }

    Q_INVOKABLE void createAccount(
        const QString& server,
        const QString& username,
        const QString& displayName,
        const QString& code,
        const QString& password
    );
    Q_INVOKABLE void logIn(
        const QString& server,
        const QString& username,
        const QString& password,
        const QString& accountKey = {}
    );

    /// With the recovery sheet; `password` is the new one.
    Q_INVOKABLE void recover(
        const QString& server,
        const QString& username,
        const QString& recoveryKey,
        const QString& password
    );

    /// Shows a code (`joinCode`) by which another device lets this one into its account, then the
    /// digits (`joinDigits`) to be typed there. `password` locks this device if it has no keychain.
    Q_INVOKABLE void join(const QString& server, const QString& password);
    Q_INVOKABLE void stopJoining();
    Q_INVOKABLE void unlock(const QString& password);
    Q_INVOKABLE void unlockWithKeychain();
    Q_INVOKABLE void clearProblem();

    /// Asks whoever made this session to end it and begin a locked one; see Sessions.
    Q_INVOKABLE void lock();

    /// Makes the next start fast; when nothing has happened for a while.
    void settle();

Q_SIGNALS:
    void stageChanged();
    void busyChanged();
    void problemChanged();
    void meChanged();
    void lockRequested();
    void joinChanged();

private:
    using Outcome = std::function<void(client::SignInOutcome)>;

    void lookAround();
    void attempt(std::function<void(client::SignIn&, Outcome)> work);
    void finish(const std::optional<client::SignInFailure>& failure);
    void enter();
    void setJoin(const QString& code, const QString& digits);
    void setStage(Stage stage);
    void setBusy(bool busy);
    void setProblem(const Problem& problem);

    SessionPorts m_ports;
    AccountLink m_link; ///< Before the models, which speak through it to their end.
    TimelineModel m_timeline;
    ThreadModel m_thread;
    Composer m_composer;
    ConnectionsModel m_connections;
    CirclesModel m_circles;
    PersonPage m_person;
    InviteLink m_invite;
    DevicesModel m_devices;
    Linking m_linking;
    LinkBanner m_banner;
    SecretsModel m_secrets;
    LockSettings m_locking;
    EvidencePages m_evidence;
    QString m_joinCode;
    QString m_joinDigits;
    Shelf m_shelf;
    ProfileEditor m_profile;
    TrustModel m_trust;
    Profile m_me;
    Problem m_problem;
    Stage m_stage = Starting;
    bool m_wantsPassword = true;
    bool m_busy = false;
};

} // namespace qs::models
