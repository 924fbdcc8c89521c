// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "models/completeness.h"

#include "client/evidence.h"
#include "models/evidence_words.h"

#include <QVariantMap>

using namespace Qt::StringLiterals;

namespace qs::models {

namespace {

struct Asked
{
    client::CompletenessView view;
    UserId me;
};

QVariantMap line(const QString& title, const QString& detail)
{
    return {{u"title"_s, title}, {u"detail"_s, detail}};
}

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

QVariantList Completeness::spaces() const
{
    QVariantList lines;
    for (const client::SpaceStanding& space : m_view.spaces) {
        lines.append(line(
            EvidenceWords::spaceName(space, m_me), EvidenceWords::space(space, m_clock.nowMs())
        ));
    }
    return lines;
}

QVariantList Completeness::findings() const
{
    QVariantList lines;
    for (const client::FindingView& finding : m_view.findings) {
        lines.append(line(EvidenceWords::findingTitle(finding), EvidenceWords::finding(finding)));
    }
    return lines;
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
