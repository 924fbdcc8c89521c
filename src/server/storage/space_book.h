// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "protocol/public_keys.h"
#include "sql/statement.h"

#include <unordered_map>
#include <vector>

namespace qs::sql {
class Database;
} // namespace qs::sql

namespace qs::server {

struct SpaceAccess;

/// A space as the tables know it, with the number of its newest event.
struct SpaceRow
{
    qint64 row = 0;
    SpaceKind kind = SpaceKind::Self;
    UserId owner;
    quint64 head = 0;
    qint64 lastAtMs = 0;
    quint64 epoch = 0;
    protocol::TokenHash token;
    QByteArray line; ///< Of a group: see group_commits.cpp.
    bool isChanged = false;
};

/// The newest envelope of one device in one space.
struct LaneRow
{
    qint64 space = 0;
    DeviceId device;
    quint64 n = 0;
    EnvId id;
    bool isChanged = false;
};

/// Heads of spaces and lanes, in memory while they are in use. Within a transaction they move here,
/// and flush() writes each once, however many events came in.
///
/// Valid because nothing else writes the file. Thread: the storage strand.
class SpaceBook
{
public:
    [[nodiscard]] static Result<SpaceBook> open(sql::Database& database);

    /// The space, or null if there is none. Good until flush() or forget().
    [[nodiscard]] Result<SpaceRow*> find(const SpaceRef& space);

    /// The lane, of which `n` is 0 as long as it is empty. Good until flush() or forget().
    [[nodiscard]] Result<LaneRow*> lane(const SpaceRow& space, const DeviceId& device);

    /// Makes a space that is not there.
    Result<void> create(const SpaceRef& space, const SpaceRow& initial, QByteArrayView statement);

    /// Gives a circle its next epoch.
    Result<void> moveOn(SpaceRow& space, const SpaceRow& next, QByteArrayView statement);

    /// The next number of the space and the time that goes with it.
    struct Place
    {
        quint64 seq;
        qint64 atMs;
    };
    [[nodiscard]] Place takePlace(SpaceRow& space, qint64 nowMs);

    void advance(LaneRow& lane, quint64 n, const EnvId& id);

    Result<void> flush();
    void forget();

private:
    SpaceBook() = default;

    struct LaneKey
    {
        qint64 space;
        DeviceId device;
        friend bool operator==(const LaneKey&, const LaneKey&) = default;
    };
    struct HashOf
    {
        size_t operator()(const SpaceRef& space) const { return qHash(space, 0); }
        size_t operator()(const LaneKey& key) const { return qHashMulti(0, key.space, key.device); }
    };

    std::unordered_map<SpaceRef, SpaceRow, HashOf> m_spaces;
    std::unordered_map<LaneKey, LaneRow, HashOf> m_lanes;
    std::vector<SpaceRow*> m_changedSpaces;
    std::vector<LaneRow*> m_changedLanes;
    sql::Statement m_findSpace;
    sql::Statement m_insertSpace;
    sql::Statement m_updateHead;
    sql::Statement m_updateEpoch;
    sql::Statement m_findLane;
    sql::Statement m_putLane;
};

/// What the rows say about the asker.
[[nodiscard]] bool mayRead(const SpaceRow& space, const SpaceAccess& access);
[[nodiscard]] bool mayWrite(const SpaceRow& space, const SpaceAccess& access);

/// Whether the right to this kind of space is a feed token, which can be out of date.
[[nodiscard]] bool opensByToken(SpaceKind kind);

} // namespace qs::server
