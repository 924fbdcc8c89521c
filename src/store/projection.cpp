// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "store/projection.h"

#include "sql/transaction.h"
#include "store/disk_store.h"
#include "store/projection_parts.h"
#include "store/projection_schema.h"
#include "store/snapshot_file.h"

namespace qs::store {

using namespace Qt::StringLiterals;

namespace {

// As statement::kTimeline, of one space.
constexpr char kTimelineOf[] = R"sql(
    SELECT p.author, p.id, p.kind, p.at, p.space, p.seq, p.envelope, p.created,
           p.text, p.language, p.warning, p.root, p.parent, p.target,
           ifnull(a.seq, 0), a.envelope, a.text, a.language, a.warning
    FROM post AS p LEFT JOIN amendment AS a USING (author, id, space)
    WHERE p.listed = 1 AND p.space = ? AND (p.at, p.seq) < (?, ?) AND ifnull(a.removed, 0) = 0
    ORDER BY p.at DESC, p.seq DESC LIMIT ?
)sql";

constexpr quint64 kSchemaVersion = kProjectionMigrations.back().version;

} // namespace

Result<std::unique_ptr<Projection::Parts>> Projection::Parts::open(const QByteArray* snapshot)
{
    QS_TRY_ASSIGN(
        sql::Database database, sql::Database::open(sql::Database::kInMemory, kProjectionSchema)
    );
    // What was removed must not linger in pages that a snapshot copies.
    QS_TRY(database.execute("PRAGMA secure_delete = ON"));
    if (snapshot != nullptr) {
        QS_TRY(database.deserialize(*snapshot, kProjectionSchema));
    }
    auto parts = std::make_unique<Parts>(std::move(database));
    QS_TRY(parts->prepare());
    return parts;
}

Result<void> Projection::Parts::prepare()
{
    const std::initializer_list<std::pair<sql::Statement*, const char*>> statements = {
        {&putPost, statement::kPutPost},
        {&putEdit, statement::kPutEdit},
        {&putRemoval, statement::kPutRemoval},
        {&putReaction, statement::kPutReaction},
        {&putPerson, statement::kPutPerson},
        {&timeline, statement::kTimeline},
        {&timelineOf, kTimelineOf},
        {&post, statement::kPost},
        {&isRemoved, statement::kIsRemoved},
        {&blankPost, statement::kBlankPost},
        {&dropEditions, statement::kDropEditions},
        {&dropCarried, statement::kDropCarried},
        {&putEdition, statement::kPutEdition},
        {&putCarried, statement::kPutCarried},
        {&putStub, statement::kPutStub},
        {&putNamed, statement::kPutNamed},
        {&thread, statement::kThread},
        {&relations, statement::kRelations},
        {&echo, statement::kEcho},
        {&editions, statement::kEditions},
        {&firstEdition, statement::kFirstEdition},
        {&carried, statement::kCarried},
        {&anyRemoval, statement::kAnyRemoval},
        {&withheld, statement::kWithheld},
        {&tallyCount, statement::kTallyCount},
        {&tally, statement::kTally},
        {&reaction, statement::kReaction},
        {&person, statement::kPerson},
        {&people, statement::kPeople},
        {&lastCreated, statement::kLastCreated},
        {&counts, statement::kCounts},
    };
    for (const auto& [prepared, text] : statements) {
        QS_TRY_ASSIGN(*prepared, database.prepare(text));
    }
    return {};
}

Projection::Projection(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}
Projection::~Projection() = default;

Result<std::unique_ptr<Projection>> Projection::open()
{
    QS_TRY_ASSIGN(auto parts, Parts::open(nullptr));
    return std::unique_ptr<Projection>(new Projection(std::move(parts)));
}

Result<QList<ObjectRef>> Projection::purge(const SpaceRef& space)
{
    const QByteArray key = bytesOf(space);
    QList<ObjectRef> gone;
    QS_TRY(batch([&]() -> Result<void> {
        QS_TRY_ASSIGN(sql::Statement named, m_parts->database.prepare(statement::kPostsOfSpace));
        named.query(key);
        while (isNext(named)) {
            gone.append({named.id<UserId>(0), named.id<ObjectId>(1)});
        }
        for (const char* const text : statement::kPurge) {
            QS_TRY_ASSIGN(sql::Statement purge, m_parts->database.prepare(text));
            QS_TRY(purge.run(key));
        }
        return {};
    }));
    return gone;
}

Result<void> Projection::clear()
{
    QS_TRY_ASSIGN(m_parts, Parts::open(nullptr));
    return {};
}

Result<Applied> Projection::apply(const crypto::VerifiedPost& post, quint64 seq, quint64 atMs)
{
    if (seq == 0 || seq > kNumberMax || atMs > kNumberMax) {
        return Error{ErrorCode::Invalid, u"no server gives such a place"_s};
    }
    const Place place{atMs, post.space(), seq};
    if (m_parts->database.inTransaction()) {
        return m_parts->fold(post, place);
    }
    QS_TRY_ASSIGN(sql::Transaction transaction, sql::Transaction::begin(m_parts->database));
    QS_TRY_ASSIGN(const Applied applied, m_parts->fold(post, place));
    QS_TRY(transaction.commit());
    return applied;
}

