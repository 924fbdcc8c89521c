// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "crypto/mail.h"
#include "protocol/mail.h"
#include "sync/outbox.h"
#include "sync/puller.h"

namespace qs::sync {

inline constexpr qsizetype kMailWaitingMax = 1'000; ///< Letters in hand at a time.

/// How two people connect: makes and opens invites, reads letters from the mailbox, answers them,
/// and keeps what they brought in the address book and, through the outbox, in the vault.
///
///     I make a link        -> an invite and an open door
///     they open it         -> their request, sealed, through that door     (they: Requested)
///     I approve            -> my acceptance, sealed, through their door    (I: Connected)
///     they read it         -> nothing                                      (they: Connected)
///     before my next post  -> my circle's next key for everybody in it     (see Rotation)
///
/// Who finds somebody by name asks the same way, through the door for strangers and with no proof
/// of a link; both then trust what they saw first. Two who asked each other are connected.
///
/// Letters are read in order; one whose sender's chain is not here yet waits for it, and those
/// behind it with it. One that does not open, or proves nothing, is counted and passed over.
/// Thread: core.
class Mailroom
{
public:
    struct Parts
    {
        store::DiskStore& disk;
        Outbox& outbox;
        AddressBook& book;
        Puller& puller;
        Random& random;
        const Clock& clock;
        ChangeListener& changes;
        Metrics& metrics;
        QString host; ///< That links from here name.
        SecurityLog& security;
    };

    explicit Mailroom(Parts parts) : m_parts(std::move(parts)) {}

    Result<void> reload();

    /// Up to where the mailbox has been read.
    [[nodiscard]] quint64 cursor() const { return m_cursor; }

    void onMail(const protocol::Mail& mail);

    /// Reads on, if what it waited for has come.
    void readNext();

    /// A connection is open: requests that waited for one can go.
    void onOpen();

    // What a person does; see client::Account.
    [[nodiscard]] Result<QString> createInvite();
    void
    openInvite(const QString& link, const std::function<void(Result<crypto::PersonRecord>)>& done);
    [[nodiscard]] Result<void> approve(const UserId& user);
    [[nodiscard]] Result<void> decline(const UserId& user);
    [[nodiscard]] Result<void> withdraw(const UserId& user);

    /// Asks somebody whose username led here, through their door for strangers.
    void ask(const UserId& user, const std::function<void(Result<crypto::PersonRecord>)>& done);

    /// Opens or closes the door for strangers.
    [[nodiscard]] Result<void> setFindable(bool isFindable);

    // For who else changes what an account remembers.

    /// Does all of `work` or nothing, then lets what it queued go.
    Result<void> atomically(const std::function<Result<void>()>& work);

    /// Queues a record of the vault, and takes it over at once. Inside a transaction.
    Result<void> remember(AddressBook::RecordContent content);

    /// Inside a transaction: a door closes; letters to somebody do not leave; I am no longer
    /// counted among somebody's followers, or from now on.
    Result<void> closeDoor(const protocol::Token& token);
    Result<void> dropMailTo(const UserId& user);
    Result<void> follow(const UserId& user);
    Result<void> unfollow(const UserId& user);

    /// Whether every letter that came was read.
    [[nodiscard]] bool isDrained() const { return m_waiting.isEmpty() && !m_isFetching; }

    /// Takes letters about groups, inside the transaction in which they are read.
    std::function<Result<void>(const crypto::Letter&, const crypto::IdentityChain&)> onGroupLetter;

    /// Called after something was put into the outbox or the book.
    std::function<void()> onProgress;
    std::function<void(const Error&)> onDiskError;

private:
    struct Waiting
    {
        protocol::MailItem item;
        std::optional<crypto::Letter> letter;
    };

    void read(const Waiting& waiting);
    Result<void> takeRequest(const crypto::Letter& letter, const crypto::IdentityChain& sender);
    Result<void> takeGrant(const crypto::Letter& letter, const crypto::IdentityChain& sender);
    Result<void> takeAcceptance(const crypto::Letter& letter, const crypto::IdentityChain& sender);
    Result<void> takeWithdrawal(const crypto::Letter& letter, const crypto::IdentityChain& sender);
    Result<void> take(const crypto::Letter& letter, const crypto::IdentityChain& sender);
    Result<void> connect(crypto::PersonRecord person);
    Result<void> request(const crypto::Invite& invite);
    Result<void> requestBy(crypto::PersonRecord person, const Hash32& proof);
    Result<void> countFollow(const UserId& user, const protocol::FollowMark& mark, bool isOn);
    Result<void>
    mail(const UserId& recipient, const protocol::Token& token, const QByteArray& sealed);
    Result<void> openDoor(const protocol::Token& token);
    Result<void> moveCursor(quint64 seq);
    [[nodiscard]] Intent newIntent(IntentKind kind);

    Parts m_parts;
    QList<Waiting> m_waiting;
    quint64 m_cursor = 0;
    bool m_isFetching = false;
};

} // namespace qs::sync
