// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "server/secrets/server_secrets.h"

#include "codec/cbor_reader.h"
#include "codec/cbor_writer.h"

#include <QFile>

#include <unistd.h>

namespace qs::server {

using namespace Qt::StringLiterals;

namespace {

constexpr quint64 kFormat = 2;
constexpr int kFields = 6;
constexpr qint64 kFileBytesMax = 4096;

constexpr auto kOwnerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
constexpr auto kOthers = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup |
                         QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;

proof::Secret<32> readSecret(codec::CborReader& in)
{
    return proof::Secret<32>::from(in.bytesView(32));
}

} // namespace

ServerSecrets ServerSecrets::random()
{
    ServerSecrets made;
    made.m_serverKey = proof::ServerKey::random();
    made.m_receiptKey = proof::ReceiptKey::random();
    made.m_logKey = proof::LogKey::random();
    made.m_pepper = proof::Secret<32>::random();
    made.m_fakeSaltKey = proof::Secret<32>::random();
    return made;
}

Result<ServerSecrets> ServerSecrets::load(const QString& path)
{
    QFile file(path);
    if (!file.exists()) {
        return Error{ErrorCode::NotFound, u"there is no file of secrets"_s};
    }
    if (file.permissions() & kOthers) {
        return Error{ErrorCode::Denied, u"others than the owner can read the file of secrets"_s};
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return Error{ErrorCode::Denied, u"the file of secrets cannot be read"_s};
    }
    QByteArray bytes = file.read(kFileBytesMax);
    Result<ServerSecrets> secrets = decode(bytes);
    proof::wipe(bytes);
    return secrets;
}

Result<ServerSecrets> ServerSecrets::decode(QByteArrayView bytes)
{
    codec::CborReader in(bytes);
    const qsizetype fields = in.array();
    const quint64 format = in.uint();
    if (in.ok() && format != kFormat) {
        return Error{ErrorCode::Incompatible, u"the file of secrets is of another version"_s};
    }
    proof::Secret<32> server = readSecret(in);
    proof::Secret<32> receipt = readSecret(in);
    proof::Secret<32> log = readSecret(in);
    ServerSecrets secrets;
    secrets.m_pepper = readSecret(in);
    secrets.m_fakeSaltKey = readSecret(in);
    const bool isComplete = in.finish().ok() && fields == kFields && !server.isEmpty() &&
                            !receipt.isEmpty() && !log.isEmpty() && !secrets.m_pepper.isEmpty() &&
                            !secrets.m_fakeSaltKey.isEmpty();
    if (!isComplete) {
        return Error{ErrorCode::Corrupt, u"the file of secrets is damaged"_s};
    }
    secrets.m_serverKey = proof::ServerKey::fromSeed(std::move(server));
    secrets.m_receiptKey = proof::ReceiptKey::fromSeed(std::move(receipt));
    secrets.m_logKey = proof::LogKey::fromSeed(std::move(log));
    return secrets;
}

Result<void> ServerSecrets::save(const QString& path) const
{
    codec::CborWriter out;
    out.array(kFields).uint(kFormat).bytes(m_serverKey.seed().view());
    out.bytes(m_receiptKey.seed().view())
        .bytes(m_logKey.seed().view())
        .bytes(m_pepper.view())
        .bytes(m_fakeSaltKey.view());
    QByteArray bytes = out.take();

    // Under another name first: a crash in between must not leave half a file in its place.
    const QString draft = path + u".new"_s;
    QFile::remove(draft);
    QFile file(draft);
    const bool isWritten = file.open(QIODevice::WriteOnly | QIODevice::NewOnly, kOwnerOnly) &&
                           file.write(bytes) == bytes.size() && file.flush() &&
                           ::fsync(file.handle()) == 0;
    file.close();
    proof::wipe(bytes);
    if (!isWritten || QFile::exists(path) || !QFile::rename(draft, path)) {
        QFile::remove(draft);
        return Error{ErrorCode::OutOfSpace, u"the file of secrets cannot be written"_s};
    }
    return {};
}

NameHash ServerSecrets::nameHash(const QString& username) const
{
    return proof::hash<NameHash>(proof::label::kUsername, {username.toUtf8()}, m_pepper.view());
}

protocol::Salt ServerSecrets::fakeSalt(const QString& username) const
{
    return proof::hash<protocol::Salt>(
        proof::label::kFakeSalt, {username.toUtf8()}, m_fakeSaltKey.view()
    );
}

SenderMark ServerSecrets::senderMark(const UserId& sender, const UserId& recipient) const
{
    return proof::hash<SenderMark>(
        proof::label::kSenderMark, {sender.view(), recipient.view()}, m_pepper.view()
    );
}

} // namespace qs::server
