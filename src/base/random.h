// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/ids.h"

#include <QtGlobal>

namespace qs {

class Clock;

/// Where randomness comes from below the keys: ids and jitter. Keys and nonces are made by proof
/// and crypto themselves.
///
/// Thread: any.
class Random
{
public:
    virtual ~Random() = default;

    virtual void fill(unsigned char* bytes, size_t count) = 0;

    /// Even over 0 .. bound - 1, for a bound of at least 1.
    [[nodiscard]] quint64 below(quint64 bound);

    /// A random id of any kind.
    template<typename Id>
    [[nodiscard]] Id id()
    {
        Id made;
        fill(made.data(), Id::kSize);
        return made;
    }
};

/// A UUIDv7 (RFC 9562): sorts by the time it was made, to the millisecond.
[[nodiscard]] ObjectId makeObjectId(const Clock& clock, Random& random);

/// A stream that repeats from its seed (xoshiro256**). For worlds, demos and tests: never for keys.
class SeededRandom final : public Random
{
public:
    explicit SeededRandom(quint64 seed);
    void fill(unsigned char* bytes, size_t count) override;

private:
    quint64 next();
    std::array<quint64, 4> m_state;
};

} // namespace qs
