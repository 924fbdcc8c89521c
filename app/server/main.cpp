// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

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
    return options->command == server::Command::Invite ? invite(*options) : serve(*options);
}
