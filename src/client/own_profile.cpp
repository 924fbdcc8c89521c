// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "client/own_profile.h"

#include "base/random.h"
#include "client/core.h"
#include "content/payload.h"
#include "content/text.h"

namespace qs::client {

content::Profile OwnProfile::mine() const
{
    return m_core.engine().book().settings().profile;
}

Result<void> OwnProfile::edit(const content::Profile& profile)
{
    const bool fits = content::checkName(profile.card.name).ok() &&
                      profile.card.hue <= content::kHueMax && content::checkBio(profile.bio).ok();
    if (!fits) {
        return Error{ErrorCode::Invalid, QStringLiteral("the profile cannot be kept as it is")};
    }
    sync::Engine& engine = m_core.engine();
    const crypto::CircleRecord* const circle = engine.book().myCircle();
    if (!circle) {
        return Error{ErrorCode::Busy, QStringLiteral("the circle has not arrived yet")};
    }
    if (profile == mine()) {
        return {};
    }
    Ports& ports = m_core.ports();
    content::Payload payload;
    payload.kind = content::PayloadKind::Profile;
    payload.text = profile.bio;
    payload.id = makeObjectId(ports.clock, ports.random);
    payload.createdMs = static_cast<quint64>(ports.clock.nowMs());
    payload.nameCard = profile.card;
    sync::Intent intent = engine.newIntent(sync::IntentKind::React);
    intent.space = {SpaceKind::Circle, circle->circle};
    intent.object = {m_core.me(), payload.id};
    QS_TRY_ASSIGN(intent.payload, content::writePayload(payload));
    const crypto::SettingsRecord settings{profile, circle->circle};
    QS_TRY(engine.enqueue({intent}, [&] { return engine.mailroom().remember(settings); }));
    m_core.peopleChanged();
    return {};
}

OwnNumbers OwnProfile::numbers() const
{
    constexpr int kPage = 500;
    OwnNumbers numbers;
    std::optional<TimelineKey> before;
    bool isEnd = false;
    for (int seen = 0; seen < kCountedPostsMax && !isEnd; seen += kPage) {
        const TimelinePage page = m_pages(before, kPage);
        for (const PostView& post : page.posts) {
            numbers.posts += post.mine;
            numbers.likes += post.mine ? post.likes - int(post.likedByMe) : 0;
            before = post.key;
        }
        isEnd = page.end || page.posts.isEmpty();
    }
    for (const crypto::PersonRecord& person : m_core.engine().book().people()) {
        numbers.connections += person.state == crypto::PersonState::Connected;
    }
    return numbers;
}

} // namespace qs::client
