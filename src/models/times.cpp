// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "models/times.h"

#include "models/words.h"

#include <QDateTime>
#include <QLocale>

#include <cstdlib>

using namespace Qt::StringLiterals;

namespace qs::models {

namespace {

constexpr qint64 kLateMs = qint64{10} * 60 * 1000;

} // namespace

QString Times::hour(qint64 atMs)
{
    const QTime time = QDateTime::fromMSecsSinceEpoch(atMs).time();
    // The C locale, and few others, would add seconds.
    const QString format = QLocale().timeFormat(QLocale::ShortFormat).remove(u":ss"_s);
    return QLocale().toString(time, format);
}

QString Times::shown(qint64 atMs, qint64 nowMs)
{
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(atMs);
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(nowMs);
    if (at.date() == now.date()) {
        return hour(atMs);
    }
    if (at.date().year() == now.date().year()) {
        return QLocale().toString(at.date(), u"d MMM"_s) + u", "_s + hour(atMs);
    }
    return QLocale().toString(at.date(), u"d MMM yyyy"_s);
}

Moment Times::moment(const client::PostView& post, qint64 nowMs)
{
    Moment moment{.shown = shown(post.createdMs, nowMs), .note = {}};
    if (post.arrivedMs != 0 && std::llabs(post.arrivedMs - post.createdMs) > kLateMs) {
        moment.note = Words::arrived(shown(post.arrivedMs, nowMs));
    }
    return moment;
}

} // namespace qs::models
