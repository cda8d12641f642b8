"""What one card's chip can do, and what is wrong with it: the `[chip_profile]` of a prepared card."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from drivers.card.simulator.curve import CURVES
from drivers.card.simulator.suites import Cipher


class Access(StrEnum):
    PACE = "pace"
    BAC = "bac"


class Mapping(StrEnum):
    """How PACE maps the nonce. A chip with CAM speaks GM as well (9303-11, 4.4.1)."""

    GM = "gm"
    CAM = "cam"


class Password(StrEnum):
    CAN = "can"
    MRZ = "mrz"


class AaKey(StrEnum):
    """Key of Active Authentication."""

    ECDSA = "ecdsa"
    RSA1024 = "rsa1024"
    RSA2048 = "rsa2048"


class Overlong(StrEnum):
    """What the chip says to a READ BINARY whose answer does not fit: part of it, or a status word."""

    PART = "part"
    WRONG_LENGTH = "6700"
    EXACT_LENGTH = "6c"
    MORE_FOLLOWS = "61"


class Flaw(StrEnum):
    """What is wrong. Every other part of such a card is in order."""

    CLONE = "clone"
    ALTERED_DG1 = "altered_dg1"
    ALTERED_DG13 = "altered_dg13"
    EXPIRED_SIGNER = "expired_signer"
    UNKNOWN_ISSUER = "unknown_issuer"
    FORGED_SIGNER = "forged_signer"
    MALFORMED_DG13 = "malformed_dg13"
    WITHOUT_SOD = "without_sod"


@dataclass(frozen=True, slots=True)
class ChipProfile:
    """Without a table of its own a card is as today's CCCD are said to be.

    `curve`, `chip_curve`: standardized parameter numbers of PACE and Chip Authentication. `extended`: the
    longest answer in bytes, 256 for a chip that knows short APDUs alone. `tries`: wrong keys until the chip
    locks itself, 0 for never. `face_octets`: size of the picture in DG2.
    """

    access: tuple[Access, ...] = (Access.PACE, Access.BAC)
    mapping: Mapping = Mapping.GM
    cipher: Cipher = Cipher.AES128
    curve: int = 13
    passwords: tuple[Password, ...] = (Password.CAN, Password.MRZ)
    groups: tuple[int, ...] = (1, 2, 13, 14, 15)
    chip_authentication: Cipher | None = Cipher.AES128
    chip_curve: int = 13
    active_authentication: AaKey | None = AaKey.ECDSA
    extended: int = 32768
    overlong: Overlong = Overlong.PART
    master_file: bool = False
    short_names: bool = True
    end_of_file: bool = False
    tries: int = 0
    face_octets: int = 18000
    flaws: tuple[Flaw, ...] = ()

    @property
    def short_only(self) -> bool:
        return self.extended <= 256

    @staticmethod
    def from_table(raw: dict[str, Any]) -> ChipProfile:
        """Raises ValueError, KeyError or TypeError for what no chip can be."""
        made: dict[str, Any] = {}
        for name, value in raw.items():
            if name not in _NAMES:
                raise KeyError(name)
            kind = _KINDS.get(name)
            if kind is None:
                made[name] = tuple(value) if name == "groups" else value
            elif name in _OPTIONAL and value == "":
                made[name] = None
            else:
                made[name] = tuple(kind(one) for one in value) if isinstance(value, list) else kind(value)
        profile = ChipProfile(**made)
        profile.check()
        return profile

    def check(self) -> None:
        """Raises ValueError where the parts do not go together."""
        pace = Access.PACE in self.access
        facts = {
            "access": bool(self.access),
            "curve": self.curve in CURVES and self.chip_curve in CURVES,
            "passwords": bool(self.passwords) or not pace,
            "cipher of pace": self.cipher is not Cipher.TDES,
            "mapping": self.mapping is Mapping.GM or (pace and self.chip_curve == self.curve),
            "groups": tuple(sorted(set(self.groups))) == self.groups and 1 in self.groups,
            "dg14": 14 in self.groups or (self.chip_authentication is None and self.mapping is Mapping.GM),
            "dg15": (15 in self.groups) == (self.active_authentication is not None),
            "extended": 256 <= self.extended <= 65536,
            "tries": 0 <= self.tries <= 15,
            "face_octets": 4000 <= self.face_octets <= 60000,
            "a short chip cannot sign long": not self.short_only
            or self.active_authentication is not AaKey.RSA2048,
        }
        for fact, holds in facts.items():
            if not holds:
                raise ValueError(fact)


_NAMES = frozenset(one.name for one in fields(ChipProfile))
_OPTIONAL = frozenset({"chip_authentication", "active_authentication"})
_KINDS: dict[str, type[StrEnum]] = {
    "access": Access,
    "mapping": Mapping,
    "cipher": Cipher,
    "passwords": Password,
    "chip_authentication": Cipher,
    "active_authentication": AaKey,
    "overlong": Overlong,
    "flaws": Flaw,
}
