// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "protocol/frame.h"
#include "protocol/public_keys.h"
#include "protocol/space_ref.h"

namespace qs::protocol {

/// Client to server: lets whoever shows the drop token leave mail in my mailbox. Only the hash is
/// told. A hash of zeros is the door for strangers, who show none. Opening an open door changes
/// nothing.
struct OpenDoor
{
    static constexpr FrameType kType = FrameType::OpenDoor;
    static constexpr int kFields = 1;
    static constexpr const char* kShape = "token_hash:32";

    TokenHash tokenHash;

    void write(codec::CborWriter& out) const { out.bytes(tokenHash.view()); }
    static OpenDoor read(codec::CborReader& in) { return {in.id<TokenHash>()}; }
};

/// Client to server: no more mail through this door.
struct CloseDoor
{
    static constexpr FrameType kType = FrameType::CloseDoor;
    static constexpr int kFields = 1;
    static constexpr const char* kShape = "token_hash:32";

    TokenHash tokenHash;

    void write(codec::CborWriter& out) const { out.bytes(tokenHash.view()); }
    static CloseDoor read(codec::CborReader& in) { return {in.id<TokenHash>()}; }
};

struct MailPutItem
{
    UserId recipient;
    QByteArray token;  ///< A drop token of the recipient; empty: as a stranger.
    QByteArray sealed; ///< At most kMailItemBytesMax. Its id is its hash, so putting it twice is
                       ///< putting it once.
};

/// Client to server: leaves sealed items in mailboxes. Answered by Done when all are durable, else
/// by the Failure of the first that could not be left; those before it are left, and may be put
/// again.
struct MailPut
{
    static constexpr FrameType kType = FrameType::MailPut;
    static constexpr int kFields = 1;
    static constexpr const char* kShape = "items:[[recipient:32,token:bytes,sealed:bytes]]";

    QList<MailPutItem> items;

    void write(codec::CborWriter& out) const
    {
        out.array(items.size());
        for (const MailPutItem& item : items) {
            out.array(3).bytes(item.recipient.view()).bytes(item.token).bytes(item.sealed);
        }
    }
    static MailPut read(codec::CborReader& in)
    {
        MailPut m;
        in.list(kMailItemsMax, [&] {
            in.array(3);
            MailPutItem item;
            item.recipient = in.id<UserId>();
            item.token = in.bytes(Token::kSize);
            item.sealed = in.bytes(kMailItemBytesMax);
            m.items.append(item);
        });
        return m;
    }
};

struct MailItem
{
    quint64 seq = 0;
    quint64 atMs = 0;
    QByteArray sealed;
};

/// Server to client, unasked: what lies in the mailbox after the subscription's cursor.
struct Mail
{
    static constexpr FrameType kType = FrameType::Mail;
    static constexpr int kFields = 1;
    static constexpr const char* kShape = "items:[[seq:uint,at_ms:uint,sealed:bytes]]";

    QList<MailItem> items;

    void write(codec::CborWriter& out) const
    {
        out.array(items.size());
        for (const MailItem& item : items) {
            out.array(3).uint(item.seq).uint(item.atMs).bytes(item.sealed);
        }
    }
    static Mail read(codec::CborReader& in)
    {
        Mail m;
        in.list(kMailItemsMax, [&] {
            in.array(3);
            MailItem item;
            item.seq = in.uint();
            item.atMs = in.uint();
            item.sealed = in.bytes(kMailItemBytesMax);
            m.items.append(item);
        });
        return m;
    }
};

/// Client to server: everything up to `seq` is kept safely elsewhere and may be deleted.
struct MailCollected
{
    static constexpr FrameType kType = FrameType::MailCollected;
    static constexpr int kFields = 1;
    static constexpr const char* kShape = "seq:uint";

    quint64 seq = 0;

    void write(codec::CborWriter& out) const { out.uint(seq); }
    static MailCollected read(codec::CborReader& in) { return {in.uint()}; }
};

} // namespace qs::protocol
