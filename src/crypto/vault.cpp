// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "crypto/vault.h"

#include "content/text.h"
#include "proof/hash.h"

#include <algorithm>
#include <array>

namespace qs::crypto {

// Here and not in the header: GCC 12 takes an inlined move of the variant for a use of members that
// were never made.
VaultRecord::VaultRecord() = default;
VaultRecord::VaultRecord(quint64 hlc, Content content) : hlc(hlc), content(std::move(content)) {}
VaultRecord::VaultRecord(const VaultRecord&) = default;
VaultRecord::VaultRecord(VaultRecord&&) noexcept = default;
VaultRecord& VaultRecord::operator=(const VaultRecord&) = default;
VaultRecord& VaultRecord::operator=(VaultRecord&&) noexcept = default;
VaultRecord::~VaultRecord() = default;

bool operator==(const CircleRecord& a, const CircleRecord& b)
{
    const auto sameEpoch = [](const SpaceEpochPtr& x, const SpaceEpochPtr& y) {
        // The statement commits to the key.
        return x->statement().bytes == y->statement().bytes;
    };
    return a.circle == b.circle && a.owner == b.owner && a.vouchers == b.vouchers &&
           a.fromSeq == b.fromSeq && a.rosters == b.rosters && a.isGone == b.isGone &&
           std::equal(
               a.epochs.begin(), a.epochs.end(), b.epochs.begin(), b.epochs.end(), sameEpoch
           );
}

bool operator==(const GroupRecord& a, const GroupRecord& b)
{
    const auto sameEpoch = [](const SpaceEpochPtr& x, const SpaceEpochPtr& y) {
        // The change commits to the key.
        return x->epoch() == y->epoch() && x->epochRef() == y->epochRef();
    };
    return a.group == b.group && a.state == b.state && a.root == b.root && a.fromSeq == b.fromSeq &&
           a.invitedBy == b.invitedBy && a.doorToken == b.doorToken &&
           std::equal(
               a.epochs.begin(), a.epochs.end(), b.epochs.begin(), b.epochs.end(), sameEpoch
           );
}

RecordType VaultRecord::type() const
{
    return std::visit(
        [](const auto& record) {
            if constexpr (std::is_same_v<std::remove_cvref_t<decltype(record)>, ShelfRecord>) {
                return typeOf(record.item);
            } else {
                return std::remove_cvref_t<decltype(record)>::kType;
            }
        },
        content
    );
}

namespace {
QByteArray targetOf(const CircleRecord& record)
{
    return record.circle.bytes();
}
QByteArray targetOf(const PersonRecord& record)
{
    return record.user.bytes();
}
QByteArray targetOf(const InviteRecord& record)
{
    return record.secret.bytes();
}
QByteArray targetOf(const SettingsRecord&)
{
    return {};
}
QByteArray targetOf(const CircleNameRecord& record)
{
    return record.circle.bytes();
}
QByteArray targetOf(const FollowRecord& record)
{
    return record.user.bytes();
}
QByteArray targetOf(const DeviceRecord& record)
{
    return record.device.bytes();
}

QByteArray targetOf(const GroupRecord& record)
{
    return record.group.bytes();
}
QByteArray targetOf(const ShelfRecord& record)
{
    return content::shelfTarget(record.item);
}
} // namespace

QByteArray VaultRecord::target() const
{
    return std::visit([](const auto& record) { return targetOf(record); }, content);
}

RecordType typeOf(const content::ShelfItem& item)
{
    constexpr std::array kTypes{
        RecordType::Bookmark,
        RecordType::Folder,
        RecordType::Mute,
        RecordType::Filter,
        RecordType::ReadMark,
        RecordType::Draft,
        RecordType::Setting,
    };
    static_assert(kTypes.size() == std::variant_size_v<content::ShelfItem>);
    return kTypes[item.index()];
}

bool isUsable(const DeviceLabel& label)
{
    return content::checkName(label.name).ok() &&
           label.name.toUtf8().size() <= kDeviceNameBytesMax &&
           label.platform.toUtf8().size() <= kDevicePlatformBytesMax;
}

RecordId recordIdOf(RecordType type, QByteArrayView target, const BlindKey& key)
{
    const char byte = static_cast<char>(type);
    return proof::hash<RecordId>(
        proof::label::kVaultId, {QByteArrayView(&byte, 1), target}, key.view()
    );
}

} // namespace qs::crypto
