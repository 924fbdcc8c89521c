// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "crypto/group_mail.h"
#include "unit/crypto/people.h"

#include <QTest>

using namespace people;
using namespace Qt::StringLiterals;

namespace {

GroupMember memberOf(const Person& person, GroupRole role = GroupRole::Member)
{
    return {person.id(), proof::fingerprintOf(person.chain().identity()), role};
}

GroupChange change(GroupOp op, const QList<GroupMember>& subjects = {})
{
    GroupChange made;
    made.op = op;
    made.subjects = subjects;
    return made;
}

} // namespace

/// The changes of a group and what the gate makes of them. Anna leads it with Ben in it; the reader
/// is Ben. Cleo comes and goes, Dora never was in.
class GroupTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void beginsWithTheChangeThatLetMeIn();
    void refusesAWayInThatNobodyNamed();
    void followsChangesInLine();
    void givesEachEpochItsKeyAndToken();
    void waitsForAChangeThatIsMissing();
    void refusesEveryAlteredField_data();
    void refusesEveryAlteredField();
    void refusesEveryAlteredByte();
    void refusesAChangeByAMember();
    void refusesAChangeByARemovedAdmin();
    void refusesAChangeByAStranger();
    void refusesAChangeInAnotherIdentity();
    void seesTwoChangesOfOneNumber();
    void takesARepeatedChangeOnce();
    void refusesAChangeOfAnotherGroup();
    void readsPostsOfMembersOfThatEpochAlone();
    void keepsWhatWasWrittenBeforeARemoval();
    void holdsToThePostingRule();
    void endsPostingWithTheArchive();
    void keepsSomebodyInCharge();
    void hasRoomFor256();
    void makesAChangeOnceMoreOnTopOfAnother();
    void knowsWhoSaysHelloAndWhoLeaves();
    void carriesTheKeyInALetter();
    void refusesAlteredLetters();
    void remembersAGroupInTheVault();
    void keepsAWaitingChangeAsItWas();

private:
    // Signed by `by` at the next place of their lane, whatever the rules say.
    SealedCommit seal(const Person& by, const GroupCommit& commit)
    {
        auto made = sealCommit(by.keys, place(by), commit, {u"Trip"_s, u"To the sea"_s, {}, {}});
        Q_ASSERT(made.ok());
        m_ben->hold(made->epoch);
        return std::move(*made);
    }
    LanePlace place(const Person& by) { return m_places.value(by.id(), LanePlace{1, {}}); }
    Verdict open(const QByteArray& bytes)
    {
        auto verdict = Gate::open(bytes, m_space, *m_ben);
        const LaneStep* step = nullptr;
        if (const auto* control = std::get_if<VerifiedControl>(&verdict)) {
            step = &control->lane();
            m_places[control->author()] = {step->n + 1, step->id};
            m_ben->take(*step);
            if (const auto* made = std::get_if<GroupStep>(&*control->content())) {
                m_ben->takeCommit(made->commit);
            }
        }
        return verdict;
    }
    // What Anna changes, as everybody sees it.
    SealedCommit then(const GroupChange& wanted)
    {
        auto next = nextCommit(m_head, m_anna.id(), wanted);
        Q_ASSERT(next.ok());
        SealedCommit made = seal(m_anna, *next);
        const QString verdict = word(open(made.envelope.bytes));
        [&] { QCOMPARE(verdict, u"control"_s); }();
        m_head = made.commit;
        return made;
    }
    QString wordOfPost(const Person& by, const SpaceEpochPtr& epoch, const content::Payload& p)
    {
        const LanePlace at{1, {}};
        return word(Gate::open(sealContent(by.keys, *epoch, at, p)->bytes, m_space, *m_ben));
    }

    Person m_anna = makePerson();
    Person m_benSelf = makePerson();
    Person m_cleo = makePerson();
    Person m_dora = makePerson();
    SpaceRef m_space;
    NamedCommit m_head;
    SpaceEpochPtr m_first;
    std::unique_ptr<Memory> m_ben;
    QHash<UserId, LanePlace> m_places;
};

