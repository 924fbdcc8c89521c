// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "models/devices_model.h"

#include "client/devices.h"
#include "models/device_words.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace qs::models {

DevicesModel::DevicesModel(AccountLink& link, const Clock& clock) : m_link(link), m_clock(clock)
{
    m_link.addListener([this](const client::Changes& changes) {
        if (changes.devices) {
            refresh();
        }
    });
}

void DevicesModel::start()
{
    refresh();
}

int DevicesModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant DevicesModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const client::DeviceView& device = m_rows[index.row()];
    switch (role) {
    case DeviceIdRole: return QString::fromLatin1(device.id.hex());
    case NameRole: return DeviceWords::name(device);
    case DetailRole: return DeviceWords::detail(device, m_clock.nowMs());
    case IsThisRole: return device.isThis;
    case IsNewRole: return device.isNew;
    default: return {};
    }
}

QHash<int, QByteArray> DevicesModel::roleNames() const
{
    return {
        {DeviceIdRole, "deviceId"_ba},
        {NameRole, "name"_ba},
        {DetailRole, "detail"_ba},
        {IsThisRole, "isThis"_ba},
        {IsNewRole, "isNew"_ba},
    };
}

int DevicesModel::newCount() const
{
    return static_cast<int>(std::ranges::count(m_rows, true, &client::DeviceView::isNew));
}

QString DevicesModel::nameOf(const DeviceId& device) const
{
    const auto found = std::ranges::find(m_rows, device, &client::DeviceView::id);
    return found == m_rows.end() ? QString() : DeviceWords::name(*found);
}

void DevicesModel::rename(const QString& deviceId, const QString& name)
{
    const auto device = DeviceId::fromHex(deviceId.toLatin1());
    if (!device || m_busy) {
        return;
    }
    setProblem({});
    const QString wanted = name.trimmed();
    m_link.ask<bool>(
        [device, wanted](client::Account& account) {
            return account.devices().rename(*device, wanted).ok();
        },
        [this, wanted](const bool& isDone) {
            if (isDone) {
                Q_EMIT changed(DeviceWords::renamed(wanted));
            } else {
                setProblem(DeviceWords::noName());
            }
        }
    );
}

void DevicesModel::acknowledge(const QString& deviceId)
{
    if (const auto device = DeviceId::fromHex(deviceId.toLatin1())) {
        m_link.tell([device](client::Account& account) {
            static_cast<void>(account.devices().acknowledge(*device).ok());
        });
    }
}

void DevicesModel::revoke(const QString& deviceId, const QString& password)
{
    const auto device = DeviceId::fromHex(deviceId.toLatin1());
    if (!device || m_busy) {
        return;
    }
    setBusy(true);
    setProblem({});
    auto back = m_link.returner<client::DeviceFailure>(
        [this, name = nameOf(*device)](const client::DeviceFailure& failure) {
            setBusy(false);
            setProblem(DeviceWords::problem(failure));
            if (failure.ok()) {
                Q_EMIT changed(DeviceWords::removed(name));
            }
        }
    );
    m_link.tell([device, password, back](client::Account& account) {
        account.devices().revoke(*device, password, back);
    });
}

void DevicesModel::clearProblem()
{
    setProblem({});
}

void DevicesModel::refresh()
{
    m_link.ask<QList<client::DeviceView>>(
        [](client::Account& account) { return account.devices().list(); },
        [this](const QList<client::DeviceView>& next) { show(next); }
    );
}

// At most 32 rows: they are simply put anew when they are others, and updated when they are not.
void DevicesModel::show(const QList<client::DeviceView>& next)
{
    const bool isSame =
        std::ranges::equal(m_rows, next, {}, &client::DeviceView::id, &client::DeviceView::id);
    if (isSame) {
        if (std::exchange(m_rows, next) != next) {
            Q_EMIT dataChanged(index(0), index(count() - 1));
        }
    } else {
        beginResetModel();
        m_rows = next;
        endResetModel();
    }
    Q_EMIT countChanged();
}

void DevicesModel::setBusy(bool busy)
{
    if (std::exchange(m_busy, busy) != busy) {
        Q_EMIT busyChanged();
    }
}

void DevicesModel::setProblem(const QString& problem)
{
    if (std::exchange(m_problem, problem) != problem) {
        Q_EMIT problemChanged();
    }
}

} // namespace qs::models
