// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "content/payload.h"
#include "crypto/account.h"
#include "crypto/keys.h"

#include <QList>
#include <QString>

namespace qs::crypto {

using ModerationKey = BoxKey<protocol::ModerationPub>;

/// Why something is reported. The numbers stand in signed bytes.
enum class ReportReason : quint64 { Harm = 1, Harassment = 2, Hate = 3, Spam = 4, Other = 5 };

inline constexpr qsizetype kReportContextMax = 5; ///< Posts before the reported one.
inline constexpr qsizetype kReportNoteBytesMax = 4096;

/// One post as a report reveals it: the envelope as it was received, the one random key that opens
/// its body, and the author's signed device lists up to the one it names. With that key nothing
/// else can be opened: not the space, not another post.
struct RevealedPost
{
    QByteArray envelope;
    QByteArray postKey; ///< Empty for a public post, which needs none.
    QList<QByteArray> chain;

    friend bool operator==(const RevealedPost&, const RevealedPost&) = default;
};

/// Takes the post key out of its wrap. Corrupt if the wrap or the body does not open with it.
/// `wrapKey` is not looked at for a public post.
[[nodiscard]] Result<RevealedPost>
revealPost(const QByteArray& envelope, const WrapKey* wrapKey, const IdentityChain& author);

/// What a report says. All of it is read by the moderators, and nothing else is.
struct Report
{
    ReportReason reason = ReportReason::Other;
    QString note;
    QList<RevealedPost> posts; ///< The reported one first, then what it answered.
    InstanceId instance;       ///< The server it happened on.
    quint64 madeMs = 0;
};

/// Signs the report with this device and seals it to the moderators. Invalid past a bound.
[[nodiscard]] Result<QByteArray>
sealReport(const AccountKeys& me, const Report& report, const protocol::ModerationPub& to);

/// One post whose every claim was checked.
struct ProvenPost
{
    UserId author;
    DeviceId device;
    SpaceRef space;
    EnvId id;
    quint64 manifestSeq = 0;
    content::Payload payload;
};

struct ProvenReport
{
    UserId reporter;
    Report report;
    QList<ProvenPost> posts; ///< As in the report.
};

/// Opens a report and checks it without any network: the reporter's signature; of each post the
/// author's chain, the device in it, the signature, and that the key given is the one the author
/// committed to. Corrupt if it was sealed to another key; Denied, naming the rule, if one thing in
/// it is not what it claims to be: then none of it is believed.
[[nodiscard]] Result<ProvenReport> openReport(const ModerationKey& key, QByteArrayView sealed);

/// The same for a report that is open already: what a screen shows before it is sent.
[[nodiscard]] Result<ProvenPost> provePost(const RevealedPost& post);

} // namespace qs::crypto
