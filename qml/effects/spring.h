// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QObject>
#include <QtQmlIntegration>

namespace qs::effects {

/// A damped spring of mass one, solved in closed form, so that a late frame lands exactly where
/// many early ones would have. It owns no clock: whoever draws calls advance() while `moving`.
/// Leaving rest it may wait for `delaySeconds`, as the tail of a drop clings to where it was.
/// It comes to rest (exactly on the target, `moving` false) when both distance and speed are
/// below what an eye can see.
/// Thread: ui
class Spring : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(qreal target READ target WRITE setTarget NOTIFY targetChanged FINAL)
    Q_PROPERTY(qreal stiffness MEMBER m_stiffness NOTIFY shapeChanged FINAL)
    Q_PROPERTY(qreal damping MEMBER m_damping NOTIFY shapeChanged FINAL)
    Q_PROPERTY(qreal delaySeconds MEMBER m_delay NOTIFY shapeChanged FINAL)
    Q_PROPERTY(bool still READ isStill WRITE setStill NOTIFY stillChanged FINAL)
    Q_PROPERTY(qreal value READ value NOTIFY valueChanged FINAL)
    Q_PROPERTY(bool moving READ isMoving NOTIFY movingChanged FINAL)

public:
    explicit Spring(QObject* parent = nullptr);

    [[nodiscard]] qreal target() const { return m_target; }
    [[nodiscard]] qreal value() const { return m_value; }
    [[nodiscard]] bool isMoving() const { return m_moving; }

    [[nodiscard]] bool isStill() const { return m_still; }

    void setTarget(qreal target);

    /// A still spring is always where its target is.
    void setStill(bool still);

    /// Moves on by that much time; longer gaps than a quarter second count as one.
    Q_INVOKABLE void advance(qreal seconds);

    /// Jumps to the target and rests there.
    Q_INVOKABLE void snap();

Q_SIGNALS:
    void targetChanged();
    void shapeChanged();
    void stillChanged();
    void valueChanged();
    void movingChanged();

private:
    void setMoving(bool moving);
    void place(qreal value);

    qreal m_stiffness = 320;
    qreal m_damping = 26;
    qreal m_delay = 0;
    qreal m_clinging = 0;
    qreal m_target = 0;
    qreal m_value = 0;
    qreal m_speed = 0;
    bool m_moving = false;
    bool m_still = false;
};

} // namespace qs::effects
