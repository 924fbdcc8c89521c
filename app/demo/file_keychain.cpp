// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "file_keychain.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <utility>

using namespace qs;
using namespace Qt::StringLiterals;

FileKeychain::FileKeychain(QString path, Scheduler& core) : m_path(std::move(path)), m_core(core)
{
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly)) {
        return;
    }
    const QJsonObject entries = QJsonDocument::fromJson(file.readAll()).object();
    for (auto it = entries.begin(); it != entries.end(); ++it) {
        m_entries.insert(it.key(), QByteArray::fromHex(it.value().toString().toLatin1()));
    }
}

void FileKeychain::read(const QString& entry, std::function<void(Result<QByteArray>)> done)
{
    const auto found = m_entries.constFind(entry);
    Result<QByteArray> answer = found == m_entries.constEnd()
                                    ? Result<QByteArray>(Error{ErrorCode::NotFound, entry})
                                    : Result<QByteArray>(*found);
    m_core.post([done = std::move(done), answer = std::move(answer)] { done(answer); });
}

void FileKeychain::write(
    const QString& entry,
    const QByteArray& secret,
    std::function<void(Result<void>)> done
)
{
    m_entries.insert(entry, secret);
    const Result<void> answer =
        save() ? Result<void>() : Error{ErrorCode::Denied, u"the file cannot be written"_s};
    m_core.post([done = std::move(done), answer] { done(answer); });
}

bool FileKeychain::save() const
{
    QJsonObject entries;
    for (auto it = m_entries.begin(); it != m_entries.end(); ++it) {
        entries.insert(it.key(), QString::fromLatin1(it->toHex()));
    }
    QSaveFile file(m_path);
    return file.open(QIODevice::WriteOnly) &&
           file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) &&
           file.write(QJsonDocument(entries).toJson()) > 0 && file.commit();
}
