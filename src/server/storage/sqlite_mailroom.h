// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "server/ports/mailroom.h"
#include "sql/statement.h"

#include <memory>

namespace qs {
class Clock;
} // namespace qs
namespace qs::sql {
class Database;
} // namespace qs::sql

namespace qs::server {

class CommitQueue;
class SpaceBook;
struct SpaceRow;

inline constexpr qint64 kStrangersWaitingMax = 20; ///< In one mailbox, one a sender.
inline constexpr qint64 kDoorWaitingMax = 1000;    ///< Items behind one door.
inline constexpr qint64 kDoorsMax = 10'000;        ///< Of one mailbox.

/// Mail on SQLite. Collecting wipes content, door and sender at once; the bare id stays for a day.
///
/// Thread: as Mailroom says; its own work runs on the storage strand.
class SqliteMailroom final : public Mailroom
{
public:
    struct Parts
    {
        sql::Database& database;
        SpaceBook& spaces;
        CommitQueue& queue;
        const Clock& clock;
    };
    [[nodiscard]] static Result<std::unique_ptr<SqliteMailroom>> open(const Parts& parts);

    void put(QList<Letter> letters, PutMode mode, Answer<QList<PutResult>> done) override;
    void readMail(const SpaceRef& mailbox, quint64 after, Answer<QList<protocol::MailItem>> done)
        override;
    void collect(const SpaceRef& mailbox, quint64 upTo, Answer<void> done) override;
    void
    openDoor(const SpaceRef& mailbox, const protocol::TokenHash& door, Answer<bool> done) override;
    void
    closeDoor(const SpaceRef& mailbox, const protocol::TokenHash& door, Answer<void> done) override;
    void
    hasDoor(const SpaceRef& mailbox, const protocol::TokenHash& door, Answer<bool> done) override;

private:
    explicit SqliteMailroom(const Parts& parts) : m_parts(parts) {}
    Result<void> prepare();

    Result<QList<PutResult>> putAll(const QList<Letter>& letters, PutMode mode);
    Result<PutResult> putOne(const Letter& letter);
    Result<PutStatus> judge(const Letter& letter, const SpaceRow& space);
    Result<qint64> count(sql::Statement& query);
    Result<QList<protocol::MailItem>> itemsAfter(const SpaceRef& mailbox, quint64 after);
    Result<void> wipe(const SpaceRef& mailbox, quint64 upTo);
    Result<bool> isDoorOpen(const SpaceRow& space, const protocol::TokenHash& door);
    Result<bool> addDoor(const SpaceRef& mailbox, const protocol::TokenHash& door);

    Parts m_parts;
    sql::Statement m_find;
    sql::Statement m_insert;
    sql::Statement m_after;
    sql::Statement m_wipe;
    sql::Statement m_forget;
    sql::Statement m_countDoor;
    sql::Statement m_countStrangers;
    sql::Statement m_countSender;
    sql::Statement m_isDoor;
    sql::Statement m_countDoors;
    sql::Statement m_openDoor;
    sql::Statement m_closeDoor;
};

} // namespace qs::server
