// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "household.h"

#include <QDir>

#include <utility>

using namespace qs;
using namespace qs::client;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kRetryMsMin = 200;

Error explained(const QString& username, const SignInFailure& failure)
{
    QString why = u"sign-in problem %1"_s.arg(static_cast<int>(failure.problem));
    switch (failure.problem) {
    case SignInProblem::ServerAway: why = u"nothing answers at the server's address"_s; break;
    case SignInProblem::NotQuicksilver: why = u"something else answers there"_s; break;
    case SignInProblem::NameTaken:
        why = u"the name is taken there; use an empty server, or the data it was filled with"_s;
        break;
    case SignInProblem::BadCode:
    case SignInProblem::SignUpClosed:
        why = u"the server lets nobody in; start it with --open-registration"_s;
        break;
    case SignInProblem::WrongPassword: why = u"the password is wrong"_s; break;
    case SignInProblem::KeychainMissing: why = u"the file with their keys is gone"_s; break;
    default: break;
    }
    return {ErrorCode::Denied, username + u": "_s + why};
}

QString randomPassword()
{
    constexpr int kBytes = 24;
    proof::SodiumRandom random;
    QByteArray bytes(kBytes, '\0');
    random.fill(reinterpret_cast<unsigned char*>(bytes.data()), kBytes);
    return QString::fromLatin1(bytes.toHex());
}

QString keysPath(const QString& folder)
{
    QDir().mkpath(folder + u"/people"_s);
    return folder + u"/people/keys.json"_s;
}

} // namespace

Household::Household(Place place, const World& world, Scheduler& core)
    : m_place(std::move(place))
    , m_world(world)
    , m_core(core)
    , m_log(LogLevel::Warning)
    , m_fileKeychain(keysPath(m_place.folder), core)
    , m_firstPorts(portsWith(m_noKeychain))
    , m_otherPorts(portsWith(m_fileKeychain))
    , m_members(static_cast<size_t>(world.people.size()))
{
}

Household::~Household()
{
    for (int person = 0; person < m_world.people.size(); ++person) {
        close(person);
    }
}

Ports Household::portsWith(Keychain& keychain)
{
    crypto::KdfPolicy kdf;
    kdf.preferred = kdf.floor;
    return {
        .clock = m_clock,
        .random = m_random,
        .core = m_core,
        .transports = m_transports,
        .keychain = keychain,
        .log = m_log,
        .metrics = m_metrics,
        .kdf = kdf,
    };
}

QString Household::folderOf(int person) const
{
    const QString& username = m_world.people[person].username;
    return m_place.folder + (person == 0 ? u"/client-"_s : u"/people/"_s) + username;
}

Result<void> Household::open(int person, const QString& password, Patience& patience)
{
    Member& member = m_members[static_cast<size_t>(person)];
    const QString& username = m_world.people[person].username;
    auto folder = host::AccountFolder::claim(folderOf(person));
    if (!folder) {
        return Error{folder.error().code, username + u": "_s + folder.error().detail};
    }
    member.folder = std::move(folder).value();
    Ports& ports = person == 0 ? m_firstPorts : m_otherPorts;
    member.signIn = std::make_unique<SignIn>(ports, member.folder->path());
    for (;;) {
        QS_TRY_ASSIGN(const auto answer, tryOnce(person, password, patience));
        SignInOutcome& outcome = *answer;
        if (auto* account = std::get_if<std::unique_ptr<Account>>(&outcome)) {
            member.account = std::move(*account);
            member.account->connectNow();
            return {};
        }
        const auto failure = std::get<SignInFailure>(outcome);
        if (failure.problem != SignInProblem::TooManyTries) {
            return explained(username, failure);
        }
        if (!patience.rest(std::max(failure.retryAfterMs, kRetryMsMin))) {
            return Error{ErrorCode::Busy, u"stopped"_s};
        }
    }
}

Result<std::shared_ptr<SignInOutcome>>
Household::tryOnce(int person, const QString& password, Patience& patience)
{
    SignIn& signIn = *m_members[static_cast<size_t>(person)].signIn;
    const auto answer = std::make_shared<std::shared_ptr<SignInOutcome>>();
    const auto done = [answer](SignInOutcome outcome) {
        *answer = std::make_shared<SignInOutcome>(std::move(outcome));
    };
    switch (signIn.presence()) {
    case Presence::Empty: {
        const Person& who = m_world.people[person];
        const QString chosen = person == 0 ? password : randomPassword();
        signIn.createAccount({m_place.server, who.username, who.name, {}, chosen}, done);
        break;
    }
    case Presence::NeedsBoth:
    case Presence::NeedsPassword: signIn.unlockWithPassword(password, done); break;
    case Presence::NeedsKeychain: signIn.unlockWithKeychain(done); break;
    }
    if (!patience.until([&] { return *answer != nullptr; })) {
        return Error{ErrorCode::Busy, u"no answer to signing in"_s};
    }
    return *answer;
}

void Household::close(int person)
{
    Member& member = m_members[static_cast<size_t>(person)];
    if (member.account) {
        // Without a snapshot the next start reads the log instead.
        [[maybe_unused]] const auto settled = member.account->settle();
    }
    member.account.reset();
    member.signIn.reset();
    member.folder.reset();
}

bool Household::isQuietLink(const LinkStatus& link)
{
    return link.state == LinkStatus::State::Live && link.unsent == 0;
}
