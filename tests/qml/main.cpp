// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

// Runs one tst_*.qml given by -input. A warning of the engine is a failure: it ends the run.

#include <QGuiApplication>
#include <QQmlContext>
#include <QQmlEngine>
#include <QQmlError>
#include <QtQuickTest>

class Setup : public QObject
{
    Q_OBJECT

public Q_SLOTS:
    void qmlEngineAvailable(QQmlEngine* engine)
    {
        engine->addImportPath(QStringLiteral("qrc:/qt/qml"));
        connect(engine, &QQmlEngine::warnings, engine, [](const QList<QQmlError>& warnings) {
            qFatal("QML warning: %s", qPrintable(warnings.first().toString()));
        });
    }
};

QUICK_TEST_MAIN_WITH_SETUP(quicksilver, Setup)

#include "main.moc"
