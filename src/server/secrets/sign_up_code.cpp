// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "server/secrets/sign_up_code.h"

#include "proof/hash.h"

namespace qs::server {

namespace {

constexpr qsizetype kIdBytes = 8;
constexpr qsizetype kCodeBytes = 16;
constexpr qsizetype kGroup = 4;
constexpr qsizetype kTextMax = 64;

// Without the letters and digits that look like others (after Crockford's base 32).
constexpr char kAlphabet[] = "0123456789abcdefghjkmnpqrstvwxyz";

QByteArray macOf(QByteArrayView id, const proof::Secret<32>& pepper)
{
    return proof::hashBytes(proof::label::kSignUpCode, {id}, 16, pepper.view())
        .first(kCodeBytes - kIdBytes);
}

QString spell(const QByteArray& bytes)
{
    QString text;
    quint32 bits = 0;
    int held = 0;
    qsizetype letters = 0;
    const auto put = [&](quint32 value) {
        if (letters > 0 && letters % kGroup == 0) {
            text += QLatin1Char('-');
        }
        text += QLatin1Char(kAlphabet[value & 31]);
        ++letters;
    };
    for (const char byte : bytes) {
        bits = (bits << 8) | static_cast<unsigned char>(byte);
        held += 8;
        while (held >= 5) {
            held -= 5;
            put(bits >> held);
        }
    }
    if (held > 0) {
        put(bits << (5 - held));
    }
    return text;
}

std::optional<QByteArray> unspell(const QString& text)
{
    const QByteArrayView alphabet(kAlphabet, 32);
    QByteArray bytes;
    quint32 bits = 0;
    int held = 0;
    for (const QChar letter : text.left(kTextMax).toLower()) {
        if (letter == QLatin1Char('-') || letter.isSpace()) {
            continue;
        }
        const qsizetype value = alphabet.indexOf(letter.toLatin1());
        if (value < 0) {
            return std::nullopt;
        }
        bits = (bits << 5) | static_cast<quint32>(value);
        held += 5;
        if (held >= 8) {
            held -= 8;
            bytes.append(static_cast<char>(bits >> held));
        }
    }
    return bytes.size() == kCodeBytes ? std::optional<QByteArray>(bytes) : std::nullopt;
}

} // namespace

QString makeSignUpCode(const proof::Secret<32>& pepper)
{
    QByteArray code(kIdBytes, Qt::Uninitialized);
    proof::randomBytes(reinterpret_cast<unsigned char*>(code.data()), kIdBytes);
    code += macOf(code, pepper);
    return spell(code);
}

std::optional<CodeHash> checkSignUpCode(const QString& code, const proof::Secret<32>& pepper)
{
    const std::optional<QByteArray> bytes = unspell(code);
    if (!bytes || !proof::equalConstantTime(
                      QByteArrayView(*bytes).last(kCodeBytes - kIdBytes),
                      macOf(bytes->first(kIdBytes), pepper)
                  )) {
        return std::nullopt;
    }
    return proof::hash<CodeHash>(proof::label::kSignUpCode, {*bytes}, pepper.view());
}

} // namespace qs::server
