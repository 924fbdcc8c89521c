// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/clock.h"
#include "client/code_reader.h"
#include "client/device_views.h"
#include "models/account_link.h"

#include <QObject>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

namespace qs::models {

/// Letting a new device in by the code it shows: read the code, compare nothing, type the digits.
///
/// Thread: ui.
class Linking final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("A part of the session")
    Q_PROPERTY(Stage stage READ stage NOTIFY changed FINAL)
    Q_PROPERTY(QString name READ name NOTIFY changed FINAL)
    Q_PROPERTY(QString detail READ detail NOTIFY changed FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY changed FINAL)
    Q_PROPERTY(bool readsPictures READ readsPictures CONSTANT FINAL)

public:
    enum Stage { Idle, Reaching, Asking, Admitting, Done, Failed };
    Q_ENUM(Stage)

    /// `codes` may be null: then only pasting works.
    Linking(AccountLink& link, const Clock& clock, client::CodeReader* codes);

    [[nodiscard]] Stage stage() const { return static_cast<Stage>(m_view.stage); }
    [[nodiscard]] QString name() const { return m_view.name; }
    [[nodiscard]] QString detail() const;
    [[nodiscard]] QString problem() const;
    [[nodiscard]] bool readsPictures() const { return m_codes != nullptr; }

    /// Calls the device that shows this code.
    Q_INVOKABLE void start(const QString& code);

    /// The same with a code out of a picture file, or from the clipboard.
    Q_INVOKABLE void startFromPicture(const QUrl& file);
    Q_INVOKABLE void startFromClipboard();

    Q_INVOKABLE void admit(const QString& digits, const QString& password);
    Q_INVOKABLE void stop();

Q_SIGNALS:
    void changed();

private:
    void refresh();
    void startFrom(const Result<QString>& read);

    AccountLink& m_link;
    const Clock& m_clock;
    client::CodeReader* m_codes;
    client::LinkingView m_view;
    QString m_reading; ///< Why nothing could be read.
};

} // namespace qs::models
