// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QtGlobal>

#include <span>

namespace qs::sql {

/// One step of a schema. Steps are numbered from 1 without gaps and never change once shipped; the
/// number of the last one done is the `user_version` of the file.
struct Migration
{
    int version;
    const char* statements; ///< Any number, ended by semicolons.
};

/// Whose a database is and how it comes up to date.
struct Schema
{
    qint32 applicationId; ///< Not 0. A file with another one is never touched.
    std::span<const Migration> migrations;
};

} // namespace qs::sql
