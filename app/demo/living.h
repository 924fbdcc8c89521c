// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/random.h"
#include "household.h"

/// Keeps the world alive: every few seconds somebody posts or likes something, until the process is
/// asked to stop. The first person stays away: somebody else looks through their eyes.
///
/// Thread: core, from outside of all callbacks.
class Living
{
public:
    Living(const World& world, Household& household, Patience& patience, qs::Random& random);

    /// Opens the accounts that are not open yet. The same errors.
    [[nodiscard]] qs::Result<void> begin();

    /// Returns when the process was asked to stop.
    void run();

private:
    struct Line
    {
        int person = 0;
        QString text;
    };

    void collectLines();
    void speak();
    void likeSomething();
    [[nodiscard]] int somebody();

    const World& m_world;
    Household& m_household;
    Patience& m_patience;
    qs::Random& m_random;
    QList<Line> m_lines; ///< Still unsaid.
};
