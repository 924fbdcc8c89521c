// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "protocol/frame.h"
#include "protocol/public_keys.h"
#include "protocol/space_ref.h"

namespace qs::protocol {

/// A place in a space's log: the last event a device has applied. Both zero: nothing yet. A number
/// with a zero id is a view that begins in the middle: the id is not compared.
struct Cursor
{
    quint64 seq = 0;
    EnvId id; ///< Of the event at `seq`: another one there means the log is not the one we knew.

    friend bool operator==(const Cursor&, const Cursor&) = default;
};

struct SubscribeItem
{
    SpaceRef space;
    QByteArray
        token; ///< Feed token of a circle or group; empty for the account's own and public spaces.
    Cursor after;
};

/// Client to server: answer from the log after the cursor, then live, without a hole or a double
/// between them. A second subscription to the same space replaces the first. In mailboxes Mail
/// follows instead of Events, and the cursor's id is not compared.
struct Subscribe
{
    static constexpr FrameType kType = FrameType::Subscribe;
    static constexpr int kFields = 1;
    static constexpr const char* kShape = "items:[[space,token:bytes,seq:uint,id:32]]";

    QList<SubscribeItem> items;

    void write(codec::CborWriter& out) const
    {
        out.array(items.size());
        for (const SubscribeItem& item : items) {
            out.array(4);
            writeSpace(out, item.space);
            out.bytes(item.token).uint(item.after.seq).bytes(item.after.id.view());
        }
    }
    static Subscribe read(codec::CborReader& in)
    {
        Subscribe m;
        in.list(kSubscribeItemsMax, [&] {
            in.array(4);
            SubscribeItem item;
            item.space = readSpace(in);
            item.token = in.bytes(Token::kSize);
            item.after.seq = in.uint();
            item.after.id = in.id<EnvId>();
            m.items.append(item);
        });
        return m;
    }
};

enum class SubscribeStatus : quint64 {
    Tail = 0,       ///< Events follow from the cursor on.
    Diverged = 1,   ///< The cursor is not in this log: step back. Nothing follows.
    StaleToken = 2, ///< Show the current feed token. Nothing follows.
    NotFound = 3,   ///< No such space, or not yours. Nothing follows.
};

struct SubscribedItem
{
    SpaceRef space;
    SubscribeStatus status = SubscribeStatus::Tail;
    quint64 head = 0; ///< The newest seq now: how much will follow.
};

/// Server to client: one entry for each space asked, in that order.
struct Subscribed
{
    static constexpr FrameType kType = FrameType::Subscribed;
    static constexpr int kFields = 1;
    static constexpr const char* kShape = "items:[[space,status:uint,head:uint]]";

    QList<SubscribedItem> items;

    void write(codec::CborWriter& out) const
    {
        out.array(items.size());
        for (const SubscribedItem& item : items) {
            out.array(3);
            writeSpace(out, item.space);
            out.uint(static_cast<quint64>(item.status)).uint(item.head);
        }
    }
    static Subscribed read(codec::CborReader& in)
    {
        Subscribed m;
        in.list(kSubscribeItemsMax, [&] {
            in.array(3);
            SubscribedItem item;
            item.space = readSpace(in);
            item.status = static_cast<SubscribeStatus>(in.uint(3));
            item.head = in.uint();
            m.items.append(item);
        });
        return m;
    }
};

} // namespace qs::protocol
