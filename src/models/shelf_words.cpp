// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "models/shelf_words.h"

#include "client/shelf.h"
#include "content/text.h"

#include <QDateTime>
#include <QLocale>

namespace qs::models {

QString ShelfWords::postNotHere()
{
    //: Stands for a bookmarked post that this device does not have
    return tr("This post is not on this device.");
}

QString ShelfWords::muteKind(content::MuteKind kind)
{
    switch (kind) {
    case content::MuteKind::Person:
        //: What is muted: everything of a person
        return tr("Person");
    case content::MuteKind::Post:
        //: What is muted: a post and its answers
        return tr("Conversation");
    case content::MuteKind::Word:
        //: What is muted: posts with a word
        return tr("Word");
    case content::MuteKind::Reposts:
        //: What is muted: what a person passes on
        return tr("Reposts");
    }
    return {};
}

QString ShelfWords::until(quint64 untilMs)
{
    if (untilMs == 0) {
        //: A mute or filter without an end
        return tr("Until you change it");
    }
    //: A mute or filter that ends; %1 is a date
    return tr("Until %1").arg(day(static_cast<qint64>(untilMs)));
}

QString ShelfWords::filterDoes(bool warns)
{
    //: What a filter does with a post
    return warns ? tr("Folds them")
                 //: What a filter does with a post
                 : tr("Hides them");
}

QString ShelfWords::wouldTake(int taken, int of)
{
    if (of == 0) {
        //: Preview of a filter on an empty timeline
        return tr("There are no posts to try it on yet.");
    }
    const QLocale locale;
    //: Preview of a filter. %1 and %2 are numbers
    return tr("Would take %1 of the last %2 posts")
        .arg(locale.toString(taken), locale.toString(of));
}

QString ShelfWords::folded(const QString& filter)
{
    //: Stands in the place of a post. %1 is the name of a filter
    return tr("Folded by your filter %1").arg(content::isolated(filter));
}

QString ShelfWords::day(qint64 ms)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(ms).date(), QLocale::ShortFormat);
}

QString ShelfWords::draftNote(const client::SavedDraftView& draft)
{
    if (draft.forked) {
        return draft.elsewhere
                   //: A draft was changed on two devices at once; this is the other one's version
                   ? tr("Also edited on another device: its version")
                   //: A draft was changed on two devices at once; this is the version of this one
                   : tr("Also edited on another device: this device's version");
    }
    //: A draft that was written on another device of mine
    return draft.elsewhere ? tr("From another device") : QString();
}

QString ShelfWords::binLeft(qint64 binnedMs, qint64 nowMs)
{
    if (binnedMs == 0) {
        return {};
    }
    constexpr qint64 kDayMs = 24 * 3'600'000;
    const auto left = static_cast<int>(client::kBinDays - (nowMs - binnedMs) / kDayMs);
    //: How long a draft stays in the bin
    return tr("Gone in %n day(s)", nullptr, left);
}

QString ShelfWords::profileProblem(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Invalid:
        //: The profile could not be kept
        return tr("A name has 1 to 50 characters, a bio at most 300. Nothing was changed.");
    case ErrorCode::Busy:
        //: The profile cannot be kept yet, on a new device
        return tr("This device is still fetching your account. Try again in a moment.");
    default: return problem(code);
    }
}

QString ShelfWords::problem(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Invalid:
        //: A folder, mute, filter or draft could not be kept
        return tr("This is empty or too long to keep. Nothing was changed.");
    case ErrorCode::NotFound:
        //: What was to be changed is gone, perhaps on another device
        return tr("This is no longer there. Another of your devices may have removed it.");
    case ErrorCode::OutOfSpace:
        //: The disk is full
        return tr("The disk is full. Nothing was changed; free some space and try again.");
    default:
        //: Something could not be stored
        return tr("This could not be stored on this device. Nothing was changed.");
    }
}

} // namespace qs::models
