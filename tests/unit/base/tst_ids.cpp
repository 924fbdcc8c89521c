// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "base/ids.h"

#include <QSet>
#include <QTest>

#include <type_traits>

using namespace qs;
using namespace Qt::StringLiterals;

class TestIds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyTheExactLengthMakesAnId_data()
    {
        QTest::addColumn<int>("length");
        QTest::addColumn<bool>("accepted");
        for (const int length : {0, 1, 15, 16, 17, 32}) {
            QTest::addRow("%d bytes", length) << length << (length == 16);
        }
    }
    void onlyTheExactLengthMakesAnId()
    {
        QFETCH(const int, length);
        QTEST(SpaceId::from(QByteArray(length, 'x')).has_value(), "accepted");
    }

    void bytesAndHexGoBothWays()
    {
        const QByteArray bytes = QByteArray::fromHex("000102030405060708090a0b0c0d0eff");
        const auto id = SpaceId::from(bytes);
        QVERIFY(id);
        QCOMPARE(id->bytes(), bytes);
        QCOMPARE(id->hex(), bytes.toHex());
        QVERIFY(SpaceId::fromHex(id->hex()) == id);
        QVERIFY(!SpaceId::fromHex(id->hex().chopped(2)));
    }

    void allZeroMeansNone()
    {
        QVERIFY(UserId().isNull());
        QVERIFY(!UserId::from(QByteArray(31, '\0') + '\1')->isNull());
    }

    void idsSortByTheirBytesAsUnsignedNumbers()
    {
        const auto low = *SpaceId::from(QByteArray(16, '\x7f'));
        const auto high = *SpaceId::from(QByteArray(16, '\x80'));
        QVERIFY(low < high);
        QVERIFY(SpaceId() < low);
    }

    void kindsOfIdsDoNotConvertIntoEachOther()
    {
        QVERIFY(!(std::is_convertible_v<UserId, EnvId>));
        QVERIFY(!(std::is_constructible_v<DeviceId, ObjectId>));
        QVERIFY(!(std::is_constructible_v<UserId, QByteArray>));
    }

    void spacesOfAnotherKindWithTheSameIdAreOthers()
    {
        const auto id = *SpaceId::from(QByteArray(16, 'c'));
        const QSet<SpaceRef> spaces{{SpaceKind::Circle, id}, {SpaceKind::Group, id}};
        QCOMPARE(spaces.size(), 2);
        QVERIFY(spaces.contains(SpaceRef{SpaceKind::Group, id}));
        QVERIFY(!spaces.contains(SpaceRef{SpaceKind::Public, id}));
    }

    void objectsAreNamedByAuthorAndIdTogether()
    {
        const auto ada = *UserId::from(QByteArray(32, 'a'));
        const auto bob = *UserId::from(QByteArray(32, 'b'));
        const auto id = *ObjectId::from(QByteArray(16, 'o'));
        QVERIFY((ObjectRef{ada, id} != ObjectRef{bob, id}));
        QVERIFY((ObjectRef{ada, id} == ObjectRef{ada, id}));
        QVERIFY(ObjectRef().isNull());
        QVERIFY(!(ObjectRef{ada, {}}.isNull()));
    }
};

QTEST_APPLESS_MAIN(TestIds)
#include "tst_ids.moc"
