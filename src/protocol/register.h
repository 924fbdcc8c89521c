// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "protocol/frame.h"
#include "protocol/public_keys.h"

namespace qs::protocol {

/// Client to server: makes an account and its first device. Answered by SessionOpened.
///
/// The password never leaves the device: the server gets a key derived from it, and a keyring it
/// cannot open. `proof` is the device's signature under the context `auth`, see Authenticate.
struct Register
{
    static constexpr FrameType kType = FrameType::Register;
    static constexpr int kFields = 12;
    static constexpr const char* kShape =
        "code:text username:text salt:16 passes:uint memory_kib:uint auth_key:32 keyring:bytes "
        "recovery_keyring:bytes recovery_wrap:bytes recovery_auth:32 manifest:bytes "
        "minute_and_proof:[uint,64]";

    QString code; ///< Registration code; may be empty where sign-up is open.
    QString username;
    Salt salt;
    KdfParams kdf;
    AuthKey authKey;
    QByteArray keyring;         ///< Sealed under the unlock key.
    QByteArray recoveryKeyring; ///< The same, sealed under the recovery wrap key.
    QByteArray recoveryWrap;    ///< The recovery wrap key, sealed under the recovery key.
    AuthKey recoveryAuth;       ///< Proves knowledge of the recovery key.
    QByteArray manifest;        ///< Number 1, signed.
    quint64 minute = 0;
    Signature proof;

    void write(codec::CborWriter& out) const
    {
        out.text(code).text(username).bytes(salt.view()).uint(kdf.passes).uint(kdf.memoryKiB);
        out.bytes(authKey.view()).bytes(keyring).bytes(recoveryKeyring).bytes(recoveryWrap);
        out.bytes(recoveryAuth.view()).bytes(manifest);
        out.array(2).uint(minute).bytes(proof.view());
    }
    static Register read(codec::CborReader& in)
    {
        Register m;
        m.code = in.text(kNameBytesMax);
        m.username = in.text(kNameBytesMax);
        m.salt = in.id<Salt>();
        m.kdf.passes = static_cast<quint32>(in.uint(~quint32(0)));
        m.kdf.memoryKiB = static_cast<quint32>(in.uint(~quint32(0)));
        m.authKey = in.id<AuthKey>();
        m.keyring = in.bytes(kKeyringBytesMax);
        m.recoveryKeyring = in.bytes(kKeyringBytesMax);
        m.recoveryWrap = in.bytes(kKeyringBytesMax);
        m.recoveryAuth = in.id<AuthKey>();
        m.manifest = in.bytes(kManifestBytesMax);
        in.array(2);
        m.minute = in.uint();
        m.proof = in.id<Signature>();
        return m;
    }
};

} // namespace qs::protocol
