"""What one file of the trust folder holds, known by its content: people name such files as they like.

DER or PEM, one object or several: certificates, revocation lists (RFC 5280), master lists (ICAO 9303-12, 9); or
SHA-256 of certificates, one a line.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from drivers.card.chip.certificates import Certificate, load_authority, load_certificate
from drivers.card.chip.master_list import MAX_MASTER_LIST, MasterList, MasterListError, parse_master_list
from drivers.card.chip.revocation import RevocationList, parse_revocations
from drivers.card.chip.tlv import TlvError, read_header

_MAX_FILE = MAX_MASTER_LIST
_MAX_PINS = 64 * 1024
_PINS = ".pins"
_SEQUENCE, _OID = 0x30, 0x06
_BLOCK = re.compile(rb"-----BEGIN [A-Z0-9 ]+-----(.*?)-----END [A-Z0-9 ]+-----", re.DOTALL)
_PIN = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Contents:
    """`authorities` may vouch, `signers` sign documents alone."""

    authorities: tuple[Certificate, ...] = ()
    signers: tuple[Certificate, ...] = ()
    lists: tuple[MasterList, ...] = ()
    revocations: tuple[RevocationList, ...] = ()
    pins: tuple[str, ...] = ()

    @property
    def for_practice(self) -> bool:
        return any(one.for_practice for one in (*self.authorities, *self.signers))


def read_contents(path: Path) -> Contents:
    """Raises OSError, or ValueError saying what is wrong, never what stands in it."""
    with path.open("rb") as file:
        raw = file.read(_MAX_FILE + 1)
    if len(raw) > _MAX_FILE:
        raise ValueError("too large")
    return Contents(pins=_pins(raw)) if path.suffix.lower() == _PINS else parse_contents(raw)


def parse_contents(raw: bytes) -> Contents:
    """Certificates and lists. Raises ValueError."""
    found = [_object(der) for der in _ders(raw)]
    if not found:
        raise ValueError("holds nothing")
    return Contents(
        tuple(one for one in found if isinstance(one, Certificate) and _is_authority(one)),
        tuple(one for one in found if isinstance(one, Certificate) and not _is_authority(one)),
        tuple(one for one in found if isinstance(one, MasterList)),
        tuple(one for one in found if isinstance(one, RevocationList)),
    )


def _object(der: bytes) -> Certificate | RevocationList | MasterList:
    try:
        outer = read_header(der)
        inner = read_header(der, outer.size) if outer.tag == _SEQUENCE else None
    except TlvError:
        # A length that is not definite: of what may stand here only CMS is written so.
        return _indefinite(der)
    if inner is not None and inner.tag == _OID:
        return parse_master_list(der)
    if inner is None or inner.tag != _SEQUENCE:
        raise ValueError("neither certificate nor list")
    ways: tuple[Callable[[bytes], Certificate | RevocationList], ...] = (load_certificate, parse_revocations)
    told = []
    for way in ways:
        try:
            return way(der)
        except ValueError as error:
            told.append(str(error))
    raise ValueError("; ".join(told))


def _indefinite(der: bytes) -> MasterList:
    try:
        return parse_master_list(der)
    except MasterListError:
        raise ValueError("neither certificate nor list") from None


def _is_authority(certificate: Certificate) -> bool:
    """Raises ValueError for an authority whose key cannot be used."""
    if certificate.may_sign_certificates:
        load_authority(certificate.der)
    return certificate.may_sign_certificates


def _ders(raw: bytes) -> list[bytes]:
    """DER as it is, or each block of PEM."""
    if b"-----BEGIN" not in raw:
        return [raw]
    try:
        return [base64.b64decode(b"".join(block.split()), validate=True) for block in _BLOCK.findall(raw)]
    except binascii.Error:
        raise ValueError("broken PEM") from None


def _pins(raw: bytes) -> tuple[str, ...]:
    if len(raw) > _MAX_PINS:
        raise ValueError("too large")
    lines = (line.partition("#")[0] for line in raw.decode("utf-8").splitlines())
    found = tuple(line.replace(":", "").strip().lower() for line in lines if line.strip())
    if not all(_PIN.fullmatch(pin) for pin in found):
        raise ValueError("not a SHA-256 a line")
    return found
