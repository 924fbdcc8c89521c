// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "models/trust_words.h"

#include "content/text.h"

namespace qs::models {

QString TrustWords::nameOf(const client::PersonView& person)
{
    //: In the place of a name that is not known
    return person.name.isEmpty() ? tr("somebody") : content::isolated(person.name);
}

QString TrustWords::note(const client::NoteView& note)
{
    using enum client::FindingType;
    const QString name = nameOf(note.person);
    switch (note.type) {
    case PostsMissing:
        return note.count == 1 ? tr("1 post missing before this")
                               : tr("%n posts missing before this", "", note.count);
    case WaitingForProof: return tr("Waiting for proof of who sent this");
    case NoKeyYet: return tr("You don't have the key for this yet");
    case NeedsNewerApp: return tr("This needs a newer Quicksilver");
    case HeldForDoubt:
        //: %1 is the name of a person
        return tr("New posts by %1 wait for you").arg(name);
    case TwoVersions:
        //: %1 is the name of a person
        return tr("Two different versions of %1's posts exist").arg(name);
    case RemovedDevice:
        //: %1 is the name of a person
        return tr("Refused: signed by a device %1 had removed").arg(name);
    case CouldNotOpen: return tr("Could not be opened — damaged or altered");
    default: return {};
    }
}

QString TrustWords::noteAdvice(const client::NoteView& note)
{
    using enum client::FindingType;
    const QString name = nameOf(note.person);
    switch (note.type) {
    case PostsMissing:
        //: %1 is the name of a person
        return tr("Your server does not show them. If they stay away, ask %1 what they were.")
            .arg(name);
    case WaitingForProof:
        return tr("Your server has not shown which devices its author has. It opens by itself when "
                  "that comes.");
    case NoKeyYet: return tr("Usually it comes within seconds, and this opens by itself.");
    case NeedsNewerApp: return tr("Update Quicksilver, and it opens by itself.");
    case HeldForDoubt:
        return tr("The security key changed. Look at that first; then these posts open.");
    case TwoVersions:
        //: %1 is the name of a person
        return tr("Only the first one is shown. Ask %1, and keep the proof of both.").arg(name);
    case RemovedDevice:
        //: %1 is the name of a person
        return tr("Whoever has that device can't post as %1 any more. Nothing to do.").arg(name);
    case CouldNotOpen: return tr("We won't show it. Ask its author to post it again.");
    default: return {};
    }
}

QString TrustWords::finding(const client::SecurityView& finding)
{
    using enum client::FindingType;
    const QString name = nameOf(finding.person);
    switch (finding.type) {
    case PostsMissing:
    case WaitingForProof:
    case NoKeyYet:
    case NeedsNewerApp:
    case HeldForDoubt:
    case TwoVersions:
    case RemovedDevice:
    case CouldNotOpen:
        return note({finding.number, finding.type, finding.person, finding.count, false});
    case AlteredItem:
        return finding.count == 1 ? tr("The server sent 1 altered item")
                                  : tr("The server sent %n altered items", "", finding.count);
    case Rubbish: return tr("The server sent something that is no post");
    case NotAllowed: return tr("Somebody tried to write where they may not");
    case ForeignManifest: return tr("A post named a list of devices that is not its author's");
    case LetterRefused: return tr("A letter to you proved nothing and was put away");
    case WrongDeviceList:
        //: %1 is the name of a person
        return tr("The server showed a wrong list of devices for %1").arg(name);
    case TwoDeviceLists:
        return finding.isMe ? tr("Two different lists of your own devices exist")
                            //: %1 is the name of a person
                            : tr("Two different lists of %1's devices exist").arg(name);
    case IdentityReplaced:
        //: %1 is the name of a person
        return tr("%1's security key was replaced, and nothing vouches for the new one").arg(name);
    case ServerWentBack: return tr("Your server went back to an older copy");
    case NumbersDiffer:
        //: %1 is the name of a person
        return tr("Your numbers and %1's were not the same").arg(name);
    case IdentityRenewed:
        //: %1 is the name of a person
        return tr("%1 renewed their identity").arg(name);
    case IdentityVouched:
        //: %1 is the name of a person
        return tr("%1's identity was reset; a device you knew vouches for it").arg(name);
    }
    Q_UNREACHABLE();
}

QString TrustWords::advice(const client::SecurityView& finding)
{
    using enum client::FindingType;
    switch (finding.type) {
    case PostsMissing:
    case WaitingForProof:
    case NoKeyYet:
    case NeedsNewerApp:
    case HeldForDoubt:
    case TwoVersions:
    case RemovedDevice:
    case CouldNotOpen:
        return noteAdvice({finding.number, finding.type, finding.person, finding.count, false});
    case AlteredItem: return tr("None of it was shown. If it goes on, ask who runs the server.");
    case Rubbish:
    case NotAllowed:
    case ForeignManifest:
    case LetterRefused: return tr("None of it was shown. Nothing to do.");
    case WrongDeviceList:
        return tr("It was not believed: the devices known before still count. Nothing to do.");
    case TwoDeviceLists:
    case IdentityReplaced:
        return tr("Compare numbers before you go on. Until then nothing is sent to them.");
    case ServerWentBack:
        return tr("Everything was read again. What only this device still has is kept here.");
    case NumbersDiffer:
        return tr("Somebody may be in between. Nothing is sent to them; meet, and compare again.");
    case IdentityRenewed:
    case IdentityVouched:
        return tr("Everything goes on. To be sure again, compare numbers when you next meet.");
    }
    Q_UNREACHABLE();
}

QString TrustWords::state(client::FindingState state)
{
    using enum client::FindingState;
    switch (state) {
    case Open: return {};
    case Seen:
        //: What became of an entry in the security log
        return tr("Seen");
    case KeptOld:
        //: What became of an entry in the security log
        return tr("You went on with the key known before");
    case Compared:
        //: What became of an entry in the security log
        return tr("You compared, and the key known before is right");
    case Differs:
        //: What became of an entry in the security log
        return tr("You compared, and the numbers differ");
    }
    Q_UNREACHABLE();
}

QString TrustWords::level(client::TrustLevel level)
{
    using enum client::TrustLevel;
    switch (level) {
    case Unknown:
        //: How sure one is of who somebody is
        return tr("Unknown");
    case Introduced:
        //: How sure one is of who somebody is
        return tr("Introduced");
    case FirstUse:
        //: How sure one is of who somebody is
        return tr("Since first contact");
    case Invited:
        //: How sure one is of who somebody is
        return tr("Invited");
    case Verified:
        //: How sure one is of who somebody is
        return tr("Verified");
    }
    Q_UNREACHABLE();
}

QString TrustWords::levelMeaning(client::TrustLevel level, const QString& name)
{
    using enum client::TrustLevel;
    switch (level) {
    case Unknown:
        //: %1 is the name of a person
        return tr("Nothing is known here of %1's key.").arg(name);
    case Introduced:
        //: %1 is the name of a person
        return tr("One of your connections says that this is %1.").arg(name);
    case FirstUse:
        //: %1 is the name of a person
        return tr("It is the key %1 had when you first met here. Compare numbers to be sure.")
            .arg(name);
    case Invited:
        //: %1 is the name of a person
        return tr("You and %1 connected through a link your server never saw. "
                  "Compare numbers to be sure.")
            .arg(name);
    case Verified:
        //: %1 is the name of a person
        return tr("You compared numbers with %1.").arg(name);
    }
    Q_UNREACHABLE();
}

QString TrustWords::notSentYet(const QString& name)
{
    //: %1 is the name of a person
    return tr("Not sent to %1 yet: the security key changed, maybe a new phone. "
              "Check with %1, then continue.")
        .arg(name);
}

QString TrustWords::keyChanged(const QString& name, int waiting)
{
    if (waiting == 0) {
        //: %1 is the name of a person
        return tr("%1's security key changed. Nothing is sent to %1 until you have looked.")
            .arg(name);
    }
    if (waiting == 1) {
        //: %1 is the name of a person
        return tr("%1's security key changed. 1 post waits until you have looked.").arg(name);
    }
    //: %1 is the name of a person, %n a number of posts
    return tr("%1's security key changed. %n posts wait until you have looked.", "", waiting)
        .arg(name);
}

QString TrustWords::alteredItems(int count)
{
    //: %n is a number greater than 3
    return tr("The server is sending altered items (%n). None of them was shown.", "", count);
}

QString TrustWords::codeOutcome(client::CodeOutcome outcome, const QString& name)
{
    using enum client::CodeOutcome;
    switch (outcome) {
    case Same:
        //: %1 is the name of a person
        return tr("It matches. %1 is verified.").arg(name);
    case Different:
        //: %1 is the name of a person
        return tr("It does not match. Nothing is sent to %1 until you have found out why.")
            .arg(name);
    case SomebodyElse:
        //: %1 is the name of a person
        return tr("This code is not from %1 for you. Ask for the one on %1's screen.").arg(name);
    case NoCode: return tr("This is not a safety code. Copy all of it, from quicksilver:// on.");
    case NewerApp: return tr("This code was made by a newer Quicksilver.");
    }
    Q_UNREACHABLE();
}

} // namespace qs::models
