"""The app's own root of trust: nothing that came through sync is believed before it is verified here."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync.contract.canonical import b64decode
from sync.contract.faults import ContractFault
from sync.contract.keyset import KeySet, verify_keyset


@dataclass(frozen=True, slots=True)
class DeviceKeys:
    """The kiosk's own keys: `signing` for manifests, `payment` for the MAC in payment references."""

    signing: Ed25519PrivateKey
    payment: bytes


def load_device_keys(signing: Path, payment: Path) -> DeviceKeys:
    """`signing` holds `ed25519:` and base64 of 32 bytes, `payment` base64 of 16 or more.

    Raises OSError or ValueError where commissioning is not finished.
    """
    kind, _, encoded = signing.read_text("ascii").strip().partition(":")
    secret = b64decode(encoded)
    if kind != "ed25519" or secret is None or len(secret) != 32:
        raise ValueError("the device key is not an Ed25519 key")
    mac = b64decode(payment.read_text("ascii").strip())
    if mac is None or len(mac) < 16:
        raise ValueError("the payment key is not base64 of 16 bytes or more")
    return DeviceKeys(Ed25519PrivateKey.from_private_bytes(secret), mac)


def load_root_key(path: Path) -> bytes:
    """The raw Ed25519 public key of the root, kept as base64. Raises OSError or ValueError."""
    key = b64decode(path.read_text("ascii").strip())
    if key is None or len(key) != 32:
        raise ValueError("the root key is not base64 of 32 bytes")
    return key


class TrustAnchor:
    """The image's root key, and the newest key set it has signed that this app has seen."""

    def __init__(self, root_public: bytes, keyset_path: Path, practice: bool) -> None:
        self._root = root_public
        self._path = keyset_path
        self._practice = practice
        self._newest: KeySet | None = None

    def keyset(self) -> KeySet | None:
        """None when no acceptable key set is there; then nothing can be sealed and no visit is begun."""
        if self._newest is None:
            try:
                self.offer(json.loads(self._path.read_text()))
            except (OSError, ValueError):
                return None
        return self._newest

    def offer(self, document: object) -> ContractFault | None:
        """Take a key set into use if the root signed it and it is no step back."""
        least = self._newest.version if self._newest else 0
        keyset = verify_keyset(document, self._root, least)
        if isinstance(keyset, ContractFault):
            return keyset
        if keyset.practice == self._practice:
            self._newest = keyset
        return None
