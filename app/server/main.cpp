// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "moderation.h"
#include "options.h"
#include "process_guard.h"
#include "server/secrets/sign_up_code.h"
#include "server_program.h"

#include <QCoreApplication>

#include <cstdio>

using namespace qs;

namespace {

int complain(const Error& error)
{
    std::fprintf(stderr, "quicksilver-server: %s\n", qPrintable(error.detail));
    return 1;
}

int serve(const server::Options& options)
{
    server::ServerProgram program(options);
    if (const Result<void> started = program.start(); !started) {
        return complain(started.error());
    }
    program.run();
    return 0;
}

// Works while the server runs, as it needs the secrets alone.
int invite(const server::Options& options)
{
    const Result<server::OpenedSecrets> opened = server::openSecrets(options.dataFolder);
    if (!opened) {
        return complain(opened.error());
    }
    std::printf("%s\n", qPrintable(server::makeSignUpCode(opened->secrets.pepper())));
    return 0;
}

int makeModerationKey(const server::Options& options)
{
    const Result<void> made = server::makeModerationKey(options.dataFolder, options.out);
    return made ? 0 : complain(made.error());
}

int writeReports(const server::Options& options)
{
    const Result<int> written = server::writeReports(options.dataFolder, options.out);
    if (!written) {
        return complain(written.error());
    }
    std::printf("%d\n", *written);
    return 0;
}

int run(const server::Options& options)
{
    switch (options.command) {
    case server::Command::Serve: return serve(options);
    case server::Command::Invite: return invite(options);
    case server::Command::ModerationKey: return makeModerationKey(options);
    case server::Command::Reports: return writeReports(options);
    }
    return 1;
}

} // namespace

int main(int argc, char** argv)
{
    server::guardProcess();
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("quicksilver-server"));
    QCoreApplication::setApplicationVersion(QStringLiteral(QS_VERSION));

    const Result<server::Options> options = server::readOptions(QCoreApplication::arguments());
    if (!options) {
        return complain(options.error());
    }
    return run(*options);
}
