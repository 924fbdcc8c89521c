// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/scheduler.h"
#include "client/account.h"

#include <functional>
#include <memory>
#include <vector>

namespace qs::models {

/// The bridge between the interface and the account, which lives on another thread. What crosses is
/// a piece of work one way and a value the other way; neither side ever waits.
///
/// The account is kept here but only touched on the core strand, also when it ends: after the link
/// is gone, one last piece of work on core settles and destroys it. Both strands outlive the link,
/// and the ui strand outlives core. Before an account has been adopted, work falls away.
///
/// Thread: ui, except the function that adopt() returns.
class AccountLink
{
public:
    using Listener = std::function<void(const client::Changes&)>;

    AccountLink(Strand& core, Strand& ui);
    ~AccountLink();
    AccountLink(const AccountLink&) = delete;
    AccountLink& operator=(const AccountLink&) = delete;

    /// Runs on core: takes the account in and begins to listen to it.
    [[nodiscard]] std::function<void(std::unique_ptr<client::Account>)> adopt();

    /// Runs `work` on core with the account.
    void tell(std::function<void(client::Account&)> work);

    /// Runs `work` on core with the account and `done` on ui with what it returned.
    template<typename Answer>
    void ask(std::function<Answer(client::Account&)> work, std::function<void(const Answer&)> done)
    {
        tell([work = std::move(work),
              back = returner<Answer>(std::move(done))](client::Account& account) {
            back(work(account));
        });
    }

    /// A function for core that hands a value to `done` on ui, or drops it if the link is gone.
    template<typename Answer>
    [[nodiscard]] std::function<void(Answer)> returner(std::function<void(const Answer&)> done)
    {
        return [&ui = m_ui, life = std::weak_ptr(m_life), done = std::move(done)](Answer answer) {
            ui.post([life, done, answer = std::move(answer)] {
                if (!life.expired()) {
                    done(answer);
                }
            });
        };
    }

    /// Everyone here hears of changes, on ui. Listeners live as long as the link.
    void addListener(Listener listener);

private:
    struct Slot
    {
        std::unique_ptr<client::Account> account; ///< Touched on core only.
    };

    void hear(const client::Changes& changes);

    Strand& m_core;
    Strand& m_ui;
    std::shared_ptr<Slot> m_slot = std::make_shared<Slot>();
    std::shared_ptr<int> m_life = std::make_shared<int>(0); ///< Expires with the link.
    std::vector<Listener> m_listeners;
};

} // namespace qs::models
