// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "machine.h"

using namespace qs;

namespace {

crypto::KdfPolicy policyOf(const Options& options)
{
    crypto::KdfPolicy policy;
    if (options.kdfFloor) {
        policy.preferred = policy.floor;
    }
    return policy;
}

} // namespace

Machine::Machine(const Options& options, Scheduler& core)
    : m_useKeychain(options.useKeychain)
    , m_log(options.lowestLogged)
    , m_systemKeychain(m_log)
    , m_ports{
          .clock = m_clock,
          .random = m_random,
          .core = core,
          .transports = m_transports,
          .keychain =
              options.useKeychain ? static_cast<client::Keychain&>(m_systemKeychain) : m_noKeychain,
          .log = m_log,
          .metrics = m_metrics,
          .kdf = policyOf(options),
      }
{
}

void Machine::lookAround(std::function<void()> ready)
{
    if (m_useKeychain) {
        m_systemKeychain.probe(std::move(ready));
    } else {
        ready();
    }
}
