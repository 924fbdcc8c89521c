// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

// How long the built client takes from the start of its process to a readable Home with ten
// thousand posts on the device. The posts came there through a server, once; their folder is kept
// beside the build. Hashing the password is most of an unlocking and has a price of its own, so it
// is measured in the same run and shown apart.

#include "crypto/password.h"
#include "support/control_client.h"
#include "support/server_process.h"

#include <QElapsedTimer>
#include <QGuiApplication>
#include <QImage>
#include <QJsonArray>
#include <QPixmap>
#include <QScreen>
#include <QThread>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <optional>
#include <vector>

using namespace qs;
using namespace Qt::StringLiterals;
using test::ControlClient;

namespace {

constexpr int kPosts = 10'000;
constexpr int kPostsATurn = 250;
constexpr int kRuns = 5;
constexpr int kFirstScreen = 40; ///< Posts that the first page of Home asks for.
constexpr int kStartMs = 60'000;
constexpr double kNsPerMs = 1e6;

const QString kPassword = u"four wet otters slept here"_s;

void must(bool outcome, const char* what)
{
    if (!outcome) {
        qFatal("bench_coldstart: %s", what);
    }
}

double milliseconds(const QElapsedTimer& since)
{
    return static_cast<double>(since.nsecsElapsed()) / kNsPerMs;
}

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

// The folder

void signUp(ControlClient& client, const QString& server, const QString& name)
{
    client.start();
    client.mustCall(
        u"create_account"_s,
        {{u"server"_s, server},
         {u"username"_s, name},
         {u"display_name"_s, name},
         {u"password"_s, kPassword}}
    );
    client.mustCall(u"connect"_s);
}

/// The id of the only person the client knows, once they stand in that relation.
QString awaitPerson(ControlClient& client, const QString& relation)
{
    QString id;
    client.waitFor(u"connections"_s, {}, [&](const QJsonObject& found) {
        const QJsonValue first = found[u"connections"].toArray().at(0);
        id = first[u"person"][u"id"].toString();
        return first[u"relation"].toString() == relation;
    });
    must(!id.isEmpty(), "the two do not connect");
    return id;
}

void connectPeople(ControlClient& host, ControlClient& guest)
{
    const QString link = host.mustCall(u"create_invite"_s)[u"link"].toString();
    guest.mustCall(u"open_invite"_s, {{u"link"_s, link}});
    host.mustCall(u"approve"_s, {{u"person"_s, awaitPerson(host, u"incoming"_s)}});
    awaitPerson(guest, u"connected"_s);
}

QString textOf(int number)
{
    return u"Post number %1. The harbour was flat as poured metal this morning, and then the "
           "herring boats came in and made it all into waves again."_s.arg(number);
}

void publishAll(ControlClient& writer, ControlClient& reader)
{
    for (int from = 0; from < kPosts; from += kPostsATurn) {
        for (int i = from; i < from + kPostsATurn; ++i) {
            writer.mustCall(
                u"publish"_s, {{u"text"_s, textOf(i)}, {u"audience"_s, u"connections"_s}}
            );
        }
        const QString last = textOf(from + kPostsATurn - 1);
        const auto found =
            reader.waitFor(u"timeline"_s, {{u"limit"_s, 1}}, [&](const QJsonObject& page) {
                return page[u"posts"].toArray().at(0)[u"text"].toString() == last;
            });
        must(!found.isEmpty(), "the posts do not arrive");
        std::fprintf(stderr, "bench_coldstart: %d posts\n", from + kPostsATurn);
    }
}

/// Makes the folder unless an earlier run has left it.
QString prepare()
{
    const QString root = QStringLiteral(QS_BENCH_DIR "/coldstart-%1").arg(kPosts);
    const QString ready = root + u"/ready"_s;
    if (QFile::exists(ready)) {
        return root + u"/reader"_s;
    }
    QDir(root).removeRecursively();
    test::ServerProcess server;
    must(server.start(), "the server does not start");
    ControlClient reader(root + u"/reader"_s, {u"--no-keychain"_s});
    ControlClient writer(root + u"/writer"_s, {u"--no-keychain"_s});
    signUp(reader, server.url().toString(), u"reader"_s);
    signUp(writer, server.url().toString(), u"writer"_s);
    connectPeople(reader, writer);
    publishAll(writer, reader);
    must(reader.quit() == 0, "the reader does not quit");
    QFile mark(ready);
    must(mark.open(QIODevice::WriteOnly), "the folder cannot be written");
    return root + u"/reader"_s;
}

// Without a window

struct Start
{
    double unlockedMs = 0;
    double readableMs = 0;
};

QStringList argumentsFor(const QString& folder)
{
    return {u"--data"_s, folder, u"--no-keychain"_s, u"--log-level"_s, u"error"_s};
}

/// The answer with that id, whatever comes before it.
QJsonObject awaitAnswer(QProcess& process, int id)
{
    for (;;) {
        while (!process.canReadLine()) {
            must(process.waitForReadyRead(kStartMs), "the client says nothing");
        }
        const QJsonObject line = QJsonDocument::fromJson(process.readLine()).object();
        if (line[u"id"].toInt(-1) == id) {
            must(line[u"ok"].toBool(), "the client refuses");
            return line;
        }
    }
}

Start startHeadless(const QString& folder)
{
    QProcess process;
    QElapsedTimer since;
    since.start();
    process.start(
        ControlClient::program(),
        argumentsFor(folder) + QStringList{u"--headless"_s, u"--control"_s, u"-"_s}
    );
    const QJsonObject unlock{{u"id"_s, 1}, {u"do"_s, u"unlock"_s}, {u"password"_s, kPassword}};
    process.write(QJsonDocument(unlock).toJson(QJsonDocument::Compact) + '\n');
    Start start;
    awaitAnswer(process, 1);
    start.unlockedMs = milliseconds(since);
    const QJsonObject ask{{u"id"_s, 2}, {u"do"_s, u"timeline"_s}, {u"limit"_s, kFirstScreen}};
    process.write(QJsonDocument(ask).toJson(QJsonDocument::Compact) + '\n');
    const QJsonObject page = awaitAnswer(process, 2);
    start.readableMs = milliseconds(since);
    must(page[u"posts"].toArray().size() == kFirstScreen, "Home is not full");
    process.kill(); // quitting would write a new snapshot
    process.waitForFinished(kStartMs);
    return start;
}

double hashOnce()
{
    const crypto::KdfPolicy policy;
    QElapsedTimer since;
    since.start();
    must(
        crypto::derivePasswordKeys(kPassword, crypto::randomSalt(), policy.floor, policy).ok(),
        "no hash"
    );
    return milliseconds(since);
}

// With a window

/// What stands on the screen where a window shows its posts.
QImage lookAtPosts()
{
    const QImage screen = QGuiApplication::primaryScreen()->grabWindow(0).toImage();
    return screen.copy(
        screen.width() / 4, screen.height() / 3, screen.width() / 3, screen.height() / 3
    );
}

bool isSamePicture(const QImage& one, const QImage& other)
{
    constexpr double kDifferentShareMax = 0.005; // a caret, an animation that still runs
    int different = 0;
    for (int y = 0; y < one.height(); ++y) {
        for (int x = 0; x < one.width(); ++x) {
            different += one.pixel(x, y) != other.pixel(x, y);
        }
    }
    return different <= kDifferentShareMax * one.width() * one.height();
}

/// From the start of the process until the screen shows `wanted`; without it, what the screen has
/// come to after a while.
class Window
{
public:
    explicit Window(const QString& folder)
    {
        m_since.start();
        m_process.start(
            ControlClient::program(),
            argumentsFor(folder) + QStringList{u"--reduce-motion"_s, u"--unlock-fd"_s, u"0"_s}
        );
        m_process.write(kPassword.toUtf8() + '\n');
        must(m_process.waitForBytesWritten(kStartMs), "the window does not start");
    }
    ~Window()
    {
        m_process.kill();
        m_process.waitForFinished(kStartMs);
    }
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    double untilIt(const QImage& wanted)
    {
        while (!isSamePicture(lookAtPosts(), wanted)) {
            must(m_since.elapsed() < kStartMs, "the window never shows the posts");
        }
        return milliseconds(m_since);
    }

