// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "client/code_reader.h"

class QImage;

namespace qs::host {

/// Reads QR codes out of pictures with ZXing-C++. Nothing of a picture is kept or sent anywhere.
/// Takes some tens of milliseconds for a screenful. Thread: ui, with a QGuiApplication.
class PictureCodes final : public client::CodeReader
{
public:
    [[nodiscard]] Result<QString> readFile(const QString& path) override;
    [[nodiscard]] Result<QString> readClipboard() override;

    /// NotFound if there is none; the first of several otherwise.
    [[nodiscard]] static Result<QString> readImage(const QImage& image);
};

} // namespace qs::host
