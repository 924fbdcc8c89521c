// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "base/assert.h"
#include "content/payload.h"
#include "crypto/vault.h"
#include "crypto/voucher.h"
#include "fuzz/targets.h"

namespace qs::fuzz {

namespace {

void readAsPayload(QByteArrayView bytes)
{
    const auto payload = content::readPayload(bytes);
    if (payload && payload->isKnown() && !payload->hasAttachments) {
        const auto written = content::writePayload(*payload);
        QS_ASSERT(written.ok());
        const auto again = content::readPayload(*written);
        QS_ASSERT(again && *again == *payload);
    }
}

void readAsRecord(QByteArrayView bytes)
{
    const auto record = crypto::readRecord(bytes);
    if (record) {
        const auto written = crypto::writeRecord(*record);
        QS_ASSERT(written.ok());
        const auto again = crypto::readRecord(*written);
        QS_ASSERT(again && *again == *record);
    }
}

void readAsSigned(QByteArrayView bytes)
{
    const auto statement = crypto::readStatement(bytes);
    QS_ASSERT(!statement || (statement->bytes == bytes && statement->statement.epoch > 0));
    const auto voucher = crypto::readVoucher(bytes);
    QS_ASSERT(!voucher || !statement); // one is never read as the other
}

} // namespace

int fuzzContent(QByteArrayView input)
{
    readAsPayload(input);
    readAsRecord(input);
    readAsSigned(input);
    return 0;
}

} // namespace qs::fuzz
