// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

// Defines the devices of a pretended account. Its password is "right", its digits "123456".

#include "client/devices.h"
#include "client/sign_in.h"
#include "client/views.h"
#include "support/pretend/pretend_world.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qs::client {

namespace {

using tests::PretendWorld;
using Stage = LinkingView::Stage;

void sayDevices()
{
    PretendWorld::current().announce({.posts = {}, .devices = true});
}

} // namespace

class Devices::Host
{
};

Devices::Devices(Core& core) : m_core(core)
{
    static_cast<void>(m_core);
}

Devices::~Devices() = default;

QList<DeviceView> Devices::list() const
{
    return PretendWorld::current().devices;
}

Result<void> Devices::rename(const DeviceId& device, const QString& name)
{
    auto& devices = PretendWorld::current().devices;
    const auto found = std::ranges::find(devices, device, &DeviceView::id);
    if (found == devices.end() || name.isEmpty()) {
        return Error{ErrorCode::Invalid, {}};
    }
    found->name = name;
    sayDevices();
    return {};
}

Result<void> Devices::acknowledge(const DeviceId& device)
{
    for (DeviceView& known : PretendWorld::current().devices) {
        known.isNew = known.isNew && known.id != device;
    }
    sayDevices();
    return {};
}

void Devices::revoke(
    const DeviceId& device,
    const QString& password,
    std::function<void(DeviceFailure)> done
)
{
    if (password != u"right") {
        done({DeviceProblem::WrongPassword});
        return;
    }
    PretendWorld::current().devices.removeIf([&](const DeviceView& d) { return d.id == device; });
    sayDevices();
    done({});
}

quint64 Devices::newestRevocation() const
{
    return 0;
}

quint64 Devices::seedGeneration() const
{
    return 1;
}

void Devices::beginLink(const QString& code)
{
    const bool isCode = code.startsWith(u"QSL1:");
    LinkingView& linking = PretendWorld::current().linking;
    linking = isCode ? LinkingView{Stage::Asking, u"Phone"_s, u"Debian 12"_s, 1, {}}
                     : LinkingView{Stage::Failed, {}, {}, 0, {DeviceProblem::NotACode}};
    sayDevices();
}

void Devices::admit(const QString& digits, const QString& password)
{
    LinkingView& linking = PretendWorld::current().linking;
    if (digits != u"123456") {
        linking.failure = {DeviceProblem::WrongDigits};
    } else if (password != u"right") {
        linking.failure = {DeviceProblem::WrongPassword};
    } else {
        linking.stage = Stage::Done;
        linking.failure = {};
    }
    sayDevices();
}

void Devices::stopLink()
{
    PretendWorld::current().linking = {};
    sayDevices();
}

LinkingView Devices::linking() const
{
    return PretendWorld::current().linking;
}

void SignIn::link(
    const QString& server,
    const QString& password,
    const LinkSteps& steps,
    std::function<void(SignInOutcome)> done
)
{
    PretendWorld& world = PretendWorld::current();
    world.lastCredentials.server = server;
    world.lastCredentials.password = password;
    if (world.refusal) {
        done(*world.refusal);
        return;
    }
    steps.onCode(
        u"QSL1:3q2-7wABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4fICEiIyQlJicoKSorLC0uLzAxMjM0NTY3O"
        u"Dk6Ozw9Pj9AQUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVpbXF1eX2BhYmNkZWZnaGlqa2xtbm8"_s
    );
    world.joinSteps = steps;
}

void SignIn::cancel()
{
    PretendWorld::current().joinSteps = {};
}

} // namespace qs::client
