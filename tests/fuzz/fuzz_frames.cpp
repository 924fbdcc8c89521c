// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "base/assert.h"
#include "fuzz/targets.h"
#include "protocol/add_device.h"
#include "protocol/append.h"
#include "protocol/create_space.h"
#include "protocol/devices.h"
#include "protocol/done.h"
#include "protocol/events.h"
#include "protocol/failure.h"
#include "protocol/hello.h"
#include "protocol/key_log.h"
#include "protocol/login.h"
#include "protocol/login_params.h"
#include "protocol/lookup.h"
#include "protocol/mail.h"
#include "protocol/manifests.h"
#include "protocol/my_rows.h"
#include "protocol/receipts.h"
#include "protocol/register.h"
#include "protocol/rendezvous.h"
#include "protocol/report.h"
#include "protocol/session.h"
#include "protocol/subscribe.h"

namespace qs::fuzz {

using namespace protocol;

namespace {

// Yields whether the bytes were a frame of this type.
template<typename Message>
bool decodes(QByteArrayView bytes, const FrameHead& head)
{
    const auto message = decodeFrame<Message>(bytes);
    QS_ASSERT(!message || head.type == Message::kType);
    if (!message) {
        return false;
    }
    const QByteArray encoded = encodeFrame(head.requestId, *message);
    QS_ASSERT(encoded.size() <= bytes.size()); // fields of the future fell away, nothing else
    const auto again = decodeFrame<Message>(encoded);
    QS_ASSERT(again && encodeFrame(head.requestId, *again) == encoded);
    if constexpr (std::is_same_v<Message, Hello>) {
        const auto descriptor = Descriptor::decode(message->descriptor);
        QS_ASSERT(!descriptor || Descriptor::decode(descriptor->encode()).ok());
    }
    return true;
}

template<typename... Messages>
int countDecoding(QByteArrayView bytes, const FrameHead& head)
{
    return (decodes<Messages>(bytes, head) + ...);
}

int countLater(QByteArrayView bytes, const FrameHead& head)
{
    return countDecoding<
        LogHead,
        LogHeadAnswer,
        LogLeaves,
        LogLeavesAnswer,
        LogProof,
        LogProofAnswer,
        FileReport,
        MyRows,
        MyRowsAnswer,
        ChangeDevices,
        MySeeds,
        MySeedsAnswer,
        DevicesChanged,
        RendezvousOpen,
        RendezvousSend,
        RendezvousMessage>(bytes, head);
}

} // namespace

int fuzzFrames(QByteArrayView input)
{
    const auto head = readFrameHead(input);
    if (!head) {
        QS_ASSERT(!decodeFrame<Done>(input));
        return 0;
    }
    const int found = countDecoding<
                          Hello,
                          Failure,
                          Done,
                          Register,
                          LoginParams,
                          LoginParamsAnswer,
                          Login,
                          LoginAnswer,
                          AddDevice,
                          Authenticate,
                          Resume,
                          SessionOpened,
                          ManifestHeads,
                          ManifestHeadsAnswer,
                          Manifests,
                          ManifestsAnswer,
                          CreateSpace,
                          Subscribe,
                          Subscribed,
                          Events,
                          Page,
                          Append,
                          Receipts,
                          Lookup,
                          LookupAnswer,
                          OpenDoor,
                          CloseDoor,
                          MailPut,
                          Mail,
                          MailCollected>(input, *head) +
                      countLater(input, *head);
    QS_ASSERT(found <= 1);
    return 0;
}

} // namespace qs::fuzz
