// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "theme_inputs.h"

#include <QEvent>
#include <QGuiApplication>
#include <QPalette>
#include <QQmlComponent>
#include <QQmlEngine>

#include <memory>

namespace {

/// The theme is a singleton written in QML, which only QML can name.
QObject* themeOf(QQmlEngine& engine)
{
    QQmlComponent component(&engine);
    component.setData(
        "import QtQml\nimport Quicksilver.Theme\nQtObject { property QtObject theme: Theme }", {}
    );
    const std::unique_ptr<QObject> finder(component.create());
    return finder ? finder->property("theme").value<QObject*>() : nullptr;
}

bool isSystemDark()
{
    const QPalette palette = QGuiApplication::palette();
    return palette.color(QPalette::Window).lightness() <
           palette.color(QPalette::WindowText).lightness();
}

/// Follows the system from light to dark and back, as long as the theme lives.
class PaletteWatch final : public QObject
{
public:
    explicit PaletteWatch(QObject& theme) : QObject(&theme), m_theme(theme) {}

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::ApplicationPaletteChange) {
            m_theme.setProperty("systemDark", isSystemDark());
        }
        return QObject::eventFilter(watched, event);
    }

private:
    QObject& m_theme;
};

ThemeMode modeOf(Options::Theme theme)
{
    switch (theme) {
    case Options::Theme::System: return ThemeMode::System;
    case Options::Theme::Light: return ThemeMode::Light;
    case Options::Theme::Dark: return ThemeMode::Dark;
    case Options::Theme::HighContrast:
        return isSystemDark() ? ThemeMode::HighContrastDark : ThemeMode::HighContrastLight;
    }
    return ThemeMode::System;
}

} // namespace

bool setThemeInputs(QQmlEngine& engine, const Options& options)
{
    QObject* theme = themeOf(engine);
    if (!theme) {
        return false;
    }
    theme->setProperty("systemDark", isSystemDark());
    theme->setProperty("mode", static_cast<int>(modeOf(options.theme)));
    theme->setProperty("textScale", options.textScale);
    theme->setProperty("reducedMotion", options.reduceMotion || !options.tourFolder.isEmpty());
    qGuiApp->installEventFilter(new PaletteWatch(*theme));
    return true;
}

void setThemeMode(QQmlEngine& engine, ThemeMode mode)
{
    if (QObject* theme = themeOf(engine)) {
        theme->setProperty("mode", static_cast<int>(mode));
    }
}
