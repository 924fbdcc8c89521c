#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Quicksilver authors
# SPDX-License-Identifier: MPL-2.0
"""A second implementation of the envelope and of what it stands on, against which ours is checked.

Uses the system's libsodium through ctypes. Run it: it tests itself, then writes envelope.json and
proof.json and signed.json beside itself. All must come out as they are kept, as long as the version
is the same.
"""
import ctypes
import json
import os
import struct

SODIUM = ctypes.CDLL("libsodium.so.23")
assert SODIUM.sodium_init() >= 0
HERE = os.path.dirname(os.path.abspath(__file__))
U64 = ctypes.c_ulonglong
SIZE = ctypes.c_size_t


class Bad(Exception):
    """The bytes break a rule."""


# Hashes and keys


def labelled_hash(label, message, out=32, key=b""):
    assert len(label) <= 16
    result = ctypes.create_string_buffer(out)
    assert 0 == SODIUM.crypto_generichash_blake2b_salt_personal(
        result, SIZE(out), message, U64(len(message)), key or None, SIZE(len(key)),
        b"\0" * 16, label.encode().ljust(16, b"\0"))
    return result.raw


def kdf(key, index, context):
    assert len(context) == 8 and len(key) == 32
    result = ctypes.create_string_buffer(32)
    assert 0 == SODIUM.crypto_kdf_derive_from_key(
        result, SIZE(32), ctypes.c_uint64(index), context.encode(), key)
    return result.raw


def password_hash(password, salt, passes, memory):
    result = ctypes.create_string_buffer(32)
    assert 0 == SODIUM.crypto_pwhash(
        result, U64(32), password, U64(len(password)), salt, U64(passes), SIZE(memory), 2)
    return result.raw


# Committing AEAD


def caead_keys(key, nonce, aad):
    both = labelled_hash("QS1 caead", nonce + labelled_hash("QS1 aad", aad), 64, key)
    return both[:32], both[32:]


def caead_seal(key, aad, plaintext, nonce):
    cipher_key, commitment = caead_keys(key, nonce, aad)
    out = ctypes.create_string_buffer(len(plaintext) + 16)
    SODIUM.crypto_aead_xchacha20poly1305_ietf_encrypt(
        out, None, plaintext, U64(len(plaintext)), aad, U64(len(aad)), None, nonce, cipher_key)
    return nonce + commitment + out.raw


def caead_open(key, aad, sealed):
    if len(sealed) < 72:
        raise Bad("length")
    nonce, found, ciphertext = sealed[:24], sealed[24:56], sealed[56:]
    cipher_key, commitment = caead_keys(key, nonce, aad)
    if SODIUM.sodium_memcmp(found, commitment, SIZE(32)) != 0:
        raise Bad("commitment")
    out = ctypes.create_string_buffer(max(1, len(ciphertext)))
    length = U64()
    if 0 != SODIUM.crypto_aead_xchacha20poly1305_ietf_decrypt(
            out, ctypes.byref(length), None, ciphertext, U64(len(ciphertext)), aad, U64(len(aad)),
            nonce, cipher_key):
        raise Bad("ciphertext")
    return out.raw[:length.value]


# CBOR: unsigned integers, bytes, text, arrays, maps with ascending unsigned keys


def head(major, number):
    if number < 24:
        return bytes([major << 5 | number])
    for info, form, limit in ((24, ">B", 1 << 8), (25, ">H", 1 << 16), (26, ">I", 1 << 32)):
        if number < limit:
            return bytes([major << 5 | info]) + struct.pack(form, number)
    return bytes([major << 5 | 27]) + struct.pack(">Q", number)


def encode(value):
    if isinstance(value, int):
        return head(0, value)
    if isinstance(value, bytes):
        return head(2, len(value)) + value
    if isinstance(value, str):
        return head(3, len(value.encode())) + value.encode()
    if isinstance(value, (list, tuple)):
        return head(4, len(value)) + b"".join(encode(item) for item in value)
    pairs = sorted(value.items())
    return head(5, len(pairs)) + b"".join(encode(key) + encode(item) for key, item in pairs)


def decode(data):
    value, at = decode_item(data, 0)
    if at != len(data):
        raise Bad("trailing bytes")
    return value


def decode_head(data, at):
    if at >= len(data):
        raise Bad("end")
    major, info = data[at] >> 5, data[at] & 31
    at += 1
    if info < 24:
        return major, info, at
    if info > 27:
        raise Bad("indefinite")
    width = 1 << (info - 24)
    if at + width > len(data):
        raise Bad("end")
    number = int.from_bytes(data[at:at + width], "big")
    if number < (24, 256, 65536, 1 << 32)[info - 24]:
        raise Bad("not the shortest")
    return major, number, at + width


