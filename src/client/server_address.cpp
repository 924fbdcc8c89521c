// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "client/server_address.h"

#include <QUrl>

#include <algorithm>

namespace qs::client {

using namespace Qt::StringLiterals;

namespace {

// 127.0.0.0/8, written out: a name that merely begins like it could be anybody's.
bool isLoopbackNumber(const QString& host)
{
    const QStringList parts = host.split(u'.');
    return parts.size() == 4 && parts.first() == u"127"_s &&
           std::ranges::all_of(parts, [](const QString& part) {
               bool isNumber = false;
               return part.toUInt(&isNumber) <= 255 && isNumber;
           });
}

bool isThisMachine(const QString& host)
{
    return host == u"localhost"_s || host == u"::1"_s || isLoopbackNumber(host);
}

} // namespace

Result<ServerAddress> readServerAddress(const QString& typed)
{
    const Error invalid{ErrorCode::Invalid, u"not the address of a server"_s};
    QString text = typed.trimmed();
    if (!text.contains("://"_L1)) {
        const QUrl guess(u"wss://"_s + text);
        text = (isThisMachine(guess.host()) ? u"ws://"_s : u"wss://"_s) + text;
    }
    const QUrl url(text, QUrl::StrictMode);
    const QString host = url.host().toLower();
    const bool isPlain = url.scheme() == u"ws"_s || url.scheme() == u"http"_s;
    const bool isSecure = url.scheme() == u"wss"_s || url.scheme() == u"https"_s;
    if (!url.isValid() || host.isEmpty() || (!isPlain && !isSecure) || !url.userInfo().isEmpty()) {
        return invalid;
    }
    if (isPlain && !isThisMachine(host)) {
        return invalid; // a password is never sent in the clear
    }
    const QString shown = host.contains(u':') ? u'[' + host + u']' : host;
    const QString port = url.port() > 0 ? u':' + QString::number(url.port()) : QString();
    return ServerAddress{
        (isPlain ? u"ws://"_s : u"wss://"_s) + shown + port + u"/ws/"_s, shown + port};
}

} // namespace qs::client
