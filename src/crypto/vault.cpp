// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "crypto/vault.h"

#include "proof/hash.h"

#include <algorithm>

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

RecordType VaultRecord::type() const
{
    return static_cast<RecordType>(content.index() + 1);
}

QByteArray VaultRecord::target() const
{
    switch (type()) {
    case RecordType::Circle: return std::get_if<CircleRecord>(&content)->circle.bytes();
    case RecordType::Person: return std::get_if<PersonRecord>(&content)->user.bytes();
    case RecordType::Invite: return std::get_if<InviteRecord>(&content)->secret.bytes();
    case RecordType::Settings: return {};
    }
    return {};
}

RecordId recordIdOf(RecordType type, QByteArrayView target, const BlindKey& key)
{
    const char byte = static_cast<char>(type);
    return proof::hash<RecordId>(
        proof::label::kVaultId, {QByteArrayView(&byte, 1), target}, key.view()
    );
}

} // namespace qs::crypto
