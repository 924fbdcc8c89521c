// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "client/evidence.h"

#include "client/core.h"
#include "crypto/report.h"
#include "proof/identity.h"
#include "protocol/my_rows.h"

#include <algorithm>

namespace qs::client {

namespace {

Audience audienceOf(SpaceKind kind)
{
    switch (kind) {
    case SpaceKind::Self: return Audience::OnlyMe;
    case SpaceKind::Public: return Audience::Public;
    default: return Audience::Connections;
    }
}

Error away()
{
    return {ErrorCode::Offline, QStringLiteral("no connection")};
}

} // namespace

SpaceStanding Evidence::standingOf(const SpaceRef& space) const
{
    const sync::Engine& engine = m_core.engine();
    SpaceStanding standing;
    standing.space = space;
    standing.audience = audienceOf(space.kind);
    standing.owner = m_core.person(m_core.me());
    if (const auto* circle = engine.book().circle(space.id)) {
        standing.owner = m_core.person(circle->owner);
    }
    for (const crypto::PersonRecord& person : engine.book().people()) {
        if (proof::spaceOf(person.user, SpaceKind::Public) == space) {
            standing.owner = m_core.person(person.user);
        }
    }
    standing.upTo = engine.puller().appliedSeq(space);
    const quint64 head = engine.puller().headOf(space);
    standing.missing = head > standing.upTo ? head - standing.upTo : 0;
    standing.isWaiting = engine.isHolding(space);
    standing.openQuestions = static_cast<int>(engine.witnesses().openQuestions(space));
    const auto agreed = engine.witnesses().agreedWith(space);
    QList<std::pair<quint64, UserId>> byTime;
    for (auto it = agreed.constBegin(); it != agreed.constEnd(); ++it) {
        byTime.append({it.value(), it.key()});
    }
    std::ranges::sort(byTime, std::ranges::greater());
    for (const auto& [atMs, user] : byTime) {
        standing.agreedWith.append(m_core.person(user));
        standing.agreedMs = std::max(standing.agreedMs, static_cast<qint64>(atMs));
    }
    return standing;
}

CompletenessView Evidence::completeness() const
{
    const sync::Engine& engine = m_core.engine();
    CompletenessView view;
    view.isLive = engine.connection().isOpen() && engine.isCaughtUp();
    for (const SpaceRef& space : engine.puller().followedSpaces()) {
        view.spaces.append(standingOf(space));
    }
    std::ranges::sort(view.spaces, {}, [](const SpaceStanding& s) {
        return std::tuple(s.audience, s.owner.name, s.space);
    });
    view.logSize = engine.keyLog().head().size;
    view.logAudited = engine.keyLog().audited();
    view.isLogBroken = engine.keyLog().isContradicted();
    view.receipts = engine.evidence().receipts();
    for (const sync::Evidence& found : engine.evidence().all()) {
        view.findings.prepend(
            {static_cast<FindingView::Kind>(found.kind),
             found.user.isNull() ? PersonView() : m_core.person(found.user),
             found.number,
             static_cast<qint64>(found.atMs)}
        );
    }
    return view;
}

Result<void> Evidence::dismissFindings()
{
    QS_TRY(m_core.engine().evidence().dismissAll());
    m_core.linkChanged();
    return {};
}

Result<void> Evidence::trustLogAnew()
{
    return m_core.engine().keyLog().startOver();
}

void Evidence::serverRows(quint64 table, quint64 from, std::function<void(Result<ServerRows>)> done)
{
    sync::Connection& connection = m_core.engine().connection();
    if (!connection.isOpen()) {
        done(away());
        return;
    }
    connection.channel().ask<protocol::MyRowsAnswer>(
        protocol::MyRows{table, from},
        [done](const protocol::MyRowsAnswer& answer) {
            done(ServerRows{answer.tables, answer.columns, answer.rows, answer.more});
        },
        [done](sync::Refusal) {
            done(Error{ErrorCode::Busy, QStringLiteral("refused")});
        }
    );
    connection.expectAnswer();
}

Result<QByteArray> Evidence::receiptOf(const ObjectRef& post) const
{
    const auto row = m_core.projection().post(post);
    if (!row) {
        return Error{ErrorCode::NotFound, QStringLiteral("no such post")};
    }
    sync::Connection& connection = m_core.engine().connection();
    if (!connection.isOpen()) {
        return away();
    }
    const protocol::ReceiptPub key = connection.channel().server().receiptKey;
    return m_core.engine().evidence().exportReceipt(row->envelope, m_core.home().server, key);
}

// The sealing that is shown: the newest edit, if there is one.
Result<crypto::RevealedPost> Evidence::reveal(const ObjectRef& post) const
{
    const auto row = m_core.projection().post(post);
    if (!row) {
        return Error{ErrorCode::NotFound, QStringLiteral("no such post")};
    }
    const EnvId id = row->edited.isNull() ? row->envelope : row->edited;
    QS_TRY_ASSIGN(const auto stored, m_core.disk().envelope(id));
    if (!stored) {
        return Error{ErrorCode::NotFound, QStringLiteral("not here as it was received")};
    }
    const QByteArray& envelope = stored->entry.envelope;
    QS_TRY_ASSIGN(const auto parts, protocol::splitEnvelope(envelope));
    QS_TRY_ASSIGN(const protocol::EnvelopeHeader header, protocol::readHeader(parts.header));
    const sync::AddressBook& book = m_core.engine().book();
    const crypto::IdentityChain* const author = book.identity(header.author);
    if (!author) {
        return Error{ErrorCode::NotFound, QStringLiteral("the author's device lists")};
    }
    const auto epoch = book.epoch(header.space, header.epoch, header.epochRef);
    return crypto::revealPost(
        envelope, epoch ? &epoch->wrapKey(header.envelopeClass) : nullptr, *author
    );
}

Result<QList<crypto::RevealedPost>> Evidence::reveal(const ObjectRef& post, bool withContext) const
{
    QS_TRY_ASSIGN(const crypto::RevealedPost first, reveal(post));
    QList<crypto::RevealedPost> posts{first};
    ObjectRef at = post;
    while (withContext && posts.size() <= crypto::kReportContextMax) {
        const auto row = m_core.projection().post(at);
        if (!row || row->parent.isNull()) {
            break;
        }
        at = row->parent;
        const auto before = reveal(at);
        if (!before) {
            break; // what is not here cannot be shown
        }
        posts.append(*before);
    }
    return posts;
}

Result<ReportPreview> Evidence::previewReport(const ObjectRef& post, bool withContext) const
{
    sync::Connection& connection = m_core.engine().connection();
    if (!connection.isOpen()) {
        return away();
    }
    if (connection.channel().server().moderationKey.isNull()) {
        return Error{ErrorCode::Denied, QStringLiteral("nobody takes reports here")};
    }
    QS_TRY_ASSIGN(const auto posts, reveal(post, withContext));
    QList<ReportPreview::Post> shown;
    for (const crypto::RevealedPost& revealed : posts) {
        // The same code that the moderators run: what is shown is what they will see.
        QS_TRY_ASSIGN(const crypto::ProvenPost proven, crypto::provePost(revealed));
        shown.append(
            {m_core.person(proven.author),
             proven.payload.text,
             proven.space.kind == SpaceKind::Public}
        );
    }
    return ReportPreview{shown.first(), shown.sliced(1)};
}

Result<void>
Evidence::report(const ObjectRef& post, ReportWhy why, const QString& note, bool withContext)
{
    sync::Connection& connection = m_core.engine().connection();
    if (!connection.isOpen()) {
        return away();
    }
    crypto::Report report;
    report.reason = static_cast<crypto::ReportReason>(why);
    report.note = note;
    QS_TRY_ASSIGN(report.posts, reveal(post, withContext));
    report.instance = connection.channel().server().instance;
    report.madeMs = static_cast<quint64>(m_core.ports().clock.nowMs());
    sync::Intent intent = m_core.engine().newIntent(sync::IntentKind::FileReport);
    QS_TRY_ASSIGN(
        intent.payload,
        crypto::sealReport(
            m_core.engine().book().keys(), report, connection.channel().server().moderationKey
        )
    );
    return m_core.engine().enqueue({intent});
}

} // namespace qs::client
