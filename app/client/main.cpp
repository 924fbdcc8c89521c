// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "exit_codes.h"
#include "headless.h"
#include "host/account_folder.h"
#include "host/process_hardening.h"
#include "options.h"
#include "report_tool.h"

#ifdef QS_GUI
#include "window.h"

#include <QGuiApplication>
#endif

#include <QCoreApplication>

#include <cstdio>

using namespace qs;
using namespace Qt::StringLiterals;

namespace {

void print(std::FILE* file, const QString& text)
{
    std::fputs(text.toLocal8Bit().constData(), file);
}

QStringList argumentsOf(int argc, char** argv)
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i) {
        arguments.append(QString::fromLocal8Bit(argv[i]));
    }
    return arguments;
}

/// The account's folder cannot be had: says why, in words for the person at the terminal.
int leaveWithout(const QString& folder, const Error& error)
{
    if (error.code == ErrorCode::Busy) {
        print(stderr, u"quicksilver: %1 is in use by another Quicksilver.\n"_s.arg(folder));
        return kExitInUse;
    }
    print(stderr, u"quicksilver: %1: %2.\n"_s.arg(folder, error.detail));
    return kExitNoFolder;
}

int run(const Options& options, int& argc, char** argv)
{
    // Before the application object: Qt would open a display even if the folder is taken.
    const auto folder = host::AccountFolder::claim(options.folder);
    if (!folder) {
        return leaveWithout(options.folder, folder.error());
    }
    if (options.headless) {
        const QCoreApplication application(argc, argv);
        return runHeadless(options, *folder);
    }
#ifdef QS_GUI
    const QGuiApplication application(argc, argv);
    return runWindow(options, *folder);
#else
    print(stderr, u"quicksilver: built without windows; use --headless.\n"_s);
    return kExitNoWindow;
#endif
}

} // namespace

int main(int argc, char** argv)
{
    const bool hardened = host::hardenProcess();
    QCoreApplication::setApplicationName(u"quicksilver"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(QS_VERSION));
    if (const QStringList arguments = argumentsOf(argc, argv); isReportCommand(arguments)) {
        return runReportCommand(arguments); // needs neither an account nor a network
    }
    const auto parsed = parseOptions(argumentsOf(argc, argv));
    if (const auto* leave = std::get_if<Leave>(&parsed)) {
        print(leave->exitCode == 0 ? stdout : stderr, leave->text);
        return leave->exitCode;
    }
    if (!hardened) {
        print(stderr, u"quicksilver: other programs of yours may look into this one.\n"_s);
    }
    return run(std::get<Options>(parsed), argc, argv);
}
