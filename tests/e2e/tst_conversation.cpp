// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "support/people.h"

#include <QDirIterator>
#include <QFile>

using namespace qs;
using namespace Qt::StringLiterals;
using test::Person;

namespace {

const QString kConnections = u"connections"_s;

QString call(Person& who, const QString& command, const QString& post, const QString& text = {})
{
    return who.client()
        .mustCall(command, {{u"post"_s, post}, {u"text"_s, text}})["ref"_L1]
        .toString();
}

QStringList threadOf(const QJsonObject& answer)
{
    QStringList texts;
    for (const auto& item : answer["thread"_L1]["items"_L1].toArray()) {
        texts.append(item["post"_L1]["text"_L1].toString());
    }
    return texts;
}

bool waitForThread(Person& who, const QString& post, const QStringList& wanted)
{
    return !who.client()
                .waitFor(
                    u"thread"_s,
                    {{u"post"_s, post}},
                    [&](const QJsonObject& answer) { return threadOf(answer) == wanted; }
                )
                .isEmpty();
}

QStringList versionsOf(const QJsonObject& answer)
{
    QStringList texts;
    for (const auto& version : answer["versions"_L1].toArray()) {
        texts.append(version["text"_L1].toString());
    }
    return texts;
}

// An edit shows at once, and becomes a version of its own once the server has it.
bool waitForVersions(Person& who, const QString& post, const QStringList& wanted)
{
    return !who.client()
                .waitFor(
                    u"history"_s,
                    {{u"post"_s, post}},
                    [&](const QJsonObject& answer) { return versionsOf(answer) == wanted; }
                )
                .isEmpty();
}

bool isOnDisk(const QString& folder, const QString& text)
{
    QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(text.toUtf8())) {
            return true;
        }
    }
    return false;
}

} // namespace

/// A conversation between built programs, from the first post to the last trace of it.
class TestConversation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesFromPostToReplyToEditToRemoval();
    void takesAPublicPostOffTheServersDisk();
};

void TestConversation::goesFromPostToReplyToEditToRemoval()
{
    test::ServerProcess server;
    QVERIFY(server.start());
    Person a(server, u"ada"_s);
    Person b(server, u"ben"_s);
    Person c(server, u"cleo"_s);
    for (Person* person : {&a, &b, &c}) {
        person->signUp();
    }
    a.connectWith(b);
    a.connectWith(c);
    const QString post = a.publish(u"who is coming?"_s, kConnections);
    QVERIFY(waitForThread(b, post, {u"who is coming?"_s}));
    call(b, u"reply"_s, post, u"I am"_s);
    // C does not know B: the owner's voucher is what lets B's answer be read here.
    QVERIFY(waitForThread(c, post, {u"who is coming?"_s, u"I am"_s}));
    QVERIFY(waitForThread(a, post, {u"who is coming?"_s, u"I am"_s}));
    call(a, u"edit"_s, post, u"who is coming on Friday?"_s);
    const QStringList versions{u"who is coming?"_s, u"who is coming on Friday?"_s};
    for (Person* person : {&a, &b, &c}) {
        QVERIFY(waitForThread(*person, post, {versions.last(), u"I am"_s}));
        QVERIFY(waitForVersions(*person, post, versions));
    }
    call(a, u"remove"_s, post);
    const auto isEmpty = [](const QJsonArray& posts) { return posts.isEmpty(); };
    for (Person* person : {&a, &b, &c}) {
        QVERIFY(person->waitForTimeline(isEmpty));
        QVERIFY(waitForVersions(*person, post, {}));
    }
}

void TestConversation::takesAPublicPostOffTheServersDisk()
{
    test::ServerProcess server;
    QVERIFY(server.start());
    Person a(server, u"ada"_s);
    a.signUp();
    const QString text = u"the canary in the open sings 4c1ed4a8"_s;
    const QString post = a.publish(text, u"public"_s);
    a.waitLive();
    QVERIFY(isOnDisk(server.dataFolder(), text));
    call(a, u"edit"_s, post, text + u" louder"_s);
    a.waitLive();
    call(a, u"remove"_s, post);
    a.waitLive();
    QVERIFY(!isOnDisk(server.dataFolder(), text));
}

QTEST_GUILESS_MAIN(TestConversation)
#include "tst_conversation.moc"
