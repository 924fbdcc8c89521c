// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "models/session.h"
#include "support/pretend/pretend_world.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

#include <memory>

namespace qs::tests {

/// Sets the stage for a test of a screen: a session over a pretended world, and what can happen in
/// that world while somebody looks on. One at a time. Thread: ui.
class Stagehand : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(qs::models::Session* session READ session NOTIFY sessionChanged FINAL)
    Q_PROPERTY(QString draftText READ draftText FINAL)

public:
    explicit Stagehand(QObject* parent = nullptr);
    ~Stagehand() override;

    [[nodiscard]] models::Session* session() const { return m_session.get(); }
    [[nodiscard]] QString draftText() const { return m_world->draft.text; }

    /// A new world and session: empty, welcome, unlock, quiet, busy, thread, scripts or
    /// long.
    Q_INVOKABLE void begin(const QString& scene);
    Q_INVOKABLE void end();

    Q_INVOKABLE void newPost(const QString& author, const QString& text);
    Q_INVOKABLE void olderPost(const QString& author, const QString& text, int minutesAgo);
    Q_INVOKABLE void ownPost(const QString& text);
    Q_INVOKABLE void likeFromElsewhere(int row);
    Q_INVOKABLE void refuseNewest();
    Q_INVOKABLE void goOffline(int unsent);
    Q_INVOKABLE void goOnline();
    Q_INVOKABLE void meet(const QString& name, bool asks);
    Q_INVOKABLE void refuseEntry(int problem);
    Q_INVOKABLE void letIn();
    Q_INVOKABLE void passTime(int ms);

    /// The server did what it can about somebody, and their keys are in doubt.
    Q_INVOKABLE void doubt(const QString& name);

Q_SIGNALS:
    void sessionChanged();

private:
    void furnish(const QString& scene);

    std::unique_ptr<PretendWorld> m_world;
    std::unique_ptr<models::Session> m_session;
};

} // namespace qs::tests
