// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "models/account_link.h"

namespace qs::models {

AccountLink::AccountLink(Strand& core, Strand& ui) : m_core(core), m_ui(ui) {}

AccountLink::~AccountLink()
{
    m_core.post([slot = m_slot] {
        if (slot->account == nullptr) {
            return;
        }
        slot->account->close();
        slot->account.reset();
    });
}

std::function<void(std::unique_ptr<client::Account>)> AccountLink::adopt()
{
    auto heard =
        returner<client::Changes>([this](const client::Changes& changes) { hear(changes); });
    return [slot = m_slot, heard](std::unique_ptr<client::Account> account) {
        slot->account = std::move(account);
        slot->account->onChanges(heard);
    };
}

void AccountLink::tell(std::function<void(client::Account&)> work)
{
    m_core.post([slot = m_slot, work = std::move(work)] {
        if (slot->account != nullptr) {
            work(*slot->account);
        }
    });
}

void AccountLink::addListener(Listener listener)
{
    m_listeners.push_back(std::move(listener));
}

void AccountLink::hear(const client::Changes& changes)
{
    for (const Listener& listener : m_listeners) {
        listener(changes);
    }
}

} // namespace qs::models
