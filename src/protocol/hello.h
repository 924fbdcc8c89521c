// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "protocol/frame.h"
#include "protocol/public_keys.h"

namespace qs::protocol {

/// How people get an account on this server.
enum class SignUp : quint64 { WithCode = 0, Open = 1, Closed = 2 };

/// What a server says of itself. Signed by the server's long-lived key under the context
/// `descriptor`, so that a client that was here before notices another server at the same address.
struct Descriptor
{
    quint64 protocol = kProtocolVersion;
    ServerPub serverKey; ///< The server id is its hash.
    quint64 timeMs = 0;  ///< For noticing a wrong clock.
    ReceiptPub receiptKey;
    InstanceId instance; ///< A new one after a restore from backup.
    SignUp signUp = SignUp::WithCode;
    quint64 frameBytesMax = kFrameBytesMax;
    quint64 envelopeBytesMax = kEnvelopeBytesMax;
    LogPub logKey;               ///< Signs heads of the key log; null if the server keeps none.
    ModerationPub moderationKey; ///< Reports are sealed to it; null: this server takes none.

    [[nodiscard]] QByteArray encode() const
    {
        codec::CborWriter out;
        out.map(8 + (logKey.isNull() ? 0 : 1) + (moderationKey.isNull() ? 0 : 1))
            .key(1)
            .uint(protocol)
            .key(2)
            .bytes(serverKey.view())
            .key(3)
            .uint(timeMs);
        out.key(4).bytes(receiptKey.view()).key(5).bytes(instance.view());
        out.key(6).uint(static_cast<quint64>(signUp));
        out.key(7).uint(frameBytesMax).key(8).uint(envelopeBytesMax);
        if (!logKey.isNull()) {
            out.key(9).bytes(logKey.view());
        }
        if (!moderationKey.isNull()) {
            out.key(10).bytes(moderationKey.view());
        }
        return out.take();
    }

    [[nodiscard]] static Result<Descriptor> decode(QByteArrayView bytes)
    {
        codec::CborReader in(bytes);
        Descriptor d;
        in.map([&](quint64 key) {
            switch (key) {
            case 1: d.protocol = in.uint(); break;
            case 2: d.serverKey = in.id<ServerPub>(); break;
            case 3: d.timeMs = in.uint(); break;
            case 4: d.receiptKey = in.id<ReceiptPub>(); break;
            case 5: d.instance = in.id<InstanceId>(); break;
            case 6: d.signUp = static_cast<SignUp>(in.uint()); break;
            case 7: d.frameBytesMax = in.uint(); break;
            case 8: d.envelopeBytesMax = in.uint(); break;
            case 9: d.logKey = in.id<LogPub>(); break;
            case 10: d.moderationKey = in.id<ModerationPub>(); break;
            default: in.skip(); break;
            }
        });
        QS_TRY(in.finish());
        return d;
    }
};

/// Server to client, unasked, before anything else. The nonce belongs to this connection: log-in
/// and authentication sign it, so that a signature seen elsewhere is worth nothing here.
struct Hello
{
    static constexpr FrameType kType = FrameType::Hello;
    static constexpr int kFields = 3;
    static constexpr const char* kShape = "descriptor:bytes signature:64 nonce:16";

    QByteArray descriptor; ///< The signed bytes of a Descriptor.
    Signature signature;
    Nonce16 nonce;

    void write(codec::CborWriter& out) const
    {
        out.bytes(descriptor).bytes(signature.view()).bytes(nonce.view());
    }
    static Hello read(codec::CborReader& in)
    {
        Hello m;
        m.descriptor = in.bytes(4096);
        m.signature = in.id<Signature>();
        m.nonce = in.id<Nonce16>();
        return m;
    }
};

} // namespace qs::protocol
