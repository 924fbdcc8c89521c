// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "protocol/frame.h"

namespace qs::protocol {

Result<FrameHead> readFrameHead(QByteArrayView frame)
{
    codec::CborReader in(frame);
    const qsizetype more = in.arrayAtLeast(2);
    const auto type = static_cast<FrameType>(in.uint());
    const quint64 requestId = in.uint();
    for (qsizetype i = 0; i < more && in.ok(); ++i) {
        in.skip();
    }
    QS_TRY(in.finish());
    return FrameHead{type, requestId};
}

} // namespace qs::protocol
