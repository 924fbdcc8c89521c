// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/result.h"

#include <QString>

namespace qs::client {

/// Finds the text of a QR code in a picture: where two people or two devices have no camera, a
/// picture or the clipboard will do. What the text means, and whether it is to be believed, is for
/// whoever asked. Thread: ui.
class CodeReader
{
public:
    virtual ~CodeReader() = default;

    /// In a picture file, at most 16 megapixels. Denied if it cannot be read, Invalid if it is no
    /// picture or too large, NotFound if no code is in it.
    [[nodiscard]] virtual Result<QString> readFile(const QString& path) = 0;

    /// On the clipboard: a picture of a code, or its text as it stands. NotFound if neither.
    [[nodiscard]] virtual Result<QString> readClipboard() = 0;
};

} // namespace qs::client
