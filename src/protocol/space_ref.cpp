// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "protocol/space_ref.h"

namespace qs::protocol {

void writeSpace(codec::CborWriter& out, const SpaceRef& space)
{
    out.array(2).uint(static_cast<quint64>(space.kind)).bytes(space.id.view());
}

SpaceRef readSpace(codec::CborReader& in)
{
    in.array(2);
    SpaceRef space;
    space.kind = static_cast<SpaceKind>(in.uint(static_cast<quint64>(SpaceKind::Mailbox)));
    space.id = in.id<SpaceId>();
    return space;
}

} // namespace qs::protocol
