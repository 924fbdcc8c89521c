// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "sql/migration.h"

#include <array>

namespace qs::store {

// A space is one byte for its kind and its id, so that bytes sort as SpaceRef does. What came first
// (post) and what was said of it later (amendment) stay apart and meet when read: neither has to
// wait for the other. Only ever in memory: a change here adds no step but replaces this one under
// the next number, and snapshots of before are dropped.

inline constexpr std::array kProjectionMigrations = {
    sql::Migration{1, R"sql(
        CREATE TABLE post (
            author BLOB NOT NULL,
            id BLOB NOT NULL,
            kind INTEGER NOT NULL,
            listed INTEGER NOT NULL,
            at INTEGER NOT NULL,
            space BLOB NOT NULL,
            seq INTEGER NOT NULL,
            envelope BLOB NOT NULL,
            created INTEGER NOT NULL,
            text TEXT NOT NULL,
            language TEXT NOT NULL,
            warning TEXT NOT NULL,
            root BLOB NOT NULL,
            parent BLOB NOT NULL,
            target BLOB NOT NULL,
            PRIMARY KEY (author, id)
        );
        CREATE INDEX post_by_place ON post (at, space, seq) WHERE listed = 1;
        CREATE INDEX post_by_author ON post (author, created);
        CREATE TABLE amendment (
            author BLOB NOT NULL,
            id BLOB NOT NULL,
            space BLOB NOT NULL,
            seq INTEGER NOT NULL,
            envelope BLOB NOT NULL,
            text TEXT NOT NULL,
            language TEXT NOT NULL,
            warning TEXT NOT NULL,
            removed INTEGER NOT NULL,
            PRIMARY KEY (author, id, space)
        ) WITHOUT ROWID;
        CREATE TABLE reaction (
            target BLOB NOT NULL,
            author BLOB NOT NULL,
            space BLOB NOT NULL,
            seq INTEGER NOT NULL,
            value TEXT,
            PRIMARY KEY (target, author)
        ) WITHOUT ROWID;
        CREATE TABLE person (
            id BLOB PRIMARY KEY,
            name TEXT NOT NULL,
            hue INTEGER NOT NULL,
            at INTEGER NOT NULL,
            space BLOB NOT NULL,
            seq INTEGER NOT NULL
        ) WITHOUT ROWID;
    )sql"},
};

inline constexpr sql::Schema kProjectionSchema{0x51535052, kProjectionMigrations}; // "QSPR"

namespace statement {

inline constexpr char kPutPost[] = R"sql(
    INSERT INTO post (author, id, kind, listed, at, space, seq, envelope, created,
                      text, language, warning, root, parent, target)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (author, id) DO UPDATE SET
        kind = excluded.kind, listed = excluded.listed, at = excluded.at, space = excluded.space,
        seq = excluded.seq, envelope = excluded.envelope, created = excluded.created,
        text = excluded.text, language = excluded.language, warning = excluded.warning,
        root = excluded.root, parent = excluded.parent, target = excluded.target
    WHERE (excluded.seq, excluded.space) < (post.seq, post.space)
)sql";

inline constexpr char kPutEdit[] = R"sql(
    INSERT INTO amendment (author, id, space, seq, envelope, text, language, warning, removed)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)
    ON CONFLICT (author, id, space) DO UPDATE SET
        seq = excluded.seq, envelope = excluded.envelope, text = excluded.text,
        language = excluded.language, warning = excluded.warning
    WHERE excluded.seq > amendment.seq
)sql";

inline constexpr char kPutRemoval[] = R"sql(
    INSERT INTO amendment (author, id, space, seq, envelope, text, language, warning, removed)
    VALUES (?, ?, ?, 0, x'', '', '', '', 1)
    ON CONFLICT (author, id, space) DO UPDATE SET removed = 1 WHERE amendment.removed = 0
)sql";

inline constexpr char kPutReaction[] = R"sql(
    INSERT INTO reaction (target, author, space, seq, value) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (target, author) DO UPDATE SET
        space = excluded.space, seq = excluded.seq, value = excluded.value
    WHERE (excluded.space, excluded.seq) > (reaction.space, reaction.seq)
)sql";

inline constexpr char kPutPerson[] = R"sql(
    INSERT OR REPLACE INTO person (id, name, hue, at, space, seq) VALUES (?, ?, ?, ?, ?, ?)
)sql";

inline constexpr char kTimeline[] = R"sql(
    SELECT p.author, p.id, p.kind, p.at, p.space, p.seq, p.envelope, p.created,
           p.text, p.language, p.warning, p.root, p.parent, p.target,
           ifnull(a.seq, 0), a.envelope, a.text, a.language, a.warning
    FROM post AS p LEFT JOIN amendment AS a USING (author, id, space)
    WHERE p.listed = 1 AND (p.at, p.space, p.seq) < (?, ?, ?) AND ifnull(a.removed, 0) = 0
    ORDER BY p.at DESC, p.space DESC, p.seq DESC LIMIT ?
)sql";

inline constexpr char kPost[] = R"sql(
    SELECT p.author, p.id, p.kind, p.at, p.space, p.seq, p.envelope, p.created,
           p.text, p.language, p.warning, p.root, p.parent, p.target,
           ifnull(a.seq, 0), a.envelope, a.text, a.language, a.warning
    FROM post AS p LEFT JOIN amendment AS a USING (author, id, space)
    WHERE p.author = ? AND p.id = ? AND ifnull(a.removed, 0) = 0
)sql";

inline constexpr char kTallyCount[] = R"sql(
    SELECT count(*) FROM reaction WHERE target = ? AND value IS NOT NULL
)sql";

inline constexpr char kTally[] = R"sql(
    SELECT author, value FROM reaction WHERE target = ? AND value IS NOT NULL
    ORDER BY space DESC, seq DESC LIMIT ?
)sql";

inline constexpr char kReaction[] = R"sql(
    SELECT value FROM reaction WHERE target = ? AND author = ? AND value IS NOT NULL
)sql";

inline constexpr char kPerson[] = R"sql(
    SELECT id, name, hue, at, space, seq FROM person WHERE id = ?
)sql";

inline constexpr char kPeople[] = "SELECT id, name, hue FROM person ORDER BY id";

inline constexpr char kLastCreated[] = "SELECT max(created) FROM post WHERE author = ?";

inline constexpr char kPostsOfSpace[] = "SELECT author, id FROM post WHERE space = ?";

inline constexpr std::array kPurge = {
    "DELETE FROM post WHERE space = ?",
    "DELETE FROM amendment WHERE space = ?",
    "DELETE FROM reaction WHERE space = ?",
    "DELETE FROM person WHERE space = ?",
};

inline constexpr char kCounts[] = R"sql(
    SELECT (SELECT count(*) FROM post)
             - (SELECT count(*) FROM amendment JOIN post USING (author, id, space)
                WHERE amendment.removed = 1),
           (SELECT count(*) FROM reaction WHERE value IS NOT NULL),
           (SELECT count(*) FROM person)
)sql";

} // namespace statement

} // namespace qs::store
