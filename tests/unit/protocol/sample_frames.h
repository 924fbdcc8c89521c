// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

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

/// One of each frame, every field filled in with something of its own.
class SampleFrames
{
public:
    /// Calls `visit` with one message of every type.
    template<typename Visit>
    static void forEach(Visit visit)
    {
        forEachOfEntry(visit);
        forEachOfSpaces(visit);
        forEachOfMail(visit);
        forEachOfAccount(visit);
        forEachOfDevices(visit);
    }

    template<typename Id>
    static Id id(int number)
    {
        return *Id::from(QByteArray(Id::kSize, static_cast<char>(number)));
    }
    static SpaceRef circle() { return {SpaceKind::Circle, id<SpaceId>(0xc1)}; }
    static SpaceRef self() { return {SpaceKind::Self, id<SpaceId>(0x5e)}; }

private:
    template<typename Visit>
    static void forEachOfEntry(Visit visit)
    {
        visit(Hello{"descriptor", id<Signature>(1), id<Nonce16>(2)});
        visit(Failure{FailureCode::RateLimited, 1500, QStringLiteral("log-in")});
        visit(Done{});
        visit(registration());
        visit(LoginParams{QStringLiteral("ada")});
        visit(LoginParamsAnswer{id<Salt>(3), {4, 65536}});
        visit(Login{QStringLiteral("ada"), id<AuthKey>(4)});
        visit(LoginAnswer{id<UserId>(5), "keyring", {"one", "two"}});
        visit(AddDevice{"manifest", "keyring", id<DeviceId>(6), 77, id<Signature>(7)});
        visit(Authenticate{id<UserId>(8), id<DeviceId>(9), 78, id<Signature>(10)});
        visit(Resume{id<Token>(11)});
        visit(SessionOpened{id<Token>(12), 1'760'000'000'000});
        visit(ManifestHeads{{id<UserId>(13), id<UserId>(14)}});
        visit(ManifestHeadsAnswer{{{id<UserId>(13), 3, id<Hash32>(15)}, {id<UserId>(14), 0, {}}}});
        visit(Manifests{id<UserId>(16), 2});
        visit(ManifestsAnswer{{"three", "four"}});
    }

    template<typename Visit>
    static void forEachOfSpaces(Visit visit)
    {
        visit(CreateSpace{circle(), 6, id<TokenHash>(17), "statement"});
        visit(Subscribe{{{circle(), "token", {300, id<EnvId>(18)}}, {self(), {}, {}}}});
        visit(Subscribed{{{circle(), SubscribeStatus::Diverged, 299}, {self(), {}, 4}}});
        visit(Events{
            circle(), {{301, 1'760'000'000'001, "envelope"}, {302, 1'760'000'000'002, "e"}}});
        visit(Page{circle(), "token", 300, 50});
        visit(Append{{{circle(), "token", "first"}, {self(), {}, "second"}}});
        visit(Receipts{{accepted(), blocked()}, id<InstanceId>(19), 79, id<Signature>(20)});
        visit(Lookup{circle(), {id<EnvId>(21), id<EnvId>(22)}});
        visit(LookupAnswer{{accepted(), blocked()}, 9, id<EnvId>(23)});
    }

    template<typename Visit>
    static void forEachOfMail(Visit visit)
    {
        visit(OpenDoor{id<TokenHash>(24)});
        visit(CloseDoor{id<TokenHash>(25)});
        visit(MailPut{{{id<UserId>(26), "token", "sealed"}, {id<UserId>(27), {}, "other"}}});
        visit(Mail{{{5, 1'760'000'000'003, "sealed"}}});
        visit(MailCollected{5});
        visit(MailEach{{{id<UserId>(28), "token", "sealed"}, {id<UserId>(29), {}, "other"}}});
        visit(MailEachAnswer{{MailOutcome::Left, MailOutcome::NoDoor, MailOutcome::Full}});
        visit(FindName{QStringLiteral("ben")});
        visit(FindNameAnswer{id<UserId>(30)});
        visit(Follow{{SpaceKind::Public, id<SpaceId>(0xb1)}, id<FollowMark>(32), true});
        visit(Followers{12});
    }

    template<typename Visit>
    static void forEachOfAccount(Visit visit)
    {
        visit(StepUp{id<AuthKey>(61)});
        visit(StepUpAnswer{"keyring"});
        visit(Recover{QStringLiteral("ada"), id<AuthKey>(62)});
        visit(RecoverAnswer{id<UserId>(63), "wrap", "keyring", {"one", "two"}});
        visit(change());
        visit(DeleteAccount{id<DeviceId>(64), 80, id<Signature>(65)});
        visit(LogHead{12});
        visit(LogHeadAnswer{"note", {id<Hash32>(50), id<Hash32>(51)}});
        visit(LogLeaves{13});
        visit(LogLeavesAnswer{{{id<UserId>(52), 2, id<Hash32>(53)}}});
        visit(LogProof{14, {{id<UserId>(54), 3}}});
        visit(LogProofAnswer{{{true, 7, {id<Hash32>(55)}}, {}}});
        visit(FileReport{"sealed"});
        visit(MyRows{2, 100});
        visit(MyRowsAnswer{
            {QStringLiteral("account"), QStringLiteral("mail")},
            {QStringLiteral("user")},
            {{QStringLiteral("5eed")}},
            9});
    }

    template<typename Visit>
    static void forEachOfDevices(Visit visit)
    {
        visit(ChangeDevices{
            "manifest",
            "keyring",
            "again",
            {{id<DeviceId>(60), "seed"}, {id<DeviceId>(61), "other"}},
            id<DeviceId>(60),
            80,
            id<Signature>(62)});
        visit(MySeeds{});
        visit(MySeedsAnswer{{{2, "seed"}, {3, "next"}}});
        visit(DevicesChanged{"manifest"});
        visit(RendezvousOpen{id<RendezvousId>(63)});
        visit(RendezvousSend{id<RendezvousId>(64), "sealed"});
        visit(RendezvousMessage{id<RendezvousId>(65), "sealed"});
    }

    static Register registration()
    {
        Register m;
        m.code = QStringLiteral("CODE-1234");
        m.username = QStringLiteral("ada");
        m.salt = id<Salt>(31);
        m.kdf = {3, 262144};
        m.authKey = id<AuthKey>(32);
        m.keyring = "keyring";
        m.recoveryKeyring = "again";
        m.recoveryWrap = "wrap";
        m.recoveryAuth = id<AuthKey>(33);
        m.manifest = "manifest";
        m.minute = 29'333'333;
        m.proof = id<Signature>(34);
        return m;
    }
    static ChangeSecrets change()
    {
        ChangeSecrets m;
        m.password = {id<Salt>(66), {3, 262144}, id<AuthKey>(67), "keyring"};
        m.recovery = RecoverySecrets{id<AuthKey>(68), "again", "wrap"};
        m.manifest = "manifest";
        m.device = id<DeviceId>(69);
        m.minute = 81;
        m.proof = id<Signature>(70);
        return m;
    }
    static AppendOutcome accepted()
    {
        AppendOutcome o;
        o.status = AppendStatus::Accepted;
        o.id = id<EnvId>(41);
        o.seq = 301;
        o.atMs = 1'760'000'000'001;
        return o;
    }
    static AppendOutcome blocked()
    {
        AppendOutcome o;
        o.status = AppendStatus::Blocked;
        o.id = id<EnvId>(42);
        o.refusal = Refusal::LaneFork;
        o.retryAfterMs = 250;
        o.laneN = 8;
        o.laneHead = id<EnvId>(43);
        return o;
    }
};

} // namespace qs::protocol
