// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <QColor>
#include <QImage>
#include <QQuickItem>
#include <QtQmlIntegration>

namespace qs::controls {

/// A text as a QR code (ISO/IEC 18004, error correction M): squares of whole pixels, without the
/// quiet zone, which is QsQrCode's. `fits` tells whether the text could be drawn; at most
/// kCodeBytesMax bytes of UTF-8 do. It is a picture only: the control around it carries the
/// accessible name. Thread: ui
class CodeSquares : public QQuickItem
{
    Q_OBJECT
    QML_NAMED_ELEMENT(CodeSquares)
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged FINAL)
    Q_PROPERTY(QColor color READ color WRITE setColor NOTIFY colorChanged FINAL)
    Q_PROPERTY(bool fits READ fits NOTIFY textChanged FINAL)
    Q_PROPERTY(int squares READ squares NOTIFY textChanged FINAL)

public:
    explicit CodeSquares(QQuickItem* parent = nullptr);

    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] QColor color() const { return m_color; }
    [[nodiscard]] bool fits() const { return !m_squares.isNull(); }
    [[nodiscard]] int squares() const { return m_squares.width(); } ///< Along a side; 0 if none.

    void setText(const QString& text);
    void setColor(const QColor& color);

Q_SIGNALS:
    void textChanged();
    void colorChanged();

protected:
    void geometryChange(const QRectF& now, const QRectF& before) override;
    QSGNode* updatePaintNode(QSGNode* node, UpdatePaintNodeData* data) override;

private:
    QString m_text;
    QColor m_color = Qt::black;
    QImage m_squares; ///< One pixel a square; dark ones have index 1.
    bool m_changed = false;
};

inline constexpr qsizetype kCodeBytesMax = 1024;

} // namespace qs::controls
