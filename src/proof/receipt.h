// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "proof/signature.h"
#include "protocol/receipts.h"

namespace qs::proof {

/// Fills in the signature: the server's word that each accepted envelope has its place.
void signReceipts(protocol::Receipts& receipts, const ReceiptKey& key);

/// Whether the list is the server's, unchanged.
[[nodiscard]] bool
verifyReceipts(const protocol::Receipts& receipts, const protocol::ReceiptPub& key);

} // namespace qs::proof
