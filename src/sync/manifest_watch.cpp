// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "sync/manifest_watch.h"

#include "protocol/limits.h"

#include <utility>

namespace qs::sync {

void ManifestWatch::onOpen()
{
    look();
}

void ManifestWatch::onConnectionEnd()
{
    m_parts.scheduler.cancel(std::exchange(m_timer, 0));
}

void ManifestWatch::look()
{
    m_parts.scheduler.cancel(m_timer);
    m_timer = m_parts.scheduler.callAfter(kManifestWatchMs, [this] {
        m_timer = 0;
        look();
    });
    if (!m_parts.connection.isOpen()) {
        return;
    }
    QList<UserId> users;
    for (const crypto::PersonRecord& person : m_parts.book.people()) {
        if (person.state == crypto::PersonState::Connected) {
            users.append(person.user);
        }
    }
    for (qsizetype at = 0; at < users.size(); at += protocol::kManifestUsersMax) {
        ask(users.mid(at, protocol::kManifestUsersMax));
    }
}

void ManifestWatch::ask(const QList<UserId>& users)
{
    m_parts.connection.channel().ask<protocol::ManifestHeadsAnswer>(
        protocol::ManifestHeads{users},
        [this](const protocol::ManifestHeadsAnswer& answer) {
            for (const protocol::ManifestHead& head : answer.heads) {
                const crypto::IdentityChain* const known = m_parts.book.identity(head.user);
                if (known && head.seq > known->head().seq) {
                    m_parts.puller.fetchChain(head.user, [](const Result<void>&) {});
                }
            }
        },
        [](Refusal) {} // at the next look
    );
    m_parts.connection.expectAnswer();
}

} // namespace qs::sync
