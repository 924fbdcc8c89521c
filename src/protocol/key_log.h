// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "protocol/frame.h"
#include "protocol/public_keys.h"

namespace qs::protocol {

// The key log: every manifest the server ever published, in the order it did, in a tree that only
// grows (proof/merkle.h). Whoever reads all of it knows what others were shown of them.

inline constexpr qsizetype kLogLeavesMax = 4000; ///< In one frame.
inline constexpr qsizetype kLogProofsMax = 256;  ///< In one frame.
inline constexpr qsizetype kLogPathMax = 64;     ///< Hashes in one proof.
inline constexpr qsizetype kLogNoteBytesMax = 4096;

/// One leaf: this account published this manifest under this number.
struct KeyLogLeaf
{
    UserId user;
    quint64 seq = 0;
    Hash32 manifest;

    friend bool operator==(const KeyLogLeaf&, const KeyLogLeaf&) = default;
};

/// Hashes of a proof, as they stand in a frame.
inline void writePath(codec::CborWriter& out, const QList<Hash32>& path)
{
    out.array(path.size());
    for (const Hash32& hash : path) {
        out.bytes(hash.view());
    }
}

[[nodiscard]] inline QList<Hash32> readPath(codec::CborReader& in)
{
    QList<Hash32> path;
    in.list(kLogPathMax, [&] { path.append(in.id<Hash32>()); });
    return path;
}

/// Client to server: how large is the log now, and did it grow out of the one of `from` leaves?
struct LogHead
{
    static constexpr FrameType kType = FrameType::LogHead;
    static constexpr int kFields = 1;
    static constexpr const char* kShape = "from:uint";

    quint64 from = 0;

    void write(codec::CborWriter& out) const { out.uint(from); }
    static LogHead read(codec::CborReader& in)
    {
        LogHead m;
        m.from = in.uint();
        return m;
    }
};

/// Server to client: a signed note (proof/checkpoint.h) and the proof of growth; it is empty if
/// `from` was 0, the size of now, or more than that.
struct LogHeadAnswer
{
    static constexpr FrameType kType = FrameType::LogHeadAnswer;
    static constexpr int kFields = 2;
    static constexpr const char* kShape = "note:bytes growth:[32]";

    QByteArray note;
    QList<Hash32> growth;

    void write(codec::CborWriter& out) const
    {
        out.bytes(note);
        writePath(out, growth);
    }
    static LogHeadAnswer read(codec::CborReader& in)
    {
        LogHeadAnswer m;
        m.note = in.bytes(kLogNoteBytesMax);
        m.growth = readPath(in);
        return m;
    }
};

/// Client to server: the leaves from number `from` on, counted from 0.
struct LogLeaves
{
    static constexpr FrameType kType = FrameType::LogLeaves;
    static constexpr int kFields = 1;
    static constexpr const char* kShape = "from:uint";

    quint64 from = 0;

    void write(codec::CborWriter& out) const { out.uint(from); }
    static LogLeaves read(codec::CborReader& in)
    {
        LogLeaves m;
        m.from = in.uint();
        return m;
    }
};

/// Server to client: leaves in order, as many as fit. Empty at the end of the log.
struct LogLeavesAnswer
{
    static constexpr FrameType kType = FrameType::LogLeavesAnswer;
    static constexpr int kFields = 1;
    static constexpr const char* kShape = "leaves:[[user:32,seq:uint,manifest:32]]";

    QList<KeyLogLeaf> leaves;

    void write(codec::CborWriter& out) const
    {
        out.array(leaves.size());
        for (const KeyLogLeaf& leaf : leaves) {
            out.array(3).bytes(leaf.user.view()).uint(leaf.seq).bytes(leaf.manifest.view());
        }
    }
    static LogLeavesAnswer read(codec::CborReader& in)
    {
        LogLeavesAnswer m;
        in.list(kLogLeavesMax, [&] {
            in.array(3);
            KeyLogLeaf leaf;
            leaf.user = in.id<UserId>();
            leaf.seq = in.uint();
            leaf.manifest = in.id<Hash32>();
            m.leaves.append(leaf);
        });
        return m;
    }
};

/// Names one manifest.
struct ManifestName
{
    UserId user;
    quint64 seq = 0;

    friend bool operator==(const ManifestName&, const ManifestName&) = default;
};

/// Client to server: where do these stand in the log of `size` leaves?
struct LogProof
{
    static constexpr FrameType kType = FrameType::LogProof;
    static constexpr int kFields = 2;
    static constexpr const char* kShape = "size:uint manifests:[[user:32,seq:uint]]";

    quint64 size = 0;
    QList<ManifestName> manifests;

    void write(codec::CborWriter& out) const
    {
        out.uint(size).array(manifests.size());
        for (const ManifestName& name : manifests) {
            out.array(2).bytes(name.user.view()).uint(name.seq);
        }
    }
    static LogProof read(codec::CborReader& in)
    {
        LogProof m;
        m.size = in.uint();
        in.list(kLogProofsMax, [&] {
            in.array(2);
            ManifestName name;
            name.user = in.id<UserId>();
            name.seq = in.uint();
            m.manifests.append(name);
        });
        return m;
    }
};

/// Where a leaf stands, and the proof of it.
struct LeafProof
{
    bool isThere = false;
    quint64 index = 0;
    QList<Hash32> path;
};

/// Server to client: one entry for each asked, in order.
struct LogProofAnswer
{
    static constexpr FrameType kType = FrameType::LogProofAnswer;
    static constexpr int kFields = 1;
    static constexpr const char* kShape = "proofs:[[there:bool,index:uint,path:[32]]]";

    QList<LeafProof> proofs;

    void write(codec::CborWriter& out) const
    {
        out.array(proofs.size());
        for (const LeafProof& proof : proofs) {
            out.array(3).boolean(proof.isThere).uint(proof.index);
            writePath(out, proof.path);
        }
    }
    static LogProofAnswer read(codec::CborReader& in)
    {
        LogProofAnswer m;
        in.list(kLogProofsMax, [&] {
            in.array(3);
            LeafProof proof;
            proof.isThere = in.boolean();
            proof.index = in.uint();
            proof.path = readPath(in);
            m.proofs.append(proof);
        });
        return m;
    }
};

} // namespace qs::protocol
