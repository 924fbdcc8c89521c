// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "support/people.h"

using namespace qs;
using namespace Qt::StringLiterals;
using test::ControlClient;
using test::likesOf;
using test::Person;

namespace {

const QString kConnections = u"connections"_s;

QString fieldOf(ControlClient& client, const QString& command, QLatin1StringView field)
{
    const QJsonObject answer = client.waitFor(command, {}, [&](const QJsonObject& found) {
        return !found[field].toString().isEmpty();
    });
    return answer[field].toString();
}

bool waitForText(Person& person, const QString& text)
{
    return person.waitForTimeline([&](const QJsonArray& posts) { return likesOf(posts, text) >= 0; }
    );
}

} // namespace

/// Devices of one account as built programs: linked by a pasted code, and removed again.
class TestDevicePrograms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDeviceLinkedByAPastedCodeWritesUntilItIsRemoved();

private:
    static void link(const test::ServerProcess& server, Person& ada, Person& phone);
};

void TestDevicePrograms::link(const test::ServerProcess& server, Person& ada, Person& phone)
{
    ControlClient& joining = phone.client();
    joining.mustCall(
        u"join"_s, {{u"server"_s, server.url().toString()}, {u"password"_s, Person::kPassword}}
    );
    const QString code = fieldOf(joining, u"joining"_s, "code"_L1);
    ada.client().mustCall(u"begin_link"_s, {{u"code"_s, code}});
    const QString digits = fieldOf(joining, u"joining"_s, "digits"_L1);
    QCOMPARE(digits.size(), 6);
    const auto isAt = [&](const QString& stage) {
        return !ada.client()
                    .waitFor(
                        u"linking"_s,
                        {},
                        [&](const QJsonObject& found) {
                            return found["stage"_L1].toString() == stage;
                        }
                    )
                    .isEmpty();
    };
    QVERIFY(isAt(u"asking"_s));
    ada.client().mustCall(
        u"admit_device"_s, {{u"digits"_s, digits}, {u"password"_s, Person::kPassword}}
    );
    QVERIFY(isAt(u"done"_s));
    const auto isIn = [](const QJsonObject& found) { return found["done"_L1].toBool(); };
    QVERIFY(!joining.waitFor(u"joining"_s, {}, isIn).isEmpty());
}

void TestDevicePrograms::aDeviceLinkedByAPastedCodeWritesUntilItIsRemoved()
{
    test::ServerProcess server;
    QVERIFY(server.start());
    Person ada(server, u"ada"_s);
    Person ben(server, u"ben"_s);
    ada.signUp();
    ben.signUp();
    ada.connectWith(ben);

    Person phone(server, u"ada"_s);
    ControlClient& joining = phone.client();
    link(server, ada, phone);
    phone.connectNow();
    phone.waitForRelation(u"connected"_s, u"ben"_s); // the vault has come
    phone.publish(u"from the phone"_s, kConnections);
    QVERIFY(waitForText(ben, u"from the phone"_s));

    QString device;
    for (const auto& entry : ada.client().mustCall(u"devices"_s)["devices"_L1].toArray()) {
        if (!entry["is_this"_L1].toBool()) {
            device = entry["id"_L1].toString();
        }
    }
    ada.waitLive();
    const QJsonObject wrong = ada.client().call(
        u"revoke_device"_s, {{u"device"_s, device}, {u"password"_s, u"not the password"_s}}
    );
    QCOMPARE(wrong["error"_L1].toString(), u"WrongPassword"_s);
    ada.client().mustCall(
        u"revoke_device"_s, {{u"device"_s, device}, {u"password"_s, Person::kPassword}}
    );
    const auto isRemoved = [](const QJsonObject& found) {
        return found["link"_L1].toObject()["problem"_L1].toString() == u"device_removed"_s;
    };
    QVERIFY(!joining.waitFor(u"link"_s, {}, isRemoved).isEmpty());
    phone.publish(u"too late"_s, kConnections);
    ada.publish(u"still here"_s, kConnections);
    QVERIFY(waitForText(ben, u"still here"_s));
    QVERIFY(!ben.texts().contains(u"too late"_s));
    QVERIFY(!ada.texts().contains(u"too late"_s));
    QVERIFY(phone.texts().contains(u"too late"_s)); // kept where it was typed
}

QTEST_GUILESS_MAIN(TestDevicePrograms)
#include "tst_devices.moc"
