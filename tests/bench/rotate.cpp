// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

// What it costs to take one of a thousand people out of a circle: the next epoch, its record, 999
// sealed grants and the move, until all of it is durable in the outbox. Beside it, in the same run,
// what the sealed boxes and signatures alone cost.

#include "unit/sync/owner_room.h"

#include <QElapsedTimer>

#include <cstdio>
#include <ctime>
#include <vector>

using namespace qs;
using namespace people;

namespace {

constexpr int kPeople = 1000;

double cpuSeconds()
{
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

} // namespace

int main()
{
    Person owner = makePerson();
    test::OwnerRoom room(owner.keys);
    std::vector<Person> crowd;
    for (int i = 0; i < kPeople; ++i) {
        crowd.push_back(makePerson());
        room.put(crowd.back(), PersonState::Connected);
    }
    const bool isFirst = room.rotation.freshen(room.circle).ok();
    room.time.advance(1);
    room.put(crowd.back(), PersonState::Removed);

    QElapsedTimer timer;
    timer.start();
    const double before = cpuSeconds();
    const bool isDone = isFirst && room.rotation.freshen(room.circle).ok();
    const double rotation = cpuSeconds() - before;
    const auto wallMs = timer.elapsed();

    crypto::Grant grant;
    grant.epoch = room.book.newestEpoch(room.circle);
    grant.nameCard = {QStringLiteral("Ada"), 7};
    grant.dropToken = crypto::randomToken();
    const double sealingBefore = cpuSeconds();
    qsizetype bytes = 0;
    for (const Person& person : crowd) {
        bytes += crypto::sealGrant(owner.keys, person.chain(), grant).value().size();
    }
    const double sealing = cpuSeconds() - sealingBefore;
    std::printf(
        "{\"bench\": \"rotate\", \"people\": %d, \"cpu_s\": %.3f, \"wall_ms\": %lld, "
        "\"sealing_cpu_s\": %.3f, \"grant_bytes\": %lld, \"done\": %s}\n",
        kPeople,
        rotation,
        static_cast<long long>(wallMs),
        sealing,
        static_cast<long long>(bytes / kPeople),
        isDone ? "true" : "false"
    );
    return isDone ? 0 : 1;
}
