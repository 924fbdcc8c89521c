// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "store/projection.h"

#include "sql/database.h"
#include "sql/transaction.h"
#include "store/disk_store.h"
#include "store/projection_schema.h"
#include "store/snapshot_file.h"

#include <limits>

namespace qs::store {

using namespace Qt::StringLiterals;
using content::PayloadKind;

namespace {

// What SQLite can order.
constexpr quint64 kNumberMax = std::numeric_limits<qint64>::max();
constexpr quint64 kSchemaVersion = kProjectionMigrations.back().version;

QByteArray bytesOf(const SpaceRef& space)
{
    return QByteArray(1, static_cast<char>(space.kind)).append(space.id.view());
}

SpaceRef spaceFrom(QByteArrayView bytes)
{
    if (bytes.isEmpty()) {
        return {};
    }
    return {
        static_cast<SpaceKind>(bytes.front()), SpaceId::from(bytes.sliced(1)).value_or(SpaceId())};
}

// No bytes for none.
QByteArray bytesOf(const ObjectRef& ref)
{
    return ref.isNull() ? QByteArray() : ref.author.bytes().append(ref.id.view());
}

ObjectRef refFrom(QByteArrayView bytes)
{
    if (bytes.size() != UserId::kSize + ObjectId::kSize) {
        return {};
    }
    return {
        *UserId::from(bytes.first(UserId::kSize)), *ObjectId::from(bytes.sliced(UserId::kSize))};
}

// The memory database fails only where the process is out of memory.
bool isNext(sql::Statement& statement)
{
    const Result<bool> isRow = statement.next();
    QS_ASSERT(isRow.ok());
    return isRow.value();
}

// Columns as kPost and kTimeline name them.
PostRow postFrom(const sql::Statement& row)
{
    constexpr int kAmendment = 14;
    const bool isEdited = row.integer(kAmendment) > 0;
    PostRow post;
    post.ref = {row.id<UserId>(0), row.id<ObjectId>(1)};
    post.kind = static_cast<PayloadKind>(row.number(2));
    post.place = {row.number(3), spaceFrom(row.view(4)), row.number(5)};
    post.envelope = row.id<EnvId>(6);
    post.createdMs = row.integer(7);
    post.text = row.text(isEdited ? kAmendment + 2 : 8);
    post.language = row.text(isEdited ? kAmendment + 3 : 9);
    post.contentWarning = row.text(isEdited ? kAmendment + 4 : 10);
    post.root = refFrom(row.view(11));
    post.parent = refFrom(row.view(12));
    post.target = refFrom(row.view(13));
    if (isEdited) {
        post.edited = row.id<EnvId>(kAmendment + 1);
    }
    return post;
}

PersonRow personFrom(const sql::Statement& row)
{
    return {row.id<UserId>(0), row.text(1), static_cast<quint32>(row.number(2))};
}

} // namespace

struct Projection::Parts
{
    explicit Parts(sql::Database opened) : database(std::move(opened)) {}

    sql::Database database;
    sql::Statement putPost;
    sql::Statement putEdit;
    sql::Statement putRemoval;
    sql::Statement putReaction;
    sql::Statement putPerson;
    sql::Statement timeline;
    sql::Statement post;
    sql::Statement tallyCount;
    sql::Statement tally;
    sql::Statement reaction;
    sql::Statement person;
    sql::Statement people;
    sql::Statement lastCreated;
    sql::Statement counts;

    [[nodiscard]] static Result<std::unique_ptr<Parts>> open(const QByteArray* snapshot);
    Result<void> prepare();

