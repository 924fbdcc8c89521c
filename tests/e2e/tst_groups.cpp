// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "support/people.h"

using namespace qs::test;
using namespace Qt::StringLiterals;

/// Three built clients and a built server: a group from its beginning to a removal.
class TestGroups : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leavesOutWhoWasRemoved();

private:
    static QStringList textsIn(Person& person, const QString& group)
    {
        QStringList texts;
        const auto page = person.client().mustCall(u"group_timeline"_s, {{u"group"_s, group}});
        for (const auto& post : page["posts"_L1].toArray()) {
            texts.prepend(post["text"_L1].toString());
        }
        return texts;
    }
    static bool waitForText(Person& person, const QString& group, const QString& text)
    {
        const auto found = person.client().waitFor(
            u"group_timeline"_s,
            {{u"group"_s, group}},
            [&](const QJsonObject& page) {
                return !postWith(page["posts"_L1].toArray(), text).isEmpty();
            }
        );
        return !found.isEmpty();
    }
    static bool waitForStanding(Person& person, const QString& standing)
    {
        const auto found = person.client().waitFor(u"groups"_s, {}, [&](const QJsonObject& answer) {
            const QJsonArray groups = answer["groups"_L1].toArray();
            return !groups.isEmpty() && groups[0]["standing"_L1].toString() == standing;
        });
        return !found.isEmpty();
    }
    static void publish(Person& person, const QString& group, const QString& text)
    {
        person.client().mustCall(u"group_publish"_s, {{u"group"_s, group}, {u"text"_s, text}});
    }
};

void TestGroups::leavesOutWhoWasRemoved()
{
    ServerProcess server;
    QVERIFY2(server.start(), server.errors().constData());
    Person ada(server, u"ada"_s);
    Person ben(server, u"ben"_s);
    Person cleo(server, u"cleo"_s);
    for (Person* person : {&ada, &ben, &cleo}) {
        person->signUp();
    }
    ada.connectWith(ben);
    ada.connectWith(cleo);
    const QString bensId = ada.waitForRelation(u"connected"_s, u"ben"_s);
    const QString cleosId = ada.waitForRelation(u"connected"_s, u"cleo"_s);
    const QString group =
        ada.client()
            .mustCall(
                u"group_create"_s,
                {{u"name"_s, u"Trip"_s}, {u"people"_s, QJsonArray{bensId, cleosId}}}
            )["group"_L1]
            .toString();
    QVERIFY(waitForStanding(ben, u"member"_s));
    QVERIFY(waitForStanding(cleo, u"member"_s));
    publish(ben, group, u"who brings the tent?"_s);
    QVERIFY(waitForText(ada, group, u"who brings the tent?"_s));
    QVERIFY(waitForText(cleo, group, u"who brings the tent?"_s));

    ada.client().mustCall(u"group_remove"_s, {{u"group"_s, group}, {u"person"_s, bensId}});
    QVERIFY(waitForStanding(ben, u"removed"_s));
    publish(cleo, group, u"I do"_s);
    QVERIFY(waitForText(ada, group, u"I do"_s));
    ben.waitLive();
    QCOMPARE(textsIn(ben, group), QStringList{u"who brings the tent?"_s});
}

QTEST_GUILESS_MAIN(TestGroups)
#include "tst_groups.moc"