void GroupTest::init()
{
    m_places.clear();
    m_space = {SpaceKind::Group, randomId<SpaceId>()};
    m_ben = std::make_unique<Memory>(m_benSelf);
    for (const Person* person : {&m_anna, &m_cleo, &m_dora}) {
        m_ben->know(*person);
    }
    const auto first = seal(m_anna, firstCommit(m_anna.keys, m_space.id, {memberOf(m_benSelf)}));
    m_ben->root = GroupRoot{first.commit.hash, m_anna.id()};
    QCOMPARE(word(open(first.envelope.bytes)), u"control"_s);
    m_head = first.commit;
    m_first = first.epoch;
}

void GroupTest::beginsWithTheChangeThatLetMeIn()
{
    then(change(GroupOp::Rotate));
    const auto third = then(change(GroupOp::Add, {memberOf(m_cleo)}));
    Memory cleo(m_cleo);
    cleo.know(m_anna);
    cleo.hold(third.epoch);
    cleo.root = GroupRoot{third.commit.hash, m_anna.id()};
    const auto verdict = Gate::open(third.envelope.bytes, m_space, cleo);
    QCOMPARE(word(verdict), u"control"_s);
    const auto& step = std::get<GroupStep>(*std::get<VerifiedControl>(verdict).content());
    QCOMPARE(step.commit.commit.members.size(), 3);
    QCOMPARE(step.details.name, u"Trip"_s);
}

void GroupTest::refusesAWayInThatNobodyNamed()
{
    const auto next = then(change(GroupOp::Add, {memberOf(m_cleo)}));
    Memory cleo(m_cleo);
    cleo.know(m_anna);
    cleo.hold(next.epoch);
    QCOMPARE(word(Gate::open(next.envelope.bytes, m_space, cleo)), word(HoldReason::NeedsKey));
    cleo.root = GroupRoot{randomId<Hash32>(), m_anna.id()};
    QCOMPARE(word(Gate::open(next.envelope.bytes, m_space, cleo)), word(HoldReason::NeedsKey));
    cleo.root = GroupRoot{next.commit.hash, m_dora.id()};
    QCOMPARE(word(Gate::open(next.envelope.bytes, m_space, cleo)), word(RefuseReason::Authority));
    Memory dora(m_dora);
    dora.know(m_anna);
    dora.hold(next.epoch);
    dora.root = GroupRoot{next.commit.hash, m_anna.id()};
    QCOMPARE(word(Gate::open(next.envelope.bytes, m_space, dora)), word(RefuseReason::Authority));
}

void GroupTest::followsChangesInLine()
{
    then(change(GroupOp::Add, {memberOf(m_cleo)}));
    then(change(GroupOp::SetRole, {memberOf(m_cleo, GroupRole::Admin)}));
    const auto last = then(change(GroupOp::Remove, {memberOf(m_cleo)}));
    const GroupLog* const log = m_ben->group(m_space.id);
    QCOMPARE(log->head(), last.commit);
    QCOMPARE(log->head().commit.n, 4U);
    QVERIFY(log->at(2)->commit.member(m_cleo.id()));
    QVERIFY(log->at(3)->commit.isAdmin(m_cleo.id()));
    QVERIFY(!log->head().commit.member(m_cleo.id()));
}

void GroupTest::givesEachEpochItsKeyAndToken()
{
    const auto next = then(change(GroupOp::Describe));
    QVERIFY(next.epoch->feedToken() != m_first->feedToken());
    const auto parts = protocol::splitEnvelope(next.envelope.bytes);
    const auto header = protocol::readHeader(parts->header);
    QCOMPARE(header->commit->tokenHash, next.epoch->feedTokenHash());
    QCOMPARE(header->epoch, 2U);
    QVERIFY(!openBody(*parts, m_first->wrapKey(protocol::EnvelopeClass::Control)).ok());
}

void GroupTest::waitsForAChangeThatIsMissing()
{
    auto second = nextCommit(m_head, m_anna.id(), change(GroupOp::Rotate));
    const NamedCommit named = seal(m_anna, *second).commit;
    const auto third = nextCommit(named, m_anna.id(), change(GroupOp::Rotate));
    QCOMPARE(word(open(seal(m_anna, *third).envelope.bytes)), word(HoldReason::NeedsKey));
}

