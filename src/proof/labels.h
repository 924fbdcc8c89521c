// SPDX-FileCopyrightText: The Quicksilver authors
// SPDX-License-Identifier: MPL-2.0

#pragma once

#include <array>
#include <cstddef>

namespace qs::proof {

// Every hash, key derivation and signature carries one of these, so that bytes made for one purpose
// mean nothing for another. A test holds them pairwise distinct; no other file may spell one.

/// A personalization of BLAKE2b: at most 16 bytes, filled up with zeros.
struct Label
{
    const char* text;
};

namespace label {
inline constexpr Label kAad{"QS1 aad"};                  ///< Associated data of an AEAD.
inline constexpr Label kCaead{"QS1 caead"};              ///< Key and commitment of one sealing.
inline constexpr Label kWrapDigest{"QS1 wrapdigest"};    ///< The wrapped key, in what is signed.
inline constexpr Label kBodyDigest{"QS1 bodydigest"};    ///< The body, in what is signed.
inline constexpr Label kEnvelopeId{"QS1 envelope-id"};   ///< Names one sealing.
inline constexpr Label kUserId{"QS1 user-id"};           ///< First identity key and nonce.
inline constexpr Label kDeviceId{"QS1 device-id"};       ///< Device signing key.
inline constexpr Label kServerId{"QS1 server-id"};       ///< Server key.
inline constexpr Label kSpaceId{"QS1 space-id"};         ///< Self, public, mailbox of a user.
inline constexpr Label kManifest{"QS1 manifest"};        ///< Chains device manifests.
inline constexpr Label kStatement{"QS1 statement"};      ///< Chains epoch statements.
inline constexpr Label kGroupCommit{"QS1 group-commit"}; ///< Chains the changes of a group.
inline constexpr Label kGroupDetails{"QS1 group-about"}; ///< What a change says of a group.
inline constexpr Label kKeyCommit{"QS1 key-commit"};     ///< Commits a statement to its key.
inline constexpr Label kFeedToken{"QS1 feed-token"};     ///< What a server keeps of a feed token.
inline constexpr Label kDropToken{"QS1 drop-token"};     ///< What a server keeps of a drop token.
inline constexpr Label kSession{"QS1 session"};  ///< What a server keeps of a session token.
inline constexpr Label kMailId{"QS1 mail-id"};   ///< Names a mailbox item.
inline constexpr Label kVaultId{"QS1 vault-id"}; ///< Blinds a vault record's name.
inline constexpr Label kLocalId{"QS1 local-id"}; ///< Blinds a row of the local store.
inline constexpr Label kFingerprint{
    "QS1 fingerprint"};                       ///< Of an identity key, in invites and vouchers.
inline constexpr Label kInvite{"QS1 invite"}; ///< Ties a request to an invite's secret.
inline constexpr Label kSafety{"QS1 safety"}; ///< Safety numbers.
inline constexpr Label kServerAuth{"QS1 srv-auth"}; ///< Log-in verifier under the pepper.
inline constexpr Label kServerWrap{"QS1 srv-wrap"}; ///< Second wrap of a keyring.
inline constexpr Label kFakeSalt{"QS1 fake-salt"};  ///< Salts of names nobody has.
inline constexpr Label kUsername{"QS1 uname"};      ///< What a server keeps of a name.
inline constexpr Label kSignUpCode{"QS1 sign-up"};  ///< Registration codes.
inline constexpr Label kSenderMark{"QS1 sender"};   ///< Counts a stranger's mail.
inline constexpr Label kFloor{"QS1 floor"}; ///< Blinds the space of a revoked device's lane.
inline constexpr Label kRecoveryKey{"QS1 recovery"};       ///< Expands the key on paper.
inline constexpr Label kRecoveryCheck{"QS1 rec-check"};    ///< Its two check characters.
inline constexpr Label kAccountKeyCheck{"QS1 acct-check"}; ///< Of the account key on paper.
inline constexpr Label kTwoSecrets{"QS1 2skd"};       ///< Mixes the account key into the master.
inline constexpr Label kSecretsChange{"QS1 secrets"}; ///< What a change of secrets signs.
inline constexpr Label kExport{"QS1 export"};         ///< Names the parts of an export.
inline constexpr Label kLocalBoth{"QS1 local-both"};  ///< Keychain and password in one.
inline constexpr Label kReportId{"QS1 report-id"};    ///< Names a sealed report.
inline constexpr Label kLaneName{"QS1 lane"};         ///< Names a lane to its witnesses.
inline constexpr Label kLink{"QS1 link"};             ///< Key of two devices being linked.
inline constexpr Label kLinkSas{"QS1 link sas"};      ///< The six digits typed over.
inline constexpr Label kLinkCheck{"QS1 link check"};  ///< Of a code that was copied.
inline constexpr Label kTestVector{"QS1 testvec"};    ///< Makes the inputs of golden data.

inline constexpr std::array kAll{
    kAad,           kCaead,         kWrapDigest,      kBodyDigest,
    kEnvelopeId,    kUserId,        kDeviceId,        kServerId,
    kSpaceId,       kManifest,      kStatement,       kKeyCommit,
    kFeedToken,     kDropToken,     kSession,         kMailId,
    kVaultId,       kLocalId,       kFingerprint,     kInvite,
    kSafety,        kServerAuth,    kServerWrap,      kFakeSalt,
    kUsername,      kSignUpCode,    kSenderMark,      kFloor,
    kRecoveryKey,   kRecoveryCheck, kAccountKeyCheck, kTwoSecrets,
    kSecretsChange, kExport,        kTestVector,      kGroupCommit,
    kGroupDetails,  kLocalBoth,     kReportId,        kLaneName,
    kLink,          kLinkSas,       kLinkCheck,
};
} // namespace label

/// A context of crypto_kdf: exactly 8 bytes.
struct KdfContext
{
    const char* text;
};

namespace kdf_context {
inline constexpr KdfContext kAccount{"QSacct01"}; ///< From the master: 1 auth key, 2 unlock key.
inline constexpr KdfContext kRecovery{
    "QSrec_01"}; ///< From the recovery key: 1 wrap, 2 auth; RWK: 3 local.
inline constexpr KdfContext kUser{
    "QSuser01"}; ///< From a seed: 1 box, 2 vault, 3 link, 4 blind, 5 self.
inline constexpr KdfContext kSpace{
    "QSctx_01"}; ///< From a space key: 1 wrap, 2 feed token, 3 profile, 4 presence.
inline constexpr KdfContext kLocal{
    "QSlocal1"}; ///< From the local key: 1 rows, 2 row ids, 3 snapshot.

inline constexpr KdfContext kLocalWrap{
    "QSlwrap1"}; ///< From an unlock key of a local salt: 1 opens the local key.

inline constexpr KdfContext kLink{
    "QSlink01"}; ///< From a link's key: 1 new device's keys, 2 account, 3 device PSK.

inline constexpr std::array kAll{kAccount, kRecovery, kUser, kSpace, kLocal, kLocalWrap, kLink};
} // namespace kdf_context

/// What a signature is for: 24 bytes, filled up with zeros, before the message.
struct SignContext
{
    const char* text;
};

namespace sign_context {
inline constexpr SignContext kEnvelope{"QS1/sig/envelope"};
inline constexpr SignContext kManifest{"QS1/sig/manifest"};
inline constexpr SignContext kEpoch{"QS1/sig/epoch"};
inline constexpr SignContext kGrant{"QS1/sig/grant"};
inline constexpr SignContext kVoucher{"QS1/sig/voucher"};
inline constexpr SignContext kInvite{"QS1/sig/invite"};
inline constexpr SignContext kAuth{"QS1/sig/auth"};
inline constexpr SignContext kReceipt{"QS1/sig/receipt"};
inline constexpr SignContext kDescriptor{"QS1/sig/descriptor"};
inline constexpr SignContext kSuccessor{"QS1/sig/successor"};   ///< Old identity key names the new.
inline constexpr SignContext kContinuity{"QS1/sig/continuity"}; ///< A device names the new one.
inline constexpr SignContext kSecrets{"QS1/sig/secrets"};       ///< A device changes the secrets.
inline constexpr SignContext kExport{"QS1/sig/export"};         ///< A device signs an export.
inline constexpr SignContext kReport{"QS1/sig/report"};

inline constexpr std::array kAll{
    kEnvelope,
    kManifest,
    kEpoch,
    kGrant,
    kVoucher,
    kInvite,
    kAuth,
    kReceipt,
    kDescriptor,
    kSuccessor,
    kContinuity,
    kSecrets,
    kExport,
    kReport,
};
} // namespace sign_context

} // namespace qs::proof
