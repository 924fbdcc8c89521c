// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "moderation.h"

#include "proof/moderation_key.h"
#include "server/storage/schema.h"
#include "sql/database.h"

#include <QDir>
#include <QFile>

namespace qs::server {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kOwnerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

QString publicPath(const QString& dataFolder)
{
    return QDir(dataFolder).filePath(u"moderation.pub"_s);
}

Result<void> writeNew(const QString& path, QByteArrayView bytes)
{
    QFile file(path);
    const bool isWritten = file.open(QIODevice::WriteOnly | QIODevice::NewOnly, kOwnerOnly) &&
                           file.write(bytes.data(), bytes.size()) == bytes.size() && file.flush();
    if (!isWritten) {
        return Error{ErrorCode::Denied, u"cannot be written, or is there already: "_s + path};
    }
    return {};
}

} // namespace

Result<void> makeModerationKey(const QString& dataFolder, const QString& keyFile)
{
    if (QFile::exists(publicPath(dataFolder))) {
        return Error{ErrorCode::Denied, u"this server has a moderation key already"_s};
    }
    if (!QDir().mkpath(dataFolder)) {
        return Error{ErrorCode::Denied, u"the data folder cannot be made"_s};
    }
    const auto seed = proof::Secret<32>::random();
    QByteArray text = proof::moderationKeyText(seed);
    const Result<void> kept = writeNew(keyFile, text);
    proof::wipe(text);
    QS_TRY(kept);
    return writeNew(publicPath(dataFolder), proof::moderationPubOf(seed).hex() + '\n');
}

Result<protocol::ModerationPub> moderationKeyIn(const QString& dataFolder)
{
    QFile file(publicPath(dataFolder));
    if (!file.exists()) {
        return protocol::ModerationPub();
    }
    constexpr qint64 kBytesMax = 128;
    const auto key = file.open(QIODevice::ReadOnly)
                         ? protocol::ModerationPub::fromHex(file.read(kBytesMax).trimmed())
                         : std::nullopt;
    if (!key || key->isNull()) {
        return Error{ErrorCode::Corrupt, u"the file moderation.pub is damaged"_s};
    }
    return *key;
}

Result<int> writeReports(const QString& dataFolder, const QString& folder)
{
    const QString path = QDir(dataFolder).filePath(u"server.db"_s);
    if (!QFile::exists(path)) {
        return Error{ErrorCode::NotFound, u"there is no database in the data folder"_s};
    }
    if (!QDir().mkpath(folder)) {
        return Error{ErrorCode::Denied, u"the folder for reports cannot be made"_s};
    }
    QS_TRY_ASSIGN(sql::Database database, sql::Database::open(path, storageSchema()));
    QS_TRY_ASSIGN(sql::Statement rows, database.prepare("SELECT id, sealed FROM report"));
    rows.query();
    for (int count = 0;; ++count) {
        QS_TRY_ASSIGN(const bool isReport, rows.next());
        if (!isReport) {
            return count;
        }
        const QString name = QString::fromLatin1(rows.bytes(0).toHex()) + u".report"_s;
        const QString file = QDir(folder).filePath(name);
        if (!QFile::exists(file)) {
            QS_TRY(writeNew(file, rows.bytes(1)));
        }
    }
}

} // namespace qs::server
