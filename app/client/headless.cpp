// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "headless.h"

#include "client/sign_in.h"
#include "control.h"
#include "host/qt_scheduler.h"
#include "line_pipe.h"
#include "machine.h"
#include "password_pipe.h"

#include <QCoreApplication>

using namespace qs;

int runHeadless(const Options& options, const host::AccountFolder& folder)
{
    host::QtScheduler core;
    Machine machine(options, core);
    client::SignIn signIn(machine.ports(), folder.path());

    std::unique_ptr<LinePipe> pipe;
    Control control(
        signIn,
        {
            .send = [&pipe](const QByteArray& line) { pipe->write(line); },
            .quit = [] { QCoreApplication::quit(); },
        }
    );
    const auto begin = [&] {
        pipe = std::make_unique<LinePipe>(
            options.controlIn,
            options.controlOut,
            LinePipe::Listener{
                [&control](const QByteArray& line) { control.onLine(line); },
                [&control] { control.onEnd(); },
            }
        );
        control.begin();
        if (options.unlockFd != Options::kNoDescriptor) {
            QString password = readPassword(options.unlockFd);
            control.unlockAtStart(password);
            wipe(password);
        }
    };
    core.post([&] { machine.lookAround(begin); });
    return QCoreApplication::exec();
}
