// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

// Shows the controls and effects, or saves a picture of them:
//   gallery --page Controls --mode dark --size 390x844 --out controls.png

#include <QCommandLineParser>
#include <QFont>
#include <QGuiApplication>
#include <QImage>
#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <QSurfaceFormat>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace {

constexpr int kSettleMs = 700;

struct Options
{
    QString page;
    QString mode;
    double textScale;
    bool rightToLeft;
    QString out;
    QSize size;
    int delayMs;
};

Options parse(const QCoreApplication& app)
{
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOption({u"page"_s, u"Page to show"_s, u"name"_s, u"Controls"_s});
    parser.addOption({u"mode"_s, u"light, dark, hclight, hcdark"_s, u"name"_s, u"light"_s});
    parser.addOption({u"size"_s, u"Window size"_s, u"WxH"_s, u"840x900"_s});
    parser.addOption({u"out"_s, u"Save a picture and leave"_s, u"file"_s});
    parser.addOption({u"text"_s, u"Text scale"_s, u"factor"_s, u"1"_s});
    parser.addOption({u"rtl"_s, u"Mirrored layout"_s});
    parser.addOption({u"delay"_s, u"Wait before the picture"_s, u"ms"_s, QString::number(kSettleMs)}
    );
    parser.addOption({u"es"_s, u"Draw with OpenGL ES, as phones do"_s});
    parser.process(app);
    if (parser.isSet(u"es"_s)) {
        QSurfaceFormat format;
        format.setRenderableType(QSurfaceFormat::OpenGLES);
        QSurfaceFormat::setDefaultFormat(format);
    }
    const QStringList size = parser.value(u"size"_s).split(u'x');
    return {
        .page = parser.value(u"page"_s),
        .mode = parser.value(u"mode"_s),
        .textScale = parser.value(u"text"_s).toDouble(),
        .rightToLeft = parser.isSet(u"rtl"_s),
        .out = parser.value(u"out"_s),
        .size = QSize(size.value(0).toInt(), size.value(1).toInt()),
        .delayMs = parser.value(u"delay"_s).toInt(),
    };
}

} // namespace

int main(int argc, char* argv[])
{
    QGuiApplication app(argc, argv);
    QGuiApplication::setFont(QFont(u"Inter"_s));
    const Options options = parse(app);
    if (options.rightToLeft)
        QGuiApplication::setLayoutDirection(Qt::RightToLeft);
    QQmlApplicationEngine engine;
    engine.addImportPath(u"qrc:/qt/qml"_s);
    engine.setInitialProperties({
        {u"page"_s, options.page},
        {u"look"_s, options.mode},
        {u"textScale"_s, options.textScale},
        {u"width"_s, options.size.width()},
        {u"height"_s, options.size.height()},
    });
    engine.load(QUrl(u"qrc:/qt/qml/Quicksilver/Gallery/Gallery.qml"_s));
    auto* window = qobject_cast<QQuickWindow*>(engine.rootObjects().value(0));
    if (window == nullptr)
        return EXIT_FAILURE;
    if (!options.out.isEmpty()) {
        QTimer::singleShot(options.delayMs, window, [window, &options] {
            const bool saved = window->grabWindow().save(options.out);
            QCoreApplication::exit(saved ? EXIT_SUCCESS : EXIT_FAILURE);
        });
    }
    return QGuiApplication::exec();
}
