// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "content/payload.h"
#include "crypto/group.h"
#include "crypto/vault.h"
#include "crypto/voucher.h"
#include "protocol/envelope.h"

#include <memory>
#include <optional>

namespace qs::crypto {

/// The place an envelope took in its lane: what the keeper of lanes writes down.
struct LaneStep
{
    SpaceRef space;
    DeviceId device;
    quint64 n = 0;
    EnvId id;
    EnvId prev;

    friend bool operator==(const LaneStep&, const LaneStep&) = default;
};

/// What a repost passes on: somebody's post as they signed it, checked by itself. Who passes it on
/// can neither change it nor say it of somebody else.
struct CarriedPost
{
    ObjectRef ref;
    SpaceKind space = SpaceKind::Public; ///< Where it was first said; sealed ones allow sharing.
    EnvId id;
    content::Payload payload; ///< A Post, or the Edit that was its newest version.
};

/// Content that passed every check of the gate. Nothing else can make one, and nothing else may be
/// stored or shown: whoever holds one need not ask again.
///
/// A copyable value. Thread: any.
class VerifiedPost
{
public:
    [[nodiscard]] const protocol::EnvelopeHeader& header() const { return m_header; }
    [[nodiscard]] const content::Payload& payload() const { return m_payload; }

    /// The payload as it was signed, with keys this version does not know.
    [[nodiscard]] const QByteArray& payloadBytes() const { return m_payloadBytes; }
    [[nodiscard]] const EnvId& envId() const { return m_id; }

    /// Null only for unknown kinds.
    [[nodiscard]] const ObjectRef& object() const { return m_object; }
    [[nodiscard]] const UserId& author() const { return m_header.author; }
    [[nodiscard]] const SpaceRef& space() const { return m_header.space; }
    [[nodiscard]] const LaneStep& lane() const { return m_lane; }

    /// The voucher that admitted the author and was not known before: worth remembering.
    [[nodiscard]] const std::optional<Voucher>& newVoucher() const { return m_voucher; }

    /// Of a repost that brings its original along.
    [[nodiscard]] const std::shared_ptr<const CarriedPost>& carried() const { return m_carried; }

private:
    friend class Gate;
    VerifiedPost() = default;

    protocol::EnvelopeHeader m_header;
    content::Payload m_payload;
    QByteArray m_payloadBytes;
    EnvId m_id;
    ObjectRef m_object;
    LaneStep m_lane;
    std::optional<Voucher> m_voucher;
    std::shared_ptr<const CarriedPost> m_carried;
};

/// What remains of an envelope that its server erased: signed by its author, at its place in its
/// lane, and without a word of content. Whether the author wanted that, their own removal tells.
class VerifiedStub
{
public:
    [[nodiscard]] const protocol::EnvelopeHeader& header() const { return m_header; }
    [[nodiscard]] const EnvId& envId() const { return m_id; }
    [[nodiscard]] const UserId& author() const { return m_header.author; }
    [[nodiscard]] const LaneStep& lane() const { return m_lane; }

private:
    friend class Gate;
    VerifiedStub() = default;

    protocol::EnvelopeHeader m_header;
    EnvId m_id;
    LaneStep m_lane;
};

/// A vault record that passed every check of the gate, its blinded name included.
class VerifiedRecord
{
public:
    [[nodiscard]] const protocol::EnvelopeHeader& header() const { return m_header; }
    [[nodiscard]] const RecordId& recordId() const { return m_recordId; }
    [[nodiscard]] const EnvId& envId() const { return m_id; }
    [[nodiscard]] const LaneStep& lane() const { return m_lane; }

    /// Nothing for a type of record this version does not know.
    [[nodiscard]] const std::optional<VaultRecord>& record() const { return m_record; }

    /// The record as it was signed.
    [[nodiscard]] const QByteArray& bytes() const { return m_bytes; }

private:
    friend class Gate;
    VerifiedRecord() = default;

    protocol::EnvelopeHeader m_header;
    RecordId m_recordId;
    EnvId m_id;
    LaneStep m_lane;
    std::optional<VaultRecord> m_record;
    QByteArray m_bytes;
};

/// What stands in a group's log beside its posts: a change, a hello or a leave that passed every
/// check of the gate. Of a change, that it fits the line of changes known at the time.
class VerifiedControl
{
public:
    [[nodiscard]] const protocol::EnvelopeHeader& header() const { return m_header; }
    [[nodiscard]] const UserId& author() const { return m_header.author; }
    [[nodiscard]] const EnvId& envId() const { return m_id; }
    [[nodiscard]] const LaneStep& lane() const { return m_lane; }

    /// Nothing for a kind this version does not know.
    [[nodiscard]] const std::optional<GroupControl>& content() const { return m_content; }

private:
    friend class Gate;
    VerifiedControl() = default;

    protocol::EnvelopeHeader m_header;
    EnvId m_id;
    LaneStep m_lane;
    std::optional<GroupControl> m_content;
};

} // namespace qs::crypto