def decode_item(data, at):
    major, number, at = decode_head(data, at)
    if major == 0:
        return number, at
    if number > len(data) - at:
        raise Bad("length")
    if major == 2:
        return data[at:at + number], at + number
    if major == 4:
        items = []
        for _ in range(number):
            item, at = decode_item(data, at)
            items.append(item)
        return items, at
    if major == 5:
        return decode_map(data, at, number)
    raise Bad("type")


def decode_map(data, at, pairs):
    found, last = {}, -1
    for _ in range(pairs):
        key, at = decode_item(data, at)
        if not isinstance(key, int) or key <= last:
            raise Bad("order of keys")
        last = key
        found[key], at = decode_item(data, at)
    return found, at


# Padding


def padded_length(plaintext):
    least = plaintext + 1
    for size in (256, 512, 1024):
        if least <= size:
            return size
    exponent = least.bit_length() - 1
    mask = (1 << (exponent - exponent.bit_length())) - 1
    return (least + mask) & ~mask


def pad(plaintext):
    return (plaintext + b"\x80").ljust(padded_length(len(plaintext)), b"\0")


def unpad(padded):
    at = len(padded.rstrip(b"\0")) - 1
    if at < 0 or padded[at] != 0x80 or padded_length(at) != len(padded):
        raise Bad("padding")
    return padded[:at]


# Signatures


def signing_key(seed):
    public, secret = ctypes.create_string_buffer(32), ctypes.create_string_buffer(64)
    SODIUM.crypto_sign_seed_keypair(public, secret, seed)
    return public.raw, secret.raw


def in_context(context, message):
    return ("QS1/sig/" + context).encode().ljust(24, b"\0") + message


def sign(context, message, secret):
    out, whole = ctypes.create_string_buffer(64), in_context(context, message)
    SODIUM.crypto_sign_detached(out, None, whole, U64(len(whole)), secret)
    return out.raw


def verify(context, message, signature, public):
    whole = in_context(context, message)
    return len(signature) == 64 and 0 == SODIUM.crypto_sign_verify_detached(
        signature, whole, U64(len(whole)), public)


# Envelopes


def to_be_signed(header, wrap, body):
    return (struct.pack("<I", len(header)) + header + labelled_hash("QS1 wrapdigest", wrap)
            + labelled_hash("QS1 bodydigest", body))


def envelope_id(header, wrap, body):
    return labelled_hash("QS1 envelope-id", to_be_signed(header, wrap, body))


def seal_envelope(fields, payload, device_secret, space_key, post_key, wrap_nonce, body_nonce):
    header = encode(fields)
    wrap = caead_seal(kdf(space_key, 1, "QSctx_01"), b"W" + header, post_key, wrap_nonce)
    body = caead_seal(post_key, b"B" + header, pad(payload), body_nonce)
    signature = sign("envelope", to_be_signed(header, wrap, body), device_secret)
    return encode([1, header, wrap, body, signature]), envelope_id(header, wrap, body)


def open_envelope(data, device_public, space_key):
    parts = decode(data)
    if not (isinstance(parts, list) and len(parts) == 5 and parts[0] == 1
            and all(isinstance(part, bytes) for part in parts[1:])):
        raise Bad("shape")
    _, header, wrap, body, signature = parts
    fields = decode(header)
    if not verify("envelope", to_be_signed(header, wrap, body), signature, device_public):
        raise Bad("signature")
    post_key = caead_open(kdf(space_key, 1, "QSctx_01"), b"W" + header, wrap)
    return fields, unpad(caead_open(post_key, b"B" + header, body)), post_key


def safety_half(identity, user):
    state = labelled_hash("QS1 safety", b"\x01" + identity + user, 64)
    for _ in range(5200):
        state = labelled_hash("QS1 safety", state + identity, 64)
    groups = (int.from_bytes(state[at:at + 5], "big") % 100000 for at in range(0, 30, 5))
    return "".join(f"{group:05d}" for group in groups)


def safety_number(mine, theirs):
    digits = "".join(sorted([safety_half(*mine), safety_half(*theirs)]))
    return " ".join(digits[at:at + 5] for at in range(0, 60, 5))


# Vectors


def made(tag, size=32):
    return labelled_hash("QS1 testvec", tag.encode(), size)


def refuses(data, device_public, space_key):
    try:
        open_envelope(data, device_public, space_key)
    except Bad:
        return True
    return False


def check_tampering(data, device_public, space_key):
    for at in range(len(data)):
        for bit in range(8):
            flipped = bytearray(data)
            flipped[at] ^= 1 << bit
            assert refuses(bytes(flipped), device_public, space_key), (at, bit)
        assert refuses(data[:at], device_public, space_key), at
    assert refuses(data + b"\0", device_public, space_key)


