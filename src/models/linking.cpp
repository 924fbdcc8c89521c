// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "models/linking.h"

#include "client/devices.h"
#include "models/device_words.h"

#include <utility>

namespace qs::models {

Linking::Linking(AccountLink& link, const Clock& clock, client::CodeReader* codes)
    : m_link(link), m_clock(clock), m_codes(codes)
{
    m_link.addListener([this](const client::Changes& changes) {
        if (changes.devices) {
            refresh();
        }
    });
}

QString Linking::detail() const
{
    return m_view.askedMs == 0 ? QString() : DeviceWords::asking(m_view, m_clock.nowMs());
}

QString Linking::problem() const
{
    return m_reading.isEmpty() ? DeviceWords::problem(m_view.failure) : m_reading;
}

void Linking::refresh()
{
    m_link.ask<client::LinkingView>(
        [](client::Account& account) { return account.devices().linking(); },
        [this](const client::LinkingView& view) {
            if (std::exchange(m_view, view) != view) {
                Q_EMIT changed();
            }
        }
    );
}

void Linking::start(const QString& code)
{
    m_reading.clear();
    m_link.tell([code](client::Account& account) { account.devices().beginLink(code); });
    Q_EMIT changed();
}

void Linking::startFrom(const Result<QString>& read)
{
    if (read) {
        start(*read);
    } else {
        m_reading = DeviceWords::reading(read.error().code);
        Q_EMIT changed();
    }
}

void Linking::startFromPicture(const QUrl& file)
{
    if (m_codes != nullptr) {
        startFrom(m_codes->readFile(file.toLocalFile()));
    }
}

void Linking::startFromClipboard()
{
    if (m_codes != nullptr) {
        startFrom(m_codes->readClipboard());
    }
}

void Linking::admit(const QString& digits, const QString& password)
{
    m_link.tell([digits, password](client::Account& account) {
        account.devices().admit(digits, password);
    });
}

void Linking::stop()
{
    m_reading.clear();
    m_link.tell([](client::Account& account) { account.devices().stopLink(); });
    Q_EMIT changed();
}

} // namespace qs::models
