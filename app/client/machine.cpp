// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "machine.h"

#include <QSysInfo>

using namespace qs;

namespace {

// What the machine calls itself; its owner may call it otherwise.
crypto::DeviceLabel thisDevice()
{
    constexpr qsizetype kShown = 50;
    const QString host = QSysInfo::machineHostName().left(kShown).trimmed();
    return {
        host.isEmpty() ? QStringLiteral("Quicksilver") : host,
        QSysInfo::prettyProductName().left(kShown),
    };
}

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
          .device = thisDevice(),
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
