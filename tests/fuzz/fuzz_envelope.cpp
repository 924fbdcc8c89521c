// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "base/assert.h"
#include "fuzz/targets.h"
#include "proof/identity.h"
#include "protocol/envelope.h"

namespace qs::fuzz {

using namespace protocol;

namespace {
void readAsHeader(QByteArrayView bytes)
{
    const auto header = readHeader(bytes);
    if (header) {
        const auto again = readHeader(writeHeader(*header));
        QS_ASSERT(again && *again == *header);
    }
}
} // namespace

int fuzzEnvelope(QByteArrayView input)
{
    readAsHeader(input);
    const auto parts = splitEnvelope(input);
    if (parts) {
        QS_ASSERT(joinEnvelope(*parts) == input);
        QS_ASSERT(!proof::envelopeIdOf(*parts).isNull());
        readAsHeader(parts->header);
    }
    return 0;
}

} // namespace qs::fuzz
