// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "server/storage/space_book.h"

#include "server/ports/event_log.h"
#include "sql/database.h"

#include <algorithm>

namespace qs::server {

namespace {
/// Past this many the book starts afresh: about 20 MiB.
constexpr size_t kRowsMax = 100'000;
} // namespace

Result<SpaceBook> SpaceBook::open(sql::Database& db)
{
    SpaceBook book;
    QS_TRY_ASSIGN(
        book.m_findSpace,
        db.prepare("SELECT id, owner, head, last_at, epoch, token, statement FROM space"
                   " WHERE space = ? AND kind = ?")
    );
    QS_TRY_ASSIGN(
        book.m_insertSpace,
        db.prepare("INSERT INTO space(space, kind, owner, head, last_at, epoch, token, statement)"
                   " VALUES(?, ?, ?, 0, 0, ?, ?, ?)")
    );
    QS_TRY_ASSIGN(
        book.m_updateHead, db.prepare("UPDATE space SET head = ?, last_at = ? WHERE id = ?")
    );
    QS_TRY_ASSIGN(
        book.m_updateEpoch,
        db.prepare("UPDATE space SET epoch = ?, token = ?, statement = ? WHERE id = ?")
    );
    QS_TRY_ASSIGN(
        book.m_findLane,
        db.prepare("SELECT n, envelope_id FROM lane WHERE space = ? AND device = ?")
    );
    QS_TRY_ASSIGN(
        book.m_putLane,
        db.prepare("INSERT INTO lane(space, device, n, envelope_id) VALUES(?, ?, ?, ?)"
                   " ON CONFLICT(space, device)"
                   " DO UPDATE SET n = excluded.n, envelope_id = excluded.envelope_id")
    );
    return book;
}

Result<SpaceRow*> SpaceBook::find(const SpaceRef& space)
{
    if (const auto known = m_spaces.find(space); known != m_spaces.end()) {
        return &known->second;
    }
    m_findSpace.query(space.id, static_cast<int>(space.kind));
    QS_TRY_ASSIGN(const bool isThere, m_findSpace.next());
    if (!isThere) {
        return nullptr;
    }
    SpaceRow row;
    row.row = m_findSpace.integer(0);
    row.kind = space.kind;
    row.owner = m_findSpace.id<UserId>(1);
    row.head = m_findSpace.number(2);
    row.lastAtMs = m_findSpace.integer(3);
    row.epoch = m_findSpace.number(4);
    row.token = m_findSpace.id<protocol::TokenHash>(5);
    if (space.kind == SpaceKind::Group) {
        row.line = m_findSpace.bytes(6);
    }
    m_findSpace.reset();
    return &m_spaces.emplace(space, row).first->second;
}

Result<LaneRow*> SpaceBook::lane(const SpaceRow& space, const DeviceId& device)
{
    const LaneKey key{space.row, device};
    if (const auto known = m_lanes.find(key); known != m_lanes.end()) {
        return &known->second;
    }
    m_findLane.query(space.row, device);
    QS_TRY_ASSIGN(const bool isThere, m_findLane.next());
    LaneRow row;
    row.space = space.row;
    row.device = device;
    if (isThere) {
        row.n = m_findLane.number(0);
        row.id = m_findLane.id<EnvId>(1);
        m_findLane.reset();
    }
    return &m_lanes.emplace(key, row).first->second;
}

Result<void>
SpaceBook::create(const SpaceRef& space, const SpaceRow& initial, QByteArrayView statement)
{
    return m_insertSpace.run(
        space.id,
        static_cast<int>(space.kind),
        initial.owner,
        initial.epoch,
        initial.token,
        statement
    );
}

Result<void> SpaceBook::moveOn(SpaceRow& space, const SpaceRow& next, QByteArrayView statement)
{
    QS_TRY(m_updateEpoch.run(next.epoch, next.token, statement, space.row));
    space.epoch = next.epoch;
    space.token = next.token;
    space.line = next.line;
    return {};
}

SpaceBook::Place SpaceBook::takePlace(SpaceRow& space, qint64 nowMs)
{
    if (!space.isChanged) {
        space.isChanged = true;
        m_changedSpaces.push_back(&space);
    }
    space.lastAtMs = std::max(space.lastAtMs, nowMs);
    return {++space.head, space.lastAtMs};
}

void SpaceBook::advance(LaneRow& lane, quint64 n, const EnvId& id)
{
    if (!lane.isChanged) {
        lane.isChanged = true;
        m_changedLanes.push_back(&lane);
    }
    lane.n = n;
    lane.id = id;
}

Result<void> SpaceBook::flush()
{
    for (SpaceRow* row : m_changedSpaces) {
        QS_TRY(m_updateHead.run(row->head, row->lastAtMs, row->row));
        row->isChanged = false;
    }
    for (LaneRow* row : m_changedLanes) {
        QS_TRY(m_putLane.run(row->space, row->device, row->n, row->id));
        row->isChanged = false;
    }
    m_changedSpaces.clear();
    m_changedLanes.clear();
    if (m_spaces.size() + m_lanes.size() > kRowsMax) {
        forget();
    }
    return {};
}

void SpaceBook::forget()
{
    m_changedSpaces.clear();
    m_changedLanes.clear();
    m_spaces.clear();
    m_lanes.clear();
}

bool opensByToken(SpaceKind kind)
{
    return kind == SpaceKind::Circle || kind == SpaceKind::Group;
}

bool mayRead(const SpaceRow& space, const SpaceAccess& access)
{
    if (opensByToken(space.kind)) {
        return access.token == space.token;
    }
    return space.kind == SpaceKind::Public || access.user == space.owner;
}

bool mayWrite(const SpaceRow& space, const SpaceAccess& access)
{
    if (opensByToken(space.kind)) {
        return access.token == space.token;
    }
    return space.kind != SpaceKind::Mailbox && access.user == space.owner;
}

} // namespace qs::server
