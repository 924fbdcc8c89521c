// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "sync/address_book.h"

#include "codec/cbor_reader.h"
#include "codec/cbor_writer.h"
#include "proof/identity.h"
#include "protocol/limits.h"
#include "protocol/space_ref.h"
#include "store/disk_store.h"
#include "sync/circle_merge.h"

#include <algorithm>
#include <array>

namespace qs::sync {

namespace {

using crypto::CircleRecord;
using crypto::InviteRecord;
using crypto::PersonRecord;
using crypto::SettingsRecord;

store::Slot slotOf(crypto::RecordType type)
{
    switch (type) {
    case crypto::RecordType::Circle: return store::Slot::Circle;
    case crypto::RecordType::Person: return store::Slot::Person;
    case crypto::RecordType::Invite: return store::Slot::Invite;
    case crypto::RecordType::Settings: return store::Slot::Setting;
    case crypto::RecordType::CircleName:
    case crypto::RecordType::Follow: return store::Slot::Sharing;
    case crypto::RecordType::Group: return store::Slot::Group;
    case crypto::RecordType::Device: return store::Slot::Device;
    default: break; // kept elsewhere
    }
    return store::Slot::Setting;
}

constexpr std::array kRecordSlots{
    store::Slot::Circle,
    store::Slot::Person,
    store::Slot::Invite,
    store::Slot::Setting,
    store::Slot::Sharing,
    store::Slot::Device,
    store::Slot::Group,
};

// Slots hold other things too; a record's key says what it is.
QByteArray keyOf(const crypto::VaultRecord& record)
{
    const bool isFollow = record.type() == crypto::RecordType::Follow;
    return (isFollow ? QByteArrayLiteral("record/follow/") : QByteArrayLiteral("record/")) +
           record.target();
}

QByteArray stampKey(store::Slot slot, const QByteArray& key)
{
    return QByteArray(1, static_cast<char>(slot)) + key;
}

QByteArray admissionKey(const SpaceId& circle, quint64 epoch, const UserId& user)
{
    return circle.bytes() + QByteArray::number(epoch) + '/' + user.bytes();
}

} // namespace

AddressBook::AddressBook(store::DiskStore& disk, crypto::AccountKeys& keys, const Clock& clock)
    : m_disk(disk), m_keys(keys), m_clock(clock), m_groups(disk, keys)
{
    m_groups.keep = [this](const crypto::GroupRecord& record) -> Result<void> {
        QS_TRY(merge(stamp(record), m_keys.device()));
        return {};
    };
}

Result<void> AddressBook::reload()
{
    m_people.clear();
    m_circles.clear();
    m_invites.clear();
    m_circleNames.clear();
    m_follows.clear();
    m_settings = {};
    m_devices.clear();
    m_groups.clear();
    m_stamps.clear();
    m_chains.clear();
    m_lanes.clear();
    for (const store::Slot slot : kRecordSlots) {
        QS_TRY(loadRecords(slot));
    }
    QS_TRY(m_groups.load());
    QS_TRY(loadChains());
    return loadLanes();
}

Result<void> AddressBook::loadRecords(store::Slot slot)
{
    QS_TRY_ASSIGN(const QList<store::SlotEntry> entries, m_disk.all(slot));
    for (const store::SlotEntry& entry : entries) {
        if (!entry.key.startsWith("record/")) {
            continue;
        }
        codec::CborReader in(entry.value);
        in.array(2);
        const auto device = in.id<DeviceId>();
        const QByteArray bytes = in.bytes();
        QS_TRY(in.finish());
        QS_TRY_ASSIGN(const crypto::VaultRecord record, crypto::readRecord(bytes));
        m_stamps.insert(stampKey(slot, entry.key), {record.hlc, device});
        m_lastHlc = std::max(m_lastHlc, record.hlc);
        apply(record.content);
    }
    return {};
}

Result<void> AddressBook::loadChains()
{
    QS_TRY_ASSIGN(const QList<store::SlotEntry> entries, m_disk.all(store::Slot::Manifest));
    for (const store::SlotEntry& entry : entries) {
        const auto user = UserId::from(entry.key);
        QList<QByteArray> manifests;
        codec::CborReader in(entry.value);
        in.list(protocol::kManifestChainMax, [&] { manifests.append(in.bytes()); });
        QS_TRY(in.finish());
        if (!user) {
            return Error{ErrorCode::Corrupt, QStringLiteral("key of a chain")};
        }
        QS_TRY_ASSIGN(auto chain, crypto::IdentityChain::read(*user, manifests));
        m_chains.insert(*user, chain);
    }
    return {};
}

const crypto::IdentityChain* AddressBook::identity(const UserId& user) const
{
    if (user == me()) {
        return &m_keys.chain();
    }
    const auto found = m_chains.constFind(user);
    return found == m_chains.constEnd() ? nullptr : &*found;
}

crypto::SpaceEpochPtr
AddressBook::epoch(const SpaceRef& space, quint64 epoch, const std::optional<Hash32>& ref) const
{
    if (space.kind == SpaceKind::Self) {
        const crypto::UserSeed* const seed = m_keys.seeds().find(epoch);
        if (!seed || space != proof::spaceOf(me(), SpaceKind::Self)) {
            return nullptr;
        }
        auto& cached = m_selfEpochs[epoch];
        if (!cached) {
            cached = crypto::SpaceEpoch::ofSelf(me(), *seed, epoch);
        }
        return cached;
    }
    if (space.kind == SpaceKind::Group) {
        return m_groups.epoch(space.id, epoch, ref);
    }
    const CircleRecord* const found = space.kind == SpaceKind::Circle ? circle(space.id) : nullptr;
    if (!found) {
        return nullptr;
    }
    const auto held = std::ranges::find_if(found->epochs, [&](const auto& candidate) {
        return candidate->epoch() == epoch && (!ref || candidate->statement().hash == *ref);
    });
    return held == found->epochs.end() ? nullptr : *held;
}

const crypto::BlindKey* AddressBook::blindKey(quint64 generation) const
{
    const crypto::UserSeed* const seed = m_keys.seeds().find(generation);
    if (!seed) {
        return nullptr;
    }
    const auto found = m_blindKeys.find(generation);
    if (found != m_blindKeys.end()) {
        return &found->second;
    }
    return &m_blindKeys.emplace(generation, crypto::blindKeyOf(*seed)).first->second;
}

bool AddressBook::isAdmitted(const SpaceRef& space, quint64 epoch, const UserId& user) const
{
    return m_admitted.contains(admissionKey(space.id, epoch, user));
}

void AddressBook::admit(const crypto::Voucher& voucher)
{
    m_admitted.insert(admissionKey(voucher.circle, voucher.epoch, voucher.member));
}

const PersonRecord* AddressBook::person(const UserId& user) const
{
    const auto found = m_people.constFind(user);
    return found == m_people.constEnd() ? nullptr : &*found;
}

QList<PersonRecord> AddressBook::people() const
{
    return m_people.values();
}

const CircleRecord* AddressBook::circle(const SpaceId& id) const
{
    const auto found = m_circles.constFind(id);
    return found == m_circles.constEnd() ? nullptr : &*found;
}

QList<CircleRecord> AddressBook::circles() const
{
    return m_circles.values();
}

QList<InviteRecord> AddressBook::invites() const
{
    return m_invites.values();
}

const CircleRecord* AddressBook::myCircle() const
{
    return circle(m_settings.myCircle);
}

bool AddressBook::isRefused(const crypto::SpaceEpoch& epoch) const
{
    return m_refused.value(epoch.space().id).contains(epoch.statement().hash);
}

void AddressBook::refuseToken(const crypto::SpaceEpoch& epoch)
{
    m_refused[epoch.space().id].insert(epoch.statement().hash);
}

bool AddressBook::isShut(const SpaceRef& space) const
{
    const crypto::SpaceEpochPtr newest = newestEpoch(space);
    return space.kind == SpaceKind::Circle && newest && isRefused(*newest);
}

crypto::SpaceEpochPtr AddressBook::newestEpoch(const SpaceRef& space) const
{
    if (space.kind == SpaceKind::Self) {
        return epoch(space, m_keys.seeds().generation(), std::nullopt);
    }
    if (space.kind == SpaceKind::Group) {
        return m_groups.newestEpoch(space.id);
    }
    const CircleRecord* const found = space.kind == SpaceKind::Circle ? circle(space.id) : nullptr;
    crypto::SpaceEpochPtr newest;
    const qsizetype count = found ? found->epochs.size() : 0;
    for (qsizetype at = count; at-- > 0;) { // rivals stand side by side, the lower hash first
        const crypto::SpaceEpochPtr& candidate = found->epochs[at];
        if (newest && candidate->epoch() < newest->epoch()) {
            break;
        }
        if (!newest || !isRefused(*candidate)) {
            newest = candidate;
        }
    }
    return newest;
}

crypto::SpaceEpochPtr AddressBook::readingEpoch(const SpaceRef& space) const
{
    if (space.kind != SpaceKind::Circle) {
        return newestEpoch(space);
    }
    const crypto::SpaceEpochPtr newest = newestEpoch(space);
    if (!newest || !isRefused(*newest)) {
        return newest;
    }
    for (const crypto::SpaceEpochPtr& before : circle(space.id)->epochs) {
        if (before->epoch() + 1 == newest->epoch() && !isRefused(*before)) {
            return before;
        }
    }
    return nullptr;
}

bool AddressBook::isMine(const SpaceId& circle) const
{
    const CircleRecord* const found = this->circle(circle);
    return found && found->owner == me();
}

bool AddressBook::isMember(const PersonRecord& person, const SpaceId& circle) const
{
    const crypto::CircleNameRecord* const named = circleName(circle);
    const bool isDissolved = named && named->isDissolved;
    return person.state == crypto::PersonState::Connected &&
           (circle == m_settings.myCircle || (person.circles.contains(circle) && !isDissolved));
}

QList<PersonRecord> AddressBook::membersOf(const SpaceId& circle) const
{
    QList<PersonRecord> members;
    for (const PersonRecord& person : m_people) {
        if (isMember(person, circle)) {
            members.append(person);
        }
    }
    std::ranges::sort(members, {}, &PersonRecord::user);
    return members;
}

const crypto::CircleNameRecord* AddressBook::circleName(const SpaceId& circle) const
{
    const auto found = m_circleNames.constFind(circle);
    return found == m_circleNames.constEnd() ? nullptr : &*found;
}

QList<crypto::CircleNameRecord> AddressBook::namedCircles() const
{
    QList<crypto::CircleNameRecord> named;
    for (const crypto::CircleNameRecord& record : m_circleNames) {
        if (!record.isDissolved && isMine(record.circle)) {
            named.append(record);
        }
    }
    std::ranges::sort(named, [](const auto& a, const auto& b) {
        return std::pair(a.name.toCaseFolded(), a.circle) <
               std::pair(b.name.toCaseFolded(), b.circle);
    });
    return named;
}

QList<UserId> AddressBook::unfollowed() const
{
    QList<UserId> users;
    for (const crypto::FollowRecord& record : m_follows) {
        if (record.mark.isNull()) {
            users.append(record.user);
        }
    }
    return users;
}

QList<crypto::FollowRecord> AddressBook::follows() const
{
    QList<crypto::FollowRecord> found;
    for (const crypto::FollowRecord& record : m_follows) {
        if (!record.mark.isNull()) {
            found.append(record);
        }
    }
    return found;
}

const crypto::FollowRecord* AddressBook::follow(const UserId& user) const
{
    const auto found = m_follows.constFind(user);
    return found == m_follows.constEnd() || found->mark.isNull() ? nullptr : &*found;
}

crypto::VaultRecord AddressBook::stamp(RecordContent content)
{
    constexpr int kCountBits = 16;
    const auto now = static_cast<quint64>(m_clock.nowMs()) << kCountBits;
    m_lastHlc = std::max(now, m_lastHlc + 1);
    return {m_lastHlc, std::move(content)};
}

Result<Intent> AddressBook::vaultIntent(const crypto::VaultRecord& record) const
{
    Intent intent;
    intent.kind = IntentKind::Vault;
    intent.madeMs = static_cast<quint64>(m_clock.nowMs());
    intent.space = proof::spaceOf(me(), SpaceKind::Self);
    const quint64 generation = m_keys.seeds().generation();
    intent.record = crypto::recordIdOf(record.type(), record.target(), *blindKey(generation));
    QS_TRY_ASSIGN(intent.payload, crypto::writeRecord(record));
    return intent;
}

QList<crypto::VaultRecord> AddressBook::records() const
{
    QList<crypto::VaultRecord> found;
    const auto add = [&](const RecordContent& content) {
        crypto::VaultRecord record{0, content};
        const auto stamped = m_stamps.constFind(stampKey(slotOf(record.type()), keyOf(record)));
        if (stamped != m_stamps.constEnd()) {
            record.hlc = stamped->hlc;
            found.append(record);
        }
    };
    for (const PersonRecord& one : m_people) {
        add(one);
    }
    for (const CircleRecord& one : m_circles) {
        add(one);
    }
    for (const InviteRecord& one : m_invites) {
        add(one);
    }
    for (const crypto::CircleNameRecord& one : m_circleNames) {
        add(one);
    }
    for (const crypto::FollowRecord& one : m_follows) {
        add(one);
    }
    for (const crypto::DeviceRecord& one : m_devices) {
        add(one);
    }
    for (const SpaceId& id : m_groups.all()) {
        add(m_groups.find(id)->record);
    }
    add(m_settings);
    return found;
}

Result<bool> AddressBook::merge(const crypto::VaultRecord& record, const DeviceId& device)
{
    const store::Slot slot = slotOf(record.type());
    const QByteArray key = keyOf(record);
    const Stamp stamped{record.hlc, device};
    const auto known = m_stamps.constFind(stampKey(slot, key));
    const bool isOlder = known != m_stamps.constEnd() && stamped <= *known;
    const auto* const heard = std::get_if<CircleRecord>(&record.content);
    const CircleRecord* const held = heard ? circle(heard->circle) : nullptr;
    const auto* const told = std::get_if<crypto::GroupRecord>(&record.content);
    const Group* const group = told ? m_groups.find(told->group) : nullptr;
    if (isOlder && !held && !group) {
        return false;
    }
    crypto::VaultRecord merged = record;
    Stamp kept = stamped;
    if (held) {
        merged.content = isOlder ? joined(*held, *heard) : joined(*heard, *held);
    } else if (group) {
        merged.content = isOlder ? joined(group->record, *told) : joined(*told, group->record);
    }
    if (isOlder) {
        // An older word on a circle or group still may bring an epoch.
        const bool bringsOne =
            held ? std::get<CircleRecord>(merged.content).epochs.size() != held->epochs.size()
                 : std::get<crypto::GroupRecord>(merged.content).epochs.size() !=
                       group->record.epochs.size();
        if (!bringsOne) {
            return false;
        }
        merged.hlc = known->hlc;
        kept = *known;
    }
    QS_TRY_ASSIGN(const QByteArray bytes, crypto::writeRecord(merged));
    codec::CborWriter out;
    out.array(2).bytes(kept.device.view()).bytes(bytes);
    QS_TRY(m_disk.put(slot, key, out.take()));
    m_stamps.insert(stampKey(slot, key), kept);
    m_lastHlc = std::max(m_lastHlc, record.hlc);
    apply(merged.content);
    return true;
}

void AddressBook::apply(const RecordContent& content)
{
    if (const auto* circleRecord = std::get_if<CircleRecord>(&content)) {
        ++m_revision;
        m_refused.remove(circleRecord->circle);
        m_circles.insert(circleRecord->circle, *circleRecord);
    } else if (const auto* personRecord = std::get_if<PersonRecord>(&content)) {
        ++m_revision;
        m_people.insert(personRecord->user, *personRecord);
    } else if (const auto* invite = std::get_if<InviteRecord>(&content)) {
        m_invites.insert(invite->secret, *invite);
    } else if (const auto* deviceRecord = std::get_if<crypto::DeviceRecord>(&content)) {
        m_devices.insert(deviceRecord->device, *deviceRecord);
    } else if (const auto* settings = std::get_if<SettingsRecord>(&content)) {
        m_settings = *settings;
    } else if (const auto* named = std::get_if<crypto::CircleNameRecord>(&content)) {
        m_circleNames.insert(named->circle, *named);
    } else if (const auto* followed = std::get_if<crypto::FollowRecord>(&content)) {
        m_follows.insert(followed->user, *followed);
    } else if (const auto* groupRecord = std::get_if<crypto::GroupRecord>(&content)) {
        ++m_revision;
        m_groups.set(*groupRecord);
    }
}

Result<void> AddressBook::learnChain(const UserId& user, const QList<QByteArray>& manifests)
{
    ++m_revision;
    if (user == me()) {
        QS_TRY(m_keys.extendChain(manifests));
        return keepKeys();
    }
    auto chain = m_chains.value(user);
    if (chain.isEmpty()) {
        QS_TRY_ASSIGN(chain, crypto::IdentityChain::read(user, manifests));
    } else {
        QS_TRY(chain.extend(manifests));
    }
    const PersonRecord* const pinned = person(user);
    const bool isPinned = pinned && pinned->manifest.seq > 0;
    if (isPinned && (chain.identityAt(pinned->manifest.seq) != pinned->identity ||
                     !chain.holds(pinned->manifest))) {
        return Error{ErrorCode::Denied, QStringLiteral("a chain that contradicts its pin")};
    }
    codec::CborWriter out;
    const QList<QByteArray> bytes = chain.bytes();
    out.array(bytes.size());
    for (const QByteArray& manifest : bytes) {
        out.bytes(manifest);
    }
    QS_TRY(m_disk.put(store::Slot::Manifest, user.view(), out.take()));
    m_chains.insert(user, chain);
    return {};
}

} // namespace qs::sync
