// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "sql/database.h"
#include "store/projection.h"

#include <limits>

namespace qs::store {

/// What SQLite can order.
inline constexpr quint64 kNumberMax = std::numeric_limits<qint64>::max();

inline QByteArray bytesOf(const SpaceRef& space)
{
    return QByteArray(1, static_cast<char>(space.kind)).append(space.id.view());
}

inline SpaceRef spaceFrom(QByteArrayView bytes)
{
    if (bytes.isEmpty()) {
        return {};
    }
    return {
        static_cast<SpaceKind>(bytes.front()), SpaceId::from(bytes.sliced(1)).value_or(SpaceId())};
}

// No bytes for none.
inline QByteArray bytesOf(const ObjectRef& ref)
{
    return ref.isNull() ? QByteArray() : ref.author.bytes().append(ref.id.view());
}

inline ObjectRef refFrom(QByteArrayView bytes)
{
    if (bytes.size() != UserId::kSize + ObjectId::kSize) {
        return {};
    }
    return {
        *UserId::from(bytes.first(UserId::kSize)), *ObjectId::from(bytes.sliced(UserId::kSize))};
}

// The memory database fails only where the process is out of memory.
inline bool isNext(sql::Statement& statement)
{
    const Result<bool> isRow = statement.next();
    QS_ASSERT(isRow.ok());
    return isRow.value();
}

// Columns as kPost and kTimeline name them.
inline PostRow postFrom(const sql::Statement& row)
{
    constexpr int kAmendment = 15;
    const bool isEdited = row.integer(kAmendment) > 0;
    PostRow post;
    post.ref = {row.id<UserId>(0), row.id<ObjectId>(1)};
    post.kind = static_cast<content::PayloadKind>(row.number(2));
    post.place = {row.number(3), spaceFrom(row.view(4)), row.number(5)};
    post.envelope = row.id<EnvId>(6);
    post.createdMs = row.integer(7);
    post.text = row.text(isEdited ? kAmendment + 2 : 8);
    post.language = row.text(isEdited ? kAmendment + 3 : 9);
    post.contentWarning = row.text(isEdited ? kAmendment + 4 : 10);
    post.root = refFrom(row.view(11));
    post.parent = refFrom(row.view(12));
    post.target = refFrom(row.view(13));
    post.mayShare = row.integer(isEdited ? kAmendment + 5 : 14) != 0;
    post.isRemoved = row.integer(kAmendment + 6) != 0;
    if (isEdited) {
        post.edited = row.id<EnvId>(kAmendment + 1);
    }
    return post;
}

inline PersonRow personFrom(const sql::Statement& row)
{
    return {row.id<UserId>(0), row.text(1), static_cast<quint32>(row.number(2))};
}

struct Projection::Parts
{
    explicit Parts(sql::Database opened) : database(std::move(opened)) {}

    sql::Database database;
    sql::Statement putPost;
    sql::Statement putEdit;
    sql::Statement putRemoval;
    sql::Statement putReaction;
    sql::Statement putPerson;
    sql::Statement isRemoved;
    sql::Statement blankPost;
    sql::Statement dropEditions;
    sql::Statement dropCarried;
    sql::Statement putEdition;
    sql::Statement putCarried;
    sql::Statement putStub;
    sql::Statement putNamed;
    sql::Statement timeline;
    sql::Statement timelineOf;
    sql::Statement post;
    sql::Statement thread;
    sql::Statement relations;
    sql::Statement echo;
    sql::Statement editions;
    sql::Statement firstEdition;
    sql::Statement carried;
    sql::Statement anyRemoval;
    sql::Statement withheld;
    sql::Statement tallyCount;
    sql::Statement tally;
    sql::Statement reaction;
    sql::Statement person;
    sql::Statement people;
    sql::Statement lastCreated;
    sql::Statement counts;

    [[nodiscard]] static Result<std::unique_ptr<Parts>> open(const QByteArray* snapshot);
    Result<void> prepare();

    [[nodiscard]] QList<WithheldRow>
    withheldBetween(const std::optional<Place>& before, const Place& after, int limit);

    Result<Applied> fold(const crypto::VerifiedPost& event, const Place& place);
    Result<std::optional<ObjectRef>>
    foldKind(const crypto::VerifiedPost& event, const Place& place);
    Result<bool> foldPost(const crypto::VerifiedPost& event, const Place& place);
    Result<bool> foldEdit(const crypto::VerifiedPost& event, const Place& place);
    Result<bool> foldRemoval(const crypto::VerifiedPost& event, const Place& place);
    Result<bool> foldReaction(const crypto::VerifiedPost& event, const Place& place);
    Result<bool> foldPerson(const crypto::VerifiedPost& event, const Place& place);
    Result<bool> foldStub(const crypto::VerifiedStub& stub, const Place& place);
    Result<void> foldErasures(const crypto::VerifiedPost& event);
    Result<void> foldCarried(const crypto::VerifiedPost& event);
    Result<bool> wasRemoved(const ObjectRef& ref, const SpaceRef& space);
    [[nodiscard]] QList<ObjectRef> touchedBy(const crypto::VerifiedPost& event);
    [[nodiscard]] bool hasChanged() const { return database.changedRows() > 0; }
};

} // namespace qs::store
