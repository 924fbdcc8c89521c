// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "client/circles_views.h"
#include "client/device_views.h"
#include "client/evidence_views.h"
#include "client/group_views.h"
#include "client/locking.h"
#include "client/secrets_views.h"
#include "client/shelf_views.h"
#include "client/sign_in.h"
#include "client/trust_views.h"
#include "support/pretend/loop_scheduler.h"

#include <QHash>

#include <memory>
#include <optional>

namespace qs::tests {

/// What a pretended account holds, open to the test. After changing something by hand, say so with
/// announce(). One at a time; the account opened by signIn() looks into it.
///
/// Thread: that of its construction.
class PretendWorld
{
public:
    PretendWorld();
    ~PretendWorld();
    PretendWorld(const PretendWorld&) = delete;
    PretendWorld& operator=(const PretendWorld&) = delete;

    [[nodiscard]] static PretendWorld& current();

    [[nodiscard]] client::PersonView person(const QString& name);
    ObjectRef add(const QString& author, const QString& text, client::Audience audience, int likes);
    ObjectRef addMine(const QString& text, client::Delivery delivery);
    ObjectRef addReply(const ObjectRef& to, const QString& author, const QString& text);
    ObjectRef addRepost(
        const QString& author,
        const ObjectRef& of,
        const QString& comment,
        client::Audience audience
    );
    void fill(int posts);
    void fillThread();
    void fillManyScripts();

    /// The server answers again and takes everything that waits.
    void goOnline();
    void goOffline();
    void refuse(const ObjectRef& post, client::RefusalReason reason);
    void remove(const ObjectRef& post);
    void meet(const QString& name, client::Relation relation);

    /// Something was found amiss about somebody (empty name: about nobody). Yields its number.
    quint64 find(client::FindingType type, const QString& name, int count);

    /// The same as a row among the posts.
    void addNote(client::FindingType type, const QString& name, int count);

    /// Tells the account's listener.
    void announce(const client::Changes& changes);
    void announcePosts();

    [[nodiscard]] client::PostView* find(const ObjectRef& post);
    [[nodiscard]] QList<client::PostView> sorted() const;

    LoopScheduler scheduler;
    std::unique_ptr<client::SignIn> signIn;

    QList<client::PostView> posts;
    std::optional<client::PostView> takenBack; ///< The last one, for its undoing.
    QHash<ObjectRef, QStringList> olderTexts;
    QHash<ObjectRef, QString> replyDrafts;
    QList<client::ConnectionView> people;
    QList<client::CircleView> circles; ///< Besides the connections.
    bool isFindable = false;
    QList<client::SecurityView> findings;
    QHash<UserId, client::TrustLevel> levels;
    client::DraftView draft;
    QString bio;
    QList<client::BookmarkView> bookmarks;
    QList<client::FolderView> folders;
    QList<client::MuteView> mutes;
    QList<content::Filter> filters;
    QList<client::SavedDraftView> drafts;
    client::LinkStatus link;
    client::MeView me;
    QList<client::DeviceView> devices;
    client::LinkingView linking;
    client::LinkSteps joinSteps; ///< Of a device that shows its code.
    client::Presence presence = client::Presence::NeedsPassword;
    std::optional<client::SignInFailure> refusal; ///< Of every attempt to get in.
    std::optional<ErrorCode> commandError;        ///< Of every command.
    client::Credentials lastCredentials;
    std::function<void(const client::Changes&)> listener;
    client::LockChoices lockChoices;
    QList<client::GroupView> groups;
    QList<client::GroupMemberView> groupMembers;
    client::SecretsView secrets;
    std::optional<client::RecoverySheet> sheet;
    client::SecretsOutcome secretsOutcome; ///< Of every change of secrets.
    client::CompletenessView completeness;
    client::ServerRows serverRows; ///< Of every table.
    std::optional<client::ReportPreview> reportPreview;
    QStringList reports; ///< Notes of those that were sent.
    client::LockMode lockMode = client::LockMode::Password;
    bool isOpen = false; ///< Whether an account is.
    int settled = 0;
    int draftsSaved = 0;

private:
    [[nodiscard]] ObjectRef nextRef(const client::PersonView& author);

    struct Outside;
    std::unique_ptr<Outside> m_outside;
    quint64 m_next = 1;
};

} // namespace qs::tests
