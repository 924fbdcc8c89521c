// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "crypto/gate.h"

namespace qs::crypto {

// The rules of the gate that more than one of its steps asks for.

[[nodiscard]] Refused refuse(RefuseReason reason, const char* detail);
[[nodiscard]] Held hold(HoldReason reason, const protocol::EnvelopeHeader& h);

/// What the wrap of such an envelope must measure.
[[nodiscard]] qsizetype wrapBytesOf(const protocol::EnvelopeHeader& h);

/// Whether the device could sign number n of that lane; yields its key.
[[nodiscard]] std::optional<protocol::DevicePub>
deviceKey(const IdentityChain& author, const protocol::EnvelopeHeader& h);

/// The same once the envelope's name is known, and in case the revocation came in between. At the
/// floor itself it must be the very envelope that the owner recognized.
[[nodiscard]] bool
passesFloor(const IdentityChain& author, const protocol::EnvelopeHeader& h, const EnvId& id);

/// What the plain header of a public post says must be what its body says.
[[nodiscard]] bool agrees(const protocol::EnvelopeHeader& h, const content::Payload& p);

using CarriedPtr = std::shared_ptr<const CarriedPost>;

/// What a repost passes on, checked as if it had come by itself, its place in a log excepted. Null
/// if it brings nothing along.
[[nodiscard]] std::variant<CarriedPtr, Held, Refused> openCarried(
    const protocol::EnvelopeHeader& outer,
    const content::Payload& repost,
    const GateContext& context
);

} // namespace qs::crypto
