// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "client/sign_in.h"

#include "client/attempt.h"
#include "store/marker.h"

namespace qs::client {

SignIn::SignIn(Ports& ports, QString folder) : m_ports(ports), m_folder(std::move(folder)) {}

SignIn::~SignIn() = default;

Presence SignIn::presence() const
{
    const auto marker = store::readMarker(m_folder);
    const bool hasDisk = store::DiskStore::exists(m_folder);
    if (marker && !*marker) {
        // A database without its marker cannot be ours to open, but it is not ours to replace
        // either.
        return hasDisk ? Presence::NeedsPassword : Presence::Empty;
    }
    if (!hasDisk) {
        return Presence::Empty; // the marker was written, and then nothing else
    }
    if (marker && !(*marker)->wraps.byBoth.isEmpty()) {
        return Presence::NeedsBoth;
    }
    const bool byKeychain = marker && !(*marker)->wraps.byKeychain.isEmpty();
    return byKeychain ? Presence::NeedsKeychain : Presence::NeedsPassword;
}

void SignIn::createAccount(const Credentials& credentials, std::function<void(SignInOutcome)> done)
{
    if (presence() != Presence::Empty) {
        done(SignInFailure{SignInProblem::AlreadyHere});
        return;
    }
    m_attempt = std::make_shared<Attempt>(m_ports, m_folder, std::move(done));
    m_attempt->createAccount(credentials);
}

void SignIn::logIn(const Credentials& credentials, std::function<void(SignInOutcome)> done)
{
    m_attempt = std::make_shared<Attempt>(m_ports, m_folder, std::move(done));
    m_attempt->logIn(credentials);
}

void SignIn::recover(
    const Credentials& credentials,
    const QString& recoveryKey,
    std::function<void(SignInOutcome)> done
)
{
    m_attempt = std::make_shared<Attempt>(m_ports, m_folder, std::move(done));
    m_attempt->recover(credentials, recoveryKey);
}

void SignIn::link(
    const QString& server,
    const QString& password,
    const LinkSteps& steps,
    std::function<void(SignInOutcome)> done
)
{
    if (presence() != Presence::Empty) {
        done(SignInFailure{SignInProblem::AlreadyHere});
        return;
    }
    m_attempt = std::make_shared<Attempt>(m_ports, m_folder, std::move(done));
    m_attempt->link(server, password, steps);
}

void SignIn::cancel()
{
    if (m_attempt) {
        m_attempt->cancel();
        m_attempt.reset();
    }
}

void SignIn::unlockWithPassword(const QString& password, std::function<void(SignInOutcome)> done)
{
    m_attempt = std::make_shared<Attempt>(m_ports, m_folder, std::move(done));
    m_attempt->unlockWithPassword(password);
}

void SignIn::unlockWithKeychain(std::function<void(SignInOutcome)> done)
{
    m_attempt = std::make_shared<Attempt>(m_ports, m_folder, std::move(done));
    m_attempt->unlockWithKeychain();
}

} // namespace qs::client
