// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "sync/transport.h"

#include <QList>

namespace qs::test {

/// A network of which the test plays the other side.
class ScriptedNetwork final : public sync::TransportFactory
{
public:
    struct Attempt
    {
        QString url;
        sync::Transport::Listener listener;
        QList<QByteArray> sent; ///< By the client.
        int probes = 0;
        bool closed = false;
    };

    std::unique_ptr<sync::Transport>
    open(const QString& url, sync::Transport::Listener listener) override
    {
        attempts.append(std::make_shared<Attempt>(Attempt{url, std::move(listener), {}, 0, false}));
        return std::make_unique<End>(attempts.last());
    }

    [[nodiscard]] Attempt& last() { return *attempts.last(); }

    QList<std::shared_ptr<Attempt>> attempts;

private:
    class End final : public sync::Transport
    {
    public:
        explicit End(std::shared_ptr<Attempt> attempt) : m_attempt(std::move(attempt)) {}
        void send(const QByteArray& message) override { m_attempt->sent.append(message); }
        void probe() override { ++m_attempt->probes; }
        void close() override { m_attempt->closed = true; }
        [[nodiscard]] qsizetype pendingBytes() const override { return 0; }

    private:
        std::shared_ptr<Attempt> m_attempt;
    };
};

} // namespace qs::test
