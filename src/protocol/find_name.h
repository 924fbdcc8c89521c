// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "protocol/frame.h"

namespace qs::protocol {

/// Client to server: whose username is this? Limited in rate, by account.
struct FindName
{
    static constexpr FrameType kType = FrameType::FindName;
    static constexpr int kFields = 1;
    static constexpr const char* kShape = "name:text";

    QString name;

    void write(codec::CborWriter& out) const { out.text(name); }
    static FindName read(codec::CborReader& in) { return {in.text(kNameBytesMax)}; }
};

/// Server to client: the account of that name, if its mailbox has a door for strangers (OpenDoor
/// with a hash of zeros). All zeros for every other name, whether anybody has it or not.
struct FindNameAnswer
{
    static constexpr FrameType kType = FrameType::FindNameAnswer;
    static constexpr int kFields = 1;
    static constexpr const char* kShape = "user:32";

    UserId user;

    void write(codec::CborWriter& out) const { out.bytes(user.view()); }
    static FindNameAnswer read(codec::CborReader& in) { return {in.id<UserId>()}; }
};

} // namespace qs::protocol
