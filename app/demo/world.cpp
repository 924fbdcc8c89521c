// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "world.h"

#include "content/text.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

using namespace qs;
using namespace qs::client;
using namespace Qt::StringLiterals;

namespace {

Error broken(const QString& what)
{
    return {ErrorCode::Invalid, u"the demo world: "_s + what};
}

Result<QJsonObject> readObject(const QString& name)
{
    QFile file(u":/demo/"_s + name + u".json"_s);
    if (!file.open(QIODevice::ReadOnly)) {
        return broken(name + u" is missing"_s);
    }
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &problem);
    if (!document.isObject()) {
        return broken(name + u": "_s + problem.errorString());
    }
    return document.object();
}

/// A bare text is for the connections.
Result<Saying> readSaying(const QJsonValue& value)
{
    if (value.isString()) {
        return Saying{Audience::Connections, value.toString()};
    }
    const QString audience = value[u"to"].toString();
    const QString text = value[u"text"].toString();
    if (audience == u"public") {
        return Saying{Audience::Public, text};
    }
    if (audience == u"me") {
        return Saying{Audience::OnlyMe, text};
    }
    return broken(u"no such audience: "_s + audience);
}

Result<Person> readPerson(const QString& username)
{
    QS_TRY_ASSIGN(const QJsonObject object, readObject(username));
    Person person;
    person.username = object[u"username"].toString();
    person.name = object[u"name"].toString();
    if (!content::isUsername(person.username) || !content::checkName(person.name).ok()) {
        return broken(username + u" has no proper name"_s);
    }
    QSet<QString> seen;
    const auto isFresh = [&](const QString& text) {
        const bool fresh = content::checkText(text).ok() && !seen.contains(text);
        seen.insert(text);
        return fresh;
    };
    for (const auto& value : object[u"posts"].toArray()) {
        QS_TRY_ASSIGN(const Saying saying, readSaying(value));
        if (!isFresh(saying.text)) {
            return broken(username + u" says something unsendable, or twice"_s);
        }
        person.posts.append(saying);
    }
    for (const auto& value : object[u"live"].toArray()) {
        if (!isFresh(value.toString())) {
            return broken(username + u" says something unsendable, or twice"_s);
        }
        person.live.append(value.toString());
    }
    return person;
}

/// Pairs of people by their usernames; those of whom one stays away are left out.
Result<QList<World::Pair>>
readPairs(const QJsonArray& pairs, const QStringList& everyone, qsizetype count)
{
    QList<World::Pair> read;
    for (const auto& pair : pairs) {
        const qsizetype one = everyone.indexOf(pair[0].toString());
        const qsizetype other = everyone.indexOf(pair[1].toString());
        if (one < 0 || other < 0 || one == other) {
            return broken(u"a pair of nobody"_s);
        }
        if (one < count && other < count) {
            read.append({static_cast<int>(one), static_cast<int>(other)});
        }
    }
    return read;
}

} // namespace

bool World::areFriends(int one, int other) const
{
    return friends.contains({one, other}) || friends.contains({other, one});
}

Result<World> readWorld(int peopleMax)
{
    QS_TRY_ASSIGN(const QJsonObject circle, readObject(u"circle"_s));
    QStringList everyone;
    for (const auto& username : circle[u"people"].toArray()) {
        everyone.append(username.toString());
    }
    const qsizetype count =
        peopleMax > 0 ? std::min<qsizetype>(peopleMax, everyone.size()) : everyone.size();
    World world;
    for (qsizetype i = 0; i < count; ++i) {
        QS_TRY_ASSIGN(const Person person, readPerson(everyone[i]));
        world.people.append(person);
    }
    QS_TRY_ASSIGN(world.friends, readPairs(circle[u"friends"].toArray(), everyone, count));
    QS_TRY_ASSIGN(world.asked, readPairs(circle[u"asked"].toArray(), everyone, count));
    return world;
}
