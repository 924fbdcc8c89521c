// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "protocol/frame.h"
#include "protocol/public_keys.h"
#include "protocol/space_ref.h"

namespace qs::protocol {

/// Client to server: makes a circle, or moves it on to a new epoch (compare and swap on
/// `fromEpoch`; 0 makes it). Only the account that made a circle moves it on. The same request
/// twice is answered by Done twice; another one for an epoch that exists by Exists. A server that
/// went back to an older copy may know of an earlier epoch or of none: it takes the later one.
///
/// `self`, `mailbox` and `public` spaces come with the account: their ids are hashes of the user
/// id.
struct CreateSpace
{
    static constexpr FrameType kType = FrameType::CreateSpace;
    static constexpr int kFields = 4;
    static constexpr const char* kShape =
        "space:[kind,16] from_epoch:uint token_hash:32 statement:bytes";

    SpaceRef space;
    quint64 fromEpoch = 0;
    TokenHash tokenHash;  ///< Of the feed token: who shows the token may read and write.
    QByteArray statement; ///< Signed epoch statement, for members; opaque here.

    void write(codec::CborWriter& out) const
    {
        writeSpace(out, space);
        out.uint(fromEpoch).bytes(tokenHash.view()).bytes(statement);
    }
    static CreateSpace read(codec::CborReader& in)
    {
        CreateSpace m;
        m.space = readSpace(in);
        m.fromEpoch = in.uint();
        m.tokenHash = in.id<TokenHash>();
        m.statement = in.bytes(kStatementBytesMax);
        return m;
    }
};

} // namespace qs::protocol
