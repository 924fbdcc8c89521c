// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "crypto/envelope.h"
#include "crypto/gate.h"
#include "crypto/mail.h"
#include "crypto/vault.h"
#include "proof/identity.h"

#include <QHash>
#include <QSet>

#include <map>

namespace people {

using namespace qs;
using namespace qs::crypto;

/// An account made without a password, so that a test can have many.
struct Person
{
    proof::IdentityKey identity;
    AccountKeys keys;

    [[nodiscard]] const UserId& id() const { return keys.user(); }
    [[nodiscard]] const IdentityChain& chain() const { return keys.chain(); }
};

inline Person makePerson()
{
    Person made;
    made.identity = proof::IdentityKey::random();
    auto device = proof::DeviceKey::random();
    auto box = DeviceBoxKey::random();
    SeedRing seeds;
    seeds.add(1, UserSeed::random());
    proof::Manifest first;
    proof::randomBytes(first.nonce.data(), first.nonce.kSize);
    first.user = proof::userIdOf(made.identity.pub(), first.nonce);
    first.seq = 1;
    first.identity = made.identity.pub();
    first.userBox = userBoxOf(seeds.newest()).pub();
    first.devices.append({proof::deviceIdOf(device.pub()), device.pub(), box.pub(), 1});
    auto chain = IdentityChain::read(first.user, {proof::signManifest(first, made.identity).bytes});
    made.keys = AccountKeys(std::move(device), std::move(box), std::move(seeds), std::move(*chain));
    return made;
}

/// The manifest after the person's newest one, changed by `change`, signed.
template<typename Change>
QByteArray nextManifest(const Person& person, Change change)
{
    proof::Manifest next = person.chain().newest();
    next.seq += 1;
    next.prev = person.chain().head().hash;
    next.nonce = {};
    change(next);
    return proof::signManifest(next, person.identity).bytes;
}

/// A second device of the person. Both know the longer chain.
inline AccountKeys addDevice(Person& person)
{
    auto device = proof::DeviceKey::random();
    auto box = DeviceBoxKey::random();
    const QByteArray manifest = nextManifest(person, [&](proof::Manifest& m) {
        m.devices.append({proof::deviceIdOf(device.pub()), device.pub(), box.pub(), m.seq});
    });
    auto extended = person.keys.extendChain({manifest});
    Q_ASSERT(extended.ok());
    return AccountKeys(
        std::move(device), std::move(box), person.keys.seeds().copy(), person.chain()
    );
}

template<typename Id>
Id randomId()
{
    Id made;
    proof::randomBytes(made.data(), made.kSize);
    return made;
}

inline content::Payload post(const QString& text)
{
    content::Payload p;
    p.text = text;
    p.createdMs = 1760000000000;
    p.id = randomId<ObjectId>();
    return p;
}

inline content::Payload replyTo(const ObjectRef& root, const QString& text)
{
    content::Payload p = post(text);
    p.kind = content::PayloadKind::Reply;
    p.root = root;
    p.parent = root;
    return p;
}

/// A device's memory as far as the gate asks for it.
class Memory final : public GateContext
{
public:
    explicit Memory(const Person& me) : m_me(me.id()) { know(me); }

    void know(const Person& person) { m_people.insert(person.id(), person.chain()); }
    void forget(const Person& person) { m_people.remove(person.id()); }
    void hold(const SpaceEpochPtr& epoch) { m_epochs.append(epoch); }
    void holdSeed(const Person& person)
    {
        m_epochs.append(SpaceEpoch::ofSelf(person.id(), person.keys.seeds().newest(), 1));
        m_blind = blindKeyOf(person.keys.seeds().newest());
    }
    void admit(const UserId& user) { m_admitted.insert(user); }
    void take(const LaneStep& step) { m_lanes[{step.device, step.space}][step.n] = step; }
    LaneView::Mode mode = LaneView::Mode::Joined;

    const UserId& me() const override { return m_me; }
    const IdentityChain* identity(const UserId& user) const override
    {
        const auto found = m_people.constFind(user);
        return found == m_people.constEnd() ? nullptr : &*found;
    }
    SpaceEpochPtr
    epoch(const SpaceRef& space, quint64 epoch, const std::optional<Hash32>& ref) const override
    {
        for (const SpaceEpochPtr& held : m_epochs) {
            if (held->space() == space && held->epoch() == epoch && held->epochRef() == ref) {
                return held;
            }
        }
        return nullptr;
    }
    const BlindKey* blindKey(quint64 generation) const override
    {
        return generation == 1 && !m_blind.isEmpty() ? &m_blind : nullptr;
    }
    bool isAdmitted(const SpaceRef&, quint64, const UserId& user) const override
    {
        return m_admitted.contains(user);
    }
    const GroupLog* group(const SpaceId&) const override
    {
        return m_group.isEmpty() ? nullptr : &m_group;
    }
    std::optional<GroupRoot> groupRoot(const SpaceId&) const override { return root; }
    void takeCommit(const NamedCommit& commit)
    {
        if (m_group.isEmpty()) {
            m_group = GroupLog(commit);
        } else if (m_group.fit(commit) == GroupLog::Fit::Next) {
            m_group.append(commit);
        }
    }
    std::optional<GroupRoot> root;

    LaneView lane(const SpaceRef& space, const DeviceId& device, quint64 n) const override
    {
        LaneView view;
        view.mode = mode;
        const auto lane = m_lanes.find({device, space});
        if (lane == m_lanes.end()) {
            return view;
        }
        view.anything = true;
        const auto step = [&](quint64 at) -> const LaneStep* {
            const auto found = lane->second.find(at);
            return found == lane->second.end() ? nullptr : &found->second;
        };
        if (const LaneStep* at = step(n)) {
            view.at = at->id;
        }
        if (const LaneStep* before = step(n - 1)) {
            view.before = before->id;
        }
        if (const LaneStep* after = step(n + 1)) {
            view.expected = after->prev;
        }
        return view;
    }

private:
    UserId m_me;
    QHash<UserId, IdentityChain> m_people;
    QList<SpaceEpochPtr> m_epochs;
    QSet<UserId> m_admitted;
    BlindKey m_blind;
    GroupLog m_group;
    std::map<std::pair<DeviceId, SpaceRef>, std::map<quint64, LaneStep>> m_lanes;
};

/// What a verdict says in one word, for comparing.
inline QString word(const Verdict& verdict)
{
    if (const auto* refused = std::get_if<Refused>(&verdict)) {
        return QStringLiteral("refused ") + QString::number(static_cast<int>(refused->reason));
    }
    if (const auto* held = std::get_if<Held>(&verdict)) {
        return QStringLiteral("held ") + QString::number(static_cast<int>(held->reason));
    }
    if (std::holds_alternative<Duplicate>(verdict)) {
        return QStringLiteral("duplicate");
    }
    if (std::holds_alternative<VerifiedStub>(verdict)) {
        return QStringLiteral("stub");
    }
    if (std::holds_alternative<VerifiedControl>(verdict)) {
        return QStringLiteral("control");
    }
    return std::holds_alternative<VerifiedPost>(verdict) ? QStringLiteral("post")
                                                         : QStringLiteral("record");
}

inline QString word(RefuseReason reason)
{
    return word(Verdict(Refused{reason, {}, {}}));
}

inline QString word(HoldReason reason)
{
    Held held;
    held.reason = reason;
    return word(Verdict(held));
}

} // namespace people
