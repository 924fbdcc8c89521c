// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "client/views.h"

namespace qs::client {

enum class GroupStanding {
    Starting, ///< Not at the server yet, or its first change was not read yet.
    Member,
    Admin,
    Left,    ///< I went: what was readable stays readable.
    Removed, ///< I was taken out.
};

struct GroupView
{
    SpaceId id;
    QString name; ///< Empty while nothing of it was read.
    QString purpose;
    GroupStanding standing = GroupStanding::Starting;
    int members = 0;
    bool adminsPost = false; ///< Only admins post; everybody answers.
    bool isArchived = false;
    bool isChanging = false; ///< A change of mine is not confirmed yet.
    bool isRefused = false;  ///< A change of mine could not be made.
    bool isLeaving = false;
    quint64 keyNumber = 0; ///< The epoch: grows with every change.

    friend bool operator==(const GroupView&, const GroupView&) = default;
};

struct GroupMemberView
{
    PersonView person;
    bool isAdmin = false;
    bool isMe = false;
    bool isLeaving = false; ///< Said that they go; an admin's device takes them out.

    friend bool operator==(const GroupMemberView&, const GroupMemberView&) = default;
};

} // namespace qs::client
