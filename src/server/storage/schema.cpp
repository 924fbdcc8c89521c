// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "server/storage/schema.h"

#include <array>

namespace qs::server {

namespace {

constexpr qint32 kApplicationId = 0x51535256; // "QSRV"

constexpr const char* kFirst = R"sql(
CREATE TABLE fact(
    name TEXT PRIMARY KEY,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Accounts. A name stands here only as its hash under the pepper.
CREATE TABLE account(
    id INTEGER PRIMARY KEY,
    user BLOB NOT NULL UNIQUE,
    name BLOB NOT NULL UNIQUE,
    salt BLOB NOT NULL,
    passes INTEGER NOT NULL,
    memory_kib INTEGER NOT NULL,
    login_salt BLOB NOT NULL,
    login_verifier BLOB NOT NULL,
    keyring BLOB NOT NULL,
    recovery_salt BLOB NOT NULL,
    recovery_verifier BLOB NOT NULL,
    recovery_keyring BLOB NOT NULL,
    recovery_wrap BLOB NOT NULL
) STRICT;

CREATE TABLE kdf_use(
    passes INTEGER NOT NULL,
    memory_kib INTEGER NOT NULL,
    accounts INTEGER NOT NULL,
    PRIMARY KEY(passes, memory_kib)
) STRICT, WITHOUT ROWID;

CREATE TABLE manifest(
    user BLOB NOT NULL,
    seq INTEGER NOT NULL,
    hash BLOB NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY(user, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE device(
    user BLOB NOT NULL,
    device BLOB NOT NULL,
    sign_key BLOB NOT NULL,
    PRIMARY KEY(user, device)
) STRICT, WITHOUT ROWID;

CREATE TABLE device_seed(
    user BLOB NOT NULL,
    device BLOB NOT NULL,
    generation INTEGER NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY(user, device, generation)
) STRICT, WITHOUT ROWID;

CREATE TABLE session(
    token BLOB PRIMARY KEY,
    user BLOB NOT NULL,
    device BLOB NOT NULL,
    expires_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX session_of_device ON session(user, device);

CREATE TABLE used_code(
    code BLOB PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Spaces and their logs. The owner is the account that may move a circle on, not who reads it:
-- there is no table of readers.
CREATE TABLE space(
    id INTEGER PRIMARY KEY,
    kind INTEGER NOT NULL,
    space BLOB NOT NULL,
    owner BLOB NOT NULL,
    head INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    epoch INTEGER NOT NULL,
    token BLOB NOT NULL,
    statement BLOB NOT NULL,
    UNIQUE(space, kind)
) STRICT;

CREATE TABLE event(
    space INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    envelope_id BLOB NOT NULL,
    envelope BLOB NOT NULL,
    PRIMARY KEY(space, seq)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX event_by_id ON event(space, envelope_id);

CREATE TABLE lane(
    space INTEGER NOT NULL,
    device BLOB NOT NULL,
    n INTEGER NOT NULL,
    envelope_id BLOB NOT NULL,
    PRIMARY KEY(space, device)
) STRICT, WITHOUT ROWID;

-- Mail. What was collected leaves its id for a day, so that the same item sent again is no new one.
CREATE TABLE door(
    space INTEGER NOT NULL,
    token BLOB NOT NULL,
    PRIMARY KEY(space, token)
) STRICT, WITHOUT ROWID;

CREATE TABLE mail(
    space INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    mail_id BLOB NOT NULL,
    door BLOB,
    sender BLOB,
    sealed BLOB,
    PRIMARY KEY(space, seq)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX mail_by_id ON mail(space, mail_id);

-- Followers of public spaces: random marks, so that they can be counted and not named.
CREATE TABLE follower(
    space INTEGER NOT NULL,
    mark BLOB NOT NULL,
    ends_ms INTEGER NOT NULL,
    PRIMARY KEY(space, mark)
) STRICT, WITHOUT ROWID;
)sql";

// The names of deleted accounts, which nobody can take for a while.
constexpr const char* kGoneNames = R"sql(
CREATE TABLE gone_name(
    name BLOB PRIMARY KEY,
    until_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
)sql";

// The log of all manifests, and the sealed reports that wait for the moderators.
constexpr const char* kKeyLog = R"sql(
CREATE TABLE key_log(
    leaf INTEGER PRIMARY KEY,
    user BLOB NOT NULL,
    seq INTEGER NOT NULL,
    hash BLOB NOT NULL,
    UNIQUE(user, seq)
) STRICT;

-- Complete subtrees of two leaves and more.
CREATE TABLE key_log_node(
    level INTEGER NOT NULL,
    position INTEGER NOT NULL,
    hash BLOB NOT NULL,
    PRIMARY KEY(level, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE report(
    id BLOB PRIMARY KEY,
    sealed BLOB NOT NULL
) STRICT;
)sql";

constexpr std::array kMigrations{
    sql::Migration{1, kFirst},
    sql::Migration{2, kGoneNames},
    sql::Migration{3, kKeyLog}};

} // namespace

sql::Schema storageSchema()
{
    return {kApplicationId, kMigrations};
}

} // namespace qs::server
