// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "client/posts.h"

#include <QJsonObject>

// Threads, versions and ways of publishing as JSON, by the rules of view_json.h.

[[nodiscard]] QJsonObject toJson(const qs::client::ThreadView& thread);
[[nodiscard]] QJsonObject toJson(const qs::client::EditionView& edition);

/// The fields `warning`, `may_share` and `undo` of a request; what is absent is as usual.
[[nodiscard]] qs::client::Publishing
publishingFrom(const QJsonObject& request, const qs::client::AudienceChoice& audience);
[[nodiscard]] qs::client::Hold holdFrom(const QJsonObject& request);
