// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "protocol/public_keys.h"

#include <QList>

#include <optional>

namespace qs::protocol {

/// Which bundle of algorithms an envelope uses. Never negotiated: the minimum only ever goes up.
enum class Suite : quint64 {
    Sealed = 1, ///< Wrapped post key, sealed and padded body.
    Public = 2, ///< Signed plaintext.
};

enum class EnvelopeClass : quint64 { Content = 1, Control = 2, Vault = 3, Ephemeral = 4 };

/// The part of a group's change that the server must know to keep changes in one line: it takes
/// number n only after n - 1, only upon `prev`, and only from an account that n - 1 names an admin.
struct CommitMark
{
    quint64 n = 0;        ///< From 1; also the epoch that the change begins.
    Hash32 prev;          ///< Of the change before; zeros for the first.
    TokenHash tokenHash;  ///< Of the feed token of the epoch that begins.
    QList<UserId> admins; ///< Ascending, 1 to kGroupAdminsMax: who may make the next change.

    friend bool operator==(const CommitMark&, const CommitMark&) = default;
};

/// The part of an envelope that the server may read. All of it is signed, and it is the associated
/// data of both ciphertexts. The numbers are the keys of the CBOR map.
struct EnvelopeHeader
{
    Suite suite = Suite::Sealed;                          // 1
    EnvelopeClass envelopeClass = EnvelopeClass::Content; // 2
    UserId author;                                        // 3
    DeviceId device;                                      // 4
    SpaceRef space;                                       // 5, with the epoch
    quint64 epoch = 0;                                    // 5: self: seed generation; public: 0
    quint64 laneN = 0;                                    // 6: from 1, without gaps; 0 for class 4
    EnvId prev;                                           // 7: zeros for the first of a lane
    std::optional<Hash32> epochRef;                       // 8: hash of the epoch statement
    quint64 manifestSeq = 0;                              // 9
    Hash32 manifestHash;                                  // 9
    QList<ObjectId> blobs;                                // 10
    std::optional<quint64> expiresHour;                   // 11: whole hours since 1970
    QList<ObjectRef> publicRefs;                          // 12: [root, parent], suite 2
    QList<quint64> crit;                                  // 13
    std::optional<quint64> publicKind;                    // 14: suite 2
    QList<QString> tags;                                  // 15: suite 2
    QByteArray objectOrRecord;        // 16: object id (suite 2), record id (class 3)
    QList<EnvId> erases;              // 17
    std::optional<CommitMark> commit; // 18: class 2, in groups

    friend bool operator==(const EnvelopeHeader&, const EnvelopeHeader&) = default;
};

/// An envelope cut into its five parts, without copying: [1, header, wrap, body, signature].
struct EnvelopeParts
{
    QByteArrayView header;
    QByteArrayView wrap; ///< Empty in suite 2.
    QByteArrayView body;
    Signature signature;
};

/// What remains of an envelope that was erased: [header, digest of wrap, digest of body,
/// signature]. Name and signature of the envelope still verify, so the lane it stands in stays
/// whole.
struct StubParts
{
    QByteArrayView header;
    Hash32 wrapDigest;
    Hash32 bodyDigest;
    Signature signature;
};

[[nodiscard]] QByteArray writeHeader(const EnvelopeHeader& header);

/// Invalid if the bytes break a rule; Incompatible for an unknown suite or critical key.
[[nodiscard]] Result<EnvelopeHeader> readHeader(QByteArrayView bytes);

[[nodiscard]] QByteArray joinEnvelope(const EnvelopeParts& parts);

/// The parts point into `bytes`. Incompatible if the version is not 1.
[[nodiscard]] Result<EnvelopeParts> splitEnvelope(QByteArrayView bytes);

/// Whether the bytes claim to be a stub: an array of four, where an envelope has five.
[[nodiscard]] bool isStub(QByteArrayView bytes);

[[nodiscard]] QByteArray joinStub(const StubParts& parts);

/// `header` points into `bytes`.
[[nodiscard]] Result<StubParts> splitStub(QByteArrayView bytes);

} // namespace qs::protocol
