// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "crypto/verified.h"

#include <variant>

namespace qs::crypto {

/// What is known of one lane around one number.
struct LaneView
{
    /// How strictly the number must join what is known.
    enum class Mode {
        Joined,     ///< It must touch what is known, unless nothing is. Live events.
        OpensRange, ///< It may stand apart: paging back, the newest page after a reset.
        Unordered,  ///< No lanes are kept here: public posts read in passing.
    };

    Mode mode = Mode::Joined;
    bool anything = false;         ///< Whether any number of the lane is known.
    std::optional<EnvId> at;       ///< The envelope accepted under this number.
    std::optional<EnvId> before;   ///< The one accepted under the number before.
    std::optional<EnvId> expected; ///< What the number after names as its predecessor.
};

/// The change an account came into a group with: the first it can read.
struct GroupRoot
{
    Hash32 commit;
    UserId by; ///< Who signed it.
};

/// What the gate asks of the device's own state. Answers must come from verified sources alone.
///
/// Thread: the one prepare() and settle() are called on.
class GateContext
{
public:
    virtual ~GateContext() = default;

    /// The signed-in account.
    [[nodiscard]] virtual const UserId& me() const = 0;

    /// The chain of a person, held against their pin; null if unknown here.
    [[nodiscard]] virtual const IdentityChain* identity(const UserId& user) const = 0;

    /// The epoch of a space with its key; of two with one number the one whose statement has this
    /// hash. Null if it is not held. Self has no statements: `ref` is empty there.
    [[nodiscard]] virtual SpaceEpochPtr
    epoch(const SpaceRef& space, quint64 epoch, const std::optional<Hash32>& ref) const = 0;

    /// My blind key of that generation; null if I have none.
    [[nodiscard]] virtual const BlindKey* blindKey(quint64 generation) const = 0;

    /// Whether a verified voucher admits this person to that epoch of the circle.
    [[nodiscard]] virtual bool
    isAdmitted(const SpaceRef& space, quint64 epoch, const UserId& user) const = 0;

    [[nodiscard]] virtual LaneView
    lane(const SpaceRef& space, const DeviceId& device, quint64 n) const = 0;

    /// The changes of a group, as far as they are verified; null if none is.
    [[nodiscard]] virtual const GroupLog* group(const SpaceId&) const { return nullptr; }

    /// By whose word, and with which change, this account came into a group. Asked while group()
    /// knows nothing.
    [[nodiscard]] virtual std::optional<GroupRoot> groupRoot(const SpaceId&) const
    {
        return std::nullopt;
    }
};

enum class HoldReason {
    NeedsManifest, ///< Ask for the chain of `author` (after `knownSeq`), then try again.
    NeedsOwner,    ///< The same for the circle's owner, whose voucher is to be checked.
    NeedsKey,      ///< The epoch's grant has not arrived.
    NeedsNewerApp, ///< Keep the bytes for a later version.
    Gap,           ///< Earlier numbers of the lane are missing.
};

/// Not yet. The caller keeps the event and offers it again when the reason may have gone; later
/// events of the lane come back as Gap until then.
struct Held
{
    HoldReason reason = HoldReason::Gap;
    UserId user; ///< Whose chain is wanted; else the author.
    SpaceRef space;
    quint64 epoch = 0;
    DeviceId device;
    quint64 n = 0;
};

enum class RefuseReason {
    Malformed,    ///< Rubbish, from the server or on the way. Drop and count.
    WrongSpace,   ///< The header names another space than the log it came in.
    Manifest,     ///< Names a manifest that contradicts the author's chain.
    Device,       ///< Signed by a device that is unknown, or revoked before.
    Signature,    ///< Altered.
    LaneFork,     ///< Two envelopes claim one place of a lane: keep both as evidence.
    CommitFork,   ///< Two changes of a group claim one number: keep both as evidence.
    Authority,    ///< The author may not write there.
    CouldNotOpen, ///< Damaged or altered inside.
    Payload,      ///< Opened, but breaks a rule of its kind.
};

/// Never. Nothing of the content is given out.
struct Refused
{
    RefuseReason reason = RefuseReason::Malformed;
    QString detail;               ///< For the log: the rule, never content.
    std::optional<LaneStep> lane; ///< Set if it rightly holds a place in its lane all the same.
};

/// Known already, at the same place.
struct Duplicate
{
    EnvId id;
};

using Verdict = std::
    variant<VerifiedPost, VerifiedRecord, VerifiedControl, VerifiedStub, Duplicate, Held, Refused>;

/// An envelope on its way through the gate, with all it needs to be opened elsewhere.
class PendingOpen
{
public:
    PendingOpen(PendingOpen&&) = default;
    PendingOpen& operator=(PendingOpen&&) = default;
    PendingOpen(const PendingOpen&) = delete;
    PendingOpen& operator=(const PendingOpen&) = delete;
    ~PendingOpen() = default;

private:
    friend class Gate;
    PendingOpen() = default;