Result<bool> Projection::applyStub(const crypto::VerifiedStub& stub, quint64 seq, quint64 atMs)
{
    if (seq == 0 || seq > kNumberMax || atMs > kNumberMax) {
        return Error{ErrorCode::Invalid, u"no server gives such a place"_s};
    }
    return m_parts->foldStub(stub, {atMs, stub.lane().space, seq});
}

Result<void> Projection::batch(const std::function<Result<void>()>& work)
{
    QS_TRY_ASSIGN(sql::Transaction transaction, sql::Transaction::begin(m_parts->database));
    QS_TRY(work());
    return transaction.commit();
}

TimelineRows Projection::timeline(const std::optional<Place>& before, int limit) const
{
    QS_ASSERT(limit > 0);
    static const QByteArray kAboveAllSpaces(1, '\xff');
    sql::Statement& rows = m_parts->timeline;
    rows.query(
        before ? before->atMs : kNumberMax,
        before ? bytesOf(before->space) : kAboveAllSpaces,
        before ? before->seq : kNumberMax,
        qint64(limit) + 1 // one more than asked tells whether there is more
    );
    TimelineRows page;
    page.end = true;
    while (isNext(rows)) {
        if (page.posts.size() == limit) {
            rows.reset();
            page.end = false;
            break;
        }
        page.posts.append(postFrom(rows));
    }
    const Place oldest = page.end ? Place() : page.posts.last().place;
    page.withheld = m_parts->withheldBetween(before, oldest, limit);
    return page;
}

TimelineRows
Projection::timelineOf(const SpaceRef& space, const std::optional<Place>& before, int limit) const
{
    QS_ASSERT(limit > 0);
    sql::Statement& rows = m_parts->timelineOf;
    rows.query(
        bytesOf(space),
        before ? before->atMs : kNumberMax,
        before ? before->seq : kNumberMax,
        qint64(limit) + 1
    );
    TimelineRows page;
    page.end = true;
    while (isNext(rows)) {
        if (page.posts.size() == limit) {
            rows.reset();
            page.end = false;
            break;
        }
        page.posts.append(postFrom(rows));
    }
    return page;
}

QList<WithheldRow> Projection::Parts::withheldBetween(
    const std::optional<Place>& before,
    const Place& after,
    int limit
)
{
    static const QByteArray kAboveAllSpaces(1, '\xff');
    withheld.query(
        before ? before->atMs : kNumberMax,
        before ? bytesOf(before->space) : kAboveAllSpaces,
        before ? before->seq : kNumberMax,
        after.atMs,
        bytesOf(after.space),
        after.seq,
        qint64(limit)
    );
    QList<WithheldRow> rows;
    while (isNext(withheld)) {
        rows.append(
            {withheld.id<EnvId>(0),
             withheld.id<UserId>(1),
             {withheld.number(2), spaceFrom(withheld.view(3)), withheld.number(4)}}
        );
    }
    return rows;
}

QList<PostRow> Projection::thread(const ObjectRef& root) const
{
    QList<PostRow> replies;
    m_parts->thread.query(bytesOf(root), qint64(kThreadRepliesMax));
    while (isNext(m_parts->thread)) {
        replies.append(postFrom(m_parts->thread));
    }
    return replies;
}

QList<EditionRow> Projection::editions(const ObjectRef& ref) const
{
    QList<EditionRow> found;
    const auto take = [&found](sql::Statement& rows) {
        while (isNext(rows)) {
            found.append(
                {rows.id<EnvId>(0),
                 EnvId::from(rows.view(1)).value_or(EnvId()),
                 {rows.number(2), spaceFrom(rows.view(3)), rows.number(4)},
                 rows.integer(5),
                 rows.text(6),
                 rows.text(7)}
            );
        }
    };
    m_parts->firstEdition.query(ref.author, ref.id);
    take(m_parts->firstEdition);
    if (!found.isEmpty()) {
        m_parts->editions.query(ref.author, ref.id, bytesOf(found.first().place.space));
        take(m_parts->editions);
    }
    return found;
}

std::optional<CarriedRow> Projection::carried(const ObjectRef& repost) const
{
    sql::Statement& rows = m_parts->carried;
    rows.query(repost.author, repost.id);
    if (!isNext(rows)) {
        return std::nullopt;
    }
    CarriedRow row;
    row.ref = refFrom(rows.view(0));
    row.space = static_cast<SpaceKind>(rows.number(1));
    row.author = {row.ref.author, rows.text(2), static_cast<quint32>(rows.number(3))};
    row.createdMs = rows.integer(4);
    row.text = rows.text(5);
    row.contentWarning = rows.text(6);
    rows.reset();
    return row;
}

