// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "codec/cbor_reader.h"

#include "codec/bounds.h"

#include <QStringDecoder>

namespace qs::codec {

namespace {

constexpr int kUint = 0;
constexpr int kBytes = 2;
constexpr int kText = 3;
constexpr int kArray = 4;
constexpr int kMap = 5;
constexpr int kSimple = 7;
constexpr int kFalse = 20;
constexpr int kTrue = 21;
constexpr int kNull = 22;

struct Sequence
{
    qsizetype width;   // 0: no character begins so
    unsigned char low; // bounds of the second byte
    unsigned char high;
};

Sequence sequenceOf(unsigned char lead)
{
    if (lead < 0x80) {
        return {1, 0x80, 0xbf};
    }
    if (lead >= 0xc2 && lead <= 0xdf) {
        return {2, 0x80, 0xbf};
    }
    if (lead >= 0xe0 && lead <= 0xef) { // nothing overlong, no surrogates
        const unsigned char low = lead == 0xe0 ? 0xa0 : 0x80;
        const unsigned char high = lead == 0xed ? 0x9f : 0xbf;
        return {3, low, high};
    }
    if (lead >= 0xf0 && lead <= 0xf4) { // nothing overlong, nothing past U+10FFFF
        const unsigned char low = lead == 0xf0 ? 0x90 : 0x80;
        const unsigned char high = lead == 0xf4 ? 0x8f : 0xbf;
        return {4, low, high};
    }
    return {0, 0, 0};
}

// RFC 3629, by hand: Qt's decoder lets some non-characters and a BOM through in ways that depend on
// its version, and what is signed must mean the same everywhere.
bool isUtf8(QByteArrayView s)
{
    for (qsizetype at = 0; at < s.size();) {
        const Sequence sequence = sequenceOf(static_cast<unsigned char>(s[at]));
        if (sequence.width == 0 || sequence.width > s.size() - at) {
            return false;
        }
        for (qsizetype i = 1; i < sequence.width; ++i) {
            const auto byte = static_cast<unsigned char>(s[at + i]);
            const bool second = i == 1;
            if (byte < (second ? sequence.low : 0x80) || byte > (second ? sequence.high : 0xbf)) {
                return false;
            }
        }
        at += sequence.width;
    }
    return true;
}

} // namespace

CborReader::CborReader(QByteArrayView input) : m_input(input)
{
    if (input.size() > kItemBytesMax) {
        fail("size");
    }
}

void CborReader::fail(const char* rule)
{
    if (!m_rule) {
        m_rule = rule;
    }
}

CborReader::Type CborReader::peek() const
{
    if (m_rule || left() <= 0) {
        return Type::None;
    }
    const auto first = static_cast<unsigned char>(m_input[m_at]);
    switch (first >> 5) {
    case kUint: return Type::Uint;
    case kBytes: return Type::Bytes;
    case kText: return Type::Text;
    case kArray: return Type::Array;
    case kMap: return Type::Map;
    case kSimple: return (first & 31) == kNull ? Type::Null : Type::Boolean;
    default: return Type::None;
    }
}

CborReader::Head CborReader::head()
{
    if (m_rule) {
        return {};
    }
    if (left() < 1) {
        fail("end of input");
        return {};
    }
    const auto first = static_cast<unsigned char>(m_input[m_at++]);
    Head made{first >> 5, first & 31, 0};
    if (made.major == kSimple || made.info < 24) {
        made.value = static_cast<quint64>(made.info);
        return made;
    }
    if (made.info > 27) {
        fail("indefinite or reserved length");
        return {};
    }
    const int width = 1 << (made.info - 24);
    if (left() < width) {
        fail("end of input");
        return {};
    }
    for (int i = 0; i < width; ++i) {
        made.value = made.value << 8 | static_cast<unsigned char>(m_input[m_at++]);
    }
    constexpr std::array<quint64, 4> kSmallest{24, 256, 65536, quint64(1) << 32};
    if (made.value < kSmallest[static_cast<size_t>(made.info - 24)]) {
        fail("integer not in its shortest form");
        return {};
    }
    return made;
}

// One item of the enclosing array or map is done; those that are full close with it.
void CborReader::leaveItem()
{
    while (m_depth > 0) {
        quint64& count = m_left[static_cast<size_t>(m_depth - 1)];
        if (count > 0 && --count > 0) {
            return;
        }
        --m_depth;
    }
}

quint64 CborReader::uint(quint64 max)
{
    const Head h = head();
    if (ok() && (h.major != kUint || h.value > max)) {
        fail("unsigned integer expected");
    }
    if (!ok()) {
        return 0;
    }
    leaveItem();
    return h.value;
}

QByteArrayView CborReader::string(int major, qsizetype max)
{
    const Head h = head();
    if (ok() && h.major != major) {
        fail("string expected");
    }
    if (ok() && (h.value > static_cast<quint64>(left()) || h.value > static_cast<quint64>(max))) {
        fail("length of a string");
    }
    if (!ok()) {
        return {};
    }
    const QByteArrayView found = m_input.sliced(m_at, static_cast<qsizetype>(h.value));
    m_at += found.size();
    leaveItem();
    return found;
}

QByteArrayView CborReader::bytesView(qsizetype max)
{
    return string(kBytes, max);
}

QByteArray CborReader::bytes(qsizetype max)
{
    return bytesView(max).toByteArray();
}

QString CborReader::text(qsizetype utf8Max)
{
    const QByteArrayView utf8 = string(kText, utf8Max);
    if (!isUtf8(utf8)) {
        fail("UTF-8");
        return {};
    }
    // A leading U+FEFF is a character like any other: QString::fromUtf8 would drop it.
    using Flag = QStringConverter::Flag;
    QStringDecoder decode(QStringDecoder::Utf8, Flag::Stateless | Flag::ConvertInitialBom);
    return decode(utf8);
}

bool CborReader::boolean()
{
    const Head h = head();
    if (ok() && (h.major != kSimple || (h.info != kFalse && h.info != kTrue))) {
        fail("boolean expected");
    }
    if (!ok()) {
        return false;
    }
    leaveItem();
    return h.info == kTrue;
}

void CborReader::null()
{
    const Head h = head();
    if (ok() && (h.major != kSimple || h.info != kNull)) {
        fail("null expected");
    }
    if (ok()) {
        leaveItem();
    }
}

qsizetype CborReader::open(int major, qsizetype itemsPerEntry)
{
    const Head h = head();
    if (ok() && h.major != major) {
        fail("array or map expected");
    }
    // Each item takes at least one byte, so a count past what is left is a lie.
    if (ok() && h.value > static_cast<quint64>(left() / itemsPerEntry)) {
        fail("count");
    }
    if (ok() && m_depth >= kDepthMax) {
        fail("depth");
    }
    if (!ok()) {
        return 0;
    }
    if (h.value == 0) {
        leaveItem();
        return 0;
    }
    m_left[static_cast<size_t>(m_depth++)] = h.value * static_cast<quint64>(itemsPerEntry);
    return static_cast<qsizetype>(h.value);
}

qsizetype CborReader::array()
{
    return open(kArray, 1);
}

void CborReader::array(qsizetype items)
{
    if (open(kArray, 1) != items) {
        fail("length of an array");
    }
}

qsizetype CborReader::arrayAtLeast(qsizetype items)
{
    const qsizetype found = open(kArray, 1);
    if (found < items) {
        fail("length of an array");
        return 0;
    }
    return found - items;
}

void CborReader::list(qsizetype max, const std::function<void()>& each)
{
    const qsizetype items = open(kArray, 1);
    if (items > max) {
        fail("length of a list");
    }
    for (qsizetype i = 0; i < items && ok(); ++i) {
        each();
    }
}

void CborReader::map(const std::function<void(quint64)>& each)
{
    const qsizetype pairs = open(kMap, 2);
    quint64 last = 0;
    for (qsizetype i = 0; i < pairs && ok(); ++i) {
        const quint64 key = uint();
        if (i > 0 && key <= last) {
            fail("order of keys");
        }
        last = key;
        if (ok()) {
            each(key);
        }
    }
}

QByteArrayView CborReader::skip()
{
    const qsizetype from = m_at;
    switch (peek()) {
    case Type::Uint: uint(); break;
    case Type::Bytes: bytesView(); break;
    case Type::Text: text(); break;
    case Type::Boolean: boolean(); break;
    case Type::Null: null(); break;
    case Type::Array: list(kItemBytesMax, [this] { skip(); }); break;
    case Type::Map: map([this](quint64) { skip(); }); break;
    case Type::None: fail("an item expected"); break;
    }
    return ok() ? m_input.sliced(from, m_at - from) : QByteArrayView();
}

Result<void> CborReader::finish()
{
    if (ok() && left() > 0) {
        fail("trailing bytes");
    }
    if (ok() && m_depth > 0) {
        fail("end of input");
    }
    if (!ok()) {
        return Error{ErrorCode::Invalid, QStringLiteral("CBOR: ") + QLatin1String(m_rule)};
    }
    return {};
}

Result<void> checkCanonical(QByteArrayView bytes)
{
    CborReader in(bytes);
    in.skip();
    return in.finish();
}

} // namespace qs::codec
