// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "base/metrics.h"
#include "base/random.h"
#include "server/storage/sqlite_storage.h"
#include "support/virtual_time.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <optional>

using namespace qs;
using namespace qs::protocol;
using namespace qs::server;
using namespace qs::test;
using namespace Qt::StringLiterals;

namespace {

/// A clock that somebody sets back.
class MovableClock final : public Clock
{
public:
    [[nodiscard]] qint64 nowMs() const override { return now; }
    [[nodiscard]] qint64 monotonicMs() const override { return now; }
    qint64 now = 1'760'000'000'000;
};

template<typename T>
struct Taken
{
    std::optional<Result<T>> outcome;

    Answer<T> slot()
    {
        return [this](Result<T> given) { outcome = std::move(given); };
    }
};

} // namespace

class TestStorage : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    VirtualTime m_time;
    MovableClock m_clock;
    SeededRandom m_random{7};
    Metrics m_metrics;
    std::unique_ptr<SqliteStorage> m_storage;
    SpaceAccess m_circle;
    DeviceId m_device;
    quint64 m_n = 0;
    EnvId m_head;

    void openStorage(const QString& name)
    {
        auto opened = SqliteStorage::open(
            m_folder.filePath(name), {{m_time, m_time}, m_clock, m_random, m_metrics}
        );
        QVERIFY(opened.ok());
        m_storage = std::move(opened).value();
    }
    NewEvent nextEvent(const QByteArray& envelope)
    {
        NewEvent event;
        event.access = m_circle;
        event.id = m_random.id<EnvId>();
        event.device = m_device;
        event.laneN = ++m_n;
        event.prev = std::exchange(m_head, event.id);
        event.epoch = 1;
        event.envelope = envelope;
        return event;
    }
    SpaceChange creation() const { return {m_circle.space, m_circle.user, 0, *m_circle.token, {}}; }

private Q_SLOTS:
    void init();
    void commitsTogetherWhatWaited();
    void answersAfterTheCommitAndInOrder();
    void readsOnlyWhatIsDurable();
    void leavesNoHoleBehindAFailure();
    void neverLetsTheTimeOfASpaceFall();
    void remembersItsInstance();
    void stopsAPageAtItsBytes();
    void refusesAnEpochThatIsNotYet();
    void showsTheUsualCostForUnknownNames();
};

void TestStorage::init()
{
    static int count = 0;
    m_circle = {
        {SpaceKind::Circle, m_random.id<SpaceId>()},
        m_random.id<UserId>(),
        m_random.id<TokenHash>()};
    m_device = m_random.id<DeviceId>();
    m_n = 0;
    m_head = {};
    openStorage(u"db%1"_s.arg(++count));
    Taken<SpaceChangeStatus> made;
    m_storage->eventLog().changeSpace(creation(), made.slot());
    m_time.settle();
    QCOMPARE(**made.outcome, SpaceChangeStatus::Done);
}

void TestStorage::commitsTogetherWhatWaited()
{
    const qint64 before = m_metrics.value("qs_storage_commits");
    std::array<Taken<QList<AppendOutcome>>, 50> taken;
    for (auto& one : taken) {
        m_storage->eventLog().append({nextEvent("e")}, one.slot());
    }
    m_time.settle();
    QCOMPARE(m_metrics.value("qs_storage_commits") - before, 1);
    quint64 expected = 0;
    for (auto& one : taken) {
        QCOMPARE(one.outcome->value().first().seq, ++expected);
    }
}

void TestStorage::answersAfterTheCommitAndInOrder()
{
    QList<int> order;
    m_storage->eventLog().append({nextEvent("a")}, [&](auto) { order.append(1); });
    m_storage->eventLog().probe([&](auto) { order.append(2); });
    m_storage->eventLog().append({nextEvent("b")}, [&](auto) { order.append(3); });
    QVERIFY(order.isEmpty());
    m_time.settle();
    QCOMPARE(order, (QList<int>{1, 2, 3}));
}

void TestStorage::readsOnlyWhatIsDurable()
{
    Taken<QList<AppendOutcome>> stored;
    Taken<QList<Event>> events;
    m_storage->eventLog().append({nextEvent("one"), nextEvent("two")}, stored.slot());
    m_storage->eventLog().read({m_circle.space, 1}, events.slot());
    m_time.settle();
    QCOMPARE(events.outcome->value().size(), 1);
    QCOMPARE(events.outcome->value().first().envelope, QByteArray("two"));
}

