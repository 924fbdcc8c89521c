// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "control.h"

#include "client/posts.h"
#include "group_control.h"
#include "post_json.h"
#include "view_json.h"

#ifdef QS_LEAKY
#include "deliberate_leak.h"
#endif

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>
#include <utility>

using namespace qs;
using namespace qs::client;
using namespace Qt::StringLiterals;

namespace {

constexpr int kTimelineLimit = 50;
constexpr int kTimelineLimitMax = 1'000;

QString textIn(const QJsonObject& request, QStringView field)
{
    return request.value(field).toString();
}

std::optional<UserId> personIn(const QJsonObject& request)
{
    return UserId::fromHex(textIn(request, u"person").toLatin1());
}

Credentials credentialsIn(const QJsonObject& request)
{
    return {
        .server = textIn(request, u"server"),
        .username = textIn(request, u"username"),
        .displayName = textIn(request, u"display_name"),
        .code = textIn(request, u"code"),
        .password = textIn(request, u"password"),
    };
}

} // namespace

struct Control::Command
{
    enum class When { Always, SignedOut, SignedIn };

    QLatin1StringView name;
    When when;
    Handler handler;

    static const Command* find(const QString& name)
    {
        using enum When;
        static constexpr std::array kAll{
            Command{"presence"_L1, Always, &Control::presence},
            Command{"quit"_L1, Always, &Control::quit},
            Command{"create_account"_L1, SignedOut, &Control::createAccount},
            Command{"log_in"_L1, SignedOut, &Control::logIn},
            Command{"unlock"_L1, SignedOut, &Control::unlock},
            Command{"connect"_L1, SignedIn, &Control::connectNow},
            Command{"disconnect"_L1, SignedIn, &Control::disconnectNow},
            Command{"publish"_L1, SignedIn, &Control::publish},
            Command{"like"_L1, SignedIn, &Control::like},
            Command{"save_draft"_L1, SignedIn, &Control::saveDraft},
            Command{"draft"_L1, SignedIn, &Control::draft},
            Command{"create_invite"_L1, SignedIn, &Control::createInvite},
            Command{"open_invite"_L1, SignedIn, &Control::openInvite},
            Command{"approve"_L1, SignedIn, &Control::approve},
            Command{"decline"_L1, SignedIn, &Control::decline},
            Command{"retry"_L1, SignedIn, &Control::retry},
            Command{"discard"_L1, SignedIn, &Control::discard},
            Command{"reply"_L1, SignedIn, &Control::reply},
            Command{"edit"_L1, SignedIn, &Control::edit},
            Command{"remove"_L1, SignedIn, &Control::remove},
            Command{"repost"_L1, SignedIn, &Control::repost},
            Command{"undo"_L1, SignedIn, &Control::undo},
            Command{"set_undo"_L1, SignedIn, &Control::setUndo},
            Command{"thread"_L1, SignedIn, &Control::thread},
            Command{"history"_L1, SignedIn, &Control::history},
            Command{"timeline"_L1, SignedIn, &Control::timeline},
            Command{"post"_L1, SignedIn, &Control::post},
            Command{"connections"_L1, SignedIn, &Control::connections},
            Command{"link"_L1, SignedIn, &Control::link},
            Command{"me"_L1, SignedIn, &Control::me},
            Command{"settle"_L1, SignedIn, &Control::settle},
            Command{"join"_L1, SignedOut, &Control::join},
            Command{"joining"_L1, Always, &Control::joining},
            Command{"devices"_L1, SignedIn, &Control::devices},
            Command{"rename_device"_L1, SignedIn, &Control::renameDevice},
            Command{"acknowledge_device"_L1, SignedIn, &Control::acknowledgeDevice},
            Command{"revoke_device"_L1, SignedIn, &Control::revokeDevice},
            Command{"begin_link"_L1, SignedIn, &Control::beginLink},
            Command{"linking"_L1, SignedIn, &Control::linking},
            Command{"admit_device"_L1, SignedIn, &Control::admitDevice},
            Command{"stop_link"_L1, SignedIn, &Control::stopLink},
            Command{"lock"_L1, SignedIn, &Control::lock},
            Command{"lock_mode"_L1, SignedIn, &Control::lockMode},
        };
        const auto found = std::ranges::find(kAll, name, &Command::name);
        return found == kAll.end() ? nullptr : &*found;
    }
};

Control::Control(SignIn& signIn, Ways ways) : m_signIn(signIn), m_ways(std::move(ways)) {}

Control::~Control() = default;

void Control::begin()
{
    tell(u"ready"_s, {{u"presence"_s, toText(m_signIn.presence())}});
}

void Control::unlockAtStart(const QString& password)
{
    m_signingIn = true;
    m_signIn.unlockWithPassword(password, signedIn({{u"id"_s, u"unlock-fd"_s}}));
}

