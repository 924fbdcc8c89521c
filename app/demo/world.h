// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/result.h"
#include "client/views.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <utility>

/// One thing somebody is going to say.
struct Saying
{
    qs::client::Audience audience = qs::client::Audience::Connections;
    QString text;
};

/// One of the pretended people.
struct Person
{
    QString username;
    QString name;
    QList<Saying> posts; ///< In the order they are written.
    QStringList live;    ///< What is said later, while somebody watches.
};

/// The people, who is connected with whom (the first of a pair invites the second), and whose
/// invite was opened but not answered yet (the first asks the second). Indexes into `people`; the
/// first person is the one whose eyes the world is seen through.
struct World
{
    using Pair = std::pair<int, int>;

    QList<Person> people;
    QList<Pair> friends;
    QList<Pair> asked;

    [[nodiscard]] bool areFriends(int one, int other) const;
};

/// The world that is built into the program, or its first `peopleMax` people (0: all). Invalid if
/// a part of it breaks a rule: nothing is left out silently. Thread: any.
[[nodiscard]] qs::Result<World> readWorld(int peopleMax);
