// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "models/evidence_words.h"

#include "models/words.h"

#include <QHash>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace qs::models {

namespace {

bool isWhole(const client::SpaceStanding& space)
{
    return space.missing == 0 && !space.isWaiting && space.openQuestions == 0;
}

} // namespace

QString EvidenceWords::answer(const client::CompletenessView& view)
{
    if (!view.findings.isEmpty() || view.isLogBroken) {
        //: Answer to "Is my feed complete?": something was found
        return tr("Something does not add up. What was found stands below.");
    }
    if (!view.isLive) {
        //: Answer to "Is my feed complete?" without a connection
        return tr("This device is not connected now, so it can only vouch for what it has.");
    }
    for (const client::SpaceStanding& space : view.spaces) {
        if (!isWhole(space)) {
            //: Answer to "Is my feed complete?": still loading
            return tr("Almost. Some of it is still on its way.");
        }
    }
    //: Answer to "Is my feed complete?": all is well
    return tr("Yes. Everything that was posted where you can read is here.");
}

QString EvidenceWords::spaceName(const client::SpaceStanding& space, const UserId& me)
{
    const bool isMine = space.owner.id == me;
    switch (space.audience) {
    case client::Audience::OnlyMe:
        //: Name of the space that only my own devices read
        return tr("Only me");
    case client::Audience::Public:
        //: Public posts of oneself, or of the person %1
        return isMine ? tr("Your public posts") : tr("Public posts of %1").arg(space.owner.name);
    case client::Audience::Connections: break;
    }
    //: What the circle of connections of oneself, or of the person %1, posts and answers
    return isMine ? tr("Your circle") : tr("Circle of %1").arg(space.owner.name);
}

QString EvidenceWords::space(const client::SpaceStanding& space, qint64 nowMs)
{
    QStringList parts;
    const QString upTo = QLocale().toString(space.upTo);
    if (space.missing > 0) {
        //: %1 and %2 are numbers of entries
        parts << tr("%1 entries are here, %2 more are on their way.")
                     .arg(upTo, QLocale().toString(space.missing));
    } else if (space.upTo == 0) {
        //: Nothing was ever posted in this space
        parts << tr("Nothing was posted here yet.");
    } else {
        //: %1 is a number of entries
        parts << tr("Complete up to entry %1, without a gap.").arg(upTo);
    }
    if (space.isWaiting) {
        parts << tr("Some entries wait for a key or for proof of who wrote them.");
    }
    if (space.openQuestions > 0) {
        parts << tr("Somebody has read more than is here. That is being looked into.");
    }
    if (!space.agreedWith.isEmpty()) {
        //: %1 is a name, %2 a length of time such as "3 minutes"
        parts << tr("%1 saw the same, %2 ago.")
                     .arg(space.agreedWith.first().name, Words::span(nowMs - space.agreedMs));
    }
    return parts.join(u' ');
}

QString EvidenceWords::log(const client::CompletenessView& view)
{
    if (view.isLogBroken) {
        return tr("The server's record of keys contradicts what it said before. People who are "
                  "new to you are not let in until you decide.");
    }
    if (view.logSize == 0) {
        return tr("The server's record of keys has not been read yet.");
    }
    //: %1 is a number of entries in the server's public record of everybody's keys
    const QString all = tr("This device has checked all %1 entries of the server's record of keys. "
                           "None of yours was made by anybody else.")
                            .arg(QLocale().toString(view.logSize));
    return view.logAudited < view.logSize
               ? tr("The server's record of keys is being checked: %1 of %2 entries.")
                     .arg(QLocale().toString(view.logAudited), QLocale().toString(view.logSize))
               : all;
}

QString EvidenceWords::findingTitle(const client::FindingView& finding)
{
    using enum client::FindingView::Kind;
    switch (finding.kind) {
    case LogSignature: return tr("The record of keys has a wrong signature");
    case LogShrank: return tr("The record of keys became shorter");
    case LogForked: return tr("There are two records of keys");
    case ManifestNotLogged: return tr("Keys that are not on record");
    case ManifestNotMine: return tr("A device list you did not make was published");
    case EnvelopeWithheld: return tr("Something of yours is missing on the server");
    case LaneForked: return tr("Two versions of a post exist");
    case PeerAhead: return tr("Something is kept from you");
    }
    return {};
}

