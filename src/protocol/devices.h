// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "protocol/frame.h"
#include "protocol/public_keys.h"

namespace qs::protocol {

/// A seed generation, sealed to one device. The server only keeps it until that device asks.
struct SealedSeed
{
    DeviceId device;
    QByteArray sealed; ///< At most kSealedSeedBytesMax.

    friend bool operator==(const SealedSeed&, const SealedSeed&) = default;
};

/// Client to server, after Login on the same connection: the account's next manifest, which adds or
/// revokes devices. The proof (see Authenticate) is that of a device which was active before and
/// still is: password and device together. Answered by Done, by BadManifest if another device was
/// faster, BadCredentials if the proof is wrong. The same change again is Done again.
struct ChangeDevices
{
    static constexpr FrameType kType = FrameType::ChangeDevices;
    static constexpr int kFields = 7;
    static constexpr const char* kShape = "manifest:bytes keyring:bytes recovery_keyring:bytes "
                                          "seeds:[[device:16,sealed:bytes]] device:16 minute:uint "
                                          "proof:64";

    QByteArray manifest;
    QByteArray keyring;         ///< Sealed again, now naming the new manifest.
    QByteArray recoveryKeyring; ///< The same; empty: as it was.
    QList<SealedSeed> seeds;    ///< Of a new generation, for each device that stays.
    DeviceId device;
    quint64 minute = 0;
    Signature proof;

    void write(codec::CborWriter& out) const
    {
        out.bytes(manifest).bytes(keyring).bytes(recoveryKeyring).array(seeds.size());
        for (const SealedSeed& seed : seeds) {
            out.array(2).bytes(seed.device.view()).bytes(seed.sealed);
        }
        out.bytes(device.view()).uint(minute).bytes(proof.view());
    }
    static ChangeDevices read(codec::CborReader& in)
    {
        ChangeDevices m;
        m.manifest = in.bytes(kManifestBytesMax);
        m.keyring = in.bytes(kKeyringBytesMax);
        m.recoveryKeyring = in.bytes(kKeyringBytesMax);
        in.list(kSealedSeedsMax, [&] {
            in.array(2);
            SealedSeed seed;
            seed.device = in.id<DeviceId>();
            seed.sealed = in.bytes(kSealedSeedBytesMax);
            m.seeds.append(seed);
        });
        m.device = in.id<DeviceId>();
        m.minute = in.uint();
        m.proof = in.id<Signature>();
        return m;
    }
};

/// Client to server: the seed generations that wait for this device. Answered by MySeedsAnswer.
struct MySeeds
{
    static constexpr FrameType kType = FrameType::MySeeds;
    static constexpr int kFields = 0;
    static constexpr const char* kShape = "";

    void write(codec::CborWriter&) const {}
    static MySeeds read(codec::CborReader&) { return {}; }
};

/// Server to client. Each is checked against the manifest that names its generation, so a server
/// cannot slip in another.
struct MySeedsAnswer
{
    static constexpr FrameType kType = FrameType::MySeedsAnswer;
    static constexpr int kFields = 1;
    static constexpr const char* kShape = "seeds:[[generation:uint,sealed:bytes]]";

    struct Seed
    {
        quint64 generation = 0;
        QByteArray sealed;

        friend bool operator==(const Seed&, const Seed&) = default;
    };
    QList<Seed> seeds; ///< Oldest first.

    void write(codec::CborWriter& out) const
    {
        out.array(seeds.size());
        for (const Seed& seed : seeds) {
            out.array(2).uint(seed.generation).bytes(seed.sealed);
        }
    }
    static MySeedsAnswer read(codec::CborReader& in)
    {
        MySeedsAnswer m;
        in.list(kSeedGenerationsMax, [&] {
            in.array(2);
            Seed seed;
            seed.generation = in.uint();
            seed.sealed = in.bytes(kSealedSeedBytesMax);
            m.seeds.append(seed);
        });
        return m;
    }
};

/// Server to every open session of an account, unasked: the account's newest manifest. A device
/// that it no longer names hears it as its last word, and can verify that it came from its owner.
struct DevicesChanged
{
    static constexpr FrameType kType = FrameType::DevicesChanged;
    static constexpr int kFields = 1;
    static constexpr const char* kShape = "manifest:bytes";

    QByteArray manifest;

    void write(codec::CborWriter& out) const { out.bytes(manifest); }
    static DevicesChanged read(codec::CborReader& in) { return {in.bytes(kManifestBytesMax)}; }
};

} // namespace qs::protocol
