// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "sql/migration.h"

#include <array>

namespace qs::store {

// Nothing here says whose, where or when: ids are blinded, the rest is sealed. `row` and `n` are
// never given twice.

inline constexpr std::array kDiskMigrations = {
    sql::Migration{1, R"sql(
        CREATE TABLE mark (
            id INTEGER PRIMARY KEY,
            sealed BLOB NOT NULL
        );
        CREATE TABLE entry (
            row INTEGER PRIMARY KEY AUTOINCREMENT,
            place BLOB NOT NULL UNIQUE,
            envelope BLOB NOT NULL,
            sealed BLOB NOT NULL
        );
        CREATE INDEX entry_by_envelope ON entry (envelope);
        CREATE TABLE slot (
            id BLOB PRIMARY KEY,
            class INTEGER NOT NULL,
            sealed BLOB NOT NULL
        );
        CREATE INDEX slot_by_class ON slot (class);
        CREATE TABLE intent (
            n INTEGER PRIMARY KEY AUTOINCREMENT,
            id BLOB NOT NULL UNIQUE,
            sealed BLOB NOT NULL
        );
    )sql"},
};

inline constexpr sql::Schema kDiskSchema{0x51534c53, kDiskMigrations}; // "QSLS"

} // namespace qs::store
