// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "view_json.h"

#include <QJsonArray>
#include <QStringList>

#include <array>

using namespace qs;
using namespace qs::client;
using namespace Qt::StringLiterals;

namespace {

// JSON numbers are exact to 2^53: enough for times and counts.
double number(auto value)
{
    return static_cast<double>(value);
}

QString toText(Audience audience)
{
    switch (audience) {
    case Audience::OnlyMe: return u"only_me"_s;
    case Audience::Connections: return u"connections"_s;
    case Audience::Public: return u"public"_s;
    case Audience::Group: return u"group"_s;
    }
    return {};
}

QString toText(PostKind kind)
{
    switch (kind) {
    case PostKind::Post: return u"post"_s;
    case PostKind::Reply: return u"reply"_s;
    case PostKind::Repost: return u"repost"_s;
    case PostKind::Withheld: return u"withheld"_s;
    }
    return {};
}

QString toText(PendingChange change)
{
    switch (change) {
    case PendingChange::None: return u"none"_s;
    case PendingChange::Edit: return u"edit"_s;
    case PendingChange::Removal: return u"removal"_s;
    }
    return {};
}

QString toText(OriginalView::State state)
{
    switch (state) {
    case OriginalView::State::Shown: return u"shown"_s;
    case OriginalView::State::Removed: return u"removed"_s;
    case OriginalView::State::NotHere: return u"not_here"_s;
    }
    return {};
}

QString toText(Delivery delivery)
{
    switch (delivery) {
    case Delivery::Sent: return u"sent"_s;
    case Delivery::Queued: return u"queued"_s;
    case Delivery::Sending: return u"sending"_s;
    case Delivery::Refused: return u"refused"_s;
    }
    return {};
}

QString toText(RefusalReason reason)
{
    switch (reason) {
    case RefusalReason::None: return u"none"_s;
    case RefusalReason::TooLarge: return u"too_large"_s;
    case RefusalReason::NotAllowed: return u"not_allowed"_s;
    case RefusalReason::SpaceGone: return u"space_gone"_s;
    case RefusalReason::OutOfRoom: return u"out_of_room"_s;
    case RefusalReason::Damaged: return u"damaged"_s;
    }
    return {};
}

QString toText(Relation relation)
{
    switch (relation) {
    case Relation::Requested: return u"requested"_s;
    case Relation::Incoming: return u"incoming"_s;
    case Relation::Connected: return u"connected"_s;
    case Relation::Introduced: return u"introduced"_s;
    case Relation::Parted: return u"parted"_s;
    case Relation::Blocked: return u"blocked"_s;
    }
    return {};
}

QString toText(LinkStatus::State state)
{
    switch (state) {
    case LinkStatus::State::Offline: return u"offline"_s;
    case LinkStatus::State::Connecting: return u"connecting"_s;
    case LinkStatus::State::CatchingUp: return u"catching_up"_s;
    case LinkStatus::State::Live: return u"live"_s;
    }
    return {};
}

QString toText(LinkStatus::Problem problem)
{
    using enum LinkStatus::Problem;
    switch (problem) {
    case None: return u"none"_s;
    case NoNetwork: return u"no_network"_s;
    case ServerAway: return u"server_away"_s;
    case NotQuicksilver: return u"not_quicksilver"_s;
    case WrongServer: return u"wrong_server"_s;
    case ClockWrong: return u"clock_wrong"_s;
    case AppTooOld: return u"app_too_old"_s;
    case SignedOut: return u"signed_out"_s;
    case DeviceRemoved: return u"device_removed"_s;
    case DiskFull: return u"disk_full"_s;
    }
    return {};
}

QString toText(const TimelineKey& key)
{
    return u"%1:%2:%3:%4"_s.arg(key.atMs)
        .arg(static_cast<int>(key.space.kind))
        .arg(QLatin1StringView(key.space.id.hex()))
        .arg(key.seq);
}

QString hexOf(const auto& id)
{
    return QString::fromLatin1(id.hex());
}

} // namespace

