// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "protocol/frame.h"
#include "protocol/public_keys.h"

namespace qs::protocol {

/// Client to server: proves the password. Opens a provisional session, good for AddDevice alone.
struct Login
{
    static constexpr FrameType kType = FrameType::Login;
    static constexpr int kFields = 2;
    static constexpr const char* kShape = "username:text auth_key:32";

    QString username;
    AuthKey authKey;

    void write(codec::CborWriter& out) const { out.text(username).bytes(authKey.view()); }
    static Login read(codec::CborReader& in)
    {
        Login m;
        m.username = in.text(kNameBytesMax);
        m.authKey = in.id<AuthKey>();
        return m;
    }
};

/// Server to client: nothing that holds key material leaves the server before this.
struct LoginAnswer
{
    static constexpr FrameType kType = FrameType::LoginAnswer;
    static constexpr int kFields = 3;
    static constexpr const char* kShape = "user:32 keyring:bytes manifests:[bytes]";

    UserId user;
    QByteArray keyring;          ///< Sealed under the unlock key.
    QList<QByteArray> manifests; ///< The whole chain, oldest first.

    void write(codec::CborWriter& out) const
    {
        out.bytes(user.view()).bytes(keyring).array(manifests.size());
        for (const QByteArray& manifest : manifests) {
            out.bytes(manifest);
        }
    }
    static LoginAnswer read(codec::CborReader& in)
    {
        LoginAnswer m;
        m.user = in.id<UserId>();
        m.keyring = in.bytes(kKeyringBytesMax);
        in.list(kManifestChainMax, [&] { m.manifests.append(in.bytes(kManifestBytesMax)); });
        return m;
    }
};

} // namespace qs::protocol
