// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/result.h"
#include "client/evidence_views.h"

#include <functional>

namespace qs::crypto {
struct RevealedPost;
} // namespace qs::crypto
namespace qs::store {
struct PostRow;
} // namespace qs::store

namespace qs::client {

class Core;

/// What this account can hold the server to: whether the feed is complete, what was found amiss,
/// what the server keeps about me, and reports to the moderators.
///
/// Thread: core.
class Evidence
{
public:
    explicit Evidence(Core& core) : m_core(core) {}

    [[nodiscard]] CompletenessView completeness() const;

    /// The person has read the findings.
    [[nodiscard]] Result<void> dismissFindings();

    /// Trusts the key log as it is now, after it contradicted itself; see sync::KeyLog.
    [[nodiscard]] Result<void> trustLogAnew();

    /// Rows of table `table`, from number `from` on. Offline without a connection.
    void serverRows(quint64 table, quint64 from, std::function<void(Result<ServerRows>)> done);

    /// A receipt of one of my posts with its envelope, for somebody else's eyes. NotFound if none
    /// is kept.
    [[nodiscard]] Result<QByteArray> receiptOf(const ObjectRef& post) const;

    /// What a report of this post would reveal. NotFound if the post is not here as it was
    /// received; Offline, or Denied where the server names no moderators.
    [[nodiscard]] Result<ReportPreview>
    previewReport(const ObjectRef& post, bool withContext) const;

    /// Signs and seals the report, and queues it: it leaves when it can.
    [[nodiscard]] Result<void>
    report(const ObjectRef& post, ReportWhy why, const QString& note, bool withContext);

private:
    [[nodiscard]] SpaceStanding standingOf(const SpaceRef& space) const;
    [[nodiscard]] Result<crypto::RevealedPost> reveal(const ObjectRef& post) const;
    [[nodiscard]] Result<QList<crypto::RevealedPost>>
    reveal(const ObjectRef& post, bool withContext) const;

    Core& m_core;
};

} // namespace qs::client
