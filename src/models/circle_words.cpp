// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "models/circle_words.h"

namespace qs::models {

QString CircleWords::circle(const client::CircleView& circle)
{
    //: The circle of everybody one is connected to
    return circle.isMain ? tr("Connections") : circle.name;
}

QString CircleWords::unnamedCircle()
{
    //: Audience of a post: one of the circles, which has no name here (yet)
    return tr("A circle");
}

QString CircleWords::readers(qsizetype people)
{
    if (people == 0) {
        //: How many people read what is written to a circle
        return tr("Nobody yet");
    }
    //: How many people read what is written to a circle
    return tr("%n reader(s)", nullptr, static_cast<int>(people));
}

QString CircleWords::standing(const client::PersonSharingView& person)
{
    if (person.isShut) {
        //: %1 is a name. Their posts cannot be read until a key arrives
        return tr("Waiting for a new key from %1. Posts appear as soon as it arrives.")
            .arg(person.connection.person.name);
    }
    switch (person.certainty) {
    case client::Certainty::FirstUse:
        //: How sure the device is of who somebody is
        return tr("Found by username. Compare safety words in person to be sure who this is.");
    case client::Certainty::Invited:
        //: How sure the device is of who somebody is
        return tr("Connected through an invitation link.");
    case client::Certainty::Verified:
        //: How sure the device is of who somebody is
        return tr("Verified in person.");
    case client::Certainty::Introduced: break;
    }
    //: How sure the device is of who somebody is
    return tr("Known through one of your connections.");
}

QString CircleWords::removal(const QString& name)
{
    //: %1 is a name. Stands in the question whether to end a connection
    return tr("%1 gets none of your new posts, and no replies to them. What %1 has already "
              "received "
              "may stay readable there: it cannot be taken back. What %1 shared with you is "
              "removed from your devices. %1 is not told.")
        .arg(name);
}

QString CircleWords::blocking(const QString& name)
{
    //: %1 is a name. Stands in the question whether to block somebody
    return tr("%1 gets none of your new posts and cannot ask you to connect. What %1 has already "
              "received may stay readable there: it cannot be taken back. What %1 shared with you "
              "is removed from your devices. %1 is not told.")
        .arg(name);
}

QString CircleWords::followers(int count)
{
    //: How many people read somebody's public posts
    return tr("%n follower(s)", nullptr, count);
}

QString CircleWords::asked(const QString& name)
{
    //: %1 is a name
    return tr("%1 has been asked. You are connected once they agree.").arg(name);
}

QString CircleWords::nameProblem(ErrorCode code)
{
    switch (code) {
    case ErrorCode::NotFound:
        return tr("Nobody with this username can be found. They may not want to be found; ask them "
                  "for an invitation link.");
    case ErrorCode::Busy: return tr("Too many searches. Wait a few minutes, then try again.");
    case ErrorCode::Offline: return tr("You are offline. Try again when you are connected.");
    case ErrorCode::Invalid: return tr("This is your own username.");
    default: return tr("This did not work. Try again in a moment.");
    }
}

QString CircleWords::circleProblem(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Invalid: return tr("A name has 1 to 50 characters.");
    case ErrorCode::OutOfSpace:
        return tr("There is no room for another circle. Close one you no longer need.");
    case ErrorCode::NotFound: return tr("This circle is closed, or somebody is not connected.");
    default: return tr("This did not work. Try again in a moment.");
    }
}

QString CircleWords::personProblem(ErrorCode code)
{
    switch (code) {
    case ErrorCode::NotFound: return tr("Nothing to change: this was done already.");
    case ErrorCode::OutOfSpace:
        return tr("This device is out of space. Free some, then try again.");
    default: return tr("This did not work. Try again in a moment.");
    }
}

} // namespace qs::models
