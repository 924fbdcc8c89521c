// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "base/assert.h"
#include "fuzz/cbor_echo.h"
#include "fuzz/targets.h"

namespace qs::fuzz {

int fuzzCbor(QByteArrayView input)
{
    const bool canonical = codec::checkCanonical(input).ok();
    codec::CborReader in(input);
    const QByteArray echo = echoItem(in);
    QS_ASSERT(in.finish().ok() == canonical);
    QS_ASSERT(!canonical || echo == input);
    return 0;
}

} // namespace qs::fuzz
