// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "crypto/identity_chain.h"
#include "sync/security_log.h"

namespace qs::sync {

/// What it means that manifests a server gave for `user` did not fit. With `known`, the chain that
/// is pinned here (null if none is):
///  - one signed by the pinned identity that differs from a known one of its number: a fork, proved
///    by the two together;
///  - one under another identity key, which nothing known vouches for: the identity was replaced;
///  - anything else is no word of the person at all: the server's list does not check out.
/// Thread: any.
[[nodiscard]] Finding
doubtOf(const crypto::IdentityChain* known, const UserId& user, const QList<QByteArray>& manifests);

/// What happened to the identity key of a chain after number `pinned`, vouched for each time.
[[nodiscard]] QList<Finding> renewalsOf(const crypto::IdentityChain& chain, quint64 pinned);

} // namespace qs::sync
