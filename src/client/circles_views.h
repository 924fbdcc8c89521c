// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "client/views.h"

namespace qs::client {

// What a screen may know of circles and of the people in them, as plain values.

/// A circle of mine.
struct CircleView
{
    SpaceId id;
    QString name;         ///< Empty for my connections, which a screen names.
    bool isMain = false;  ///< My connections: everybody I am connected to.
    QList<UserId> people; ///< Who reads what I write there from now on.

    friend bool operator==(const CircleView&, const CircleView&) = default;
};

/// How sure this device is of who somebody is, from least to most.
enum class Certainty { Introduced, FirstUse, Invited, Verified };

/// Everything between somebody and me that a page about them shows.
struct PersonSharingView
{
    ConnectionView connection;
    Certainty certainty = Certainty::Introduced;
    bool isShut = false;     ///< Their circle asks for a key that has not come yet.
    bool isFollowed = false; ///< I read what they write for everybody.
    QList<SpaceId> circles;  ///< Those of mine they are in, my connections left out.

    friend bool operator==(const PersonSharingView&, const PersonSharingView&) = default;
};

} // namespace qs::client
