// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "client/sign_in.h"
#include "client/views.h"

#include <QCoreApplication>
#include <QString>

namespace qs::models {

struct Problem;

/// Every sentence the models speak, in one place, so that they can be read and compared together.
///
/// Each says what happened and what still holds, never an error code. Times and numbers are put in
/// the language of the locale.
///
/// Thread: ui.
class Words
{
    Q_DECLARE_TR_FUNCTIONS(Words)

public:
    [[nodiscard]] static Problem signIn(const client::SignInFailure& failure);
    [[nodiscard]] static Problem link(const client::LinkStatus& status, qint64 nowMs);
    [[nodiscard]] static QString audience(client::Audience audience);
    [[nodiscard]] static QString delivery(client::Delivery delivery);
    [[nodiscard]] static QString refusal(client::RefusalReason reason);
    /// What the heading over a person does not say; often nothing.
    [[nodiscard]] static QString relation(client::Relation relation);
    [[nodiscard]] static QString section(client::Relation relation);
    [[nodiscard]] static QString waiting(int people);
    [[nodiscard]] static QString likes(int count);
    [[nodiscard]] static QString newPosts(int count);
    [[nodiscard]] static QString draftProblem(ErrorCode code);
    [[nodiscard]] static QString inviteProblem(ErrorCode code);
    [[nodiscard]] static QString inviteMakingProblem(ErrorCode code);
    [[nodiscard]] static QString requestSent(const QString& name);
    [[nodiscard]] static QString arrived(const QString& time);

    /// Which parts of a key on paper are meant: "group 3".
    [[nodiscard]] static QString groups(const QList<int>& numbers);

    /// A length of time in one unit: "4 hours". The sign does not matter.
    [[nodiscard]] static QString span(qint64 ms);

private:
    static QString sheetText(const client::SignInFailure& failure);
    static QString storeText(client::SignInProblem problem);
    static QString signInText(const client::SignInFailure& failure);
    static QString signInRemedy(client::SignInProblem problem);
    static QString offline(int unsent);
    static QString linkText(const client::LinkStatus& status, qint64 nowMs);
};

} // namespace qs::models
