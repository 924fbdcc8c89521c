// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "protocol/registry.h"

#include "protocol/add_device.h"
#include "protocol/append.h"
#include "protocol/create_space.h"
#include "protocol/devices.h"
#include "protocol/done.h"
#include "protocol/events.h"
#include "protocol/failure.h"
#include "protocol/find_name.h"
#include "protocol/follow.h"
#include "protocol/hello.h"
#include "protocol/key_log.h"
#include "protocol/login.h"
#include "protocol/login_params.h"
#include "protocol/lookup.h"
#include "protocol/mail.h"
#include "protocol/mail_each.h"
#include "protocol/manifests.h"
#include "protocol/my_rows.h"
#include "protocol/receipts.h"
#include "protocol/register.h"
#include "protocol/rendezvous.h"
#include "protocol/report.h"
#include "protocol/secrets.h"
#include "protocol/session.h"
#include "protocol/subscribe.h"

namespace qs::protocol {

namespace {
template<typename Message>
QByteArray line(const char* name)
{
    return QByteArray::number(static_cast<quint64>(Message::kType)) + ' ' + name + ' ' +
           Message::kShape + '\n';
}
} // namespace

QByteArray describeFrames()
{
    return line<Hello>("hello") + line<Failure>("failure") + line<Done>("done") +
           line<Register>("register") + line<LoginParams>("login_params") +
           line<LoginParamsAnswer>("login_params_answer") + line<Login>("login") +
           line<LoginAnswer>("login_answer") + line<AddDevice>("add_device") +
           line<Authenticate>("authenticate") + line<Resume>("resume") +
           line<SessionOpened>("session_opened") + line<ManifestHeads>("manifest_heads") +
           line<ManifestHeadsAnswer>("manifest_heads_answer") + line<Manifests>("manifests") +
           line<ManifestsAnswer>("manifests_answer") + line<CreateSpace>("create_space") +
           line<Subscribe>("subscribe") + line<Subscribed>("subscribed") + line<Events>("events") +
           line<Page>("page") + line<Append>("append") + line<Receipts>("receipts") +
           line<Lookup>("lookup") + line<LookupAnswer>("lookup_answer") +
           line<OpenDoor>("open_door") + line<CloseDoor>("close_door") + line<MailPut>("mail_put") +
           line<Mail>("mail") + line<MailCollected>("mail_collected") +
           line<MailEach>("mail_each") + line<MailEachAnswer>("mail_each_answer") +
           line<FindName>("find_name") + line<FindNameAnswer>("find_name_answer") +
           line<Follow>("follow") + line<Followers>("followers") + line<StepUp>("step_up") +
           line<StepUpAnswer>("step_up_answer") + line<Recover>("recover") +
           line<RecoverAnswer>("recover_answer") + line<ChangeSecrets>("change_secrets") +
           line<DeleteAccount>("delete_account") + line<LogHead>("log_head") +
           line<LogHeadAnswer>("log_head_answer") + line<LogLeaves>("log_leaves") +
           line<LogLeavesAnswer>("log_leaves_answer") + line<LogProof>("log_proof") +
           line<LogProofAnswer>("log_proof_answer") + line<FileReport>("file_report") +
           line<MyRows>("my_rows") + line<MyRowsAnswer>("my_rows_answer") +
           line<ChangeDevices>("change_devices") + line<MySeeds>("my_seeds") +
           line<MySeedsAnswer>("my_seeds_answer") + line<DevicesChanged>("devices_changed") +
           line<RendezvousOpen>("rendezvous_open") + line<RendezvousSend>("rendezvous_send") +
           line<RendezvousMessage>("rendezvous_message");
}

} // namespace qs::protocol
