// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/result.h"
#include "client/circles_views.h"

#include <functional>

namespace qs::client {

class Core;

/// Who can read what I write: circles and who is in them, how connections end, how people find each
/// other by name, whom I follow.
///
/// Commands are durable when they return and take effect here at once; what the server and other
/// devices must hear of goes out by itself. A handle on the account, to be used and dropped.
/// Thread: core.
class Circles
{
public:
    explicit Circles(Core& core) : m_core(core) {}

    // Connections

    /// Ends a connection. Nothing written from now on reaches them, whether this device is online
    /// or not; what reached them before, they may have kept. What they shared with me goes from
    /// here. They are not told; their devices find out within a day. NotFound if there is none.
    [[nodiscard]] Result<void> remove(const UserId& person);

    /// The same, and what they send is refused until unblock(). For anybody known.
    [[nodiscard]] Result<void> block(const UserId& person);
    [[nodiscard]] Result<void> unblock(const UserId& person);

    /// Takes a request of mine back. NotFound if there is none.
    [[nodiscard]] Result<void> withdraw(const UserId& person);

    // Circles

    /// A circle with a name of my own, which nobody else sees. Invalid for a name that breaks the
    /// rule of names; OutOfSpace past crypto::kCirclesMax; NotFound for who is no connection.
    [[nodiscard]] Result<SpaceId> create(const QString& name, const QList<UserId>& people);
    [[nodiscard]] Result<void> rename(const SpaceId& circle, const QString& name);

    /// Nobody is in it any more and nothing can be written there; my posts in it stay with me.
    [[nodiscard]] Result<void> dissolve(const SpaceId& circle);

    /// Says who is in it. Those who come read what I write from then on; those who go keep what
    /// reached them.
    [[nodiscard]] Result<void> setPeople(const SpaceId& circle, const QList<UserId>& people);

    /// My connections first, then by name.
    [[nodiscard]] QList<CircleView> list() const;

    // By name

    /// Asks whoever has this username to connect. `done` hears NotFound if nobody has it or they do
    /// not want to be found, and Busy where names were looked up too often. Needs the network.
    void askByName(const QString& username, const std::function<void(Result<PersonView>)>& done);

    /// Whether people who know my username may ask me to connect.
    [[nodiscard]] Result<void> setFindable(bool findable);
    [[nodiscard]] bool isFindable() const;

    // Following

    /// Reads what somebody writes for everybody, without their knowing who does.
    [[nodiscard]] Result<void> follow(const UserId& person);
    [[nodiscard]] Result<void> unfollow(const UserId& person);

    /// How many follow somebody. Needs the network.
    void countFollowers(const UserId& person, const std::function<void(Result<int>)>& done);

    /// Nothing for who is unknown here.
    [[nodiscard]] std::optional<PersonSharingView> person(const UserId& person) const;

private:
    [[nodiscard]] Result<void> checkIsMine(const SpaceId& circle) const;
    Result<void> putPeople(const SpaceId& circle, const QList<UserId>& people);

    Core& m_core;
};

/// How a stored relation is shown; nothing for who is not shown among the people.
[[nodiscard]] std::optional<Relation> relationTo(const Core& core, const UserId& person);

} // namespace qs::client
