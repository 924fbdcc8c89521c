// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "host/picture_codes.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QImage>
#include <QImageReader>
#include <QMimeData>

#define ZX_USE_UTF8 1
#include <ZXing/ReadBarcode.h>

namespace qs::host {

namespace {

constexpr qint64 kPixelsMax = 16'000'000;
constexpr qsizetype kTextMax = 4096; ///< More than a QR code holds.

Error noCode()
{
    return {ErrorCode::NotFound, QStringLiteral("no code in the picture")};
}

} // namespace

Result<QString> PictureCodes::readImage(const QImage& image)
{
    if (image.isNull() || qint64(image.width()) * image.height() > kPixelsMax) {
        return Error{ErrorCode::Invalid, QStringLiteral("no picture, or too large")};
    }
    // Transparent ground counts as paper.
    QImage opaque(image.size(), QImage::Format_RGB32);
    opaque.fill(Qt::white);
    for (int y = 0; image.hasAlphaChannel() && y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QRgb pixel = image.pixel(x, y);
            if (qAlpha(pixel) > 127) {
                opaque.setPixel(x, y, pixel | 0xff000000U);
            }
        }
    }
    const QImage gray =
        (image.hasAlphaChannel() ? opaque : image).convertToFormat(QImage::Format_Grayscale8);
    const ZXing::ImageView view(
        gray.constBits(),
        gray.width(),
        gray.height(),
        ZXing::ImageFormat::Lum,
        static_cast<int>(gray.bytesPerLine())
    );
    const auto hints = ZXing::DecodeHints()
                           .setFormats(ZXing::BarcodeFormat::QRCode)
                           .setTryHarder(true)
                           .setTryRotate(true);
    const ZXing::Result found = ZXing::ReadBarcode(view, hints);
    if (!found.isValid()) {
        return noCode();
    }
    const std::string text = found.text();
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

Result<QString> PictureCodes::readFile(const QString& path)
{
    QImageReader reader(path);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (!reader.canRead()) {
        const bool isMissing = reader.error() == QImageReader::FileNotFoundError ||
                               reader.error() == QImageReader::DeviceError;
        return Error{
            isMissing ? ErrorCode::Denied : ErrorCode::Invalid, QStringLiteral("no picture")};
    }
    if (qint64(size.width()) * size.height() > kPixelsMax) {
        return Error{ErrorCode::Invalid, QStringLiteral("the picture is too large")};
    }
    return readImage(reader.read());
}

Result<QString> PictureCodes::readClipboard()
{
    const QMimeData* const data = QGuiApplication::clipboard()->mimeData();
    if (data && data->hasImage()) {
        return readImage(qvariant_cast<QImage>(data->imageData()));
    }
    const QString text = data ? data->text().trimmed() : QString();
    return text.isEmpty() || text.size() > kTextMax ? Result<QString>(noCode())
                                                    : Result<QString>(text);
}

} // namespace qs::host
