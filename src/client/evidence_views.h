// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "client/views.h"

#include <QStringList>

namespace qs::client {

// What the page "Is my feed complete?" and its neighbors show, as plain values.

/// How much of one space is here.
struct SpaceStanding
{
    SpaceRef space;
    Audience audience = Audience::Connections;
    PersonView owner;
    quint64 upTo = 0;       ///< Everything to this number has been read here.
    quint64 missing = 0;    ///< The server names so many more.
    bool isWaiting = false; ///< Something here cannot be opened yet: a key or a device list is due.
    int openQuestions = 0;  ///< Somebody had read what is not here.
    QList<PersonView> agreedWith; ///< Whose posts confirmed what I see, newest first.
    qint64 agreedMs = 0;

    friend bool operator==(const SpaceStanding&, const SpaceStanding&) = default;
};

/// What was found; the words are the interface's.
struct FindingView
{
    enum class Kind {
        LogSignature = 1,
        LogShrank,
        LogForked,
        ManifestNotLogged,
        ManifestNotMine,
        EnvelopeWithheld,
        LaneForked,
        PeerAhead
    };
    Kind kind = Kind::LogForked;
    PersonView person; ///< Null id if it is about nobody.
    quint64 number = 0;
    qint64 atMs = 0;

    friend bool operator==(const FindingView&, const FindingView&) = default;
};

struct CompletenessView
{
    bool isLive = false; ///< The server has just confirmed all of it.
    QList<SpaceStanding> spaces;
    quint64 logSize = 0;    ///< Device lists published on this server.
    quint64 logAudited = 0; ///< Read here.
    bool isLogBroken = false;
    qint64 receipts = 0;         ///< Kept here.
    QList<FindingView> findings; ///< Newest first.

    friend bool operator==(const CompletenessView&, const CompletenessView&) = default;
};

/// Literal rows of one table of the server that are this account's.
struct ServerRows
{
    QStringList tables;
    QStringList columns;
    QList<QStringList> rows;
    quint64 more = 0;
};

enum class ReportWhy { Harm = 1, Harassment, Hate, Spam, Other };

/// Exactly what a report would reveal to the moderators, before it is sent.
struct ReportPreview
{
    struct Post
    {
        PersonView author;
        QString text;
        bool isPublic = false;
    };
    Post post;
    QList<Post> context; ///< What it answers, the nearest first.
};

} // namespace qs::client
