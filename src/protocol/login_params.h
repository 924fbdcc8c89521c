// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "protocol/frame.h"
#include "protocol/public_keys.h"

namespace qs::protocol {

/// Client to server: asks for salt and cost of a username. Unknown names get an answer of the same
/// shape, size and time, the same one each time they ask.
struct LoginParams
{
    static constexpr FrameType kType = FrameType::LoginParams;
    static constexpr int kFields = 1;
    static constexpr const char* kShape = "username:text";

    QString username;

    void write(codec::CborWriter& out) const { out.text(username); }
    static LoginParams read(codec::CborReader& in) { return {in.text(kNameBytesMax)}; }
};

/// Server to client. The client refuses a cost below its floor or above its ceiling before hashing.
struct LoginParamsAnswer
{
    static constexpr FrameType kType = FrameType::LoginParamsAnswer;
    static constexpr int kFields = 3;
    static constexpr const char* kShape = "salt:16 passes:uint memory_kib:uint";

    Salt salt;
    KdfParams kdf;

    void write(codec::CborWriter& out) const
    {
        out.bytes(salt.view()).uint(kdf.passes).uint(kdf.memoryKiB);
    }
    static LoginParamsAnswer read(codec::CborReader& in)
    {
        LoginParamsAnswer m;
        m.salt = in.id<Salt>();
        m.kdf.passes = static_cast<quint32>(in.uint(~quint32(0)));
        m.kdf.memoryKiB = static_cast<quint32>(in.uint(~quint32(0)));
        return m;
    }
};

} // namespace qs::protocol
