// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "password_pipe.h"

#include "proof/secret.h"

#include <unistd.h>

#include <cerrno>

namespace {
constexpr int kPasswordBytesMax = 4096;
} // namespace

QString readPassword(int descriptor)
{
    QByteArray line;
    line.reserve(kPasswordBytesMax); // growing would leave copies behind
    while (line.size() < kPasswordBytesMax) {
        char byte = 0;
        const ssize_t count = read(descriptor, &byte, 1);
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count <= 0 || byte == '\n') {
            break;
        }
        line.append(byte);
    }
    close(descriptor);
    QString password = QString::fromUtf8(line);
    qs::proof::wipe(line);
    return password;
}

void wipe(QString& password)
{
    password.fill(u'\0');
    password.clear();
}
