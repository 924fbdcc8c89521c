// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

// The part of Control that speaks of replies, edits, removals and reposts.

#include "client/posts.h"
#include "control.h"
#include "post_json.h"
#include "view_json.h"

#include <QJsonArray>

using namespace qs;
using namespace qs::client;
using namespace Qt::StringLiterals;

namespace {

std::optional<ObjectRef> postIn(const QJsonObject& request)
{
    return refFrom(request.value(u"post").toString());
}

Error noPost()
{
    return {ErrorCode::Invalid, u"post is missing"_s};
}

QString textIn(const QJsonObject& request)
{
    return request.value(u"text").toString();
}

} // namespace

void Control::answerRef(const QJsonObject& request, const Result<ObjectRef>& made)
{
    if (made) {
        answer(request, {{u"ref"_s, toText(*made)}});
    } else {
        refuse(request, toText(made.error().code), made.error().detail);
    }
}

void Control::reply(const QJsonObject& request)
{
    const auto post = postIn(request);
    answerRef(
        request,
        post ? m_account->posts().reply(*post, textIn(request), holdFrom(request)) : noPost()
    );
}

void Control::edit(const QJsonObject& request)
{
    const auto post = postIn(request);
    answer(
        request,
        post ? m_account->posts().edit(*post, textIn(request), holdFrom(request)) : noPost()
    );
}

void Control::remove(const QJsonObject& request)
{
    const auto post = postIn(request);
    answer(request, post ? m_account->posts().remove(*post, holdFrom(request)) : noPost());
}

void Control::repost(const QJsonObject& request)
{
    const auto post = postIn(request);
    const auto audience = audienceFrom(request.value(u"audience").toString());
    if (!post || !audience) {
        refuse(request, u"Invalid"_s, u"post or audience is missing"_s);
        return;
    }
    answerRef(
        request,
        m_account->posts().repost(*post, textIn(request), publishingFrom(request, *audience))
    );
}

void Control::undo(const QJsonObject& request)
{
    const auto post = postIn(request);
    const Result<QString> text = post ? m_account->posts().undo(*post) : noPost();
    if (text) {
        answer(request, {{u"text"_s, *text}});
    } else {
        refuse(request, toText(text.error().code), text.error().detail);
    }
}

void Control::setUndo(const QJsonObject& request)
{
    const auto ms = static_cast<qint64>(request.value(u"ms").toDouble(-1));
    answer(request, m_account->posts().setUndoMs(ms));
}

void Control::thread(const QJsonObject& request)
{
    const auto post = postIn(request);
    if (!post) {
        refuse(request, u"Invalid"_s, u"post is missing"_s);
        return;
    }
    const bool isLinear = request.value(u"order").toString() == u"linear";
    const auto order = isLinear ? ThreadOrder::Linear : ThreadOrder::Tree;
    answer(request, {{u"thread"_s, toJson(m_account->posts().thread(*post, order))}});
}

void Control::history(const QJsonObject& request)
{
    const auto post = postIn(request);
    if (!post) {
        refuse(request, u"Invalid"_s, u"post is missing"_s);
        return;
    }
    QJsonArray versions;
    for (const EditionView& edition : m_account->posts().history(*post)) {
        versions.append(toJson(edition));
    }
    answer(request, {{u"versions"_s, versions}});
}
