// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "client/views.h"

#include <QStringList>

namespace qs::client {

// What is known of who people are, and what was found amiss, as plain values for screens.

/// How sure I am of who somebody is; the higher the surer.
enum class TrustLevel {
    Unknown = 0,    ///< Nothing of their keys is known here.
    Introduced = 1, ///< A connection vouches for them.
    FirstUse = 2,   ///< The keys they had when first seen.
    Invited = 3,    ///< By a link that the server never saw.
    Verified = 4,   ///< Compared with them.
};

/// What became of it.
enum class FindingState {
    Open,
    Seen,
    KeptOld,  ///< A changed key: I go on with the one known before.
    Compared, ///< A changed key: we compared; the one known before is right.
    Differs,  ///< A changed key: we compared; something is wrong. Sending stays stopped.
};

/// An entry of the security log.
struct SecurityView
{
    quint64 number = 0;
    FindingType type = FindingType::Rubbish;
    FindingState state = FindingState::Open;
    PersonView person; ///< Null id if nobody can be named for certain.
    bool isMe = false; ///< It is about my own devices.
    int count = 1;
    qint64 firstMs = 0;
    qint64 lastMs = 0;
    bool hasEvidence = false;

    friend bool operator==(const SecurityView&, const SecurityView&) = default;
};

/// What needs to be said above everything else, if anything.
struct AlarmView
{
    PersonView doubted; ///< Whose changed keys stop sending; null id if nobody's.
    qint64 doubtedSinceMs = 0;
    int waiting = 0;      ///< Things of mine that wait for that.
    int alteredItems = 0; ///< From one feed, once it is more than kAlteredPatience.
    quint64 alteredEntry = 0;

    friend bool operator==(const AlarmView&, const AlarmView&) = default;
};

inline constexpr int kAlteredPatience = 3;

/// Who somebody is, to be compared with them.
struct TrustView
{
    PersonView person;
    TrustLevel level = TrustLevel::Unknown;
    bool isDoubted = false;
    bool differs = false;        ///< Compared, and not the same.
    QStringList groups;          ///< Twelve times five digits; empty while no keys are known.
    QStringList words;           ///< Eight.
    QString code;                ///< For their device to read.
    QList<SecurityView> history; ///< What was found about their keys.

    friend bool operator==(const TrustView&, const TrustView&) = default;
};

/// What reading somebody's code came to.
enum class CodeOutcome { Same, Different, SomebodyElse, NoCode, NewerApp };

} // namespace qs::client