void GroupTest::refusesEveryAlteredField_data()
{
    using Alter = std::function<void(GroupCommit&)>;
    QTest::addColumn<Alter>("alter");
    const auto row = [](const char* name, const Alter& alter) { QTest::newRow(name) << alter; };
    row("group", [](GroupCommit& c) { c.group = randomId<SpaceId>(); });
    row("number again", [](GroupCommit& c) { c.n -= 1; });
    row("number skipped", [](GroupCommit& c) { c.n += 1; });
    row("predecessor", [](GroupCommit& c) { c.prev = randomId<Hash32>(); });
    row("a ghost member", [this](GroupCommit& c) {
        c.members.append(memberOf(m_dora));
        std::ranges::sort(c.members, {}, &GroupMember::user);
    });
    row("a member gone", [this](GroupCommit& c) {
        c.members.removeIf([&](const auto& m) { return m.user == m_benSelf.id(); });
    });
    row("a silent admin", [this](GroupCommit& c) {
        for (GroupMember& m : c.members) {
            m.role = GroupRole::Admin;
        }
    });
    row("an identity", [this](GroupCommit& c) {
        for (GroupMember& m : c.members) {
            if (m.user == m_benSelf.id()) {
                m.fingerprint = randomId<Hash32>();
            }
        }
    });
    row("a newcomer as admin", [this](GroupCommit& c) {
        for (GroupMember& m : c.members) {
            if (m.user == m_cleo.id()) {
                m.role = GroupRole::Admin;
            }
        }
    });
    row("another op", [](GroupCommit& c) { c.op = GroupOp::Remove; });
    row("a rotation that adds", [](GroupCommit& c) {
        c.op = GroupOp::Rotate;
        c.subjects.clear();
    });
    row("other subjects", [this](GroupCommit& c) { c.subjects = {m_dora.id()}; });
    row("a subject twice", [this](GroupCommit& c) { c.subjects = {m_cleo.id(), m_cleo.id()}; });
    row("posting rule", [](GroupCommit& c) { c.posting = PostingRule::Admins; });
    row("archived", [](GroupCommit& c) { c.isArchived = true; });
}

void GroupTest::refusesEveryAlteredField()
{
    QFETCH(const std::function<void(GroupCommit&)>, alter);
    auto next = nextCommit(m_head, m_anna.id(), change(GroupOp::Add, {memberOf(m_cleo)}));
    alter(*next);
    const auto made = sealCommit(m_anna.keys, place(m_anna), *next, {u"Trip"_s, {}, {}, {}});
    if (made.ok()) {
        m_ben->hold(made->epoch);
        const QString verdict = word(open(made->envelope.bytes));
        QVERIFY2(verdict != u"control", qPrintable(verdict));
    }
    QCOMPARE(m_ben->group(m_space.id)->head(), m_head);
}

void GroupTest::refusesEveryAlteredByte()
{
    const auto next = nextCommit(m_head, m_anna.id(), change(GroupOp::Rotate));
    const QByteArray good = seal(m_anna, *next).envelope.bytes;
    for (qsizetype i = 0; i < good.size(); ++i) {
        QByteArray bad = good;
        bad[i] = static_cast<char>(bad[i] ^ 1);
        QVERIFY2(word(open(bad)) != u"control", qPrintable(QString::number(i)));
    }
    QCOMPARE(word(open(good)), u"control"_s);
}

void GroupTest::refusesAChangeByAMember()
{
    GroupCommit next = *nextCommit(m_head, m_anna.id(), change(GroupOp::Add, {memberOf(m_cleo)}));
    QVERIFY(!nextCommit(m_head, m_benSelf.id(), change(GroupOp::Rotate)).ok());
    m_ben->mode = LaneView::Mode::Unordered;
    // As an admin by his own word.
    for (GroupMember& member : next.members) {
        member.role = member.user == m_benSelf.id() ? GroupRole::Admin : member.role;
    }
    const auto made = sealCommit(m_benSelf.keys, {1, {}}, next, {u"Trip"_s, {}, {}, {}});
    m_ben->hold(made->epoch);
    QCOMPARE(word(open(made->envelope.bytes)), word(RefuseReason::Authority));
}

