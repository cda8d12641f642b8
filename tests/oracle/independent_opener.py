"""Opens a sealed dossier from `docs/sealing.md` alone: imports nothing of ours.

ML-KEM comes from kyber-py, a pure Python implementation that shares no line with OpenSSL; HPKE's key
schedule is written out from RFC 9180 over hashlib and hmac. Slow and simple on purpose.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from kyber_py.ml_kem import ML_KEM_768

LEAF = 32768


@dataclass
class Document:
    dossier: dict[str, Any]
    files: list[bytes]
    manifest: dict[str, Any]


def hkdf_extract(salt: bytes, material: bytes) -> bytes:
    return hmac.new(salt or bytes(32), material, hashlib.sha256).digest()


def hkdf_expand(key: bytes, info: bytes, length: int) -> bytes:
    out, block, index = b"", b"", 1
    while len(out) < length:
        block = hmac.new(key, block + info + bytes([index]), hashlib.sha256).digest()
        out, index = out + block, index + 1
    return out[:length]


def hpke_open(
    kem_id: int, secret: bytes, info: bytes, ciphertext: bytes, aead_id: int = 2, aad: bytes = b""
) -> bytes:
    """RFC 9180 section 5.1, base mode, HKDF-SHA256, first message."""
    suite = b"HPKE" + kem_id.to_bytes(2, "big") + (1).to_bytes(2, "big") + aead_id.to_bytes(2, "big")

    def extract(salt: bytes, label: bytes, material: bytes) -> bytes:
        return hkdf_extract(salt, b"HPKE-v1" + suite + label + material)

    def expand(key: bytes, label: bytes, text: bytes, length: int) -> bytes:
        return hkdf_expand(key, length.to_bytes(2, "big") + b"HPKE-v1" + suite + label + text, length)

    context = b"\0" + extract(b"", b"psk_id_hash", b"") + extract(b"", b"info_hash", info)
    schedule = extract(secret, b"secret", b"")
    key = expand(schedule, b"key", context, {1: 16, 2: 32}[aead_id])
    return AESGCM(key).decrypt(expand(schedule, b"base_nonce", context, 12), ciphertext, aad)


def x25519_secret(private: bytes, encapsulated: bytes) -> bytes:
    """RFC 9180 section 4.1, DHKEM(X25519, HKDF-SHA256)."""
    key = X25519PrivateKey.from_private_bytes(private)
    shared = key.exchange(X25519PublicKey.from_public_bytes(encapsulated))
    suite, context = b"KEM\x00\x20", encapsulated + key.public_key().public_bytes_raw()
    extracted = hkdf_extract(b"", b"HPKE-v1" + suite + b"eae_prk" + shared)
    return hkdf_expand(extracted, b"\x00\x20HPKE-v1" + suite + b"shared_secret" + context, 32)


def xwing_keys(seed: bytes) -> tuple[bytes, bytes, X25519PrivateKey]:
    """ML-KEM's encapsulation and decapsulation key, and the X25519 key, of a seed of 32 bytes."""
    expanded = hashlib.shake_256(seed).digest(96)
    encapsulation, decapsulation = ML_KEM_768.key_derive(expanded[:64])
    return encapsulation, decapsulation, X25519PrivateKey.from_private_bytes(expanded[64:])


def xwing_public(seed: bytes) -> bytes:
    encapsulation, _, x25519 = xwing_keys(seed)
    return encapsulation + x25519.public_key().public_bytes_raw()


def xwing_secret(seed: bytes, encapsulated: bytes) -> bytes:
    _, decapsulation, x25519 = xwing_keys(seed)
    lattice = ML_KEM_768.decaps(decapsulation, encapsulated[:1088])
    peer = encapsulated[1088:]
    curve = x25519.exchange(X25519PublicKey.from_public_bytes(peer))
    own = x25519.public_key().public_bytes_raw()
    return hashlib.sha3_256(lattice + curve + peer + own + b"\\.//^\\").digest()


def unseal(kem: str, seed: bytes, sealed: bytes, info: bytes) -> bytes:
    """One HPKE single-shot message: encapsulated key, then ciphertext."""
    if kem == "MLKEM768_X25519":
        return hpke_open(0x647A, xwing_secret(seed, sealed[:1120]), info, sealed[1120:])
    return hpke_open(0x0020, x25519_secret(seed, sealed[:32]), info, sealed[32:])


def canonical(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def open_file(blob: bytes, kem: str, seed: bytes, device_public: bytes) -> Document:
    """Every check of the format by assert; any failure raises."""
    assert blob[:8] == b"TAMSEAL1"
    header_bytes, rest = take(blob[8:])
    manifest_bytes, rest = take(rest)
    document, header = json.loads(manifest_bytes), json.loads(header_bytes)
    payload = base64.b64decode(document["payload"])
    Ed25519PublicKey.from_public_bytes(device_public).verify(
        base64.b64decode(document["sig"]), b"tram-mot-cua/1/manifest\0" + payload
    )
    manifest = json.loads(payload)
    header_hash = hashlib.sha256(header_bytes).digest()
    assert manifest["header_sha256"] == header_hash.hex()
    mine = next(r for r in header["recipients"] if r["kem"] == kem)
    bare = header | {"recipients": [r | {"wrapped": ""} for r in header["recipients"]]}
    identity = header["dossier_id"].encode()
    info = b"tram-mot-cua/1/wrap\0" + identity + hashlib.sha256(canonical(bare)).digest()
    key = unseal(kem, seed, base64.b64decode(mine["wrapped"]), info)
    assert derive(key, b"tram-mot-cua/1/commit\0" + identity) == base64.b64decode(header["commitment"])
    parts, number = [], 0
    for index, size in enumerate(header["parts"]):
        cipher = AESGCM(derive(key, b"tram-mot-cua/1/part\0" + index.to_bytes(4, "big")))
        part, count = b"", max(1, -(-size // LEAF))
        for place in range(count):
            length = manifest["sizes"][number]
            leaf, rest = rest[:length], rest[length:]
            assert hashlib.sha256(leaf).hexdigest() == manifest["leaves"][number]
            nonce = bytes(7) + place.to_bytes(4, "big") + bytes([place == count - 1])
            part += cipher.decrypt(nonce, leaf, header_hash)
            number += 1
        assert len(part) == size
        parts.append(part)
    assert rest == b""
    assert number == len(manifest["leaves"])
    dossier = json.loads(parts[0])
    assert dossier["id"] == header["dossier_id"] == manifest["dossier_id"]
    for attachment, data in zip(dossier["attachments"], parts[1:], strict=True):
        assert attachment["sha256"] == hashlib.sha256(data).hexdigest()
    return Document(dossier, parts[1:], manifest)


def derive(key: bytes, info: bytes) -> bytes:
    return hkdf_expand(hkdf_extract(b"", key), info, 32)


def take(data: bytes) -> tuple[bytes, bytes]:
    length = int.from_bytes(data[:4], "big")
    return data[4 : 4 + length], data[4 + length :]
