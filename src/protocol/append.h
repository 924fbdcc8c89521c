// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "protocol/frame.h"
#include "protocol/public_keys.h"
#include "protocol/space_ref.h"

namespace qs::protocol {

struct AppendItem
{
    SpaceRef space;
    QByteArray token; ///< As in SubscribeItem.
    QByteArray envelope;
};

/// Client to server: envelopes for the logs of their spaces. Those of one lane stand in the order
/// of their numbers. The same envelope again, in this or any later frame, gets the same receipt.
struct Append
{
    static constexpr FrameType kType = FrameType::Append;
    static constexpr int kFields = 1;
    static constexpr const char* kShape = "items:[[space,token:bytes,envelope:bytes]]";

    QList<AppendItem> items;

    void write(codec::CborWriter& out) const
    {
        out.array(items.size());
        for (const AppendItem& item : items) {
            out.array(3);
            writeSpace(out, item.space);
            out.bytes(item.token).bytes(item.envelope);
        }
    }
    static Append read(codec::CborReader& in)
    {
        Append m;
        in.list(kAppendItemsMax, [&] {
            in.array(3);
            AppendItem item;
            item.space = readSpace(in);
            item.token = in.bytes(Token::kSize);
            item.envelope = in.bytes(kEnvelopeBytesMax);
            m.items.append(item);
        });
        return m;
    }
};

} // namespace qs::protocol
