// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/error.h"
#include "client/device_views.h"

#include <QCoreApplication>
#include <QString>

namespace qs::models {

/// The sentences about devices; see Words.
///
/// Thread: ui.
class DeviceWords
{
    Q_DECLARE_TR_FUNCTIONS(DeviceWords)

public:
    [[nodiscard]] static QString name(const client::DeviceView& device);

    /// "Debian GNU/Linux 12, added 20 November"
    [[nodiscard]] static QString detail(const client::DeviceView& device, qint64 nowMs);

    /// Empty if there is none.
    [[nodiscard]] static QString problem(const client::DeviceFailure& failure);

    /// "Phone, Debian GNU/Linux 12, asked at 18:02"
    [[nodiscard]] static QString asking(const client::LinkingView& linking, qint64 nowMs);
    [[nodiscard]] static QString renamed(const QString& name);
    [[nodiscard]] static QString removed(const QString& name);
    [[nodiscard]] static QString noName();

    /// Why no code came out of a picture or the clipboard.
    [[nodiscard]] static QString reading(ErrorCode code);
};

} // namespace qs::models
