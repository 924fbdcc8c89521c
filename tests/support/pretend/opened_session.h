// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "models/session.h"
#include "support/pretend/pretend_world.h"

#include <QCoreApplication>

#include <memory>

namespace qs::tests {

/// A session over a pretended world, made inside a test function.
struct OpenedSession
{
    explicit OpenedSession(client::Presence presence = client::Presence::NeedsKeychain)
    {
        world.presence = presence;
    }
    ~OpenedSession() { close(); }
    OpenedSession(const OpenedSession&) = delete;
    OpenedSession& operator=(const OpenedSession&) = delete;

    models::Session& open()
    {
        session = std::make_unique<models::Session>(models::SessionPorts{
            .core = world.scheduler,
            .ui = world.scheduler,
            .clock = world.scheduler,
            .signIn = *world.signIn,
        });
        settle();
        return *session;
    }

    void close()
    {
        session.reset();
        settle();
    }

    /// Lets everything that has been posted happen, and what that posts.
    static void settle()
    {
        constexpr int kRounds = 12;
        for (int i = 0; i < kRounds; ++i) {
            QCoreApplication::sendPostedEvents();
        }
    }

    PretendWorld world;
    std::unique_ptr<models::Session> session;
};

} // namespace qs::tests
