// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "unit/crypto/people.h"

#include <QTest>

using namespace people;
using namespace Qt::StringLiterals;

class VaultTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void comesBackAsItWent();
    void namesRecordsBlindly();
    void refusesAnythingCutOff();
    void refusesAKeyWithoutItsStatement();
    void refusesRecordsThatBreakARule();
    void tellsUnknownTypesApart();
    void sealsSmallRecordsInOneSize();

private:
    [[nodiscard]] QList<VaultRecord> samples() const;

    Person m_anna;
    SpaceEpochPtr m_epoch;
};

void VaultTest::init()
{
    m_anna = makePerson();
    m_epoch = beginEpoch(m_anna.keys, randomId<SpaceId>(), nullptr, EpochReason::Created);
}

QList<VaultRecord> VaultTest::samples() const
{
    const auto next =
        beginEpoch(m_anna.keys, m_epoch->space().id, m_epoch, EpochReason::MemberAdded);
    CircleRecord circle;
    circle.circle = m_epoch->space().id;
    circle.owner = m_anna.id();
    circle.epochs = {m_epoch, next};
    circle.vouchers = {QByteArray(100, 'v'), QByteArray(90, 'w')};
    circle.fromSeq = 12;
    circle.rosters = {{next->statement().hash, 77, {{m_anna.id(), 3}}}};
    PersonRecord person;
    person.user = m_anna.id();
    person.identity = m_anna.chain().identity();
    person.manifest = m_anna.chain().head();
    person.trust = Trust::Invited;
    person.state = PersonState::Connected;
    person.nameCard = {u"Anna"_s, 9};
    person.circle = circle.circle;
    person.theirDropToken = randomToken();
    person.myDoorToken = randomToken();
    person.circles = {randomId<SpaceId>(), randomId<SpaceId>()};
    person.connectedMs = 99;
    PersonRecord bare = person;
    bare.nameCard = {};
    bare.theirDropToken = {};
    const InviteRecord invite{randomInviteSecret(), randomToken(), 77, m_anna.id()};
    const SettingsRecord settings{{{u"Anna"_s, 9}, u"bio"_s}, circle.circle, true};
    CircleRecord gone;
    gone.circle = randomId<SpaceId>();
    gone.owner = m_anna.id();
    gone.isGone = true;
    const CircleNameRecord name{circle.circle, u"Close friends"_s, true};
    const FollowRecord follow{m_anna.id(), randomId<protocol::FollowMark>()};
    return {
        {1, circle},
        {2, person},
        {3, bare},
        {4, invite},
        {5, settings},
        {6, gone},
        {7, name},
        {8, follow},
    };
}

void VaultTest::comesBackAsItWent()
{
    for (const VaultRecord& record : samples()) {
        const auto bytes = writeRecord(record);
        QVERIFY2(bytes.ok(), bytes.ok() ? "" : qPrintable(bytes.error().detail));
        const auto read = readRecord(*bytes);
        QVERIFY2(read.ok(), read.ok() ? "" : qPrintable(read.error().detail));
        QVERIFY(*read == record);
        QCOMPARE(*writeRecord(*read), *bytes);
    }
}

void VaultTest::namesRecordsBlindly()
{
    const BlindKey key = blindKeyOf(m_anna.keys.seeds().newest());
    QSet<QByteArray> names;
    for (const VaultRecord& record : samples()) {
        names << recordIdOf(record.type(), record.target(), key).bytes();
    }
    QCOMPARE(names.size(), 7); // two of the eight are about one person
    const auto name = recordIdOf(RecordType::Person, m_anna.id().view(), key);
    QVERIFY(name != recordIdOf(RecordType::Circle, m_anna.id().view(), key));
    QVERIFY(name != recordIdOf(RecordType::Person, m_anna.id().view(), BlindKey::random()));
}

void VaultTest::refusesAnythingCutOff()
{
    for (const VaultRecord& record : samples()) {
        const QByteArray bytes = *writeRecord(record);
        for (qsizetype length = 0; length < bytes.size(); ++length) {
            QVERIFY(!readRecord(bytes.first(length)).ok());
        }
        QVERIFY(!readRecord(bytes + '\0').ok());
    }
}

void VaultTest::refusesAKeyWithoutItsStatement()
{
    QByteArray bytes = *writeRecord(samples().first());
    const qsizetype at = bytes.indexOf(m_epoch->key().view());
    QVERIFY(at > 0);
    bytes[at] = static_cast<char>(bytes[at] ^ 1);
    QCOMPARE(readRecord(bytes).error().code, ErrorCode::Corrupt);
}

void VaultTest::refusesRecordsThatBreakARule()
{
    QVERIFY(!writeRecord({}).ok());
    QVERIFY(!writeRecord({1, PersonRecord{}}).ok());
    QVERIFY(!writeRecord({1, InviteRecord{}}).ok());
    QVERIFY(!writeRecord({1, SettingsRecord{}}).ok());
    VaultRecord circle = samples().first();
    auto* mixed = std::get_if<CircleRecord>(&circle.content);
    mixed->epochs.append(beginEpoch(m_anna.keys, randomId<SpaceId>(), nullptr, EpochReason::Created)
    );
    QVERIFY(!writeRecord(circle).ok());
}

void VaultTest::tellsUnknownTypesApart()
{
    codec::CborWriter out;
    out.map(4).key(1).uint(99).key(2).uint(1).key(3).array(1).uint(5).key(9).null();
    QCOMPARE(readRecord(out.take()).error().code, ErrorCode::Incompatible);
    QCOMPARE(readRecord("rubbish").error().code, ErrorCode::Invalid);
}

void VaultTest::sealsSmallRecordsInOneSize()
{
    const auto self = SpaceEpoch::ofSelf(m_anna.id(), m_anna.keys.seeds().newest(), 1);
    const auto all = samples();
    const auto size = [&](const VaultRecord& record) {
        return sealRecord(m_anna.keys, *self, {1, {}}, record)->bytes.size();
    };
    QCOMPARE(size(all[1]), size(all[3]));
    QCOMPARE(size(all[1]), size(all[4]));
}

QTEST_APPLESS_MAIN(VaultTest)
#include "tst_vault.moc"
