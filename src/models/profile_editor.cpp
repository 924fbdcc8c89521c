// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "models/profile_editor.h"

#include "models/shelf_words.h"

namespace qs::models {

void ProfileEditor::look()
{
    m_link.ask<Known>(
        [](client::Account& account) {
            return Known{account.profile().mine(), account.profile().numbers()};
        },
        [this](const Known& known) {
            m_known = known;
            Q_EMIT changed();
        }
    );
}

void ProfileEditor::save(const QString& name, int hue, const QString& bio)
{
    const content::Profile wanted{{name.trimmed(), static_cast<quint32>(hue)}, bio};
    m_link.ask<Result<void>>(
        [wanted](client::Account& account) { return account.profile().edit(wanted); },
        [this, wanted](const Result<void>& outcome) {
            m_problem = outcome.ok() ? QString() : ShelfWords::profileProblem(outcome.error().code);
            Q_EMIT problemChanged();
            if (outcome.ok()) {
                m_known.profile = wanted;
                Q_EMIT changed();
                Q_EMIT saved();
            }
        }
    );
}

} // namespace qs::models
