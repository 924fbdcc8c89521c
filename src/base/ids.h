// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/assert.h"

#include <QByteArray>
#include <QHashFunctions>

#include <array>
#include <compare>
#include <cstring>
#include <optional>

namespace qs {

/// An identifier of exactly `Size` bytes. Every kind of id is a type of its own, without
/// conversions between them, so that one can never be taken for another. All zero means "none".
template<typename Tag, int Size>
class FixedBytes
{
public:
    static constexpr int kSize = Size;

    FixedBytes() = default;

    /// Nothing if `bytes` has another length.
    [[nodiscard]] static std::optional<FixedBytes> from(QByteArrayView bytes)
    {
        if (bytes.size() != Size) {
            return std::nullopt;
        }
        FixedBytes id;
        std::memcpy(id.m_bytes.data(), bytes.data(), Size);
        return id;
    }

    [[nodiscard]] static std::optional<FixedBytes> fromHex(QByteArrayView hex)
    {
        return from(QByteArray::fromHex(hex.toByteArray()));
    }

    [[nodiscard]] bool isNull() const { return *this == FixedBytes(); }
    [[nodiscard]] QByteArrayView view() const
    {
        return QByteArrayView(reinterpret_cast<const char*>(m_bytes.data()), Size);
    }
    [[nodiscard]] QByteArray bytes() const { return view().toByteArray(); }
    [[nodiscard]] QByteArray hex() const { return bytes().toHex(); }
    [[nodiscard]] const unsigned char* data() const { return m_bytes.data(); }
    [[nodiscard]] unsigned char* data() { return m_bytes.data(); }

    friend bool operator==(const FixedBytes&, const FixedBytes&) = default;
    friend auto operator<=>(const FixedBytes&, const FixedBytes&) = default;
    friend size_t qHash(const FixedBytes& id, size_t seed = 0) { return qHash(id.view(), seed); }

private:
    std::array<unsigned char, Size> m_bytes{};
};

using UserId = FixedBytes<struct UserIdTag, 32>;     ///< Hash of the first identity key.
using DeviceId = FixedBytes<struct DeviceIdTag, 16>; ///< Hash of the device's signing key.
using EnvId = FixedBytes<struct EnvIdTag, 32>;       ///< Names one sealing of an envelope.
using SpaceId = FixedBytes<struct SpaceIdTag, 16>;
using ObjectId = FixedBytes<struct ObjectIdTag, 16>; ///< UUIDv7 made when composing.
using RecordId = FixedBytes<struct RecordIdTag, 16>; ///< Blinded id of a vault record.
using IntentId = FixedBytes<struct IntentIdTag, 16>;
using Hash32 = FixedBytes<struct Hash32Tag, 32>;
using InstanceId = FixedBytes<struct InstanceIdTag, 16>; ///< One life of a server's database.
using ServerId = FixedBytes<struct ServerIdTag, 32>;

/// The kinds of audience. The numbers stand in signed headers and never change.
enum class SpaceKind : quint8 {
    Self = 0,    ///< My own devices.
    Circle = 1,  ///< My connections.
    Group = 2,   ///< The members of a group.
    Public = 3,  ///< Mine, readable by all.
    Mailbox = 4, ///< Others leave sealed mail for me.
};

/// Names a space: an audience with a key and a log.
struct SpaceRef
{
    SpaceKind kind = SpaceKind::Self;
    SpaceId id;

    friend bool operator==(const SpaceRef&, const SpaceRef&) = default;
    friend auto operator<=>(const SpaceRef&, const SpaceRef&) = default;
    friend size_t qHash(const SpaceRef& space, size_t seed = 0)
    {
        return qHashMulti(seed, static_cast<int>(space.kind), space.id);
    }
};

/// Names a post, reply or other thing somebody made, however often it was sealed.
struct ObjectRef
{
    UserId author;
    ObjectId id;

    [[nodiscard]] bool isNull() const { return author.isNull() && id.isNull(); }
    friend bool operator==(const ObjectRef&, const ObjectRef&) = default;
    friend auto operator<=>(const ObjectRef&, const ObjectRef&) = default;
    friend size_t qHash(const ObjectRef& ref, size_t seed = 0)
    {
        return qHashMulti(seed, ref.author, ref.id);
    }
};

} // namespace qs
