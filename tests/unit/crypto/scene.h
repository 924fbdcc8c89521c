// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "unit/crypto/people.h"

#include <functional>
#include <memory>

namespace people {

/// Anna owns a circle in which Ben may answer. The gate tested is mostly Ben's.
class Scene
{
protected:
    void begin()
    {
        m_anna = makePerson();
        m_benSelf = makePerson();
        m_epoch = beginEpoch(m_anna.keys, randomId<SpaceId>(), nullptr, EpochReason::Created);
        m_ben = std::make_unique<Memory>(m_benSelf);
        m_ben->know(m_anna);
        m_ben->hold(m_epoch);
    }

    Sealed sealPost(quint64 n, const EnvId& prev, const QString& text = QStringLiteral("hello"))
    {
        return *sealContent(m_anna.keys, *m_epoch, {n, prev}, post(text));
    }
    Verdict open(const QByteArray& bytes) { return Gate::open(bytes, m_epoch->space(), *m_ben); }

    // An envelope as its author could make it, with anything in it changed.
    Sealed craft(
        const AccountKeys& author,
        const std::function<void(protocol::EnvelopeHeader&)>& change,
        const QByteArray& plaintext
    )
    {
        protocol::EnvelopeHeader header = headerFor(author, m_epoch->space(), {1, {}});
        header.epoch = m_epoch->epoch();
        header.epochRef = m_epoch->epochRef();
        change(header);
        const WrapKey& wrapKey = m_epoch->wrapKey(header.envelopeClass);
        return sealWith(header, plaintext, wrapKey, author.deviceKey(), SealRandomness::fresh());
    }
    QByteArray signAgain(
        QByteArrayView header,
        QByteArrayView wrap,
        QByteArrayView body,
        const AccountKeys& by
    )
    {
        const QByteArray message = proof::toBeSigned(header, wrap, body);
        const auto signature = by.deviceKey().sign(proof::sign_context::kEnvelope, {message});
        return protocol::joinEnvelope({header, wrap, body, signature});
    }

    Person m_anna;
    Person m_benSelf;
    SpaceEpochPtr m_epoch;
    std::unique_ptr<Memory> m_ben;
};

} // namespace people
