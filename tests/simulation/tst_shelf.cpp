// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "client/own_profile.h"
#include "client/shelf.h"
#include "simulation/small_world.h"
#include "sync/shelf_book.h"

using namespace qs;
using namespace Qt::StringLiterals;
using client::Audience;
using content::Mute;
using content::MuteKind;
using test::SmallWorld;
using Device = SmallWorld::Device;

namespace {

Mute muted(const QString& word)
{
    Mute mute;
    mute.kind = MuteKind::Word;
    mute.word = word;
    return mute;
}

/// Everything on a shelf, in one text for comparing.
QStringList shelfOf(const Device& device)
{
    const client::Shelf& shelf = device.account->shelf();
    QStringList lines;
    for (const client::FolderView& folder : shelf.folders()) {
        lines.append(u"folder %1 %2"_s.arg(folder.name).arg(folder.count));
    }
    for (const client::BookmarkView& kept : shelf.bookmarks()) {
        lines.append(u"bookmark %1 %2"_s.arg(QString::fromLatin1(kept.ref.id.hex()), kept.note));
    }
    for (const client::MuteView& mute : shelf.mutes()) {
        lines.append(u"mute %1"_s.arg(mute.what));
    }
    for (const content::Filter& filter : shelf.filters()) {
        lines.append(u"filter %1 %2"_s.arg(filter.name, filter.words.join(u' ')));
    }
    lines.append(u"read %1"_s.arg(shelf.readUpTo(u"home"_s)));
    lines.append(u"theme %1"_s.arg(QString::fromUtf8(shelf.choice(u"theme"_s))));
    return lines;
}

QStringList draftsOf(const Device& device)
{
    QStringList texts;
    for (const client::SavedDraftView& draft : device.account->shelf().drafts()) {
        texts.append(draft.text);
    }
    texts.sort();
    return texts;
}

constexpr qint64 kBatchMs = sync::kShelfBatchMs + sync::kShelfJitterMs;

} // namespace

/// What an account keeps for itself, on several devices that are seldom connected.
class TestShelf : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mergesWhatTwoDevicesDidApart_data();
    void mergesWhatTwoDevicesDidApart();
    void waitsAndLeavesInOneBatch();
    void keepsEverythingThroughACrashBeforeTheBatch();
    void hidesAndFoldsInTheTimeline();
    void keepsBothVersionsOfADraftThatForked();
    void binsDraftsForThirtyDays();
    void remembersWhichCircleADraftWasFor();
    void readsTheSameAfterTheVaultWasWrittenAnew();
    void tellsConnectionsOfANewName();
};

void TestShelf::mergesWhatTwoDevicesDidApart_data()
{
    QTest::addColumn<quint64>("seed");
    for (quint64 seed = 1; seed <= 6; ++seed) {
        QTest::addRow("seed %llu", seed) << seed;
    }
}

