"""The index of releases: which bundles of the whole system there are, and how far each has got.

Signed by whoever makes the images, with a key of its own: a portal that is taken over can hold a release back,
and give none that was not made there. A wave is a share of all kiosks; which kiosk belongs to it is a matter of
its name and the release, so the first is not always the same.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync.contract import shape, signed
from sync.contract.canonical import Json, b64decode
from sync.contract.faults import ContractCode, ContractFault
from sync.contract.signed import SignedDoc

FOLDER = "update"
"""In the spool: the index and the bundles that sync or a stick brought."""
NAME = "releases.json"
"""Of the index beside its bundles: in the spool, on a stick, at the portal."""
MOST_BYTES = 2 << 30
_VERSION = re.compile(r"[0-9]{1,6}(\.[0-9]{1,6}){2}")
_MOST_RELEASES = 100


@dataclass(frozen=True, slots=True)
class Release:
    """`size` in bytes; `share` of all kiosks, 0 to 100; `least`: the oldest version that may take this one."""

    version: str
    sha256: str
    size: int
    share: int
    least: str

    @property
    def file(self) -> str:
        """The bundle's name wherever it lies."""
        return f"{self.sha256}.raucb"

    @property
    def mark(self) -> str:
        """Stands in the spool where the bundle is not wanted any more: it was installed, or did not do."""
        return f"{self.sha256}.done"

    def to_json(self) -> dict[str, Json]:
        return {
            "version": self.version,
            "sha256": self.sha256,
            "size": self.size,
            "share": self.share,
            "least": self.least,
        }


@dataclass(frozen=True, slots=True)
class Index:
    """All releases that may be installed, in any order."""

    practice: bool
    releases: tuple[Release, ...]

    def to_json(self) -> dict[str, Json]:
        return {
            "version": "1",
            "practice": self.practice,
            "releases": [one.to_json() for one in self.releases],
        }


def image_version(os_release: str) -> str:
    """IMAGE_VERSION (os-release(5)), empty where there is none."""
    for line in os_release.splitlines():
        name, _, value = line.partition("=")
        if name == "IMAGE_VERSION":
            return value.strip("\"'")
    return ""


def release_key(path: Path) -> bytes:
    """The public key of whoever makes the images, base64 in a file. Raises OSError or ValueError."""
    key = b64decode(path.read_text("ascii").strip())
    if key is None or len(key) != 32:
        raise ValueError(f"{path.name} is no key")
    return key


def numbers(version: str) -> tuple[int, ...]:
    """What versions are compared by; no version is older than any."""
    return tuple(map(int, version.split("."))) if _VERSION.fullmatch(version) else ()


def in_wave(release: Release, kiosk: str) -> bool:
    """Whether this kiosk belongs to the share that a release has got to."""
    place = hashlib.sha256(f"{kiosk} {release.version}".encode()).digest()
    return int.from_bytes(place[:4], "big") % 100 < release.share


def wanted(index: Index, running: str, kiosk: str | None, tried: Collection[str]) -> Release | None:
    """The newest that may follow what runs; `kiosk` None: a person brought it, and waves are for the line.

    `tried` are hashes of bundles that did not do. Never an older version or the same.
    """
    fitting = [
        one
        for one in index.releases
        if numbers(one.version) > numbers(running) >= numbers(one.least)
        and one.sha256 not in tried
        and (kiosk is None or in_wave(one, kiosk))
    ]
    return max(fitting, key=lambda one: numbers(one.version), default=None)


def sign_index(index: Index, key: Ed25519PrivateKey) -> SignedDoc:
    return signed.sign(signed.Kind.RELEASES, index.to_json(), key)


def verify_index(doc: object, public: bytes, *, practice: bool) -> Index | ContractFault:
    """The index in `doc` if this key signed it, for the same world."""
    payload = signed.verify(signed.Kind.RELEASES, doc, {signed.key_id(public): public})
    index = payload if isinstance(payload, ContractFault) else parse_index(payload)
    if isinstance(index, ContractFault):
        return index
    return index if index.practice is practice else ContractFault(ContractCode.MISMATCH, "practice")


@shape.parser
def parse_index(value: object) -> Index:
    """Shape only; use `verify_index` for anything that arrived."""
    source = shape.obj(value, "version", "practice", "releases")
    if source["version"] != "1":
        raise shape.MisshapenError("version")
    return Index(
        practice=shape.flag(source, "practice"),
        releases=tuple(_release(one) for one in shape.items(source, "releases", _MOST_RELEASES)),
    )


def _release(value: object) -> Release:
    source = shape.obj(value, "version", "sha256", "size", "share", "least")
    return Release(
        version=shape.text(source, "version", 24, _VERSION),
        sha256=shape.text(source, "sha256", 64, shape.SHA256),
        size=shape.integer(source, "size", 1, MOST_BYTES),
        share=shape.integer(source, "share", 0, 100),
        least=shape.text(source, "least", 24, _VERSION),
    )
