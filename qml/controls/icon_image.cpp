// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "icon_image.h"

#include <QCache>
#include <QFile>
#include <QGuiApplication>
#include <QPainter>
#include <QQuickWindow>
#include <QSGImageNode>
#include <QSvgRenderer>
#include <QtQml>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>

using namespace Qt::StringLiterals;

namespace qs::controls {
namespace {

constexpr int kImagesMax = 512;
constexpr int kPixelsMax = 512;

constexpr std::array kDirectional{
    "back"_L1,
    "forward"_L1,
    "right"_L1,
    "reply"_L1,
    "send"_L1,
    "logout"_L1,
    "undo"_L1,
    "lists"_L1,
};

bool pointsAlongReading(const QString& name)
{
    return std::find(kDirectional.begin(), kDirectional.end(), name) != kDirectional.end();
}

QImage draw(const QString& name, const QColor& color, int pixels)
{
    QFile file(u":/qs/icons/"_s + name + u".svg"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray drawing = file.readAll();
    drawing.replace("currentColor", color.name(QColor::HexRgb).toLatin1());
    QSvgRenderer renderer(drawing);
    QImage image(pixels, pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setOpacity(color.alphaF());
    renderer.render(&painter);
    painter.end();
    if (QGuiApplication::isRightToLeft() && pointsAlongReading(name))
        return image.mirrored(true, false);
    return image;
}

QImage tinted(const QString& name, const QColor& color, int pixels)
{
    static QCache<QString, QImage> images(kImagesMax);
    const QChar side = QGuiApplication::isRightToLeft() ? u'<' : u'>';
    const QString key = name + side + color.name(QColor::HexArgb) + QString::number(pixels);
    if (const QImage* found = images.object(key))
        return *found;
    QImage image = draw(name, color, pixels);
    images.insert(key, std::make_unique<QImage>(image).release());
    return image;
}

} // namespace

IconImage::IconImage(QQuickItem* parent) : QQuickItem(parent)
{
    setFlag(ItemHasContents);
    setImplicitSize(m_size, m_size);
}

void IconImage::setName(const QString& name)
{
    if (m_name == name)
        return;
    m_name = name;
    polish();
    Q_EMIT nameChanged();
}

void IconImage::setSize(qreal size)
{
    if (m_size == size)
        return;
    m_size = size;
    setImplicitSize(size, size);
    polish();
    Q_EMIT sizeChanged();
}

void IconImage::setColor(const QColor& color)
{
    if (m_color == color)
        return;
    m_color = color;
    polish();
    Q_EMIT colorChanged();
}

void IconImage::updatePolish()
{
    const qreal ratio = window() == nullptr ? 1 : window()->effectiveDevicePixelRatio();
    const int pixels = std::clamp(int(std::ceil(m_size * ratio)), 1, kPixelsMax);
    m_image = m_name.isEmpty() ? QImage() : tinted(m_name, m_color, pixels);
    if (m_image.isNull() && !m_name.isEmpty())
        qmlWarning(this) << "no icon named " << m_name;
    m_imageChanged = true;
    update();
}

void IconImage::itemChange(ItemChange change, const ItemChangeData& data)
{
    if (change == ItemDevicePixelRatioHasChanged || change == ItemSceneChange)
        polish();
    QQuickItem::itemChange(change, data);
}

void IconImage::geometryChange(const QRectF& now, const QRectF& before)
{
    QQuickItem::geometryChange(now, before);
    update();
}

QSGNode* IconImage::updatePaintNode(QSGNode* node, UpdatePaintNodeData* /*data*/)
{
    auto* image = static_cast<QSGImageNode*>(node);
    if (m_image.isNull()) {
        delete image;
        return nullptr;
    }
    const bool created = image == nullptr;
    if (created) {
        image = window()->createImageNode();
        image->setOwnsTexture(true);
        image->setFiltering(QSGTexture::Linear);
    }
    if (created || m_imageChanged) {
        QQuickWindow::CreateTextureOptions options = QQuickWindow::TextureHasAlphaChannel;
        options |= QQuickWindow::TextureCanUseAtlas;
        image->setTexture(window()->createTextureFromImage(m_image, options));
        m_imageChanged = false;
    }
    image->setRect((width() - m_size) / 2, (height() - m_size) / 2, m_size, m_size);
    return image;
}

} // namespace qs::controls
