// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "protocol/mail.h"
#include "server/ports/answer.h"

#include <optional>

namespace qs::server {

using SenderMark = FixedBytes<struct SenderMarkTag, 16>; ///< Who wrote to whom, under the pepper.

/// A sealed item on its way into a mailbox: through a door of the recipient, or as a stranger, for
/// whom the door of zeros must be open.
struct Letter
{
    SpaceRef mailbox;
    std::optional<protocol::TokenHash> door;
    SenderMark sender; ///< Counts strangers; forgotten with collection.
    Hash32 id;
    QByteArray sealed;
};

enum class PutStatus { Left, NotFound, NoSuchDoor, Full };

struct PutResult
{
    PutStatus status = PutStatus::NotFound;
    quint64 seq = 0; ///< 0 if it lay there already.
    quint64 atMs = 0;
};

/// Whether the letters after one that could not be left are tried as well.
enum class PutMode { UntilRefused, Each };

/// Mailboxes and the doors into them. What is left is durable before the answer comes; the same
/// letter twice lies there once.
///
/// Thread: called on the engine's strand, which gets the answers.
class Mailroom
{
public:
    virtual ~Mailroom() = default;

    /// One result for each, in order.
    virtual void put(QList<Letter> letters, PutMode mode, Answer<QList<PutResult>> done) = 0;
    virtual void
    readMail(const SpaceRef& mailbox, quint64 after, Answer<QList<protocol::MailItem>> done) = 0;
    virtual void collect(const SpaceRef& mailbox, quint64 upTo, Answer<void> done) = 0;

    /// False if no more doors can be opened.
    virtual void
    openDoor(const SpaceRef& mailbox, const protocol::TokenHash& door, Answer<bool> done) = 0;
    virtual void
    closeDoor(const SpaceRef& mailbox, const protocol::TokenHash& door, Answer<void> done) = 0;

    /// Whether there is such a door; false if there is no such mailbox either.
    virtual void
    hasDoor(const SpaceRef& mailbox, const protocol::TokenHash& door, Answer<bool> done) = 0;
};

} // namespace qs::server
