// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "client/trust_views.h"

#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace qs::models {

/// A line among the posts in the place of something that is not shown: why, and what to do.
///
/// Thread: any.
struct Note
{
    Q_GADGET
    QML_VALUE_TYPE(note)
    Q_PROPERTY(bool present MEMBER present FINAL)
    Q_PROPERTY(int tone MEMBER tone FINAL)
    Q_PROPERTY(QString text MEMBER text FINAL)
    Q_PROPERTY(QString advice MEMBER advice FINAL)
    Q_PROPERTY(QString entry MEMBER entry FINAL)
    Q_PROPERTY(QString personId MEMBER personId FINAL)
    Q_PROPERTY(bool hasProof MEMBER hasProof FINAL)
    Q_PROPERTY(bool wantsCompare MEMBER wantsCompare FINAL)

public:
    enum Tone { Calm, Warning, Alarm };
    Q_ENUM(Tone)

    bool present = false;
    int tone = Calm;
    QString text;
    QString advice;
    QString entry;    ///< Its number in the security log.
    QString personId; ///< Empty if nobody can be named.
    bool hasProof = false;
    bool wantsCompare = false;

    [[nodiscard]] static Note from(const client::NoteView& view);
    friend bool operator==(const Note&, const Note&) = default;
};

/// How loudly something is said.
[[nodiscard]] Note::Tone toneOf(client::FindingType type);

} // namespace qs::models
