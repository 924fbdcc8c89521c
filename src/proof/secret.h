// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QByteArray>

#include <cstddef>
#include <cstring>
#include <utility>

namespace qs::proof {

/// Makes libsodium ready. Called by everything here; once is enough, more does no harm.
void initialize();

/// Memory for secrets: locked where the system allows it, between guard pages, wiped when given
/// back. Many small ones share pages, as a process may lock only a few megabytes.
///
/// Thread: any.
[[nodiscard]] unsigned char* secretAllocate(size_t size);
void secretFree(unsigned char* bytes, size_t size);

/// Whether all secret memory so far could be kept from being swapped out.
[[nodiscard]] bool secretsAreLocked();

void randomBytes(unsigned char* bytes, size_t size);
[[nodiscard]] bool equalConstantTime(QByteArrayView a, QByteArrayView b);

/// Overwrites the bytes, if nobody shares them. For passwords and the like that Qt handed over.
void wipe(QByteArray& bytes);

/// `Size` secret bytes: cannot be copied by accident, printed or compared with ==, and are wiped
/// when they go. A default-made or moved-from one is empty: only isEmpty() and assignment are
/// allowed then.
template<int Size>
class Secret
{
public:
    static constexpr int kSize = Size;

    Secret() = default;
    ~Secret() { reset(); }
    Secret(Secret&& other) noexcept : m_bytes(std::exchange(other.m_bytes, nullptr)) {}
    Secret& operator=(Secret&& other) noexcept
    {
        if (this != &other) {
            reset();
            m_bytes = std::exchange(other.m_bytes, nullptr);
        }
        return *this;
    }
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;
    bool operator==(const Secret&) const = delete;

    [[nodiscard]] static Secret random()
    {
        Secret made = zero();
        randomBytes(made.m_bytes, Size);
        return made;
    }
    [[nodiscard]] static Secret zero()
    {
        Secret made;
        made.m_bytes = secretAllocate(Size);
        return made;
    }
    /// Empty if `bytes` has another length.
    [[nodiscard]] static Secret from(QByteArrayView bytes)
    {
        Secret made;
        if (bytes.size() == Size) {
            made = zero();
            std::memcpy(made.m_bytes, bytes.data(), Size);
        }
        return made;
    }
    [[nodiscard]] Secret copy() const { return from(view()); }

    [[nodiscard]] bool isEmpty() const { return !m_bytes; }
    [[nodiscard]] const unsigned char* data() const { return m_bytes; }
    [[nodiscard]] unsigned char* data() { return m_bytes; }
    [[nodiscard]] QByteArrayView view() const
    {
        return m_bytes ? QByteArrayView(reinterpret_cast<const char*>(m_bytes), Size)
                       : QByteArrayView();
    }

private:
    void reset()
    {
        if (m_bytes) {
            secretFree(m_bytes, Size);
            m_bytes = nullptr;
        }
    }

    unsigned char* m_bytes = nullptr;
};

/// A 32-byte key for one purpose. Keys of different tags do not convert into each other.
template<typename Tag>
class Key : public Secret<32>
{
public:
    Key() = default;
    explicit Key(Secret<32>&& bytes) : Secret<32>(std::move(bytes)) {}
    [[nodiscard]] static Key random() { return Key(Secret<32>::random()); }
    [[nodiscard]] static Key from(QByteArrayView bytes) { return Key(Secret<32>::from(bytes)); }
    [[nodiscard]] Key copy() const { return Key(Secret<32>::copy()); }
};

} // namespace qs::proof
