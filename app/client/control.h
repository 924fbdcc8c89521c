// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/result.h"
#include "client/sign_in.h"

#include <QByteArray>
#include <QJsonObject>

#include <functional>
#include <memory>

/// The client driven by lines of JSON instead of by a screen: each request is one command or query
/// of client::Account or client::SignIn, each answer what that returned.
///
///     > {"id":1,"do":"publish","text":"Hello","audience":"connections"}
///     < {"id":1,"ok":true,"ref":"<author>:<object>"}
///     < {"event":"changes","posts":["<author>:<object>"],"many_posts":false, ...}
///
/// Requests are answered in any order, each exactly once; `{"id":..,"ok":false,"error":..}` says
/// why not, with the name of an ErrorCode or a SignInProblem. The list of requests is the table in
/// control.cpp. Passwords travel here: the line is as private as the descriptor it comes through.
///
/// Thread: core.
class Control
{
public:
    struct Ways
    {
        std::function<void(const QByteArray&)> send; ///< One line, without its end.
        std::function<void()> quit;
    };

    Control(qs::client::SignIn& signIn, Ways ways);
    ~Control();

    /// Tells how the device was left, so that the other side knows what to ask for.
    void begin();

    /// With the password that came with the start; the answer has the id "unlock-fd".
    void unlockAtStart(const QString& password);

    void onLine(const QByteArray& line);

    /// The other side is gone: settles and quits.
    void onEnd();

private:
    using Handler = void (Control::*)(const QJsonObject&);
    struct Command;

    void createAccount(const QJsonObject& request);
    void logIn(const QJsonObject& request);
    void unlock(const QJsonObject& request);
    void presence(const QJsonObject& request);
    void quit(const QJsonObject& request);
    void connectNow(const QJsonObject& request);
    void disconnectNow(const QJsonObject& request);
    void publish(const QJsonObject& request);
    void like(const QJsonObject& request);
    void saveDraft(const QJsonObject& request);
    void draft(const QJsonObject& request);
    void createInvite(const QJsonObject& request);
    void openInvite(const QJsonObject& request);
    void approve(const QJsonObject& request);
    void decline(const QJsonObject& request);
    void retry(const QJsonObject& request);
    void discard(const QJsonObject& request);
    void timeline(const QJsonObject& request);
    void post(const QJsonObject& request);
    void connections(const QJsonObject& request);
    void link(const QJsonObject& request);
    void me(const QJsonObject& request);
    void settle(const QJsonObject& request);
    void join(const QJsonObject& request);
    void joining(const QJsonObject& request);
    void devices(const QJsonObject& request);
    void renameDevice(const QJsonObject& request);
    void acknowledgeDevice(const QJsonObject& request);
    void revokeDevice(const QJsonObject& request);
    void beginLink(const QJsonObject& request);
    void linking(const QJsonObject& request);
    void admitDevice(const QJsonObject& request);
    void stopLink(const QJsonObject& request);
    void lock(const QJsonObject& request);
    void lockMode(const QJsonObject& request);

    // post_control.cpp
    void reply(const QJsonObject& request);
    void edit(const QJsonObject& request);
    void remove(const QJsonObject& request);
    void repost(const QJsonObject& request);
    void undo(const QJsonObject& request);
    void setUndo(const QJsonObject& request);
    void thread(const QJsonObject& request);
    void history(const QJsonObject& request);
    void answerRef(const QJsonObject& request, const qs::Result<qs::ObjectRef>& made);

    [[nodiscard]] std::function<void(qs::client::SignInOutcome)> signedIn(const QJsonObject& request
    );
    void adopt(std::unique_ptr<qs::client::Account> account);
    void answer(const QJsonObject& request, QJsonObject fields = {});
    void answer(const QJsonObject& request, const qs::Result<void>& outcome);
    void refuse(const QJsonObject& request, const QString& error, const QString& detail = {});
    void tell(const QString& event, QJsonObject fields);
    void send(const QJsonObject& object);

    qs::client::SignIn& m_signIn;
    Ways m_ways;
    std::unique_ptr<qs::client::Account> m_account;
    bool m_signingIn = false;
    QJsonObject m_joining; ///< Code, digits and outcome of the last "join".
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};
