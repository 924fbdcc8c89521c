// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "crypto/vault.h"

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
    return a.circle == b.circle && a.owner == b.owner && a.voucher == b.voucher &&
           a.fromSeq == b.fromSeq &&
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

QByteArray VaultRecord::target() const
{
    switch (type()) {
    case RecordType::Circle: return std::get_if<CircleRecord>(&content)->circle.bytes();
    case RecordType::Person: return std::get_if<PersonRecord>(&content)->user.bytes();
    case RecordType::Invite: return std::get_if<InviteRecord>(&content)->secret.bytes();
    case RecordType::Settings: return {};
    case RecordType::Group: return std::get_if<GroupRecord>(&content)->group.bytes();
    case RecordType::Bookmark:
    case RecordType::Folder:
    case RecordType::Mute:
    case RecordType::Filter:
    case RecordType::ReadMark:
    case RecordType::Draft:
    case RecordType::Setting: return content::shelfTarget(std::get_if<ShelfRecord>(&content)->item);
    }
    return {};
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

RecordId recordIdOf(RecordType type, QByteArrayView target, const BlindKey& key)
{
    const char byte = static_cast<char>(type);
    return proof::hash<RecordId>(
        proof::label::kVaultId, {QByteArrayView(&byte, 1), target}, key.view()
    );
}

} // namespace qs::crypto