    QByteArray m_bytes;
    protocol::EnvelopeParts m_parts;           // points into m_bytes
    std::optional<protocol::StubParts> m_stub; // instead of the parts
    protocol::EnvelopeHeader m_header;
    protocol::DevicePub m_deviceKey;
    SpaceEpochPtr m_epoch; // null in suite 2
};

/// What openSealed() found: signature and body are settled, the place in lane and space is not.
class OpenedEnvelope
{
private:
    friend class Gate;
    OpenedEnvelope() = default;

    protocol::EnvelopeHeader m_header;
    SpaceEpochPtr m_epoch;
    bool m_isSigned = false;
    bool m_isStub = false;
    EnvId m_id;
    QByteArray m_plaintext;
    std::optional<content::Payload> m_payload;
    std::optional<Refused> m_refused;
};

using Prepared = std::variant<PendingOpen, Held, Refused>;

/// The one way from received bytes to content. Checks, in this order: form, version, the author's
/// manifest, the device, the key at hand, the signature, the lane, the authority to write there,
/// the commitments of wrap and body, padding, and the rules of the payload. The first failure
/// decides; no partial result leaves.
///
/// Of an erased envelope there is a stub: it passes form, manifest, device, signature and lane, and
/// has nothing to be opened.
///
/// Three steps, so that the costly one can run on workers: prepare() and settle() look at the
/// device's state and must run on the thread that owns it, events of one space settled in the order
/// of its log, each accepted LaneStep written down before the next is settled. openSealed() is
/// pure.
class Gate
{
public:
    /// All three at once. `space` is the log the envelope came in.
    [[nodiscard]] static Verdict
    open(const QByteArray& envelope, const SpaceRef& space, const GateContext& context);

    [[nodiscard]] static Prepared
    prepare(const QByteArray& envelope, const SpaceRef& space, const GateContext& context);

    /// Thread: any.
    [[nodiscard]] static OpenedEnvelope openSealed(PendingOpen pending);

    [[nodiscard]] static Verdict settle(OpenedEnvelope opened, const GateContext& context);

private:
    static Verdict
    settleAs(OpenedEnvelope opened, const LaneStep& step, const GateContext& context);
    static Verdict
    settleStub(OpenedEnvelope opened, const LaneStep& step, const GateContext& context);
    static Verdict
    settlePost(OpenedEnvelope opened, const LaneStep& step, const GateContext& context);
    static Verdict
    settleRecord(OpenedEnvelope opened, const LaneStep& step, const GateContext& context);
    static Verdict
    settleControl(OpenedEnvelope opened, const LaneStep& step, const GateContext& context);
    static std::optional<Verdict>
    objectionTo(const OpenedEnvelope& opened, const GroupStep& step, const GateContext& context);
};

} // namespace qs::crypto
