// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "content/name_card.h"

#include "content/text.h"

namespace qs::content {

namespace {

Error invalid(const char* rule)
{
    return {ErrorCode::Invalid, QLatin1String("profile: ") + QLatin1String(rule)};
}

void readCardField(codec::CborReader& in, quint64 key, NameCard& card)
{
    switch (key) {
    case 1: card.name = in.text(kNameBytesMax); break;
    case 2: card.hue = static_cast<quint32>(in.uint(kHueMax)); break;
    default: in.skip(); break;
    }
}

} // namespace

void writeNameCard(codec::CborWriter& out, const NameCard& card)
{
    out.map(2).key(1).text(card.name).key(2).uint(card.hue);
}

NameCard readNameCard(codec::CborReader& in)
{
    NameCard card;
    in.map([&](quint64 key) { readCardField(in, key, card); });
    if (in.ok() && !checkName(card.name).ok()) {
        in.fail("name");
    }
    return card;
}

Result<QByteArray> writeProfile(const Profile& profile)
{
    if (!checkName(profile.card.name).ok() || profile.card.hue > kHueMax) {
        return invalid("name card");
    }
    if (!checkBio(profile.bio).ok()) {
        return invalid("bio");
    }
    codec::CborWriter out;
    out.map(profile.bio.isEmpty() ? 2 : 3);
    out.key(1).text(profile.card.name).key(2).uint(profile.card.hue);
    if (!profile.bio.isEmpty()) {
        out.key(3).text(profile.bio);
    }
    return out.take();
}

Result<Profile> readProfile(QByteArrayView bytes)
{
    codec::CborReader in(bytes);
    Profile profile;
    in.map([&](quint64 key) {
        if (key == 3) {
            profile.bio = in.text(kBioBytesMax);
        } else {
            readCardField(in, key, profile.card);
        }
    });
    QS_TRY(in.finish());
    if (!checkName(profile.card.name).ok()) {
        return invalid("name card");
    }
    if (!checkBio(profile.bio).ok()) {
        return invalid("bio");
    }
    return profile;
}

} // namespace qs::content