void GroupTest::refusesAChangeByARemovedAdmin()
{
    then(change(GroupOp::Add, {memberOf(m_cleo)}));
    then(change(GroupOp::SetRole, {memberOf(m_cleo, GroupRole::Admin)}));
    const auto before = m_head;
    then(change(GroupOp::Remove, {memberOf(m_cleo)}));
    // On top of what she led, and on top of what left her out.
    GroupCommit fork = *nextCommit(before, m_cleo.id(), change(GroupOp::Rotate));
    QCOMPARE(word(open(seal(m_cleo, fork).envelope.bytes)), word(RefuseReason::CommitFork));
    fork.n = m_head.commit.n + 1;
    fork.prev = m_head.hash;
    QCOMPARE(word(open(seal(m_cleo, fork).envelope.bytes)), word(RefuseReason::Authority));
}

void GroupTest::refusesAChangeByAStranger()
{
    GroupCommit next = *nextCommit(m_head, m_anna.id(), change(GroupOp::Rotate));
    next.members.append(memberOf(m_dora, GroupRole::Admin));
    std::ranges::sort(next.members, {}, &GroupMember::user);
    QCOMPARE(word(open(seal(m_dora, next).envelope.bytes)), word(RefuseReason::Authority));
}

void GroupTest::refusesAChangeInAnotherIdentity()
{
    auto first = firstCommit(m_anna.keys, m_space.id, {memberOf(m_benSelf)});
    for (GroupMember& member : first.members) {
        if (member.user == m_anna.id()) {
            member.fingerprint = randomId<Hash32>();
        }
    }
    Memory ben(m_benSelf);
    ben.know(m_anna);
    const auto made = seal(m_anna, first);
    ben.hold(made.epoch);
    ben.root = GroupRoot{made.commit.hash, m_anna.id()};
    QCOMPARE(word(Gate::open(made.envelope.bytes, m_space, ben)), word(RefuseReason::Authority));
}

void GroupTest::seesTwoChangesOfOneNumber()
{
    const auto head = m_head;
    const auto other = nextCommit(head, m_anna.id(), change(GroupOp::Add, {memberOf(m_cleo)}));
    then(change(GroupOp::Rotate));
    QCOMPARE(word(open(seal(m_anna, *other).envelope.bytes)), word(RefuseReason::CommitFork));
}

void GroupTest::takesARepeatedChangeOnce()
{
    const auto next = then(change(GroupOp::Rotate));
    QCOMPARE(word(open(next.envelope.bytes)), u"duplicate"_s);
    m_ben->mode = LaneView::Mode::Unordered;
    QCOMPARE(word(open(next.envelope.bytes)), u"control"_s);
    QCOMPARE(m_ben->group(m_space.id)->all().size(), 2U);
}

void GroupTest::refusesAChangeOfAnotherGroup()
{
    const auto next = nextCommit(m_head, m_anna.id(), change(GroupOp::Rotate));
    const auto made = seal(m_anna, *next);
    const SpaceRef other{SpaceKind::Group, randomId<SpaceId>()};
    QCOMPARE(word(Gate::open(made.envelope.bytes, other, *m_ben)), word(RefuseReason::WrongSpace));
}

