// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "crypto/gate_rules.h"

#include "proof/caead.h"

#include <algorithm>

namespace qs::crypto {

using content::Payload;
using protocol::EnvelopeHeader;
using protocol::Suite;

namespace {

constexpr qsizetype kWrapBytes = proof::kCaeadOverhead + PostKey::kSize;

// What a revocation recognizes of the lane; null if nothing.
const proof::LaneFloor* floorOf(const DeviceStanding& revoked, const SpaceRef& space)
{
    const auto floor =
        std::ranges::find(revoked.floors, floorNameOf(space), &proof::LaneFloor::space);
    return floor == revoked.floors.end() ? nullptr : &*floor;
}

} // namespace

Refused refuse(RefuseReason reason, const char* detail)
{
    return {reason, QLatin1String(detail), std::nullopt};
}

Held hold(HoldReason reason, const EnvelopeHeader& h)
{
    return {reason, h.author, h.space, h.epoch, h.device, h.laneN};
}

qsizetype wrapBytesOf(const EnvelopeHeader& h)
{
    return h.suite == Suite::Sealed ? kWrapBytes : 0;
}

std::optional<protocol::DevicePub> deviceKey(const IdentityChain& author, const EnvelopeHeader& h)
{
    const DeviceStanding* const standing = author.device(h.device);
    if (!standing || standing->addedSeq > h.manifestSeq) {
        return std::nullopt;
    }
    if (standing->revoked) {
        const proof::LaneFloor* const floor = floorOf(*standing, h.space);
        if (!floor || h.laneN > floor->n) {
            return std::nullopt;
        }
    }
    return standing->key;
}

bool passesFloor(const IdentityChain& author, const EnvelopeHeader& h, const EnvId& id)
{
    const DeviceStanding* const standing = author.device(h.device);
    if (!standing || !standing->revoked) {
        return standing != nullptr;
    }
    const proof::LaneFloor* const floor = floorOf(*standing, h.space);
    return floor && (h.laneN < floor->n || (h.laneN == floor->n && id == floor->id));
}

bool agrees(const EnvelopeHeader& h, const Payload& p)
{
    if (h.suite != Suite::Public) {
        return true;
    }
    const QList<ObjectRef> refs = p.root.isNull() ? QList<ObjectRef>() : QList{p.root, p.parent};
    return h.publicKind == static_cast<quint64>(p.kind) && h.objectOrRecord == p.id.view() &&
           h.publicRefs == refs;
}

} // namespace qs::crypto
