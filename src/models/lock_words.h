// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/error.h"
#include "client/lock_writer.h"

#include <QCoreApplication>
#include <QString>

namespace qs::models {

/// What people read about the lock. Thread: any.
class LockWords
{
    Q_DECLARE_TR_FUNCTIONS(LockWords)

public:
    [[nodiscard]] static QString idle(int minutes);
    [[nodiscard]] static QString mode(client::LockMode mode);
    [[nodiscard]] static QString problem(ErrorCode code);
};

} // namespace qs::models
