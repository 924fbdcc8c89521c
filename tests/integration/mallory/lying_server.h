// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "protocol/events.h"
#include "protocol/frame.h"
#include "server/engine/engine.h"
#include "support/virtual_time.h"
#include "sync/transport.h"

#include <functional>
#include <memory>

namespace qs::test {

/// The server as one device sees it: the real engine, and Mallory, who may change, drop, add and
/// repeat every frame in both directions.
///
/// Thread: that of the test.
class LyingServer final : public sync::TransportFactory
{
public:
    using Lie = std::function<QList<QByteArray>(const QByteArray& frame)>;

    LyingServer(server::Engine& engine, VirtualTime& time) : m_engine(engine), m_time(time) {}

    std::unique_ptr<sync::Transport>
    open(const QString&, sync::Transport::Listener listener) override
    {
        auto line = std::make_shared<Line>(*this, std::move(listener));
        m_newest = line;
        m_time.callAfter(1, [line] { line->arrive(); });
        return std::make_unique<End>(std::move(line));
    }

    /// What becomes of a frame on its way; nothing set: it passes.
    Lie down; ///< Server to client.
    Lie up;   ///< Client to server.

    /// Where the device is in each log, by what it was told.
    QHash<SpaceRef, quint64> heads;

    /// Puts an envelope at the end of a log.
    void inject(const SpaceRef& space, const QByteArray& envelope)
    {
        const auto now = static_cast<quint64>(m_time.nowMs());
        say(protocol::Events{space, {{++heads[space], now, envelope}}});
    }

    /// The frame as a message if it is one, changed by `change`, else as it is.
    template<typename Message>
    [[nodiscard]] static QByteArray
    altered(const QByteArray& frame, const std::function<void(Message&)>& change)
    {
        const auto head = protocol::readFrameHead(frame);
        if (!head || head->type != Message::kType) {
            return frame;
        }
        auto message = protocol::decodeFrame<Message>(frame);
        if (!message) {
            return frame;
        }
        change(*message);
        return protocol::encodeFrame(head->requestId, *message);
    }

    /// From now on every message of this kind that comes down is changed.
    template<typename Message>
    void lieAbout(const std::function<void(Message&)>& change)
    {
        down = [change](const QByteArray& frame) { return QList{altered<Message>(frame, change)}; };
    }

    /// Hears every message of this kind that goes up, and lets it pass.
    template<typename Message>
    void listen(const std::function<void(const Message&)>& hear)
    {
        up = [hear](const QByteArray& frame) {
            const auto head = protocol::readFrameHead(frame);
            if (head && head->type == Message::kType) {
                if (const auto message = protocol::decodeFrame<Message>(frame)) {
                    hear(*message);
                }
            }
            return QList{frame};
        };
    }

    /// Says something that the engine never said.
    template<typename Message>
    void say(const Message& message)
    {
        if (const auto line = m_newest.lock()) {
            line->deliver(protocol::encodeFrame(0, message));
        }
    }

    /// Ends the connection; the device comes back by itself.
    void cut()
    {
        if (const auto line = m_newest.lock()) {
            line->end();
        }
    }

private:
    struct Line final : public server::Outlet, public std::enable_shared_from_this<Line>
    {
        Line(LyingServer& way, sync::Transport::Listener heard)
            : liar(way), listener(std::move(heard))
        {
        }

        void arrive()
        {
            if (isOver) {
                return;
            }
            session = liar.m_engine.connect(*this, "here");
            if (session) {
                listener.onOpen();
            } else {
                end();
            }
        }
        void send(const QByteArray& frame) override
        {
            const QList<QByteArray> told = liar.down ? liar.down(frame) : QList{frame};
            for (const QByteArray& one : told) {
                liar.keepCount(one);
                deliver(one);
            }
        }
        void deliver(const QByteArray& frame)
        {
            later([frame](Line& line) { line.listener.onMessage(frame); });
        }
        [[nodiscard]] qsizetype waitingBytes() const override { return 0; }
        void close() override
        {
            later([](Line& line) { line.end(); });
        }
        void upload(const QByteArray& frame)
        {
            const QList<QByteArray> told = liar.up ? liar.up(frame) : QList{frame};
            for (const QByteArray& one : told) {
                later([one](Line& line) { line.liar.m_engine.receive(line.session, one); });
            }
        }
        void later(std::function<void(Line&)> work)
        {
            liar.m_time.callAfter(1, [self = shared_from_this(), work] {
                if (!self->isOver) {
                    work(*self);
                }
            });
        }
        void hangUp()
        {
            if (!isOver) {
                isOver = true;
                if (session) {
                    liar.m_engine.disconnect(session);
                }
            }
        }
        void end()
        {
            const bool wasOver = isOver;
            hangUp();
            if (!wasOver) {
                listener.onClosed(sync::Transport::Ending::Closed);
            }
        }

        LyingServer& liar;
        sync::Transport::Listener listener;
        server::SessionPtr session;
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

    void keepCount(const QByteArray& frame)
    {
        const auto events = protocol::decodeFrame<protocol::Events>(frame);
        if (events && !events->events.isEmpty()) {
            heads[events->space] = events->events.last().seq;
        }
    }

    server::Engine& m_engine;
    VirtualTime& m_time;
    std::weak_ptr<Line> m_newest;
};

} // namespace qs::test
