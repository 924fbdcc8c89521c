// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "spring.h"

#include <algorithm>
#include <cmath>

namespace qs::effects {
namespace {

constexpr qreal kRestDistance = 0.2;
constexpr qreal kRestSpeed = 6.0;
constexpr qreal kLongestStepSeconds = 0.25;
// Closer to critical than this the under- and overdamped formulas divide by almost nothing.
constexpr qreal kNearlyCritical = 1e-3;

struct Motion
{
    qreal offset;
    qreal speed;
};

Motion underdamped(Motion start, qreal decay, qreal omega, qreal seconds)
{
    const qreal sine = (start.speed + decay * start.offset) / omega;
    const qreal fade = std::exp(-decay * seconds);
    const qreal c = std::cos(omega * seconds);
    const qreal s = std::sin(omega * seconds);
    const qreal offset = fade * (start.offset * c + sine * s);
    const qreal speed = fade * (sine * omega * c - start.offset * omega * s) - decay * offset;
    return {offset, speed};
}

Motion critical(Motion start, qreal decay, qreal seconds)
{
    const qreal slope = start.speed + decay * start.offset;
    const qreal fade = std::exp(-decay * seconds);
    const qreal offset = fade * (start.offset + slope * seconds);
    return {offset, fade * slope - decay * offset};
}

} // namespace

Spring::Spring(QObject* parent) : QObject(parent) {}

void Spring::setTarget(qreal target)
{
    if (m_target == target)
        return;
    m_target = target;
    if (!m_moving)
        m_clinging = m_delay;
    Q_EMIT targetChanged();
    if (m_still)
        snap();
    else
        setMoving(true);
}

void Spring::setStill(bool still)
{
    if (m_still == still)
        return;
    m_still = still;
    Q_EMIT stillChanged();
    if (m_still)
        snap();
}

void Spring::advance(qreal seconds)
{
    if (!m_moving || seconds <= 0)
        return;
    const qreal passed = std::min(seconds, kLongestStepSeconds);
    const qreal step = std::max(0.0, passed - m_clinging);
    m_clinging = std::max(0.0, m_clinging - passed);
    if (step <= 0)
        return;
    const qreal decay = m_damping / 2;
    const qreal square = m_stiffness - decay * decay;
    const Motion start{m_value - m_target, m_speed};
    // A spring damped beyond critical would crawl; it is drawn as the critical one.
    const Motion next = square > kNearlyCritical
                            ? underdamped(start, decay, std::sqrt(square), step)
                            : critical(start, std::sqrt(m_stiffness), step);
    if (std::abs(next.offset) < kRestDistance && std::abs(next.speed) < kRestSpeed) {
        snap();
        return;
    }
    m_speed = next.speed;
    place(m_target + next.offset);
}

void Spring::snap()
{
    m_speed = 0;
    place(m_target);
    setMoving(false);
}

void Spring::setMoving(bool moving)
{
    if (m_moving == moving)
        return;
    m_moving = moving;
    Q_EMIT movingChanged();
}

void Spring::place(qreal value)
{
    if (m_value == value)
        return;
    m_value = value;
    Q_EMIT valueChanged();
}

} // namespace qs::effects