    QImage whatItComesTo()
    {
        constexpr unsigned kSettleMs = 8'000;
        QThread::msleep(kSettleMs);
        return lookAtPosts();
    }

private:
    QProcess m_process;
    QElapsedTimer m_since;
};

std::optional<double> measureWindow(const QString& folder)
{
    if (qobject_cast<QGuiApplication*>(QCoreApplication::instance()) == nullptr) {
        return std::nullopt;
    }
    const QImage empty = lookAtPosts();
    const QImage wanted = Window(folder).whatItComesTo();
    must(!isSamePicture(empty, wanted), "the window shows nothing");
    std::vector<double> times;
    for (int run = 0; run < kRuns; ++run) {
        times.push_back(Window(folder).untilIt(wanted));
    }
    return median(times);
}

void measure(const QString& folder)
{
    std::vector<double> hash;
    std::vector<double> unlocked;
    std::vector<double> readable;
    for (int run = 0; run < kRuns; ++run) {
        hash.push_back(hashOnce());
        const Start start = startHeadless(folder);
        unlocked.push_back(start.unlockedMs);
        readable.push_back(start.readableMs);
    }
    QJsonObject line{
        {u"bench"_s, u"coldstart"_s},
        {u"posts"_s, kPosts},
        {u"runs"_s, kRuns},
        {u"p50_ms"_s, median(readable) - median(hash)},
        {u"with_password_hash_p50_ms"_s, median(readable)},
        {u"password_hash_p50_ms"_s, median(hash)},
        {u"unlocked_p50_ms"_s, median(unlocked)},
    };
    if (const auto window = measureWindow(folder)) {
        line.insert(u"window_p50_ms"_s, *window - median(hash));
        line.insert(u"window_with_password_hash_p50_ms"_s, *window);
    }
    std::printf("%s\n", QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
}

} // namespace

int main(int argc, char** argv)
{
    std::unique_ptr<QCoreApplication> application;
    if (qEnvironmentVariableIsSet("DISPLAY")) {
        application = std::make_unique<QGuiApplication>(argc, argv);
    } else {
        application = std::make_unique<QCoreApplication>(argc, argv);
    }
    measure(prepare());
    return 0;
}
