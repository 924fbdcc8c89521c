// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "protocol/frame.h"
#include "protocol/public_keys.h"

namespace qs::protocol {

/// Client to server, after Login: the manifest that names the new device, and the device's own
/// proof (see Authenticate). Answered by SessionOpened, or BadManifest if another device was
/// faster.
struct AddDevice
{
    static constexpr FrameType kType = FrameType::AddDevice;
    static constexpr int kFields = 5;
    static constexpr const char* kShape =
        "manifest:bytes keyring:bytes device:16 minute:uint proof:64";

    QByteArray manifest;
    QByteArray keyring; ///< Sealed again, now naming the new manifest.
    DeviceId device;
    quint64 minute = 0;
    Signature proof;

    void write(codec::CborWriter& out) const
    {
        out.bytes(manifest).bytes(keyring).bytes(device.view()).uint(minute).bytes(proof.view());
    }
    static AddDevice read(codec::CborReader& in)
    {
        AddDevice m;
        m.manifest = in.bytes(kManifestBytesMax);
        m.keyring = in.bytes(kKeyringBytesMax);
        m.device = in.id<DeviceId>();
        m.minute = in.uint();
        m.proof = in.id<Signature>();
        return m;
    }
};

} // namespace qs::protocol
