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
    sql::Migration{1, ""}, // without a step: see above
    sql::Migration{2, R"sql(
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
            share INTEGER NOT NULL,
            PRIMARY KEY (author, id)
        );
        CREATE INDEX post_by_place ON post (at, space, seq) WHERE listed = 1;
        CREATE INDEX post_by_author ON post (author, created);
        CREATE INDEX post_by_root ON post (root) WHERE root <> x'';
        CREATE INDEX post_by_parent ON post (parent) WHERE parent <> x'';
        CREATE INDEX post_by_target ON post (target) WHERE target <> x'';
        CREATE TABLE amendment (
            author BLOB NOT NULL,
            id BLOB NOT NULL,
            space BLOB NOT NULL,
            seq INTEGER NOT NULL,
            envelope BLOB NOT NULL,
            text TEXT NOT NULL,
            language TEXT NOT NULL,
            warning TEXT NOT NULL,
            share INTEGER NOT NULL,
            removed INTEGER NOT NULL,
            PRIMARY KEY (author, id, space)
        ) WITHOUT ROWID;
        CREATE TABLE edition (
            author BLOB NOT NULL,
            id BLOB NOT NULL,
            space BLOB NOT NULL,
            seq INTEGER NOT NULL,
            at INTEGER NOT NULL,
            envelope BLOB NOT NULL,
            base BLOB NOT NULL,
            created INTEGER NOT NULL,
            text TEXT NOT NULL,
            warning TEXT NOT NULL,
            PRIMARY KEY (author, id, space, seq)
        ) WITHOUT ROWID;
        CREATE TABLE carried (
            author BLOB NOT NULL,
            id BLOB NOT NULL,
            target BLOB NOT NULL,
            kind INTEGER NOT NULL,
            name TEXT NOT NULL,
            hue INTEGER NOT NULL,
            created INTEGER NOT NULL,
            text TEXT NOT NULL,
            warning TEXT NOT NULL,
            PRIMARY KEY (author, id)
        ) WITHOUT ROWID;
        CREATE TABLE erasure (
            envelope BLOB NOT NULL,
            author BLOB NOT NULL,
            space BLOB NOT NULL,
            at INTEGER NOT NULL,
            seq INTEGER NOT NULL,
            stub INTEGER NOT NULL,
            named INTEGER NOT NULL,
            PRIMARY KEY (envelope, author, space)
        ) WITHOUT ROWID;
        CREATE INDEX erasure_withheld ON erasure (at, space, seq) WHERE stub = 1 AND named = 0;
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
                      text, language, warning, root, parent, target, share)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (author, id) DO UPDATE SET
        kind = excluded.kind, listed = excluded.listed, at = excluded.at, space = excluded.space,
        seq = excluded.seq, envelope = excluded.envelope, created = excluded.created,
        text = excluded.text, language = excluded.language, warning = excluded.warning,
        root = excluded.root, parent = excluded.parent, target = excluded.target,
        share = excluded.share
    WHERE (excluded.seq, excluded.space) < (post.seq, post.space)
)sql";

inline constexpr char kPutEdit[] = R"sql(
    INSERT INTO amendment (author, id, space, seq, envelope, text, language, warning, share,
                           removed)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)
    ON CONFLICT (author, id, space) DO UPDATE SET
        seq = excluded.seq, envelope = excluded.envelope, text = excluded.text,
        language = excluded.language, warning = excluded.warning, share = excluded.share
    WHERE excluded.seq > amendment.seq AND amendment.removed = 0
)sql";

inline constexpr char kPutRemoval[] = R"sql(
    INSERT INTO amendment (author, id, space, seq, envelope, text, language, warning, share,
                           removed)
    VALUES (?, ?, ?, 0, x'', '', '', '', 0, 1)
    ON CONFLICT (author, id, space) DO UPDATE SET
        seq = 0, envelope = x'', text = '', language = '', warning = '', removed = 1
    WHERE amendment.removed = 0
)sql";

inline constexpr char kIsRemoved[] =
    "SELECT 1 FROM amendment WHERE author = ? AND id = ? AND space = ? AND removed = 1";

inline constexpr char kBlankPost[] = R"sql(
    UPDATE post SET text = '', language = '', warning = ''
    WHERE author = ? AND id = ? AND space = ?
)sql";

inline constexpr char kDropEditions[] =
    "DELETE FROM edition WHERE author = ? AND id = ? AND space = ?";

inline constexpr char kDropCarried[] = "DELETE FROM carried WHERE author = ? AND id = ?";

