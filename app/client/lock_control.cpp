// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "client/locking.h"
#include "control.h"
#include "host/spent_memory.h"

using namespace qs;
using namespace qs::client;
using namespace Qt::StringLiterals;

// After the answer the account is gone; "unlock" opens it again.
void Control::lock(const QJsonObject& request)
{
    {
        const host::SpentMemory spent;
        m_account->close();
        m_account.reset();
    }
    answer(request);
}

void Control::lockMode(const QJsonObject& request)
{
    const QString mode = request.value(u"mode"_s).toString();
    const std::weak_ptr<bool> alive = m_alive;
    const QJsonObject id{{u"id"_s, request.value(u"id")}};
    const auto wanted = mode == u"keychain" ? LockMode::Keychain
                        : mode == u"both"   ? LockMode::Both
                                            : LockMode::Password;
    m_account->locking().changeMode(
        wanted,
        request.value(u"password"_s).toString(),
        [this, alive, id](const Result<void>& outcome) {
            if (!alive.expired()) {
                answer(id, outcome);
            }
        }
    );
}
