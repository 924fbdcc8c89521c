// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "crypto/envelope.h"
#include "crypto/gate.h"
#include "proof/identity.h"
#include "unit/store/fixtures.h"

#include <map>
#include <memory>
#include <vector>

namespace qs::store {

/// A handful of people who share one circle, and everything they write as it comes out of the real
/// gate.
class SmallWorld : private crypto::GateContext
{
public:
    explicit SmallWorld(int people)
    {
        for (int i = 0; i < people; ++i) {
            m_people.push_back(makePerson());
        }
        m_circle = crypto::beginEpoch(
            m_people.front(), idNumber<SpaceId>(77), nullptr, crypto::EpochReason::Created
        );
    }

    [[nodiscard]] UserId user(int person) const { return m_people[size_t(person)].user(); }
    [[nodiscard]] SpaceRef circle() const { return m_circle->space(); }
    [[nodiscard]] SpaceRef publicSpace(int person) const
    {
        return proof::spaceOf(user(person), SpaceKind::Public);
    }

    /// For everybody, in the person's own public space.
    crypto::VerifiedPost publicly(int person, const content::Payload& payload)
    {
        const auto sealed = crypto::sealPublic(m_people[size_t(person)], nextPlace(), payload);
        return verify(sealed, publicSpace(person));
    }

    /// In the circle of person 0, who alone may post there; others may reply and react.
    crypto::VerifiedPost inCircle(int person, const content::Payload& payload)
    {
        const auto sealed =
            crypto::sealContent(m_people[size_t(person)], *m_circle, nextPlace(), payload);
        return verify(sealed, circle());
    }

    /// A payload of a kind, with an object id and a creation time of its own.
    content::Payload payload(content::PayloadKind kind, const QString& text = {})
    {
        ++m_count;
        content::Payload made;
        made.kind = kind;
        made.text = text;
        made.id = idNumber<ObjectId>(m_count);
        made.createdMs = 1'700'000'000'000 + m_count;
        return made;
    }
    content::Payload post(const QString& text) { return payload(content::PayloadKind::Post, text); }
    content::Payload reaction(const ObjectRef& target, const std::optional<QString>& value)
    {
        content::Payload made = payload(content::PayloadKind::Reaction);
        made.target = target;
        made.reaction = value;
        return made;
    }
    content::Payload edit(const crypto::VerifiedPost& post, const QString& text)
    {
        content::Payload made = payload(content::PayloadKind::Edit, text);
        made.target = post.object();
        made.base = post.envId();
        return made;
    }
    content::Payload removal(const ObjectRef& target)
    {
        content::Payload made = payload(content::PayloadKind::Removal);
        made.target = target;
        return made;
    }

private:
    static crypto::AccountKeys makePerson()
    {
        const auto identity = proof::IdentityKey::random();
        auto device = proof::DeviceKey::random();
        auto box = crypto::DeviceBoxKey::random();
        crypto::SeedRing seeds;
        seeds.add(1, crypto::UserSeed::random());
        proof::Manifest manifest;
        manifest.seq = 1;
        manifest.identity = identity.pub();
        manifest.user = proof::userIdOf(identity.pub(), manifest.nonce);
        manifest.userBox = crypto::userBoxOf(seeds.newest()).pub();
        manifest.devices = {{proof::deviceIdOf(device.pub()), device.pub(), box.pub(), 1}};
        auto chain = crypto::IdentityChain::read(
            manifest.user, {proof::signManifest(manifest, identity).bytes}
        );
        return {std::move(device), std::move(box), std::move(seeds), std::move(chain).value()};
    }

    // Lanes are not what is tested here: each envelope claims the first place of its own.
    static crypto::LanePlace nextPlace() { return {1, EnvId()}; }

    crypto::VerifiedPost verify(const Result<crypto::Sealed>& sealed, const SpaceRef& space) const
    {
        if (!sealed) {
            qFatal("does not seal: %s", qUtf8Printable(sealed.error().detail));
        }
        const crypto::Verdict verdict = crypto::Gate::open(sealed->bytes, space, *this);
        const auto* const post = std::get_if<crypto::VerifiedPost>(&verdict);
        if (post == nullptr) {
            qFatal("does not pass the gate: verdict %zu", verdict.index());
        }
        return *post;
    }

    [[nodiscard]] const UserId& me() const override { return m_people.front().user(); }
    [[nodiscard]] const crypto::IdentityChain* identity(const UserId& user) const override
    {
        for (const crypto::AccountKeys& person : m_people) {
            if (person.user() == user) {
                return &person.chain();
            }
        }
        return nullptr;
    }
    [[nodiscard]] crypto::SpaceEpochPtr
    epoch(const SpaceRef&, quint64, const std::optional<Hash32>&) const override
    {
        return m_circle;
    }
    [[nodiscard]] const crypto::BlindKey* blindKey(quint64) const override { return nullptr; }
    [[nodiscard]] bool isAdmitted(const SpaceRef&, quint64, const UserId&) const override
    {
        return true;
    }
    [[nodiscard]] crypto::LaneView lane(const SpaceRef&, const DeviceId&, quint64) const override
    {
        crypto::LaneView view;
        view.mode = crypto::LaneView::Mode::Unordered;
        return view;
    }

    std::vector<crypto::AccountKeys> m_people;
    crypto::SpaceEpochPtr m_circle;
    quint64 m_count = 0;
};

} // namespace qs::store