void TestShelf::mergesWhatTwoDevicesDidApart()
{
    QFETCH(const quint64, seed);
    SmallWorld world(seed);
    const auto a = world.signUp(u"ada"_s);
    QList<ObjectRef> posts;
    for (int i = 0; i < 5; ++i) {
        posts.append(*a->account->publish(QString::number(i), Audience::Connections));
    }
    world.pass(2'000);
    const auto b = world.logIn(u"ada"_s);
    const auto folder = *a->account->shelf().makeFolder(u"Recipes"_s);
    QVERIFY(a->account->shelf().flush().ok());
    world.pass(3'000);
    QCOMPARE(shelfOf(*a), shelfOf(*b));
    a->account->disconnectNow();
    b->account->disconnectNow();
    for (int i = 0; i < 40; ++i) {
        client::Shelf& shelf = (world.random.below(2) == 0 ? a : b)->account->shelf();
        const ObjectRef post = posts[static_cast<qsizetype>(world.random.below(5))];
        const QString word = QString(QChar(static_cast<ushort>(u'a' + world.random.below(5))));
        switch (world.random.below(7)) {
        case 0: QVERIFY(shelf.bookmark(post, folder, word).ok()); break;
        case 1: static_cast<void>(shelf.unbookmark(post).ok()); break;
        case 2: QVERIFY(shelf.mute(muted(word)).ok()); break;
        case 3: static_cast<void>(shelf.unmute(muted(word)).ok()); break;
        case 4: QVERIFY(shelf.markRead(u"home"_s, world.random.below(1'000)).ok()); break;
        case 5: QVERIFY(shelf.choose(u"theme"_s, word.toUtf8()).ok()); break;
        default: {
            content::Filter filter;
            filter.name = word;
            filter.words = {word};
            QVERIFY(shelf.keepFilter(filter).ok());
        }
        }
        world.pass(static_cast<qint64>(world.random.below(50)));
    }
    a->account->connectNow();
    b->account->connectNow();
    world.pass(2 * kBatchMs);
    QCOMPARE(a->account->link().unsent, 0);
    QCOMPARE(shelfOf(*a), shelfOf(*b));
    world.crash(*a); // and the same from the disk
    QCOMPARE(shelfOf(*a), shelfOf(*b));
    const auto c = world.logIn(u"ada"_s); // and from the vault alone
    world.pass(5'000);
    QCOMPARE(shelfOf(*c), shelfOf(*b));
}

void TestShelf::waitsAndLeavesInOneBatch()
{
    SmallWorld world(7);
    const auto a = world.signUp(u"ada"_s);
    const auto b = world.logIn(u"ada"_s);
    for (int i = 0; i < 10; ++i) {
        QVERIFY(a->account->shelf().mute(muted(QString::number(i))).ok());
        QVERIFY(a->account->shelf().choose(u"theme"_s, QByteArray::number(i)).ok());
        world.pass(1'000);
    }
    world.pass(sync::kShelfBatchMs - 15'000);
    QVERIFY(b->account->shelf().mutes().isEmpty()); // nothing left at its moment
    world.pass(kBatchMs);
    QCOMPARE(b->account->shelf().mutes().size(), 10);
    QCOMPARE(b->account->shelf().choice(u"theme"_s), "9");
}

void TestShelf::keepsEverythingThroughACrashBeforeTheBatch()
{
    SmallWorld world(8);
    const auto a = world.signUp(u"ada"_s);
    const auto b = world.logIn(u"ada"_s);
    QVERIFY(a->account->shelf().mute(muted(u"spider"_s)).ok());
    world.crash(*a);
    QCOMPARE(a->account->shelf().mutes().size(), 1);
    world.pass(2 * kBatchMs);
    QCOMPARE(b->account->shelf().mutes().size(), 1);
}

void TestShelf::hidesAndFoldsInTheTimeline()
{
    SmallWorld world(9);
    const auto a = world.signUp(u"ada"_s);
    const auto b = world.signUp(u"ben"_s);
    world.connect(*a, *b);
    for (const QString& text : {u"a spider"_s, u"a match"_s, u"plain"_s}) {
        QVERIFY(a->account->publish(text, Audience::Connections).ok());
    }
    world.pass(3'000);
    client::Shelf& shelf = b->account->shelf();
    content::Filter sport;
    sport.name = u"Sport"_s;
    sport.words = {u"match"_s};
    sport.warns = true;
    QCOMPARE(shelf.preview(sport).taken, 1);
    QVERIFY(shelf.mute(muted(u"Spider"_s)).ok());
    QVERIFY(shelf.keepFilter(sport).ok());
    QCOMPARE(b->texts(), (QStringList{u"a match"_s, u"plain"_s}));
    QCOMPARE(b->account->timeline({}, 9).posts.last().foldedBy, u"Sport"_s);
    QCOMPARE(a->texts().size(), 3); // nobody else's timeline changes
    QVERIFY(shelf.unmute(muted(u"Spider"_s)).ok());
    QCOMPARE(b->texts().size(), 3);
}

void TestShelf::keepsBothVersionsOfADraftThatForked()
{
    SmallWorld world(10);
    const auto a = world.signUp(u"ada"_s);
    const auto b = world.logIn(u"ada"_s);
    const ObjectId id = *a->account->shelf().keepDraft({}, u"once"_s, Audience::OnlyMe);
    world.pass(2 * kBatchMs);
    QCOMPARE(draftsOf(*b), QStringList{u"once"_s});
    QVERIFY(b->account->shelf().keepDraft(id, u"once upon"_s, Audience::OnlyMe).ok());
    world.pass(2 * kBatchMs);
    QCOMPARE(draftsOf(*a), QStringList{u"once upon"_s}); // known to the writer: it gives way
    QVERIFY(a->account->shelf().keepDraft(id, u"here"_s, Audience::OnlyMe).ok());
    QVERIFY(b->account->shelf().keepDraft(id, u"there"_s, Audience::OnlyMe).ok());
    world.pass(2 * kBatchMs);
    QCOMPARE(draftsOf(*a), (QStringList{u"here"_s, u"there"_s}));
    QCOMPARE(draftsOf(*b), draftsOf(*a));
    QVERIFY(a->account->shelf().drafts().first().forked);
    QVERIFY(a->account->shelf().keepDraft(id, u"one again"_s, Audience::OnlyMe).ok());
    world.pass(2 * kBatchMs);
    QCOMPARE(draftsOf(*b), QStringList{u"one again"_s});
}

void TestShelf::binsDraftsForThirtyDays()
{
    SmallWorld world(11);
    const auto a = world.signUp(u"ada"_s);
    client::Shelf& shelf = a->account->shelf();
    const ObjectId id = *shelf.keepDraft({}, u"thought"_s, Audience::OnlyMe);
    QVERIFY(shelf.binDraft(id).ok());
    QVERIFY(shelf.drafts().isEmpty());
    world.room.time.advance(29 * 24 * SmallWorld::kHourMs);
    QCOMPARE(shelf.bin().size(), 1);
    QVERIFY(shelf.restoreDraft(id).ok());
    QCOMPARE(draftsOf(*a), QStringList{u"thought"_s});
    QVERIFY(shelf.binDraft(id).ok());
    world.room.time.advance(30 * 24 * SmallWorld::kHourMs);
    QVERIFY(shelf.bin().isEmpty());
}

void TestShelf::remembersWhichCircleADraftWasFor()
{
    SmallWorld world(13);
    const auto a = world.signUp(u"ada"_s);
    client::Shelf& shelf = a->account->shelf();
    const client::AudienceChoice few(Audience::Connections, *SpaceId::from(QByteArray(16, 'c')));
    const ObjectId id = *shelf.keepDraft({}, u"for a few"_s, few);
    QVERIFY(shelf.drafts().first().audience == few);
    QVERIFY(shelf.binDraft(id).ok());
    QVERIFY(shelf.restoreDraft(id).ok());
    QVERIFY(shelf.drafts().first().audience == few); // never wider than it was written for
}

void TestShelf::readsTheSameAfterTheVaultWasWrittenAnew()
{
    SmallWorld world(12);
    const auto a = world.signUp(u"ada"_s);
    client::Shelf& shelf = a->account->shelf();
    QVERIFY(shelf.mute(muted(u"spider"_s)).ok());
    QVERIFY(shelf.choose(u"theme"_s, "dark").ok());
    QVERIFY(shelf.flush().ok());
    world.pass(3'000);
    QVERIFY(a->account->rewriteVault().ok());
    QVERIFY(a->account->rewriteVault().ok());
    world.pass(3'000);
    QCOMPARE(a->account->link().unsent, 0);
    const auto b = world.logIn(u"ada"_s);
    world.pass(3'000);
    QCOMPARE(shelfOf(*b), shelfOf(*a));
}

void TestShelf::tellsConnectionsOfANewName()
{
    SmallWorld world(13);
    const auto a = world.signUp(u"ada"_s);
    const auto b = world.signUp(u"ben"_s);
    world.connect(*a, *b);
    QVERIFY(!a->account->profile().edit({{QString(), 1}, {}}).ok());
    QVERIFY(a->account->profile().edit({{u"Ada L."_s, 77}, u"Numbers."_s}).ok());
    world.pass(3'000);
    QCOMPARE(a->account->me().person.name, u"Ada L."_s);
    QVERIFY(b->relationTo(u"Ada L."_s));
    const auto other = world.logIn(u"ada"_s);
    QCOMPARE(other->account->profile().mine().bio, u"Numbers."_s);
    QCOMPARE(a->account->profile().numbers().connections, 1);
}

QTEST_GUILESS_MAIN(TestShelf)
#include "tst_shelf.moc"
