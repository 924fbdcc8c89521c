// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "protocol/frame.h"
#include "protocol/public_keys.h"

namespace qs::protocol {

/// Client to server: what is the newest manifest of these people?
struct ManifestHeads
{
    static constexpr FrameType kType = FrameType::ManifestHeads;
    static constexpr int kFields = 1;
    static constexpr const char* kShape = "users:[32]";

    QList<UserId> users;

    void write(codec::CborWriter& out) const
    {
        out.array(users.size());
        for (const UserId& user : users) {
            out.bytes(user.view());
        }
    }
    static ManifestHeads read(codec::CborReader& in)
    {
        ManifestHeads m;
        in.list(kManifestUsersMax, [&] { m.users.append(in.id<UserId>()); });
        return m;
    }
};

struct ManifestHead
{
    UserId user;
    quint64 seq = 0; ///< 0: unknown here.
    Hash32 hash;
};

/// Server to client: one entry for each user asked, in that order.
struct ManifestHeadsAnswer
{
    static constexpr FrameType kType = FrameType::ManifestHeadsAnswer;
    static constexpr int kFields = 1;
    static constexpr const char* kShape = "heads:[[user:32,seq:uint,hash:32]]";

    QList<ManifestHead> heads;

    void write(codec::CborWriter& out) const
    {
        out.array(heads.size());
        for (const ManifestHead& head : heads) {
            out.array(3).bytes(head.user.view()).uint(head.seq).bytes(head.hash.view());
        }
    }
    static ManifestHeadsAnswer read(codec::CborReader& in)
    {
        ManifestHeadsAnswer m;
        in.list(kManifestUsersMax, [&] {
            in.array(3);
            ManifestHead head;
            head.user = in.id<UserId>();
            head.seq = in.uint();
            head.hash = in.id<Hash32>();
            m.heads.append(head);
        });
        return m;
    }
};

/// Client to server: the chain of one person after number `after` (0: all of it).
struct Manifests
{
    static constexpr FrameType kType = FrameType::Manifests;
    static constexpr int kFields = 2;
    static constexpr const char* kShape = "user:32 after:uint";

    UserId user;
    quint64 after = 0;

    void write(codec::CborWriter& out) const { out.bytes(user.view()).uint(after); }
    static Manifests read(codec::CborReader& in)
    {
        Manifests m;
        m.user = in.id<UserId>();
        m.after = in.uint();
        return m;
    }
};

/// Server to client: signed manifests in order. Empty if the person is unknown here.
struct ManifestsAnswer
{
    static constexpr FrameType kType = FrameType::ManifestsAnswer;
    static constexpr int kFields = 1;
    static constexpr const char* kShape = "manifests:[bytes]";

    QList<QByteArray> manifests;

    void write(codec::CborWriter& out) const
    {
        out.array(manifests.size());
        for (const QByteArray& manifest : manifests) {
            out.bytes(manifest);
        }
    }
    static ManifestsAnswer read(codec::CborReader& in)
    {
        ManifestsAnswer m;
        in.list(kManifestChainMax, [&] { m.manifests.append(in.bytes(kManifestBytesMax)); });
        return m;
    }
};

} // namespace qs::protocol
