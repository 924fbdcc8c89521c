// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "proof/receipt.h"

#include "codec/cbor_writer.h"

namespace qs::proof {

namespace {
QByteArray messageOf(const protocol::Receipts& receipts)
{
    codec::CborWriter out;
    out.array(3).bytes(receipts.instance.view()).uint(receipts.minute);
    protocol::writeOutcomes(out, receipts.outcomes);
    return out.take();
}
} // namespace

void signReceipts(protocol::Receipts& receipts, const ReceiptKey& key)
{
    receipts.signature = key.sign(sign_context::kReceipt, {messageOf(receipts)});
}

bool verifyReceipts(const protocol::Receipts& receipts, const protocol::ReceiptPub& key)
{
    return verify(key, sign_context::kReceipt, {messageOf(receipts)}, receipts.signature);
}

} // namespace qs::proof
