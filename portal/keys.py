"""Keys as files (private ones 0600): Ed25519 as PKCS #8 PEM, sealing keys as `KEM:base64`, secrets raw."""

from __future__ import annotations

from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from portal.sayable import SayableError
from sync.contract.canonical import b64decode, b64encode
from sync.contract.faults import ContractFault
from sync.contract.keyset import Kem, KeySet, RecipientRole, verify_keyset
from sync.envelope.kem import SEED_SIZE, PrivateKey, PublicKey


class KeyFileError(SayableError):
    """A key file is missing or holds something else; the text names the file only."""


def private_pem(key: Ed25519PrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def load_signing_key(path: Path) -> Ed25519PrivateKey:
    """Raises KeyFileError."""
    try:
        key = serialization.load_pem_private_key(_read(path), None)
    except ValueError:
        raise KeyFileError(f"{path.name} is no key") from None
    if not isinstance(key, Ed25519PrivateKey):
        raise KeyFileError(f"{path.name} is no Ed25519 key")
    return key


def opening_text(key: PrivateKey) -> bytes:
    return f"{key.kem.value}:{b64encode(key.seed)}\n".encode()


def load_opening_key(path: Path) -> PrivateKey:
    """A key to open what was sealed. Raises KeyFileError."""
    name, _, encoded = _text(path).partition(":")
    seed = b64decode(encoded)
    if name not in list(Kem) or seed is None or len(seed) != SEED_SIZE:
        raise KeyFileError(f"{path.name} does not hold KEM:base64 of a seed")
    return PrivateKey(Kem(name), seed)


def load_sealing_key(path: Path) -> PublicKey:
    """Raises KeyFileError."""
    key = PublicKey.from_text(_text(path))
    if key is None:
        raise KeyFileError(f"{path.name} does not hold KEM:base64 of a public key")
    return key


def load_secret(path: Path) -> bytes:
    """32 bytes or more. Raises KeyFileError."""
    secret = _read(path)
    if len(secret) < 32:
        raise KeyFileError(f"{path.name} is too short")
    return secret


def load_text(path: Path) -> str:
    """A secret that others gave us as a word, without the end of its line. Raises KeyFileError."""
    text = _text(path)
    if not text:
        raise KeyFileError(f"{path.name} is empty")
    return text


def load_root_public(path: Path) -> bytes:
    """The raw Ed25519 key that a kiosk's image carries. Raises KeyFileError."""
    raw = b64decode(_text(path))
    if raw is None or len(raw) != 32:
        raise KeyFileError(f"{path.name} is no root key")
    return raw


def load_keyset(path: Path, root_public: Path) -> KeySet:
    """The set that this portal publishes, if its root signed it. Raises KeyFileError."""
    keyset = verify_keyset(_read(path), load_root_public(root_public), 1)
    if isinstance(keyset, ContractFault):
        raise KeyFileError(f"{path.name} is no key set of this root")
    return keyset


def load_opener_public(path: Path, root_public: Path) -> PublicKey:
    """The key that the opener holds the other half of. Raises KeyFileError."""
    found = load_keyset(path, root_public).recipient(RecipientRole.PORTAL)
    if found is None:
        raise KeyFileError(f"{path.name} names no portal")
    return PublicKey(found.kem, found.public)


def parse_public(data: bytes) -> bytes | None:
    """The raw Ed25519 public key in a file: PEM, 32 raw bytes, or base64 or hexadecimal of them."""
    if len(data) == 32:
        return data
    if b"-----BEGIN" in data:
        try:
            key = serialization.load_pem_public_key(data)
        except ValueError:
            return None
        return key.public_bytes_raw() if isinstance(key, Ed25519PublicKey) else None
    text = data.decode("ascii", "replace").strip()
    raw = b64decode(text)
    if raw is None or len(raw) != 32:
        try:
            raw = bytes.fromhex(text)
        except ValueError:
            return None
    return raw if len(raw) == 32 else None


def _text(path: Path) -> str:
    return _read(path).decode("ascii", "replace").strip()


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise KeyFileError(f"{path.name}: {error.strerror}") from None
