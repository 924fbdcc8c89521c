// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "base/random.h"
#include "store/projection.h"
#include "unit/store/verified_posts.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>

using namespace qs;
using namespace qs::store;
using namespace Qt::StringLiterals;
using content::PayloadKind;

namespace {

/// A verified post at its place.
struct Event
{
    crypto::VerifiedPost post;
    quint64 seq;
    quint64 atMs;
};

std::unique_ptr<Projection> emptyProjection()
{
    auto projection = Projection::open();
    if (!projection) {
        qFatal("no projection");
    }
    return std::move(projection).value();
}

/// Everything that can be asked, so that two projections can be compared.
struct Answers
{
    QList<PostRow> timeline;
    QList<std::optional<PostRow>> posts;
    QList<Tally> tallies;
    QList<PersonRow> people;
    QList<qint64> created;
    QList<QList<EditionRow>> editions;
    QList<Echo> echoes;
    Counts counts;

    friend bool operator==(const Answers&, const Answers&) = default;
};

Answers ask(const Projection& projection, const QList<Event>& events)
{
    Answers answers;
    answers.timeline = projection.timeline(std::nullopt, 1000).posts;
    for (const Event& event : events) {
        answers.posts.append(projection.post(event.post.object()));
        answers.tallies.append(projection.tally(event.post.object()));
        answers.echoes.append(projection.echo(event.post.object()));
        if (projection.absence(event.post.object()) == Absence::None) {
            answers.editions.append(projection.editions(event.post.object()));
        }
        answers.created.append(projection.lastCreatedMs(event.post.author()));
    }
    answers.people = projection.people();
    answers.counts = projection.counts();
    return answers;
}

} // namespace

class TestProjection : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<SmallWorld> m_world;
    std::unique_ptr<Projection> m_projection;

    Applied apply(const crypto::VerifiedPost& post, quint64 seq, quint64 atMs);
    QStringList texts(const std::optional<Place>& before, int limit) const;
    QList<Event> randomEvents(SeededRandom& random);

private Q_SLOTS:
    void init();
    void showsAPostAsItWasWritten();
    void ignoresAnEnvelopeThatComesAgain();
    void countsTheLowestOfSeveralSealings();
    void pagesThroughTheTimelineNewestFirst();
    void ordersEqualTimesBySpaceAndNumber();
    void keepsRepliesOutOfTheTimeline();
    void letsTheLastReactionStand();
    void talliesAPostThatArrivesLater();
    void namesAtMostSoManyInATally();
    void showsTheLatestEdit();
    void hidesWhatWasRemovedWheneverItArrives();
    void keepsNoWordOfWhatWasRemoved();
    void countsRepliesUntilTheyAreRemoved();
    void ignoresEditsFromAnotherSpace();
    void takesNamesFromTheLatestPlace();
    void knowsTheNewestCreationTime();
    void refusesPlacesNoServerGives();
    void undoesABatchThatFails();
    void meansTheSameInEveryOrderOfArrival();
    void isFastEnough();
};

void TestProjection::init()
{
    m_world = std::make_unique<SmallWorld>(3);
    m_projection = emptyProjection();
}

Applied TestProjection::apply(const crypto::VerifiedPost& post, quint64 seq, quint64 atMs)
{
    const auto applied = m_projection->apply(post, seq, atMs);
    if (!applied) {
        qFatal("does not apply: %s", qUtf8Printable(applied.error().detail));
    }
    return *applied;
}

QStringList TestProjection::texts(const std::optional<Place>& before, int limit) const
{
    QStringList texts;
    for (const PostRow& post : m_projection->timeline(before, limit).posts) {
        texts.append(post.text);
    }
    return texts;
}