QString EvidenceWords::finding(const client::FindingView& finding)
{
    using enum client::FindingView::Kind;
    //: Stands for a person whose name is not known
    const QString name = finding.person.name.isEmpty() ? tr("somebody") : finding.person.name;
    switch (finding.kind) {
    case LogSignature:
        return tr("The server's record of keys is signed with another key than before. Ask whoever "
                  "runs it.");
    case LogShrank:
        return tr("The server forgot keys that it had published. It may have been restored from an "
                  "older backup: ask whoever runs it before you trust it again.");
    case LogForked:
        return tr("The server shows different people different keys. Ask whoever runs it, and "
                  "compare safety numbers in person before you write anything private.");
    case ManifestNotLogged:
        //: %1 is a name
        return tr("The server showed keys of %1 that it hides from everybody else. They were not "
                  "accepted.")
            .arg(name);
    case ManifestNotMine:
        return tr("The server published devices in your name that are not yours. People you know "
                  "will not be deceived by it; tell those you are about to meet.");
    case EnvelopeWithheld:
        return tr("The server confirmed what you wrote, and does not have it any more. Its signed "
                  "receipt is kept here.");
    case LaneForked:
        //: %1 is a name
        return tr("%1 was shown something else than you under the same number.").arg(name);
    case PeerAhead:
        //: %1 is a name
        return tr("%1 has read something that the server does not bring to you.").arg(name);
    }
    return {};
}

QString EvidenceWords::table(const QString& name)
{
    const QHash<QString, QString> sentences{
        {u"account"_s,
         tr("Your log-in: a scrambled form of your name and sealed keys it cannot open.")},
        {u"manifest"_s, tr("The lists of your devices and public keys, signed by you.")},
        {u"key_log"_s, tr("That you published those lists, in the record everybody can check.")},
        {u"device"_s, tr("The public keys of your devices.")},
        {u"device_seed"_s, tr("Newer keys for your other devices, sealed for each of them.")},
        {u"session"_s, tr("Which devices are logged in, and until when.")},
        {u"space"_s, tr("The spaces you own: how many entries they have, not who reads them.")},
        {u"event"_s,
         tr("Everything that was posted in your spaces: when it came, and the sealed bytes.")},
        {u"lane"_s, tr("How many entries each of your devices has written where.")},
        {u"door"_s, tr("Ways into your mailbox that you opened for people you invited.")},
        {u"follower"_s, tr("How many follow your public posts: random marks, no names.")},
        {u"mail"_s, tr("Sealed letters that wait for you, or went in the last day.")},
    };
    return sentences.value(name, tr("Rows of the server that belong to your account."));
}

QString EvidenceWords::rowsProblem(ErrorCode code)
{
    return code == ErrorCode::Offline
               ? tr("To see what the server keeps, this device has to be connected.")
               : tr("The server did not answer. Try again in a moment.");
}

QString EvidenceWords::reason(client::ReportWhy why)
{
    switch (why) {
    case client::ReportWhy::Harm:
        //: Reason of a report
        return tr("Somebody may come to harm");
    case client::ReportWhy::Harassment:
        //: Reason of a report
        return tr("It harasses somebody");
    case client::ReportWhy::Hate:
        //: Reason of a report
        return tr("It is hateful");
    case client::ReportWhy::Spam:
        //: Reason of a report
        return tr("It is spam");
    case client::ReportWhy::Other:
        //: Reason of a report
        return tr("Something else");
    }
    return {};
}

QString EvidenceWords::reportProblem(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Offline:
        return tr("This device has to be connected to report something. Try again when it is.");
    case ErrorCode::Denied: return tr("Nobody takes reports on this server.");
    case ErrorCode::NotFound: return tr("This post is no longer here as it was received.");
    case ErrorCode::OutOfSpace: return tr("The disk is full. Free some space and try again.");
    default: return tr("The report could not be made. Nothing was sent.");
    }
}

} // namespace qs::models
