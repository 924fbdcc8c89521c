// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "content/payload.h"
#include "content/text.h"
#include "crypto/pieces.h"
#include "crypto/vault.h"
#include "proof/secret.h"
#include "protocol/limits.h"

#include <algorithm>

namespace qs::crypto {

namespace {

// Field numbers of a record: {1 type, 2 hlc, 3 content, 4 zeros that fill a small one up}.
constexpr quint64 kType = 1;
constexpr quint64 kHlc = 2;
constexpr quint64 kContent = 3;
constexpr quint64 kFill = 4;

Error invalid(const char* rule)
{
    return {ErrorCode::Invalid, QLatin1String("record: ") + QLatin1String(rule)};
}

bool isUsable(const content::NameCard& card)
{
    return content::checkName(card.name).ok() && card.hue <= content::kHueMax;
}

const char* brokenRule(const CircleRecord& r)
{
    if (r.circle.isNull() || r.owner.isNull() || r.vouchers.size() > kVouchersMax) {
        return "circle";
    }
    if (r.epochs.size() > kRecordEpochsMax || (r.isGone && !r.epochs.isEmpty())) {
        return "epochs";
    }
    for (const QByteArray& voucher : r.vouchers) {
        if (voucher.size() > content::kVoucherBytesMax) {
            return "voucher";
        }
    }
    if (r.rosters.size() > kRostersMax) {
        return "rosters";
    }
    for (const EpochRoster& roster : r.rosters) {
        if (roster.members.size() > kCircleMembersMax) {
            return "members";
        }
    }
    for (const SpaceEpochPtr& epoch : r.epochs) {
        if (!epoch || epoch->space().id != r.circle || epoch->owner() != r.owner) {
            return "epoch of another circle";
        }
    }
    return nullptr;
}

const char* brokenRule(const PersonRecord& r)
{
    const bool nameFits = r.nameCard.isNull() || isUsable(r.nameCard);
    const bool isPinned = !r.identity.isNull() && r.manifest.seq > 0;
    const bool fits = isPinned && nameFits && r.circles.size() <= kCirclesMax;
    return r.user.isNull() || !fits ? "person" : nullptr;
}

const char* brokenRule(const InviteRecord& r)
{
    return r.secret.isNull() || r.dropToken.isNull() ? "invite" : nullptr;
}

const char* brokenRule(const CircleNameRecord& r)
{
    return r.circle.isNull() || !content::checkName(r.name).ok() ? "name of a circle" : nullptr;
}

const char* brokenRule(const FollowRecord& r)
{
    return r.user.isNull() ? "follow" : nullptr;
}

const char* brokenRule(const SettingsRecord& r)
{
    const bool fits = isUsable(r.profile.card) && content::checkBio(r.profile.bio).ok();
    return fits ? nullptr : "settings";
}

const char* brokenRule(const GroupRecord& r)
{
    const bool hasState = r.state >= GroupState::Member && r.state <= GroupState::Removed;
    const bool fit = std::ranges::all_of(r.epochs, [&](const SpaceEpochPtr& epoch) {
        return epoch && epoch->space() == SpaceRef{SpaceKind::Group, r.group};
    });
    return r.group.isNull() || !hasState || !fit || r.epochs.size() > kRecordGroupKeysMax ? "group"
                                                                                          : nullptr;
}

void write(codec::CborWriter& out, const GroupRecord& r)
{
    out.map(7).key(1).bytes(r.group.view()).key(2).uint(static_cast<quint64>(r.state));
    out.key(3).bytes(r.root.view()).key(4).uint(r.fromSeq).key(5).bytes(r.invitedBy.view());
    out.key(6).bytes(r.doorToken.view()).key(7).array(r.epochs.size());
    for (const SpaceEpochPtr& held : r.epochs) {
        out.array(3).uint(held->epoch()).bytes(held->epochRef()->view());
        out.bytes(held->key().view());
    }
}

const char* brokenRule(const ShelfRecord& r)
{
    return content::checkItem(r.item, r.gone).ok() ? nullptr : "shelf";
}

const char* brokenRule(const DeviceRecord& r)
{
    return r.device.isNull() || !isUsable(r.label) ? "device" : nullptr;
}

void write(codec::CborWriter& out, const DeviceRecord& r)
{
    out.map(4).key(1).bytes(r.device.view()).key(2).text(r.label.name);
    out.key(3).text(r.label.platform).key(4).uint(r.addedMs);
}

void write(codec::CborWriter& out, const CircleRecord& r)
{
    out.map(r.isGone ? 7 : 6).key(1).bytes(r.circle.view()).key(2).bytes(r.owner.view());
    out.key(3).array(r.epochs.size());
    for (const SpaceEpochPtr& epoch : r.epochs) {
        out.array(2).bytes(epoch->key().view()).bytes(epoch->statement().bytes);
    }
    out.key(4).array(r.vouchers.size());
    for (const QByteArray& voucher : r.vouchers) {
        out.bytes(voucher);
    }
    out.key(5).uint(r.fromSeq).key(6).array(r.rosters.size());
    for (const EpochRoster& roster : r.rosters) {
        out.array(3).bytes(roster.statement.view()).uint(roster.begunMs);
        out.array(roster.members.size());
        for (const RosterMember& member : roster.members) {
            out.array(2).bytes(member.user.view()).uint(member.manifestSeq);
        }
    }
    if (r.isGone) {
        out.key(7).uint(1);
    }
}

void write(codec::CborWriter& out, const CircleNameRecord& r)
{
    out.map(3).key(1).bytes(r.circle.view()).key(2).text(r.name);
    out.key(3).boolean(r.isDissolved);
}

void write(codec::CborWriter& out, const FollowRecord& r)
{
    out.map(2).key(1).bytes(r.user.view()).key(2).bytes(r.mark.view());
}

void write(codec::CborWriter& out, const PersonRecord& r)
{
    out.map(r.nameCard.isNull() ? 10 : 11).key(1).bytes(r.user.view());
    out.key(2).bytes(r.identity.view()).key(3);
    writeManifestRef(out, r.manifest);
    out.key(4).uint(static_cast<quint64>(r.trust)).key(5).uint(static_cast<quint64>(r.state));
    if (!r.nameCard.isNull()) {
        out.key(6);
        content::writeNameCard(out, r.nameCard);
    }
    out.key(7).bytes(r.circle.view()).key(8).bytes(r.theirDropToken.view());
    out.key(9).bytes(r.myDoorToken.view());
    out.key(10).array(r.circles.size());
    for (const SpaceId& circle : r.circles) {
        out.bytes(circle.view());
    }
    out.key(11).uint(r.connectedMs);
}

void write(codec::CborWriter& out, const InviteRecord& r)
{
    out.map(4).key(1).bytes(r.secret.view()).key(2).bytes(r.dropToken.view());
    out.key(3).uint(r.expiresMs).key(4).bytes(r.usedBy.view());
}

void write(codec::CborWriter& out, const SettingsRecord& r)
{
    out.map(4).key(1);
    content::writeNameCard(out, r.profile.card);
    out.key(2).text(r.profile.bio).key(3).bytes(r.myCircle.view());
    out.key(4).boolean(r.isFindable);
}

void write(codec::CborWriter& out, const ShelfRecord& r)
{
    out.map(2).key(1).boolean(r.gone).key(2);
    content::writeItem(out, r.item);
}

// A circle's key and statement, which must fit each other.
void readEpoch(codec::CborReader& in, CircleRecord& r, bool& misfit)
{
    in.array(2);
    SpaceKey key = SpaceKey::from(in.bytesView(SpaceKey::kSize));
    auto statement = readStatement(in.bytesView(protocol::kStatementBytesMax));
    if (!in.ok() || !statement.ok()) {
        in.fail("epoch");
        return;
    }
    auto epoch = SpaceEpoch::ofCircle(std::move(key), std::move(*statement));
    if (!epoch.ok()) {
        misfit = true;
        return;
    }
    r.epochs.append(std::move(*epoch));
}

EpochRoster readRoster(codec::CborReader& in)
{
    in.array(3);
    EpochRoster roster;
    roster.statement = in.id<Hash32>();
    roster.begunMs = in.uint();
    in.list(kCircleMembersMax, [&] {
        in.array(2);
        RosterMember member;
        member.user = in.id<UserId>();
        member.manifestSeq = in.uint();
        roster.members.append(member);
    });
    return roster;
}

Result<CircleNameRecord> readCircleName(codec::CborReader& in)
{
    CircleNameRecord r;
    in.map([&](quint64 key) {
        switch (key) {
        case 1: r.circle = in.id<SpaceId>(); break;
        case 2: r.name = in.text(content::kNameBytesMax); break;
        case 3: r.isDissolved = in.boolean(); break;
        default: in.skip(); break;
        }
    });
    return r;
}

Result<FollowRecord> readFollow(codec::CborReader& in)
{
    FollowRecord r;
    in.map([&](quint64 key) {
        switch (key) {
        case 1: r.user = in.id<UserId>(); break;
        case 2: r.mark = in.id<protocol::FollowMark>(); break;
        default: in.skip(); break;
        }
    });
    return r;
}

Result<CircleRecord> readCircle(codec::CborReader& in)
{
    CircleRecord r;
    bool misfit = false;
    in.map([&](quint64 key) {
        switch (key) {
        case 1: r.circle = in.id<SpaceId>(); break;
        case 2: r.owner = in.id<UserId>(); break;
        case 3: in.list(kRecordEpochsMax, [&] { readEpoch(in, r, misfit); }); break;
        case 4:
            in.list(kVouchersMax, [&] { r.vouchers.append(in.bytes(content::kVoucherBytesMax)); });
            break;
        case 5: r.fromSeq = in.uint(); break;
        case 6: in.list(kRostersMax, [&] { r.rosters.append(readRoster(in)); }); break;
        case 7: r.isGone = in.uint(1) == 1; break;
        default: in.skip(); break;
        }
    });
    if (misfit) {
        return Error{ErrorCode::Corrupt, QStringLiteral("record: a key without its statement")};
    }
    return r;
}

Result<PersonRecord> readPerson(codec::CborReader& in)
{
    PersonRecord r;
    in.map([&](quint64 key) {
        switch (key) {
        case 1: r.user = in.id<UserId>(); break;
        case 2: r.identity = in.id<protocol::IdentityPub>(); break;
        case 3: r.manifest = readManifestRef(in); break;
        case 4: r.trust = static_cast<Trust>(in.uint()); break;
        case 5: r.state = static_cast<PersonState>(in.uint()); break;
        case 6: r.nameCard = content::readNameCard(in); break;
        case 7: r.circle = in.id<SpaceId>(); break;
        case 8: r.theirDropToken = in.id<protocol::Token>(); break;
        case 9: r.myDoorToken = in.id<protocol::Token>(); break;
        case 10: in.list(kCirclesMax, [&] { r.circles.append(in.id<SpaceId>()); }); break;
        case 11: r.connectedMs = in.uint(); break;
        default: in.skip(); break;
        }
    });
    if (r.trust < Trust::Introduced || r.trust > Trust::Verified || r.state > PersonState::Parted) {
        return invalid("trust or state");
    }
    return r;
}

Result<InviteRecord> readInvite(codec::CborReader& in)
{
    InviteRecord r;
    in.map([&](quint64 key) {
        switch (key) {
        case 1: r.secret = in.id<InviteSecret>(); break;
        case 2: r.dropToken = in.id<protocol::Token>(); break;
        case 3: r.expiresMs = in.uint(); break;
        case 4: r.usedBy = in.id<UserId>(); break;
        default: in.skip(); break;
        }
    });
    return r;
}

Result<SettingsRecord> readSettings(codec::CborReader& in)
{
    SettingsRecord r;
    in.map([&](quint64 key) {
        switch (key) {
        case 1: r.profile.card = content::readNameCard(in); break;
        case 2: r.profile.bio = in.text(content::kBioBytesMax); break;
        case 3: r.myCircle = in.id<SpaceId>(); break;
        case 4: r.isFindable = in.boolean(); break;
        default: in.skip(); break;
        }
    });
    return r;
}

void readGroupEpoch(codec::CborReader& in, GroupRecord& r)
{
    in.array(3);
    const quint64 epoch = in.uint();
    const auto commit = in.id<Hash32>();
    SpaceKey key = SpaceKey::from(in.bytesView(SpaceKey::kSize));
    if (key.isEmpty() || r.group.isNull()) {
        in.fail("key of a group");
        return;
    }
    r.epochs.append(SpaceEpoch::ofGroup(std::move(key), r.group, epoch, commit));
}

Result<GroupRecord> readGroup(codec::CborReader& in)
{
    GroupRecord r;
    in.map([&](quint64 key) {
        switch (key) {
        case 1: r.group = in.id<SpaceId>(); break;
        case 2: r.state = static_cast<GroupState>(in.uint()); break;
        case 3: r.root = in.id<Hash32>(); break;
        case 4: r.fromSeq = in.uint(); break;
        case 5: r.invitedBy = in.id<UserId>(); break;
        case 6: r.doorToken = in.id<protocol::Token>(); break;
        case 7: in.list(kRecordGroupKeysMax, [&] { readGroupEpoch(in, r); }); break;
        default: in.skip(); break;
        }
    });
    return r;
}

template<typename Item>
Result<ShelfRecord> readShelf(codec::CborReader& in)
{
    ShelfRecord r{Item(), false};
    in.map([&](quint64 key) {
        switch (key) {
        case 1: r.gone = in.boolean(); break;
        case 2: content::readItem(in, r.item); break;
        default: in.skip(); break;
        }
    });
    return r;
}

Result<DeviceRecord> readDevice(codec::CborReader& in)
{
    DeviceRecord r;
    in.map([&](quint64 key) {
        switch (key) {
        case 1: r.device = in.id<DeviceId>(); break;
        case 2: r.label.name = in.text(kDeviceNameBytesMax); break;
        case 3: r.label.platform = in.text(kDevicePlatformBytesMax); break;
        case 4: r.addedMs = in.uint(); break;
        default: in.skip(); break;
        }
    });
    return r;
}

template<typename Record>
Result<void> take(VaultRecord& record, Result<Record> read)
{
    QS_TRY(read);
    record.content = std::move(*read);
    return {};
}

Result<void> readContent(codec::CborReader& in, quint64 type, VaultRecord& record)
{
    switch (static_cast<RecordType>(type)) {
    case RecordType::Circle: return take(record, readCircle(in));
    case RecordType::Person: return take(record, readPerson(in));
    case RecordType::Invite: return take(record, readInvite(in));
    case RecordType::Settings: return take(record, readSettings(in));
    case RecordType::CircleName: return take(record, readCircleName(in));
    case RecordType::Follow: return take(record, readFollow(in));
    case RecordType::Group: return take(record, readGroup(in));
    case RecordType::Bookmark: return take(record, readShelf<content::Bookmark>(in));
    case RecordType::Folder: return take(record, readShelf<content::Folder>(in));
    case RecordType::Mute: return take(record, readShelf<content::Mute>(in));
    case RecordType::Filter: return take(record, readShelf<content::Filter>(in));
    case RecordType::ReadMark: return take(record, readShelf<content::ReadMark>(in));
    case RecordType::Draft: return take(record, readShelf<content::SavedDraft>(in));
    case RecordType::Setting: return take(record, readShelf<content::Setting>(in));
    case RecordType::Device: return take(record, readDevice(in));
    }
    in.skip();
    return Error{ErrorCode::Incompatible, QStringLiteral("record: unknown type")};
}

Result<void> checkRules(const VaultRecord& record)
{
    const char* const rule =
        std::visit([](const auto& content) { return brokenRule(content); }, record.content);
    if (rule) {
        return invalid(rule);
    }
    return {};
}

} // namespace

Result<QByteArray> writeRecord(const VaultRecord& record)
{
    QS_TRY(checkRules(record));
    codec::CborWriter inner;
    std::visit([&](const auto& content) { write(inner, content); }, record.content);
    QByteArray content = inner.take();
    codec::CborWriter out;
    out.map(4).key(kType).uint(static_cast<quint64>(record.type()));
    out.key(kHlc).uint(record.hlc).key(kContent).item(content);
    out.key(kFill).bytes(QByteArray(std::max<qsizetype>(kRecordBytesMin - content.size(), 0), 0));
    proof::wipe(content);
    return out.take();
}

Result<VaultRecord> readRecord(QByteArrayView bytes)
{
    codec::CborReader in(bytes);
    VaultRecord record;
    quint64 type = 0;
    bool complete = false;
    Result<void> content;
    in.map([&](quint64 key) {
        switch (key) {
        case kType: type = in.uint(); break;
        case kHlc: record.hlc = in.uint(); break;
        case kContent:
            content = readContent(in, type, record);
            complete = true;
            break;
        default: in.skip(); break;
        }
    });
    if (!content.ok() && content.error().code == ErrorCode::Corrupt) {
        return content.error();
    }
    QS_TRY(in.finish());
    QS_TRY(content);
    if (!complete) {
        return invalid("a field is missing");
    }
    QS_TRY(checkRules(record));
    return record;
}

} // namespace qs::crypto
