// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QColor>
#include <QImage>
#include <QQuickItem>
#include <QtQmlIntegration>

namespace qs::controls {

/// A line drawing from resources/icons in one color, sharp at any pixel ratio and the same on
/// every renderer. The drawing says `currentColor`; what it is drawn in is `color`. Drawings that
/// point along the line of reading are mirrored in right-to-left layouts. It is a picture only:
/// the control around it carries the accessible name. An unknown name draws nothing and warns.
/// At most kImagesMax tinted images are kept for reuse.
/// Thread: ui
class IconImage : public QQuickItem
{
    Q_OBJECT
    QML_NAMED_ELEMENT(QsIcon)
    Q_PROPERTY(QString name READ name WRITE setName NOTIFY nameChanged FINAL)
    Q_PROPERTY(qreal size READ size WRITE setSize NOTIFY sizeChanged FINAL)
    Q_PROPERTY(QColor color READ color WRITE setColor NOTIFY colorChanged FINAL)

public:
    explicit IconImage(QQuickItem* parent = nullptr);

    [[nodiscard]] QString name() const { return m_name; }
    [[nodiscard]] qreal size() const { return m_size; }
    [[nodiscard]] QColor color() const { return m_color; }

    void setName(const QString& name);
    void setSize(qreal size);
    void setColor(const QColor& color);

Q_SIGNALS:
    void nameChanged();
    void sizeChanged();
    void colorChanged();

protected:
    void updatePolish() override;
    void itemChange(ItemChange change, const ItemChangeData& data) override;
    void geometryChange(const QRectF& now, const QRectF& before) override;
    QSGNode* updatePaintNode(QSGNode* node, UpdatePaintNodeData* data) override;

private:
    QString m_name;
    qreal m_size = 20;
    QColor m_color = Qt::black;
    QImage m_image;
    bool m_imageChanged = false;
};

} // namespace qs::controls
