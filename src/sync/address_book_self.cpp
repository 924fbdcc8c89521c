// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "store/disk_store.h"
#include "sync/address_book.h"

#include <algorithm>

namespace qs::sync {

// What the book knows of its own account: keys, devices, and their lanes.

QByteArray ownKeysName()
{
    return QByteArrayLiteral("keys");
}

// On disk, so that nobody can show this device an older list of its fellows after a restart.
Result<void> AddressBook::keepKeys()
{
    QByteArray secret = m_keys.serialize();
    Result<void> kept = m_disk.put(store::Slot::Account, ownKeysName(), secret);
    proof::wipe(secret);
    return kept;
}

Result<void> AddressBook::learnSeed(quint64 generation, crypto::UserSeed seed)
{
    QS_TRY(m_keys.addSeed(generation, std::move(seed)));
    ++m_revision;
    return keepKeys();
}

const crypto::DeviceRecord* AddressBook::device(const DeviceId& id) const
{
    const auto found = m_devices.constFind(id);
    return found == m_devices.constEnd() ? nullptr : &*found;
}

QList<proof::LaneFloor> AddressBook::floorsOf(const DeviceId& device) const
{
    QList<proof::LaneFloor> floors;
    for (auto it = m_lanes.cbegin(); it != m_lanes.cend(); ++it) {
        if (it.key().second == device && it->n > 0) {
            floors.append({crypto::floorNameOf(it.key().first), it->n, it->id});
        }
    }
    std::ranges::sort(floors, {}, [](const proof::LaneFloor& floor) {
        return floor.space.bytes();
    });
    return floors;
}

Result<void>
AddressBook::takeControl(const crypto::VerifiedControl& control, quint64 seq, quint64 atMs)
{
    ++m_revision; // a change may be what others waited for
    QS_TRY(recordLane(control.lane()));
    return m_groups.take(control, seq, atMs, [this](const UserId& user) {
        const crypto::IdentityChain* const chain = identity(user);
        return chain ? chain->head().seq : 0;
    });
}

} // namespace qs::sync