def envelope_vectors():
    identity, _ = signing_key(made("ik"))
    device, device_secret = signing_key(made("dev"))
    user = labelled_hash("QS1 user-id", identity + made("nonce", 16))
    device_id = labelled_hash("QS1 device-id", device, 16)
    salt, space_key = made("salt", 16), made("circle key")
    fields = {1: 1, 2: 1, 3: user, 4: device_id, 5: [1, made("circle id", 16), 7], 6: 42,
              7: made("prev"), 8: made("epoch stmt"), 9: [3, made("manifest")]}
    payload = encode({1: 1, 2: "Quicksilver test vector", 8: 1760000000000})
    data, env_id = seal_envelope(fields, payload, device_secret, space_key, made("post key"),
                                 made("n1", 24), made("n2", 24))
    assert open_envelope(data, device, space_key) == (fields, payload, made("post key"))
    check_tampering(data, device, space_key)
    password = "correct horse battery staple"
    master = password_hash(password.encode(), salt, 3, 64 << 20)
    return {
        "note": "Quicksilver v1 design vectors",
        "blake2b_label_test": made("abc").hex(),
        "argon2id": {
            "pw": password, "salt": salt.hex(), "ops": 3, "mem": 64 << 20, "master": master.hex(),
            "auth": kdf(master, 1, "QSacct01").hex(), "unlock": kdf(master, 2, "QSacct01").hex()},
        "identity": {
            "ik_seed": made("ik").hex(), "ik_pub": identity.hex(), "nonce": made("nonce", 16).hex(),
            "user_id": user.hex(), "dev_seed": made("dev").hex(), "dev_pub": device.hex(),
            "device_id": device_id.hex()},
        "envelope": {
            "ctx_key": space_key.hex(), "post_key": made("post key").hex(),
            "wrap_nonce": made("n1", 24).hex(), "body_nonce": made("n2", 24).hex(),
            "header": encode(fields).hex(), "payload": payload.hex(), "envelope": data.hex(),
            "env_id": env_id.hex()},
        "safety": safety_number((identity, user), (device, made("u2"))),
    }


HASHES = [
    # label, message, bytes out; keyed ones have a fourth
    ("QS1 aad", "abc", 32), ("QS1 caead", "abc", 64, "key"), ("QS1 wrapdigest", "abc", 32),
    ("QS1 bodydigest", "abc", 32), ("QS1 envelope-id", "abc", 32), ("QS1 user-id", "abc", 32),
    ("QS1 device-id", "abc", 16), ("QS1 server-id", "abc", 32), ("QS1 space-id", "abc", 16),
    ("QS1 manifest", "abc", 32), ("QS1 statement", "abc", 32), ("QS1 key-commit", "abc", 32),
    ("QS1 feed-token", "abc", 32), ("QS1 drop-token", "abc", 32), ("QS1 session", "abc", 32),
    ("QS1 mail-id", "abc", 32), ("QS1 vault-id", "abc", 16, "key"), ("QS1 local-id", "abc", 16),
    ("QS1 fingerprint", "abc", 32), ("QS1 invite", "abc", 32, "key"), ("QS1 safety", "abc", 64),
    ("QS1 srv-auth", "abc", 32, "key"), ("QS1 srv-wrap", "abc", 32, "key"),
    ("QS1 fake-salt", "abc", 16, "key"), ("QS1 uname", "abc", 32, "key"),
]
CONTEXTS = ["QSacct01", "QSrec_01", "QSuser01", "QSctx_01", "QSlocal1"]
PADDING_SAMPLES = [8191, 8192, 16383, 65535, 65536, 100000, 262143, 262144, 524287, 1000000]


def padding_steps(last):
    steps = []
    for length in range(last + 1):
        assert unpad(pad(b"x" * length)) == b"x" * length
        if not steps or steps[-1][1] != padded_length(length):
            steps.append([length, padded_length(length)])
    return steps


def caead_vector(aad, plaintext):
    key, nonce = made("caead key"), made("caead nonce", 24)
    sealed = caead_seal(key, aad, plaintext, nonce)
    assert caead_open(key, aad, sealed) == plaintext
    return {"key": key.hex(), "nonce": nonce.hex(), "aad": aad.hex(), "plaintext": plaintext.hex(),
            "sealed": sealed.hex()}


