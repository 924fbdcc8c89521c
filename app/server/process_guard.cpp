// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "process_guard.h"

#include <QtGlobal>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

namespace qs::server {

void guardProcess()
{
    // Failures leave the process as any other one is.
    const rlimit none{0, 0};
    (void)setrlimit(RLIMIT_CORE, &none);
#ifdef Q_OS_LINUX
    (void)prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
    umask(S_IRWXG | S_IRWXO);

    rlimit files{};
    if (getrlimit(RLIMIT_NOFILE, &files) == 0) {
        files.rlim_cur = files.rlim_max;
        (void)setrlimit(RLIMIT_NOFILE, &files);
    }
}

} // namespace qs::server