void Control::onLine(const QByteArray& line)
{
    const QJsonDocument document = QJsonDocument::fromJson(line);
    const QJsonObject request = document.object();
    if (!document.isObject()) {
        refuse(request, u"Invalid"_s, u"not a JSON object"_s);
        return;
    }
    const Command* command = Command::find(textIn(request, u"do"));
    if (!command && m_account && isGroupCommand(textIn(request, u"do"))) {
        const auto outcome = runGroupCommand(m_account->groups(), request);
        if (outcome) {
            answer(request, *outcome);
        } else {
            refuse(request, toText(outcome.error().code), outcome.error().detail);
        }
    } else if (!command) {
        refuse(request, u"Invalid"_s, u"no such command"_s);
    } else if (command->when == Command::When::SignedIn && !m_account) {
        refuse(request, u"Locked"_s, u"not signed in"_s);
    } else if (command->when == Command::When::SignedOut && m_account) {
        refuse(request, u"Invalid"_s, u"signed in already"_s);
    } else if (command->when == Command::When::SignedOut && m_signingIn) {
        refuse(request, u"Busy"_s, u"one attempt at a time"_s);
    } else {
        (this->*command->handler)(request);
    }
}

void Control::onEnd()
{
    if (m_account) {
        m_account->close();
        m_account.reset();
    }
    m_ways.quit();
}

// --- Signing in
// -----------------------------------------------------------------------------------

void Control::createAccount(const QJsonObject& request)
{
    m_signingIn = true;
    m_signIn.createAccount(credentialsIn(request), signedIn(request));
}

void Control::logIn(const QJsonObject& request)
{
    m_signingIn = true;
    m_signIn.logIn(credentialsIn(request), signedIn(request));
}

void Control::unlock(const QJsonObject& request)
{
    m_signingIn = true;
    if (request.contains(u"password"_s)) {
        m_signIn.unlockWithPassword(textIn(request, u"password"), signedIn(request));
    } else {
        m_signIn.unlockWithKeychain(signedIn(request));
    }
}

void Control::presence(const QJsonObject& request)
{
    answer(request, {{u"presence"_s, toText(m_signIn.presence())}});
}

std::function<void(SignInOutcome)> Control::signedIn(const QJsonObject& request)
{
    const std::weak_ptr<bool> alive = m_alive;
    return [this, alive, id = QJsonObject{{u"id"_s, request.value(u"id")}}](SignInOutcome outcome) {
        if (alive.expired()) {
            return;
        }
        m_signingIn = false;
        if (const auto* failure = std::get_if<SignInFailure>(&outcome)) {
            send({
                {u"id"_s, id.value(u"id")},
                {u"ok"_s, false},
                {u"error"_s, toText(failure->problem)},
                {u"retry_after_ms"_s, static_cast<double>(failure->retryAfterMs)},
                {u"clock_skew_ms"_s, static_cast<double>(failure->clockSkewMs)},
            });
            return;
        }
        adopt(std::get<std::unique_ptr<Account>>(std::move(outcome)));
        answer(id, toJson(m_account->me()));
    };
}

void Control::adopt(std::unique_ptr<Account> account)
{
    m_account = std::move(account);
    m_account->onChanges([this](const Changes& changes) { tell(u"changes"_s, toJson(changes)); });
}

// --- Commands
// -------------------------------------------------------------------------------------

void Control::quit(const QJsonObject& request)
{
    answer(request);
    onEnd();
}

void Control::connectNow(const QJsonObject& request)
{
    m_account->connectNow();
    answer(request);
}

void Control::disconnectNow(const QJsonObject& request)
{
    m_account->disconnectNow();
    answer(request);
}

void Control::publish(const QJsonObject& request)
{
    const auto audience = audienceFrom(textIn(request, u"audience"));
    if (!audience) {
        refuse(request, u"Invalid"_s, u"no such audience"_s);
        return;
    }
    const QString text = textIn(request, u"text");
#ifdef QS_LEAKY
    leakOnPurpose(text);
#endif
    const auto made = m_account->posts().publish(text, publishingFrom(request, *audience));
    if (made) {
        answer(request, {{u"ref"_s, toText(*made)}});
    } else {
        refuse(request, toText(made.error().code), made.error().detail);
    }
}

void Control::like(const QJsonObject& request)
{
    const auto ref = refFrom(textIn(request, u"post"));
    if (!ref || !request.value(u"on"_s).isBool()) {
        refuse(request, u"Invalid"_s, u"post or on is missing"_s);
        return;
    }
    answer(request, m_account->setLiked(*ref, request.value(u"on"_s).toBool()));
}

