// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

// Defines trust over a PretendWorld.

#include "client/trust.h"
#include "support/pretend/pretend_world.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qs::client {

namespace {

using tests::PretendWorld;

// Of the person looked at; what a decision leaves behind.
Result<void> settle(const UserId& person, TrustLevel level, FindingState state)
{
    PretendWorld& world = PretendWorld::current();
    world.levels.insert(person, level);
    for (SecurityView& finding : world.findings) {
        if (finding.person.id == person && finding.type >= FindingType::WrongDeviceList) {
            finding.state = state;
        }
    }
    world.announce({.posts = {}, .manyPosts = true, .people = true, .security = true});
    return {};
}

bool isOpenDoubt(const SecurityView& finding)
{
    return finding.type >= FindingType::TwoDeviceLists &&
           finding.type <= FindingType::NumbersDiffer &&
           finding.type != FindingType::ServerWentBack &&
           (finding.state == FindingState::Open || finding.state == FindingState::Differs);
}

} // namespace

Result<void> Trust::setVerified(const UserId& person)
{
    return settle(person, TrustLevel::Verified, FindingState::Compared);
}

Result<void> Trust::setDifferent(const UserId& person)
{
    return settle(person, TrustLevel::FirstUse, FindingState::Differs);
}

Result<void> Trust::keepOld(const UserId& person)
{
    return settle(person, level(person), FindingState::KeptOld);
}

Result<void> Trust::setSeen(quint64 entry)
{
    for (SecurityView& finding : PretendWorld::current().findings) {
        if (finding.number == entry) {
            finding.state = FindingState::Seen;
        }
    }
    PretendWorld::current().announce({.posts = {}, .manyPosts = true, .security = true});
    return {};
}

Result<CodeOutcome> Trust::readCode(const UserId& person, const QString& code)
{
    if (!code.startsWith(u"quicksilver://verify#")) {
        return CodeOutcome::NoCode;
    }
    QS_TRY(setVerified(person));
    return CodeOutcome::Same;
}

TrustLevel Trust::level(const UserId& person) const
{
    return PretendWorld::current().levels.value(person, TrustLevel::Invited);
}

TrustView Trust::person(const UserId& person) const
{
    TrustView view;
    PretendWorld& world = PretendWorld::current();
    for (const ConnectionView& connection : world.people) {
        if (connection.person.id == person) {
            view.person = connection.person;
        }
    }
    view.level = level(person);
    for (int i = 0; i < 12; ++i) {
        view.groups.append(QString::number(10'000 + i * 7'411));
    }
    view.words = {
        u"bamu"_s, u"kita"_s, u"dosa"_s, u"vezu"_s, u"lima"_s, u"tonu"_s, u"gasa"_s, u"peku"_s};
    view.code = u"quicksilver://verify#pGF1WCBhbGljZQ-T2Ztb3JlIGJ5dGVzIGhlcmU"_s;
    for (const SecurityView& finding : world.findings) {
        if (finding.person.id == person && finding.type >= FindingType::WrongDeviceList) {
            view.history.append(finding);
            view.isDoubted = view.isDoubted || isOpenDoubt(finding);
            view.differs = view.differs || finding.state == FindingState::Differs;
        }
    }
    return view;
}

AlarmView Trust::alarm() const
{
    AlarmView alarm;
    for (const SecurityView& finding : PretendWorld::current().findings) {
        if (isOpenDoubt(finding)) {
            alarm.doubted = finding.person;
        }
        const bool isAltered = finding.type == FindingType::AlteredItem &&
                               finding.state == FindingState::Open &&
                               finding.count > kAlteredPatience;
        if (isAltered) {
            alarm.alteredItems = finding.count;
            alarm.alteredEntry = finding.number;
        }
    }
    return alarm;
}

QList<SecurityView> Trust::log() const
{
    QList<SecurityView> log = PretendWorld::current().findings;
    std::ranges::reverse(log);
    return log;
}

QList<PostView> Trust::notes() const
{
    return {};
}

QString Trust::evidence(quint64) const
{
    return u"quicksilver evidence 1"_s;
}

qint64 Trust::nextNoteMs() const
{
    return 0;
}

} // namespace qs::client
