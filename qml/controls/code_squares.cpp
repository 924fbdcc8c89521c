// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "code_squares.h"

#include <QQuickWindow>
#include <QSGImageNode>
#include <qrencode.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace qs::controls {

namespace {

// One pixel a square, or null if there is nothing to draw.
QImage squaresOf(const QString& text)
{
    const QByteArray bytes = text.toUtf8();
    if (bytes.isEmpty() || bytes.size() > kCodeBytesMax)
        return {};
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString8bit(bytes.constData(), 0, QR_ECLEVEL_M), &QRcode_free
    );
    if (!code)
        return {};
    QImage image(code->width, code->width, QImage::Format_Indexed8);
    image.setColorTable({qRgba(0, 0, 0, 0), qRgba(0, 0, 0, 255)});
    for (int y = 0; y < code->width; ++y) {
        const unsigned char* const from = code->data + qsizetype(y) * code->width;
        std::transform(from, from + code->width, image.scanLine(y), [](unsigned char square) {
            return static_cast<uchar>(square & 1);
        });
    }
    return image;
}

} // namespace

CodeSquares::CodeSquares(QQuickItem* parent) : QQuickItem(parent)
{
    setFlag(ItemHasContents);
}

void CodeSquares::setText(const QString& text)
{
    if (m_text == text)
        return;
    m_text = text;
    m_squares = squaresOf(text);
    m_changed = true;
    update();
    Q_EMIT textChanged();
}

void CodeSquares::setColor(const QColor& color)
{
    if (m_color == color)
        return;
    m_color = color;
    m_changed = true;
    update();
    Q_EMIT colorChanged();
}

void CodeSquares::geometryChange(const QRectF& now, const QRectF& before)
{
    update();
    QQuickItem::geometryChange(now, before);
}

QSGNode* CodeSquares::updatePaintNode(QSGNode* node, UpdatePaintNodeData* /*data*/)
{
    auto* image = static_cast<QSGImageNode*>(node);
    if (m_squares.isNull()) {
        delete image;
        return nullptr;
    }
    const bool created = image == nullptr;
    if (created) {
        image = window()->createImageNode();
        image->setOwnsTexture(true);
        image->setFiltering(QSGTexture::Nearest);
    }
    if (created || m_changed) {
        QImage colored = m_squares;
        colored.setColor(1, m_color.rgba());
        image->setTexture(window()->createTextureFromImage(
            colored.convertToFormat(QImage::Format_ARGB32_Premultiplied),
            QQuickWindow::TextureHasAlphaChannel
        ));
        m_changed = false;
    }
    // Whole pixels a square: a reader looks for edges.
    const qreal ratio = window()->effectiveDevicePixelRatio();
    const qreal side = std::min(width(), height());
    const qreal whole = std::floor(side * ratio / m_squares.width()) / ratio * m_squares.width();
    const qreal drawn = whole > 0 ? whole : side;
    image->setRect((width() - drawn) / 2, (height() - drawn) / 2, drawn, drawn);
    return image;
}

} // namespace qs::controls