def proof_vectors():
    hashes = []
    for label, message, out, *rest in HASHES:
        key = made(rest[0]) if rest else b""
        hashes.append({"label": label, "message": message, "key": key.hex(),
                       "hash": labelled_hash(label, message.encode(), out, key).hex()})
    user = made("user")
    return {
        "hash": hashes,
        "kdf": [{"key": made("kdf").hex(), "context": context, "index": index,
                 "subkey": kdf(made("kdf"), index, context).hex()}
                for context in CONTEXTS for index in (1, 2, 5)],
        "caead": [caead_vector(b"", b""), caead_vector(b"W", b"plain"),
                  caead_vector(b"associated data", made("plaintext", 64) * 20)],
        "padding": {"steps": padding_steps(5000), "last": 5000,
                    "samples": [[size, padded_length(size)] for size in PADDING_SAMPLES]},
        "spaces": {"user": user.hex(), **{
            str(kind): labelled_hash("QS1 space-id", bytes([kind]) + user, 16).hex()
            for kind in (0, 3, 4)}},
    }


# What is signed besides envelopes


def signed(context, fields, secret):
    data = encode(fields)
    return encode([data, sign(context, data, secret)]), data


def box_key(seed):
    public, secret = ctypes.create_string_buffer(32), ctypes.create_string_buffer(32)
    SODIUM.crypto_box_seed_keypair(public, secret, seed)
    return public.raw


def manifests(user, identity, identity_secret, devices):
    """The first manifest has the first device; the second adds one; the third revokes the first."""
    entries = [[labelled_hash("QS1 device-id", signing_key(made(name))[0], 16),
                signing_key(made(name))[0], box_key(made(name + " box")), seq + 1]
               for seq, name in enumerate(devices)]
    floor = labelled_hash("QS1 floor", made("lane space"))
    chain, prev = [], b"\0" * 32
    for seq in (1, 2, 3):
        generation = 2 if seq == 3 else 1
        seed = kdf(made(f"user seed {generation}"), 1, "QSuser01")
        fields = {1: 1, 2: user, 3: seq, 4: prev, 5: identity, 6: generation, 7: box_key(seed),
                  8: [entries[:1], entries, entries[1:]][seq - 1],
                  9: [[entries[0][0], 3, [[floor, 17, made("floor env")]]]] if seq == 3 else [],
                  10: [1]}
        if seq == 1:
            fields[11] = made("nonce", 16)
        whole, data = signed("manifest", fields, identity_secret)
        prev = labelled_hash("QS1 manifest", data)
        chain.append((whole, prev))
    return chain


def signed_vectors():
    identity, identity_secret = signing_key(made("ik"))
    user = labelled_hash("QS1 user-id", identity + made("nonce", 16))
    chain = manifests(user, identity, identity_secret, ("dev", "dev 2"))
    _, device_secret = signing_key(made("dev 2"))
    device = labelled_hash("QS1 device-id", signing_key(made("dev 2"))[0], 16)
    signer = [user, device, [3, chain[2][1]]]
    circle, key = made("circle id", 16), made("circle key")
    commitment = labelled_hash("QS1 key-commit", key + circle + struct.pack("<Q", 7))
    statement, statement_map = signed("epoch", {
        1: 1, 2: circle, 3: 7, 4: commitment, 5: made("statement 6"), 6: signer, 7: 3},
        device_secret)
    member_identity, member_secret = signing_key(made("member ik"))
    member = labelled_hash("QS1 user-id", member_identity + made("nonce", 16))
    member_chain = manifests(member, member_identity, member_secret, ("member dev", "member dev 2"))
    voucher, _ = signed("voucher", {
        1: 1, 2: member, 3: labelled_hash("QS1 fingerprint", member_identity), 4: circle, 5: 7,
        6: signer}, device_secret)
    receipt_public, receipt_secret = signing_key(made("receipt"))
    outcome = [0, made("env"), 12, 1760000000000, 0, 0, 0, b"\0" * 32]
    receipt_signature = sign(
        "receipt", encode([made("instance", 16), 29333333, [outcome]]), receipt_secret)
    return {
        "ik_seed": made("ik").hex(), "user": user.hex(),
        "manifests": [{"bytes": whole.hex(), "hash": head.hex()} for whole, head in chain],
        "member": {"user": member.hex(), "manifests": [whole.hex() for whole, _ in member_chain]},
        "circle_key": key.hex(), "statement": statement.hex(),
        "statement_hash": labelled_hash("QS1 statement", statement_map).hex(),
        "voucher": voucher.hex(),
        "receipt": {"key": receipt_public.hex(), "instance": made("instance", 16).hex(),
                    "minute": 29333333, "env": made("env").hex(), "seq": 12,
                    "at_ms": 1760000000000, "signature": receipt_signature.hex()},
    }


def write(name, vectors):
    with open(os.path.join(HERE, name), "w", encoding="utf-8") as out:
        json.dump(vectors, out, indent=1)


if __name__ == "__main__":
    write("envelope.json", envelope_vectors())
    write("proof.json", proof_vectors())
    write("signed.json", signed_vectors())
