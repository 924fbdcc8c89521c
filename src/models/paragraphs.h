// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QString>
#include <QStringList>

namespace qs::models {

/// Cuts a text into blocks of one writing direction each, so that every paragraph can stand on its
/// own side. Neighbors of the same direction stay together; a paragraph without letters joins the
/// one before. Joining the blocks with a line feed gives the text again.
///
/// At most 32 blocks: what follows stays in the last one. Thread: any.
[[nodiscard]] QStringList directionBlocks(const QString& text);

} // namespace qs::models
