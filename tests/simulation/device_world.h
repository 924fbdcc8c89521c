// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "client/core.h"
#include "client/devices.h"
#include "client/sign_in.h"
#include "simulation/lossy_network.h"
#include "unit/server/engine_room.h"

#include <QTemporaryDir>
#include <QTest>

namespace qs::test {

inline const QString kPassword = QStringLiteral("correct horse battery staple");

/// Devices of a few people around one real server engine, in one thread and in the test's time.
/// Each device has a name and a disk of its own.
class DeviceWorld
{
public:
    class NoKeychain final : public client::Keychain
    {
    public:
        [[nodiscard]] bool isPresent() const override { return false; }
        void read(const QString&, std::function<void(Result<QByteArray>)>) override {}
        void write(const QString&, const QByteArray&, std::function<void(Result<void>)>) override {}
    };

    struct Device
    {
        Device(client::Ports base, const QString& name) : ports(base)
        {
            ports.device = {name, QStringLiteral("Test OS")};
            signIn = std::make_unique<client::SignIn>(ports, folder.path());
        }

        [[nodiscard]] client::Devices& devices() const { return account->devices(); }
        [[nodiscard]] client::LinkStatus link() const { return account->link(); }

        [[nodiscard]] QStringList texts() const
        {
            QStringList found;
            for (const client::PostView& post : account->timeline({}, 500).posts) {
                found.prepend(post.text);
            }
            return found;
        }

        /// Names of the account's devices, this one first; new ones with an exclamation mark.
        [[nodiscard]] QStringList names() const
        {
            QStringList found;
            for (const client::DeviceView& device : devices().list()) {
                found.append(device.name + (device.isNew ? QStringLiteral("!") : QString()));
            }
            return found;
        }

        [[nodiscard]] DeviceId idOf(const QString& name) const
        {
            for (const client::DeviceView& device : devices().list()) {
                if (device.name == name) {
                    return device.id;
                }
            }
            return {};
        }

        QTemporaryDir folder;
        client::Ports ports;
        std::unique_ptr<client::SignIn> signIn;
        std::unique_ptr<client::Account> account;
        std::optional<client::SignInProblem> problem;
        QString code;   ///< Shown while being linked.
        QString digits; ///< Likewise.
    };
    using DevicePtr = std::unique_ptr<Device>;

    explicit DeviceWorld(quint64 seed = 1) : random(seed)
    {
        room.start();
        network = std::make_unique<LossyNetwork>(*room.engine, room.time, seed);
    }

    void pass(qint64 ms)
    {
        for (const qint64 until = room.time.nowMs() + ms; room.time.nowMs() < until;) {
            room.slowHashes.settle();
            room.time.advance(std::min<qint64>(5, until - room.time.nowMs()));
        }
        room.settle();
    }

    [[nodiscard]] DevicePtr device(const QString& name)
    {
        return std::make_unique<Device>(
            client::Ports{
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
            },
            name
        );
    }

    [[nodiscard]] std::function<void(client::SignInOutcome)> into(Device& device)
    {
        return [&device](client::SignInOutcome outcome) {
            if (auto* made = std::get_if<std::unique_ptr<client::Account>>(&outcome)) {
                device.account = std::move(*made);
                device.account->connectNow();
            } else {
                device.problem = std::get<client::SignInFailure>(outcome).problem;
            }
        };
    }

    [[nodiscard]] DevicePtr signUp(const QString& person, const QString& name)
    {
        DevicePtr made = device(name);
        made->signIn->createAccount(credentials(person), into(*made));
        pass(2'000);
        return made;
    }

    void logIn(Device& device, const QString& person)
    {
        device.signIn->logIn(credentials(person), into(device));
        pass(3'000);
    }
    [[nodiscard]] DevicePtr logIn(const QString& person, const QString& name)
    {
        DevicePtr made = device(name);
        logIn(*made, person);
        return made;
    }

    /// A new device that shows its code.
    [[nodiscard]] DevicePtr newcomer(const QString& name)
    {
        DevicePtr made = device(name);
        made->signIn->link(
            QStringLiteral("ws://127.0.0.1/ws/"),
            kPassword,
            {[&shown = *made](const QString& code) { shown.code = code; },
             [&shown = *made](const QString& digits) { shown.digits = digits; }},
            into(*made)
        );
        pass(500);
        return made;
    }

    void restart(Device& device)
    {
        device.account.reset();
        device.signIn->unlockWithPassword(kPassword, into(device));
        pass(2'000);
    }

    void connect(Device& a, Device& b)
    {
        const auto link = a.account->createInvite();
        QVERIFY(link.ok());
        pass(1'000);
        b.account->openInvite(*link, [](const Result<client::PersonView>&) {});
        pass(1'000);
        for (const client::ConnectionView& asking : a.account->connections()) {
            if (asking.relation == client::Relation::Incoming) {
                QVERIFY(a.account->approve(asking.person.id).ok());
            }
        }
        pass(2'000);
    }

    [[nodiscard]] client::DeviceFailure
    revoke(Device& by, const QString& name, const QString& password = kPassword)
    {
        std::optional<client::DeviceFailure> outcome;
        by.devices().revoke(by.idOf(name), password, [&](client::DeviceFailure failure) {
            outcome = failure;
        });
        pass(3'000);
        return outcome.value_or(client::DeviceFailure{client::DeviceProblem::BadAnswer});
    }

    EngineRoom room;
    SeededRandom random;
    std::unique_ptr<LossyNetwork> network;
    NoKeychain keychain;
    Metrics metrics;

private:
    [[nodiscard]] static client::Credentials credentials(const QString& person)
    {
        return {QStringLiteral("ws://127.0.0.1/ws/"), person, person, {}, kPassword};
    }
};

} // namespace qs::test
