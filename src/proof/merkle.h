// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/ids.h"
#include "base/result.h"

#include <QList>

#include <functional>

namespace qs::proof {

// The append-only tree of RFC 6962, section 2: leaves are hashed with a zero byte before them,
// inner nodes with a one byte before two children, SHA-256 both. It is the one place where
// something other than BLAKE2b is used, so that tools for such logs can read ours.

/// No proof of a tree of 2^64 leaves is longer.
inline constexpr qsizetype kTreeProofMax = 64;

[[nodiscard]] Hash32 treeLeaf(QByteArrayView leaf);
[[nodiscard]] Hash32 treeNode(const Hash32& left, const Hash32& right);

/// The complete subtree of 2^level leaves that begins at leaf index * 2^level.
struct TreePosition
{
    int level = 0;
    quint64 index = 0;

    friend bool operator==(const TreePosition&, const TreePosition&) = default;
};

/// The right edge of a tree: all that is needed to add leaves and to name the root. At most 64
/// hashes, however large the tree is.
///
/// Thread: any, one at a time.
class TreeEdge
{
public:
    TreeEdge() = default;

    /// Takes up where another left off. Invalid unless there is one hash for each bit of `size`.
    [[nodiscard]] static Result<TreeEdge> restore(quint64 size, const QList<Hash32>& peaks);

    /// Told of every complete subtree that the new leaf finished, itself first.
    using NodeMade = std::function<void(const TreePosition&, const Hash32&)>;

    void append(const Hash32& leaf, const NodeMade& made = {});

    [[nodiscard]] quint64 size() const { return m_size; }

    /// Hashes of the complete subtrees the tree consists of, the largest first.
    [[nodiscard]] const QList<Hash32>& peaks() const { return m_peaks; }
    [[nodiscard]] Hash32 root() const;

private:
    quint64 m_size = 0;
    QList<Hash32> m_peaks;
};

/// Looks up the hash of a complete subtree.
using TreeNodes = std::function<Result<Hash32>(const TreePosition&)>;

/// Proofs over stored nodes; each asks for O(log size) of them and passes their errors on. Invalid
/// if the numbers do not fit: index < size, 0 < from <= size.
[[nodiscard]] Result<Hash32> treeRoot(const TreeNodes& nodes, quint64 size);
[[nodiscard]] Result<QList<Hash32>>
inclusionProof(const TreeNodes& nodes, quint64 index, quint64 size);
[[nodiscard]] Result<QList<Hash32>>
consistencyProof(const TreeNodes& nodes, quint64 from, quint64 size);

/// What a root is said to be the root of.
struct TreeHead
{
    quint64 size = 0;
    Hash32 root;

    friend bool operator==(const TreeHead&, const TreeHead&) = default;
};

/// Whether `leaf` (already hashed) stands at `index` of the tree. (RFC 9162, 2.1.3.2.)
[[nodiscard]] bool verifyInclusion(
    const Hash32& leaf,
    quint64 index,
    const TreeHead& head,
    const QList<Hash32>& proof
);

/// Whether `later` grew out of `earlier` by adding leaves alone. (RFC 9162, 2.1.4.2.) Every tree
/// grew out of the empty one.
[[nodiscard]] bool
verifyConsistency(const TreeHead& earlier, const TreeHead& later, const QList<Hash32>& proof);

/// The root of no leaves at all.
[[nodiscard]] Hash32 emptyTreeRoot();

} // namespace qs::proof
