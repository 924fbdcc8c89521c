// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "models/values.h"

namespace qs::models {

/// How points in time are written: the hour for today, the day before that, with the year if it is
/// another one. In the time zone and language of this device. Thread: any.
class Times
{
public:
    [[nodiscard]] static QString shown(qint64 atMs, qint64 nowMs);
    [[nodiscard]] static QString hour(qint64 atMs);

    /// With a note if the server had it more than ten minutes after it was written.
    [[nodiscard]] static Moment moment(const client::PostView& post, qint64 nowMs);
};

} // namespace qs::models