    Result<Applied> fold(const crypto::VerifiedPost& event, const Place& place);
    Result<std::optional<ObjectRef>>
    foldKind(const crypto::VerifiedPost& event, const Place& place);
    Result<bool> foldPost(const crypto::VerifiedPost& event, const Place& place);
    Result<bool> foldEdit(const crypto::VerifiedPost& event, const Place& place);
    Result<bool> foldRemoval(const crypto::VerifiedPost& event, const Place& place);
    Result<bool> foldReaction(const crypto::VerifiedPost& event, const Place& place);
    Result<bool> foldPerson(const crypto::VerifiedPost& event, const Place& place);
    [[nodiscard]] bool hasChanged() const { return database.changedRows() > 0; }
};

Result<std::unique_ptr<Projection::Parts>> Projection::Parts::open(const QByteArray* snapshot)
{
    QS_TRY_ASSIGN(
        sql::Database database, sql::Database::open(sql::Database::kInMemory, kProjectionSchema)
    );
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
        {&post, statement::kPost},
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

Result<bool> Projection::Parts::foldPost(const crypto::VerifiedPost& event, const Place& place)
{
    const content::Payload& payload = event.payload();
    QS_TRY(putPost.run(
        event.object().author,
        event.object().id,
        static_cast<quint64>(payload.kind),
        payload.kind != PayloadKind::Reply,
        place.atMs,
        bytesOf(place.space),
        place.seq,
        event.envId(),
        payload.createdMs,
        payload.text,
        payload.lang,
        payload.warning,
        bytesOf(payload.root),
        bytesOf(payload.parent),
        bytesOf(payload.target)
    ));
    return hasChanged();
}

Result<bool> Projection::Parts::foldEdit(const crypto::VerifiedPost& event, const Place& place)
{
    const content::Payload& payload = event.payload();
    QS_TRY(putEdit.run(
        payload.target.author,
        payload.target.id,
        bytesOf(place.space),
        place.seq,
        event.envId(),
        payload.text,
        payload.lang,
        payload.warning
    ));
    return hasChanged();
}

Result<bool> Projection::Parts::foldRemoval(const crypto::VerifiedPost& event, const Place& place)
{
    const ObjectRef& target = event.payload().target;
    QS_TRY(putRemoval.run(target.author, target.id, bytesOf(place.space)));
    return hasChanged();
}

Result<bool> Projection::Parts::foldReaction(const crypto::VerifiedPost& event, const Place& place)
{
    const content::Payload& payload = event.payload();
    QS_TRY(putReaction.run(
        bytesOf(payload.target), event.author(), bytesOf(place.space), place.seq, payload.reaction
    ));
    return hasChanged();
}

Result<bool> Projection::Parts::foldPerson(const crypto::VerifiedPost& event, const Place& place)
{
    const content::NameCard& card = event.payload().nameCard;
    if (card.isNull()) {
        return false;
    }
    person.query(event.author());
    const bool isKnown = isNext(person);
    const PersonRow before = isKnown ? personFrom(person) : PersonRow();
    const Place seen =
        isKnown ? Place{person.number(3), spaceFrom(person.view(4)), person.number(5)} : Place();
    person.reset();
    if (isKnown && seen >= place) {
        return false;
    }
    QS_TRY(putPerson.run(
        event.author(), card.name, qint64(card.hue), place.atMs, bytesOf(place.space), place.seq
    ));
    return before != PersonRow{event.author(), card.name, card.hue};
}

/// The post that looks different now.
Result<std::optional<ObjectRef>>
Projection::Parts::foldKind(const crypto::VerifiedPost& event, const Place& place)
{
    const auto named = [](const Result<bool>& isChanged, const ObjectRef& ref) {
        return isChanged
                   ? Result(isChanged.value() ? std::optional(ref) : std::optional<ObjectRef>())
                   : Result<std::optional<ObjectRef>>(isChanged.error());
    };
    const ObjectRef& target = event.payload().target;
    switch (event.payload().kind) {
    case PayloadKind::Post:
    case PayloadKind::Reply:
    case PayloadKind::Repost: return named(foldPost(event, place), event.object());
    case PayloadKind::Reaction: return named(foldReaction(event, place), target);
    case PayloadKind::Edit: return named(foldEdit(event, place), target);
    case PayloadKind::Removal: return named(foldRemoval(event, place), target);
    case PayloadKind::Profile: break;
    }
    return std::optional<ObjectRef>();
}

Result<Applied> Projection::Parts::fold(const crypto::VerifiedPost& event, const Place& place)
{
    Applied applied;
    if (!event.payload().isKnown()) {
        return applied;
    }
    QS_TRY_ASSIGN(applied.post, foldKind(event, place));
    QS_TRY_ASSIGN(applied.isPersonNew, foldPerson(event, place));
    return applied;
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
    while (isNext(rows)) {
        if (page.posts.size() == limit) {
            rows.reset();
            return page;
        }
        page.posts.append(postFrom(rows));
    }
    page.end = true;
    return page;
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
