"""The folder in which a site lays down whom it believes; read once, at the start.

| file | what |
|---|---|
| `*.cer`, `*.crt`, `*.der`, `*.pem` | authorities, self-signed or links; PEM may hold several |
| `*.ml`, `*.mls` | master lists (ICAO 9303-12, 9), believed where their signer leads to one of the others |
| `*.pins` | SHA-256 of certificates believed as they are, one a line, `#` for remarks |
| `*.crl` | revocation lists, DER or PEM |
| `signers/` | document signers for cards that carry none; they add no trust |

Other files are passed over. A file of these that cannot be used is an error: what is broken must not pass for
nothing.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from drivers.card.chip.anchors import Anchors
from drivers.card.chip.certificates import load_authority, load_certificate
from drivers.card.chip.master_list import MAX_MASTER_LIST, parse_master_list, verified
from drivers.card.chip.revocation import MAX_REVOCATIONS, RevocationList, parse_revocations

_CERTIFICATES = (".cer", ".crt", ".der", ".pem")
_MASTER_LISTS = (".ml", ".mls")
_MAX_CERTIFICATE = 256 * 1024
_MAX_PINS = 64 * 1024
_MAX_FILES = 2000
_SIGNERS = "signers"
_T = TypeVar("_T")
_BLOCK = re.compile(rb"-----BEGIN [A-Z0-9 ]+-----(.*?)-----END [A-Z0-9 ]+-----", re.DOTALL)
_PIN = re.compile(r"[0-9a-f]{64}")


def load_trust(folder: Path | None) -> Anchors:
    """None and a missing folder give no anchors. Raises ValueError naming the file that cannot be used."""
    if folder is None or not folder.is_dir():
        return Anchors()
    pins = [pin for path in _files(folder, ".pins") for pin in _named(path, _pins)]
    certificates = [der for path in _files(folder, *_CERTIFICATES) for der in _named(path, _authorities)]
    signers = [der for path in _files(folder / _SIGNERS, *_CERTIFICATES) for der in _named(path, _signers)]
    first = Anchors(certificates, pins=pins, signers=signers)
    listed = [der for path in _files(folder, *_MASTER_LISTS) for der in _named(path, _listed(first))]
    second = Anchors(certificates, listed=listed, pins=pins)
    revocations = [one for path in _files(folder, ".crl") for one in _named(path, _revocations(second))]
    return Anchors(certificates, listed=listed, pins=pins, revocations=revocations, signers=signers)


def _files(folder: Path, *suffixes: str) -> list[Path]:
    if not folder.is_dir():
        return []
    found = sorted(path for path in folder.iterdir() if path.suffix.lower() in suffixes and path.is_file())
    if len(found) > _MAX_FILES:
        raise ValueError(f"{folder.name}: more than {_MAX_FILES} files")
    return found


def _named(path: Path, how: Callable[[Path], list[_T]]) -> list[_T]:
    try:
        return how(path)
    except (ValueError, OSError) as error:
        told = error.strerror if isinstance(error, OSError) else error
        raise ValueError(f"{path.name}: {told}") from None


def _read(path: Path, limit: int) -> bytes:
    with path.open("rb") as file:
        raw = file.read(limit + 1)
    if len(raw) > limit:
        raise ValueError("too large")
    return raw


def _ders(raw: bytes) -> list[bytes]:
    """DER as it is, or each block of PEM."""
    if b"-----BEGIN" not in raw:
        return [raw]
    try:
        return [base64.b64decode(b"".join(block.split()), validate=True) for block in _BLOCK.findall(raw)]
    except binascii.Error:
        raise ValueError("broken PEM") from None


def _authorities(path: Path) -> list[bytes]:
    ders = _ders(_read(path, _MAX_CERTIFICATE))
    for der in ders:
        load_authority(der)
    return ders


def _signers(path: Path) -> list[bytes]:
    ders = _ders(_read(path, _MAX_CERTIFICATE))
    for der in ders:
        load_certificate(der)
    return ders


def _pins(path: Path) -> list[str]:
    lines = (line.partition("#")[0] for line in _read(path, _MAX_PINS).decode("utf-8").splitlines())
    found = [line.replace(":", "").strip().lower() for line in lines if line.strip()]
    if not all(_PIN.fullmatch(pin) for pin in found):
        raise ValueError("not a SHA-256 a line")
    return found


def _listed(anchors: Anchors) -> Callable[[Path], list[bytes]]:
    return lambda path: list(verified(parse_master_list(_read(path, MAX_MASTER_LIST)), anchors)[0])


def _revocations(anchors: Anchors) -> Callable[[Path], list[RevocationList]]:
    def read(path: Path) -> list[RevocationList]:
        found = [parse_revocations(der) for der in _ders(_read(path, 2 * MAX_REVOCATIONS))]
        for one in found:
            anchors.require(one)
        return found

    return read
