// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "sync/own_devices.h"

#include "content/text.h"
#include "store/disk_store.h"

#include <algorithm>

namespace qs::sync {

namespace {

const QByteArray kNoticePrefix = QByteArrayLiteral("notice/");
const QByteArray kPskPrefix = QByteArrayLiteral("psk/");
const QByteArray kRewriteKey = QByteArrayLiteral("rewrite");

} // namespace

Result<void> OwnDevices::reload()
{
    m_notices.clear();
    m_rewriteAt = 0;
    QS_TRY_ASSIGN(const auto entries, m_parts.disk.all(store::Slot::Device));
    for (const store::SlotEntry& entry : entries) {
        if (entry.key == kRewriteKey) {
            m_rewriteAt = entry.value.toULongLong();
        } else if (entry.key.startsWith(kNoticePrefix)) {
            const auto id = DeviceId::from(entry.key.sliced(kNoticePrefix.size()));
            codec::CborReader in(entry.value);
            in.array(2);
            Notice notice;
            notice.firstSeenMs = in.uint();
            notice.isAcknowledged = in.boolean();
            QS_TRY(in.finish());
            if (!id) {
                return Error{ErrorCode::Corrupt, QStringLiteral("key of a notice")};
            }
            m_notices.insert(*id, notice);
        }
    }
    m_seenManifest = m_parts.book.keys().chain().newest().seq;
    return {};
}

Result<void> OwnDevices::atomically(const std::function<Result<void>()>& work)
{
    Result<void> stored = m_parts.disk.transaction(work);
    if (!stored) {
        QS_TRY(m_parts.outbox.reload());
        QS_TRY(m_parts.book.reload());
        QS_TRY(reload());
        return stored;
    }
    m_parts.changes.devicesChanged();
    return {};
}

// Hearing

void OwnDevices::onOpen()
{
    m_askedSeed = 0;
    fetchChain();
}

void OwnDevices::fetchChain()
{
    m_parts.puller.fetchChain(m_parts.book.me(), [this](const Result<void>& fetched) {
        if (fetched) {
            lookAround();
        }
    });
}

void OwnDevices::onChanged(const protocol::DevicesChanged& changed)
{
    const auto learned = m_parts.book.learnChain(m_parts.book.me(), {changed.manifest});
    if (!learned) {
        m_parts.metrics.count("own_manifests_refused");
        fetchChain(); // one in between is missing, or the server made it up
        return;
    }
    lookAround();
    onProgress();
}

void OwnDevices::lookAround()
{
    const crypto::AccountKeys& keys = m_parts.book.keys();
    if (keys.chain().newest().seq != m_seenManifest) {
        m_seenManifest = keys.chain().newest().seq;
        m_parts.changes.devicesChanged();
        m_parts.changes.linkChanged();
    }
    if (isRevoked()) {
        m_parts.connection.signOut();
        return;
    }
    if (keys.chain().newest().seedGeneration > keys.seeds().generation()) {
        fetchSeeds();
    }
    Result<void> done = noteNew();
    if (done && m_parts.puller.isCaughtUp()) {
        done = nameSelf();
    }
    if (done && m_rewriteAt > 0 && m_rewriteAt <= keys.seeds().generation()) {
        done = rewrite();
    }
    if (!done) {
        onDiskError(done.error());
    }
}

void OwnDevices::fetchSeeds()
{
    // Once a connection: a server that has none does not get them by being asked.
    const quint64 wanted = m_parts.book.keys().chain().newest().seedGeneration;
    if (m_askedSeed == wanted || !m_parts.connection.isOpen()) {
        return;
    }
    m_askedSeed = wanted;
    m_parts.connection.channel().ask<protocol::MySeedsAnswer>(
        protocol::MySeeds{},
        [this](const protocol::MySeedsAnswer& answer) { takeSeeds(answer); },
        [this](Refusal) { m_askedSeed = 0; }
    );
}

void OwnDevices::takeSeeds(const protocol::MySeedsAnswer& answer)
{
    const crypto::AccountKeys& keys = m_parts.book.keys();
    bool isAny = false;
    for (const protocol::MySeedsAnswer::Seed& sealed : answer.seeds) {
        if (keys.seeds().find(sealed.generation)) {
            continue;
        }
        // Whichever linked device made it: each is tried, and the one without a shared key.
        auto seed = crypto::openSeed(keys, sealed.generation, sealed.sealed, {});
        for (const proof::ManifestDevice& other : keys.chain().newest().devices) {
            if (!seed) {
                seed = crypto::openSeed(keys, sealed.generation, sealed.sealed, psk(other.id));
            }
        }
        const auto learned =
            seed ? m_parts.book.learnSeed(sealed.generation, std::move(*seed)) : seed.error();
        if (learned) {
            isAny = true;
        } else if (learned.error().code == ErrorCode::OutOfSpace) {
            onDiskError(learned.error());
        } else {
            m_parts.metrics.count("seeds_refused");
        }
    }
    if (isAny) {
        onProgress();
    }
}

// Devices that were here before this one are its elders: nothing new about them.
Result<void> OwnDevices::noteNew()
{
    const proof::Manifest& newest = m_parts.book.keys().chain().newest();
    const proof::ManifestDevice* const me = newest.device(m_parts.book.keys().device());
    for (const proof::ManifestDevice& device : newest.devices) {
        if (device.addedSeq > me->addedSeq && !m_notices.contains(device.id)) {
            QS_TRY(putNotice(device.id, {static_cast<quint64>(m_parts.clock.nowMs()), false}));
            m_parts.changes.devicesChanged();
        }
    }
    return {};
}

Result<void> OwnDevices::putNotice(const DeviceId& id, const Notice& notice)
{
    codec::CborWriter out;
    out.array(2).uint(notice.firstSeenMs).boolean(notice.isAcknowledged);
    QS_TRY(m_parts.disk.put(store::Slot::Device, kNoticePrefix + id.bytes(), out.take()));
    m_notices.insert(id, notice);
    return {};
}

Result<void> OwnDevices::nameSelf()
{
    const DeviceId& me = m_parts.book.keys().device();
    if (!crypto::isUsable(m_label) || m_parts.book.device(me)) {
        return {};
    }
    QS_TRY(atomically([&]() -> Result<void> {
        return m_parts.mailroom.remember(crypto::DeviceRecord{
            me, m_label, static_cast<quint64>(m_parts.clock.nowMs())});
    }));
    onProgress();
    return {};
}

// Twice is no harm: the records are the same.
Result<void> OwnDevices::rewrite()
{
    QS_TRY(rewriteVault());
    QS_TRY(m_parts.disk.remove(store::Slot::Device, kRewriteKey));
    m_rewriteAt = 0;
    return {};
}

// What a person sees and does

QList<OwnDevice> OwnDevices::all() const
{
    const crypto::AccountKeys& keys = m_parts.book.keys();
    const auto nowMs = static_cast<quint64>(m_parts.clock.nowMs());
    QList<proof::ManifestDevice> devices = keys.chain().newest().devices;
    std::ranges::sort(devices, [&](const auto& a, const auto& b) {
        const bool isAMe = a.id == keys.device();
        const bool isBMe = b.id == keys.device();
        return isAMe != isBMe ? isAMe : a.addedSeq > b.addedSeq;
    });
    QList<OwnDevice> found;
    for (const proof::ManifestDevice& device : devices) {
        const crypto::DeviceRecord* const record = m_parts.book.device(device.id);
        const auto notice = m_notices.constFind(device.id);
        const bool isNew = notice != m_notices.constEnd() && !notice->isAcknowledged &&
                           nowMs < notice->firstSeenMs + quint64(kDeviceNoticeMs);
        found.append(
            {device.id,
             record ? record->label : crypto::DeviceLabel{},
             record ? record->addedMs : 0,
             device.id == keys.device(),
             isNew}
        );
    }
    return found;
}

Result<void> OwnDevices::rename(const DeviceId& id, const QString& name)
{
    if (!m_parts.book.keys().chain().newest().device(id)) {
        return Error{ErrorCode::NotFound, QStringLiteral("no such device")};
    }
    const crypto::DeviceRecord* const known = m_parts.book.device(id);
    crypto::DeviceRecord record = known ? *known : crypto::DeviceRecord{id, {}, 0};
    record.label.name = name;
    if (!crypto::isUsable(record.label)) {
        return Error{ErrorCode::Invalid, QStringLiteral("not a name")};
    }
    QS_TRY(atomically([&] { return m_parts.mailroom.remember(record); }));
    onProgress();
    return {};
}

Result<void> OwnDevices::acknowledge(const DeviceId& id)
{
    const auto notice = m_notices.constFind(id);
    if (notice == m_notices.constEnd()) {
        return {};
    }
    QS_TRY(putNotice(id, {notice->firstSeenMs, true}));
    m_parts.changes.devicesChanged();
    return {};
}

Result<void> OwnDevices::promiseRewrite(quint64 generation)
{
    QS_TRY(m_parts.disk.put(store::Slot::Device, kRewriteKey, QByteArray::number(generation)));
    m_rewriteAt = generation;
    return {};
}

Result<void> OwnDevices::adopt(const QByteArray& manifest, crypto::UserSeed seed)
{
    QS_TRY(m_parts.book.learnChain(m_parts.book.me(), {manifest}));
    if (!seed.isEmpty()) {
        const quint64 generation = m_parts.book.keys().chain().newest().seedGeneration;
        QS_TRY(m_parts.book.learnSeed(generation, std::move(seed)));
    }
    lookAround();
    onProgress();
    return {};
}

crypto::DevicePsk OwnDevices::psk(const DeviceId& id) const
{
    auto stored = m_parts.disk.get(store::Slot::Device, kPskPrefix + id.bytes());
    return stored && *stored ? crypto::DevicePsk::from(**stored) : crypto::DevicePsk();
}

Result<void> OwnDevices::keepPsk(const DeviceId& id, const crypto::DevicePsk& psk)
{
    return m_parts.disk.put(store::Slot::Device, kPskPrefix + id.bytes(), psk.view().toByteArray());
}

} // namespace qs::sync
