// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#include "base/assert.h"
#include "codec/cbor_reader.h"
#include "codec/cbor_writer.h"
#include "fuzz/targets.h"
#include "proof/manifest.h"

#include <algorithm>

namespace qs::fuzz {

using namespace proof;

namespace {

constexpr qsizetype kManifestsMax = 8;

// Signs whatever map it is given, so that the rules behind the signature are reached.
QByteArray signedMap(QByteArrayView map)
{
    static const auto key = IdentityKey::fromSeed(Secret<32>::from(QByteArray(32, 'i')));
    codec::CborWriter out;
    out.array(2).bytes(map).bytes(key.sign(sign_context::kManifest, {map}).view());
    return out.take();
}

void checkPromises(const QList<SignedManifest>& chain)
{
    for (qsizetype i = 0; i < chain.size(); ++i) {
        const Manifest& m = chain[i].manifest;
        QS_ASSERT(m.seq == static_cast<quint64>(i) + 1);
        QS_ASSERT(m.user == chain[0].manifest.user && m.identity == chain[0].manifest.identity);
        for (const RevokedDevice& gone : m.revoked) {
            QS_ASSERT(!m.device(gone.id));
            QS_ASSERT(std::ranges::count(chain.last().manifest.revoked, gone) == 1);
        }
        for (const ManifestDevice& device : m.devices) {
            QS_ASSERT(device.id == deviceIdOf(device.signKey));
        }
    }
}

} // namespace

int fuzzManifests(QByteArrayView input)
{
    const auto single = readManifest(input);
    QS_ASSERT(!single || single->bytes == input);

    QList<QByteArray> manifests;
    codec::CborReader in(input);
    in.list(kManifestsMax, [&] { manifests.append(signedMap(in.bytesView())); });
    if (in.finish()) {
        const auto chain = readChain(manifests);
        if (chain) {
            checkPromises(*chain);
        }
    }
    return 0;
}

} // namespace qs::fuzz
