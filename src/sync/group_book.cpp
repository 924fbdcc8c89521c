// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "sync/group_book.h"

#include "codec/cbor_reader.h"
#include "codec/cbor_writer.h"
#include "store/disk_store.h"

#include <algorithm>

namespace qs::sync {

namespace {

using crypto::GroupContact;
using crypto::GroupState;
using crypto::SpaceEpochPtr;

const QByteArray kStepPrefix = QByteArrayLiteral("step/");
const QByteArray kAboutPrefix = QByteArrayLiteral("about/");
const QByteArray kMinePrefix = QByteArrayLiteral("mine/");

QByteArray stepKey(const SpaceId& id, quint64 n)
{
    return kStepPrefix + id.bytes() + '/' + QByteArray::number(n);
}

template<typename Users>
void writeUsers(codec::CborWriter& out, const Users& users)
{
    out.array(users.size());
    for (const UserId& user : users) {
        out.bytes(user.view());
    }
}

QList<UserId> readUsers(codec::CborReader& in)
{
    QList<UserId> users;
    in.list(crypto::kGroupMembersMax, [&] { users.append(in.id<UserId>()); });
    return users;
}

// [step with contacts, left, chains, begun ms, begun seq, owed n, owed seq, owed keys, owed
// farewells, owes vault]
QByteArray encode(const Group& group)
{
    crypto::GroupDetails details = group.details;
    details.contacts = group.contacts.values();
    codec::CborWriter out;
    out.array(10).bytes(crypto::writeStep(group.log.head().commit, details));
    writeUsers(out, group.left);
    out.array(group.chains.size());
    for (auto it = group.chains.begin(); it != group.chains.end(); ++it) {
        out.array(2).bytes(it.key().view()).uint(it.value());
    }
    out.uint(group.begunMs).uint(group.begunSeq).uint(group.owedN).uint(group.owedSeq);
    writeUsers(out, group.owedKeys);
    writeUsers(out, group.owedFarewells);
    out.boolean(group.owesVault);
    return out.take();
}

Result<void> decode(QByteArrayView bytes, Group& group)
{
    codec::CborReader in(bytes);
    in.array(10);
    const auto step = crypto::readControl(in.bytesView());
    const QList<UserId> left = readUsers(in);
    group.left = {left.begin(), left.end()};
    in.list(crypto::kGroupMembersMax, [&] {
        in.array(2);
        const auto user = in.id<UserId>();
        group.chains.insert(user, in.uint());
    });
    group.begunMs = in.uint();
    group.begunSeq = in.uint();
    group.owedN = in.uint();
    group.owedSeq = in.uint();
    group.owedKeys = readUsers(in);
    group.owedFarewells = readUsers(in);
    group.owesVault = in.boolean();
    QS_TRY(in.finish());
    QS_TRY(step);
    group.details = std::get<crypto::GroupStep>(*step).details;
    for (const GroupContact& contact : std::as_const(group.details.contacts)) {
        group.contacts.insert(contact.user, contact);
    }
    return {};
}

QByteArray encodeKey(const SpaceEpochPtr& epoch)
{
    codec::CborWriter out;
    out.array(3).uint(epoch->epoch()).bytes(epoch->epochRef()->view());
    out.bytes(epoch->key().view());
    return out.take();
}

Result<SpaceEpochPtr> decodeKey(const SpaceId& id, QByteArrayView bytes)
{
    codec::CborReader in(bytes);
    in.array(3);
    const quint64 n = in.uint();
    const auto hash = in.id<Hash32>();
    auto key = crypto::SpaceKey::from(in.bytesView(crypto::SpaceKey::kSize));
    QS_TRY(in.finish());
    if (key.isEmpty()) {
        return Error{ErrorCode::Corrupt, QStringLiteral("key of a group")};
    }
    return crypto::SpaceEpoch::ofGroup(std::move(key), id, n, hash);
}

void sortKeys(QList<SpaceEpochPtr>& epochs)
{
    std::ranges::stable_sort(epochs, {}, [](const auto& held) { return held->epoch(); });
}

} // namespace

crypto::GroupRecord joined(const crypto::GroupRecord& newer, const crypto::GroupRecord& older)
{
    crypto::GroupRecord made = newer;
    for (const SpaceEpochPtr& held : older.epochs) {
        const bool has = std::ranges::any_of(made.epochs, [&](const auto& other) {
            return other->epochRef() == held->epochRef();
        });
        if (!has) {
            made.epochs.append(held);
        }
    }
    sortKeys(made.epochs);
    while (made.epochs.size() > crypto::kRecordGroupKeysMax) {
        made.epochs.removeFirst();
    }
    return made;
}

void GroupBook::set(const crypto::GroupRecord& record)
{
    Group& group = m_groups[record.group];
    if (group.record.epochs.size() != record.epochs.size()) {
        m_tries.remove(record.group);
    }
    group.record = record;
}

Result<void> GroupBook::load()
{
    QS_TRY_ASSIGN(const QList<store::SlotEntry> entries, m_disk.all(store::Slot::Group));
    QHash<SpaceId, std::map<quint64, crypto::NamedCommit>> commits;
    for (const store::SlotEntry& entry : entries) {
        const qsizetype slash = entry.key.indexOf('/') + 1;
        const auto id = SpaceId::from(entry.key.mid(slash, SpaceId::kSize));
        if (entry.key.startsWith(kStepPrefix) && id) {
            QS_TRY_ASSIGN(const crypto::NamedCommit commit, crypto::readCommit(entry.value));
            commits[*id].emplace(commit.commit.n, commit);
        } else if (entry.key.startsWith(kAboutPrefix) && id) {
            QS_TRY(decode(entry.value, m_groups[*id]));
        } else if (entry.key.startsWith(kMinePrefix) && id) {
            QS_TRY_ASSIGN(m_groups[*id].proposal, decodeKey(*id, entry.value));
        }
    }
    for (auto it = commits.begin(); it != commits.end(); ++it) {
        for (const auto& [n, commit] : *it) {
            m_groups[it.key()].log.enterAt(commit);
        }
    }
    return {};
}

const Group* GroupBook::find(const SpaceId& id) const
{
    const auto found = m_groups.constFind(id);
    return found == m_groups.constEnd() ? nullptr : &*found;
}

const crypto::GroupLog* GroupBook::log(const SpaceId& id) const
{
    const Group* const found = find(id);
    return found && !found->log.isEmpty() ? &found->log : nullptr;
}

std::optional<crypto::GroupRoot> GroupBook::root(const SpaceId& id) const
{
    const Group* const found = find(id);
    if (!found || found->record.root.isNull()) {
        return std::nullopt;
    }
    return crypto::GroupRoot{found->record.root, found->record.invitedBy};
}

SpaceEpochPtr
GroupBook::epoch(const SpaceId& id, quint64 epoch, const std::optional<Hash32>& ref) const
{
    const Group* const found = find(id);
    if (!found) {
        return nullptr;
    }
    for (const SpaceEpochPtr& held : found->record.epochs) {
        if (held->epoch() == epoch && (!ref || held->epochRef() == ref)) {
            return held;
        }
    }
    const SpaceEpochPtr& mine = found->proposal;
    return mine && mine->epoch() == epoch && (!ref || mine->epochRef() == ref) ? mine : nullptr;
}

SpaceEpochPtr GroupBook::newestEpoch(const SpaceId& id) const
{
    const Group* const found = find(id);
    if (!found || !found->isMember() || found->log.isEmpty() || found->record.epochs.isEmpty()) {
        return nullptr;
    }
    const crypto::NamedCommit& head = found->log.head();
    return epoch(id, head.commit.n, head.hash);
}

QByteArray GroupBook::feedToken(const SpaceId& id) const
{
    const Group* const found = find(id);
    if (!found || found->record.epochs.isEmpty()) {
        return {};
    }
    const QList<SpaceEpochPtr>& held = found->record.epochs;
    const auto back = static_cast<qsizetype>(m_tries.value(id)) % held.size();
    return held[held.size() - 1 - back]->feedToken();
}

bool GroupBook::isBehind(const SpaceId& id) const
{
    const Group* const found = find(id);
    return found && !found->record.epochs.isEmpty() &&
           (found->log.isEmpty() ||
            found->record.epochs.last()->epoch() > found->log.head().commit.n);
}

Result<void> GroupBook::propose(const crypto::SealedCommit& sealed)
{
    const SpaceId id = sealed.commit.commit.group;
    const auto found = m_groups.find(id);
    if (found == m_groups.end()) {
        return Error{ErrorCode::NotFound, QStringLiteral("no such group")};
    }
    QS_TRY(m_disk.put(store::Slot::Group, kMinePrefix + id.bytes(), encodeKey(sealed.epoch)));
    found->proposal = sealed.epoch;
    if (found->log.isEmpty()) {
        crypto::GroupRecord record = found->record;
        record.root = sealed.commit.hash;
        record.invitedBy = m_keys.user();
        record.fromSeq = 1;
        return keep(record);
    }
    return {};
}

Result<void> GroupBook::take(
    const crypto::VerifiedControl& control,
    quint64 seq,
    quint64 atMs,
    const std::function<quint64(const UserId&)>& known
)
{
    const auto found = m_groups.find(control.header().space.id);
    if (found == m_groups.end() || !control.content()) {
        return {};
    }
    Group& group = *found;
    if (const auto* step = std::get_if<crypto::GroupStep>(&*control.content())) {
        if (group.log.at(step->commit.commit.n)) {
            return {};
        }
        group.begunMs = atMs;
        group.begunSeq = seq;
        group.chains.clear();
        for (const crypto::GroupMember& member : step->commit.commit.members) {
            group.chains.insert(member.user, known(member.user));
        }
        return takeStep(group, control, *step);
    }
    if (const auto* hello = std::get_if<crypto::GroupHello>(&*control.content())) {
        group.contacts.insert(control.author(), {control.author(), hello->card, hello->dropToken});
        return store(group);
    }
    return takeLeave(group, control);
}

Result<void> GroupBook::takeStep(
    Group& group,
    const crypto::VerifiedControl& control,
    const crypto::GroupStep& step
)
{
    const crypto::GroupCommit& commit = step.commit.commit;
    if (group.log.isEmpty() || step.commit.hash == group.record.root) {
        group.log.enterAt(step.commit);
    } else {
        group.log.append(step.commit);
    }
    QS_TRY(
        m_disk.put(store::Slot::Group, stepKey(commit.group, commit.n), crypto::writeCommit(commit))
    );
    group.details = step.details;
    for (const GroupContact& contact : step.details.contacts) {
        if (group.contacts.value(contact.user).dropToken.isNull()) {
            group.contacts.insert(contact.user, contact);
        }
    }
    group.contacts.removeIf([&](const auto& entry) { return !commit.member(entry.key()); });
    group.left.removeIf([&](const UserId& user) { return !commit.member(user); });
    m_tries.remove(commit.group);
    const bool isMine = group.proposal && group.proposal->epochRef() == step.commit.hash;
    if (isMine && control.header().device == m_keys.device()) {
        group.owedN = commit.n;
        group.owedSeq = group.begunSeq;
        group.owedKeys.clear();
        for (const crypto::GroupMember& member : commit.members) {
            if (member.user != m_keys.user()) {
                group.owedKeys.append(member.user);
            }
        }
        if (commit.op == crypto::GroupOp::Remove) {
            group.owedFarewells.append(commit.subjects);
        }
        group.owesVault = true;
        crypto::GroupRecord record = group.record;
        record.epochs.append(group.proposal);
        sortKeys(record.epochs);
        if (record.epochs.size() > crypto::kRecordGroupKeysMax) {
            record.epochs.removeFirst();
        }
        QS_TRY(keep(record));
        QS_TRY(m_disk.remove(store::Slot::Group, kMinePrefix + commit.group.bytes()));
        group.proposal = nullptr;
    }
    return store(group);
}

// Whoever came in again after they went is in. The order in which things are heard does not matter.
Result<void> GroupBook::takeLeave(Group& group, const crypto::VerifiedControl& control)
{
    const UserId& who = control.author();
    const auto& commits = group.log.all();
    const bool isOver = std::any_of(
        commits.upper_bound(control.header().epoch),
        commits.end(),
        [&](const auto& later) {
            return later.second.commit.op == crypto::GroupOp::Add &&
                   later.second.commit.subjects.contains(who);
        }
    );
    if (isOver || group.log.isEmpty() || !group.log.head().commit.member(who)) {
        return {};
    }
    group.left.insert(who);
    if (who == m_keys.user() && group.isMember()) {
        crypto::GroupRecord record = group.record;
        record.state = GroupState::Left;
        group.owesVault = true;
        QS_TRY(keep(record));
    }
    return store(group);
}

Result<void> GroupBook::store(const Group& group)
{
    if (group.log.isEmpty()) {
        return {};
    }
    return m_disk.put(store::Slot::Group, kAboutPrefix + group.record.group.bytes(), encode(group));
}

Result<void> GroupBook::update(const SpaceId& id, const std::function<void(Group&)>& change)
{
    const auto found = m_groups.find(id);
    if (found == m_groups.end()) {
        return {};
    }
    change(*found);
    return store(*found);
}

Result<void> GroupBook::settleKey(const SpaceId& id, const UserId& user)
{
    return update(id, [&](Group& group) { group.owedKeys.removeAll(user); });
}

Result<void> GroupBook::settleFarewell(const SpaceId& id, const UserId& user)
{
    return update(id, [&](Group& group) { group.owedFarewells.removeAll(user); });
}

Result<void> GroupBook::settleVault(const SpaceId& id)
{
    return update(id, [](Group& group) { group.owesVault = false; });
}

} // namespace qs::sync
