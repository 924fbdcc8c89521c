// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "client/views.h"

#include <QObject>
#include <QString>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

namespace qs::models {

// What one row or one field of a screen shows: plain values, ready to draw. Delegates take them as
// typed required properties. Thread: any.

/// A person, as a screen names them.
struct Author
{
    Q_GADGET
    QML_VALUE_TYPE(author)
    Q_PROPERTY(QString name MEMBER name FINAL)
    Q_PROPERTY(int hue MEMBER hue FINAL)

public:
    QString name;
    int hue = 0;

    [[nodiscard]] static Author from(const client::PersonView& person);
    friend bool operator==(const Author&, const Author&) = default;
};

/// The person who is signed in.
struct Profile
{
    Q_GADGET
    QML_VALUE_TYPE(profile)
    Q_PROPERTY(QString name MEMBER name FINAL)
    Q_PROPERTY(QString address MEMBER address FINAL)

public:
    QString name;
    QString address; ///< username@host, the server as the person knows it.

    [[nodiscard]] static Profile from(const client::MeView& me);
    friend bool operator==(const Profile&, const Profile&) = default;
};

/// Who can see something: the number of client::Audience and its word.
struct AudienceSign
{
    Q_GADGET
    QML_VALUE_TYPE(audienceSign)
    Q_PROPERTY(int kind MEMBER kind FINAL)
    Q_PROPERTY(QString word MEMBER word FINAL)

public:
    int kind = 1;
    QString word;

    [[nodiscard]] static AudienceSign from(client::Audience audience);
    friend bool operator==(const AudienceSign&, const AudienceSign&) = default;
};

/// When something was made; with a note if it took its time to arrive.
struct Moment
{
    Q_GADGET
    QML_VALUE_TYPE(moment)
    Q_PROPERTY(QString shown MEMBER shown FINAL)
    Q_PROPERTY(QString note MEMBER note FINAL)

public:
    QString shown;
    QString note; ///< Empty unless it arrived noticeably later than it was written.

    friend bool operator==(const Moment&, const Moment&) = default;
};

/// The likes of a post. The count is empty while nobody likes it.
struct Tally
{
    Q_GADGET
    QML_VALUE_TYPE(tally)
    Q_PROPERTY(QString count MEMBER count FINAL)
    Q_PROPERTY(QString spoken MEMBER spoken FINAL)
    Q_PROPERTY(bool liked MEMBER liked FINAL)

public:
    QString count;
    QString spoken;
    bool liked = false;

    [[nodiscard]] static Tally from(const client::PostView& post);
    friend bool operator==(const Tally&, const Tally&) = default;
};

/// How far something of mine has come. Words are empty once it is sent.
struct Progress
{
    Q_GADGET
    QML_VALUE_TYPE(progress)
    Q_PROPERTY(bool waiting MEMBER waiting FINAL)
    Q_PROPERTY(bool refused MEMBER refused FINAL)
    Q_PROPERTY(QString word MEMBER word FINAL)
    Q_PROPERTY(QString reason MEMBER reason FINAL)
    Q_PROPERTY(QString compareWith MEMBER compareWith FINAL)

public:
    bool waiting = false; ///< Queued or on its way.
    bool refused = false; ///< Needs a decision.
    QString word;
    QString reason;
    QString compareWith; ///< Whose changed keys it waits for; empty if nobody's.

    [[nodiscard]] static Progress from(const client::PostView& post);
    friend bool operator==(const Progress&, const Progress&) = default;
};

/// Something that went wrong, in one sentence, and the word on the button that helps, if one can.
struct Problem
{
    Q_GADGET
    QML_VALUE_TYPE(problem)
    Q_PROPERTY(bool present READ isPresent FINAL)
    Q_PROPERTY(bool wantsLogIn MEMBER wantsLogIn FINAL)
    Q_PROPERTY(QString text MEMBER text FINAL)
    Q_PROPERTY(QString remedy MEMBER remedy FINAL)

public:
    QString text;
    QString remedy;
    bool wantsLogIn = false; ///< The remedy is to log in to the account that exists.

    [[nodiscard]] bool isPresent() const { return !text.isEmpty(); }
    friend bool operator==(const Problem&, const Problem&) = default;
};

} // namespace qs::models
