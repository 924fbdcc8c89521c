// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "protocol/mail.h"

namespace qs::protocol {

/// Client to server: like MailPut, but each item for itself, so that one mailbox that is closed or
/// full holds up no other: the keys of an epoch for all its members. Idempotent, as MailPut is.
struct MailEach
{
    static constexpr FrameType kType = FrameType::MailEach;
    static constexpr int kFields = 1;
    static constexpr const char* kShape = "items:[[recipient:32,token:bytes,sealed:bytes]]";

    QList<MailPutItem> items; ///< At most kMailItemsMax.

    void write(codec::CborWriter& out) const { MailPut{items}.write(out); }
    static MailEach read(codec::CborReader& in) { return {MailPut::read(in).items}; }
};

enum class MailOutcome : quint64 {
    Left = 0,   ///< It lies there, durably.
    NoDoor = 1, ///< The token opens no door.
    Nobody = 2, ///< No such mailbox.
    Full = 3,   ///< Too much waits there already: again later.
};

/// Server to client: what became of each item, in the order of the request.
struct MailEachAnswer
{
    static constexpr FrameType kType = FrameType::MailEachAnswer;
    static constexpr int kFields = 1;
    static constexpr const char* kShape = "outcomes:[uint]";

    QList<MailOutcome> outcomes;

    void write(codec::CborWriter& out) const
    {
        out.array(outcomes.size());
        for (const MailOutcome outcome : outcomes) {
            out.uint(static_cast<quint64>(outcome));
        }
    }
    static MailEachAnswer read(codec::CborReader& in)
    {
        MailEachAnswer m;
        in.list(kMailItemsMax, [&] {
            m.outcomes.append(
                static_cast<MailOutcome>(in.uint(static_cast<quint64>(MailOutcome::Full)))
            );
        });
        return m;
    }
};

} // namespace qs::protocol