inline constexpr char kPutEdition[] = R"sql(
    INSERT OR IGNORE INTO edition (author, id, space, seq, at, envelope, base, created, text,
                                   warning)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
)sql";

inline constexpr char kPutCarried[] = R"sql(
    INSERT OR REPLACE INTO carried (author, id, target, kind, name, hue, created, text, warning)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
)sql";

inline constexpr char kPutStub[] = R"sql(
    INSERT INTO erasure (envelope, author, space, at, seq, stub, named)
    VALUES (?, ?, ?, ?, ?, 1, 0)
    ON CONFLICT (envelope, author, space) DO UPDATE SET
        at = excluded.at, seq = excluded.seq, stub = 1
)sql";

inline constexpr char kPutNamed[] = R"sql(
    INSERT INTO erasure (envelope, author, space, at, seq, stub, named)
    VALUES (?, ?, ?, 0, 0, 0, 1)
    ON CONFLICT (envelope, author, space) DO UPDATE SET named = 1
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
           p.text, p.language, p.warning, p.root, p.parent, p.target, p.share,
           ifnull(a.seq, 0), a.envelope, a.text, a.language, a.warning, a.share,
           ifnull(a.removed, 0)
    FROM post AS p LEFT JOIN amendment AS a USING (author, id, space)
    WHERE p.listed = 1 AND (p.at, p.space, p.seq) < (?, ?, ?) AND ifnull(a.removed, 0) = 0
    ORDER BY p.at DESC, p.space DESC, p.seq DESC LIMIT ?
)sql";

inline constexpr char kPost[] = R"sql(
    SELECT p.author, p.id, p.kind, p.at, p.space, p.seq, p.envelope, p.created,
           p.text, p.language, p.warning, p.root, p.parent, p.target, p.share,
           ifnull(a.seq, 0), a.envelope, a.text, a.language, a.warning, a.share,
           ifnull(a.removed, 0)
    FROM post AS p LEFT JOIN amendment AS a USING (author, id, space)
    WHERE p.author = ? AND p.id = ? AND ifnull(a.removed, 0) = 0
)sql";

inline constexpr char kThread[] = R"sql(
    SELECT p.author, p.id, p.kind, p.at, p.space, p.seq, p.envelope, p.created,
           p.text, p.language, p.warning, p.root, p.parent, p.target, p.share,
           ifnull(a.seq, 0), a.envelope, a.text, a.language, a.warning, a.share,
           ifnull(a.removed, 0)
    FROM post AS p LEFT JOIN amendment AS a USING (author, id, space)
    WHERE p.root = ? AND p.root <> x''
    ORDER BY p.at, p.space, p.seq LIMIT ?
)sql";

inline constexpr char kRelations[] =
    "SELECT root, parent, target FROM post WHERE author = ? AND id = ?";

inline constexpr char kEcho[] = R"sql(
    SELECT (SELECT count(*) FROM post AS p LEFT JOIN amendment AS a USING (author, id, space)
            WHERE p.root <> x'' AND p.root = ?1 AND ifnull(a.removed, 0) = 0)
             + (SELECT count(*) FROM post AS p LEFT JOIN amendment AS a USING (author, id, space)
                WHERE p.parent <> x'' AND p.parent = ?1 AND p.root <> ?1
                  AND ifnull(a.removed, 0) = 0),
           (SELECT count(*) FROM post AS p LEFT JOIN amendment AS a USING (author, id, space)
            WHERE p.target <> x'' AND p.target = ?1 AND ifnull(a.removed, 0) = 0)
)sql";

inline constexpr char kEditions[] = R"sql(
    SELECT envelope, base, at, space, seq, created, text, warning FROM edition
    WHERE author = ? AND id = ? AND space = ? ORDER BY seq
)sql";

inline constexpr char kFirstEdition[] =
    "SELECT envelope, x'', at, space, seq, created, text, warning FROM post"
    " WHERE author = ? AND id = ?";

inline constexpr char kCarried[] =
    "SELECT target, kind, name, hue, created, text, warning FROM carried"
    " WHERE author = ? AND id = ?";

inline constexpr char kAnyRemoval[] =
    "SELECT 1 FROM amendment WHERE author = ? AND id = ? AND removed = 1 LIMIT 1";

inline constexpr char kWithheld[] = R"sql(
    SELECT envelope, author, at, space, seq FROM erasure
    WHERE stub = 1 AND named = 0 AND (at, space, seq) < (?, ?, ?) AND (at, space, seq) > (?, ?, ?)
    ORDER BY at DESC, space DESC, seq DESC LIMIT ?
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
