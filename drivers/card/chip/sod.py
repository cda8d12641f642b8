"""EF.SOD: the document's security object, CMS SignedData over the hashes of the data groups.

ICAO 9303-10, 4.6.2 and Appendix D; RFC 5652.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from asn1crypto import algos, core

from drivers.card.chip.ber import definite
from drivers.card.chip.cms import CmsError, SignedData, parse_signed_data
from drivers.card.chip.der import BROKEN, load
from drivers.card.chip.signatures import hash_of
from drivers.card.chip.tlv import TlvError, read_only
from drivers.card.chip.unsupported import UnsupportedError

_SOD = 0x77
_CMS = b"\x30"
#: id-icao-mrtd-security-ldsSecurityObject, and the two that early passports have in its place.
_CONTENT_TYPES = frozenset({"2.23.136.1.1.1", "1.3.27.1.1.1", "1.2.528.1.1006.1.20.1"})
_MAX_SOD = 64 * 1024


class SodError(ValueError):
    """This is no security object. `unsupported`: it may be one, over a hash that is not spoken here."""

    def __init__(self, told: str, *, unsupported: bool = False) -> None:
        super().__init__(told)
        self.unsupported = unsupported


class _GroupHash(core.Sequence):
    _fields = [("number", core.Integer), ("value", core.OctetString)]  # noqa: RUF012 (asn1crypto's own way to declare)


class _GroupHashes(core.SequenceOf):
    _child_spec = _GroupHash


class _VersionInfo(core.Sequence):
    _fields = [("lds", core.PrintableString), ("unicode", core.PrintableString)]  # noqa: RUF012 (as above)


class _SecurityObject(core.Sequence):
    _fields = [  # noqa: RUF012 (as above)
        ("version", core.Integer),
        ("hash_algorithm", algos.DigestAlgorithm),
        ("hashes", _GroupHashes),
        ("version_info", _VersionInfo, {"optional": True}),
    ]


@dataclass(frozen=True, slots=True)
class SecurityObject:
    """`hashes` by data group. `lds_version` is "1.7" and the like, empty before LDS security object v1."""

    hash_name: str
    hashes: dict[int, bytes] = field(repr=False)
    lds_version: str
    cms: SignedData
    sha256: str


def parse_sod(file: bytes) -> SecurityObject:
    """Take EF.SOD apart; checks no hash and no signature. Raises SodError."""
    try:
        if len(file) > _MAX_SOD:
            raise SodError("too large")
        whole = definite(file)
        # Some keep the CMS alone, without the file's own tag around it.
        body = whole if whole[:1] == _CMS else read_only(whole, _SOD)
        signed = parse_signed_data(body, _CONTENT_TYPES)
        return _parse(signed, hashlib.sha256(file).hexdigest())
    except TlvError:
        raise SodError("tlv") from None
    except CmsError as error:
        raise SodError(str(error), unsupported=error.unsupported) from None
    except UnsupportedError as error:
        raise SodError(str(error), unsupported=True) from None
    except BROKEN as error:
        raise SodError(type(error).__name__) from None


def _parse(signed: SignedData, sha256: str) -> SecurityObject:
    stated = load(_SecurityObject, signed.content)
    if stated["version"].native not in (0, 1):
        raise SodError("version")
    hashes = {int(one["number"].native): bytes(one["value"].native) for one in stated["hashes"]}
    if len(hashes) != len(stated["hashes"]):
        raise SodError("doubled hash")
    hash_name = hash_of(stated["hash_algorithm"]["algorithm"].dotted)
    info = stated["version_info"].native
    return SecurityObject(hash_name, hashes, _version(info["lds"]) if info else "", signed, sha256)


def _version(text: str) -> str:
    """ "0107" → "1.7", as 9303-10, 4.6.1 writes it; anything else is not worth a refusal."""
    return f"{int(text[:2])}.{int(text[2:])}" if len(text) == 4 and text.isascii() and text.isdigit() else ""