QString toText(const ObjectRef& ref)
{
    return hexOf(ref.author) + u':' + hexOf(ref.id);
}

QString toText(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Offline: return u"Offline"_s;
    case ErrorCode::Busy: return u"Busy"_s;
    case ErrorCode::Denied: return u"Denied"_s;
    case ErrorCode::NotFound: return u"NotFound"_s;
    case ErrorCode::Invalid: return u"Invalid"_s;
    case ErrorCode::Corrupt: return u"Corrupt"_s;
    case ErrorCode::OutOfSpace: return u"OutOfSpace"_s;
    case ErrorCode::Incompatible: return u"Incompatible"_s;
    case ErrorCode::WrongServer: return u"WrongServer"_s;
    case ErrorCode::Locked: return u"Locked"_s;
    }
    return {};
}

QString toText(SignInProblem problem)
{
    using enum SignInProblem;
    switch (problem) {
    case ServerAway: return u"ServerAway"_s;
    case NotQuicksilver: return u"NotQuicksilver"_s;
    case WrongServer: return u"WrongServer"_s;
    case AppTooOld: return u"AppTooOld"_s;
    case ClockWrong: return u"ClockWrong"_s;
    case BadCredentials: return u"BadCredentials"_s;
    case NameTaken: return u"NameTaken"_s;
    case BadName: return u"BadName"_s;
    case BadDisplayName: return u"BadDisplayName"_s;
    case WeakPassword: return u"WeakPassword"_s;
    case BadCode: return u"BadCode"_s;
    case SignUpClosed: return u"SignUpClosed"_s;
    case TooManyTries: return u"TooManyTries"_s;
    case WeakServer: return u"WeakServer"_s;
    case BadAnswer: return u"BadAnswer"_s;
    case BadRecoveryKey: return u"BadRecoveryKey"_s;
    case BadAccountKey: return u"BadAccountKey"_s;
    case WrongSheet: return u"WrongSheet"_s;
    case WrongPassword: return u"WrongPassword"_s;
    case KeychainMissing: return u"KeychainMissing"_s;
    case LinkBroken: return u"LinkBroken"_s;
    case NotUs: return u"NotUs"_s;
    case NothingHere: return u"NothingHere"_s;
    case AlreadyHere: return u"AlreadyHere"_s;
    case CorruptStore: return u"CorruptStore"_s;
    case NewerStore: return u"NewerStore"_s;
    case DiskFull: return u"DiskFull"_s;
    case DiskDenied: return u"DiskDenied"_s;
    }
    return {};
}

QString toText(Presence presence)
{
    switch (presence) {
    case Presence::Empty: return u"empty"_s;
    case Presence::NeedsPassword: return u"needs_password"_s;
    case Presence::NeedsKeychain: return u"needs_keychain"_s;
    case Presence::NeedsBoth: return u"needs_both"_s;
    }
    return {};
}

QJsonObject toJson(const PersonView& person)
{
    return {
        {u"id"_s, hexOf(person.id)},
        {u"name"_s, person.name},
        {u"hue"_s, number(person.hue)},
    };
}

QJsonObject toJson(const OriginalView& original)
{
    return {
        {u"ref"_s, toText(original.ref)},
        {u"state"_s, toText(original.state)},
        {u"author"_s, toJson(original.author)},
        {u"audience"_s, toText(original.audience)},
        {u"text"_s, original.text},
        {u"warning"_s, original.warning},
        {u"created_ms"_s, number(original.createdMs)},
    };
}

