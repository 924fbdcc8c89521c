// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/result.h"

#include <QString>

namespace qs::client {

/// Where a server is, as its socket wants it and as people write it.
struct ServerAddress
{
    QString url;  ///< wss://host[:port]/ws/, or ws:// on this machine.
    QString host; ///< host[:port], in lower case.

    friend bool operator==(const ServerAddress&, const ServerAddress&) = default;
};

/// Understands "home.example", "https://home.example", "wss://home.example:8443/ws/", and without
/// encryption only this machine ("ws://127.0.0.1:8000", "localhost:8000"). Invalid otherwise.
[[nodiscard]] Result<ServerAddress> readServerAddress(const QString& typed);

} // namespace qs::client