void GroupTest::readsPostsOfMembersOfThatEpochAlone()
{
    const auto second = then(change(GroupOp::Add, {memberOf(m_cleo)}));
    m_ben->mode = LaneView::Mode::Unordered;
    QCOMPARE(wordOfPost(m_cleo, second.epoch, post(u"hello"_s)), u"post"_s);
    // Not in the list then, though in the list now; and never in the list, though with the key.
    QCOMPARE(wordOfPost(m_cleo, m_first, post(u"early"_s)), word(RefuseReason::Authority));
    QCOMPARE(wordOfPost(m_dora, second.epoch, post(u"ghost"_s)), word(RefuseReason::Authority));
    const auto third = then(change(GroupOp::Remove, {memberOf(m_cleo)}));
    QCOMPARE(wordOfPost(m_cleo, third.epoch, post(u"late"_s)), word(RefuseReason::Authority));
    // An epoch that no change began.
    const auto made = SpaceEpoch::ofGroup(SpaceKey::random(), m_space.id, 9, randomId<Hash32>());
    m_ben->hold(made);
    QCOMPARE(wordOfPost(m_anna, made, post(u"nowhere"_s)), word(HoldReason::NeedsKey));
}

void GroupTest::keepsWhatWasWrittenBeforeARemoval()
{
    const auto second = then(change(GroupOp::Add, {memberOf(m_cleo)}));
    then(change(GroupOp::Remove, {memberOf(m_cleo)}));
    QCOMPARE(wordOfPost(m_cleo, second.epoch, post(u"before"_s)), u"post"_s);
}

void GroupTest::holdsToThePostingRule()
{
    GroupChange rule = change(GroupOp::Describe);
    rule.posting = PostingRule::Admins;
    const auto next = then(rule);
    m_ben->mode = LaneView::Mode::Unordered;
    const auto question = post(u"a question"_s);
    QCOMPARE(wordOfPost(m_benSelf, next.epoch, question), word(RefuseReason::Authority));
    QCOMPARE(wordOfPost(m_anna, next.epoch, question), u"post"_s);
    const auto answer = replyTo({m_anna.id(), question.id}, u"an answer"_s);
    QCOMPARE(wordOfPost(m_benSelf, next.epoch, answer), u"post"_s);
}

void GroupTest::endsPostingWithTheArchive()
{
    const auto next = then(change(GroupOp::Archive));
    m_ben->mode = LaneView::Mode::Unordered;
    QCOMPARE(wordOfPost(m_anna, next.epoch, post(u"late"_s)), word(RefuseReason::Authority));
    QCOMPARE(wordOfPost(m_anna, m_first, post(u"before"_s)), u"post"_s);
    const auto more = nextCommit(m_head, m_anna.id(), change(GroupOp::Add, {memberOf(m_cleo)}));
    QCOMPARE(more.error().code, ErrorCode::Denied);
}

void GroupTest::keepsSomebodyInCharge()
{
    const auto away = nextCommit(m_head, m_anna.id(), change(GroupOp::Remove, {memberOf(m_anna)}));
    QCOMPARE(away.error().code, ErrorCode::Invalid);
    const auto down = nextCommit(m_head, m_anna.id(), change(GroupOp::SetRole, {memberOf(m_anna)}));
    QCOMPARE(down.error().code, ErrorCode::Invalid);
    then(change(GroupOp::SetRole, {memberOf(m_benSelf, GroupRole::Admin)}));
    QVERIFY(nextCommit(m_head, m_anna.id(), change(GroupOp::SetRole, {memberOf(m_anna)})).ok());
}

void GroupTest::hasRoomFor256()
{
    const auto some = [](qsizetype count) {
        QList<GroupMember> made;
        while (made.size() < count) {
            made.append({randomId<UserId>(), randomId<Hash32>(), GroupRole::Member});
        }
        return made;
    };
    const auto full = nextCommit(m_head, m_anna.id(), change(GroupOp::Add, some(254)));
    QVERIFY(full.ok());
    const auto made = seal(m_anna, *full);
    QCOMPARE(word(open(made.envelope.bytes)), u"control"_s);
    QVERIFY(!nextCommit(m_head, m_anna.id(), change(GroupOp::Add, some(255))).ok());
}

void GroupTest::makesAChangeOnceMoreOnTopOfAnother()
{
    const auto wanted = change(GroupOp::Add, {memberOf(m_cleo), memberOf(m_dora)});
    then(change(GroupOp::Add, {memberOf(m_cleo)}));
    const auto again = nextCommit(m_head, m_anna.id(), wanted);
    QVERIFY(again.ok());
    QCOMPARE(again->subjects, QList{m_dora.id()}); // Cleo is in already
    then(wanted);
    QCOMPARE(nextCommit(m_head, m_anna.id(), wanted).error().code, ErrorCode::NotFound);
}

