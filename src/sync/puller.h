// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "protocol/mail.h"
#include "protocol/manifests.h"
#include "sync/connection.h"
#include "sync/reducer.h"

namespace qs::sync {

/// Follows the logs of every space this account has to do with: subscribes from its cursors,
/// applies what comes, fills gaps by asking again from where it stands, and fetches the chains of
/// people that something waits for.
///
/// A cursor is saved with the events it counts, so a crash repeats events at most; a repeated event
/// changes nothing. Thread: core.
class Puller
{
public:
    struct Parts
    {
        store::DiskStore& disk;
        AddressBook& book;
        Reducer& reducer;
        Connection& connection;
        Scheduler& scheduler;
        Metrics& metrics;
        SecurityLog& security;
    };

    explicit Puller(Parts parts);
    ~Puller();

    /// Reads the cursors from disk.
    Result<void> reload();

    /// Subscribes to what the address book names and is not followed yet. After authentication, and
    /// whenever the book has changed.
    void follow();

    void onConnectionEnd();
    void onEvents(const protocol::Events& events);

    /// To a request, or unasked: a token is out of date.
    void onSubscribed(const protocol::Subscribed& answer);

    /// Asks for the chain of a person, from the number known on. `done` hears what came of it.
    void fetchChain(const UserId& user, const std::function<void(Result<void>)>& done);

    /// Asks for the chain of a person if that was not done on this connection. True as long as an
    /// answer is due, whoever asked; false if the server has answered and has no more.
    bool wantChain(const UserId& user);

    /// The server moved this circle on: what was refused may open it now.
    void onTokenChanged(const protocol::Subscribed& notice);

    /// Whether anything of a space was applied here.
    [[nodiscard]] bool hasCursor(const SpaceRef& space) const { return m_cursors.contains(space); }

    /// Takes the cursor of a space off the disk, inside a transaction; and stops following it.
    Result<void> dropCursor(const SpaceRef& space);
    void forget(const SpaceRef& space);

    /// Whether a space has been read as far as the server's.
    [[nodiscard]] bool isCurrent(const SpaceRef& space) const;

    /// The last number of a space that has been applied here.
    [[nodiscard]] quint64 appliedSeq(const SpaceRef& space) const;

    /// Whether everything up to the heads that the server named has been applied.
    [[nodiscard]] bool isCaughtUp() const;

    /// A circle takes none of my tokens; or takes one again.
    std::function<void(const SpaceRef&)> onShut;
    std::function<void(const SpaceRef&)> onOpened;

    /// Spaces whose logs are followed now, the mailbox not counted.
    [[nodiscard]] QList<SpaceRef> followedSpaces() const;

    /// The newest number the server named when following began; 0 if it is not followed.
    [[nodiscard]] quint64 headOf(const SpaceRef& space) const
    {
        return m_followed.value(space).head;
    }

    /// The cursor of the mailbox is the mailroom's.
    std::function<quint64()> mailCursor;

    /// Asks whether manifests that came may be believed; the key log's.
    using Vouched = std::function<void(Result<void>)>;
    std::function<void(const UserId&, const QList<QByteArray>&, const Vouched&)> vouch;
    /// A longer chain of somebody was learned.
    std::function<void(const UserId&)> onChainLearned;

    /// Called after events were applied or chains learned.
    std::function<void()> onProgress;
    std::function<void(const Error&)> onDiskError;

private:
    enum class Stage { Wanted, Asked, Following, Absent, Shut };
    struct Followed
    {
        Stage stage = Stage::Wanted;
        quint64 head = 0;            ///< As the server named it when following began.
        crypto::SpaceEpochPtr tried; ///< Whose token was shown.
        qsizetype keys = 0;          ///< Of a group, that were known when asking.
    };

    [[nodiscard]] QSet<SpaceRef> wantedSpaces() const;
    [[nodiscard]] qsizetype keysOf(const SpaceRef& space) const;
    [[nodiscard]] protocol::Cursor cursorOf(const SpaceRef& space) const;
    [[nodiscard]] protocol::SubscribeItem itemFor(const SpaceRef& space) const;
    void subscribe(const QList<SpaceRef>& spaces);
    void onRefused(const SpaceRef& space);
    void stepBack(const SpaceRef& space);
    void askAgain(const SpaceRef& space);
    void fetchWanted();
    void retryAbsentLater();
    void endAsking(const UserId& user, const Result<void>& outcome);
    void noteDoubt(const UserId& user, const QList<QByteArray>& manifests);
    void learn(
        const UserId& user,
        const QList<QByteArray>& manifests,
        const std::function<void(Result<void>)>& done
    );

    Parts m_parts;
    QHash<SpaceRef, protocol::Cursor> m_cursors;
    QHash<SpaceRef, Followed> m_followed;
    QHash<UserId, int> m_asking;        ///< Requests for a chain whose answer is due.
    QSet<UserId> m_unanswered;          ///< The server could not answer: asked for again soon.
    QHash<UserId, quint64> m_fruitless; ///< Asked for, and the server had nothing newer than this.
    Scheduler::TimerId m_absentTimer = 0;
    Scheduler::TimerId m_shutTimer = 0;
    Scheduler::TimerId m_chainTimer = 0;
    qint64 m_shutRetryMs = 0;
};

} // namespace qs::sync
