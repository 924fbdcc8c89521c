// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "content/name_card.h"
#include "content/witness.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace qs::content {

/// What somebody did. The numbers stand in signed bytes and never change; others than these come
/// from newer versions.
enum class PayloadKind : quint64 {
    Post = 1,     ///< text
    Reply = 2,    ///< text, root, parent
    Reaction = 3, ///< target, reaction (nothing takes it back)
    Repost = 4,   ///< target, optionally text, and what is passed on if readers may lack it
    Edit = 5,     ///< target, base, text
    Removal = 6,  ///< target
    Profile = 7,  ///< name card, text is the bio
};

inline constexpr qsizetype kReactionBytesMax = 64;
inline constexpr qsizetype kLangBytesMax = 35; ///< A BCP 47 tag.
inline constexpr int kWarningGraphemesMax = 140;
inline constexpr qsizetype kWarningBytesMax = 1024;
inline constexpr qsizetype kVoucherBytesMax = 512;
inline constexpr qsizetype kOriginalBytesMax = 64 * 1024;
inline constexpr qsizetype kOriginalKeyBytes = 32;
inline constexpr quint64 kCreatedMsMax = 253402300799999; ///< The end of the year 9999.

/// The reaction that the heart under a post stands for.
inline constexpr QStringView kLike = u"\u2764";

/// What an envelope carries sealed: one thing a person made. The numbers are the keys of the CBOR
/// map. An object is named by its author and `id`; every sealing of it, edits excepted, carries the
/// same id.
///
/// Keys this version does not know are checked for form and ignored, so a newer client may add to a
/// post. Kinds it does not know are read as far as they can be: isKnown() is false, and they are
/// shown as "needs a newer version".
struct Payload
{
    PayloadKind kind = PayloadKind::Post; // 1
    QString text;                         // 2: keeps checkText()
    QString lang;                         // 3
    QString warning;                      // 4
    ObjectRef root;                       // 5: [author32, id16]
    ObjectRef parent;                     // 6
    bool hasAttachments = false;          // 7: read only; such a post may have no text
    quint64 createdMs = 0;                // 8: by the author's clock
    QByteArray voucher;                   // 10: signed by the circle's owner
    NameCard nameCard;                    // 11
    bool mayShare = false;                // 12: 1 lets readers pass it on
    QList<Witness> witnesses;             // 13: how far the writer had read others here
    SeenLogHead logHead;                  // 14
    ObjectRef target;                     // 15
    std::optional<QString> reaction;      // 16: null in a Reaction takes it back
    ObjectId id;                          // 18
    EnvId base;                           // 19: the sealing an edit was made upon
    QByteArray original;                  // 21: Repost: the envelope of what is passed on
    QByteArray originalKey;               // 22: its post key; empty if it was public
    quint64 hlc = 0;                      // 20: self space; 0 is none. Milliseconds << 16 | count

    [[nodiscard]] bool isKnown() const;
    friend bool operator==(const Payload&, const Payload&) = default;
};

/// The canonical bytes. Invalid if a field the kind needs is missing or breaks a bound; `detail`
/// names the rule.
///
/// Thread: any.
[[nodiscard]] Result<QByteArray> writePayload(const Payload& payload);

/// Reads what writePayload() of this or any later version wrote, under the same rules. Invalid
/// otherwise.
[[nodiscard]] Result<Payload> readPayload(QByteArrayView bytes);

} // namespace qs::content
