// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "models/trust_model.h"

#include "client/trust.h"
#include "models/times.h"
#include "models/trust_words.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace qs::models {

TrustModel::TrustModel(AccountLink& link, const Clock& clock) : m_link(link), m_log(clock)
{
    m_link.addListener([this](const client::Changes& changes) {
        // While a doubt keeps posts from leaving, how many is part of what is said.
        const bool counts = changes.link && !m_alarm.doubted.id.isNull();
        if (changes.security || changes.people || counts) {
            refresh();
        }
    });
}

void TrustModel::start()
{
    refresh();
}

QString TrustModel::alarm() const
{
    if (!m_alarm.doubted.id.isNull()) {
        return TrustWords::keyChanged(TrustWords::nameOf(m_alarm.doubted), m_alarm.waiting);
    }
    return m_alarm.alteredItems > 0 ? TrustWords::alteredItems(m_alarm.alteredItems) : QString();
}

QString TrustModel::alarmPersonId() const
{
    const UserId& id = m_alarm.doubted.id;
    return id.isNull() ? QString() : QString::fromLatin1(id.hex());
}

QString TrustModel::level() const
{
    return TrustWords::level(m_person.level);
}

QString TrustModel::meaning() const
{
    return TrustWords::levelMeaning(m_person.level, TrustWords::nameOf(m_person.person));
}

QString TrustModel::warning() const
{
    if (!m_person.isDoubted) {
        return {};
    }
    return TrustWords::notSentYet(TrustWords::nameOf(m_person.person));
}

QString TrustModel::words() const
{
    return m_person.words.join(u' ');
}

QStringList TrustModel::history() const
{
    QStringList lines;
    for (const client::SecurityView& finding : m_person.history) {
        lines.append(TrustWords::finding(finding));
    }
    return lines;
}

bool TrustModel::isVerified() const
{
    return m_person.level == client::TrustLevel::Verified;
}

void TrustModel::setPersonId(const QString& personId)
{
    if (std::exchange(m_personId, personId) == personId) {
        return;
    }
    m_person = {};
    clearOutcome();
    Q_EMIT personChanged();
    refreshPerson();
}

void TrustModel::theyMatch()
{
    decide([](client::Account& account, const UserId& person) {
        static_cast<void>(account.trust().setVerified(person).ok());
    });
}

void TrustModel::theyDiffer()
{
    decide([](client::Account& account, const UserId& person) {
        static_cast<void>(account.trust().setDifferent(person).ok());
    });
}

void TrustModel::keepOldKey()
{
    decide([](client::Account& account, const UserId& person) {
        static_cast<void>(account.trust().keepOld(person).ok());
    });
}

void TrustModel::readCode(const QString& code)
{
    const auto person = UserId::fromHex(m_personId.toLatin1());
    if (!person) {
        return;
    }
    m_link.ask<client::CodeOutcome>(
        [person, code](client::Account& account) {
            const auto read = account.trust().readCode(*person, code);
            return read ? *read : client::CodeOutcome::NoCode;
        },
        [this](const client::CodeOutcome& outcome) {
            m_outcome = TrustWords::codeOutcome(outcome, TrustWords::nameOf(m_person.person));
            m_isOutcomeBad = outcome != client::CodeOutcome::Same;
            Q_EMIT outcomeChanged();
        }
    );
}

void TrustModel::clearOutcome()
{
    m_outcome.clear();
    m_isOutcomeBad = false;
    Q_EMIT outcomeChanged();
}

void TrustModel::dismissAlarm()
{
    setSeen(QString::number(m_alarm.alteredEntry));
}

void TrustModel::setSeen(const QString& entry)
{
    m_link.tell([number = entry.toULongLong()](client::Account& account) {
        static_cast<void>(account.trust().setSeen(number).ok());
    });
}

void TrustModel::fetchProof(const QString& entry)
{
    m_link.ask<QString>(
        [number = entry.toULongLong()](client::Account& account) {
            return account.trust().evidence(number);
        },
        [this](const QString& text) {
            if (!text.isEmpty()) {
                Q_EMIT proofReady(text);
            }
        }
    );
}

void TrustModel::refresh()
{
    using Answer = std::pair<client::AlarmView, QList<client::SecurityView>>;
    m_link.ask<Answer>(
        [](client::Account& account) {
            return Answer{account.trust().alarm(), account.trust().log()};
        },
        [this](const Answer& answer) {
            m_log.show(answer.second);
            if (std::exchange(m_alarm, answer.first) != answer.first) {
                Q_EMIT alarmChanged();
            }
        }
    );
    refreshPerson();
}

void TrustModel::refreshPerson()
{
    const auto person = UserId::fromHex(m_personId.toLatin1());
    if (!person) {
        return;
    }
    m_link.ask<client::TrustView>(
        [person](client::Account& account) { return account.trust().person(*person); },
        [this, person](const client::TrustView& view) {
            const bool isStill = m_personId == QString::fromLatin1(person->hex());
            if (isStill && std::exchange(m_person, view) != view) {
                Q_EMIT personChanged();
            }
        }
    );
}

void TrustModel::decide(const Decide& work)
{
    if (const auto person = UserId::fromHex(m_personId.toLatin1())) {
        m_link.tell([work, person](client::Account& account) { work(account, *person); });
    }
}

} // namespace qs::models
