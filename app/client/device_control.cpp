// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "client/devices.h"
#include "control.h"
#include "view_json.h"

#include <QJsonArray>

using namespace qs;
using namespace qs::client;
using namespace Qt::StringLiterals;

// The requests about devices, and joining an account by a code.

namespace {

QString toText(DeviceProblem problem)
{
    using enum DeviceProblem;
    switch (problem) {
    case None: return u"None"_s;
    case Offline: return u"Offline"_s;
    case WrongPassword: return u"WrongPassword"_s;
    case TooManyTries: return u"TooManyTries"_s;
    case ClockWrong: return u"ClockWrong"_s;
    case WrongServer: return u"WrongServer"_s;
    case BadAnswer: return u"BadAnswer"_s;
    case Outrun: return u"Outrun"_s;
    case NoSuchDevice: return u"NoSuchDevice"_s;
    case OutOfRoom: return u"OutOfRoom"_s;
    case DiskFull: return u"DiskFull"_s;
    case NotACode: return u"NotACode"_s;
    case DamagedCode: return u"DamagedCode"_s;
    case NewerCode: return u"NewerCode"_s;
    case CodeGone: return u"CodeGone"_s;
    case NotTheOther: return u"NotTheOther"_s;
    case WrongDigits: return u"WrongDigits"_s;
    case NotUs: return u"NotUs"_s;
    case Declined: return u"Declined"_s;
    }
    return {};
}

QString toText(LinkingView::Stage stage)
{
    using enum LinkingView::Stage;
    switch (stage) {
    case Idle: return u"idle"_s;
    case Reaching: return u"reaching"_s;
    case Asking: return u"asking"_s;
    case Admitting: return u"admitting"_s;
    case Done: return u"done"_s;
    case Failed: return u"failed"_s;
    }
    return {};
}

QJsonObject toJson(const DeviceView& device)
{
    return {
        {u"id"_s, QString::fromLatin1(device.id.hex())},
        {u"name"_s, device.name},
        {u"platform"_s, device.platform},
        {u"added_ms"_s, static_cast<double>(device.addedMs)},
        {u"is_this"_s, device.isThis},
        {u"is_new"_s, device.isNew},
    };
}

std::optional<DeviceId> deviceIn(const QJsonObject& request)
{
    return DeviceId::fromHex(request.value(u"device"_s).toString().toLatin1());
}

Error missing()
{
    return {ErrorCode::Invalid, u"device is missing"_s};
}

} // namespace

void Control::devices(const QJsonObject& request)
{
    QJsonArray all;
    for (const DeviceView& device : m_account->devices().list()) {
        all.append(toJson(device));
    }
    answer(request, {{u"devices"_s, all}});
}

void Control::renameDevice(const QJsonObject& request)
{
    const auto device = deviceIn(request);
    const QString name = request.value(u"name"_s).toString();
    answer(request, device ? m_account->devices().rename(*device, name) : missing());
}

void Control::acknowledgeDevice(const QJsonObject& request)
{
    const auto device = deviceIn(request);
    answer(request, device ? m_account->devices().acknowledge(*device) : missing());
}

void Control::revokeDevice(const QJsonObject& request)
{
    const auto device = deviceIn(request);
    if (!device) {
        answer(request, missing());
        return;
    }
    const QJsonObject id{{u"id"_s, request.value(u"id")}};
    m_account->devices().revoke(
        *device,
        request.value(u"password"_s).toString(),
        [this, alive = std::weak_ptr(m_alive), id](DeviceFailure failure) {
            if (alive.expired()) {
                return;
            }
            if (failure.ok()) {
                answer(id);
            } else {
                refuse(id, toText(failure.problem));
            }
        }
    );
}

void Control::beginLink(const QJsonObject& request)
{
    m_account->devices().beginLink(request.value(u"code"_s).toString());
    answer(request);
}

void Control::linking(const QJsonObject& request)
{
    const LinkingView view = m_account->devices().linking();
    answer(
        request,
        {
            {u"stage"_s, toText(view.stage)},
            {u"name"_s, view.name},
            {u"platform"_s, view.platform},
            {u"problem"_s, toText(view.failure.problem)},
        }
    );
}

void Control::admitDevice(const QJsonObject& request)
{
    m_account->devices().admit(
        request.value(u"digits"_s).toString(), request.value(u"password"_s).toString()
    );
    answer(request);
}

void Control::stopLink(const QJsonObject& request)
{
    m_account->devices().stopLink();
    answer(request);
}

// Answered at once; what becomes of it is asked with "joining", after events "changes".
void Control::join(const QJsonObject& request)
{
    m_signingIn = true;
    m_joining = {};
    const std::weak_ptr<bool> alive = m_alive;
    const auto noteAs = [this, alive](const QString& field) {
        return [this, alive, field](const QString& value) {
            if (!alive.expired()) {
                m_joining.insert(field, value);
                tell(u"changes"_s, {});
            }
        };
    };
    m_signIn.link(
        request.value(u"server"_s).toString(),
        request.value(u"password"_s).toString(),
        {noteAs(u"code"_s), noteAs(u"digits"_s)},
        [this, alive](SignInOutcome outcome) {
            if (alive.expired()) {
                return;
            }
            m_signingIn = false;
            if (auto* const made = std::get_if<std::unique_ptr<Account>>(&outcome)) {
                adopt(std::move(*made));
                m_joining.insert(u"done"_s, true);
            } else {
                const auto problem = std::get<SignInFailure>(outcome).problem;
                m_joining.insert(u"problem"_s, ::toText(problem));
            }
            tell(u"changes"_s, {});
        }
    );
    answer(request);
}

void Control::joining(const QJsonObject& request)
{
    answer(request, m_joining);
}
