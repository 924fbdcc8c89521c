// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "sql/outcome.h"

#include <sqlite3.h>

namespace qs::sql {

namespace {

constexpr int kPrimaryCode = 0xff;

ErrorCode codeOf(int resultCode)
{
    if (resultCode == SQLITE_IOERR_WRITE || resultCode == SQLITE_IOERR_NOMEM) {
        return ErrorCode::OutOfSpace; // a write past a quota fails so, not as FULL
    }
    switch (resultCode & kPrimaryCode) {
    case SQLITE_FULL:
    case SQLITE_NOMEM:
    case SQLITE_TOOBIG: return ErrorCode::OutOfSpace;
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH: return ErrorCode::Denied;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
    case SQLITE_INTERRUPT: return ErrorCode::Busy;
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
    case SQLITE_RANGE:
    case SQLITE_MISUSE:
    case SQLITE_ERROR: return ErrorCode::Invalid;
    default: return ErrorCode::Corrupt;
    }
}

} // namespace

Error errorOf(int resultCode)
{
    return {
        codeOf(resultCode),
        QLatin1String("sqlite %1: %2")
            .arg(QString::number(resultCode), QLatin1String(sqlite3_errstr(resultCode)))};
}

Error errorOf(sqlite3* handle)
{
    return errorOf(sqlite3_extended_errcode(handle));
}

} // namespace qs::sql
