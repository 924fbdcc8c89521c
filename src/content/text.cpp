// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "content/text.h"

#include <QTextBoundaryFinder>

#include <algorithm>
#include <limits>

namespace qs::content {

namespace {

constexpr char32_t kReplacement = 0xfffd;
constexpr char16_t kFirstStrongIsolate = 0x2068;
constexpr char16_t kPopIsolate = 0x2069;
constexpr char16_t kPopFormatting = 0x202c;

// Past this nobody needs the exact number, and a pasted book must not stall the composer.
constexpr int kCountMax = 1'000'000;

// Letters and symbols by their category, blank by their looks.
bool drawsNothing(char32_t c)
{
    constexpr std::array<char32_t, 5> kFillers{0x115f, 0x1160, 0x2800, 0x3164, 0xffa0};
    switch (QChar::category(c)) {
    case QChar::Separator_Space:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Mark_NonSpacing:
    case QChar::Mark_Enclosing: return true;
    default: return std::ranges::find(kFillers, c) != kFillers.end();
    }
}

bool isBidiControl(char32_t c)
{
    return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x200e ||
           c == 0x200f || c == 0x061c;
}

bool breaksLine(char32_t c)
{
    const QChar::Category category = QChar::category(c);
    return category == QChar::Other_Control || category == QChar::Separator_Line ||
           category == QChar::Separator_Paragraph;
}

// The text as code points; a lone surrogate comes as itself.
template<typename Visit>
bool anyCodePoint(QStringView text, const Visit& visit)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        char32_t c = text[i].unicode();
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            c = QChar::surrogateToUcs4(text[i], text[i + 1]);
            ++i;
        }
        if (visit(c)) {
            return true;
        }
    }
    return false;
}

bool showsSomething(QStringView text)
{
    return anyCodePoint(text, [](char32_t c) { return !drawsNothing(c); });
}

qsizetype utf8Length(QStringView text)
{
    qsizetype bytes = 0;
    anyCodePoint(text, [&](char32_t c) {
        bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
        return false;
    });
    return bytes;
}

struct Limits
{
    int graphemes;
    qsizetype bytes;
    bool mayBeEmpty;
    bool oneLine;
};

constexpr Limits kTextLimits{kTextGraphemesMax, kTextBytesMax, false, false};
constexpr Limits kNameLimits{kNameGraphemesMax, kNameBytesMax, false, true};
constexpr Limits kBioLimits{kBioGraphemesMax, kBioBytesMax, true, false};

TextProblem problemOf(QStringView text, const Limits& limits)
{
    if (!text.isValidUtf16()) {
        return TextProblem::Broken;
    }
    if (!limits.mayBeEmpty && !showsSomething(text)) {
        return TextProblem::Empty;
    }
    // A grapheme takes at least one unit, so most texts need not be counted.
    const bool mayBeLong = text.size() > limits.graphemes;
    if (utf8Length(text) > limits.bytes || (mayBeLong && graphemeCount(text) > limits.graphemes)) {
        return TextProblem::TooLong;
    }
    if (limits.oneLine && anyCodePoint(text, breaksLine)) {
        return TextProblem::BadCharacter;
    }
    return TextProblem::None;
}

TextVerdict check(QStringView text, const Limits& limits)
{
    TextVerdict verdict;
    verdict.problem = problemOf(text, limits);
    verdict.graphemes = graphemeCount(text);
    verdict.utf8Bytes = utf8Length(text);
    verdict.left = limits.graphemes - verdict.graphemes;
    return verdict;
}

void append(QString& out, char32_t c)
{
    const auto units = QChar::fromUcs4(c);
    out.append(QStringView(units));
}

// Which embeddings and isolates a paragraph leaves open, innermost last (UAX #9, X1 to X8).
class BidiStack
{
public:
    void see(char32_t c)
    {
        if ((c >= 0x202a && c <= 0x202b) || c == 0x202d || c == 0x202e) {
            m_open.append(QChar(kPopFormatting));
        } else if (c >= 0x2066 && c <= 0x2068) {
            m_open.append(QChar(kPopIsolate));
        } else if (c == kPopFormatting && m_open.endsWith(QChar(kPopFormatting))) {
            m_open.chop(1);
        } else if (c == kPopIsolate) {
            const qsizetype at = m_open.lastIndexOf(QChar(kPopIsolate));
            m_open.truncate(at < 0 ? m_open.size() : at);
        }
    }

    // Everything open is closed, as at the end of a paragraph.
    QString closeAll()
    {
        std::ranges::reverse(m_open);
        return std::exchange(m_open, {});
    }

private:
    QString m_open; // the character that closes each
};

} // namespace

int graphemeCount(QStringView text)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    int count = 0;
    while (count < kCountMax && finder.toNextBoundary() >= 0) {
        ++count;
    }
    return count;
}

TextVerdict checkText(QStringView text)
{
    return check(text, kTextLimits);
}

TextProblem textProblem(QStringView text)
{
    return problemOf(text, kTextLimits);
}

TextVerdict checkBio(QStringView text)
{
    return check(text, kBioLimits);
}

TextVerdict checkName(QStringView name)
{
    return check(name, kNameLimits);
}

bool isUsername(QStringView name)
{
    const auto isEnd = [](QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9'); };
    const auto isAllowed = [&](QChar c) { return isEnd(c) || c == u'_' || c == u'.'; };
    return name.size() >= kUsernameLengthMin && name.size() <= kUsernameLengthMax &&
           std::ranges::all_of(name, isAllowed) && isEnd(name.front()) && isEnd(name.back()) &&
           !name.contains(QStringView(u".."));
}

QString foldUsername(QStringView typed)
{
    QStringView name = typed.trimmed();
    if (name.startsWith(u'@')) {
        name = name.sliced(1);
    }
    return name.toString().toLower();
}

QString isolated(QStringView name)
{
    QString out;
    out.reserve(name.size() + 2);
    out.append(QChar(kFirstStrongIsolate));
    anyCodePoint(name, [&](char32_t c) {
        if (QChar::isSurrogate(c)) {
            append(out, kReplacement);
        } else if (!isBidiControl(c) && !breaksLine(c)) {
            append(out, c);
        }
        return false;
    });
    out.append(QChar(kPopIsolate));
    return out;
}

QString forDisplay(QStringView text)
{
    QString out;
    out.reserve(text.size());
    BidiStack open;
    anyCodePoint(text, [&](char32_t c) {
        const bool endsParagraph = c == U'\n' || c == U'\r' || c == 0x2029;
        const bool isControl = QChar::category(c) == QChar::Other_Control;
        if (endsParagraph) {
            out.append(open.closeAll());
        }
        open.see(c);
        const bool odd = QChar::isSurrogate(c) || (isControl && !endsParagraph && c != U'\t');
        append(out, odd ? kReplacement : c);
        return false;
    });
    return out.append(open.closeAll());
}

} // namespace qs::content
