// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "crypto/vault.h"

namespace qs::sync {

/// One record out of two that speak of one circle. What `newer` says counts, but each may have
/// learned an epoch, a roster or a voucher that the other has not, and none is lost. Where one of
/// them says that the circle is gone, the newer word alone counts: no key comes back by an older
/// one. Epochs stand by number; of two with one number the one with the lower statement hash first.
///
/// Merging is commutative and associative for records of one history. Thread: any.
[[nodiscard]] crypto::CircleRecord
joined(const crypto::CircleRecord& newer, const crypto::CircleRecord& older);

/// The same record with one epoch more; the oldest goes if there are too many.
[[nodiscard]] crypto::CircleRecord
withEpoch(const crypto::CircleRecord& circle, const crypto::SpaceEpochPtr& epoch);

} // namespace qs::sync
