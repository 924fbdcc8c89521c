// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "server/storage/sqlite_mailroom.h"

#include "base/clock.h"
#include "server/storage/commit_queue.h"
#include "server/storage/space_book.h"
#include "sql/database.h"

namespace qs::server {

namespace {
constexpr qint64 kForgetAfterMs = 24LL * 3600 * 1000;
} // namespace

Result<std::unique_ptr<SqliteMailroom>> SqliteMailroom::open(const Parts& parts)
{
    std::unique_ptr<SqliteMailroom> mailroom(new SqliteMailroom(parts));
    QS_TRY(mailroom->prepare());
    return mailroom;
}

Result<void> SqliteMailroom::prepare()
{
    sql::Database& db = m_parts.database;
    QS_TRY_ASSIGN(m_find, db.prepare("SELECT 1 FROM mail WHERE space = ? AND mail_id = ?"));
    QS_TRY_ASSIGN(
        m_insert,
        db.prepare("INSERT INTO mail(space, seq, at, mail_id, door, sender, sealed)"
                   " VALUES(?, ?, ?, ?, ?, ?, ?)")
    );
    QS_TRY_ASSIGN(
        m_after,
        db.prepare("SELECT seq, at, sealed FROM mail WHERE space = ? AND seq > ?"
                   " AND sealed IS NOT NULL ORDER BY seq LIMIT ?")
    );
    QS_TRY_ASSIGN(
        m_wipe,
        db.prepare("UPDATE mail SET door = NULL, sender = NULL, sealed = NULL"
                   " WHERE space = ? AND seq <= ? AND sealed IS NOT NULL")
    );
    QS_TRY_ASSIGN(
        m_forget, db.prepare("DELETE FROM mail WHERE space = ? AND sealed IS NULL AND at < ?")
    );
    QS_TRY_ASSIGN(
        m_countDoor, db.prepare("SELECT count(*) FROM mail WHERE space = ? AND door = ?")
    );
    QS_TRY_ASSIGN(
        m_countStrangers,
        db.prepare("SELECT count(*) FROM mail WHERE space = ? AND sender IS NOT NULL")
    );
    QS_TRY_ASSIGN(
        m_countSender, db.prepare("SELECT count(*) FROM mail WHERE space = ? AND sender = ?")
    );
    QS_TRY_ASSIGN(m_isDoor, db.prepare("SELECT count(*) FROM door WHERE space = ? AND token = ?"));
    QS_TRY_ASSIGN(m_countDoors, db.prepare("SELECT count(*) FROM door WHERE space = ?"));
    QS_TRY_ASSIGN(m_openDoor, db.prepare("INSERT OR IGNORE INTO door(space, token) VALUES(?, ?)"));
    QS_TRY_ASSIGN(m_closeDoor, db.prepare("DELETE FROM door WHERE space = ? AND token = ?"));
    return {};
}

void SqliteMailroom::put(QList<Letter> letters, PutMode mode, Answer<QList<PutResult>> done)
{
    m_parts.queue.write<QList<PutResult>>(
        [this, mode, letters = std::move(letters)] { return putAll(letters, mode); },
        std::move(done)
    );
}

Result<QList<PutResult>> SqliteMailroom::putAll(const QList<Letter>& letters, PutMode mode)
{
    QList<PutResult> results;
    for (const Letter& letter : letters) {
        QS_TRY_ASSIGN(const PutResult result, putOne(letter));
        results.append(result);
        if (result.status != PutStatus::Left && mode == PutMode::UntilRefused) {
            break;
        }
    }
    return results;
}

Result<PutResult> SqliteMailroom::putOne(const Letter& letter)
{
    QS_TRY_ASSIGN(SpaceRow* const space, m_parts.spaces.find(letter.mailbox));
    if (space == nullptr) {
        return PutResult{PutStatus::NotFound};
    }
    m_find.query(space->row, letter.id);
    QS_TRY_ASSIGN(const bool isThere, m_find.next());
    m_find.reset();
    if (isThere) {
        return PutResult{PutStatus::Left};
    }
    QS_TRY_ASSIGN(const PutStatus verdict, judge(letter, *space));
    if (verdict != PutStatus::Left) {
        return PutResult{verdict};
    }
    const auto sender =
        letter.door ? std::optional<SenderMark>() : std::optional<SenderMark>(letter.sender);
    const auto place = m_parts.spaces.takePlace(*space, m_parts.clock.nowMs());
    QS_TRY(m_insert.run(
        space->row, place.seq, place.atMs, letter.id, letter.door, sender, letter.sealed
    ));
    return PutResult{PutStatus::Left, place.seq, static_cast<quint64>(place.atMs)};
}

Result<PutStatus> SqliteMailroom::judge(const Letter& letter, const SpaceRow& space)
{
    QS_TRY_ASSIGN(
        const bool isOpen, isDoorOpen(space, letter.door.value_or(protocol::TokenHash()))
    );
    if (!isOpen) {
        return PutStatus::NoSuchDoor;
    }
    if (letter.door) {
        m_countDoor.query(space.row, *letter.door);
        QS_TRY_ASSIGN(const qint64 waiting, count(m_countDoor));
        return waiting < kDoorWaitingMax ? PutStatus::Left : PutStatus::Full;
    }
    m_countStrangers.query(space.row);
    QS_TRY_ASSIGN(const qint64 strangers, count(m_countStrangers));
    m_countSender.query(space.row, letter.sender);
    QS_TRY_ASSIGN(const qint64 ofSender, count(m_countSender));
    const bool isRoom = strangers < kStrangersWaitingMax && ofSender == 0;
    return isRoom ? PutStatus::Left : PutStatus::Full;
}

Result<bool> SqliteMailroom::isDoorOpen(const SpaceRow& space, const protocol::TokenHash& door)
{
    m_isDoor.query(space.row, door);
    QS_TRY_ASSIGN(const qint64 doors, count(m_isDoor));
    return doors > 0;
}

void SqliteMailroom::hasDoor(
    const SpaceRef& mailbox,
    const protocol::TokenHash& door,
    Answer<bool> done
)
{
    const auto work = [this, mailbox, door]() -> Result<bool> {
        QS_TRY_ASSIGN(const SpaceRow* const space, m_parts.spaces.find(mailbox));
        return space == nullptr ? Result<bool>(false) : isDoorOpen(*space, door);
    };
    m_parts.queue.read<bool>(work, std::move(done));
}

Result<qint64> SqliteMailroom::count(sql::Statement& query)
{
    QS_TRY_ASSIGN(const bool isRow, query.next());
    const qint64 found = isRow ? query.integer(0) : 0;
    query.reset();
    return found;
}

void SqliteMailroom::readMail(
    const SpaceRef& mailbox,
    quint64 after,
    Answer<QList<protocol::MailItem>> done
)
{
    m_parts.queue.read<QList<protocol::MailItem>>(
        [this, mailbox, after] { return itemsAfter(mailbox, after); }, std::move(done)
    );
}

Result<QList<protocol::MailItem>> SqliteMailroom::itemsAfter(const SpaceRef& mailbox, quint64 after)
{
    QList<protocol::MailItem> items;
    QS_TRY_ASSIGN(const SpaceRow* const space, m_parts.spaces.find(mailbox));
    if (space == nullptr) {
        return items;
    }
    qsizetype bytes = 0;
    m_after.query(space->row, after, qint64(protocol::kMailItemsMax));
    while (true) {
        QS_TRY_ASSIGN(const bool isItem, m_after.next());
        if (!isItem) {
            return items;
        }
        bytes += m_after.view(2).size();
        if (!items.isEmpty() && bytes > protocol::kPageBytesMax) {
            m_after.reset();
            return items;
        }
        items.append({m_after.number(0), m_after.number(1), m_after.bytes(2)});
    }
}

void SqliteMailroom::collect(const SpaceRef& mailbox, quint64 upTo, Answer<void> done)
{
    m_parts.queue.write<void>(
        [this, mailbox, upTo] { return wipe(mailbox, upTo); }, std::move(done)
    );
}

Result<void> SqliteMailroom::wipe(const SpaceRef& mailbox, quint64 upTo)
{
    QS_TRY_ASSIGN(const SpaceRow* const space, m_parts.spaces.find(mailbox));
    if (space == nullptr) {
        return {};
    }
    QS_TRY(m_wipe.run(space->row, upTo));
    return m_forget.run(space->row, m_parts.clock.nowMs() - kForgetAfterMs);
}

void SqliteMailroom::openDoor(
    const SpaceRef& mailbox,
    const protocol::TokenHash& door,
    Answer<bool> done
)
{
    m_parts.queue.write<bool>(
        [this, mailbox, door] { return addDoor(mailbox, door); }, std::move(done)
    );
}

Result<bool> SqliteMailroom::addDoor(const SpaceRef& mailbox, const protocol::TokenHash& door)
{
    QS_TRY_ASSIGN(const SpaceRow* const space, m_parts.spaces.find(mailbox));
    if (space == nullptr) {
        return false;
    }
    m_countDoors.query(space->row);
    QS_TRY_ASSIGN(const qint64 doors, count(m_countDoors));
    if (doors >= kDoorsMax) {
        return false;
    }
    QS_TRY(m_openDoor.run(space->row, door));
    return true;
}

void SqliteMailroom::closeDoor(
    const SpaceRef& mailbox,
    const protocol::TokenHash& door,
    Answer<void> done
)
{
    const auto work = [this, mailbox, door]() -> Result<void> {
        QS_TRY_ASSIGN(const SpaceRow* const space, m_parts.spaces.find(mailbox));
        return space == nullptr ? Result<void>() : m_closeDoor.run(space->row, door);
    };
    m_parts.queue.write<void>(work, std::move(done));
}

} // namespace qs::server
