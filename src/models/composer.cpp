// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "models/composer.h"

#include "client/circles.h"
#include "content/text.h"
#include "models/circle_words.h"
#include "models/words.h"

#include <QLocale>

#include <utility>

namespace qs::models {

Composer::Composer(AccountLink& link, Scheduler& ui) : m_link(link), m_ui(ui)
{
    measure();
    m_link.addListener([this](const client::Changes& changes) {
        if (changes.draft && m_text.isEmpty() && !m_dirty) {
            start();
        }
        if (changes.people) {
            nameCircle();
        }
    });
}

Composer::~Composer()
{
    saveDraft();
}

void Composer::start()
{
    m_link.ask<client::DraftView>(
        [](client::Account& account) { return account.draft(); },
        [this](const client::DraftView& draft) { restore(draft); }
    );
}

void Composer::restore(const client::DraftView& draft)
{
    if (!m_text.isEmpty() || m_dirty) {
        return;
    }
    take(draft);
}

AudienceSign Composer::audience() const
{
    AudienceSign sign = AudienceSign::from(m_audience.kind);
    // Never the word for all connections: that would name the wrong readers.
    if (!m_audience.circle.isNull()) {
        sign.word = m_circleName.isEmpty() ? CircleWords::unnamedCircle() : m_circleName;
    }
    return sign;
}

QString Composer::circle() const
{
    return m_audience.circle.isNull() ? QString() : QString::fromLatin1(m_audience.circle.hex());
}

void Composer::take(const client::DraftView& draft)
{
    setText(draft.text);
    if (draft.audience.circle != m_audience.circle) {
        m_circleName.clear();
    }
    setAudience(draft.audience);
    m_dirty = false;
    nameCircle();
}

// A draft knows its circle by id alone, and a circle may get another name.
void Composer::nameCircle()
{
    const SpaceId circle = m_audience.circle;
    if (circle.isNull()) {
        return;
    }
    m_link.ask<QList<client::CircleView>>(
        [](client::Account& account) { return account.circles().list(); },
        [this, circle](const QList<client::CircleView>& circles) {
            for (const client::CircleView& known : circles) {
                if (known.id == circle && m_audience.circle == circle &&
                    std::exchange(m_circleName, known.name) != known.name) {
                    Q_EMIT audienceChanged();
                }
            }
        }
    );
}

QString Composer::counter() const
{
    return m_left < kCounterShownBelow ? QLocale().toString(m_left) : QString();
}

void Composer::setText(const QString& text)
{
    if (m_text == text) {
        return;
    }
    m_text = text;
    measure();
    setProblem({});
    saveLater();
    Q_EMIT textChanged();
    Q_EMIT canPublishChanged();
}

void Composer::measure()
{
    const content::TextVerdict verdict = content::checkText(m_text);
    m_left = verdict.left;
    m_fits = verdict.ok();
}

void Composer::cycleAudience()
{
    using enum client::Audience;
    switch (m_audience.kind) {
    case OnlyMe: setAudience(Connections); break;
    case Connections:
        if (m_text.isEmpty()) {
            setAudience(Public);
        } else {
            setAsksPublic(true);
        }
        break;
    case Public:
    case Group: setAudience(OnlyMe); break;
    }
}

void Composer::chooseAudience(int kind, const QString& circleId, const QString& circleName)
{
    const auto audience = static_cast<client::Audience>(kind);
    const bool widens = audience == client::Audience::Public &&
                        m_audience.kind != client::Audience::Public && !m_text.isEmpty();
    if (widens) {
        setAsksPublic(true);
        return;
    }
    m_circleName = circleName;
    setAudience({audience, SpaceId::fromHex(circleId.toLatin1()).value_or(SpaceId())});
}

void Composer::confirmPublic()
{
    if (m_asksPublic) {
        setAsksPublic(false);
        setAudience(client::Audience::Public);
    }
}

void Composer::keepAudience()
{
    setAsksPublic(false);
}

void Composer::setAudience(const client::AudienceChoice& audience)
{
    if (std::exchange(m_audience, audience) != audience) {
        saveLater();
        Q_EMIT audienceChanged();
    }
}

void Composer::setAsksPublic(bool asks)
{
    if (std::exchange(m_asksPublic, asks) != asks) {
        Q_EMIT asksPublicChanged();
    }
}

void Composer::setProblem(const QString& problem)
{
    if (std::exchange(m_problem, problem) != problem) {
        Q_EMIT problemChanged();
    }
}

void Composer::setPublishing(bool publishing)
{
    if (std::exchange(m_publishing, publishing) != publishing) {
        Q_EMIT canPublishChanged();
    }
}

void Composer::publish()
{
    if (!canPublish()) {
        return;
    }
    setPublishing(true);
    m_link.ask<Result<ObjectRef>>(
        [text = m_text, audience = m_audience](client::Account& account) {
            return account.publish(text, audience);
        },
        [this, text = m_text](const Result<ObjectRef>& outcome) { finish(text, outcome); }
    );
}

void Composer::finish(const QString& sent, const Result<ObjectRef>& outcome)
{
    setPublishing(false);
    if (!outcome.ok()) {
        setProblem(Words::draftProblem(outcome.error().code));
        return;
    }
    // What was typed in the meantime is a new draft.
    if (m_text == sent) {
        setText({});
    }
    m_dirty = true;
    saveDraft();
    Q_EMIT published();
}

void Composer::saveLater()
{
    m_dirty = true;
    m_ui.cancel(m_pause);
    m_pause = m_ui.callAfter(kPauseMs, [this] { saveDraft(); });
}

void Composer::saveDraft()
{
    m_ui.cancel(m_pause);
    m_pause = 0;
    if (!std::exchange(m_dirty, false)) {
        return;
    }
    const client::DraftView draft{.text = m_text, .audience = m_audience};
    m_link.ask<Result<void>>(
        [draft](client::Account& account) { return account.saveDraft(draft); },
        [this](const Result<void>& outcome) {
            if (!outcome.ok()) {
                setProblem(Words::draftProblem(outcome.error().code));
            }
        }
    );
}

} // namespace qs::models
