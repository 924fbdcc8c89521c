// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "proof/secret.h"

#include "base/assert.h"

#include <sodium.h>

#include <array>
#include <mutex>
#include <vector>

namespace qs::proof {

namespace {

// Slots of one size come from shared blocks. sodium_malloc() locks and guards each block; a page of
// guard per 32-byte key would use up the lock limit and the map count.
constexpr std::array<size_t, 3> kSlotSizes{32, 64, 128};
constexpr size_t kBlockBytes = 16 * 1024;

struct Arena
{
    std::mutex mutex;
    std::array<std::vector<unsigned char*>, kSlotSizes.size()> free;
    bool locked = true;
};

Arena& arena()
{
    // Never destroyed: secrets of static duration may outlive any order of destruction.
    static Arena* const made = new Arena;
    return *made;
}

size_t slotClass(size_t size)
{
    for (size_t i = 0; i < kSlotSizes.size(); ++i) {
        if (size <= kSlotSizes[i]) {
            return i;
        }
    }
    QS_ASSERT(!"a secret larger than every slot");
    return 0;
}

void grow(Arena& from, size_t slots)
{
    auto* block = static_cast<unsigned char*>(sodium_malloc(kBlockBytes));
    QS_ASSERT(block);
    if (sodium_mlock(block, kBlockBytes) != 0) {
        from.locked = false;
    }
    for (size_t at = 0; at < kBlockBytes; at += kSlotSizes[slots]) {
        from.free[slots].push_back(block + at);
    }
}

} // namespace

void initialize()
{
    static const int outcome = sodium_init();
    QS_ASSERT(outcome >= 0);
}

unsigned char* secretAllocate(size_t size)
{
    initialize();
    const size_t slots = slotClass(size);
    Arena& from = arena();
    const std::lock_guard lock(from.mutex);
    if (from.free[slots].empty()) {
        grow(from, slots);
    }
    unsigned char* const bytes = from.free[slots].back();
    from.free[slots].pop_back();
    sodium_memzero(bytes, size);
    return bytes;
}

void secretFree(unsigned char* bytes, size_t size)
{
    sodium_memzero(bytes, size);
    Arena& to = arena();
    const std::lock_guard lock(to.mutex);
    to.free[slotClass(size)].push_back(bytes);
}

bool secretsAreLocked()
{
    const std::lock_guard lock(arena().mutex);
    return arena().locked;
}

void randomBytes(unsigned char* bytes, size_t size)
{
    initialize();
    randombytes_buf(bytes, size);
}

bool equalConstantTime(QByteArrayView a, QByteArrayView b)
{
    return a.size() == b.size() &&
           sodium_memcmp(a.data(), b.data(), static_cast<size_t>(a.size())) == 0;
}

void wipe(QByteArray& bytes)
{
    if (!bytes.isEmpty() && bytes.isDetached()) {
        sodium_memzero(bytes.data(), static_cast<size_t>(bytes.size()));
    }
    bytes.clear();
}

} // namespace qs::proof
