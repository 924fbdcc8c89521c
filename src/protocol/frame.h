// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "codec/cbor_reader.h"
#include "codec/cbor_writer.h"
#include "protocol/limits.h"

#include <QByteArray>

namespace qs::protocol {

/// The type number that begins every frame. Numbers are never used again for something else.
enum class FrameType : quint64 {
    Hello = 1,
    Failure = 2,
    Done = 3,
    Register = 10,
    LoginParams = 11,
    LoginParamsAnswer = 12,
    Login = 13,
    LoginAnswer = 14,
    AddDevice = 15,
    Authenticate = 16,
    Resume = 17,
    SessionOpened = 18,
    ManifestHeads = 20,
    ManifestHeadsAnswer = 21,
    Manifests = 22,
    ManifestsAnswer = 23,
    CreateSpace = 30,
    Followers = 31,
    Subscribe = 32,
    Subscribed = 33,
    Events = 34,
    Page = 35,
    Append = 36,
    Receipts = 37,
    Lookup = 38,
    LookupAnswer = 39,
    OpenDoor = 40,
    CloseDoor = 41,
    MailPut = 42,
    Mail = 43,
    MailCollected = 44,
    MailEach = 45,
    MailEachAnswer = 46,
    FindName = 47,
    FindNameAnswer = 48,
    Follow = 49,
    StepUp = 50,
    StepUpAnswer = 51,
    Recover = 52,
    RecoverAnswer = 53,
    ChangeSecrets = 54,
    DeleteAccount = 55,
    ChangeDevices = 60,
    MySeeds = 61,
    MySeedsAnswer = 62,
    DevicesChanged = 63,
    RendezvousOpen = 64,
    RendezvousSend = 65,
    RendezvousMessage = 66,
    LogHead = 75,
    LogHeadAnswer = 76,
    LogLeaves = 77,
    LogLeavesAnswer = 78,
    LogProof = 79,
    LogProofAnswer = 80,
    FileReport = 81,
    MyRows = 82,
    MyRowsAnswer = 83,
};

/// What a frame is before its fields are read.
struct FrameHead
{
    FrameType type;
    quint64 requestId; ///< Chosen by who asks, repeated in the answer; 0 for what nobody asked for.
};

/// Reads the first two fields. Unknown types come back as they are: the receiver answers by name.
[[nodiscard]] Result<FrameHead> readFrameHead(QByteArrayView frame);

/// One frame is one WebSocket message: the CBOR array [type, request id, fields...].
///
/// A message is a struct with
///     static constexpr FrameType kType;
///     static constexpr int kFields;                 // how many this version knows
///     void write(codec::CborWriter&) const;         // exactly kFields items
///     static Message read(codec::CborReader&);      // sticky errors, see CborReader
template<typename Message>
[[nodiscard]] QByteArray encodeFrame(quint64 requestId, const Message& message)
{
    codec::CborWriter out;
    out.array(2 + Message::kFields);
    out.uint(static_cast<quint64>(Message::kType)).uint(requestId);
    message.write(out);
    return out.take();
}

/// Fields past those this version knows are checked and ignored.
template<typename Message>
[[nodiscard]] Result<Message> decodeFrame(QByteArrayView frame)
{
    codec::CborReader in(frame);
    const qsizetype more = in.arrayAtLeast(2 + Message::kFields);
    if (in.uint() != static_cast<quint64>(Message::kType)) {
        in.fail("type of the frame");
    }
    in.uint();
    Message message = Message::read(in);
    for (qsizetype i = 0; i < more && in.ok(); ++i) {
        in.skip();
    }
    QS_TRY(in.finish());
    return message;
}

} // namespace qs::protocol
