// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "proof/merkle.h"

#include "proof/secret.h"

#include <sodium.h>

#include <bit>

namespace qs::proof {

namespace {

constexpr char kLeafPrefix = 0x00;
constexpr char kNodePrefix = 0x01;

Hash32 sha256(char prefix, QByteArrayView first, QByteArrayView second)
{
    initialize();
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    const auto add = [&](QByteArrayView bytes) {
        crypto_hash_sha256_update(
            &state,
            reinterpret_cast<const unsigned char*>(bytes.data()),
            static_cast<unsigned long long>(bytes.size())
        );
    };
    add(QByteArrayView(&prefix, 1));
    add(first);
    add(second);
    Hash32 out;
    crypto_hash_sha256_final(&state, out.data());
    return out;
}

Error invalid(const char* rule)
{
    return {ErrorCode::Invalid, QLatin1String("tree: ") + QLatin1String(rule)};
}

// Where a tree of more than one leaf divides: the largest power of two below its size.
quint64 splitOf(quint64 leaves)
{
    return std::bit_floor(leaves - 1);
}

// The root of leaves [begin, begin + leaves), where `begin` is what the recursion of RFC 6962 comes
// to: a multiple of the power of two that covers them.
Result<Hash32> rangeRoot(const TreeNodes& nodes, quint64 begin, quint64 leaves)
{
    if (std::has_single_bit(leaves)) {
        const int level = std::countr_zero(leaves);
        return nodes({level, begin >> level});
    }
    const quint64 left = splitOf(leaves);
    QS_TRY_ASSIGN(const Hash32 a, rangeRoot(nodes, begin, left));
    QS_TRY_ASSIGN(const Hash32 b, rangeRoot(nodes, begin + left, leaves - left));
    return treeNode(a, b);
}

// Both numbers up by one level, further as long as the smaller is a left child: the rest of a
// right edge has no sibling in the proof.
void climb(quint64& at, quint64& last)
{
    at >>= 1;
    last >>= 1;
}

void climbRightEdge(quint64& at, quint64& last)
{
    while ((at & 1) == 0 && at != 0) {
        climb(at, last);
    }
}

} // namespace

Hash32 treeLeaf(QByteArrayView leaf)
{
    return sha256(kLeafPrefix, leaf, {});
}

Hash32 treeNode(const Hash32& left, const Hash32& right)
{
    return sha256(kNodePrefix, left.view(), right.view());
}

Hash32 emptyTreeRoot()
{
    initialize();
    Hash32 out;
    crypto_hash_sha256(out.data(), nullptr, 0);
    return out;
}

Result<TreeEdge> TreeEdge::restore(quint64 size, const QList<Hash32>& peaks)
{
    if (std::popcount(size) != peaks.size()) {
        return invalid("an edge that does not fit its size");
    }
    TreeEdge edge;
    edge.m_size = size;
    edge.m_peaks = peaks;
    return edge;
}

void TreeEdge::append(const Hash32& leaf, const NodeMade& made)
{
    TreePosition at{0, m_size};
    Hash32 hash = leaf;
    if (made) {
        made(at, hash);
    }
    while ((at.index & 1) != 0) {
        hash = treeNode(m_peaks.takeLast(), hash);
        at = {at.level + 1, at.index >> 1};
        if (made) {
            made(at, hash);
        }
    }
    m_peaks.append(hash);
    ++m_size;
}

Hash32 TreeEdge::root() const
{
    if (m_peaks.isEmpty()) {
        return emptyTreeRoot();
    }
    Hash32 hash = m_peaks.last();
    for (qsizetype i = m_peaks.size() - 2; i >= 0; --i) {
        hash = treeNode(m_peaks[i], hash);
    }
    return hash;
}

Result<Hash32> treeRoot(const TreeNodes& nodes, quint64 size)
{
    return size == 0 ? Result<Hash32>(emptyTreeRoot()) : rangeRoot(nodes, 0, size);
}

Result<QList<Hash32>> inclusionProof(const TreeNodes& nodes, quint64 index, quint64 size)
{
    if (index >= size) {
        return invalid("a leaf past the end");
    }
    QList<Hash32> fromTop;
    quint64 begin = 0;
    quint64 leaves = size;
    while (leaves > 1) {
        const quint64 left = splitOf(leaves);
        const bool goesLeft = index - begin < left;
        QS_TRY_ASSIGN(
            const Hash32 sibling,
            goesLeft ? rangeRoot(nodes, begin + left, leaves - left) : rangeRoot(nodes, begin, left)
        );
        fromTop.prepend(sibling);
        begin += goesLeft ? 0 : left;
        leaves = goesLeft ? left : leaves - left;
    }
    return fromTop;
}

Result<QList<Hash32>> consistencyProof(const TreeNodes& nodes, quint64 from, quint64 size)
{
    if (from == 0 || from > size) {
        return invalid("no earlier tree of that size");
    }
    QList<Hash32> proof;
    quint64 begin = 0;
    quint64 old = from; // of the part that is looked at
    quint64 leaves = size;
    bool isWholeOld = true;
    while (old != leaves) {
        const quint64 left = splitOf(leaves);
        if (old <= left) {
            QS_TRY_ASSIGN(const Hash32 right, rangeRoot(nodes, begin + left, leaves - left));
            proof.prepend(right);
            leaves = left;
        } else {
            QS_TRY_ASSIGN(const Hash32 shared, rangeRoot(nodes, begin, left));
            proof.prepend(shared);
            begin += left;
            old -= left;
            leaves -= left;
            isWholeOld = false;
        }
    }
    if (!isWholeOld) {
        QS_TRY_ASSIGN(const Hash32 hash, rangeRoot(nodes, begin, leaves));
        proof.prepend(hash);
    }
    return proof;
}

bool verifyInclusion(
    const Hash32& leaf,
    quint64 index,
    const TreeHead& head,
    const QList<Hash32>& proof
)
{
    if (index >= head.size) {
        return false;
    }
    quint64 at = index;
    quint64 last = head.size - 1;
    Hash32 hash = leaf;
    for (const Hash32& sibling : proof) {
        if (last == 0) {
            return false;
        }
        if ((at & 1) != 0 || at == last) {
            hash = treeNode(sibling, hash);
            climbRightEdge(at, last);
        } else {
            hash = treeNode(hash, sibling);
        }
        climb(at, last);
    }
    return last == 0 && hash == head.root;
}

bool verifyConsistency(const TreeHead& earlier, const TreeHead& later, const QList<Hash32>& proof)
{
    if (earlier.size == 0 || earlier.size == later.size) {
        const Hash32& expected = earlier.size == later.size ? later.root : emptyTreeRoot();
        return proof.isEmpty() && earlier.root == expected;
    }
    QList<Hash32> path = proof;
    if (std::has_single_bit(earlier.size)) {
        path.prepend(earlier.root);
    }
    if (earlier.size > later.size || path.isEmpty()) {
        return false;
    }
    quint64 at = earlier.size - 1;
    quint64 last = later.size - 1;
    while ((at & 1) != 0) {
        climb(at, last);
    }
    Hash32 oldRoot = path.first();
    Hash32 newRoot = path.first();
    for (const Hash32& sibling : path.sliced(1)) {
        if (last == 0) {
            return false;
        }
        if ((at & 1) != 0 || at == last) {
            oldRoot = treeNode(sibling, oldRoot);
            newRoot = treeNode(sibling, newRoot);
            climbRightEdge(at, last);
        } else {
            newRoot = treeNode(newRoot, sibling);
        }
        climb(at, last);
    }
    return last == 0 && oldRoot == earlier.root && newRoot == later.root;
}

} // namespace qs::proof
