// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "protocol/frame.h"

namespace qs::protocol {

inline constexpr qsizetype kReportBytesMax = 768 * 1024; ///< Sealed.

/// Client to server: a report for the moderators, sealed to their key. The server can do nothing
/// with it but keep it until they fetch it.
struct FileReport
{
    static constexpr FrameType kType = FrameType::FileReport;
    static constexpr int kFields = 1;
    static constexpr const char* kShape = "sealed:bytes";

    QByteArray sealed;

    void write(codec::CborWriter& out) const { out.bytes(sealed); }
    static FileReport read(codec::CborReader& in)
    {
        FileReport m;
        m.sealed = in.bytes(kReportBytesMax);
        return m;
    }
};

} // namespace qs::protocol
