// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "crypto/envelope.h"
#include "integration/mallory/lied_to.h"
#include "proof/identity.h"
#include "protocol/append.h"
#include "unit/crypto/people.h"

namespace qs::test {

inline constexpr qint64 kMinuteMs = 60'000;
inline constexpr qint64 kDayMs = 24 * 60 * kMinuteMs;

// Names are set off from the sentence around them by marks that cannot be seen.
inline QString plain(QString text)
{
    return text.remove(QChar(0x2068)).remove(QChar(0x2069));
}

inline QStringList plain(const QStringList& texts)
{
    QStringList made;
    for (const QString& text : texts) {
        made.append(plain(text));
    }
    return made;
}

/// Ana and Ben are connected, and Ben has read a post of hers.
struct Pair
{
    Pair()
    {
        ana = world.signUp(QStringLiteral("ana"));
        ben = world.signUp(QStringLiteral("ben"));
        ana->mallory.listen<protocol::Append>([this](const protocol::Append& append) {
            sent.append(append.items);
        });
        world.connect(*ana, *ben);
        world.write(*ana, QStringLiteral("before"));
    }

    [[nodiscard]] QStringList rows() const { return plain(ben->rows()); }
    [[nodiscard]] QStringList log() const { return plain(ben->log()); }
    [[nodiscard]] QString alarm() const { return plain(ben->alarm()); }

    /// The header of what Ana sent last into her circle.
    [[nodiscard]] protocol::AppendItem lastOfCircle() const
    {
        for (auto item = sent.crbegin(); item != sent.crend(); ++item) {
            if (item->space.kind == SpaceKind::Circle) {
                return *item;
            }
        }
        return {};
    }

    [[nodiscard]] static protocol::EnvelopeHeader headerOf(const QByteArray& envelope)
    {
        const auto parts = protocol::splitEnvelope(envelope);
        return *protocol::readHeader(parts->header);
    }

    [[nodiscard]] UserId anaId() const { return headerOf(lastOfCircle().envelope).author; }

    /// Mallory puts an envelope at the end of a log, as Ben sees it.
    void inject(const SpaceRef& space, const QByteArray& envelope)
    {
        ben->mallory.inject(space, envelope);
        world.pass(1'000);
    }

    /// What proves the newest entry of Ben's log.
    [[nodiscard]] QString newestProof()
    {
        QString proof;
        models::TrustModel& trust = *ben->session->trust();
        const auto listening = QObject::connect(
            &trust,
            &models::TrustModel::proofReady,
            &trust,
            [&](const QString& text) { proof = text; }
        );
        models::SecurityModel& all = *trust.log();
        trust.fetchProof(all.data(all.index(0), models::SecurityModel::EntryRole).toString());
        world.pass(100);
        QObject::disconnect(listening);
        return proof;
    }

    /// The newest row of Ben's as far as it has come.
    [[nodiscard]] models::Progress newestProgress() const
    {
        models::TimelineModel& timeline = *ben->session->timeline();
        return timeline.data(timeline.index(0), models::TimelineModel::ProgressRole)
            .value<models::Progress>();
    }

    LiedTo world;
    std::unique_ptr<LiedTo::Device> ana;
    std::unique_ptr<LiedTo::Device> ben;
    QList<protocol::AppendItem> sent; ///< By Ana.
};

// Another device's signature under a public post in Ana's name.
inline QByteArray
publicPostAs(const UserId& author, const people::Person& ghost, const crypto::ManifestRef& manifest)
{
    content::Payload payload = people::post(QStringLiteral("Send money to the usual place"));
    protocol::EnvelopeHeader header;
    header.suite = protocol::Suite::Public;
    header.author = author;
    header.device = ghost.keys.device();
    header.space = proof::spaceOf(author, SpaceKind::Public);
    header.laneN = 1;
    header.manifestSeq = manifest.seq;
    header.manifestHash = manifest.hash;
    header.publicKind = static_cast<quint64>(payload.kind);
    header.objectOrRecord = payload.id.bytes();
    return crypto::signPlain(header, *content::writePayload(payload), ghost.keys.deviceKey()).bytes;
}

} // namespace qs::test
