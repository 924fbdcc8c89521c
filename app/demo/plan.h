// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/random.h"
#include "world.h"

/// One post of the plan.
struct PlannedPost
{
    int author = 0;
    int saying = 0;   ///< Index into the author's posts.
    qint64 ageMs = 0; ///< How long before the world was filled it claims to be written.
};

/// One thing somebody does.
struct Step
{
    enum class Kind { Post, Like };

    Kind kind = Kind::Post;
    int person = 0;
    int post = 0; ///< Index into Plan::posts.
};

/// Who writes and likes what, in which order. A like comes after its post; everybody's posts come
/// in the order they are listed; later posts are younger.
struct Plan
{
    QList<PlannedPost> posts;
    QList<Step> steps;
    int likes = 0;
};

/// The plan that belongs to what `random` yields: the same for the same seed. Thread: any.
[[nodiscard]] Plan makePlan(const World& world, qs::Random& random);
