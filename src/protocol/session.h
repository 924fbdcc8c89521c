// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "protocol/frame.h"
#include "protocol/public_keys.h"

namespace qs::protocol {

/// Client to server: opens a session with the device's key. `proof` signs, under the context
/// `auth`, server id, nonce of the connection's Hello, device id and minute (proof/auth.h).
struct Authenticate
{
    static constexpr FrameType kType = FrameType::Authenticate;
    static constexpr int kFields = 4;
    static constexpr const char* kShape = "user:32 device:16 minute:uint proof:64";

    UserId user;
    DeviceId device;
    quint64 minute = 0; ///< Since 1970, by the client; at most 10 off the server's.
    Signature proof;

    void write(codec::CborWriter& out) const
    {
        out.bytes(user.view()).bytes(device.view()).uint(minute).bytes(proof.view());
    }
    static Authenticate read(codec::CborReader& in)
    {
        Authenticate m;
        m.user = in.id<UserId>();
        m.device = in.id<DeviceId>();
        m.minute = in.uint();
        m.proof = in.id<Signature>();
        return m;
    }
};

/// Client to server: goes on with a session opened before.
struct Resume
{
    static constexpr FrameType kType = FrameType::Resume;
    static constexpr int kFields = 1;
    static constexpr const char* kShape = "token:32";

    Token token;

    void write(codec::CborWriter& out) const { out.bytes(token.view()); }
    static Resume read(codec::CborReader& in) { return {in.id<Token>()}; }
};

/// Server to client: this connection now speaks for the device. The token is bound to it, lives 30
/// days, and ends at once when the device is revoked.
struct SessionOpened
{
    static constexpr FrameType kType = FrameType::SessionOpened;
    static constexpr int kFields = 2;
    static constexpr const char* kShape = "token:32 expires_ms:uint";

    Token token;
    quint64 expiresMs = 0;

    void write(codec::CborWriter& out) const { out.bytes(token.view()).uint(expiresMs); }
    static SessionOpened read(codec::CborReader& in)
    {
        SessionOpened m;
        m.token = in.id<Token>();
        m.expiresMs = in.uint();
        return m;
    }
};

} // namespace qs::protocol