QJsonObject toJson(const PostView& post)
{
    QJsonObject shown{
        {u"ref"_s, toText(post.ref)},
        {u"key"_s, toText(post.key)},
        {u"author"_s, toJson(post.author)},
        {u"audience"_s, toText(post.audience)},
        {u"text"_s, post.text},
        {u"created_ms"_s, number(post.createdMs)},
        {u"arrived_ms"_s, number(post.arrivedMs)},
        {u"likes"_s, post.likes},
        {u"liked_by_me"_s, post.likedByMe},
        {u"mine"_s, post.mine},
        {u"delivery"_s, toText(post.delivery)},
        {u"refusal"_s, toText(post.refusal)},
        {u"kind"_s, toText(post.kind)},
        {u"warning"_s, post.warning},
        {u"may_share"_s, post.mayShare},
        {u"edited"_s, post.edited},
        {u"conflicted"_s, post.conflicted},
        {u"replies"_s, post.replies},
        {u"reposts"_s, post.reposts},
        {u"change"_s, toText(post.change)},
        {u"undo_until_ms"_s, number(post.undoUntilMs)},
    };
    if (post.kind == PostKind::Reply) {
        shown.insert(u"root"_s, toText(post.root));
        shown.insert(u"parent"_s, toText(post.parent));
    }
    if (post.original) {
        shown.insert(u"original"_s, toJson(*post.original));
    }
    return shown;
}

QJsonObject toJson(const TimelinePage& page)
{
    QJsonArray posts;
    for (const PostView& post : page.posts) {
        posts.append(toJson(post));
    }
    return {{u"posts"_s, posts}, {u"end"_s, page.end}};
}

QJsonObject toJson(const ConnectionView& connection)
{
    return {
        {u"person"_s, toJson(connection.person)},
        {u"relation"_s, toText(connection.relation)},
    };
}

QJsonObject toJson(const LinkStatus& link)
{
    return {
        {u"state"_s, toText(link.state)},
        {u"problem"_s, toText(link.problem)},
        {u"unsent"_s, link.unsent},
        {u"refused"_s, link.refused},
        {u"retry_at_ms"_s, number(link.retryAtMs)},
        {u"clock_skew_ms"_s, number(link.clockSkewMs)},
        {u"last_contact_ms"_s, number(link.lastContactMs)},
        {u"host"_s, link.host},
    };
}

QJsonObject toJson(const DraftView& draft)
{
    return {{u"text"_s, draft.text}, {u"audience"_s, toText(draft.audience.kind)}};
}

QJsonObject toJson(const MeView& me)
{
    return {
        {u"person"_s, toJson(me.person)},
        {u"username"_s, me.username},
        {u"host"_s, me.host},
    };
}

QJsonObject toJson(const Changes& changes)
{
    QJsonArray posts;
    for (const ObjectRef& ref : changes.posts) {
        posts.append(toText(ref));
    }
    return {
        {u"posts"_s, posts},
        {u"many_posts"_s, changes.manyPosts},
        {u"people"_s, changes.people},
        {u"link"_s, changes.link},
        {u"draft"_s, changes.draft},
        {u"devices"_s, changes.devices},
    };
}

std::optional<ObjectRef> refFrom(const QString& text)
{
    const QByteArray bytes = text.toLatin1();
    const qsizetype colon = bytes.indexOf(':');
    const auto author = UserId::fromHex(bytes.first(std::max<qsizetype>(colon, 0)));
    const auto object = ObjectId::fromHex(bytes.mid(colon + 1));
    if (!author || !object) {
        return std::nullopt;
    }
    return ObjectRef{*author, *object};
}

std::optional<TimelineKey> keyFrom(const QString& text)
{
    const QStringList parts = text.split(u':');
    if (parts.size() != 4) {
        return std::nullopt;
    }
    std::array<bool, 3> read{};
    const quint64 atMs = parts[0].toULongLong(&read[0]);
    const uint kind = parts[1].toUInt(&read[1]);
    const auto space = SpaceId::fromHex(parts[2].toLatin1());
    const quint64 seq = parts[3].toULongLong(&read[2]);
    const bool known = kind <= static_cast<uint>(SpaceKind::Mailbox);
    if (!space || !known || !read[0] || !read[1] || !read[2]) {
        return std::nullopt;
    }
    return TimelineKey{atMs, {static_cast<SpaceKind>(kind), *space}, seq};
}

std::optional<Audience> audienceFrom(const QString& text)
{
    for (const Audience audience : {Audience::OnlyMe, Audience::Connections, Audience::Public}) {
        if (text == toText(audience)) {
            return audience;
        }
    }
    return std::nullopt;
}
