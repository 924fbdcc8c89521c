// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

// Defines what a pretended account holds its server to: whatever the world says.

#include "client/evidence.h"
#include "support/pretend/pretend_world.h"

namespace qs::client {

using tests::PretendWorld;

CompletenessView Evidence::completeness() const
{
    return PretendWorld::current().completeness;
}

Result<void> Evidence::dismissFindings()
{
    PretendWorld::current().completeness.findings.clear();
    return {};
}

Result<void> Evidence::trustLogAnew()
{
    PretendWorld::current().completeness.isLogBroken = false;
    return {};
}

void Evidence::serverRows(quint64, quint64 from, std::function<void(Result<ServerRows>)> done)
{
    const PretendWorld& world = PretendWorld::current();
    if (world.commandError) {
        done(Error{*world.commandError, {}});
        return;
    }
    ServerRows rows = world.serverRows;
    rows.rows = rows.rows.mid(static_cast<qsizetype>(from));
    done(rows);
}

Result<ReportPreview> Evidence::previewReport(const ObjectRef&, bool) const
{
    const PretendWorld& world = PretendWorld::current();
    if (world.commandError || !world.reportPreview) {
        return Error{world.commandError.value_or(ErrorCode::Denied), {}};
    }
    return *world.reportPreview;
}

Result<void> Evidence::report(const ObjectRef&, ReportWhy, const QString& note, bool)
{
    PretendWorld& world = PretendWorld::current();
    if (world.commandError) {
        return Error{*world.commandError, {}};
    }
    world.reports.append(note);
    return {};
}

} // namespace qs::client
