// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/result.h"
#include "client/circles.h"
#include "client/views.h"

#include <functional>
#include <memory>

namespace qs::client {

struct Ports;
class Core;
class Devices;
class Locking;
class Evidence;
class Posts;
class OwnProfile;
class Shelf;
class Secrets;
class Trust;
class Groups;

/// One signed-in account on this device: everything a person can do, and everything a screen can
/// ask.
///
/// Commands make what they were given durable before they return, and show at once; sending goes on
/// by itself. Queries answer from memory.
///
/// Thread: core. Values may be handed to other threads.
class Account
{
public:
    explicit Account(std::unique_ptr<Core> core);
    ~Account();

    // Commands

    /// Writes a post. Invalid if the text is empty or too long; NotFound if the circle is none of
    /// mine; OutOfSpace if the disk is full: then nothing has happened and the draft stays.
    [[nodiscard]] Result<ObjectRef> publish(const QString& text, const AudienceChoice& audience);

    /// Says whether I like a post. The last word counts.
    [[nodiscard]] Result<void> setLiked(const ObjectRef& post, bool liked);

    /// Keeps half-written text. Called often.
    [[nodiscard]] Result<void> saveDraft(const DraftView& draft);

    /// As Posts does.
    [[nodiscard]] Result<void> retry(const ObjectRef& post);
    [[nodiscard]] Result<void> discard(const ObjectRef& post);

    /// A link for one person to connect with me, good for seven days.
    [[nodiscard]] Result<QString> createInvite();

    /// Asks the person who made the link to connect. `done` hears whether the request is on its way
    /// (it waits in the outbox if there is no network), or what is wrong with the link.
    void openInvite(const QString& link, std::function<void(Result<PersonView>)> done);

    /// Connects with somebody who asked, or turns them down without telling them.
    [[nodiscard]] Result<void> approve(const UserId& person);
    [[nodiscard]] Result<void> decline(const UserId& person);

    /// Who can read what I write, and how that begins and ends.
    [[nodiscard]] Circles circles() { return Circles(*m_core); }

    /// Starts and stops talking to the server. A new account is stopped.
    void connectNow();
    void disconnectNow();

    /// Stops talking and makes everything durable: the last call before the account is let go, to
    /// quit or to lock. Letting go wipes every key it held.
    void close();

    /// Brings the vault under the newest keys, after the account's seed has advanced; see
    /// sync::Engine.
    [[nodiscard]] Result<void> rewriteVault();

    /// Writes the snapshot that makes the next start fast. Before quitting, locking, or when
    /// nothing happens.
    [[nodiscard]] Result<void> settle();

    // Areas

    [[nodiscard]] Locking& locking();
    [[nodiscard]] Shelf& shelf();
    [[nodiscard]] Evidence& evidence();
    [[nodiscard]] Devices& devices() { return *m_devices; }
    [[nodiscard]] const Devices& devices() const { return *m_devices; }
    [[nodiscard]] OwnProfile& profile();

    /// What opens this account: password, recovery sheet, identity.
    [[nodiscard]] Secrets& secrets();
    /// Who people are, and what was found amiss.
    [[nodiscard]] Trust& trust() { return *m_trust; }

    /// Replies, edits, removals, reposts, threads.
    [[nodiscard]] Posts& posts() { return *m_posts; }
    [[nodiscard]] const Posts& posts() const { return *m_posts; }

    // Queries

    [[nodiscard]] MeView me() const;
    /// The `limit` posts after `before` (older), or the newest. Pending ones come first.
    [[nodiscard]] TimelinePage timeline(const std::optional<TimelineKey>& before, int limit) const;
    [[nodiscard]] std::optional<PostView> post(const ObjectRef& ref) const;
    [[nodiscard]] QList<ConnectionView> connections() const;
    [[nodiscard]] DraftView draft() const;
    [[nodiscard]] LinkStatus link() const;

    /// Called on the core thread at most once for each turn in which something changed.
    void onChanges(std::function<void(const Changes&)> listener);

    /// Its groups.
    [[nodiscard]] Groups& groups();

private:
    // Whatever mutes and filters say.
    [[nodiscard]] TimelinePage
    plainTimeline(const std::optional<TimelineKey>& before, int limit) const;
    [[nodiscard]] std::optional<PostView> plainPost(const ObjectRef& ref) const;

    std::unique_ptr<Core> m_core;
    std::unique_ptr<Locking> m_locking;
    std::unique_ptr<Posts> m_posts;
    std::unique_ptr<Shelf> m_shelf;
    std::unique_ptr<Secrets> m_secrets;
    std::unique_ptr<Evidence> m_evidence;
    std::unique_ptr<Devices> m_devices;
    std::unique_ptr<OwnProfile> m_profile;
    std::unique_ptr<Trust> m_trust;
    std::unique_ptr<Groups> m_groups;
};

} // namespace qs::client
