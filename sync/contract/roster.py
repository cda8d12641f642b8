"""Who works at the kiosks: published by the city, signed, and pulled like any content.

A kiosk takes no older roster than it has, so whoever is left out of the newest cannot sign in after the next
pull. No number of an identity paper is in it: `card` is a mark of the chip's security object, and the verifier
of the code is made with what stands on that chip, so that the list alone lets nobody guess a code.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sync.contract import canonical, passcode, shape
from sync.contract.bundle import MAX_FILE_BYTES
from sync.contract.canonical import Json
from sync.contract.faults import ContractFault

CODE_DIGITS = 6
_MAX_PEOPLE = 600
_MAX_SITES = 64
_MAX_NAME = 60
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CARD_CONTEXT = b"tram-mot-cua/1/staff-card\0"


class Role(StrEnum):
    """COLLABORATOR helps citizens, OFFICIAL also opens and closes the point, TECHNICIAN keeps the machine."""

    COLLABORATOR = "collaborator"
    OFFICIAL = "official"
    TECHNICIAN = "technician"


@dataclass(frozen=True, slots=True)
class Member:
    """`id` is what journals and dossiers say; `until` the last day. No `sites` means every one."""

    id: str
    role: Role
    name: str
    card: str
    code: str
    until: date
    sites: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Json]:
        return {
            "id": self.id,
            "role": self.role.value,
            "name": self.name,
            "card": self.card,
            "code": self.code,
            "until": self.until.isoformat(),
            "sites": list(self.sites),
        }

    def works(self, site: str, day: date) -> bool:
        return day <= self.until and (not self.sites or site in self.sites)


def card_mark(sod_sha256: str) -> str:
    """How a roster names a card: SHA-256 (hexadecimal) over the hash of its security object."""
    return hashlib.sha256(_CARD_CONTEXT + bytes.fromhex(sod_sha256)).hexdigest()


def code_verifier(code: str, sod_sha256: str, random: Callable[[int], bytes]) -> str:
    return passcode.hashed(f"{code}:{sod_sha256}", random)


def code_matches(member: Member, code: str, sod_sha256: str) -> bool:
    """About a tenth of a second, whether it matches or not."""
    return passcode.matches(f"{code}:{sod_sha256}", member.code)


def holder(members: Sequence[Member], sod_sha256: str) -> Member | None:
    mark = card_mark(sod_sha256)
    return next((member for member in members if member.card == mark), None)


def write_roster(members: Iterable[Member]) -> bytes:
    return canonical.encode({"people": [member.to_json() for member in members]})


@shape.parser
def parse_roster(data: bytes) -> tuple[Member, ...]:
    """The file `roster.json`: `{"people": [...]}`; an id or a card stands in it once."""
    value = shape.unwrap(canonical.decode(data, MAX_FILE_BYTES, canonical=False))
    found = tuple(_member(item) for item in shape.items(shape.obj(value, "people"), "people", _MAX_PEOPLE))
    for names in ([member.id for member in found], [member.card for member in found]):
        if len(set(names)) != len(names):
            raise shape.MisshapenError("people")
    return found


def _member(value: object) -> Member:
    source = shape.obj(value, "id", "role", "name", "card", "code", "until", "sites")
    try:
        until = date.fromisoformat(shape.text(source, "until", 10, _DAY))
    except ValueError:
        raise shape.MisshapenError("until") from None
    sites = shape.items(source, "sites", _MAX_SITES)
    return Member(
        id=shape.text(source, "id", 32, shape.NAME),
        role=shape.choice(source, "role", Role),
        name=shape.text(source, "name", _MAX_NAME),
        card=shape.text(source, "card", 64, shape.SHA256),
        code=shape.text(source, "code", 100, passcode.VERIFIER),
        until=until,
        sites=tuple(shape.text({"site": site}, "site", 64, shape.NAME) for site in sites),
    )


def find(members: Sequence[Member], member_id: str) -> Member | None:
    return next((member for member in members if member.id == member_id), None)


def read_or_nobody(data: bytes) -> tuple[Member, ...]:
    """For what was verified and read before: nobody where the file is not whole."""
    found = parse_roster(data)
    return () if isinstance(found, ContractFault) else found
