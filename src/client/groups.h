// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/result.h"
#include "client/group_views.h"

#include <optional>

namespace qs::crypto {
struct GroupChange;
} // namespace qs::crypto

namespace qs::client {

class Account;
class Core;

/// The groups of an account: what a person can do with them, and what a screen can ask.
///
/// Commands are durable when they return and are carried out when there is a network; until then
/// GroupView::isChanging. Where another admin was first they are made anew on top of that; where
/// that left no right to, GroupView::isRefused until dismiss(). Thread: core.
class Groups
{
public:
    Groups(const Account& account, Core& core) : m_account(account), m_core(core) {}

    // Commands

    /// A new group with me as its admin. Invalid if the name breaks its rule; NotFound if one of
    /// `others` is nobody I am connected with.
    [[nodiscard]] Result<SpaceId>
    create(const QString& name, const QString& purpose, const QList<UserId>& others);

    /// Name and purpose. Denied if I do not lead the group, as all below.
    [[nodiscard]] Result<void>
    describe(const SpaceId& group, const QString& name, const QString& purpose);
    [[nodiscard]] Result<void> setAdminsPost(const SpaceId& group, bool adminsAlone);

    /// NotFound if it is nobody I am connected with: connect first.
    [[nodiscard]] Result<void> add(const SpaceId& group, const UserId& person);
    [[nodiscard]] Result<void> remove(const SpaceId& group, const UserId& person);
    [[nodiscard]] Result<void> setAdmin(const SpaceId& group, const UserId& person, bool isAdmin);

    /// From then on nothing is posted; cannot be taken back.
    [[nodiscard]] Result<void> archive(const SpaceId& group);

    /// Who alone leads a group names who leads it next: Invalid if not.
    [[nodiscard]] Result<void>
    leave(const SpaceId& group, const std::optional<UserId>& successor = {});

    /// Takes note of changes that could not be made.
    [[nodiscard]] Result<void> dismiss(const SpaceId& group);

    /// As Account::publish(). Denied where I may not post.
    [[nodiscard]] Result<ObjectRef> publish(const SpaceId& group, const QString& text);

    // Queries

    [[nodiscard]] QList<GroupView> all() const; ///< By name; those left or archived last.
    [[nodiscard]] std::optional<GroupView> group(const SpaceId& id) const;
    [[nodiscard]] QList<GroupMemberView> members(const SpaceId& id) const; ///< By name, me first.
    [[nodiscard]] TimelinePage
    timeline(const SpaceId& id, const std::optional<TimelineKey>& before, int limit) const;

    /// Whether I may post there now.
    [[nodiscard]] bool mayPost(const SpaceId& id) const;

private:
    [[nodiscard]] Result<void> changeMember(
        const SpaceId& group,
        const UserId& person,
        crypto::GroupChange change,
        bool isAdmin
    );
    [[nodiscard]] PersonView person(const SpaceId& group, const UserId& user) const;

    const Account& m_account;
    Core& m_core;
};

} // namespace qs::client
