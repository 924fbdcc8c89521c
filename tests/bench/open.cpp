// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

// How fast the gate verifies and opens envelopes, beside the bare signature check that is the
// largest part of it, measured alternately in one run. One JSON line at the end.

#include "unit/crypto/people.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>

#include <sodium.h>

#include <algorithm>
#include <cstdio>

using namespace people;

namespace {

// Many short turns: what else the machine does then falls on both alike.
constexpr int kEnvelopes = 100;
constexpr int kRounds = 200;

struct Signed
{
    QByteArray message; // with its context, as it is signed
    protocol::Signature signature;
};

double perSecond(double nanoseconds)
{
    return kEnvelopes * 1e9 / nanoseconds;
}

double median(QList<double> values)
{
    const auto middle = values.begin() + values.size() / 2;
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

Signed bareOf(const QByteArray& envelope)
{
    const auto parts = *protocol::splitEnvelope(envelope);
    QByteArray context(proof::sign_context::kEnvelope.text);
    context.append(24 - context.size(), '\0');
    return {context + proof::toBeSigned(parts.header, parts.wrap, parts.body), parts.signature};
}

qint64 verifyAll(const QList<Signed>& all, const protocol::DevicePub& key)
{
    QElapsedTimer timer;
    timer.start();
    for (const Signed& one : all) {
        const int outcome = crypto_sign_verify_detached(
            one.signature.data(),
            reinterpret_cast<const unsigned char*>(one.message.constData()),
            static_cast<unsigned long long>(one.message.size()),
            key.data()
        );
        if (outcome != 0) {
            qFatal("a signature does not verify");
        }
    }
    return timer.nsecsElapsed();
}

qint64 openAll(const QList<QByteArray>& envelopes, const SpaceRef& space, const Memory& reader)
{
    QElapsedTimer timer;
    timer.start();
    for (const QByteArray& envelope : envelopes) {
        const Verdict verdict = Gate::open(envelope, space, reader);
        if (!std::holds_alternative<VerifiedPost>(verdict)) {
            qFatal("an envelope does not open");
        }
    }
    return timer.nsecsElapsed();
}

} // namespace

int main()
{
    const Person anna = makePerson();
    const Person ben = makePerson();
    const auto epoch = beginEpoch(anna.keys, randomId<SpaceId>(), nullptr, EpochReason::Created);
    Memory memory(ben);
    memory.know(anna);
    memory.hold(epoch);
    memory.mode = LaneView::Mode::OpensRange;

    QList<QByteArray> envelopes;
    QList<Signed> bare;
    EnvId prev;
    for (quint64 n = 1; n <= kEnvelopes; ++n) {
        content::Payload payload = post(QStringLiteral("An ordinary post of ordinary length."));
        payload.nameCard = {QStringLiteral("Anna"), 7};
        const Sealed sealed = *sealContent(anna.keys, *epoch, {n, prev}, payload);
        prev = sealed.id;
        envelopes.append(sealed.bytes);
        bare.append(bareOf(sealed.bytes));
    }

    QList<double> bareTimes;
    QList<double> openTimes;
    QList<double> ratios;
    for (int round = 0; round < kRounds; ++round) {
        const auto bareTime = static_cast<double>(verifyAll(bare, anna.keys.deviceKey().pub()));
        const auto openTime = static_cast<double>(openAll(envelopes, epoch->space(), memory));
        bareTimes.append(bareTime);
        openTimes.append(openTime);
        ratios.append(bareTime / openTime);
    }
    const QJsonObject line{
        {QStringLiteral("bench"), QStringLiteral("open")},
        {QStringLiteral("envelope_bytes"), static_cast<qint64>(envelopes.first().size())},
        {QStringLiteral("opened_per_s"), qRound64(perSecond(median(openTimes)))},
        {QStringLiteral("bare_verify_per_s"), qRound64(perSecond(median(bareTimes)))},
        {QStringLiteral("ratio"), median(ratios)},
    };
    std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    return 0;
}
