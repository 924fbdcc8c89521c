// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "client/locking.h"

#include "client/core.h"
#include "codec/cbor_reader.h"
#include "codec/cbor_writer.h"
#include "store/marker.h"

namespace qs::client {

namespace {

const QByteArray kChoicesKey = QByteArrayLiteral("lock");

} // namespace

LockChoices Locking::choices() const
{
    LockChoices choices;
    const auto stored = m_core.disk().get(store::Slot::Setting, kChoicesKey);
    if (!stored || !*stored) {
        return choices;
    }
    codec::CborReader in(**stored);
    in.array(3);
    const auto minutes = static_cast<int>(in.uint(kIdleMinutesMax));
    const bool onSuspend = in.uint(1) == 1;
    const bool withScreen = in.uint(1) == 1;
    // What cannot be read locks as early as a new device does.
    return in.finish().ok() ? LockChoices{minutes, onSuspend, withScreen} : choices;
}

Result<void> Locking::choose(const LockChoices& choices)
{
    if (choices.idleMinutes < 0 || choices.idleMinutes > kIdleMinutesMax) {
        return Error{ErrorCode::Invalid, QStringLiteral("minutes until the lock")};
    }
    codec::CborWriter out;
    out.array(3).uint(static_cast<quint64>(choices.idleMinutes));
    out.uint(choices.onSuspend ? 1 : 0).uint(choices.withScreen ? 1 : 0);
    return m_core.disk().put(store::Slot::Setting, kChoicesKey, out.take());
}

LockMode Locking::mode() const
{
    const auto marker = store::readMarker(m_core.folder());
    if (!marker || !*marker) {
        return LockMode::Password;
    }
    const crypto::LocalWraps& wraps = (*marker)->wraps;
    if (!wraps.byBoth.isEmpty()) {
        return LockMode::Both;
    }
    return wraps.byKeychain.isEmpty() ? LockMode::Password : LockMode::Keychain;
}

bool Locking::hasKeychain() const
{
    return m_core.ports().keychain.isPresent();
}

void Locking::changeMode(
    LockMode mode,
    const QString& password,
    std::function<void(Result<void>)> done
)
{
    if (mode != LockMode::Keychain && !crypto::isLongEnough(password)) {
        done(Error{ErrorCode::Invalid, QStringLiteral("a password this short")});
        return;
    }
    if (mode != LockMode::Password && !hasKeychain()) {
        done(Error{ErrorCode::Locked, QStringLiteral("no keychain")});
        return;
    }
    const auto marker = store::readMarker(m_core.folder());
    if (!marker || !*marker) {
        done(marker ? Error{ErrorCode::NotFound, QStringLiteral("no marker")} : marker.error());
        return;
    }
    LockPlan plan;
    plan.folder = m_core.folder();
    plan.wraps = (*marker)->wraps;
    plan.key = m_core.localKey().copy();
    plan.mode = mode;
    plan.password = password;
    writeLock(m_core.ports(), std::move(plan), std::move(done));
}

} // namespace qs::client
