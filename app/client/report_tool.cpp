// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "report_tool.h"

#include "crypto/report.h"
#include "proof/moderation_key.h"
#include "protocol/report.h"

#include <QDateTime>
#include <QFile>

#include <cstdio>
#include <optional>

namespace qs {

using namespace Qt::StringLiterals;

namespace {

constexpr int kProven = 0;
constexpr int kNotProven = 1;
constexpr int kUnreadable = 2;
constexpr qsizetype kWords = 6; // program report verify FILE --key KEYFILE

void print(std::FILE* file, const QString& text)
{
    std::fputs((text + u'\n').toLocal8Bit().constData(), file);
}

std::optional<QByteArray> contentsOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        print(stderr, u"quicksilver: cannot read %1"_s.arg(path));
        return std::nullopt;
    }
    return file.read(protocol::kReportBytesMax + 1);
}

// Nothing in a report may steer the terminal.
QString safe(QString text)
{
    for (QChar& c : text) {
        if (c != u'\n' && c.category() == QChar::Other_Control) {
            c = u'?';
        }
    }
    return text.replace(u"\n"_s, u"\n    "_s);
}

void describe(const crypto::ProvenReport& report)
{
    const auto madeMs = static_cast<qint64>(report.report.madeMs);
    print(stdout, u"proven: yes"_s);
    print(stdout, u"reporter: "_s + QString::fromLatin1(report.reporter.hex()));
    print(
        stdout, u"made: "_s + QDateTime::fromMSecsSinceEpoch(madeMs, Qt::UTC).toString(Qt::ISODate)
    );
    print(stdout, u"reason: %1"_s.arg(static_cast<quint64>(report.report.reason)));
    print(stdout, u"note:\n    "_s + safe(report.report.note));
    for (qsizetype i = 0; i < report.posts.size(); ++i) {
        const crypto::ProvenPost& post = report.posts[i];
        print(stdout, i == 0 ? u"reported post:"_s : u"what it answers:"_s);
        print(stdout, u"  author: "_s + QString::fromLatin1(post.author.hex()));
        print(stdout, u"  device: "_s + QString::fromLatin1(post.device.hex()));
        print(stdout, u"  envelope: "_s + QString::fromLatin1(post.id.hex()));
        print(stdout, u"  text:\n    "_s + safe(post.payload.text));
    }
}

} // namespace

bool isReportCommand(const QStringList& arguments)
{
    return arguments.value(1) == u"report"_s;
}

int runReportCommand(const QStringList& arguments)
{
    const bool isComplete =
        arguments.size() == kWords && arguments[2] == u"verify"_s && arguments[4] == u"--key"_s;
    if (!isComplete) {
        print(stderr, u"usage: quicksilver report verify FILE --key KEYFILE"_s);
        return kUnreadable;
    }
    const auto sealed = contentsOf(arguments[3]);
    auto keyText = contentsOf(arguments[5]);
    if (!sealed || !keyText) {
        return kUnreadable;
    }
    const auto seed = proof::readModerationKeyText(*keyText);
    proof::wipe(*keyText);
    if (!seed) {
        print(stderr, u"quicksilver: %1 is no moderation key"_s.arg(arguments[5]));
        return kUnreadable;
    }
    const auto opened = crypto::openReport(crypto::ModerationKey::fromSeed(*seed), *sealed);
    if (!opened) {
        print(stdout, u"proven: no\nbecause: "_s + opened.error().detail);
        return kNotProven;
    }
    describe(*opened);
    return kProven;
}

} // namespace qs
