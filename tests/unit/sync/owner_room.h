// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/random.h"
#include "codec/cbor_reader.h"
#include "store/disk_store.h"
#include "support/virtual_time.h"
#include "sync/rotation.h"
#include "unit/crypto/people.h"

#include <QTemporaryDir>

namespace qs::test {

/// Hears nothing.
class DeafListener final : public sync::ChangeListener
{
public:
    void postChanged(const ObjectRef&) override {}
    void peopleChanged() override {}
    void linkChanged() override {}
    void securityChanged() override {}
};

/// The owner of a circle with a book, an outbox and a rotation on a real disk, and no server.
class OwnerRoom
{
public:
    explicit OwnerRoom(crypto::AccountKeys& keys) : book(*disk, keys, time)
    {
        rotation.remember = [this](sync::AddressBook::RecordContent content) -> Result<void> {
            QS_TRY(book.merge(book.stamp(std::move(content)), book.keys().device()));
            return {};
        };
        rotation.wantChain = [](const UserId&) { return false; };
        rotation.appliedSeq = [](const SpaceRef&) { return quint64(0); };
        circle = {SpaceKind::Circle, random.id<SpaceId>()};
        const auto founded = disk->transaction([&]() -> Result<void> {
            QS_TRY(rotation.create(circle.id));
            crypto::SettingsRecord settings;
            settings.profile.card = {QStringLiteral("Ada"), 7};
            settings.myCircle = circle.id;
            return rotation.remember(settings);
        });
        QS_ASSERT(founded.ok());
    }

    void put(const people::Person& person, crypto::PersonState state)
    {
        crypto::PersonRecord record;
        record.user = person.id();
        record.identity = person.chain().identity();
        record.manifest = person.chain().head();
        record.state = state;
        record.nameCard = {QStringLiteral("Somebody"), 3};
        record.connectedMs = static_cast<quint64>(time.nowMs());
        record.theirDropToken = crypto::randomToken();
        record.myDoorToken = crypto::randomToken();
        const bool isKnown = book.learnChain(person.id(), person.chain().bytes()).ok();
        QS_ASSERT(isKnown && rotation.remember(record).ok());
    }

    /// What the grants in the outbox behind a number give to somebody: the epochs they open.
    [[nodiscard]] QSet<Hash32> opened(const crypto::AccountKeys& keys, quint64 after = 0) const
    {
        QSet<Hash32> epochs;
        for (const sync::PendingIntent& pending : outbox.all()) {
            if (pending.intent.kind != sync::IntentKind::Grants || pending.n <= after) {
                continue;
            }
            codec::CborReader in(pending.intent.payload);
            in.list(protocol::kMailItemsMax, [&] {
                codec::CborReader one(in.bytesView());
                one.array(3);
                one.skip();
                one.skip();
                const auto letter = crypto::openLetter(one.bytes(), keys);
                const auto grant = letter ? crypto::readGrant(*letter, keys, book.keys().chain())
                                          : Result<crypto::Grant>(letter.error());
                if (grant) {
                    epochs.insert(grant->epoch->statement().hash);
                }
            });
        }
        return epochs;
    }

    VirtualTime time;
    SeededRandom random{5};
    QTemporaryDir folder;
    crypto::LocalKey key = crypto::LocalKey::random();
    std::unique_ptr<store::DiskStore> disk = store::DiskStore::open(folder.path(), key).value();
    Metrics metrics;
    DeafListener listener;
    sync::AddressBook book;
    sync::Outbox outbox{*disk};
    sync::Rotation rotation{{*disk, outbox, book, random, time, listener, metrics}};
    SpaceRef circle;
};

} // namespace qs::test
