// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "post_json.h"

#include "view_json.h"

#include <QJsonArray>

using namespace qs;
using namespace qs::client;
using namespace Qt::StringLiterals;

namespace {

QString toText(Missing missing)
{
    switch (missing) {
    case Missing::None: return u"none"_s;
    case Missing::Removed: return u"removed"_s;
    case Missing::Unknown: return u"unknown"_s;
    }
    return {};
}

} // namespace

QJsonObject toJson(const ThreadView& thread)
{
    QJsonArray items;
    for (const ThreadItem& item : thread.items) {
        items.append(QJsonObject{
            {u"post"_s, toJson(item.post)},
            {u"missing"_s, toText(item.missing)},
            {u"depth"_s, item.depth},
        });
    }
    return {{u"root"_s, ::toText(thread.root)}, {u"items"_s, items}, {u"is_cut"_s, thread.isCut}};
}

QJsonObject toJson(const EditionView& edition)
{
    return {
        {u"envelope"_s, QString::fromLatin1(edition.envelope.hex())},
        {u"text"_s, edition.text},
        {u"warning"_s, edition.warning},
        {u"created_ms"_s, static_cast<double>(edition.createdMs)},
        {u"arrived_ms"_s, static_cast<double>(edition.arrivedMs)},
        {u"is_shown"_s, edition.isShown},
        {u"is_conflict"_s, edition.isConflict},
    };
}

Hold holdFrom(const QJsonObject& request)
{
    return request.value(u"undo").toBool() ? Hold::ForUndo : Hold::No;
}

Publishing publishingFrom(const QJsonObject& request, const AudienceChoice& audience)
{
    return {
        .audience = audience,
        .warning = request.value(u"warning").toString(),
        .mayShare = request.value(u"may_share").toBool(),
        .hold = holdFrom(request),
    };
}
