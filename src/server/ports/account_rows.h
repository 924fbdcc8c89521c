// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "protocol/my_rows.h"
#include "server/ports/answer.h"

namespace qs::server {

/// What is kept of one account, as it is kept, for its owner to read; and reports, which nobody
/// here can read.
///
/// Thread: called on the engine's strand, which gets the answers.
class AccountRows
{
public:
    virtual ~AccountRows() = default;

    /// NotFound if there is no such table.
    virtual void read(
        const UserId& user,
        const protocol::MyRows& asked,
        Answer<protocol::MyRowsAnswer> done
    ) = 0;

    /// Keeps a sealed report for the moderators. The same one twice is kept once. OutOfSpace when
    /// too many wait.
    virtual void keepReport(const QByteArray& sealed, const Hash32& id, Answer<void> done) = 0;
};

} // namespace qs::server
