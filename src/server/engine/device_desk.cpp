// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "server/engine/device_desk.h"

#include "protocol/done.h"
#include "server/secrets/login_lock.h"

#include <algorithm>

namespace qs::server {

using protocol::FailureCode;

namespace {

// Each seed for a device that stays, none twice; and a new generation reaches everybody.
bool areSeedsComplete(
    const protocol::ChangeDevices& asked,
    const proof::Manifest& before,
    const proof::Manifest& next
)
{
    for (const protocol::SealedSeed& seed : asked.seeds) {
        const bool isOnce =
            std::ranges::count(asked.seeds, seed.device, &protocol::SealedSeed::device) == 1;
        if (!isOnce || !next.device(seed.device)) {
            return false;
        }
    }
    const bool isSameSeed = next.seedGeneration == before.seedGeneration;
    return (isSameSeed && asked.seeds.isEmpty()) || asked.seeds.size() == next.devices.size();
}

} // namespace

ManifestRow rowOf(const proof::SignedManifest& manifest)
{
    ManifestRow row{
        manifest.manifest.user, manifest.manifest.seq, manifest.hash, manifest.bytes, {}};
    for (const proof::ManifestDevice& device : manifest.manifest.devices) {
        row.devices.append({device.id, device.signKey});
    }
    return row;
}

DeviceDesk::DeviceDesk(
    const Services& services,
    SessionDesk& sessions,
    DevicesChanged devicesChanged
)
    : m_services(services), m_sessions(sessions), m_devicesChanged(std::move(devicesChanged))
{
}

void DeviceDesk::handle(
    const SessionPtr& session,
    quint64 requestId,
    const protocol::ChangeDevices& asked
)
{
    // After a recovery key there is no password whose wrap a keyring could be put under.
    if (session->state() != SessionState::Provisional || session->keyringWrap().isEmpty() ||
        session->isSigningIn) {
        session->fail(requestId, FailureCode::Denied);
        return;
    }
    session->isSigningIn = true;
    const auto found = [this, requestId, asked](const SessionPtr& alive, Result<ManifestRow> last) {
        alive->isSigningIn = false;
        if (!last) {
            failWith(*alive, requestId, last.error());
            return;
        }
        append(alive, requestId, asked, *last);
    };
    m_services.directory.findNewestManifest(
        session->user(), whileAlive<ManifestRow>(session, found)
    );
}

void DeviceDesk::append(
    const SessionPtr& session,
    quint64 requestId,
    const protocol::ChangeDevices& asked,
    const ManifestRow& last
)
{
    const Result<proof::SignedManifest> before = proof::readManifest(last.bytes);
    const Result<proof::SignedManifest> next = proof::readManifest(asked.manifest);
    const bool isRepeated = next.ok() && next->hash == last.hash;
    const bool mayFollow = before.ok() && next.ok() && next->manifest.user == session->user() &&
                           (isRepeated || proof::checkSuccessor(*before, *next).ok()) &&
                           areSeedsComplete(asked, before->manifest, next->manifest);
    if (!mayFollow) {
        session->fail(requestId, FailureCode::BadManifest);
        return;
    }
    // A device cannot vouch for itself the moment it comes, nor one that goes for what follows.
    const proof::ManifestDevice* const stays = before->manifest.device(asked.device);
    const SessionDesk::Proof proof{asked.device, asked.minute, asked.proof};
    if (!stays || !next->manifest.device(asked.device) ||
        !m_sessions.isGenuine(*session, proof, stays->signKey)) {
        session->fail(requestId, FailureCode::BadCredentials);
        return;
    }
    DeviceChange change;
    change.next = rowOf(*next);
    change.keyring = wrapAgain(session->keyringWrap(), session->user(), asked.keyring);
    change.recoveryKeyring = asked.recoveryKeyring;
    for (const protocol::SealedSeed& seed : asked.seeds) {
        change.seeds.append({seed.device, next->manifest.seedGeneration, seed.sealed});
    }
    store(session, requestId, change);
}

void DeviceDesk::store(const SessionPtr& session, quint64 requestId, const DeviceChange& change)
{
    session->isSigningIn = true;
    const auto stored = [this, requestId, row = change.next](
                            const SessionPtr& alive, Result<AddDeviceStatus> status
                        ) {
        alive->isSigningIn = false;
        if (!status) {
            failWith(*alive, requestId, status.error());
        } else if (*status == AddDeviceStatus::Outrun) {
            alive->fail(requestId, FailureCode::BadManifest);
        } else {
            m_services.metrics.count("qs_devices_changed");
            m_devicesChanged(row);
            alive->reply(requestId, protocol::Done{});
        }
    };
    m_services.directory.changeDevices(change, whileAlive<AddDeviceStatus>(session, stored));
}

void DeviceDesk::handle(
    const SessionPtr& session,
    quint64 requestId,
    const protocol::MySeeds& /*asked*/
)
{
    using Found = QList<SeedRow>;
    const auto found = [requestId](const SessionPtr& alive, Result<Found> seeds) {
        if (!seeds) {
            failWith(*alive, requestId, seeds.error());
            return;
        }
        protocol::MySeedsAnswer answer;
        for (const SeedRow& seed : *seeds) {
            answer.seeds.append({seed.generation, seed.sealed});
        }
        alive->reply(requestId, answer);
    };
    m_services.directory.findSeeds(
        session->user(), session->device(), whileAlive<Found>(session, found)
    );
}

} // namespace qs::server
