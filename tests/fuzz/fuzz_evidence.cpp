// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "base/assert.h"
#include "codec/cbor_reader.h"
#include "crypto/report.h"
#include "fuzz/targets.h"
#include "proof/caead.h"
#include "proof/checkpoint.h"

namespace qs::fuzz {

namespace {

const proof::LogKey& logKey()
{
    static const auto key = proof::LogKey::fromSeed(proof::Secret<32>::from(QByteArray(32, 'l')));
    return key;
}

const crypto::ModerationKey& moderationKey()
{
    static const auto key =
        crypto::ModerationKey::fromSeed(proof::Secret<32>::from(QByteArray(32, 'm')));
    return key;
}

// What was read is what was signed.
void checkNote(const QByteArray& note, const QByteArray& origin)
{
    const auto head = proof::readCheckpoint(note, origin, logKey().pub());
    QS_ASSERT(!head || note.startsWith(proof::checkpointText(origin, *head)));
}

// A signature of ours around any text, so that what lies behind it is reached.
QByteArray signedNote(QByteArrayView text, const QByteArray& origin)
{
    const QByteArray line = proof::signCheckpoint(origin, {1, {}}, logKey()).split('\n').value(4);
    const qsizetype space = line.lastIndexOf(' ');
    const QByteArray keyId = QByteArray::fromBase64(line.sliced(space + 1)).first(4);
    const QByteArray signature = keyId + proof::signText(logKey(), text).bytes();
    return text.toByteArray() + '\n' + line.first(space + 1) + signature.toBase64() + '\n';
}

// A proof that holds does not hold for another root.
void checkProofs(QByteArrayView input)
{
    codec::CborReader in(input);
    in.array(5);
    const quint64 first = in.uint();
    const quint64 size = in.uint();
    const auto root = in.id<Hash32>();
    const auto other = in.id<Hash32>();
    QList<Hash32> path;
    in.list(proof::kTreeProofMax, [&] { path.append(in.id<Hash32>()); });
    if (!in.finish()) {
        return;
    }
    Hash32 wrong = root;
    wrong.data()[0] ^= 1;
    const bool isThere = proof::verifyInclusion(other, first, {size, root}, path);
    QS_ASSERT(!isThere || first < size);
    QS_ASSERT(!isThere || !proof::verifyInclusion(other, first, {size, wrong}, path));
    const bool hasGrown = proof::verifyConsistency({first, other}, {size, root}, path);
    QS_ASSERT(!hasGrown || first <= size);
    QS_ASSERT(
        !hasGrown || first == 0 || !proof::verifyConsistency({first, other}, {size, wrong}, path)
    );
}

} // namespace

int fuzzKeyLog(QByteArrayView input)
{
    const QByteArray origin = proof::logOrigin(*ServerId::from(QByteArray(32, 's')));
    checkNote(input.toByteArray(), origin);
    checkNote(signedNote(input, origin), origin);
    checkProofs(input);
    return 0;
}

int fuzzReports(QByteArrayView input)
{
    // Sealed as a stranger would seal it: only the moderators' public key is needed.
    const auto sealed = crypto::sealToBox(moderationKey().pub(), proof::pad(input));
    QS_ASSERT(sealed.ok());
    const auto opened = crypto::openReport(moderationKey(), *sealed);
    QS_ASSERT(!opened || opened->posts.size() == opened->report.posts.size());
    QS_ASSERT(!crypto::openReport(moderationKey(), input));

    codec::CborReader in(input);
    in.array(3);
    crypto::RevealedPost post;
    post.envelope = in.bytes();
    post.postKey = in.bytes();
    in.list(8, [&] { post.chain.append(in.bytes()); });
    if (in.finish()) {
        const auto proven = crypto::provePost(post);
        QS_ASSERT(!proven || !post.chain.isEmpty());
    }
    return 0;
}

} // namespace qs::fuzz
