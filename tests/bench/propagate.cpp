// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

// How long a post takes from one person's screen to another's: from publish() on the composer of
// one to the row in the timeline of the other, models, threads, crypto, disks, sockets and a real
// server process in between. One post at a time, so it measures the way, not the queue.

#include "base/clock.h"
#include "base/log.h"
#include "host/core_thread.h"
#include "host/system_keychain.h"
#include "host/web_socket_transport.h"
#include "models/session.h"
#include "proof/sodium_random.h"
#include "support/server_process.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <memory>

using namespace qs;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPosts = 200;
constexpr int kWarmUpPosts = 10;
constexpr int kPatienceMs = 30'000;
constexpr double kNsPerMs = 1e6;

/// What a device is made of, on its core thread.
class Device
{
public:
    Device(Scheduler& core, const QString& folder)
        : m_log(LogLevel::Warning)
        , m_ports{
              .clock = m_clock,
              .random = m_random,
              .core = core,
              .transports = m_transports,
              .keychain = m_keychain,
              .log = m_log,
              .metrics = m_metrics,
              .kdf = floorPolicy(),
          }
        , m_signIn(m_ports, folder)
    {
    }

    [[nodiscard]] client::SignIn& signIn() { return m_signIn; }

private:
    static crypto::KdfPolicy floorPolicy()
    {
        crypto::KdfPolicy policy;
        policy.preferred = policy.floor;
        return policy;
    }

    SystemClock m_clock;
    proof::SodiumRandom m_random;
    StderrLog m_log;
    Metrics m_metrics;
    host::WebSocketTransportFactory m_transports;
    host::NoKeychain m_keychain;
    client::Ports m_ports;
    client::SignIn m_signIn;
};

/// One person in front of their screen: a core thread, and the models on this one.
class Screen
{
public:
    Screen(const QString& folder, Scheduler& ui)
    {
        m_core.runAndWait([&] { m_device = std::make_unique<Device>(m_core.scheduler(), folder); });
        m_session = std::make_unique<models::Session>(models::SessionPorts{
            m_core.scheduler(), ui, m_clock, m_device->signIn()});
    }
    ~Screen()
    {
        m_session.reset();
        m_core.runAndWait([this] { m_device.reset(); });
    }
    Screen(const Screen&) = delete;
    Screen& operator=(const Screen&) = delete;

    [[nodiscard]] models::Session& session() { return *m_session; }

private:
    SystemClock m_clock;
    host::CoreThread m_core;
    std::unique_ptr<Device> m_device;
    std::unique_ptr<models::Session> m_session;
};

bool waitUntil(const std::function<bool()>& done)
{
    QTimer deadline;
    deadline.setSingleShot(true);
    deadline.start(kPatienceMs);
    while (!done()) {
        if (!deadline.isActive()) {
            return false;
        }
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
}

void must(bool outcome, const char* what)
{
    if (!outcome) {
        qFatal("bench_propagate: %s", what);
    }
}

void join(Screen& screen, const QString& server, const QString& name)
{
    models::Session& session = screen.session();
    must(waitUntil([&] { return session.stage() == models::Session::Welcome; }), "no welcome");
    session.createAccount(server, name, name, {}, u"four wet otters slept here"_s);
    must(waitUntil([&] { return session.stage() == models::Session::Home; }), "no account");
}

void connectPeople(Screen& host, Screen& guest)
{
    models::InviteLink& invite = *host.session().invite();
    invite.create();
    must(waitUntil([&] { return !invite.link().isEmpty(); }), "no link");
    guest.session().invite()->open(invite.link());
    models::ConnectionsModel& people = *host.session().connections();
    must(waitUntil([&] { return people.waiting() == 1; }), "no request");
    people.approve(people.index(0).data(models::ConnectionsModel::PersonIdRole).toString());
    must(
        waitUntil([&] { return guest.session().connections()->connected() == 1; }), "no connection"
    );
}

/// Whether the newest row says this. New posts of others come first but for my own pending ones.
bool showsOnTop(const models::TimelineModel& timeline, const QString& text)
{
    const QModelIndex top = timeline.index(0);
    return top.isValid() &&
           timeline.textOf(top.data(models::TimelineModel::PostIdRole).toString()) == text;
}

struct Times
{
    double ownMs;   ///< On the writer's own screen.
    double theirMs; ///< On the reader's.
};

Times publishOne(Screen& writer, Screen& reader, const QString& text)
{
    models::Composer& composer = *writer.session().composer();
    const models::TimelineModel& own = *writer.session().timeline();
    const models::TimelineModel& theirs = *reader.session().timeline();
    must(waitUntil([&] { return composer.text().isEmpty(); }), "the composer does not empty");
    composer.setText(text);
    QElapsedTimer since;
    since.start();
    composer.publish();
    Times times{};
    must(waitUntil([&] { return showsOnTop(own, text); }), "no row of one's own");
    times.ownMs = static_cast<double>(since.nsecsElapsed()) / kNsPerMs;
    must(waitUntil([&] { return showsOnTop(theirs, text); }), "no row on the other screen");
    times.theirMs = static_cast<double>(since.nsecsElapsed()) / kNsPerMs;
    return times;
}

double percentile(std::vector<double> values, double share)
{
    std::ranges::sort(values);
    return values[static_cast<size_t>(share * static_cast<double>(values.size() - 1))];
}

void print(const std::vector<double>& own, const std::vector<double>& theirs)
{
    const QJsonObject line{
        {u"bench"_s, u"propagate"_s},
        {u"level"_s, u"models"_s},
        {u"n"_s, kPosts},
        {u"p50_ms"_s, percentile(theirs, 0.50)},
        {u"p95_ms"_s, percentile(theirs, 0.95)},
        {u"own_p50_ms"_s, percentile(own, 0.50)},
        {u"own_p95_ms"_s, percentile(own, 0.95)},
    };
    std::printf("%s\n", QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    test::ServerProcess server;
    must(server.start(), "the server does not start");
    const QTemporaryDir folders;
    host::QtScheduler ui;
    Screen writer(folders.filePath(u"writer"_s), ui);
    Screen reader(folders.filePath(u"reader"_s), ui);
    join(writer, server.url().toString(), u"writer"_s);
    join(reader, server.url().toString(), u"reader"_s);
    connectPeople(writer, reader);
    std::vector<double> own;
    std::vector<double> theirs;
    for (int i = 0; i < kWarmUpPosts + kPosts; ++i) {
        const Times times = publishOne(writer, reader, u"Post number %1."_s.arg(i));
        if (i >= kWarmUpPosts) {
            own.push_back(times.ownMs);
            theirs.push_back(times.theirMs);
        }
    }
    print(own, theirs);
    return 0;
}