void GroupTest::knowsWhoSaysHelloAndWhoLeaves()
{
    m_ben->mode = LaneView::Mode::Unordered;
    const GroupHello hello{{u"Ben"_s, 9}, randomToken()};
    const auto said = open(sealHello(m_benSelf.keys, *m_first, {1, {}}, hello)->bytes);
    QCOMPARE(std::get<GroupHello>(*std::get<VerifiedControl>(said).content()), hello);
    const auto gone = open(sealLeave(m_benSelf.keys, *m_first, {2, randomId<EnvId>()})->bytes);
    QVERIFY(std::holds_alternative<GroupLeave>(*std::get<VerifiedControl>(gone).content()));
    const auto ghost = sealHello(m_dora.keys, *m_first, {1, {}}, hello);
    QCOMPARE(word(open(ghost->bytes)), word(RefuseReason::Authority));
}

void GroupTest::carriesTheKeyInALetter()
{
    const GroupGrant grant{m_first, 7, m_anna.id()};
    const auto sealed = sealGroupGrant(m_anna.keys, m_benSelf.chain(), grant);
    QVERIFY(sealed->size() <= protocol::kMailItemBytesMax);
    const auto letter = openLetter(*sealed, m_benSelf.keys);
    const auto read = readGroupGrant(*letter, m_anna.chain());
    QVERIFY(read.ok());
    QCOMPARE(read->epoch->epochRef(), m_first->epochRef());
    QCOMPARE(read->epoch->feedToken(), m_first->feedToken());
    QCOMPARE(read->fromSeq, 7U);
    QVERIFY(!readGroupFarewell(*letter, m_anna.chain()).ok());
    QVERIFY(!readGroupGrant(*letter, m_dora.chain()).ok());
    QVERIFY(!openLetter(*sealed, m_cleo.keys).ok());
    const auto bye = sealGroupFarewell(m_anna.keys, m_benSelf.chain(), {m_space.id, 3});
    const auto heard = readGroupFarewell(*openLetter(*bye, m_benSelf.keys), m_anna.chain());
    QCOMPARE(*heard, (GroupFarewell{m_space.id, 3}));
}

void GroupTest::refusesAlteredLetters()
{
    const GroupGrant grant{m_first, 7, m_anna.id()};
    const QByteArray good = *sealGroupGrant(m_anna.keys, m_benSelf.chain(), grant);
    for (qsizetype i = 0; i < good.size(); i += 3) {
        QByteArray bad = good;
        bad[i] = static_cast<char>(bad[i] ^ 0x10);
        QVERIFY(!openLetter(bad, m_benSelf.keys).ok());
    }
}

void GroupTest::remembersAGroupInTheVault()
{
    GroupRecord record;
    record.group = m_space.id;
    record.root = m_head.hash;
    record.fromSeq = 3;
    record.invitedBy = m_anna.id();
    record.doorToken = randomToken();
    record.epochs = {m_first, then(change(GroupOp::Rotate)).epoch};
    const VaultRecord kept(77, record);
    QCOMPARE(kept.type(), RecordType::Group);
    const auto read = readRecord(*writeRecord(kept));
    QVERIFY(read.ok());
    QCOMPARE(*read, kept);
    const auto& again = std::get<GroupRecord>(read->content);
    QCOMPARE(again.epochs.last()->feedToken(), record.epochs.last()->feedToken());
}

void GroupTest::keepsAWaitingChangeAsItWas()
{
    GroupChange wanted = change(GroupOp::Describe, {memberOf(m_cleo)});
    wanted.name = u"Sea"_s;
    wanted.purpose = u""_s;
    wanted.posting = PostingRule::Admins;
    QCOMPARE(*readChange(writeChange(wanted)), wanted);
    QVERIFY(!readChange("rubbish").ok());
}

QTEST_APPLESS_MAIN(GroupTest)
#include "tst_group.moc"
