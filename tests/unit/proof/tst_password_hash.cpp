// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "known_answers.h"
#include "proof/hash.h"
#include "proof/password_hash.h"

#include <QTest>

using namespace qs;
using namespace qs::proof;
using namespace Qt::StringLiterals;

class TestPasswordHash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theGoldenPasswordGivesTheGoldenKeys()
    {
        const QJsonValue golden = knownAnswers("envelope.json")[u"argon2id"];
        const auto salt = *protocol::Salt::from(hexIn(golden, "salt"));
        const protocol::KdfParams params{
            static_cast<quint32>(golden[u"ops"].toInt()),
            static_cast<quint32>(golden[u"mem"].toInt() / 1024)};
        const auto master = passwordHash(golden[u"pw"].toString().toUtf8(), salt, params);
        QVERIFY(master.ok());
        QCOMPARE(master->view().toByteArray(), hexIn(golden, "master"));
        QCOMPARE(
            kdf(*master, 1, kdf_context::kAccount).view().toByteArray(), hexIn(golden, "auth")
        );
        QCOMPARE(
            kdf(*master, 2, kdf_context::kAccount).view().toByteArray(), hexIn(golden, "unlock")
        );
    }

    // Lengths are part of what is hashed: one is no beginning of the other.
    void bothLengthsGiveTheHashTheyAlwaysGave()
    {
        const auto salt = *protocol::Salt::from("somesaltsomesalt");
        const auto small = passwordHash("password", salt, {2, 64});
        QVERIFY(small.ok());
        QCOMPARE(
            small->view().toByteArray().toHex(),
            "1a98fba8e6394425c9bdc333a9c750aaf811df070f5fb4a5788e1cf4db5793a1"_ba
        );
        const auto wide = passwordHash64("password", salt, {2, 64});
        QVERIFY(wide.ok());
        QCOMPARE(
            wide->view().toByteArray().toHex(),
            "3129e97c4e48114f59c1562e65960222c2ab5a5dd0bf043c6420d712a5f6048f"
            "2a5a84c85790e50c54bcf1ffe47f962a5eae434b498dd9ac03483ee0f1e3c070"_ba
        );
    }

    void everyInputChangesTheHash()
    {
        const auto salt = *protocol::Salt::from(QByteArray(16, 's'));
        const auto other = *protocol::Salt::from(QByteArray(16, 't'));
        QSet<QByteArray> hashes;
        hashes << passwordHash("password", salt, {1, 64})->view().toByteArray()
               << passwordHash("Password", salt, {1, 64})->view().toByteArray()
               << passwordHash("password", other, {1, 64})->view().toByteArray()
               << passwordHash("password", salt, {2, 64})->view().toByteArray()
               << passwordHash("password", salt, {1, 128})->view().toByteArray()
               << passwordHash({}, salt, {1, 64})->view().toByteArray();
        QCOMPARE(hashes.size(), 6);
    }

    void costsThatCannotBePaidAreAnError()
    {
        const auto salt = *protocol::Salt::from(QByteArray(16, 's'));
        QVERIFY(!passwordHash("password", salt, {1, 0}).ok());
        QVERIFY(!passwordHash("password", salt, {0, 64}).ok());
    }
};

QTEST_APPLESS_MAIN(TestPasswordHash)
#include "tst_password_hash.moc"
