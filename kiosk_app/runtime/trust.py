"""The app's own root of trust: nothing that came through sync is believed before it is verified here."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk_app.flow.moment import Moment, TimeTrust
from kiosk_app.store.keysets import Keysets
from kiosk_app.store.witnessed import Witnessed
from sync.contract.canonical import b64decode
from sync.contract.faults import ContractCode, ContractFault
from sync.contract.keyset import KeySet, verify_keyset
from sync.contract.orders import order_keys
from sync.contract.signed import SignedDoc, key_id, parse_doc
from sync.contract.times import parse_time

_LONG_AGO = datetime.min.replace(tzinfo=UTC)
#: A clock that stands further ahead of every known time is taken for a lie, not for a long sleep.
_LEAP = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class DeviceKeys:
    """The kiosk's own keys: `signing` for manifests, `payment` for the MAC in payment references."""

    signing: Ed25519PrivateKey
    payment: bytes


def load_device_keys(signing: Path, payment: Path) -> DeviceKeys:
    """`signing` holds `ed25519:` and base64 of 32 bytes, `payment` base64 of 16 or more.

    Raises OSError or ValueError where commissioning is not finished.
    """
    key = load_signing_key(signing)
    mac = b64decode(payment.read_text("ascii").strip())
    if mac is None or len(mac) < 16:
        raise ValueError("the payment key is not base64 of 16 bytes or more")
    return DeviceKeys(key, mac)


def device_id(signing: Path) -> str:
    """The key id of this kiosk's device key. Raises OSError or ValueError."""
    return key_id(load_signing_key(signing).public_key().public_bytes_raw())


def load_signing_key(path: Path) -> Ed25519PrivateKey:
    """The device key: `ed25519:` and base64 of 32 bytes. Raises OSError or ValueError."""
    kind, _, encoded = path.read_text("ascii").strip().partition(":")
    secret = b64decode(encoded)
    if kind != "ed25519" or secret is None or len(secret) != 32:
        raise ValueError("the device key is not an Ed25519 key")
    return Ed25519PrivateKey.from_private_bytes(secret)


def load_root_key(path: Path) -> bytes:
    """The raw Ed25519 public key of the root, kept as base64. Raises OSError or ValueError."""
    key = b64decode(path.read_text("ascii").strip())
    if key is None or len(key) != 32:
        raise ValueError("the root key is not base64 of 32 bytes")
    return key


class TrustAnchor:
    """The image's root key, and the newest key set it has signed that this kiosk has seen.

    `image` is the set that came with the image. With `memory`, a set once taken into use holds over a restart,
    and an older one is refused for ever. A set is used until it expires by a time that one of its keys has
    signed (`witness`; with `witnessed` also before a restart), or with `now` by a trusted clock within reach
    of one.
    """

    def __init__(
        self,
        root_public: bytes,
        image: Path,
        practice: bool,
        *,
        memory: Keysets | None = None,
        witnessed: Witnessed | None = None,
        now: Callable[[], Moment] | None = None,
    ) -> None:
        self._root = root_public
        self._image = image
        self._practice = practice
        self._memory = memory
        self._witnessed = witnessed
        self._now = now
        self._newest: KeySet | None = None
        self._remembered = 0
        self._told: Mapping[str, datetime] = witnessed.kept() if witnessed else {}
        self._signed = self._passed = _LONG_AGO
        self._guard = threading.Lock()

    def keyset(self) -> KeySet | None:
        """None when no acceptable key set is there; then nothing can be sealed and no visit is begun."""
        self._load()
        if self._newest is None or self._expired(self._newest):
            return None
        return self._newest

    def offer(self, document: bytes) -> ContractFault | None:
        """Take a key set into use if the root signed it for this kind of system and it is no step back."""
        # What is known already is read first: before it any old set would be a step forward.
        self._load()
        return self._take(document)

    def order_keys(self) -> dict[str, bytes]:
        """Whose orders this kiosk obeys: those the newest set names, expired or not, and the root."""
        self._load()
        return order_keys(self._newest, self._root)

    def _load(self) -> None:
        if self._newest is None:
            known = (*(self._memory.kept() if self._memory else ()), self._in_image())
            # The newest first: what is kept anew by the way must never be an older one.
            for document in sorted(
                (each for each in known if each is not None), key=self._version, reverse=True
            ):
                self._take(document)

    def _version(self, document: bytes) -> int:
        keyset = verify_keyset(document, self._root, 0)
        return 0 if isinstance(keyset, ContractFault) or keyset.practice != self._practice else keyset.version

    def _take(self, document: bytes) -> ContractFault | None:
        least = self._newest.version if self._newest else 0
        keyset = verify_keyset(document, self._root, least)
        if isinstance(keyset, ContractFault):
            return keyset
        if keyset.practice != self._practice:
            return ContractFault(ContractCode.MISMATCH, "practice")
        if self._newest is None or keyset.version > self._newest.version:
            with self._guard:
                self._newest = keyset
                self._signed = self._latest(keyset)
        # A full disk does not keep a revoked key in use: what cannot be kept now is kept at the next look.
        if (
            self._memory is not None
            and keyset.version > self._remembered
            and self._memory.keep(keyset.version, document)
        ):
            self._remembered = keyset.version
        return None

    def _in_image(self) -> bytes | None:
        try:
            return self._image.read_bytes()
        except OSError:
            return None

    def witness(self, document: object, stamp: str) -> None:
        """It is at least so late: `stamp` stands in `document`, whose signature was verified under this set."""
        at, signer = parse_time(stamp), parse_doc(document)
        if at is None or not isinstance(signer, SignedDoc):
            return
        with self._guard:
            if at <= self._told.get(signer.kid, _LONG_AGO):
                return
            self._told = {**self._told, signer.kid: at}
            if self._newest is not None:
                self._signed = self._latest(self._newest)
        if self._witnessed is not None:
            self._witnessed.keep(signer.kid, at)

    def proven(self) -> datetime:
        """The latest time signed by the root or under a key of the set in use: today is not before it."""
        return self._signed

    def _latest(self, keyset: KeySet) -> datetime:
        """A withdrawn key proves nothing any more: what it signed ahead must not close a kiosk for ever."""
        counted = {*keyset.receipt_keys, *keyset.payment_keys, *keyset.catalogue_keys}
        issued = parse_time(keyset.issued) or _LONG_AGO
        return max([issued, *(at for kid, at in self._told.items() if kid in counted)])

    def _expired(self, keyset: KeySet) -> bool:
        """By a time that was signed; by the network's clock only where it is no absurd leap from such a time.

        Whoever forges the network's time must not close every kiosk, nor revive a set by setting it back.
        """
        if keyset.expired(self._signed):
            return True
        if self._now is None:
            return False
        moment = self._now()
        expires = parse_time(keyset.expires)
        if moment.trust is not TimeTrust.TRUSTED or expires is None:
            return False
        # Time that was seen to pass step by step is no leap: a set that is withheld does not come back to life.
        if moment.at - max(self._passed, self._signed, expires) > _LEAP:
            return False
        self._passed = max(self._passed, moment.at)
        return keyset.expired(moment.at)
