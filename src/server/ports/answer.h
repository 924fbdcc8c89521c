// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/result.h"

#include <functional>

namespace qs::server {

/// Takes what a port found out, once, on the engine's strand. Errors: OutOfSpace or Denied where
/// nothing can be stored now, Busy, Corrupt.
template<typename T>
using Answer = std::function<void(Result<T>)>;

} // namespace qs::server
