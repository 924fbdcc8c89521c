// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "protocol/key_log.h"
#include "server/ports/answer.h"

namespace qs::server {

/// The log of now, and how it grew out of an earlier one.
struct LogGrowth
{
    quint64 size = 0;
    Hash32 root;
    QList<Hash32> proof; ///< Empty where there is nothing to prove.
};

/// The log of all manifests. It grows with the directory, in the same transaction: a manifest that
/// can be fetched stands in it.
///
/// Thread: called on the engine's strand, which gets the answers.
class KeyLog
{
public:
    virtual ~KeyLog() = default;

    virtual void grow(quint64 from, Answer<LogGrowth> done) = 0;

    /// At most kLogLeavesMax.
    virtual void leaves(quint64 from, Answer<QList<protocol::KeyLogLeaf>> done) = 0;

    /// One entry for each asked. What stands past `size` is not there.
    virtual void prove(
        quint64 size,
        QList<protocol::ManifestName> manifests,
        Answer<QList<protocol::LeafProof>> done
    ) = 0;
};

} // namespace qs::server
