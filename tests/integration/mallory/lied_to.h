// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "client/ports.h"
#include "client/sign_in.h"
#include "integration/mallory/lying_server.h"
#include "models/note.h"
#include "models/session.h"
#include "unit/server/engine_room.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <optional>

namespace qs::test {

class NoKeychain final : public client::Keychain
{
public:
    [[nodiscard]] bool isPresent() const override { return false; }
    void read(const QString&, std::function<void(Result<QByteArray>)>) override {}
    void write(const QString&, const QByteArray&, std::function<void(Result<void>)>) override {}
};

/// Real devices with all that a window would show of them, the real server engine, and Mallory
/// between the two; in one thread and in the test's time. What is asked is what a person would
/// read.
class LiedTo
{
public:
    LiedTo() { room.start(); }

    class Device
    {
    public:
        Device(LiedTo& world, QString path)
            : mallory(*world.room.engine, world.room.time)
            , m_ports{world.room.time,
                      world.room.random,
                      world.room.time,
                      mallory,
                      world.m_keychain,
                      world.room.log,
                      world.room.metrics,
                      {.preferred = crypto::KdfPolicy().floor,
                       .floor = crypto::KdfPolicy().floor,
                       .ceiling = crypto::KdfPolicy().ceiling}}
            , m_signIn(m_ports, path.isEmpty() ? m_folder.path() : path)
            , m_world(world)
        {
            begin();
        }

        /// The last work of the session is done while there is still a world to do it in.
        ~Device()
        {
            session.reset();
            m_world.room.settle();
        }
        Device(const Device&) = delete;
        Device& operator=(const Device&) = delete;

        void begin()
        {
            session = std::make_unique<models::Session>(models::SessionPorts{
                m_world.room.time, m_world.room.time, m_world.room.time, m_signIn});
        }

        [[nodiscard]] QString path() const { return m_folder.path(); }

        // What a person reads

        /// The rows of the timeline from the top: a post's text, or "[note]".
        [[nodiscard]] QStringList rows() const
        {
            QStringList found;
            models::TimelineModel& timeline = *session->timeline();
            timeline.showHeld();
            for (int row = 0; row < timeline.count(); ++row) {
                const QModelIndex at = timeline.index(row);
                const auto note =
                    timeline.data(at, models::TimelineModel::NoteRole).value<models::Note>();
                const QStringList blocks =
                    timeline.data(at, models::TimelineModel::BlocksRole).toStringList();
                found.append(note.present ? u'[' + note.text + u']' : blocks.join(u'\n'));
            }
            return found;
        }

        /// The security log, newest first.
        [[nodiscard]] QStringList log() const
        {
            QStringList found;
            const models::SecurityModel& model = *session->trust()->log();
            for (int row = 0; row < model.rowCount(); ++row) {
                found.append(
                    model.data(model.index(row), models::SecurityModel::TextRole).toString()
                );
            }
            return found;
        }

        [[nodiscard]] QString alarm() const { return session->trust()->alarm(); }

        [[nodiscard]] QString personId(const QString& name) const
        {
            const models::ConnectionsModel& people = *session->connections();
            for (int row = 0; row < people.rowCount(); ++row) {
                const QModelIndex at = people.index(row);
                const auto person = people.data(at, models::ConnectionsModel::PersonRole);
                if (person.value<models::Author>().name == name) {
                    return people.data(at, models::ConnectionsModel::PersonIdRole).toString();
                }
            }
            return {};
        }

        LyingServer mallory;
        std::unique_ptr<models::Session> session;

    private:
        QTemporaryDir m_folder;
        client::Ports m_ports;
        client::SignIn m_signIn;
        LiedTo& m_world;
    };

    void pass(qint64 ms)
    {
        constexpr qint64 kStepMs = 50;
        for (const qint64 until = room.time.nowMs() + ms; room.time.nowMs() < until;) {
            room.slowHashes.settle();
            room.time.advance(std::min<qint64>(kStepMs, until - room.time.nowMs()));
        }
        room.settle();
    }

    /// A long while in which nothing happens but what was due.
    void passLong(qint64 ms)
    {
        room.time.advance(ms);
        pass(1'000);
    }

    std::unique_ptr<Device> signUp(const QString& name)
    {
        auto device = std::make_unique<Device>(*this, QString());
        pass(50);
        device->session->createAccount(kServer, name, name, {}, kPassword);
        pass(2'000);
        return device;
    }

    std::unique_ptr<Device> logIn(const QString& name)
    {
        auto device = std::make_unique<Device>(*this, QString());
        pass(50);
        device->session->logIn(kServer, name, kPassword);
        pass(2'000);
        return device;
    }

    /// A device that begins from what lies in a folder.
    std::unique_ptr<Device> unlock(const QString& path)
    {
        auto device = std::make_unique<Device>(*this, path);
        pass(50);
        device->session->unlock(kPassword);
        pass(2'000);
        return device;
    }

    /// The process ends, and begins again.
    void close(Device& device)
    {
        device.session.reset();
        room.settle();
    }
    void open(Device& device)
    {
        device.begin();
        pass(50);
        device.session->unlock(kPassword);
        pass(1'000);
    }

    void connect(Device& a, Device& b)
    {
        a.session->invite()->create();
        pass(1'000);
        b.session->invite()->open(a.session->invite()->link());
        a.session->invite()->putAway();
        pass(1'000);
        const models::ConnectionsModel& people = *a.session->connections();
        for (int row = 0; row < people.rowCount(); ++row) {
            const QModelIndex at = people.index(row);
            if (people.data(at, models::ConnectionsModel::AsksRole).toBool()) {
                a.session->connections()->approve(
                    people.data(at, models::ConnectionsModel::PersonIdRole).toString()
                );
            }
        }
        pass(2'000);
    }

    void write(Device& device, const QString& text)
    {
        device.session->composer()->setText(text);
        device.session->composer()->publish();
        pass(1'000);
    }

    test::EngineRoom room;
    const QString kServer = QStringLiteral("ws://127.0.0.1/ws/");
    const QString kPassword = QStringLiteral("correct horse battery staple");

private:
    NoKeychain m_keychain;
};

/// A copy of a device's disk, as a backup or a thief has it.
inline void copyFolder(const QString& from, const QString& to)
{
    const QStringList names = QDir(from).entryList(QDir::Files | QDir::Hidden);
    for (const QString& name : names) {
        QVERIFY(QFile::copy(from + u'/' + name, to + u'/' + name));
    }
}

} // namespace qs::test
