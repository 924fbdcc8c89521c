// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "support/canary_scan.h"

#include <QDirIterator>
#include <QFile>
#include <QRandomGenerator>
#include <QStringEncoder>

#include <algorithm>

namespace qs::test {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kZlibOutMax = 1024 * 1024;

// Base64 of text at an offset within its groups of three, without the characters its neighbors
// decide.
QByteArray base64At(const QByteArray& text, int offset)
{
    const QByteArray encoded = (QByteArray(offset, '\0') + text).toBase64();
    const qsizetype from = offset == 0 ? 0 : 4;
    return encoded.mid(from, encoded.size() - from - 4);
}

QByteArray backwards(QByteArray text)
{
    std::reverse(text.begin(), text.end());
    return text;
}

// What a zlib stream beginning here holds; empty if none does. qUncompress wants a length in front.
QByteArray inflatedAt(const QByteArray& bytes, qsizetype at)
{
    const QByteArray length = QByteArray::fromHex("00100000");
    return qUncompress(length + bytes.mid(at, kZlibOutMax));
}

// qUncompress complains of each of the many places where a stream only seems to begin.
class QuietUncompress
{
public:
    QuietUncompress() : m_before(qInstallMessageHandler(onMessage)) { s_before = m_before; }
    ~QuietUncompress() { qInstallMessageHandler(m_before); }
    QuietUncompress(const QuietUncompress&) = delete;
    QuietUncompress& operator=(const QuietUncompress&) = delete;

private:
    static void onMessage(QtMsgType type, const QMessageLogContext& context, const QString& message)
    {
        if (!message.startsWith("qUncompress"_L1)) {
            s_before(type, context, message);
        }
    }

    static inline QtMessageHandler s_before = nullptr;
    QtMessageHandler m_before;
};

bool isZlibStart(const QByteArray& bytes, qsizetype at)
{
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return first == 0x78 && (first * 256 + second) % 31 == 0;
}

} // namespace

QString canary(const QString& field)
{
    const quint64 random = QRandomGenerator::system()->generate64();
    return u"canary-%1-%2-zwitschert"_s.arg(field, QString::number(random, 36));
}

void CanaryScan::lookFor(const QString& text)
{
    const QByteArray utf8 = text.toUtf8();
    QStringEncoder little(QStringEncoder::Utf16LE);
    QStringEncoder big(QStringEncoder::Utf16BE);
    const auto add = [&](const QByteArray& bytes, const QString& form) {
        m_needles.append({bytes, text + u" as "_s + form});
    };
    add(utf8, u"UTF-8"_s);
    add(little(text), u"UTF-16LE"_s);
    add(big(text), u"UTF-16BE"_s);
    add(utf8.toHex(), u"hex"_s);
    add(utf8.toHex().toUpper(), u"upper-case hex"_s);
    for (int offset = 0; offset < 3; ++offset) {
        add(base64At(utf8, offset), u"base64"_s);
    }
    if (utf8.toPercentEncoding() != utf8) {
        add(utf8.toPercentEncoding(), u"percent-encoded"_s);
    }
    add(backwards(utf8), u"backwards"_s);
}

QStringList CanaryScan::findInBytes(const QByteArray& bytes, const QString& place) const
{
    QStringList found;
    const auto search = [&](const QByteArray& in, const QString& how) {
        for (const Needle& needle : m_needles) {
            if (in.contains(needle.bytes)) {
                found.append(place + u": "_s + needle.name + how);
            }
        }
    };
    search(bytes, {});
    const QuietUncompress quiet;
    for (qsizetype at = 0; at + 1 < bytes.size(); ++at) {
        if (isZlibStart(bytes, at)) {
            search(inflatedAt(bytes, at), u" in a zlib stream"_s);
        }
    }
    return found;
}

QStringList CanaryScan::findIn(const QStringList& folders) const
{
    QStringList found;
    for (const QString& folder : folders) {
        QDirIterator walk(
            folder, QDir::Files | QDir::Hidden | QDir::NoSymLinks, QDirIterator::Subdirectories
        );
        while (walk.hasNext()) {
            QFile file(walk.next());
            if (file.open(QIODevice::ReadOnly)) {
                found += findInBytes(file.readAll(), file.fileName());
            }
        }
    }
    return found;
}

} // namespace qs::test
