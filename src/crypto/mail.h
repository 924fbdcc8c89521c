// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "content/name_card.h"
#include "crypto/account.h"
#include "crypto/epoch.h"
#include "crypto/invite.h"
#include "crypto/voucher.h"

#include <optional>

namespace qs::crypto {

// What one person leaves in another's mailbox. The server sees an anonymous sealed box of a padded
// length; inside, a device's signature covers everything, the recipient and their seed generation
// included, so that nobody can pass a letter on to somebody else.

/// "Let us connect."
struct ConnectRequest
{
    Hash32 proof; ///< inviteProof() of the link's secret; null from who found me by name.
    content::NameCard nameCard;
    protocol::Token dropToken; ///< Into the requester's mailbox, for the answer.

    friend bool operator==(const ConnectRequest&, const ConnectRequest&) = default;
};

/// "Yes, let us." The keys come with the next epoch of each other's circle.
struct Acceptance
{
    content::NameCard nameCard;
    protocol::Token dropToken; ///< Into the mailbox of who accepts.

    friend bool operator==(const Acceptance&, const Acceptance&) = default;
};

/// "Here is the key of a circle of mine."
struct Grant
{
    SpaceEpochPtr epoch; ///< Key and statement.
    Voucher voucher;     ///< For the recipient, in that epoch.
    quint64 fromSeq = 0; ///< Where the recipient's view of the circle's log begins.
    content::NameCard nameCard;
    QByteArray sealedProfile;  ///< openProfile(); may be empty.
    protocol::Token dropToken; ///< Into the owner's mailbox.
    bool isMain = true;        ///< Of the owner's connections, not of a smaller circle.
};

inline constexpr qsizetype kSealedProfileBytesMax = 2048;

/// A letter to the person this chain is of. Invalid if a part breaks a rule or their box key is
/// unusable.
[[nodiscard]] Result<QByteArray> sealConnectRequest(
    const AccountKeys& me,
    const IdentityChain& recipient,
    const ConnectRequest& request
);

/// Of a circle of mine; the voucher is made here, whatever `grant` holds there.
[[nodiscard]] Result<QByteArray>
sealGrant(const AccountKeys& me, const IdentityChain& recipient, const Grant& grant);

[[nodiscard]] Result<QByteArray>
sealAcceptance(const AccountKeys& me, const IdentityChain& recipient, const Acceptance& acceptance);

/// "I take back that I asked."
[[nodiscard]] Result<QByteArray>
sealWithdrawal(const AccountKeys& me, const IdentityChain& recipient);

enum class LetterType : quint64 {
    ConnectRequest = 1,
    Grant = 2,
    Acceptance = 3,
    Withdrawal = 4,
    GroupGrant = 10,    ///< See group_mail.h.
    GroupFarewell = 11, ///< See group_mail.h.
};

/// A letter that opened, but whose sender is only claimed yet: get the chain of `sender.user` up to
/// `sender.manifest`, then read it with one of the functions below. Nothing else of it is visible.
class Letter
{
public:
    [[nodiscard]] LetterType type() const { return m_type; }
    [[nodiscard]] const Signer& sender() const { return m_sender; }

private:
    friend Result<Letter> openLetter(QByteArrayView, const AccountKeys&);
    friend Result<QByteArray> verifyLetter(const Letter&, LetterType, const IdentityChain&);

    LetterType m_type = LetterType::Grant;
    Signer m_sender;
    protocol::Signature m_signature;
    QByteArray m_signed;
    QByteArray m_content;
};

/// Corrupt if it was not sealed to me or altered; Denied if it was written to somebody else and
/// passed on; Incompatible for a type of letter this version does not know.
[[nodiscard]] Result<Letter> openLetter(QByteArrayView sealed, const AccountKeys& me);

/// Any content as a letter of that type, signed by this device. Invalid if it is too large or the
/// recipient's box key is unusable.
[[nodiscard]] Result<QByteArray> sealLetter(
    const AccountKeys& me,
    const IdentityChain& recipient,
    LetterType type,
    const QByteArray& content
);

/// The content of a letter of this type, once its sender is proven. Errors as
/// IdentityChain::verify(); Invalid for another type.
[[nodiscard]] Result<QByteArray>
verifyLetter(const Letter& letter, LetterType type, const IdentityChain& sender);

/// A verified request, and which of the secrets offered it proves.
struct ReadRequest
{
    ConnectRequest request;
    std::optional<qsizetype> secretIndex; ///< Nothing if it claims to hold no link.
};

/// Errors as IdentityChain::verify(); Denied if it names a secret that is none of those offered (at
/// most 64).
[[nodiscard]] Result<ReadRequest> readConnectRequest(
    const Letter& letter,
    const AccountKeys& me,
    const IdentityChain& sender,
    const QList<InviteSecret>& secrets
);

/// Errors as IdentityChain::verify().
[[nodiscard]] Result<Acceptance> readAcceptance(const Letter& letter, const IdentityChain& sender);
[[nodiscard]] Result<void> readWithdrawal(const Letter& letter, const IdentityChain& sender);

/// Errors as IdentityChain::verify(); Denied if statement or voucher are not the sender's own, or
/// not for me; Corrupt if the statement commits to another key.
[[nodiscard]] Result<Grant>
readGrant(const Letter& letter, const AccountKeys& me, const IdentityChain& sender);

} // namespace qs::crypto
