// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "host/spent_memory.h"

#include <cstdlib>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace qs::host {

SpentMemory::SpentMemory()
{
#ifdef __GLIBC__
    constexpr int kFill = 0x5A;
    mallopt(M_PERTURB, kFill);
#endif
}

SpentMemory::~SpentMemory()
{
#ifdef __GLIBC__
    mallopt(M_PERTURB, 0);
    malloc_trim(0);
#endif
}

} // namespace qs::host
