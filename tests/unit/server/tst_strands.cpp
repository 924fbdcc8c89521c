// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "server/transport/io_loop.h"
#include "server/transport/thread_strand.h"

#include <QList>
#include <QTest>

#include <algorithm>
#include <thread>

using namespace qs::server;

class TestStrands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runWorkInOrderOnOneOtherThread();
    void finishWhatWasPostedAndWhatThatPosts();
    void waitInTheLoopAndCancel();
};

void TestStrands::runWorkInOrderOnOneOtherThread()
{
    QList<int> order;
    std::thread::id where;
    ThreadStrand strand;
    for (int i = 0; i < 1000; ++i) {
        strand.post([&order, &where, i] {
            order.append(i);
            where = std::this_thread::get_id();
        });
    }
    strand.finish();
    QCOMPARE(order.size(), 1000);
    QVERIFY(std::is_sorted(order.begin(), order.end()));
    QVERIFY(where != std::this_thread::get_id());
}

void TestStrands::finishWhatWasPostedAndWhatThatPosts()
{
    int runs = 0;
    ThreadStrand strand;
    strand.post([&] {
        ++runs;
        strand.post([&] { ++runs; });
    });
    strand.finish();
    QCOMPARE(runs, 2);
}

void TestStrands::waitInTheLoopAndCancel()
{
    IoLoop loop;
    QList<int> order;
    loop.callAfter(20, [&] {
        order.append(3);
        loop.stop();
    });
    const auto cancelled = loop.callAfter(5, [&] { order.append(9); });
    loop.callAfter(1, [&] { order.append(2); });
    loop.post([&] {
        order.append(1);
        loop.cancel(cancelled);
    });
    loop.run();
    QCOMPARE(order, (QList<int>{1, 2, 3}));
}

QTEST_GUILESS_MAIN(TestStrands)
#include "tst_strands.moc"
