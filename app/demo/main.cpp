// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "filler.h"
#include "host/qt_scheduler.h"
#include "living.h"
#include "options.h"
#include "report.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>

#include <unistd.h>

#include <cstdio>
#include <limits>

using namespace qs;
using namespace Qt::StringLiterals;

namespace {

constexpr int kExitFailed = 1;
constexpr qsizetype kPasswordBytesMax = 4096;

/// The first person's password unless somebody gives another. It guards nothing but pretended
/// posts.
QString usualPassword()
{
    return u"liquid metal remembers every wave"_s;
}

QString passwordOf(const Options& options)
{
    if (options.passwordFd == Options::kNoDescriptor) {
        return usualPassword();
    }
    QFile pipe;
    if (!pipe.open(options.passwordFd, QIODevice::ReadOnly, QFile::AutoCloseHandle)) {
        return {};
    }
    const QByteArray line = pipe.readLine(kPasswordBytesMax);
    return QString::fromUtf8(line.endsWith('\n') ? line.chopped(1) : line);
}

// A world that is complete has a file that says so.

QString markPath(const Options& options)
{
    return options.folder + u"/filled.json"_s;
}

QJsonObject readMark(const Options& options)
{
    QFile file(markPath(options));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                          : QJsonObject();
}

bool writeMark(const Options& options, const QJsonObject& summary)
{
    QSaveFile file(markPath(options));
    return file.open(QIODevice::WriteOnly) &&
           file.write(QJsonDocument(summary).toJson(QJsonDocument::Compact) + '\n') > 0 &&
           file.commit();
}

int failed(const Error& error)
{
    report(u"failed"_s, {{u"reason"_s, error.detail}});
    std::fprintf(stderr, "quicksilver-demo: %s\n", error.detail.toLocal8Bit().constData());
    return kExitFailed;
}

void reportTrouble(const World& world, Household& household)
{
    for (int person = 0; person < world.people.size(); ++person) {
        if (household.isOpen(person)) {
            const client::LinkStatus link = household.of(person).link();
            report(
                u"link"_s,
                {{u"username"_s, world.people[person].username},
                 {u"state"_s, static_cast<int>(link.state)},
                 {u"problem"_s, static_cast<int>(link.problem)},
                 {u"unsent"_s, link.unsent}}
            );
        }
    }
    QJsonObject counters;
    for (const auto& [name, value] : household.metrics().all()) {
        counters.insert(QString::fromLatin1(name), value);
    }
    report(u"counters"_s, counters);
}

Result<QJsonObject> fill(const Options& options, const World& world, Household& household)
{
    SeededRandom random(options.seed);
    const Plan plan = makePlan(world, random);
    Patience patience(options.timeoutMs);
    QS_TRY(Filler(world, plan, household, patience).run(passwordOf(options)));
    const QJsonObject summary{
        {u"people"_s, world.people.size()},
        {u"posts"_s, plan.posts.size()},
        {u"likes"_s, plan.likes},
        {u"seed"_s, static_cast<qint64>(options.seed)},
    };
    if (!writeMark(options, summary)) {
        return Error{ErrorCode::Denied, u"the folder cannot be written"_s};
    }
    return summary;
}

int live(const Options& options, const World& world, Household& household)
{
    Patience patience(std::numeric_limits<int>::max());
    SeededRandom random(options.seed + 1);
    Living living(world, household, patience, random);
    if (const auto begun = living.begin(); !begun) {
        return patience.wasStopped() ? 0 : failed(begun.error());
    }
    living.run();
    return 0;
}

int run(const Options& options)
{
    const auto world = readWorld(options.people);
    if (!world) {
        return failed(world.error());
    }
    QJsonObject summary = readMark(options);
    const bool isFilled = !summary.isEmpty();
    if (isFilled) {
        report(u"filled"_s, summary);
        if (!options.live) {
            return 0;
        }
    }
    host::QtScheduler core;
    Household household({options.server, QDir(options.folder).absolutePath()}, *world, core);
    if (!isFilled) {
        const auto filled = fill(options, *world, household);
        if (!filled) {
            reportTrouble(*world, household);
            return failed(filled.error());
        }
        household.close(0);
        report(u"filled"_s, *filled);
    }
    return options.live ? live(options, *world, household) : 0;
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const auto parsed = parseOptions(QCoreApplication::arguments());
    if (const auto* leave = std::get_if<Leave>(&parsed)) {
        std::fputs(leave->text.toLocal8Bit().constData(), leave->exitCode == 0 ? stdout : stderr);
        return leave->exitCode;
    }
    return run(std::get<Options>(parsed));
}