void TestProjection::showsAPostAsItWasWritten()
{
    content::Payload payload = m_world->post(u"Grüße 你好 👋"_s);
    payload.lang = u"de"_s;
    payload.warning = u"careful"_s;
    const crypto::VerifiedPost post = m_world->inCircle(0, payload);
    QCOMPARE(apply(post, 3, 5'000).post, std::optional(post.object()));

    PostRow expected;
    expected.ref = {m_world->user(0), payload.id};
    expected.place = {5'000, m_world->circle(), 3};
    expected.envelope = post.envId();
    expected.createdMs = qint64(payload.createdMs);
    expected.text = payload.text;
    expected.language = u"de"_s;
    expected.contentWarning = u"careful"_s;
    QVERIFY(m_projection->post(post.object()) == expected);
    QVERIFY(m_projection->timeline(std::nullopt, 10).posts == QList{expected});
    QVERIFY(m_projection->timeline(std::nullopt, 10).end);
    QVERIFY(!m_projection->post({m_world->user(1), payload.id}));
}

void TestProjection::ignoresAnEnvelopeThatComesAgain()
{
    const auto post = m_world->inCircle(0, m_world->post(u"once"_s));
    QVERIFY(apply(post, 3, 5'000).post.has_value());
    QCOMPARE(apply(post, 3, 5'000), Applied());
    QCOMPARE(m_projection->counts().posts, 1);
}

void TestProjection::countsTheLowestOfSeveralSealings()
{
    content::Payload payload = m_world->post(u"first"_s);
    const auto first = m_world->inCircle(0, payload);
    payload.text = u"second"_s;
    const auto second = m_world->inCircle(0, payload);
    QCOMPARE(first.object(), second.object());

    QVERIFY(apply(second, 8, 8'000).post.has_value());
    QVERIFY(apply(first, 5, 5'000).post.has_value());
    QCOMPARE(texts(std::nullopt, 10), QStringList{u"first"_s});
    QCOMPARE(apply(second, 8, 8'000), Applied());
    QCOMPARE(m_projection->post(first.object())->place.seq, 5u);
}

void TestProjection::pagesThroughTheTimelineNewestFirst()
{
    QStringList expected;
    for (quint64 seq = 1; seq <= 10; ++seq) {
        const QString text = u"post %1"_s.arg(seq);
        apply(m_world->inCircle(0, m_world->post(text)), seq, 1'000 * seq);
        expected.prepend(text);
    }
    QStringList paged;
    std::optional<Place> before;
    for (int page = 0; page < 4; ++page) {
        const TimelineRows rows = m_projection->timeline(before, 3);
        QCOMPARE(rows.end, page == 3);
        QCOMPARE(rows.posts.size(), page == 3 ? 1 : 3);
        for (const PostRow& post : rows.posts) {
            paged.append(post.text);
        }
        before = rows.posts.constLast().place;
    }
    QCOMPARE(paged, expected);
    QVERIFY(m_projection->timeline(std::nullopt, 10).end);
    QVERIFY(!m_projection->timeline(std::nullopt, 9).end);
    QVERIFY(m_projection->timeline(before, 3).posts.isEmpty());
}

void TestProjection::ordersEqualTimesBySpaceAndNumber()
{
    QList<Place> expected;
    for (const int person : {0, 1, 2}) {
        for (const quint64 seq : {2, 3, 1}) {
            apply(m_world->publicly(person, m_world->post(u"tie"_s)), seq, 1'000);
            expected.append({1'000, m_world->publicSpace(person), seq});
        }
    }
    std::ranges::sort(expected, std::greater());
    std::optional<Place> before;
    for (const Place& place : expected) {
        const TimelineRows rows = m_projection->timeline(before, 1);
        QCOMPARE(rows.posts.size(), 1);
        QVERIFY(rows.posts.constFirst().place == place);
        before = place;
    }
    QVERIFY(m_projection->timeline(before, 1).posts.isEmpty());
}

void TestProjection::keepsRepliesOutOfTheTimeline()
{
    const auto root = m_world->inCircle(0, m_world->post(u"root"_s));
    content::Payload payload = m_world->payload(PayloadKind::Reply, u"reply"_s);
    payload.root = root.object();
    payload.parent = root.object();
    const auto reply = m_world->inCircle(1, payload);
    apply(root, 1, 1'000);
    apply(reply, 2, 2'000);
    QCOMPARE(texts(std::nullopt, 10), QStringList{u"root"_s});
    const auto row = m_projection->post(reply.object());
    QVERIFY(row && row->kind == PayloadKind::Reply);
    QCOMPARE(row->root, root.object());
    QCOMPARE(row->parent, root.object());
    QCOMPARE(m_projection->counts().posts, 2);
}

void TestProjection::letsTheLastReactionStand()
{
    const auto post = m_world->inCircle(0, m_world->post(u"like me"_s));
    const ObjectRef ref = post.object();
    const QString like = QStringView(content::kLike).toString();
    apply(post, 1, 1'000);
    QCOMPARE(m_projection->tally(ref), Tally());
    QVERIFY(!m_projection->reaction(m_world->user(1), ref));

    const auto liked = m_world->inCircle(1, m_world->reaction(ref, like));
    QCOMPARE(apply(liked, 2, 2'000).post, std::optional(ref));
    apply(m_world->inCircle(2, m_world->reaction(ref, like)), 3, 3'000);
    QCOMPARE(
        m_projection->tally(ref), (Tally{2, {{m_world->user(2), like}, {m_world->user(1), like}}})
    );

    // Taken back, and what was said before does not come alive again.
    const auto taken = m_world->inCircle(1, m_world->reaction(ref, std::nullopt));
    QCOMPARE(apply(taken, 4, 4'000).post, std::optional(ref));
    QCOMPARE(apply(liked, 2, 2'000), Applied());
    QCOMPARE(m_projection->tally(ref), (Tally{1, {{m_world->user(2), like}}}));
    QVERIFY(!m_projection->reaction(m_world->user(1), ref));
    QCOMPARE(m_projection->reaction(m_world->user(2), ref), std::optional(like));
    QCOMPARE(m_projection->counts().reactions, 1);
}

void TestProjection::talliesAPostThatArrivesLater()
{
    const auto post = m_world->inCircle(0, m_world->post(u"late"_s));
    apply(m_world->inCircle(1, m_world->reaction(post.object(), u"+"_s)), 2, 2'000);
    QVERIFY(!m_projection->post(post.object()));
    apply(post, 1, 1'000);
    QCOMPARE(m_projection->tally(post.object()).count, 1);
}

void TestProjection::namesAtMostSoManyInATally()
{
    constexpr int kPeople = kTallyNamesMax + 5;
    SmallWorld crowd(kPeople);
    const auto post = crowd.inCircle(0, crowd.post(u"popular"_s));
    for (int person = 0; person < kPeople; ++person) {
        const auto liked = crowd.inCircle(person, crowd.reaction(post.object(), u"+"_s));
        apply(liked, quint64(person) + 2, 2'000);
    }
    const Tally tally = m_projection->tally(post.object());
    QCOMPARE(tally.count, kPeople);
    QCOMPARE(tally.reactions.size(), kTallyNamesMax);
    QCOMPARE(tally.reactions.constFirst().author, crowd.user(kPeople - 1));
}

void TestProjection::showsTheLatestEdit()
{
    const auto post = m_world->inCircle(0, m_world->post(u"teh text"_s));
    const auto first = m_world->inCircle(0, m_world->edit(post, u"the text"_s));
    const auto second = m_world->inCircle(0, m_world->edit(post, u"the better text"_s));
    QCOMPARE(apply(second, 3, 3'000).post, std::optional(post.object()));
    apply(post, 1, 1'000);
    QCOMPARE(apply(first, 2, 2'000).post, std::optional(post.object())); // its history has grown
    const auto row = m_projection->post(post.object());
    QVERIFY(row.has_value());
    QCOMPARE(row->text, u"the better text"_s);
    QCOMPARE(row->edited, second.envId());
    QCOMPARE(row->envelope, post.envId());
    QVERIFY(row->place == (Place{1'000, m_world->circle(), 1}));
    QCOMPARE(texts(std::nullopt, 10), QStringList{u"the better text"_s});
}

void TestProjection::hidesWhatWasRemovedWheneverItArrives()
{
    const auto post = m_world->inCircle(0, m_world->post(u"regretted"_s));
    const auto edit = m_world->inCircle(0, m_world->edit(post, u"improved"_s));
    const auto removal = m_world->inCircle(0, m_world->removal(post.object()));
    apply(m_world->inCircle(0, m_world->post(u"stays"_s)), 9, 9'000);
    apply(removal, 3, 3'000);
    apply(post, 1, 1'000);
    apply(edit, 2, 2'000);
    QVERIFY(!m_projection->post(post.object()));
    QCOMPARE(texts(std::nullopt, 10), QStringList{u"stays"_s});
    QCOMPARE(m_projection->counts().posts, 1);
}

void TestProjection::keepsNoWordOfWhatWasRemoved()
{
    const auto post = m_world->inCircle(0, m_world->post(u"the canary sings"_s));
    const auto edit = m_world->inCircle(0, m_world->edit(post, u"the canary sings louder"_s));
    const auto removal = m_world->inCircle(0, m_world->removal(post.object()));
    const auto holdsCanary = [&] {
        const QList<EditionRow> editions = m_projection->editions(post.object());
        return std::ranges::any_of(editions, [](const EditionRow& row) {
            return row.text.contains(u"canary"_s);
        });
    };
    apply(post, 1, 1'000);
    apply(edit, 2, 2'000);
    QVERIFY(holdsCanary());
    apply(removal, 3, 3'000);
    QVERIFY(!holdsCanary());
    QVERIFY(m_projection->absence(post.object()) == Absence::Removed);
    // Nor if they come after it.
    m_projection = emptyProjection();
    apply(removal, 3, 3'000);
    apply(edit, 2, 2'000);
    apply(post, 1, 1'000);
    QVERIFY(!holdsCanary());
    QVERIFY(!m_projection->post(post.object()));
}

void TestProjection::countsRepliesUntilTheyAreRemoved()
{
    const auto post = m_world->inCircle(0, m_world->post(u"root"_s));
    content::Payload payload = m_world->payload(PayloadKind::Reply, u"answer"_s);
    payload.root = post.object();
    payload.parent = post.object();
    const auto reply = m_world->inCircle(1, payload);
    apply(post, 1, 1'000);
    QCOMPARE(apply(reply, 2, 2'000).touched.contains(post.object()), true);
    QCOMPARE(m_projection->echo(post.object()), (Echo{.replies = 1, .reposts = 0}));
    QCOMPARE(m_projection->thread(post.object()).size(), 1);
    const auto removal = m_world->inCircle(1, m_world->removal(reply.object()));
    QVERIFY(apply(removal, 3, 3'000).touched.contains(post.object()));
    QCOMPARE(m_projection->echo(post.object()), Echo());
    QVERIFY(m_projection->thread(post.object()).first().isRemoved);
}

void TestProjection::ignoresEditsFromAnotherSpace()
{
    const auto post = m_world->inCircle(0, m_world->post(u"for the circle"_s));
    apply(post, 1, 1'000);
    apply(m_world->publicly(0, m_world->edit(post, u"for everybody"_s)), 2, 2'000);
    apply(m_world->publicly(0, m_world->removal(post.object())), 3, 3'000);
    QCOMPARE(texts(std::nullopt, 10), QStringList{u"for the circle"_s});
}

void TestProjection::takesNamesFromTheLatestPlace()
{
    content::Payload payload = m_world->post(u"hello"_s);
    payload.nameCard = {u"Old Name"_s, 10};
    const auto older = m_world->publicly(1, payload);
    payload = m_world->post(u"hello again"_s);
    payload.nameCard = {u"New Name"_s, 20};
    const auto newer = m_world->publicly(1, payload);

    QVERIFY(!m_projection->person(m_world->user(1)));
    QVERIFY(apply(newer, 2, 2'000).isPersonNew);
    QVERIFY(!apply(older, 1, 1'000).isPersonNew);
    const PersonRow expected{m_world->user(1), u"New Name"_s, 20};
    QVERIFY(m_projection->person(m_world->user(1)) == expected);
    QVERIFY(m_projection->people() == QList{expected});

    // The same card later is no news, but it is the later word.
    payload = m_world->post(u"and again"_s);
    payload.nameCard = {u"New Name"_s, 20};
    QVERIFY(!apply(m_world->publicly(1, payload), 4, 4'000).isPersonNew);
    payload = m_world->post(u"in between"_s);
    payload.nameCard = {u"Nobody"_s, 30};
    QVERIFY(!apply(m_world->publicly(1, payload), 3, 3'000).isPersonNew);
    QVERIFY(m_projection->person(m_world->user(1)) == expected);
}

void TestProjection::knowsTheNewestCreationTime()
{
    QCOMPARE(m_projection->lastCreatedMs(m_world->user(0)), 0);
    content::Payload payload = m_world->post(u"later"_s);
    payload.createdMs = 9'000;
    apply(m_world->inCircle(0, payload), 1, 1'000);
    payload = m_world->post(u"sooner"_s);
    payload.createdMs = 8'000;
    apply(m_world->inCircle(0, payload), 2, 2'000);
    QCOMPARE(m_projection->lastCreatedMs(m_world->user(0)), 9'000);
    QCOMPARE(m_projection->lastCreatedMs(m_world->user(1)), 0);
}

void TestProjection::refusesPlacesNoServerGives()
{
    const auto post = m_world->inCircle(0, m_world->post(u"nowhere"_s));
    QCOMPARE(codeOf(m_projection->apply(post, 0, 1)), ErrorCode::Invalid);
    QCOMPARE(codeOf(m_projection->apply(post, quint64(1) << 63, 1)), ErrorCode::Invalid);
    QCOMPARE(codeOf(m_projection->apply(post, 1, quint64(1) << 63)), ErrorCode::Invalid);
    QCOMPARE(m_projection->counts(), Counts());
}

void TestProjection::undoesABatchThatFails()
{
    const auto post = m_world->inCircle(0, m_world->post(u"half"_s));
    const auto outcome = m_projection->batch([&]() -> Result<void> {
        QS_TRY(m_projection->apply(post, 1, 1'000));
        return Error{ErrorCode::Corrupt, u"the next event is damaged"_s};
    });
    QCOMPARE(codeOf(outcome), ErrorCode::Corrupt);
    QCOMPARE(m_projection->counts(), Counts());
    QVERIFY(apply(post, 1, 1'000).post.has_value());
    QVERIFY(m_projection->clear().ok());
    QCOMPARE(m_projection->counts(), Counts());
}

// Posts with second sealings, edits, removals and reactions of three people in four logs.
QList<Event> TestProjection::randomEvents(SeededRandom& random)
{
    QList<Event> events;
    QList<crypto::VerifiedPost> posts;
    std::map<SpaceRef, quint64> heads;
    const auto add = [&](const crypto::VerifiedPost& post) {
        const quint64 seq = ++heads[post.space()];
        events.append({post, seq, 1'000 + seq / 3});
    };
    const auto write = [&](int person, const content::Payload& payload) {
        const bool isOwn = payload.kind == PayloadKind::Reaction || person == 0;
        return random.below(2) == 0 && isOwn ? m_world->inCircle(person, payload)
                                             : m_world->publicly(person, payload);
    };
    for (int i = 0; i < 60; ++i) {
        const int person = int(random.below(3));
        content::Payload payload = m_world->post(u"post %1"_s.arg(i));
        payload.nameCard = {u"name %1"_s.arg(random.below(4)), quint32(random.below(360))};
        posts.append(write(person, payload));
        add(posts.constLast());
        if (random.below(4) == 0) {
            payload.text = u"sealed again %1"_s.arg(i);
            add(write(person, payload));
        }
        const crypto::VerifiedPost target = posts[qsizetype(random.below(quint64(posts.size())))];
        const int author = target.author() == m_world->user(0)   ? 0
                           : target.author() == m_world->user(1) ? 1
                                                                 : 2;
        switch (random.below(5)) {
        case 0: add(write(author, m_world->edit(target, u"edit %1"_s.arg(i)))); break;
        case 1: add(write(author, m_world->removal(target.object()))); break;
        case 2: add(write(person, m_world->reaction(target.object(), std::nullopt))); break;
        default: add(write(person, m_world->reaction(target.object(), u"%1"_s.arg(i)))); break;
        }
    }
    return events;
}

void TestProjection::meansTheSameInEveryOrderOfArrival()
{
    for (quint64 seed = 1; seed <= 12; ++seed) {
        SeededRandom random(seed);
        m_world = std::make_unique<SmallWorld>(3);
        const QList<Event> events = randomEvents(random);
        const auto inOrder = emptyProjection();
        for (const Event& event : events) {
            QVERIFY(inOrder->apply(event.post, event.seq, event.atMs).ok());
        }
        const Answers expected = ask(*inOrder, events);
        QVERIFY(expected.counts.posts > 20);
        QVERIFY(expected.timeline.size() < expected.posts.size());

        for (int round = 0; round < 5; ++round) {
            QList<Event> shuffled = events;
            for (qsizetype i = shuffled.size() - 1; i > 0; --i) {
                shuffled.swapItemsAt(i, qsizetype(random.below(quint64(i) + 1)));
            }
            const auto projection = emptyProjection();
            for (const Event& event : shuffled) {
                const int times = 1 + int(random.below(2));
                for (int i = 0; i < times; ++i) {
                    QVERIFY(projection->apply(event.post, event.seq, event.atMs).ok());
                }
            }
            QVERIFY2(ask(*projection, events) == expected, qPrintable(u"seed %1"_s.arg(seed)));
        }
    }
}

// A guard against queries that walk the table, not a measurement.
void TestProjection::isFastEnough()
{
    constexpr quint64 kPosts = 3'000;
    QList<crypto::VerifiedPost> posts;
    for (quint64 i = 0; i < kPosts; ++i) {
        content::Payload payload =
            m_world->post(u"a post of an ordinary length, number %1"_s.arg(i));
        payload.nameCard = {u"Somebody"_s, 1};
        posts.append(m_world->publicly(int(i % 3), payload));
    }
    QElapsedTimer timer;
    timer.start();
    const auto outcome = m_projection->batch([&]() -> Result<void> {
        for (quint64 i = 0; i < kPosts; ++i) {
            QS_TRY(m_projection->apply(posts[qsizetype(i)], i + 1, i));
        }
        return {};
    });
    QVERIFY(outcome.ok());
    const qint64 applyUs = timer.nsecsElapsed() / 1'000;
    timer.start();
    for (quint64 i = 0; i < 100; ++i) {
        const Place before{i * 29, m_world->publicSpace(0), 1};
        QVERIFY(m_projection->timeline(before, 50).posts.size() <= 50);
    }
    const qint64 pageUs = timer.nsecsElapsed() / 100'000;
    qInfo("%lld posts/s folded in, %lld us a page of 50", kPosts * 1'000'000 / applyUs, pageUs);
    QVERIFY(pageUs < 20'000);
}

QTEST_GUILESS_MAIN(TestProjection)
#include "tst_projection.moc"
