// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/ids.h"
#include "base/result.h"

#include <QByteArray>

namespace qs::sync {

/// What the user did, or what follows from it, not yet confirmed by the server. The numbers stand
/// on disk.
enum class IntentKind : quint64 {
    Post = 1,         ///< A payload for a space.
    React = 2,        ///< A reaction to a post, in the space that its readers follow.
    Vault = 3,        ///< A record in my own space: a newer one of the same id replaces it.
    CreateCircle = 4, ///< Tells the server of a circle before anything goes into it.
    OpenDoor = 5,     ///< Lets the holder of a drop token leave mail.
    Mail = 6,         ///< A sealed item for somebody's mailbox.
    CollectMail = 7,  ///< Mail up to a number is safe in the vault and may be deleted.
    MoveEpoch = 8,    ///< A circle of mine goes on to its next epoch at the server.
    Grants = 9,       ///< The key of an epoch, one letter for each member.
    CloseDoor = 10,   ///< No more mail by a drop token that I gave away.
    Follow = 11,      ///< Begins or ends being counted among the followers of a public space.
    Edit = 16,        ///< A new version of something of mine.
    Remove = 17,      ///< Takes something of mine back, from the server too.
    FileReport = 25,  ///< A sealed report for the moderators.
    GroupChange = 20, ///< A change of a group, made upon whatever its newest change then is.
    GroupHello = 21,  ///< "Here I am."
    GroupLeave = 22,  ///< "I go."
};

/// One thing to be done, as it waits on disk. Which fields count depends on the kind.
struct Intent
{
    IntentId id;
    IntentKind kind = IntentKind::Post;
    SpaceRef space; ///< Where the envelope goes; the circle to create or move; what is followed.

    /// Post, React, Edit, Remove: encoded content::Payload. Vault: the record. Mail: sealed item.
    /// CreateCircle, MoveEpoch: the statement. Grants: array of [recipient, drop token, sealed],
    /// each encoded. GroupChange: crypto::writeChange.
    QByteArray payload;
    ObjectRef object;    ///< Post: its own name. React, Edit, Remove: what it is about.
    RecordId record;     ///< Vault: the blinded id.
    UserId recipient;    ///< Mail.
    QByteArray token;    ///< Mail: the recipient's drop token. Doors, epochs: the token's hash.
                         ///< Follow: the mark I am counted by.
    quint64 mailSeq = 0; ///< CollectMail. Follow: 1 to begin, 0 to end.
    quint64 madeMs = 0;
    quint64 holdUntilMs = 0; ///< It may be taken back until then, and does not leave before.

    /// Whether it leaves as an envelope in a lane.
    [[nodiscard]] bool isEnvelope() const
    {
        return isContent() || kind == IntentKind::Vault || isGroupControl();
    }

    /// Whether it carries a payload that readers see.
    [[nodiscard]] bool isContent() const { return kind == IntentKind::React || hasWords(); }

    /// Whether a refusal must not lose it: somebody wrote it, or wants it gone.
    [[nodiscard]] bool hasWords() const
    {
        return kind == IntentKind::Post || kind == IntentKind::Edit || kind == IntentKind::Remove;
    }

    /// Whether it stands in a group's log beside the posts.
    [[nodiscard]] bool isGroupControl() const
    {
        return kind == IntentKind::GroupChange || kind == IntentKind::GroupHello ||
               kind == IntentKind::GroupLeave;
    }

    friend bool operator==(const Intent&, const Intent&) = default;
};

[[nodiscard]] QByteArray encodeIntent(const Intent& intent);

/// Corrupt if the bytes are no intent; Incompatible if a newer version wrote a kind unknown here.
[[nodiscard]] Result<Intent> decodeIntent(QByteArrayView bytes);

} // namespace qs::sync
