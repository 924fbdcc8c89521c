// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "codec/cbor_reader.h"
#include "codec/cbor_writer.h"

#include <QList>
#include <QString>

#include <variant>

namespace qs::content {

// What an account keeps for itself on all its devices: one item is one record of the vault. Each
// is replaced as a whole; all texts are exactly what was typed.

inline constexpr qsizetype kNoteBytesMax = 8 * 1024;        ///< Of a bookmark.
inline constexpr qsizetype kShelfNameBytesMax = 256;        ///< Of a folder, a filter, a setting.
inline constexpr qsizetype kShelfWordBytesMax = 128;        ///< That is muted or filtered.
inline constexpr qsizetype kFilterWordsMax = 64;            ///< In one filter.
inline constexpr qsizetype kFilterPeopleMax = 64;           ///< In one filter.
inline constexpr qsizetype kSavedDraftBytesMax = 64 * 1024; ///< Longer ones stay on their device.
inline constexpr qsizetype kSettingBytesMax = 4 * 1024;
inline constexpr qsizetype kDraftDevicesMax = 32;

/// A post to come back to.
struct Bookmark
{
    ObjectRef post;
    ObjectId folder; ///< Null: in none.
    QString note;
    quint64 madeMs = 0;

    friend bool operator==(const Bookmark&, const Bookmark&) = default;
};

/// A folder for bookmarks.
struct Folder
{
    ObjectId id;
    QString name;

    friend bool operator==(const Folder&, const Folder&) = default;
};

/// The numbers stand in sealed bytes and never change.
enum class MuteKind : quint64 { Person = 1, Post = 2, Word = 3, Reposts = 4 };

/// Something not to be shown. Nobody learns of it.
struct Mute
{
    MuteKind kind = MuteKind::Person;
    UserId person;       ///< Person, Reposts: whose.
    ObjectRef post;      ///< Post: this and what answers it.
    QString word;        ///< Word: a word or several in a row.
    quint64 untilMs = 0; ///< 0: for ever.

    friend bool operator==(const Mute&, const Mute&) = default;
};

/// Kinds of posts a filter may ask for, as bits.
enum class FilterKind : quint64 { Posts = 1, Replies = 2, Reposts = 4, Public = 8 };
inline constexpr quint64 kFilterKindsAll = 15;

/// A rule about what is shown. It takes a post that has one of the words (if there are any), is by
/// one of the people (if there are any) and of one of the kinds.
struct Filter
{
    ObjectId id;
    QString name;
    QList<QString> words;
    QList<UserId> people;
    quint64 kinds = kFilterKindsAll;
    quint64 untilMs = 0; ///< 0: for ever.
    bool warns = false;  ///< Folds the post behind the filter's name, and does not hide it.

    friend bool operator==(const Filter&, const Filter&) = default;
};

/// How far a device has shown a timeline. The furthest of all devices counts.
struct ReadMark
{
    QString timeline; ///< "home" and the like.
    DeviceId device;
    quint64 atMs = 0; ///< The newest post seen, by the server's clock.

    friend bool operator==(const ReadMark&, const ReadMark&) = default;
};

/// What one device knew of a draft's versions when it wrote its own.
struct DraftSeen
{
    DeviceId device;
    quint64 hlc = 0;

    friend bool operator==(const DraftSeen&, const DraftSeen&) = default;
};

/// One device's version of a half-written text. Versions that did not know of each other stand side
/// by side.
struct SavedDraft
{
    ObjectId id;
    DeviceId device;
    QString text;
    quint64 audience = 0; ///< client::Audience.
    SpaceId circle;       ///< The one chosen; null for all connections.
    quint64 changedMs = 0;
    quint64 binnedMs = 0; ///< When it went to the bin; 0 if it did not.
    QList<DraftSeen> seen;

    friend bool operator==(const SavedDraft&, const SavedDraft&) = default;
};

/// One choice. Each is a record of its own, so that two devices that change different ones both
/// have their way.
struct Setting
{
    QString key;
    QByteArray value;

    friend bool operator==(const Setting&, const Setting&) = default;
};

using ShelfItem = std::variant<Bookmark, Folder, Mute, Filter, ReadMark, SavedDraft, Setting>;

/// What names an item among those of its kind.
[[nodiscard]] QByteArray shelfTarget(const ShelfItem& item);

/// The item with nothing but its name, as what is left when it is taken away.
[[nodiscard]] ShelfItem bareItem(const ShelfItem& item);

/// Invalid if a rule is broken; `gone` ones need their name alone.
[[nodiscard]] Result<void> checkItem(const ShelfItem& item, bool gone);

void writeItem(codec::CborWriter& out, const ShelfItem& item);

/// Reads an item of the same kind as `item`. Fails the reader at broken form.
void readItem(codec::CborReader& in, ShelfItem& item);

} // namespace qs::content
