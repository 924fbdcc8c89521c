// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "server/engine/engine.h"
#include "support/virtual_time.h"
#include "sync/transport.h"

#include <QSet>

#include <memory>

namespace qs::test {

/// The way between clients and a server engine in the same thread: every message takes a while, and
/// a connection can be cut at any message, which then arrives or does not.
///
/// Each fault is drawn from the seed, so a world can be run again.
class LossyNetwork final : public sync::TransportFactory
{
public:
    LossyNetwork(server::Engine& engine, VirtualTime& time, quint64 seed)
        : m_engine(engine), m_time(time), m_random(seed)
    {
    }

    std::unique_ptr<sync::Transport>
    open(const QString&, sync::Transport::Listener listener) override
    {
        auto line = std::make_shared<Line>(*this, std::move(listener));
        m_time.callAfter(delay(), [line] { line->arrive(); });
        return std::make_unique<End>(std::move(line));
    }

    quint64 cutsPerThousand = 0; ///< Of all messages.
    int cuts = 0;                ///< So far.

private:
    /// One connection. Lives as long as anything is under way on it.
    struct Line final : public server::Outlet, public std::enable_shared_from_this<Line>
    {
        Line(LossyNetwork& way, sync::Transport::Listener heard)
            : network(way), listener(std::move(heard))
        {
        }

        void arrive()
        {
            if (isOver) {
                return;
            }
            session = network.m_engine.connect(*this, "here");
            if (session) {
                network.m_open.insert(shared_from_this());
                listener.onOpen();
            } else {
                end();
            }
        }

        // Server to client
        void send(const QByteArray& frame) override
        {
            if (network.mayCut(*this)) {
                return;
            }
            later([frame](Line& line) { line.listener.onMessage(frame); });
        }
        [[nodiscard]] qsizetype waitingBytes() const override { return 0; }
        void close() override
        {
            later([](Line& line) { line.end(); });
        }

        // Client to server
        void upload(const QByteArray& frame)
        {
            if (network.mayCut(*this)) {
                return;
            }
            later([frame](Line& line) { line.network.m_engine.receive(line.session, frame); });
        }

        void later(std::function<void(Line&)> work)
        {
            // What was sent first arrives first: the delay of a line is always the same.
            network.m_time.callAfter(delayMs, [self = shared_from_this(), work] {
                if (!self->isOver) {
                    work(*self);
                }
            });
        }

        void hangUp()
        {
            if (isOver) {
                return;
            }
            isOver = true;
            if (session) {
                network.m_engine.disconnect(session);
            }
            network.m_open.remove(shared_from_this());
        }

        void end()
        {
            const bool wasOver = isOver;
            hangUp();
            if (!wasOver) {
                listener.onClosed(sync::Transport::Ending::Closed);
            }
        }

        LossyNetwork& network;
        sync::Transport::Listener listener;
        server::SessionPtr session;
        qint64 delayMs = network.delay();
        bool isOver = false;
    };

    class End final : public sync::Transport
    {
    public:
        explicit End(std::shared_ptr<Line> line) : m_line(std::move(line)) {}
        ~End() override { m_line->hangUp(); }
        void send(const QByteArray& message) override { m_line->upload(message); }
        void probe() override {}
        void close() override { m_line->hangUp(); }
        [[nodiscard]] qsizetype pendingBytes() const override { return 0; }

    private:
        std::shared_ptr<Line> m_line;
    };

    [[nodiscard]] qint64 delay() { return static_cast<qint64>(1 + m_random.below(40)); }

    // Cuts the line at this message, which is lost in half of the cases and the last to arrive
    // otherwise.
    [[nodiscard]] bool mayCut(Line& line)
    {
        if (cutsPerThousand == 0 || m_random.below(1000) >= cutsPerThousand) {
            return false;
        }
        ++cuts;
        const bool isLost = m_random.below(2) == 0;
        m_time.callAfter(isLost ? 0 : line.delayMs + 1, [self = line.shared_from_this()] {
            self->end();
        });
        return isLost;
    }

    server::Engine& m_engine;
    VirtualTime& m_time;
    SeededRandom m_random;
    QSet<std::shared_ptr<Line>> m_open;
};

} // namespace qs::test
