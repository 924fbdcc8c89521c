// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include "protocol/frame.h"
#include "protocol/public_keys.h"

#include <optional>

namespace qs::protocol {

/// Client to server, in an open session: proves the password again, because something is to follow
/// that needs more than a device. Good for this connection and kStepUpMs.
struct StepUp
{
    static constexpr FrameType kType = FrameType::StepUp;
    static constexpr int kFields = 1;
    static constexpr const char* kShape = "auth_key:32";

    AuthKey authKey;

    void write(codec::CborWriter& out) const { out.bytes(authKey.view()); }
    static StepUp read(codec::CborReader& in) { return {in.id<AuthKey>()}; }
};

/// Server to client: the keyring, which the password opens.
struct StepUpAnswer
{
    static constexpr FrameType kType = FrameType::StepUpAnswer;
    static constexpr int kFields = 1;
    static constexpr const char* kShape = "keyring:bytes";

    QByteArray keyring;

    void write(codec::CborWriter& out) const { out.bytes(keyring); }
    static StepUpAnswer read(codec::CborReader& in) { return {in.bytes(kKeyringBytesMax)}; }
};

/// Client to server: proves the recovery key in place of the password. Opens a provisional session,
/// good for ChangeSecrets alone. Refused like a wrong password, name known or not.
struct Recover
{
    static constexpr FrameType kType = FrameType::Recover;
    static constexpr int kFields = 2;
    static constexpr const char* kShape = "username:text recovery_auth:32";

    QString username;
    AuthKey recoveryAuth;

    void write(codec::CborWriter& out) const { out.text(username).bytes(recoveryAuth.view()); }
    static Recover read(codec::CborReader& in)
    {
        Recover m;
        m.username = in.text(kNameBytesMax);
        m.recoveryAuth = in.id<AuthKey>();
        return m;
    }
};

/// Server to client: what the recovery key opens, and what that opens.
struct RecoverAnswer
{
    static constexpr FrameType kType = FrameType::RecoverAnswer;
    static constexpr int kFields = 4;
    static constexpr const char* kShape =
        "user:32 recovery_wrap:bytes recovery_keyring:bytes manifests:[bytes]";

    UserId user;
    QByteArray recoveryWrap;     ///< The recovery wrap key, sealed under the recovery key.
    QByteArray recoveryKeyring;  ///< The keyring, sealed under the recovery wrap key.
    QList<QByteArray> manifests; ///< The whole chain, oldest first.

    void write(codec::CborWriter& out) const
    {
        out.bytes(user.view()).bytes(recoveryWrap).bytes(recoveryKeyring);
        out.array(manifests.size());
        for (const QByteArray& manifest : manifests) {
            out.bytes(manifest);
        }
    }
    static RecoverAnswer read(codec::CborReader& in)
    {
        RecoverAnswer m;
        m.user = in.id<UserId>();
        m.recoveryWrap = in.bytes(kKeyringBytesMax);
        m.recoveryKeyring = in.bytes(kKeyringBytesMax);
        in.list(kManifestChainMax, [&] { m.manifests.append(in.bytes(kManifestBytesMax)); });
        return m;
    }
};

/// What opens an account by password.
struct PasswordSecrets
{
    Salt salt;
    KdfParams kdf;
    AuthKey authKey;
    QByteArray keyring; ///< Sealed under the unlock key.
};

/// What opens an account by its recovery key.
struct RecoverySecrets
{
    AuthKey auth;
    QByteArray keyring; ///< Sealed under the recovery wrap key.
    QByteArray wrap;    ///< The recovery wrap key, sealed under the recovery key.
};

/// Client to server: replaces what opens the account, all of it in one step or nothing.
///
/// Allowed after StepUp or Recover; in a bare open session only together with a manifest in which
/// this device vouches for a new identity (12), because password and paper are lost. Answered by
/// Done, after Recover by SessionOpened; BadManifest if another manifest was faster; BadCredentials
/// if the secrets have changed since they were shown. `proof` is the device's signature over the
/// rest, on this connection (proof/auth.h).
struct ChangeSecrets
{
    static constexpr FrameType kType = FrameType::ChangeSecrets;
    static constexpr int kFields = 5;
    static constexpr const char* kShape =
        "password:[salt:16,passes:uint,memory_kib:uint,auth_key:32,keyring:bytes] "
        "recovery:[auth:32,keyring:bytes,wrap:bytes]|[] manifest:bytes device:16 "
        "minute_and_proof:[uint,64]";

    PasswordSecrets password;
    std::optional<RecoverySecrets> recovery; ///< None: the recovery key stays good.
    QByteArray manifest;                     ///< The next one, or empty.
    DeviceId device;
    quint64 minute = 0;
    Signature proof;

    /// Everything but minute and proof: what the proof is about.
    [[nodiscard]] QByteArray signedPart() const
    {
        codec::CborWriter out;
        out.array(kFields - 1);
        writeParts(out);
        return out.take();
    }

    void write(codec::CborWriter& out) const
    {
        writeParts(out);
        out.array(2).uint(minute).bytes(proof.view());
    }
    static ChangeSecrets read(codec::CborReader& in)
    {
        ChangeSecrets m;
        in.array(5);
        m.password.salt = in.id<Salt>();
        m.password.kdf.passes = static_cast<quint32>(in.uint(~quint32(0)));
        m.password.kdf.memoryKiB = static_cast<quint32>(in.uint(~quint32(0)));
        m.password.authKey = in.id<AuthKey>();
        m.password.keyring = in.bytes(kKeyringBytesMax);
        if (const qsizetype parts = in.arrayAtLeast(0); parts == 3) {
            RecoverySecrets recovery;
            recovery.auth = in.id<AuthKey>();
            recovery.keyring = in.bytes(kKeyringBytesMax);
            recovery.wrap = in.bytes(kKeyringBytesMax);
            m.recovery = recovery;
        } else if (parts != 0) {
            in.fail("recovery");
        }
        m.manifest = in.bytes(kManifestBytesMax);
        m.device = in.id<DeviceId>();
        in.array(2);
        m.minute = in.uint();
        m.proof = in.id<Signature>();
        return m;
    }

private:
    void writeParts(codec::CborWriter& out) const
    {
        out.array(5).bytes(password.salt.view()).uint(password.kdf.passes);
        out.uint(password.kdf.memoryKiB).bytes(password.authKey.view()).bytes(password.keyring);
        if (recovery) {
            out.array(3).bytes(recovery->auth.view()).bytes(recovery->keyring);
            out.bytes(recovery->wrap);
        } else {
            out.array(0);
        }
        out.bytes(manifest).bytes(device.view());
    }
};

/// Client to server, after StepUp: deletes the account, its spaces and its public posts. Answered
/// by Done, after which the connection ends. `proof` as in ChangeSecrets, over kPhrase.
struct DeleteAccount
{
    static constexpr FrameType kType = FrameType::DeleteAccount;
    static constexpr int kFields = 3;
    static constexpr const char* kShape = "device:16 minute:uint proof:64";
    static constexpr const char* kPhrase = "delete this account";

    DeviceId device;
    quint64 minute = 0;
    Signature proof;

    void write(codec::CborWriter& out) const
    {
        out.bytes(device.view()).uint(minute).bytes(proof.view());
    }
    static DeleteAccount read(codec::CborReader& in)
    {
        DeleteAccount m;
        m.device = in.id<DeviceId>();
        m.minute = in.uint();
        m.proof = in.id<Signature>();
        return m;
    }
};

} // namespace qs::protocol
