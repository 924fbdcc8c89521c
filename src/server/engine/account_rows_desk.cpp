// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "server/engine/account_rows_desk.h"

#include "proof/identity.h"
#include "protocol/done.h"

namespace qs::server {

using protocol::FailureCode;

AccountRowsDesk::AccountRowsDesk(const Services& services)
    : m_services(services)
    , m_reporters(
          services.limits.accountReports,
          static_cast<size_t>(services.random.below(~quint64(0)))
      )
{
}

void AccountRowsDesk::handle(
    const SessionPtr& session,
    quint64 requestId,
    const protocol::MyRows& asked
)
{
    using Rows = protocol::MyRowsAnswer;
    const auto found = [requestId](const SessionPtr& alive, Result<Rows> rows) {
        if (!rows && rows.error().code == ErrorCode::NotFound) {
            alive->fail(requestId, FailureCode::NotFound);
            return;
        }
        if (!rows) {
            failWith(*alive, requestId, rows.error());
            return;
        }
        alive->reply(requestId, *rows);
    };
    m_services.accountRows.read(session->user(), asked, whileAlive<Rows>(session, found));
}

void AccountRowsDesk::handle(
    const SessionPtr& session,
    quint64 requestId,
    const protocol::FileReport& asked
)
{
    if (m_services.moderationKey.isNull()) {
        session->fail(requestId, FailureCode::Denied);
        return;
    }
    const qint64 wait = m_reporters.take(session->user().view(), 1, m_services.clock.monotonicMs());
    if (wait > 0) {
        session->fail(requestId, FailureCode::RateLimited, wait);
        return;
    }
    const auto kept = [this, requestId](const SessionPtr& alive, Result<void> outcome) {
        if (!outcome) {
            failWith(*alive, requestId, outcome.error());
            return;
        }
        m_services.metrics.count("qs_reports_kept");
        alive->reply(requestId, protocol::Done());
    };
    m_services.accountRows.keepReport(
        asked.sealed, proof::reportIdOf(asked.sealed), whileAlive<void>(session, kept)
    );
}

} // namespace qs::server
