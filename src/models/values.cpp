// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "models/values.h"

#include "models/trust_words.h"
#include "models/words.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace qs::models {

Author Author::from(const client::PersonView& person)
{
    return {.name = person.name, .hue = static_cast<int>(person.hue % 360)};
}

Profile Profile::from(const client::MeView& me)
{
    return {.name = me.person.name, .address = me.username + u'@' + me.host};
}

AudienceSign AudienceSign::from(client::Audience audience)
{
    return {.kind = static_cast<int>(audience), .word = Words::audience(audience)};
}

Tally Tally::from(const client::PostView& post)
{
    if (post.likes <= 0) {
        return {.count = {}, .spoken = {}, .liked = post.likedByMe};
    }
    return {
        .count = QLocale().toString(post.likes),
        .spoken = Words::likes(post.likes),
        .liked = post.likedByMe,
    };
}

Progress Progress::from(const client::PostView& post)
{
    using enum client::Delivery;
    const bool refused = post.delivery == Refused;
    Progress progress{
        .waiting = post.delivery == Queued || post.delivery == Sending,
        .refused = refused,
        .word = Words::delivery(post.delivery),
        .reason = refused ? Words::refusal(post.refusal) : QString(),
        .compareWith = {},
    };
    if (!post.waitsFor.id.isNull()) {
        progress.reason = TrustWords::notSentYet(TrustWords::nameOf(post.waitsFor));
        progress.compareWith = QString::fromLatin1(post.waitsFor.id.hex());
    }
    return progress;
}

} // namespace qs::models
