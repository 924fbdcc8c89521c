// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

// What a log-in costs the person who waits for it: the password hash at the floor and at the
// default, and everything else a new device computes, which should not be felt beside it. One JSON
// line at the end.

#include "crypto/account.h"
#include "crypto/password.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cstdio>
#include <functional>

using namespace qs;
using namespace qs::crypto;

namespace {

constexpr int kRounds = 7;

double medianMs(const std::function<void()>& work)
{
    QList<double> times;
    for (int round = 0; round < kRounds; ++round) {
        QElapsedTimer timer;
        timer.start();
        work();
        times.append(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    std::ranges::sort(times);
    return times[kRounds / 2];
}

double hashMs(const QString& password, const protocol::KdfParams& params)
{
    return medianMs([&] {
        if (!derivePasswordKeys(password, randomSalt(), params, KdfPolicy())) {
            qFatal("the password cannot be hashed");
        }
    });
}

} // namespace

int main()
{
    const QString password = QStringLiteral("six words that nobody would guess");
    KdfPolicy policy;
    policy.preferred = policy.floor;
    const auto made = createAccount(password, policy);
    if (!made) {
        qFatal("no account to log in to");
    }
    const protocol::Register& asked = made->request;
    const LoginMaterial answer{made->keys.user(), asked.keyring, {asked.manifest}};
    const auto keys = derivePasswordKeys(password, asked.salt, asked.kdf, policy);
    if (!keys) {
        qFatal("the password cannot be hashed");
    }
    const double rest = medianMs([&] {
        if (!joinAccount(answer, *keys)) {
            qFatal("the keyring does not open");
        }
    });
    const QJsonObject line{
        {QStringLiteral("bench"), QStringLiteral("login")},
        {QStringLiteral("hash_floor_ms"), hashMs(password, policy.floor)},
        {QStringLiteral("hash_default_ms"), hashMs(password, KdfPolicy().preferred)},
        {QStringLiteral("everything_else_ms"), rest},
    };
    std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    return 0;
}
