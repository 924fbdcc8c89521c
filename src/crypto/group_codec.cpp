// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "content/text.h"
#include "crypto/group.h"
#include "crypto/pieces.h"

#include <algorithm>

namespace qs::crypto {

namespace {

// Kinds of control envelopes in a group: {1 kind, 2 commit, 3 details, 4 name card, 5 drop token}.
enum class Kind : quint64 { Step = 1, Hello = 2, Leave = 3 };

constexpr qsizetype kCommitBytesMax = 32 * 1024;
constexpr qsizetype kDetailsBytesMax = 256 * 1024;
constexpr qsizetype kGroupNameBytesMax = 512;

Error invalid(const char* rule)
{
    return {ErrorCode::Invalid, QLatin1String("group: ") + QLatin1String(rule)};
}

void writeMember(codec::CborWriter& out, const GroupMember& member)
{
    out.array(3).bytes(member.user.view()).bytes(member.fingerprint.view());
    out.uint(static_cast<quint64>(member.role));
}

GroupMember readMember(codec::CborReader& in)
{
    in.array(3);
    GroupMember member;
    member.user = in.id<UserId>();
    member.fingerprint = in.id<Hash32>();
    member.role = static_cast<GroupRole>(in.uint(static_cast<quint64>(GroupRole::Admin)));
    return member;
}

QByteArray encodeCommit(const GroupCommit& c)
{
    codec::CborWriter out;
    out.map(12).key(1).uint(kMapVersion).key(2).bytes(c.group.view()).key(3).uint(c.n);
    out.key(4).bytes(c.prev.view()).key(5).array(c.members.size());
    for (const GroupMember& member : c.members) {
        writeMember(out, member);
    }
    out.key(6).bytes(c.commitment.view()).key(7).uint(static_cast<quint64>(c.op));
    out.key(8).array(c.subjects.size());
    for (const UserId& subject : c.subjects) {
        out.bytes(subject.view());
    }
    out.key(9).uint(static_cast<quint64>(c.posting)).key(10).boolean(c.isArchived);
    out.key(11).bytes(c.details.view()).key(12).bytes(c.by.view());
    return out.take();
}

void readField(codec::CborReader& in, quint64 key, GroupCommit& c)
{
    switch (key) {
    case 1: readMapVersion(in); break;
    case 2: c.group = in.id<SpaceId>(); break;
    case 3: c.n = in.uint(); break;
    case 4: c.prev = in.id<Hash32>(); break;
    case 5: in.list(kGroupMembersMax, [&] { c.members.append(readMember(in)); }); break;
    case 6: c.commitment = in.id<Hash32>(); break;
    case 7: c.op = static_cast<GroupOp>(in.uint(static_cast<quint64>(GroupOp::Archive))); break;
    case 8: in.list(kGroupMembersMax, [&] { c.subjects.append(in.id<UserId>()); }); break;
    case 9: c.posting = static_cast<PostingRule>(in.uint(2)); break;
    case 10: c.isArchived = in.boolean(); break;
    case 11: c.details = in.id<Hash32>(); break;
    case 12: c.by = in.id<UserId>(); break;
    default: in.skip(); break;
    }
}

// Rules of one change by itself; what it may follow is checkStep()'s to say.
bool isSound(const GroupCommit& c)
{
    const bool hasRoles =
        std::ranges::none_of(c.members, [](const auto& m) { return m.role == GroupRole{}; });
    const bool isSorted =
        std::ranges::adjacent_find(c.members, std::greater_equal<>(), &GroupMember::user) ==
        c.members.end();
    return !c.group.isNull() && c.n > 0 && c.prev.isNull() == (c.n == 1) &&
           (c.op == GroupOp::Create) == (c.n == 1) && c.op != GroupOp{} &&
           c.posting != PostingRule{} && hasRoles && isSorted && !c.commitment.isNull() &&
           !c.admins().isEmpty() && c.isAdmin(c.by);
}

} // namespace

QByteArray writeCommit(const GroupCommit& commit)
{
    return encodeCommit(commit);
}

Result<NamedCommit> readCommit(QByteArrayView bytes)
{
    codec::CborReader in(bytes);
    NamedCommit read;
    in.map([&](quint64 key) { readField(in, key, read.commit); });
    QS_TRY(in.finish());
    if (!isSound(read.commit)) {
        return invalid("a field of a change");
    }
    read.hash = proof::hash<Hash32>(proof::label::kGroupCommit, {bytes});
    return read;
}

namespace {

QByteArray encode(const GroupDetails& d)
{
    codec::CborWriter out;
    out.map(5).key(1).uint(kMapVersion).key(2).text(d.name).key(3).text(d.purpose);
    out.key(4).bytes(d.picture.view()).key(5).array(d.contacts.size());
    for (const GroupContact& contact : d.contacts) {
        out.array(contact.card.isNull() ? 2 : 3).bytes(contact.user.view());
        out.bytes(contact.dropToken.view());
        if (!contact.card.isNull()) {
            content::writeNameCard(out, contact.card);
        }
    }
    return out.take();
}

GroupContact readContact(codec::CborReader& in)
{
    const qsizetype more = in.arrayAtLeast(2);
    GroupContact contact;
    contact.user = in.id<UserId>();
    contact.dropToken = in.id<protocol::Token>();
    for (qsizetype i = 0; i < more && in.ok(); ++i) {
        if (i == 0) {
            contact.card = content::readNameCard(in);
        } else {
            in.skip();
        }
    }
    return contact;
}

Result<GroupDetails> readDetails(QByteArrayView bytes)
{
    codec::CborReader in(bytes);
    GroupDetails d;
    in.map([&](quint64 key) {
        switch (key) {
        case 1: readMapVersion(in); break;
        case 2: d.name = in.text(kGroupNameBytesMax); break;
        case 3: d.purpose = in.text(content::kBioBytesMax); break;
        case 4: d.picture = in.id<ObjectId>(); break;
        case 5: in.list(kGroupMembersMax, [&] { d.contacts.append(readContact(in)); }); break;
        default: in.skip(); break;
        }
    });
    QS_TRY(in.finish());
    if (!content::checkName(d.name).ok() || !content::checkBio(d.purpose).ok()) {
        return invalid("name or purpose");
    }
    return d;
}

Hash32 detailsHash(QByteArrayView bytes)
{
    return proof::hash<Hash32>(proof::label::kGroupDetails, {bytes});
}

struct ControlMap
{
    Kind kind{};
    QByteArrayView commit;
    QByteArrayView details;
    GroupHello hello;
};

void readField(codec::CborReader& in, quint64 key, ControlMap& read)
{
    switch (key) {
    case 1: read.kind = static_cast<Kind>(in.uint()); break;
    case 2: read.commit = in.bytesView(kCommitBytesMax); break;
    case 3: read.details = in.bytesView(kDetailsBytesMax); break;
    case 4: read.hello.card = content::readNameCard(in); break;
    case 5: read.hello.dropToken = in.id<protocol::Token>(); break;
    default: in.skip(); break;
    }
}

Result<GroupControl> readStep(const ControlMap& read)
{
    GroupStep step;
    QS_TRY_ASSIGN(step.commit, readCommit(read.commit));
    QS_TRY_ASSIGN(step.details, readDetails(read.details));
    if (step.commit.commit.details != detailsHash(read.details)) {
        return invalid("details of another change");
    }
    return GroupControl(std::move(step));
}

} // namespace

QByteArray writeStep(const GroupCommit& commit, const GroupDetails& details)
{
    const QByteArray beside = encode(details);
    GroupCommit filled = commit;
    filled.details = detailsHash(beside);
    codec::CborWriter out;
    out.map(3).key(1).uint(static_cast<quint64>(Kind::Step)).key(2).bytes(encodeCommit(filled));
    out.key(3).bytes(beside);
    return out.take();
}

Hash32 hashOf(const GroupCommit& commit)
{
    return proof::hash<Hash32>(proof::label::kGroupCommit, {encodeCommit(commit)});
}

Result<GroupControl> readControl(QByteArrayView plaintext)
{
    codec::CborReader in(plaintext);
    ControlMap read;
    in.map([&](quint64 key) { readField(in, key, read); });
    QS_TRY(in.finish());
    switch (read.kind) {
    case Kind::Step: return readStep(read);
    case Kind::Hello:
        if (read.hello.card.isNull() || read.hello.dropToken.isNull()) {
            return invalid("a field of a hello");
        }
        return GroupControl(read.hello);
    case Kind::Leave: return GroupControl(GroupLeave{});
    }
    return Error{ErrorCode::Incompatible, QStringLiteral("group: unknown kind")};
}

Result<Sealed> sealHello(
    const AccountKeys& me,
    const SpaceEpoch& epoch,
    const LanePlace& place,
    const GroupHello& hello
)
{
    codec::CborWriter out;
    out.map(3).key(1).uint(static_cast<quint64>(Kind::Hello)).key(4);
    content::writeNameCard(out, hello.card);
    out.key(5).bytes(hello.dropToken.view());
    return sealControl(me, epoch, place, out.take(), std::nullopt);
}

Result<Sealed> sealLeave(const AccountKeys& me, const SpaceEpoch& epoch, const LanePlace& place)
{
    codec::CborWriter out;
    out.map(1).key(1).uint(static_cast<quint64>(Kind::Leave));
    return sealControl(me, epoch, place, out.take(), std::nullopt);
}

QByteArray writeChange(const GroupChange& c)
{
    codec::CborWriter out;
    out.map(
        3 + c.name.has_value() + c.purpose.has_value() + c.picture.has_value() +
        c.posting.has_value()
    );
    out.key(1).uint(kMapVersion).key(2).uint(static_cast<quint64>(c.op));
    out.key(3).array(c.subjects.size());
    for (const GroupMember& subject : c.subjects) {
        writeMember(out, subject);
    }
    if (c.name) {
        out.key(4).text(*c.name);
    }
    if (c.purpose) {
        out.key(5).text(*c.purpose);
    }
    if (c.picture) {
        out.key(6).bytes(c.picture->view());
    }
    if (c.posting) {
        out.key(7).uint(static_cast<quint64>(*c.posting));
    }
    return out.take();
}

Result<GroupChange> readChange(QByteArrayView bytes)
{
    codec::CborReader in(bytes);
    GroupChange c;
    in.map([&](quint64 key) {
        switch (key) {
        case 1: readMapVersion(in); break;
        case 2: c.op = static_cast<GroupOp>(in.uint(static_cast<quint64>(GroupOp::Archive))); break;
        case 3: in.list(kGroupMembersMax, [&] { c.subjects.append(readMember(in)); }); break;
        case 4: c.name = in.text(kGroupNameBytesMax); break;
        case 5: c.purpose = in.text(content::kBioBytesMax); break;
        case 6: c.picture = in.id<ObjectId>(); break;
        case 7: c.posting = static_cast<PostingRule>(in.uint(2)); break;
        default: in.skip(); break;
        }
    });
    QS_TRY(in.finish());
    return c;
}

} // namespace qs::crypto
