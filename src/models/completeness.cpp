// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "models/completeness.h"

#include "client/evidence.h"
#include "models/evidence_words.h"

namespace qs::models {

namespace {

struct Asked
{
    client::CompletenessView view;
    UserId me;
};

} // namespace

Completeness::Completeness(AccountLink& link, const Clock& clock) : m_link(link), m_clock(clock)
{
    m_link.addListener([this](const client::Changes&) {
        if (m_shown) {
            refresh();
        }
    });
}

void Completeness::setShown(bool shown)
{
    if (shown == m_shown) {
        return;
    }
    m_shown = shown;
    Q_EMIT changed();
    if (shown) {
        refresh();
    }
}

void Completeness::refresh()
{
    m_link.ask<Asked>(
        [](client::Account& account) {
            return Asked{account.evidence().completeness(), account.me().person.id};
        },
        [this](const Asked& asked) {
            m_view = asked.view;
            m_me = asked.me;
            Q_EMIT changed();
        }
    );
}

QString Completeness::answer() const
{
    return EvidenceWords::answer(m_view);
}

QString Completeness::log() const
{
    return EvidenceWords::log(m_view);
}

QStringList Completeness::spaceNames() const
{
    QStringList names;
    for (const client::SpaceStanding& space : m_view.spaces) {
        names.append(EvidenceWords::spaceName(space, m_me));
    }
    return names;
}

QStringList Completeness::spaceDetails() const
{
    QStringList details;
    for (const client::SpaceStanding& space : m_view.spaces) {
        details.append(EvidenceWords::space(space, m_clock.nowMs()));
    }
    return details;
}

QStringList Completeness::findingTitles() const
{
    QStringList titles;
    for (const client::FindingView& finding : m_view.findings) {
        titles.append(EvidenceWords::findingTitle(finding));
    }
    return titles;
}

QStringList Completeness::findingDetails() const
{
    QStringList details;
    for (const client::FindingView& finding : m_view.findings) {
        details.append(EvidenceWords::finding(finding));
    }
    return details;
}

void Completeness::dismiss()
{
    m_link.tell([](client::Account& account) {
        static_cast<void>(account.evidence().dismissFindings().ok());
    });
    refresh();
}

void Completeness::trustAnew()
{
    m_link.tell([](client::Account& account) {
        static_cast<void>(account.evidence().trustLogAnew().ok());
    });
    refresh();
}

} // namespace qs::models
