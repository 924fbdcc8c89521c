// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "models/post_words.h"

#include "content/text.h"
#include "models/paragraphs.h"

#include <QLocale>

namespace qs::models {

namespace {

QString counted(int count)
{
    return count > 0 ? QLocale().toString(count) : QString();
}

void addOriginal(PostFacts& facts, const client::OriginalView& original)
{
    facts.hasOriginal = true;
    facts.originalAuthor = Author::from(original.author);
    facts.originalInstead = PostWords::original(original.state);
    if (original.state == client::OriginalView::State::Shown) {
        facts.originalId = QString::fromLatin1(original.ref.author.hex() + original.ref.id.hex());
        facts.originalBlocks = directionBlocks(content::forDisplay(original.text));
        facts.originalWarning = content::forDisplay(original.warning);
    }
}

} // namespace

PostFacts PostFacts::from(const client::PostView& post)
{
    using client::PostKind;
    PostFacts facts;
    if (post.isNote()) {
        return facts;
    }
    const bool isSent = post.delivery == client::Delivery::Sent;
    const bool isHere = post.kind != PostKind::Withheld;
    const bool isRepost = post.kind == PostKind::Repost;
    facts.instead = isHere ? QString() : PostWords::withheld();
    facts.warning = content::forDisplay(post.warning);
    facts.edited = post.edited ? PostWords::edited() : QString();
    facts.replies = counted(post.replies);
    facts.repliesSpoken = post.replies > 0 ? PostWords::replies(post.replies) : QString();
    facts.reposts = counted(post.reposts);
    facts.repostsSpoken = post.reposts > 0 ? PostWords::reposts(post.reposts) : QString();
    facts.personId = QString::fromLatin1(post.author.id.hex());
    facts.mine = post.mine;
    facts.mayReply = isSent && isHere;
    facts.mayShare = isSent && post.kind == PostKind::Post && post.mayShare;
    facts.mayEdit = post.mine && isHere && !isRepost && post.delivery != client::Delivery::Refused;
    facts.mayRemove = post.mine && isHere && post.delivery != client::Delivery::Refused;
    facts.mayReport = !post.mine && isHere;
    if (isRepost) {
        facts.shared = PostWords::shared(post.author.name);
        addOriginal(facts, post.original.value_or(client::OriginalView()));
    }
    return facts;
}

PostFacts PostFacts::from(client::Missing missing)
{
    PostFacts facts;
    facts.instead = PostWords::missing(missing);
    return facts;
}

QString PostWords::missing(client::Missing missing)
{
    using enum client::Missing;
    switch (missing) {
    case None: return {};
    case Removed:
        //: In place of a post that others answer
        return tr("Its author took this post back.");
    case Unknown:
        //: In place of a post that others answer
        return tr("This post is not on this device. It is from before you could read it, or it "
                  "has not come yet.");
    }
    Q_UNREACHABLE();
}

QString PostWords::withheld()
{
    //: In place of a post
    return tr("The server no longer has this post, although its author did not take it back.");
}

QString PostWords::original(client::OriginalView::State state)
{
    using enum client::OriginalView::State;
    switch (state) {
    case Shown: return {};
    case Removed:
        //: In place of a post that was passed on
        return tr("Its author took the original back.");
    case NotHere:
        //: In place of a post that was passed on
        return tr("The original could not be shown here.");
    }
    Q_UNREACHABLE();
}

QString PostWords::shared(const QString& name)
{
    //: Over a post that somebody passed on: %1 is their name
    return tr("%1 shared this").arg(content::isolated(name));
}

QString PostWords::edited()
{
    //: Mark on a post that has older versions
    return tr("edited");
}

QString PostWords::replies(int count)
{
    return count == 1 ? tr("1 reply") : tr("%n replies", "", count);
}

QString PostWords::reposts(int count)
{
    return count == 1 ? tr("shared once") : tr("shared %n times", "", count);
}

QString PostWords::readers(client::Audience audience)
{
    using enum client::Audience;
    switch (audience) {
    case OnlyMe:
        //: Below the field for a reply: who will read it
        return tr("Only you");
    case Connections:
        //: Below the field for a reply: who will read it
        return tr("Everyone who can read the first post");
    case Public:
        //: Below the field for a reply: who will read it
        return tr("Everyone, like the first post");
    }
    Q_UNREACHABLE();
}

QString PostWords::answering(const QString& name)
{
    //: In the field for a reply: %1 is the name of whoever is answered
    return tr("Reply to %1…").arg(content::isolated(name));
}

QString PostWords::removed()
{
    //: Short note with a button to undo it
    return tr("Taken back");
}

QString PostWords::passedOn()
{
    //: Short note after a post was passed on
    return tr("Shared");
}

QString PostWords::backAgain()
{
    //: Short note after a removal was undone
    return tr("It is back");
}

QString PostWords::version(const client::EditionView& edition)
{
    if (edition.isConflict) {
        //: Note on a version of a post
        return tr("Made at the same time as the version shown");
    }
    //: Note on a version of a post
    return edition.isShown ? tr("What readers see now") : QString();
}

QString PostWords::problem(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Invalid:
        return tr("This cannot be published: it is empty, too long, or was changed too often.");
    case ErrorCode::NotFound: return tr("That post is no longer here. Nothing was done.");
    case ErrorCode::Denied: return tr("That cannot be done with this post any more.");
    case ErrorCode::Busy: return tr("A key for this has not come yet. Try again in a moment.");
    default: return tr("It could not be saved on this device, so nothing was done.");
    }
}

} // namespace qs::models
