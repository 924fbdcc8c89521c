// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "host/picture_codes.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QTemporaryDir>
#include <QTest>
#include <qrencode.h>

using namespace qs;
using namespace qs::host;
using namespace Qt::StringLiterals;

namespace {

QImage drawn(const QString& text, int pixels, QRgb dark, QRgb ground)
{
    QRcode* const code = QRcode_encodeString8bit(text.toUtf8().constData(), 0, QR_ECLEVEL_M);
    QImage image((code->width + 8) * pixels, (code->width + 8) * pixels, QImage::Format_ARGB32);
    image.fill(ground);
    QPainter painter(&image);
    for (int i = 0; i < code->width * code->width; ++i) {
        if (code->data[i] & 1) {
            const QPoint at(i % code->width + 4, i / code->width + 4);
            painter.fillRect(QRect(at * pixels, QSize(pixels, pixels)), QColor::fromRgba(dark));
        }
    }
    QRcode_free(code);
    return image;
}

} // namespace

class TestPictureCodes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatWasDrawnAtAnySizeAndOnAnyGround()
    {
        const QString text = u"QSL1:"_s + QString(220, u'x') + u"é"_s;
        for (const int pixels : {2, 5, 9}) {
            QCOMPARE(*PictureCodes::readImage(drawn(text, pixels, 0xff1a1d21, 0xffffffff)), text);
            QCOMPARE(*PictureCodes::readImage(drawn(text, pixels, 0xff000000, 0)), text);
        }
        const QImage turned =
            drawn(text, 4, 0xff000000, 0xffffffff).transformed(QTransform().rotate(90));
        QCOMPARE(*PictureCodes::readImage(turned), text);
    }

    void saysWhyThereIsNoCode()
    {
        PictureCodes codes;
        QTemporaryDir folder;
        QImage empty(40, 40, QImage::Format_RGB32);
        empty.fill(Qt::white);
        QVERIFY(empty.save(folder.filePath(u"empty.png"_s)));
        QFile text(folder.filePath(u"text.png"_s));
        QVERIFY(text.open(QIODevice::WriteOnly));
        text.write("no picture at all");
        text.close();
        const auto read = [&](const QString& name) {
            return codes.readFile(folder.filePath(name));
        };
        QCOMPARE(read(u"empty.png"_s).error().code, ErrorCode::NotFound);
        QCOMPARE(read(u"text.png"_s).error().code, ErrorCode::Invalid);
        QVERIFY(!read(u"missing.png"_s).ok());
        QVERIFY(drawn(u"found"_s, 4, 0xff000000, 0xffffffff).save(folder.filePath(u"code.png"_s)));
        QCOMPARE(*read(u"code.png"_s), u"found"_s);
    }

    void readsTheClipboardAsPictureOrText()
    {
        PictureCodes codes;
        QGuiApplication::clipboard()->clear();
        QVERIFY(!codes.readClipboard().ok());
        QGuiApplication::clipboard()->setText(u" QSL1:abc \n"_s);
        QCOMPARE(*codes.readClipboard(), u"QSL1:abc"_s);
        QGuiApplication::clipboard()->setImage(drawn(u"found"_s, 4, 0xff000000, 0xffffffff));
        QCOMPARE(*codes.readClipboard(), u"found"_s);
    }
};

QTEST_MAIN(TestPictureCodes)
#include "tst_picture_codes.moc"
