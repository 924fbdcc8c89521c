// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "client/core.h"

#include "client/drafts.h"
#include "client/post_showing.h"
#include "client/posts.h"
#include "client/trust.h"
#include "codec/cbor_reader.h"
#include "codec/cbor_writer.h"

namespace qs::client {

namespace {

const QByteArray kHomeKey = QByteArrayLiteral("home");
constexpr qsizetype kNamedPostsMax = 200; ///< Past this a model asks its whole window again.

QByteArray encode(const Core::Home& home)
{
    codec::CborWriter out;
    out.array(4).text(home.url).text(home.host).text(home.username).bytes(home.server.view());
    return out.take();
}

Result<Core::Home> decode(QByteArrayView bytes)
{
    codec::CborReader in(bytes);
    in.array(4);
    Core::Home home;
    home.url = in.text();
    home.host = in.text();
    home.username = in.text();
    home.server = in.id<protocol::ServerPub>();
    QS_TRY(in.finish());
    return home;
}

LinkStatus::Problem problemOf(sync::Connection::Problem problem)
{
    using From = sync::Connection::Problem;
    using enum LinkStatus::Problem;
    switch (problem) {
    case From::None: return None;
    case From::Unreachable: return NoNetwork;
    case From::ServerAway: return ServerAway;
    case From::NotQuicksilver: return NotQuicksilver;
    case From::WrongServer: return WrongServer;
    case From::ClockWrong: return ClockWrong;
    case From::AppTooOld: return AppTooOld;
    case From::SignedOut: return SignedOut;
    }
    return None;
}

} // namespace

Core::Core(
    Ports& ports,
    std::unique_ptr<store::DiskStore> disk,
    std::unique_ptr<store::Projection> projection,
    crypto::AccountKeys keys,
    Home home
)
    : m_ports(ports)
    , m_disk(std::move(disk))
    , m_projection(std::move(projection))
    , m_keys(std::move(keys))
    , m_home(std::move(home))
{
    const sync::Connection::Identity identity{
        m_home.url,
        m_home.server,
        m_keys.user(),
        m_keys.device(),
        &m_keys.deviceKey(),
    };
    m_engine = std::make_unique<sync::Engine>(
        sync::Engine::Parts{
            *m_disk,
            *m_projection,
            m_keys,
            ports.transports,
            ports.clock,
            ports.random,
            ports.core,
            *this,
            ports.log,
            ports.metrics,
        },
        identity,
        m_home.host
    );
}

Core::~Core()
{
    m_ports.core.cancel(m_noteTimer);
}

Result<void>
Core::settleIn(store::DiskStore& disk, const crypto::AccountKeys& keys, const Home& home)
{
    QByteArray secret = keys.serialize();
    Result<void> stored = disk.transaction([&]() -> Result<void> {
        QS_TRY(disk.put(store::Slot::Account, sync::ownKeysName(), secret));
        return disk.put(store::Slot::Server, kHomeKey, encode(home));
    });
    proof::wipe(secret);
    return stored;
}

Result<DeviceId> Core::deviceOf(const QString& folder, const crypto::LocalKey& key)
{
    QS_TRY_ASSIGN(const auto disk, store::DiskStore::open(folder, key));
    QS_TRY_ASSIGN(auto secret, disk->get(store::Slot::Account, sync::ownKeysName()));
    if (!secret) {
        return Error{ErrorCode::NotFound, QStringLiteral("no account on this disk")};
    }
    auto keys = crypto::AccountKeys::deserialize(*secret);
    proof::wipe(*secret);
    QS_TRY(keys);
    return keys->device();
}

Result<void>
Core::resettle(const QString& folder, const crypto::LocalKey& key, const crypto::AccountKeys& keys)
{
    QS_TRY_ASSIGN(const auto disk, store::DiskStore::open(folder, key));
    sync::Outbox outbox(*disk);
    QS_TRY(outbox.reload());
    QByteArray secret = keys.serialize();
    Result<void> stored = disk->transaction([&]() -> Result<void> {
        QS_TRY(disk->put(store::Slot::Account, sync::ownKeysName(), secret));
        const QList<sync::PendingIntent> waiting = outbox.all();
        for (const sync::PendingIntent& pending : waiting) {
            if (pending.state == store::IntentState::Sealed) {
                QS_TRY(outbox.unseal(pending.intent.id));
            }
        }
        return {};
    });
    proof::wipe(secret);
    return stored;
}

Result<std::unique_ptr<Core>> Core::open(Ports& ports, std::unique_ptr<store::DiskStore> disk)
{
    QS_TRY_ASSIGN(auto secret, disk->get(store::Slot::Account, sync::ownKeysName()));
    QS_TRY_ASSIGN(const auto homeBytes, disk->get(store::Slot::Server, kHomeKey));
    if (!secret || !homeBytes) {
        return Error{ErrorCode::NotFound, QStringLiteral("no account on this disk")};
    }
    auto keys = crypto::AccountKeys::deserialize(*secret);
    proof::wipe(*secret);
    QS_TRY(keys);
    QS_TRY_ASSIGN(Home home, decode(*homeBytes));
    QS_TRY_ASSIGN(auto projection, store::Projection::open());
    std::unique_ptr<Core> core(new Core(
        ports, std::move(disk), std::move(projection), std::move(keys).value(), std::move(home)
    ));
    core->m_engine->devices().introduceAs(ports.device);
    QS_TRY(core->m_engine->restore());
    core->m_changes = {}; // nobody has looked yet
    core->announceNextNote();
    return core;
}

void Core::keep(crypto::LocalKey key, QString folder)
{
    m_localKey = std::move(key);
    m_folder = std::move(folder);
}

void Core::postChanged(const ObjectRef& post)
{
    if (m_changes.posts.size() >= kNamedPostsMax) {
        m_changes.manyPosts = true;
    } else if (!m_changes.posts.contains(post)) {
        m_changes.posts.append(post);
    }
    announceLater();
}

void Core::peopleChanged()
{
    m_changes.people = true;
    announceLater();
}

void Core::linkChanged()
{
    m_changes.link = true;
    announceLater();
    if (onLink) {
        onLink();
    }
}

void Core::secretsChanged()
{
    m_changes.secrets = true;
    announceLater();
}

Result<void> Core::learnOwn(const QList<QByteArray>& manifests)
{
    if (manifests.isEmpty()) {
        return {};
    }
    QS_TRY(m_keys.extendChain(manifests));
    QByteArray secret = m_keys.serialize();
    const Result<void> stored = m_disk->put(store::Slot::Account, sync::ownKeysName(), secret);
    proof::wipe(secret);
    return stored;
}

Result<void> Core::adopt(crypto::AccountKeys keys)
{
    QS_ASSERT(keys.device() == m_keys.device());
    QByteArray secret = keys.serialize();
    const Result<void> stored = m_disk->put(store::Slot::Account, sync::ownKeysName(), secret);
    proof::wipe(secret);
    QS_TRY(stored);
    m_keys = std::move(keys);
    return {};
}

void Core::shelfChanged(bool rules)
{
    m_rulesRevision += rules ? 1 : 0;
    m_changes.shelf = true;
    m_changes.manyPosts = m_changes.manyPosts || rules;
    announceLater();
}

void Core::devicesChanged()
{
    m_changes.devices = true;
    announceLater();
}

Result<void> Core::wordsReturned(const QString& text, const SpaceRef& space)
{
    draftChanged();
    return Drafts(*m_disk).giveBack(text, choiceOf(*this, space));
}

void Core::securityChanged()
{
    m_changes.security = true;
    m_changes.manyPosts = true; // notes stand among them, and some posts wait
    announceLater();
}

// Some notes are shown only when what they are about has lasted for a while.
void Core::announceNextNote()
{
    m_ports.core.cancel(m_noteTimer);
    m_noteTimer = 0;
    const qint64 due = Trust(*this).nextNoteMs();
    if (due > 0) {
        m_noteTimer =
            m_ports.core.callAfter(std::max<qint64>(1, due - m_ports.clock.nowMs()), [this] {
                m_noteTimer = 0;
                securityChanged();
            });
    }
}

void Core::draftChanged()
{
    m_changes.draft = true;
    announceLater();
}

void Core::announceLater()
{
    if (m_isAnnouncing) {
        return;
    }
    m_isAnnouncing = true;
    m_ports.core.post([this, alive = std::weak_ptr<bool>(m_alive)] {
        if (alive.expired()) {
            return;
        }
        m_isAnnouncing = false;
        Posts(*this).returnLostEdits();
        const Changes changes = std::exchange(m_changes, {});
        if (changes.security) {
            announceNextNote();
        }
        if (listener && !changes.isEmpty()) {
            listener(changes);
        }
    });
}

PersonView Core::person(const UserId& user) const
{
    const sync::AddressBook& book = engine().book();
    if (user == me()) {
        const content::NameCard& card = book.settings().profile.card;
        return {user, card.isNull() ? m_home.username : card.name, card.hue};
    }
    if (const auto seen = m_projection->person(user)) {
        return {user, seen->name, seen->hue};
    }
    const crypto::PersonRecord* const known = book.person(user);
    return known ? PersonView{user, known->nameCard.name, known->nameCard.hue}
                 : PersonView{user, {}, 0};
}

LinkStatus Core::link() const
{
    const sync::Connection& connection = m_engine->connection();
    LinkStatus status;
    using From = sync::Connection::State;
    using enum LinkStatus::State;
    switch (connection.state()) {
    case From::Stopped:
    case From::Waiting: status.state = Offline; break;
    case From::Connecting:
    case From::Authenticating: status.state = Connecting; break;
    case From::Open: status.state = m_engine->isCaughtUp() ? Live : CatchingUp; break;
    }
    status.problem =
        m_engine->isDiskFull() ? LinkStatus::Problem::DiskFull : problemOf(connection.problem());
    if (engine().devices().isRevoked()) {
        status.problem = LinkStatus::Problem::DeviceRemoved;
    }
    const sync::Outbox& outbox = engine().outbox();
    for (const sync::PendingIntent& pending : outbox.all()) {
        const bool isMine = pending.intent.isContent() || pending.intent.isGroupControl() ||
                            pending.intent.kind == sync::IntentKind::Mail;
        const bool isRefused = pending.state == store::IntentState::Refused;
        status.unsent += isMine && !isRefused;
        status.refused += isMine && isRefused;
    }
    status.retryAtMs = connection.retryAtMs();
    status.clockSkewMs = connection.clockSkewMs();
    status.lastContactMs = connection.lastContactMs();
    status.host = m_home.host;
    return status;
}

} // namespace qs::client
