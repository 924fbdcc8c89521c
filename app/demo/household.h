// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/log.h"
#include "base/metrics.h"
#include "claimed_clock.h"
#include "client/sign_in.h"
#include "file_keychain.h"
#include "host/account_folder.h"
#include "host/system_keychain.h"
#include "host/web_socket_transport.h"
#include "patience.h"
#include "proof/sodium_random.h"
#include "world.h"

#include <memory>
#include <optional>
#include <vector>

/// The devices of the pretended people: real accounts of the client library, all in this process,
/// on one thread.
///
/// The first person's account opens with a password and without a keychain, so that the client
/// program can take it over; the others keep their keys in a file of their own.
/// Thread: core.
class Household
{
public:
    struct Place
    {
        QString server;
        QString folder;
    };

    Household(Place place, const World& world, qs::Scheduler& core);
    ~Household();
    Household(const Household&) = delete;
    Household& operator=(const Household&) = delete;

    /// Opens a person's account, or makes it if there is none, and lets it connect. `password` is
    /// needed for the first person only. Busy if another process has it.
    [[nodiscard]] qs::Result<void> open(int person, const QString& password, Patience& patience);

    /// Settles and closes a person's account; another process may open it then.
    void close(int person);

    /// Only of somebody who was opened.
    [[nodiscard]] qs::client::Account& of(int person) { return *m_members[person].account; }
    [[nodiscard]] bool isOpen(int person) const { return bool(m_members[person].account); }
    [[nodiscard]] qs::UserId idOf(int person) { return of(person).me().person.id; }

    /// Whether everything a person did has its receipt, and everything for them has arrived.
    [[nodiscard]] bool isQuiet(int person) { return isQuietLink(of(person).link()); }

    [[nodiscard]] ClaimedClock& clock() { return m_clock; }

    /// What all of them together have counted: where it went wrong, if it did.
    [[nodiscard]] const qs::Metrics& metrics() const { return m_metrics; }

private:
    struct Member
    {
        std::optional<qs::host::AccountFolder> folder;
        std::unique_ptr<qs::client::SignIn> signIn;
        std::unique_ptr<qs::client::Account> account;
    };

    [[nodiscard]] static bool isQuietLink(const qs::client::LinkStatus& link);
    [[nodiscard]] QString folderOf(int person) const;
    [[nodiscard]] qs::client::Ports portsWith(qs::client::Keychain& keychain);
    [[nodiscard]] qs::Result<std::shared_ptr<qs::client::SignInOutcome>>
    tryOnce(int person, const QString& password, Patience& patience);

    Place m_place;
    const World& m_world;
    qs::Scheduler& m_core;
    ClaimedClock m_clock;
    qs::proof::SodiumRandom m_random;
    qs::StderrLog m_log;
    qs::Metrics m_metrics;
    qs::host::WebSocketTransportFactory m_transports;
    qs::host::NoKeychain m_noKeychain;
    FileKeychain m_fileKeychain;
    qs::client::Ports m_firstPorts;
    qs::client::Ports m_otherPorts;
    std::vector<Member> m_members;
};
