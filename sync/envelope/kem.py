"""Keys to seal to: RFC 9180 HPKE, base mode, HKDF-SHA256, AES-256-GCM; hybrid (X-Wing) or X25519.

A private key of either kind is a seed of 32 bytes, small enough for a QR. The hybrid's seed is expanded
with SHAKE256 into ML-KEM-768's d and z and the X25519 scalar (draft-connolly-cfrg-xwing-kem, 5.2).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from sync.contract.canonical import b64decode, b64encode
from sync.contract.keyset import Kem, Recipient, RecipientRole
from sync.contract.signed import key_id

SEED_SIZE = 32
_MLKEM_PUBLIC = 1184
_PUBLIC_SIZE = {Kem.HYBRID: _MLKEM_PUBLIC + 32, Kem.X25519: 32}
_SUITE = {
    Kem.HYBRID: hpke.Suite(hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM),
    Kem.X25519: hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM),
}
# Encapsulated key and tag on top of the plaintext.
OVERHEAD = {Kem.HYBRID: 1120 + 16, Kem.X25519: 32 + 16}


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A key to seal to; `raw` is ML-KEM's key followed by X25519's, or X25519's alone."""

    kem: Kem
    raw: bytes

    @property
    def kid(self) -> str:
        return key_id(self.raw)

    def to_text(self) -> str:
        """`KEM:base64`, as in a dossier's `visit_key`."""
        return f"{self.kem.value}:{b64encode(self.raw)}"

    @staticmethod
    def from_text(text: str) -> PublicKey | None:
        name, _, encoded = text.partition(":")
        raw = b64decode(encoded)
        if name not in list(Kem) or raw is None or len(raw) != _PUBLIC_SIZE[Kem(name)]:
            return None
        return PublicKey(Kem(name), raw)

    def recipient(self, role: RecipientRole) -> Recipient:
        """The same key as an entry of a key set."""
        return Recipient(self.kid, role, self.kem, self.raw)

    def seal(self, plaintext: bytes, info: bytes) -> bytes | None:
        """Encapsulated key, ciphertext and tag; None where the key is no key of its kind."""
        try:
            if self.kem is Kem.X25519:
                x25519 = X25519PublicKey.from_public_bytes(self.raw)
                return _SUITE[self.kem].encrypt(plaintext, x25519, info=info)
            mlkem = MLKEM768PublicKey.from_public_bytes(self.raw[:_MLKEM_PUBLIC])
            x25519 = X25519PublicKey.from_public_bytes(self.raw[_MLKEM_PUBLIC:])
            return _SUITE[self.kem].encrypt(plaintext, hpke.MLKEM768X25519PublicKey(mlkem, x25519), info=info)
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class PrivateKey:
    """A key to open with. The seed never appears in a repr."""

    kem: Kem
    seed: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.seed) != SEED_SIZE:
            raise ValueError("a seed has 32 bytes")

    def public(self) -> PublicKey:
        if self.kem is Kem.X25519:
            return PublicKey(
                self.kem, X25519PrivateKey.from_private_bytes(self.seed).public_key().public_bytes_raw()
            )
        mlkem, x25519 = self._halves()
        raw = mlkem.public_key().public_bytes_raw() + x25519.public_key().public_bytes_raw()
        return PublicKey(self.kem, raw)

    def open(self, sealed: bytes, info: bytes) -> bytes | None:
        """The plaintext, or None where it was not sealed to this key with this info."""
        try:
            if self.kem is Kem.X25519:
                return _SUITE[self.kem].decrypt(
                    sealed, X25519PrivateKey.from_private_bytes(self.seed), info=info
                )
            return _SUITE[self.kem].decrypt(sealed, hpke.MLKEM768X25519PrivateKey(*self._halves()), info=info)
        except (InvalidTag, ValueError):
            return None

    def _halves(self) -> tuple[MLKEM768PrivateKey, X25519PrivateKey]:
        expanded = hashlib.shake_256(self.seed).digest(96)
        return (
            MLKEM768PrivateKey.from_seed_bytes(expanded[:64]),
            X25519PrivateKey.from_private_bytes(expanded[64:]),
        )
