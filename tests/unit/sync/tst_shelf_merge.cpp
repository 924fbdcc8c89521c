// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "base/random.h"
#include "sync/shelf_book.h"

#include <QTest>

#include <algorithm>

using namespace qs;
using namespace Qt::StringLiterals;
using sync::ShelfVersion;
using sync::standsOver;

namespace {

ShelfVersion version(quint64 hlc, unsigned char device, const content::ShelfItem& item, bool gone)
{
    DeviceId id;
    id.data()[0] = device;
    return {{hlc, crypto::ShelfRecord{gone ? content::bareItem(item) : item, gone}}, id};
}

/// Versions of one record, as several devices might write them, with ties.
QList<ShelfVersion> versions(SeededRandom& random, bool marks)
{
    QList<ShelfVersion> made;
    for (int i = 0; i < 6; ++i) {
        content::ShelfItem item;
        if (marks) {
            item = content::ReadMark{u"home"_s, {}, random.below(4)};
        } else {
            item = content::Setting{u"k"_s, QByteArray::number(random.below(100))};
        }
        const auto device = static_cast<unsigned char>(random.below(3));
        if (auto* const mark = std::get_if<content::ReadMark>(&item)) {
            mark->device.data()[0] = 9;
        }
        made.append(version(random.below(4), device, item, !marks && random.below(4) == 0));
    }
    return made;
}

const ShelfVersion& merged(const ShelfVersion& a, const ShelfVersion& b)
{
    return standsOver(b, a) ? b : a;
}

bool same(const ShelfVersion& a, const ShelfVersion& b)
{
    return a.device == b.device && a.record == b.record;
}

} // namespace

class TestShelfMerge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isAssociativeCommutativeAndIdempotent();
    void takesNothingRolledBack();
    void takesTheFurtherMarkThoughItsClockIsBehind();
};

void TestShelfMerge::isAssociativeCommutativeAndIdempotent()
{
    SeededRandom random(5);
    for (int round = 0; round < 500; ++round) {
        QList<ShelfVersion> all = versions(random, round % 2 == 0);
        const ShelfVersion& a = all[0];
        const ShelfVersion& b = all[1];
        const ShelfVersion& c = all[2];
        QVERIFY(same(merged(a, a), a));
        QVERIFY(same(merged(a, b), merged(b, a)));
        QVERIFY(same(merged(merged(a, b), c), merged(a, merged(b, c))));
        ShelfVersion first = all[0];
        for (const ShelfVersion& one : all) {
            first = merged(first, one);
        }
        std::ranges::reverse(all);
        ShelfVersion last = all[0];
        for (const ShelfVersion& one : all + all) {
            last = merged(last, one);
        }
        QVERIFY(same(first, last));
    }
}

void TestShelfMerge::takesNothingRolledBack()
{
    const content::Setting setting{u"k"_s, "now"};
    const ShelfVersion now = version(9, 1, setting, false);
    QVERIFY(!standsOver(version(8, 2, content::Setting{u"k"_s, "then"}, false), now));
    QVERIFY(!standsOver(version(8, 2, setting, true), now));
    QVERIFY(!standsOver(now, now));
    QVERIFY(standsOver(version(10, 0, setting, true), now));
}

void TestShelfMerge::takesTheFurtherMarkThoughItsClockIsBehind()
{
    DeviceId device;
    device.data()[0] = 1;
    const content::ReadMark near{u"home"_s, device, 10};
    const content::ReadMark far{u"home"_s, device, 20};
    QVERIFY(standsOver(version(1, 1, far, false), version(9, 1, near, false)));
    QVERIFY(!standsOver(version(9, 1, near, false), version(1, 1, far, false)));
}

QTEST_APPLESS_MAIN(TestShelfMerge)
#include "tst_shelf_merge.moc"