Absence Projection::absence(const ObjectRef& ref) const
{
    if (post(ref)) {
        return Absence::None;
    }
    m_parts->anyRemoval.query(ref.author, ref.id);
    const bool isRemoved = isNext(m_parts->anyRemoval);
    m_parts->anyRemoval.reset();
    return isRemoved ? Absence::Removed : Absence::Unknown;
}

Echo Projection::echo(const ObjectRef& ref) const
{
    m_parts->echo.query(bytesOf(ref));
    Echo found;
    if (isNext(m_parts->echo)) {
        found = {
            static_cast<int>(m_parts->echo.integer(0)), static_cast<int>(m_parts->echo.integer(1))};
    }
    m_parts->echo.reset();
    return found;
}

std::optional<PostRow> Projection::post(const ObjectRef& ref) const
{
    sql::Statement& rows = m_parts->post;
    rows.query(ref.author, ref.id);
    if (!isNext(rows)) {
        return std::nullopt;
    }
    PostRow post = postFrom(rows);
    rows.reset();
    return post;
}

Tally Projection::tally(const ObjectRef& target) const
{
    Tally tally;
    const QByteArray key = bytesOf(target);
    m_parts->tallyCount.query(key);
    if (isNext(m_parts->tallyCount)) {
        tally.count = static_cast<int>(m_parts->tallyCount.integer(0));
    }
    m_parts->tallyCount.reset();
    sql::Statement& rows = m_parts->tally;
    rows.query(key, kTallyNamesMax);
    while (isNext(rows)) {
        tally.reactions.append({rows.id<UserId>(0), rows.text(1)});
    }
    return tally;
}

std::optional<QString> Projection::reaction(const UserId& author, const ObjectRef& target) const
{
    sql::Statement& rows = m_parts->reaction;
    rows.query(bytesOf(target), author);
    if (!isNext(rows)) {
        return std::nullopt;
    }
    QString value = rows.text(0);
    rows.reset();
    return value;
}

std::optional<PersonRow> Projection::person(const UserId& id) const
{
    sql::Statement& rows = m_parts->person;
    rows.query(id);
    if (!isNext(rows)) {
        return std::nullopt;
    }
    PersonRow person = personFrom(rows);
    rows.reset();
    return person;
}

QList<PersonRow> Projection::people() const
{
    QList<PersonRow> people;
    m_parts->people.query();
    while (isNext(m_parts->people)) {
        people.append(personFrom(m_parts->people));
    }
    return people;
}

qint64 Projection::lastCreatedMs(const UserId& author) const
{
    sql::Statement& rows = m_parts->lastCreated;
    rows.query(author);
    const qint64 created = isNext(rows) ? rows.integer(0) : 0;
    rows.reset();
    return created;
}

Counts Projection::counts() const
{
    sql::Statement& rows = m_parts->counts;
    rows.query();
    Counts counts;
    if (isNext(rows)) {
        counts = {rows.integer(0), rows.integer(1), rows.integer(2)};
    }
    rows.reset();
    return counts;
}

Result<void> Projection::saveSnapshot(DiskStore& disk, quint64 upToRow) const
{
    QS_TRY_ASSIGN(const quint64 generation, disk.snapshotGeneration());
    const SnapshotHead head{
        .schema = kSchemaVersion, .generation = generation + 1, .upToRow = upToRow};
    QS_TRY_ASSIGN(QByteArray contents, m_parts->database.serialize());
    const Result<void> written =
        writeSnapshot(disk.snapshotPath(), disk.snapshotKey(), head, contents);
    proof::wipe(contents);
    QS_TRY(written);
    return disk.setSnapshotGeneration(head.generation);
}

namespace {

// A number one ahead is that of a snapshot whose writing was cut off before the store noted it.
Result<void> checkHead(const SnapshotHead& head, DiskStore& disk)
{
    if (head.schema != kSchemaVersion) {
        return Error{ErrorCode::Incompatible, u"snapshot: tables of another version"_s};
    }
    QS_TRY_ASSIGN(const quint64 generation, disk.snapshotGeneration());
    QS_TRY_ASSIGN(const quint64 lastRow, disk.lastRow());
    if (head.generation < generation) {
        return Error{ErrorCode::Invalid, u"snapshot: out of date"_s};
    }
    if (head.generation > generation + 1 || head.upToRow > lastRow) {
        return Error{ErrorCode::Invalid, u"snapshot: newer than the store"_s};
    }
    return {};
}

} // namespace

Result<quint64> Projection::loadSnapshot(DiskStore& disk)
{
    QS_TRY(clear());
    QS_TRY_ASSIGN(Snapshot snapshot, readSnapshot(disk.snapshotPath(), disk.snapshotKey()));
    Result<void> checked = checkHead(snapshot.head, disk);
    if (checked) {
        Result<std::unique_ptr<Parts>> parts = Parts::open(&snapshot.contents);
        if (parts) {
            m_parts = std::move(parts).value();
        } else {
            checked = parts.error();
        }
    }
    proof::wipe(snapshot.contents);
    QS_TRY(checked);
    return snapshot.head.upToRow;
}

} // namespace qs::store
