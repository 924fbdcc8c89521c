// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/clock.h"
#include "base/scheduler.h"
#include "models/account_link.h"
#include "models/values.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace qs::models {

/// The line at the top of the window that says how things stand with the server. Silent while all
/// is well, and for the first kPatienceMs of looking for the server.
///
/// Thread: ui.
class LinkBanner final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("A part of the session")
    Q_PROPERTY(bool shown READ isShown NOTIFY changed FINAL)
    Q_PROPERTY(Tone tone READ tone NOTIFY changed FINAL)
    Q_PROPERTY(QString text READ text NOTIFY changed FINAL)
    Q_PROPERTY(QString remedy READ remedy NOTIFY changed FINAL)
    Q_PROPERTY(int unsent READ unsent NOTIFY changed FINAL)
    Q_PROPERTY(int refused READ refused NOTIFY changed FINAL)

public:
    enum Tone { Calm, Warning, Alarm };
    Q_ENUM(Tone)

    static constexpr qint64 kPatienceMs = 3000;

    LinkBanner(AccountLink& link, Scheduler& ui, const Clock& clock);
    ~LinkBanner() override;

    void start();

    [[nodiscard]] bool isShown() const { return m_shown; }
    [[nodiscard]] Tone tone() const;
    [[nodiscard]] QString text() const { return m_shown ? m_words.text : QString(); }
    [[nodiscard]] QString remedy() const { return m_words.remedy; }
    [[nodiscard]] int unsent() const { return m_status.unsent; }
    [[nodiscard]] int refused() const { return m_status.refused; }

    /// What the button of the remedy does: looks for the server now.
    Q_INVOKABLE void tryNow();

Q_SIGNALS:
    void changed();

private:
    void refresh();
    void take(const client::LinkStatus& status);

    AccountLink& m_link;
    Scheduler& m_ui;
    const Clock& m_clock;
    client::LinkStatus m_status;
    Problem m_words;
    Scheduler::TimerId m_patience = 0;
    bool m_shown = false;
};

} // namespace qs::models
