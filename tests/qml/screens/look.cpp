// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

// Saves a picture of a screen over a pretended account:
//   qs_look --scene scripts --route home --mode dark --size 390x844 --out home.png

#include "stagehand.h"

#include <QCommandLineParser>
#include <QFont>
#include <QGuiApplication>
#include <QImage>
#include <QQmlApplicationEngine>
#include <QQmlComponent>
#include <QQuickWindow>
#include <QTimer>

#include <memory>

using namespace Qt::StringLiterals;

namespace {

constexpr int kSettleMs = 900;

void parse(QCommandLineParser& parser, const QCoreApplication& app)
{
    parser.addHelpOption();
    parser.addOptions({
        {u"scene"_s, u"What the stagehand begins with"_s, u"name"_s, u"scripts"_s},
        {u"route"_s, u"Where to go"_s, u"name"_s, u"home"_s},
        {u"mode"_s, u"1 light, 2 dark, 3 and 4 with high contrast"_s, u"number"_s, u"1"_s},
        {u"size"_s, u"Window size"_s, u"WxH"_s, u"840x900"_s},
        {u"scale"_s, u"Text scale"_s, u"factor"_s, u"1"_s},
        {u"state"_s, u"offline, refused, pill, written, doubt"_s, u"list"_s},
        {u"problem"_s, u"Number of a sign-in problem"_s, u"number"_s},
        {u"rtl"_s, u"Mirrored"_s},
        {u"out"_s, u"File to write"_s, u"file"_s, u"look.png"_s},
    });
    parser.process(app);
}

/// An object that passes what it is told on to the theme, which only QML can reach.
QObject* openTheme(QQmlEngine& engine)
{
    QQmlComponent component(&engine);
    component.setData(
        "import QtQml\nimport Quicksilver.Theme\n"
        "QtObject { property int mode; property real textScale;"
        " onModeChanged: Theme.mode = mode; onTextScaleChanged: Theme.textScale = textScale }",
        QUrl()
    );
    return component.create();
}

void happen(qs::tests::Stagehand& stage, const QString& state)
{
    if (state.contains(u"written")) {
        stage.session()->composer()->setText(u"A few words, and then some more of them."_s);
    }
    if (state.contains(u"offline")) {
        stage.goOffline(3);
        stage.ownPost(u"Written on the train; it waits for the next station."_s);
    }
    if (state.contains(u"refused")) {
        stage.ownPost(u"This one the server did not want."_s);
        stage.refuseNewest();
    }
    if (state.contains(u"doubt")) {
        stage.doubt(u"Ana Reyes"_s);
    }
    if (state.contains(u"pill")) {
        stage.newPost(u"Ana Reyes"_s, u"Something new"_s);
        stage.newPost(u"Ana Reyes"_s, u"And another"_s);
        stage.newPost(u"Tomás Vidal"_s, u"And a third"_s);
    }
}

} // namespace

int main(int argc, char* argv[])
{
    QGuiApplication app(argc, argv);
    QGuiApplication::setApplicationVersion(u"0.1.0"_s);
    QGuiApplication::setFont(QFont(u"Inter"_s));
    QCommandLineParser options;
    parse(options, app);
    if (options.isSet(u"rtl"_s)) {
        QGuiApplication::setLayoutDirection(Qt::RightToLeft);
    }
    const QStringList size = options.value(u"size"_s).split(u'x');

    qs::tests::Stagehand stage;
    QQmlApplicationEngine engine;
    engine.addImportPath(u"qrc:/qt/qml"_s);
    stage.begin(options.value(u"scene"_s));
    engine.setInitialProperties({
        {u"session"_s, QVariant::fromValue(stage.session())},
        {u"width"_s, size.value(0).toInt()},
        {u"height"_s, size.value(1).toInt()},
        {u"route"_s, options.value(u"route"_s)},
    });
    engine.load(QUrl(u"qrc:/qt/qml/Quicksilver/Shell/Main.qml"_s));
    auto* window = qobject_cast<QQuickWindow*>(engine.rootObjects().value(0));
    if (window == nullptr) {
        return EXIT_FAILURE;
    }
    const std::unique_ptr<QObject> theme(openTheme(engine));
    theme->setProperty("mode", options.value(u"mode"_s).toInt());
    theme->setProperty("textScale", options.value(u"scale"_s).toDouble());

    QTimer::singleShot(kSettleMs / 2, window, [&] {
        happen(stage, options.value(u"state"_s));
        if (options.isSet(u"problem"_s)) {
            stage.refuseEntry(options.value(u"problem"_s).toInt());
            stage.session()->unlock(u"wrong"_s);
        }
    });
    QTimer::singleShot(kSettleMs * 2, window, [&] {
        const bool saved = window->grabWindow().save(options.value(u"out"_s));
        delete window;
        QCoreApplication::exit(saved ? EXIT_SUCCESS : EXIT_FAILURE);
    });
    return QGuiApplication::exec();
}
