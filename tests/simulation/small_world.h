// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "client/core.h"
#include "client/posts.h"
#include "client/sign_in.h"
#include "simulation/lossy_network.h"
#include "unit/server/engine_room.h"

#include <QTemporaryDir>
#include <QTest>

namespace qs::test {

class NoKeychain final : public client::Keychain
{
public:
    [[nodiscard]] bool isPresent() const override { return false; }
    void read(const QString&, std::function<void(Result<QByteArray>)>) override {}
    void write(const QString&, const QByteArray&, std::function<void(Result<void>)>) override {}
};

/// The real server engine over real storage and real client accounts over real disks, with nothing
/// between them but the test's time and a network that fails by the seed.
struct SmallWorld
{
    static inline const QString kPassword = QStringLiteral("correct horse battery staple");
    static constexpr qint64 kMinuteMs = 60'000;
    static constexpr qint64 kHourMs = 60 * kMinuteMs;

    struct Device
    {
        QTemporaryDir folder;
        std::unique_ptr<client::Account> account;

        /// Oldest first.
        [[nodiscard]] QStringList texts() const
        {
            QStringList texts;
            for (const client::PostView& post : account->timeline({}, 500).posts) {
                texts.prepend(post.text);
            }
            return texts;
        }

        /// Nothing for who is not among the people.
        [[nodiscard]] std::optional<client::Relation> relationTo(const QString& name) const
        {
            for (const client::ConnectionView& connection : account->connections()) {
                if (connection.person.name == name) {
                    return connection.relation;
                }
            }
            return std::nullopt;
        }

        [[nodiscard]] UserId idOf(const QString& name) const
        {
            for (const client::ConnectionView& connection : account->connections()) {
                if (connection.person.name == name) {
                    return connection.person.id;
                }
            }
            return {};
        }
    };

    explicit SmallWorld(quint64 seed, const QString& database = QStringLiteral(":memory:"))
        : room(database), random(seed)
    {
        room.start();
        network = std::make_unique<LossyNetwork>(*room.engine, room.time, seed);
        ports.emplace(client::Ports{
            room.time,
            random,
            room.time,
            *network,
            keychain,
            room.log,
            metrics,
            {.preferred = crypto::KdfPolicy().floor,
             .floor = crypto::KdfPolicy().floor,
             .ceiling = crypto::KdfPolicy().ceiling},
        });
    }

    void pass(qint64 ms)
    {
        for (const qint64 until = room.time.nowMs() + ms; room.time.nowMs() < until;) {
            room.slowHashes.settle();
            room.time.advance(std::min<qint64>(5, until - room.time.nowMs()));
        }
        room.settle();
    }

    /// A long time in which nobody does anything: jumps, then lets what is due happen.
    void sleep(qint64 ms)
    {
        room.time.advance(ms);
        pass(5'000);
    }

    void hear(Device& device, client::SignInOutcome outcome)
    {
        auto* const made = std::get_if<std::unique_ptr<client::Account>>(&outcome);
        QVERIFY(made);
        device.account = std::move(*made);
        device.account->connectNow();
    }

    std::unique_ptr<Device> signUp(const QString& name)
    {
        auto device = std::make_unique<Device>();
        client::SignIn signIn(*ports, device->folder.path());
        signIn.createAccount(
            {QStringLiteral("ws://127.0.0.1/ws/"), name, name, {}, kPassword},
            [&](client::SignInOutcome outcome) { hear(*device, std::move(outcome)); }
        );
        pass(2'000);
        return device;
    }

    /// Another device of somebody who signed up.
    std::unique_ptr<Device> logIn(const QString& name)
    {
        auto device = std::make_unique<Device>();
        client::SignIn signIn(*ports, device->folder.path());
        signIn.logIn(
            {QStringLiteral("ws://127.0.0.1/ws/"), name, {}, {}, kPassword},
            [&](client::SignInOutcome outcome) { hear(*device, std::move(outcome)); }
        );
        pass(4'000);
        return device;
    }

    /// The process dies and starts again.
    void crash(Device& device)
    {
        device.account.reset();
        client::SignIn signIn(*ports, device.folder.path());
        signIn.unlockWithPassword(kPassword, [&](client::SignInOutcome outcome) {
            hear(device, std::move(outcome));
        });
        pass(10);
    }

    void connect(Device& a, Device& b)
    {
        const auto link = a.account->createInvite();
        QVERIFY(link.ok());
        pass(1'000);
        b.account->openInvite(*link, [](const Result<client::PersonView>&) {});
        pass(1'000);
        approveAll(a);
        pass(2'000);
    }

    static void approveAll(Device& device)
    {
        for (const client::ConnectionView& asking : device.account->connections()) {
            if (asking.relation == client::Relation::Incoming) {
                QVERIFY(device.account->approve(asking.person.id).ok());
            }
        }
    }

    EngineRoom room;
    SeededRandom random;
    std::unique_ptr<LossyNetwork> network;
    NoKeychain keychain;
    Metrics metrics;
    std::optional<client::Ports> ports;
};

} // namespace qs::test
