// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

namespace qs::host {

/// While one lives, memory that is given back is overwritten first; when it ends, what is free goes
/// back to the system. Around the moment of locking: keys are wiped by those who hold them, this is
/// for text that passed through Qt's containers.
///
/// Best effort: it acts on what is freed during its life, where the C library can be told so
/// (mallopt(3), M_PERTURB of glibc). Thread: any; one at a time.
class SpentMemory
{
public:
    SpentMemory();
    ~SpentMemory();
    SpentMemory(const SpentMemory&) = delete;
    SpentMemory& operator=(const SpentMemory&) = delete;
};

} // namespace qs::host
