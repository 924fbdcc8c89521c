// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "codec/cbor_reader.h"
#include "codec/cbor_writer.h"
#include "protocol/space_ref.h"
#include "store/disk_store.h"
#include "sync/address_book.h"

#include <algorithm>

namespace qs::sync {

// How far each device's lane has come here, and what is missing in it.

namespace {
QByteArray laneKeyBytes(const SpaceRef& space, const DeviceId& device)
{
    return QByteArray(1, static_cast<char>(space.kind)) + space.id.bytes() + device.bytes();
}
} // namespace

Result<void> AddressBook::loadLanes()
{
    QS_TRY_ASSIGN(const QList<store::SlotEntry> entries, m_disk.all(store::Slot::Lane));
    for (const store::SlotEntry& entry : entries) {
        codec::CborReader in(entry.value);
        in.array(6);
        const SpaceRef space = protocol::readSpace(in);
        const auto device = in.id<DeviceId>();
        LaneHead head;
        head.n = in.uint();
        head.id = in.id<EnvId>();
        head.first = in.uint();
        in.list(kLaneGapsMax, [&] {
            in.array(4);
            LaneGap gap;
            gap.first = in.uint();
            gap.last = in.uint();
            gap.before = in.id<EnvId>();
            gap.after = in.id<EnvId>();
            head.gaps.append(gap);
        });
        QS_TRY(in.finish());
        m_lanes.insert({space, device}, head);
    }
    return {};
}

bool AddressBook::LaneHead::holds(quint64 number) const
{
    return number >= first && number <= n && std::ranges::none_of(gaps, [&](const LaneGap& gap) {
               return number >= gap.first && number <= gap.last;
           });
}

AddressBook::LaneHead AddressBook::laneHead(const SpaceRef& space, const DeviceId& device) const
{
    return m_lanes.value({space, device});
}

crypto::LaneView AddressBook::lane(const SpaceRef& space, const DeviceId& device, quint64 n) const
{
    crypto::LaneView view;
    const auto found = m_lanes.constFind({space, device});
    if (found == m_lanes.constEnd() || found->n == 0) {
        return view;
    }
    const bool isMissing = std::ranges::any_of(found->gaps, [&](const LaneGap& gap) {
        return n >= gap.first && n <= gap.last;
    });
    if (m_replaying && n <= found->n && !isMissing) {
        view.mode = crypto::LaneView::Mode::Unordered;
        return view;
    }
    view.anything = true;
    if (n == found->n) {
        view.at = found->id;
    } else if (n == found->n + 1) {
        view.before = found->id;
    } else if (n > found->n && m_mayJump == LaneKey{space, device}) {
        view.mode = crypto::LaneView::Mode::OpensRange;
    }
    for (const LaneGap& gap : found->gaps) {
        if (n == gap.first) {
            view.before = gap.before;
        }
        if (n == gap.last) {
            view.expected = gap.after;
        }
    }
    return view;
}

Result<void> AddressBook::putLane(const LaneKey& key, const LaneHead& head)
{
    codec::CborWriter out;
    out.array(6);
    protocol::writeSpace(out, key.first);
    out.bytes(key.second.view()).uint(head.n).bytes(head.id.view()).uint(head.first);
    out.array(head.gaps.size());
    for (const LaneGap& gap : head.gaps) {
        out.array(4).uint(gap.first).uint(gap.last).bytes(gap.before.view());
        out.bytes(gap.after.view());
    }
    QS_TRY(m_disk.put(store::Slot::Lane, laneKeyBytes(key.first, key.second), out.take()));
    m_lanes.insert(key, head);
    return {};
}

Result<void> AddressBook::recordLane(const crypto::LaneStep& step)
{
    const LaneKey key{step.space, step.device};
    LaneHead head = m_lanes.value(key);
    if (step.n > head.n) {
        const bool isFirst = head.n == 0;
        if (!isFirst && step.n > head.n + 1) {
            head.gaps.append({head.n + 1, step.n - 1, head.id, step.prev});
            head.gaps = head.gaps.last(std::min(head.gaps.size(), kLaneGapsMax));
        }
        head.n = step.n;
        head.id = step.id;
        head.first = isFirst ? step.n : head.first;
        return putLane(key, head);
    }
    // It came late: a gap grows smaller from one of its ends.
    for (LaneGap& gap : head.gaps) {
        if (step.n == gap.first) {
            gap.first += 1;
            gap.before = step.id;
        } else if (step.n == gap.last) {
            gap.last -= 1;
            gap.after = step.prev;
        } else {
            continue;
        }
        head.gaps.removeIf([](const LaneGap& left) { return left.first > left.last; });
        return putLane(key, head);
    }
    return {};
}

Result<void> AddressBook::forgetLanes(const SpaceRef& space)
{
    const QList<LaneKey> known = m_lanes.keys();
    for (const LaneKey& key : known) {
        if (key.first == space && key.second != m_keys.device()) {
            QS_TRY(m_disk.remove(store::Slot::Lane, laneKeyBytes(key.first, key.second)));
            m_lanes.remove(key);
        }
    }
    return {};
}

QList<AddressBook::KnownLane> AddressBook::lanesOf(const SpaceRef& space) const
{
    QList<KnownLane> lanes;
    for (auto it = m_lanes.constBegin(); it != m_lanes.constEnd(); ++it) {
        if (it.key().first == space && it->n > 0) {
            lanes.append({it.key().second, it->n, it->id});
        }
    }
    return lanes;
}

crypto::LanePlace AddressBook::nextPlace(const SpaceRef& space) const
{
    const LaneHead head = m_lanes.value({space, m_keys.device()});
    return {head.n + 1, head.id};
}

Result<void> AddressBook::setOwnLane(const SpaceRef& space, quint64 n, const EnvId& id)
{
    return putLane({space, m_keys.device()}, {n, id, 1, {}});
}

} // namespace qs::sync
