// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "content/shelf.h"

#include <algorithm>

namespace qs::content {

namespace {

template<typename... Ways>
struct Overloaded : Ways...
{
    using Ways::operator()...;
};
template<typename... Ways>
Overloaded(Ways...) -> Overloaded<Ways...>;

QByteArray nameOf(const ObjectRef& ref)
{
    return ref.author.bytes() + ref.id.bytes();
}

QByteArray nameOf(const Mute& mute)
{
    const QByteArray kind(1, static_cast<char>(mute.kind));
    switch (mute.kind) {
    case MuteKind::Person:
    case MuteKind::Reposts: return kind + mute.person.bytes();
    case MuteKind::Post: return kind + nameOf(mute.post);
    case MuteKind::Word: return kind + mute.word.toUtf8();
    }
    return kind;
}

bool fits(const QString& text, qsizetype bytesMax)
{
    return text.toUtf8().size() <= bytesMax && text.isValidUtf16();
}

bool isName(const QString& text, qsizetype bytesMax)
{
    return !text.trimmed().isEmpty() && fits(text, bytesMax);
}

const char* brokenRule(const Bookmark& item)
{
    return item.post.author.isNull() || item.post.id.isNull() || !fits(item.note, kNoteBytesMax)
               ? "bookmark"
               : nullptr;
}

const char* brokenRule(const Folder& item)
{
    return item.id.isNull() || !isName(item.name, kShelfNameBytesMax) ? "folder" : nullptr;
}

const char* brokenRule(const Mute& item)
{
    bool fitsKind = false;
    switch (item.kind) {
    case MuteKind::Person:
    case MuteKind::Reposts: fitsKind = !item.person.isNull(); break;
    case MuteKind::Post: fitsKind = !item.post.isNull(); break;
    case MuteKind::Word: fitsKind = isName(item.word, kShelfWordBytesMax); break;
    }
    return fitsKind ? nullptr : "mute";
}

const char* brokenRule(const Filter& item)
{
    const bool areWords = std::ranges::all_of(item.words, [](const QString& word) {
        return isName(word, kShelfWordBytesMax);
    });
    const bool isBounded = item.words.size() <= kFilterWordsMax &&
                           item.people.size() <= kFilterPeopleMax && item.kinds > 0 &&
                           item.kinds <= kFilterKindsAll;
    // One that asks for nothing would take everything.
    const bool asks =
        !item.words.isEmpty() || !item.people.isEmpty() || item.kinds != kFilterKindsAll;
    return item.id.isNull() || !isName(item.name, kShelfNameBytesMax) || !areWords || !isBounded ||
                   !asks
               ? "filter"
               : nullptr;
}

const char* brokenRule(const ReadMark& item)
{
    return item.device.isNull() || !isName(item.timeline, kShelfNameBytesMax) ? "read mark"
                                                                              : nullptr;
}

const char* brokenRule(const SavedDraft& item)
{
    return item.id.isNull() || item.device.isNull() || !fits(item.text, kSavedDraftBytesMax) ||
                   item.seen.size() > kDraftDevicesMax
               ? "draft"
               : nullptr;
}

const char* brokenRule(const Setting& item)
{
    return !isName(item.key, kShelfNameBytesMax) || item.value.size() > kSettingBytesMax ? "setting"
                                                                                         : nullptr;
}

void writeRef(codec::CborWriter& out, const ObjectRef& ref)
{
    out.array(2).bytes(ref.author.view()).bytes(ref.id.view());
}

ObjectRef readRef(codec::CborReader& in)
{
    in.array(2);
    ObjectRef ref;
    ref.author = in.id<UserId>();
    ref.id = in.id<ObjectId>();
    return ref;
}

void write(codec::CborWriter& out, const Bookmark& item)
{
    out.map(4).key(1);
    writeRef(out, item.post);
    out.key(2).bytes(item.folder.view()).key(3).text(item.note).key(4).uint(item.madeMs);
}

void write(codec::CborWriter& out, const Folder& item)
{
    out.map(2).key(1).bytes(item.id.view()).key(2).text(item.name);
}

void write(codec::CborWriter& out, const Mute& item)
{
    out.map(5).key(1).uint(static_cast<quint64>(item.kind)).key(2).bytes(item.person.view());
    out.key(3);
    writeRef(out, item.post);
    out.key(4).text(item.word).key(5).uint(item.untilMs);
}

void write(codec::CborWriter& out, const Filter& item)
{
    out.map(7).key(1).bytes(item.id.view()).key(2).text(item.name);
    out.key(3).array(item.words.size());
    for (const QString& word : item.words) {
        out.text(word);
    }
    out.key(4).array(item.people.size());
    for (const UserId& person : item.people) {
        out.bytes(person.view());
    }
    out.key(5).uint(item.kinds).key(6).uint(item.untilMs).key(7).boolean(item.warns);
}

void write(codec::CborWriter& out, const ReadMark& item)
{
    out.map(3).key(1).text(item.timeline).key(2).bytes(item.device.view()).key(3).uint(item.atMs);
}

void write(codec::CborWriter& out, const SavedDraft& item)
{
    out.map(8).key(1).bytes(item.id.view()).key(2).bytes(item.device.view());
    out.key(3).text(item.text).key(4).uint(item.audience).key(5).uint(item.changedMs);
    out.key(6).uint(item.binnedMs).key(7).array(item.seen.size());
    for (const DraftSeen& seen : item.seen) {
        out.array(2).bytes(seen.device.view()).uint(seen.hlc);
    }
    out.key(8).bytes(item.circle.view());
}

void write(codec::CborWriter& out, const Setting& item)
{
    out.map(2).key(1).text(item.key).key(2).bytes(item.value);
}

void read(codec::CborReader& in, quint64 key, Bookmark& item)
{
    switch (key) {
    case 1: item.post = readRef(in); break;
    case 2: item.folder = in.id<ObjectId>(); break;
    case 3: item.note = in.text(kNoteBytesMax); break;
    case 4: item.madeMs = in.uint(); break;
    default: in.skip(); break;
    }
}

void read(codec::CborReader& in, quint64 key, Folder& item)
{
    switch (key) {
    case 1: item.id = in.id<ObjectId>(); break;
    case 2: item.name = in.text(kShelfNameBytesMax); break;
    default: in.skip(); break;
    }
}

void read(codec::CborReader& in, quint64 key, Mute& item)
{
    switch (key) {
    case 1: item.kind = static_cast<MuteKind>(in.uint(4)); break;
    case 2: item.person = in.id<UserId>(); break;
    case 3: item.post = readRef(in); break;
    case 4: item.word = in.text(kShelfWordBytesMax); break;
    case 5: item.untilMs = in.uint(); break;
    default: in.skip(); break;
    }
}

void read(codec::CborReader& in, quint64 key, Filter& item)
{
    switch (key) {
    case 1: item.id = in.id<ObjectId>(); break;
    case 2: item.name = in.text(kShelfNameBytesMax); break;
    case 3:
        in.list(kFilterWordsMax, [&] { item.words.append(in.text(kShelfWordBytesMax)); });
        break;
    case 4: in.list(kFilterPeopleMax, [&] { item.people.append(in.id<UserId>()); }); break;
    case 5: item.kinds = in.uint(kFilterKindsAll); break;
    case 6: item.untilMs = in.uint(); break;
    case 7: item.warns = in.boolean(); break;
    default: in.skip(); break;
    }
}

void read(codec::CborReader& in, quint64 key, ReadMark& item)
{
    switch (key) {
    case 1: item.timeline = in.text(kShelfNameBytesMax); break;
    case 2: item.device = in.id<DeviceId>(); break;
    case 3: item.atMs = in.uint(); break;
    default: in.skip(); break;
    }
}

void readSeen(codec::CborReader& in, SavedDraft& item)
{
    in.array(2);
    DraftSeen seen;
    seen.device = in.id<DeviceId>();
    seen.hlc = in.uint();
    item.seen.append(seen);
}

void read(codec::CborReader& in, quint64 key, SavedDraft& item)
{
    switch (key) {
    case 1: item.id = in.id<ObjectId>(); break;
    case 2: item.device = in.id<DeviceId>(); break;
    case 3: item.text = in.text(kSavedDraftBytesMax); break;
    case 4: item.audience = in.uint(); break;
    case 5: item.changedMs = in.uint(); break;
    case 6: item.binnedMs = in.uint(); break;
    case 7: in.list(kDraftDevicesMax, [&] { readSeen(in, item); }); break;
    case 8: item.circle = in.id<SpaceId>(); break;
    default: in.skip(); break;
    }
}

void read(codec::CborReader& in, quint64 key, Setting& item)
{
    switch (key) {
    case 1: item.key = in.text(kShelfNameBytesMax); break;
    case 2: item.value = in.bytes(kSettingBytesMax); break;
    default: in.skip(); break;
    }
}

} // namespace

QByteArray shelfTarget(const ShelfItem& item)
{
    return std::visit(
        Overloaded{
            [](const Bookmark& i) { return nameOf(i.post); },
            [](const Folder& i) { return i.id.bytes(); },
            [](const Mute& i) { return nameOf(i); },
            [](const Filter& i) { return i.id.bytes(); },
            [](const ReadMark& i) { return i.device.bytes() + i.timeline.toUtf8(); },
            [](const SavedDraft& i) { return i.id.bytes() + i.device.bytes(); },
            [](const Setting& i) { return i.key.toUtf8(); },
        },
        item
    );
}

ShelfItem bareItem(const ShelfItem& item)
{
    return std::visit(
        Overloaded{
            [](const Bookmark& i) {
                return ShelfItem(Bookmark{i.post, {}, {}, 0});
            },
            [](const Folder& i) {
                return ShelfItem(Folder{i.id, {}});
            },
            [](const Mute& i) {
                return ShelfItem(Mute{i.kind, i.person, i.post, i.word, 0});
            },
            [](const Filter& i) {
                return ShelfItem(Filter{i.id, {}, {}, {}, 1, 0, false});
            },
            [](const ReadMark& i) { return ShelfItem(i); },
            [](const SavedDraft& i) {
                return ShelfItem(SavedDraft{i.id, i.device, {}, 0, {}, 0, 0, i.seen});
            },
            [](const Setting& i) {
                return ShelfItem(Setting{i.key, {}});
            },
        },
        item
    );
}

Result<void> checkItem(const ShelfItem& item, bool gone)
{
    if (gone && item == bareItem(item) && !shelfTarget(item).isEmpty()) {
        return {};
    }
    const char* const rule = std::visit([](const auto& i) { return brokenRule(i); }, item);
    if (rule) {
        return Error{ErrorCode::Invalid, QLatin1String("shelf: ") + QLatin1String(rule)};
    }
    return {};
}

void writeItem(codec::CborWriter& out, const ShelfItem& item)
{
    std::visit([&](const auto& i) { write(out, i); }, item);
}

void readItem(codec::CborReader& in, ShelfItem& item)
{
    std::visit([&](auto& i) { in.map([&](quint64 key) { read(in, key, i); }); }, item);
}

} // namespace qs::content
