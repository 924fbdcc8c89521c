// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/error.h"
#include "client/sign_in.h"
#include "client/views.h"

#include <QJsonObject>

#include <optional>

// The client's values as JSON, one to one: field names are those of the structs in snake case,
// enumerators in snake case too, except error codes, which keep their C++ names. Ids are lower-case
// hexadecimal; a post is `author:object`; a place in the timeline is a token to be handed back.

[[nodiscard]] QJsonObject toJson(const qs::client::PersonView& person);
[[nodiscard]] QJsonObject toJson(const qs::client::OriginalView& original);
[[nodiscard]] QJsonObject toJson(const qs::client::PostView& post);
[[nodiscard]] QJsonObject toJson(const qs::client::TimelinePage& page);
[[nodiscard]] QJsonObject toJson(const qs::client::ConnectionView& connection);
[[nodiscard]] QJsonObject toJson(const qs::client::LinkStatus& link);
[[nodiscard]] QJsonObject toJson(const qs::client::DraftView& draft);
[[nodiscard]] QJsonObject toJson(const qs::client::MeView& me);
[[nodiscard]] QJsonObject toJson(const qs::client::Changes& changes);

[[nodiscard]] QString toText(const qs::ObjectRef& ref);
[[nodiscard]] QString toText(qs::ErrorCode code);
[[nodiscard]] QString toText(qs::client::SignInProblem problem);
[[nodiscard]] QString toText(qs::client::Presence presence);

// Nothing if the text says no such thing.
[[nodiscard]] std::optional<qs::ObjectRef> refFrom(const QString& text);
[[nodiscard]] std::optional<qs::client::TimelineKey> keyFrom(const QString& text);
[[nodiscard]] std::optional<qs::client::Audience> audienceFrom(const QString& text);
