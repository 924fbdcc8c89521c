// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "protocol/mail_each.h"
#include "server/engine/hub.h"
#include "server/engine/services.h"
#include "server/engine/session.h"

#include <functional>

namespace qs::server {

/// Takes sealed mail for accounts of this server and gives it out to their owners.
///
/// Thread: the engine's strand.
class MailDesk
{
public:
    MailDesk(const Services& services, Hub& hub);

    void handle(const SessionPtr& session, quint64 requestId, const protocol::MailPut& asked);
    void handle(const SessionPtr& session, quint64 requestId, const protocol::MailEach& asked);
    void handle(const SessionPtr& session, quint64 requestId, const protocol::MailCollected& asked);
    void handle(const SessionPtr& session, quint64 requestId, const protocol::OpenDoor& asked);
    void handle(const SessionPtr& session, quint64 requestId, const protocol::CloseDoor& asked);

private:
    struct Leaving
    {
        QList<protocol::MailPutItem> items;
        PutMode mode;
        std::function<void(Session&, const QList<PutResult>&, qsizetype asked)> answer;
    };
    [[nodiscard]] QList<Letter>
    lettersOf(const UserId& sender, const QList<protocol::MailPutItem>& items) const;
    void leave(const SessionPtr& session, quint64 requestId, const Leaving& leaving);
    void answerPut(
        Session& session,
        quint64 requestId,
        const QList<PutResult>& results,
        qsizetype asked
    );

    const Services& m_services;
    Hub& m_hub;
    KeyedBuckets m_accounts;
};

} // namespace qs::server
