// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "household.h"
#include "plan.h"

/// Lets the plan happen: makes the accounts, connects the friends, posts and likes, and waits until
/// the server has all of it and the first person's device shows it.
///
/// What has happened already is not done again, so a run that was cut short can be repeated.
/// Thread: core, from outside of all callbacks.
class Filler
{
public:
    Filler(const World& world, const Plan& plan, Household& household, Patience& patience);

    /// Busy if patience ran out; the detail says over what.
    [[nodiscard]] qs::Result<void> run(const QString& password);

private:
    struct Sent
    {
        int person = 0;
        qs::ObjectRef ref;
    };

    [[nodiscard]] qs::Result<void> gather(const QString& password);
    [[nodiscard]] qs::Result<void> meet();
    [[nodiscard]] qs::Result<void> ask(int host, int guest);
    [[nodiscard]] qs::Result<void> befriend(int host, int guest);
    [[nodiscard]] qs::Result<void> play();
    [[nodiscard]] qs::Result<void> publish(const Step& step);
    [[nodiscard]] bool isSent(const Sent& sent);
    [[nodiscard]] qs::Result<void> like(const Step& step);
    [[nodiscard]] qs::Result<void> comeToRest();

    [[nodiscard]] qs::Result<void> wait(const QString& what, const std::function<bool()>& done);
    [[nodiscard]] std::optional<qs::client::Relation> relation(int of, int to);
    void recallPosts();
    [[nodiscard]] bool isVisibleToFirst(const PlannedPost& post) const;
    [[nodiscard]] int likesSeenByFirst(int post) const;
    [[nodiscard]] const Saying& sayingOf(const PlannedPost& post) const;

    const World& m_world;
    const Plan& m_plan;
    Household& m_household;
    Patience& m_patience;
    QList<std::optional<qs::ObjectRef>> m_refs; ///< Of the planned posts, once they exist.
    std::optional<Sent> m_last;                 ///< The newest post of this run.
    qint64 m_startMs = 0;
};
