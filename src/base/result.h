// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/assert.h"
#include "base/error.h"

#include <optional>
#include <utility>
#include <variant>

namespace qs {

/// The outcome of something that can fail for reasons we expect: a value, or the Error that
/// prevented it. Programming mistakes are not outcomes; they are caught by QS_ASSERT.
template<typename T>
class [[nodiscard]] Result
{
public:
    Result(T value) : m_outcome(std::move(value)) {}
    Result(Error error) : m_outcome(std::move(error)) {}

    [[nodiscard]] bool ok() const { return std::holds_alternative<T>(m_outcome); }
    explicit operator bool() const { return ok(); }

    /// Only after checking ok().
    [[nodiscard]] const T& value() const&
    {
        QS_ASSERT(ok());
        return *std::get_if<T>(&m_outcome);
    }
    [[nodiscard]] T& value() &
    {
        QS_ASSERT(ok());
        return *std::get_if<T>(&m_outcome);
    }
    [[nodiscard]] T&& value() &&
    {
        QS_ASSERT(ok());
        return std::move(*std::get_if<T>(&m_outcome));
    }
    [[nodiscard]] const T& operator*() const& { return value(); }
    [[nodiscard]] T& operator*() & { return value(); }
    [[nodiscard]] const T* operator->() const { return &value(); }
    [[nodiscard]] T* operator->() { return &value(); }

    /// Only after checking that ok() is false.
    [[nodiscard]] const Error& error() const
    {
        QS_ASSERT(!ok());
        return *std::get_if<Error>(&m_outcome);
    }

private:
    std::variant<T, Error> m_outcome;
};

/// The outcome of something that yields nothing when it works.
template<>
class [[nodiscard]] Result<void>
{
public:
    Result() = default;
    Result(Error error) : m_error(std::move(error)) {}

    [[nodiscard]] bool ok() const { return !m_error.has_value(); }
    explicit operator bool() const { return ok(); }

    /// Only after checking that ok() is false.
    [[nodiscard]] const Error& error() const
    {
        QS_ASSERT(!ok());
        return *m_error;
    }

private:
    std::optional<Error> m_error;
};

} // namespace qs

/// Leaves the function with the error of `expression` if it has one.
#define QS_TRY(expression)                                                                         \
    do {                                                                                           \
        if (const auto& qsOutcome = (expression); !qsOutcome.ok()) {                               \
            return qsOutcome.error();                                                              \
        }                                                                                          \
    } while (false)

#define QS_JOIN_(a, b) a##b
#define QS_JOIN(a, b) QS_JOIN_(a, b)

/// Declares `target` with the value of `expression`, or leaves the function with its error.
#define QS_TRY_ASSIGN(target, expression)                                                          \
    auto QS_JOIN(qsOutcome, __LINE__) = (expression);                                              \
    if (!QS_JOIN(qsOutcome, __LINE__).ok()) {                                                      \
        return QS_JOIN(qsOutcome, __LINE__).error();                                               \
    }                                                                                              \
    target = std::move(QS_JOIN(qsOutcome, __LINE__)).value()
