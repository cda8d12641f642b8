"""A bundle: files that the city publishes for its kiosks, named by one signed manifest.

The manifest is signed with a catalogue key of the key set, under the kind of the bundle, so that one kind
never passes as another. Its version only ever rises; `effective_from` says from when it holds, `expires`
until when a kiosk that hears nothing newer may take it for fresh. Files come by their hash.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync.contract import shape, signed
from sync.contract.canonical import Json
from sync.contract.faults import ContractCode, ContractFault
from sync.contract.times import parse_time

MAX_FILES = 256
MAX_FILE_BYTES = 256 * 1024
MAX_BUNDLE_BYTES = 8 << 20
MAX_PATH = 120
# Small letters only, so that no file system folds two names into one; no part begins or ends with a dot.
_PART = r"[a-z0-9][a-z0-9_-]*(?:\.[a-z0-9_-]+)*"
PATH = re.compile(rf"{_PART}(?:/{_PART}){{0,3}}")


class BundleKind(StrEnum):
    """What is published. Each has versions of its own."""

    CATALOGUE = "catalogue"
    ANNOUNCEMENTS = "announcements"
    SCHEDULES = "schedules"
    ROSTER = "roster"

    @property
    def only_file(self) -> str:
        """The one file that such a bundle holds; empty for a catalogue, which holds many."""
        return "" if self is BundleKind.CATALOGUE else f"{self.value}.json"


@dataclass(frozen=True, slots=True)
class BundleFile:
    """`sha256` in hexadecimal, `size` in bytes."""

    path: str
    sha256: str
    size: int

    def to_json(self) -> dict[str, Json]:
        return {"path": self.path, "sha256": self.sha256, "size": self.size}


@dataclass(frozen=True, slots=True)
class Bundle:
    """A manifest; `files` in the order of their paths. Times as `sync.contract.times` spells them."""

    version: int
    issued: str
    expires: str
    effective_from: str
    practice: bool
    files: tuple[BundleFile, ...]

    @property
    def held_back(self) -> bool:
        """Published for a later day: only a time that is believed can put it into force."""
        return self.effective_at > _instant(self.issued)

    @property
    def issued_at(self) -> datetime:
        return _instant(self.issued)

    @property
    def effective_at(self) -> datetime:
        return _instant(self.effective_from)

    def expired(self, now: datetime) -> bool:
        return now >= _instant(self.expires)

    def to_json(self) -> dict[str, Json]:
        return {
            "version": self.version,
            "issued": self.issued,
            "expires": self.expires,
            "effective_from": self.effective_from,
            "practice": self.practice,
            "files": [file.to_json() for file in self.files],
        }


def sign_bundle(kind: BundleKind, bundle: Bundle, key: Ed25519PrivateKey) -> signed.SignedDoc | ContractFault:
    """The signed manifest, or why no kiosk would take it."""
    checked = parse_bundle(kind, bundle.to_json())
    if isinstance(checked, ContractFault):
        return checked
    return signed.sign(signed.Kind(kind.value), bundle.to_json(), key)


def verify_bundle(
    kind: BundleKind, doc: object, catalogue_keys: Mapping[str, bytes], *, least: int, practice: bool
) -> Bundle | ContractFault:
    """The manifest in `doc` if a catalogue key signed it, for this kind of system, and it is no step back."""
    payload = signed.verify(signed.Kind(kind.value), doc, catalogue_keys)
    bundle = payload if isinstance(payload, ContractFault) else parse_bundle(kind, payload)
    if isinstance(bundle, ContractFault):
        return bundle
    if bundle.practice is not practice:
        return ContractFault(ContractCode.MISMATCH, "practice")
    if bundle.version < least:
        return ContractFault(ContractCode.ROLLED_BACK, "version")
    return bundle


@shape.parser
def parse_bundle(kind: BundleKind, value: object) -> Bundle:
    """Shape only; use `verify_bundle` for anything that arrived."""
    source = shape.obj(value, "version", "issued", "expires", "effective_from", "practice", "files")
    bundle = Bundle(
        version=shape.integer(source, "version", 1),
        issued=shape.moment(source, "issued"),
        expires=shape.moment(source, "expires"),
        effective_from=shape.moment(source, "effective_from"),
        practice=shape.flag(source, "practice"),
        files=tuple(_file(item) for item in shape.items(source, "files", MAX_FILES)),
    )
    if _instant(bundle.expires) <= bundle.issued_at:
        raise shape.MisshapenError("expires")
    _check_files(kind, bundle.files)
    return bundle


def _file(value: object) -> BundleFile:
    source = shape.obj(value, "path", "sha256", "size")
    return BundleFile(
        path=shape.text(source, "path", MAX_PATH, PATH),
        sha256=shape.text(source, "sha256", 64, shape.SHA256),
        size=shape.integer(source, "size", 1, MAX_FILE_BYTES),
    )


def _check_files(kind: BundleKind, files: tuple[BundleFile, ...]) -> None:
    paths = [file.path for file in files]
    folders = {"/".join(path.split("/")[:depth]) for path in paths for depth in range(1, path.count("/") + 1)}
    sizes = {(file.sha256, file.size) for file in files}
    wrong = (
        not files
        or paths != sorted(set(paths))
        or not folders.isdisjoint(paths)
        or len(sizes) != len({file.sha256 for file in files})
        or sum(file.size for file in files) > MAX_BUNDLE_BYTES
        or (kind.only_file and paths != [kind.only_file])
    )
    if wrong:
        raise shape.MisshapenError("files")


def _instant(text: str) -> datetime:
    at = parse_time(text)
    assert at is not None, "a bundle's times were read before"
    return at
