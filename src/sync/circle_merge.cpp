// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "sync/circle_merge.h"

#include <algorithm>

namespace qs::sync {

namespace {

using crypto::CircleRecord;
using crypto::EpochRoster;
using crypto::SpaceEpochPtr;

void order(CircleRecord& circle)
{
    std::ranges::sort(circle.epochs, [](const SpaceEpochPtr& a, const SpaceEpochPtr& b) {
        return std::pair(a->epoch(), a->statement().hash) <
               std::pair(b->epoch(), b->statement().hash);
    });
    if (circle.epochs.size() > crypto::kRecordEpochsMax) {
        circle.epochs.remove(0, circle.epochs.size() - crypto::kRecordEpochsMax);
    }
    // Rosters and vouchers are of use for the newest epochs alone.
    const auto newness = [&](const Hash32& statement) {
        for (qsizetype at = 0; at < circle.epochs.size(); ++at) {
            if (circle.epochs[at]->statement().hash == statement) {
                return at;
            }
        }
        return qsizetype(-1);
    };
    std::ranges::sort(circle.rosters, [&](const EpochRoster& a, const EpochRoster& b) {
        return newness(a.statement) > newness(b.statement);
    });
    circle.rosters.resize(std::min(circle.rosters.size(), crypto::kRostersMax));
    const auto epochOf = [](const QByteArray& voucher) {
        const auto read = crypto::readVoucher(voucher);
        return read ? read->epoch : 0;
    };
    std::ranges::sort(circle.vouchers, [&](const QByteArray& a, const QByteArray& b) {
        return std::pair(epochOf(a), a) > std::pair(epochOf(b), b);
    });
    circle.vouchers.resize(std::min(circle.vouchers.size(), crypto::kVouchersMax));
}

} // namespace

CircleRecord joined(const CircleRecord& newer, const CircleRecord& older)
{
    CircleRecord made = newer;
    if (newer.isGone || older.isGone) {
        return made;
    }
    for (const SpaceEpochPtr& held : older.epochs) {
        const bool has = std::ranges::any_of(newer.epochs, [&](const SpaceEpochPtr& other) {
            return other->statement().hash == held->statement().hash;
        });
        if (!has) {
            made.epochs.append(held);
        }
    }
    for (const EpochRoster& roster : older.rosters) {
        const bool has = std::ranges::any_of(newer.rosters, [&](const EpochRoster& other) {
            return other.statement == roster.statement;
        });
        if (!has) {
            made.rosters.append(roster);
        }
    }
    for (const QByteArray& voucher : older.vouchers) {
        if (!newer.vouchers.contains(voucher)) {
            made.vouchers.append(voucher);
        }
    }
    order(made);
    return made;
}

CircleRecord withEpoch(const CircleRecord& circle, const SpaceEpochPtr& epoch)
{
    CircleRecord made = circle;
    made.epochs.append(epoch);
    order(made);
    return made;
}

} // namespace qs::sync
