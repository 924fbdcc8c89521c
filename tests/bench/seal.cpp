// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

// How fast posts and vault records are sealed, beside the bare signature that each needs, measured
// alternately in one run. One JSON line at the end.

#include "unit/crypto/people.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>

#include <sodium.h>

#include <algorithm>
#include <cstdio>
#include <functional>

using namespace people;

namespace {

constexpr int kEnvelopes = 100;
constexpr int kRounds = 200;

double median(QList<double> values)
{
    const auto middle = values.begin() + values.size() / 2;
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

double perSecond(const QList<double>& nanoseconds)
{
    return kEnvelopes * 1e9 / median(nanoseconds);
}

double timeOf(const std::function<void()>& work)
{
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < kEnvelopes; ++i) {
        work();
    }
    return static_cast<double>(timer.nsecsElapsed());
}

} // namespace

int main()
{
    const Person anna = makePerson();
    const auto epoch = beginEpoch(anna.keys, randomId<SpaceId>(), nullptr, EpochReason::Created);
    const auto self = SpaceEpoch::ofSelf(anna.id(), anna.keys.seeds().newest(), 1);
    content::Payload payload = post(QStringLiteral("An ordinary post of ordinary length."));
    payload.nameCard = {QStringLiteral("Anna"), 7};
    SettingsRecord settings;
    settings.profile.card = payload.nameCard;
    settings.myCircle = epoch->space().id;
    const VaultRecord record{1, settings};

    unsigned char publicKey[crypto_sign_PUBLICKEYBYTES];
    unsigned char secretKey[crypto_sign_SECRETKEYBYTES];
    crypto_sign_keypair(publicKey, secretKey);
    const QByteArray message(300, 'm');
    unsigned char signature[crypto_sign_BYTES];

    QList<double> posts;
    QList<double> records;
    QList<double> bare;
    LanePlace place{1, {}};
    for (int round = 0; round < kRounds; ++round) {
        posts.append(timeOf([&] {
            const auto sealed = sealContent(anna.keys, *epoch, place, payload);
            place = {place.n + 1, sealed->id};
        }));
        records.append(timeOf([&] {
            const auto sealed = sealRecord(anna.keys, *self, place, record);
            place = {place.n + 1, sealed->id};
        }));
        bare.append(timeOf([&] {
            crypto_sign_detached(
                signature,
                nullptr,
                reinterpret_cast<const unsigned char*>(message.constData()),
                static_cast<unsigned long long>(message.size()),
                secretKey
            );
        }));
    }
    const QJsonObject line{
        {QStringLiteral("bench"), QStringLiteral("seal")},
        {QStringLiteral("posts_per_s"), qRound64(perSecond(posts))},
        {QStringLiteral("records_per_s"), qRound64(perSecond(records))},
        {QStringLiteral("bare_sign_per_s"), qRound64(perSecond(bare))},
        {QStringLiteral("ratio"), perSecond(posts) / perSecond(bare)},
    };
    std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    return 0;
}
