// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "support/control_client.h"
#include "support/server_process.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

namespace qs::test {

/// A person at a device: the built client in a folder of its own, without a keychain and at the
/// cheapest password hash allowed.
class Person
{
public:
    static inline const QString kPassword = QStringLiteral("correct horse battery staple");

    Person(const ServerProcess& server, QString name, QString program = ControlClient::program())
        : m_name(std::move(name))
        , m_url(server.url().toString())
        , m_client(m_folder.path(), {QStringLiteral("--no-keychain")}, std::move(program))
    {
        m_client.start();
    }

    void signUp()
    {
        m_client.mustCall(
            QStringLiteral("create_account"),
            {{QStringLiteral("server"), m_url},
             {QStringLiteral("username"), m_name},
             {QStringLiteral("display_name"), m_name},
             {QStringLiteral("password"), kPassword}}
        );
        connectNow();
        waitLive();
    }

    void logIn()
    {
        m_client.mustCall(
            QStringLiteral("log_in"),
            {{QStringLiteral("server"), m_url},
             {QStringLiteral("username"), m_name},
             {QStringLiteral("password"), kPassword}}
        );
        connectNow();
    }

    void unlock()
    {
        m_client.mustCall(QStringLiteral("unlock"), {{QStringLiteral("password"), kPassword}});
    }

    void connectNow() { m_client.mustCall(QStringLiteral("connect")); }
    void disconnectNow() { m_client.mustCall(QStringLiteral("disconnect")); }

    /// Waits until nothing is left to send and everything the server has is here.
    void waitLive()
    {
        const QJsonObject answer =
            m_client.waitFor(QStringLiteral("link"), {}, [](const QJsonObject& found) {
                const QJsonObject link = found[QLatin1StringView("link")].toObject();
                return link[QLatin1StringView("state")].toString() == QLatin1StringView("live") &&
                       link[QLatin1StringView("unsent")].toInt() == 0;
            });
        QVERIFY2(!answer.isEmpty(), qPrintable(m_name + QStringLiteral(" never was live")));
    }

    /// Makes a link, has `other` open it, approves, and waits until both are connected.
    void connectWith(Person& other)
    {
        const QString link =
            m_client.mustCall(QStringLiteral("create_invite"))[QLatin1StringView("link")].toString(
            );
        waitLive();
        other.m_client.mustCall(QStringLiteral("open_invite"), {{QStringLiteral("link"), link}});
        const QString id = waitForRelation(QStringLiteral("incoming"), other.m_name);
        m_client.mustCall(QStringLiteral("approve"), {{QStringLiteral("person"), id}});
        waitForRelation(QStringLiteral("connected"), other.m_name);
        other.waitForRelation(QStringLiteral("connected"), m_name);
        waitLive();
        other.waitLive();
    }

    /// Returns the id of the person of that name, once they stand in that relation.
    QString waitForRelation(const QString& relation, const QString& name)
    {
        QString id;
        m_client.waitFor(QStringLiteral("connections"), {}, [&](const QJsonObject& found) {
            for (const auto& entry : found[QLatin1StringView("connections")].toArray()) {
                const QJsonObject person = entry[QLatin1StringView("person")].toObject();
                if (entry[QLatin1StringView("relation")].toString() == relation &&
                    person[QLatin1StringView("name")].toString() == name) {
                    id = person[QLatin1StringView("id")].toString();
                }
            }
            return !id.isEmpty();
        });
        [&] {
            QVERIFY2(!id.isEmpty(), qPrintable(name + QStringLiteral(" is not ") + relation));
        }();
        return id;
    }

    QString publish(const QString& text, const QString& audience)
    {
        return m_client
            .mustCall(
                QStringLiteral("publish"),
                {{QStringLiteral("text"), text}, {QStringLiteral("audience"), audience}}
            )[QLatin1StringView("ref")]
            .toString();
    }

    void setLiked(const QString& ref, bool liked)
    {
        m_client.mustCall(
            QStringLiteral("like"), {{QStringLiteral("post"), ref}, {QStringLiteral("on"), liked}}
        );
    }

    /// The whole timeline, newest first.
    QJsonArray timeline()
    {
        return m_client
            .mustCall(
                QStringLiteral("timeline"), {{QStringLiteral("limit"), kWholeTimeline}}
            )[QLatin1StringView("posts")]
            .toArray();
    }

    QStringList texts()
    {
        QStringList found;
        for (const auto& post : timeline()) {
            found.append(post[QLatin1StringView("text")].toString());
        }
        return found;
    }

    /// Waits until the timeline satisfies `wanted`.
    bool waitForTimeline(const std::function<bool(const QJsonArray&)>& wanted)
    {
        return !m_client
                    .waitFor(
                        QStringLiteral("timeline"),
                        {{QStringLiteral("limit"), kWholeTimeline}},
                        [&](const QJsonObject& found) {
                            return wanted(found[QLatin1StringView("posts")].toArray());
                        }
                    )
                    .isEmpty();
    }

    [[nodiscard]] ControlClient& client() { return m_client; }
    [[nodiscard]] const QString& name() const { return m_name; }
    [[nodiscard]] QString folder() const { return m_folder.path(); }

private:
    static constexpr int kWholeTimeline = 200;

    QString m_name;
    QString m_url;
    QTemporaryDir m_folder;
    ControlClient m_client;
};

/// The post with this text; an empty object if there is none.
[[nodiscard]] inline QJsonObject postWith(const QJsonArray& posts, const QString& text)
{
    for (const auto& post : posts) {
        if (post[QLatin1StringView("text")].toString() == text) {
            return post.toObject();
        }
    }
    return {};
}

[[nodiscard]] inline int likesOf(const QJsonArray& posts, const QString& text)
{
    return postWith(posts, text)[QLatin1StringView("likes")].toInt(-1);
}

} // namespace qs::test