void Control::saveDraft(const QJsonObject& request)
{
    const auto audience = audienceFrom(textIn(request, u"audience"));
    if (!audience) {
        refuse(request, u"Invalid"_s, u"no such audience"_s);
        return;
    }
    answer(request, m_account->saveDraft({textIn(request, u"text"), *audience}));
}

void Control::createInvite(const QJsonObject& request)
{
    const auto made = m_account->createInvite();
    if (made) {
        answer(request, {{u"link"_s, *made}});
    } else {
        refuse(request, toText(made.error().code), made.error().detail);
    }
}

void Control::openInvite(const QJsonObject& request)
{
    const std::weak_ptr<bool> alive = m_alive;
    const QJsonObject id{{u"id"_s, request.value(u"id")}};
    m_account->openInvite(
        textIn(request, u"link"),
        [this, alive, id](const Result<PersonView>& outcome) {
            if (alive.expired()) {
                return;
            }
            if (outcome) {
                answer(id, {{u"person"_s, toJson(*outcome)}});
            } else {
                refuse(id, toText(outcome.error().code), outcome.error().detail);
            }
        }
    );
}

void Control::approve(const QJsonObject& request)
{
    const auto person = personIn(request);
    answer(
        request,
        person ? m_account->approve(*person) : Error{ErrorCode::Invalid, u"person is missing"_s}
    );
}

void Control::decline(const QJsonObject& request)
{
    const auto person = personIn(request);
    answer(
        request,
        person ? m_account->decline(*person) : Error{ErrorCode::Invalid, u"person is missing"_s}
    );
}

void Control::retry(const QJsonObject& request)
{
    const auto ref = refFrom(textIn(request, u"post"));
    answer(request, ref ? m_account->retry(*ref) : Error{ErrorCode::Invalid, u"post is missing"_s});
}

void Control::discard(const QJsonObject& request)
{
    const auto ref = refFrom(textIn(request, u"post"));
    answer(
        request, ref ? m_account->discard(*ref) : Error{ErrorCode::Invalid, u"post is missing"_s}
    );
}

void Control::settle(const QJsonObject& request)
{
    answer(request, m_account->settle());
}

// --- Queries
// --------------------------------------------------------------------------------------

void Control::draft(const QJsonObject& request)
{
    answer(request, {{u"draft"_s, toJson(m_account->draft())}});
}

void Control::timeline(const QJsonObject& request)
{
    std::optional<TimelineKey> before;
    if (request.contains(u"before"_s)) {
        before = keyFrom(textIn(request, u"before"));
        if (!before) {
            refuse(request, u"Invalid"_s, u"before is no key"_s);
            return;
        }
    }
    const int limit = request.value(u"limit"_s).toInt(kTimelineLimit);
    answer(request, toJson(m_account->timeline(before, std::clamp(limit, 1, kTimelineLimitMax))));
}

void Control::post(const QJsonObject& request)
{
    const auto ref = refFrom(textIn(request, u"ref"));
    const auto found = ref ? m_account->post(*ref) : std::nullopt;
    if (found) {
        answer(request, {{u"post"_s, toJson(*found)}});
    } else {
        refuse(request, ref ? u"NotFound"_s : u"Invalid"_s);
    }
}

void Control::connections(const QJsonObject& request)
{
    QJsonArray all;
    for (const ConnectionView& connection : m_account->connections()) {
        all.append(toJson(connection));
    }
    answer(request, {{u"connections"_s, all}});
}

void Control::link(const QJsonObject& request)
{
    answer(request, {{u"link"_s, toJson(m_account->link())}});
}

void Control::me(const QJsonObject& request)
{
    answer(request, {{u"me"_s, toJson(m_account->me())}});
}

// --- Answers
// --------------------------------------------------------------------------------------

void Control::answer(const QJsonObject& request, QJsonObject fields)
{
    fields.insert(u"id"_s, request.value(u"id"));
    fields.insert(u"ok"_s, true);
    send(fields);
}

void Control::answer(const QJsonObject& request, const Result<void>& outcome)
{
    if (outcome) {
        answer(request);
    } else {
        refuse(request, toText(outcome.error().code), outcome.error().detail);
    }
}

void Control::refuse(const QJsonObject& request, const QString& error, const QString& detail)
{
    send({
        {u"id"_s, request.value(u"id")},
        {u"ok"_s, false},
        {u"error"_s, error},
        {u"detail"_s, detail},
    });
}

void Control::tell(const QString& event, QJsonObject fields)
{
    fields.insert(u"event"_s, event);
    send(fields);
}

// Not const: the other side learns something.
// NOLINTNEXTLINE(readability-make-member-function-const)
void Control::send(const QJsonObject& object)
{
    m_ways.send(QJsonDocument(object).toJson(QJsonDocument::Compact));
}