void TestStorage::leavesNoHoleBehindAFailure()
{
    const NewEvent small = nextEvent("small");
    Taken<QList<AppendOutcome>> first;
    m_storage->eventLog().append({small}, first.slot());
    m_time.settle();
    QVERIFY(m_storage->limitPages(60).ok());
    const NewEvent large = nextEvent(QByteArray(400'000, 'x'));
    Taken<QList<AppendOutcome>> failed;
    m_storage->eventLog().append({large}, failed.slot());
    m_time.settle();
    QVERIFY(!failed.outcome->ok());
    QCOMPARE(failed.outcome->error().code, ErrorCode::OutOfSpace);

    QVERIFY(m_storage->limitPages(100'000).ok());
    Taken<QList<AppendOutcome>> again;
    m_storage->eventLog().append({large}, again.slot());
    m_time.settle();
    QCOMPARE(again.outcome->value().first().seq, 2U);
}

void TestStorage::neverLetsTheTimeOfASpaceFall()
{
    Taken<QList<AppendOutcome>> first;
    m_storage->eventLog().append({nextEvent("a")}, first.slot());
    m_time.settle();
    m_clock.now -= 3'600'000;
    Taken<QList<AppendOutcome>> second;
    m_storage->eventLog().append({nextEvent("b")}, second.slot());
    m_time.settle();
    QCOMPARE(second.outcome->value().first().atMs, first.outcome->value().first().atMs);
}

void TestStorage::remembersItsInstance()
{
    openStorage(u"kept"_s);
    const InstanceId instance = m_storage->instance();
    QVERIFY(!instance.isNull());
    m_storage.reset();
    openStorage(u"kept"_s);
    QCOMPARE(m_storage->instance(), instance);
    openStorage(u"other"_s);
    QVERIFY(m_storage->instance() != instance);
}

void TestStorage::stopsAPageAtItsBytes()
{
    Taken<QList<AppendOutcome>> stored;
    QList<NewEvent> events;
    for (int i = 0; i < 10; ++i) {
        events.append(nextEvent(QByteArray(1000, 'x')));
    }
    m_storage->eventLog().append(events, stored.slot());
    Taken<QList<Event>> some;
    m_storage->eventLog().read({m_circle.space, 0, 500, 3500}, some.slot());
    Taken<QList<Event>> atLeastOne;
    m_storage->eventLog().read({m_circle.space, 0, 500, 10}, atLeastOne.slot());
    Taken<LogPage> newest;
    m_storage->eventLog().readBack(m_circle, {m_circle.space, 11, 2, 100'000}, newest.slot());
    m_time.settle();
    QCOMPARE(some.outcome->value().size(), 3);
    QCOMPARE(atLeastOne.outcome->value().size(), 1);
    QCOMPARE(newest.outcome->value().events.first().seq, 9U);
    QCOMPARE(newest.outcome->value().events.last().seq, 10U);
}

void TestStorage::refusesAnEpochThatIsNotYet()
{
    NewEvent event = nextEvent("too early");
    event.epoch = 2;
    Taken<QList<AppendOutcome>> outcome;
    m_storage->eventLog().append({event}, outcome.slot());
    m_time.settle();
    QCOMPARE(outcome.outcome->value().first().refusal, Refusal::Malformed);
}

void TestStorage::showsTheUsualCostForUnknownNames()
{
    const auto add = [&](quint32 memoryKiB) {
        NewAccount account;
        account.name = m_random.id<NameHash>();
        account.login.user = m_random.id<UserId>();
        account.login.kdf = {3, memoryKiB};
        account.manifest.user = account.login.user;
        account.manifest.seq = 1;
        Taken<RegisterStatus> status;
        m_storage->directory().registerAccount(account, status.slot());
        m_time.settle();
        QCOMPARE(**status.outcome, RegisterStatus::Done);
    };
    add(65'536);
    add(262'144);
    add(262'144);
    Taken<LoginLookup> found;
    m_storage->directory().findLogin(m_random.id<NameHash>(), found.slot());
    m_time.settle();
    QVERIFY(!found.outcome->value().record);
    QCOMPARE(found.outcome->value().usualKdf.memoryKiB, 262'144U);
}

QTEST_GUILESS_MAIN(TestStorage)
#include "tst_storage.moc"
