// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "server/storage/group_commits.h"

#include "server/storage/space_book.h"

namespace qs::server {

namespace {

// What is kept of the newest change: its hash, then the admins it names.
QByteArray lineOf(const NewEvent& event)
{
    QByteArray line = event.epochRef.bytes();
    for (const UserId& admin : event.commit->admins) {
        line.append(admin.view());
    }
    return line;
}

bool mayChange(const SpaceRow& space, const UserId& user)
{
    for (qsizetype at = Hash32::kSize; at < space.line.size(); at += UserId::kSize) {
        if (QByteArrayView(space.line).sliced(at, UserId::kSize) == user.view()) {
            return true;
        }
    }
    return false;
}

protocol::AppendOutcome
outcomeOf(const NewEvent& event, protocol::AppendStatus status, protocol::Refusal refusal)
{
    protocol::AppendOutcome outcome;
    outcome.id = event.id;
    outcome.status = status;
    outcome.refusal = refusal;
    return outcome;
}

} // namespace

bool foundsGroup(const NewEvent& event)
{
    return event.refusal == protocol::Refusal::None && event.commit && event.commit->n == 1 &&
           event.laneN == 1 && event.access.space.kind == SpaceKind::Group &&
           event.commit->admins.contains(event.access.user);
}

SpaceRow rowAfter(const NewEvent& event)
{
    SpaceRow next;
    next.kind = SpaceKind::Group;
    next.owner = event.access.user;
    next.epoch = event.commit->n;
    next.token = event.commit->tokenHash;
    next.line = lineOf(event);
    return next;
}

std::optional<protocol::AppendOutcome> judgeCommit(const NewEvent& event, const SpaceRow& space)
{
    using protocol::AppendStatus;
    using protocol::Refusal;
    const bool isLeader = mayChange(space, event.access.user);
    const bool isNext =
        event.commit->n == space.epoch + 1 &&
        QByteArrayView(space.line).first(Hash32::kSize) == event.commit->prev.view();
    if (isLeader && !isNext) {
        return outcomeOf(event, AppendStatus::Refused, Refusal::StaleCommit);
    }
    if (!mayWrite(space, event.access)) {
        return outcomeOf(event, AppendStatus::StaleToken, Refusal::None);
    }
    if (!isLeader) {
        return outcomeOf(event, AppendStatus::Refused, Refusal::NotYours);
    }
    return std::nullopt;
}

} // namespace qs::server
