// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "base/random.h"

#include "base/assert.h"
#include "base/clock.h"

#include <bit>

namespace qs {

quint64 Random::below(quint64 bound)
{
    QS_ASSERT(bound > 0);
    // Values under the threshold would make small results likelier.
    const quint64 threshold = (0 - bound) % bound;
    for (;;) {
        quint64 value = 0;
        fill(reinterpret_cast<unsigned char*>(&value), sizeof value);
        if (value >= threshold) {
            return value % bound;
        }
    }
}

ObjectId makeObjectId(const Clock& clock, Random& random)
{
    auto id = random.id<ObjectId>();
    const auto ms = static_cast<quint64>(clock.nowMs());
    for (int i = 0; i < 6; ++i) {
        id.data()[i] = static_cast<unsigned char>(ms >> (40 - 8 * i));
    }
    id.data()[6] = static_cast<unsigned char>(0x70 | (id.data()[6] & 0x0f));
    id.data()[8] = static_cast<unsigned char>(0x80 | (id.data()[8] & 0x3f));
    return id;
}

SeededRandom::SeededRandom(quint64 seed)
{
    // splitmix64 spreads a small seed over the state.
    for (quint64& word : m_state) {
        seed += 0x9e3779b97f4a7c15ULL;
        quint64 z = seed;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        word = z ^ (z >> 31);
    }
}

quint64 SeededRandom::next()
{
    const quint64 result = std::rotl(m_state[1] * 5, 7) * 9;
    const quint64 shifted = m_state[1] << 17;
    m_state[2] ^= m_state[0];
    m_state[3] ^= m_state[1];
    m_state[1] ^= m_state[2];
    m_state[0] ^= m_state[3];
    m_state[2] ^= shifted;
    m_state[3] = std::rotl(m_state[3], 45);
    return result;
}

void SeededRandom::fill(unsigned char* bytes, size_t count)
{
    for (size_t at = 0; at < count; at += 8) {
        const quint64 word = next();
        std::memcpy(bytes + at, &word, std::min<size_t>(8, count - at));
    }
}

} // namespace qs
