// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/result.h"
#include "client/groups.h"

#include <QJsonObject>

// The groups of the headless client: group_create, group_describe, group_add, group_remove,
// group_set_admin, group_archive, group_leave, group_publish, groups, group_members,
// group_timeline.

[[nodiscard]] bool isGroupCommand(const QString& name);

/// The fields of the answer. Invalid if the request lacks something.
[[nodiscard]] qs::Result<QJsonObject>
runGroupCommand(qs::client::Groups& groups, const QJsonObject& request);
