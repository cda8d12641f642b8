"""A wish to be called back, as the portal's opener reads it: part 0 of a sealed file, schema `call_back/1`.

It travels as a dossier does (sealed file, manifest, receipt) and is none: no citizen is named in it, only the
number to call.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from sync.contract import canonical, shape
from sync.contract.canonical import Json
from sync.contract.contact import ContactKind, is_contact
from sync.contract.faults import ContractFault
from sync.contract.times import Trust

SCHEMA = "call_back/1"
MAX_CALL_BACK_BYTES = 4096
#: Nobody writes to a number of a house or an office, but it can be called.
_FIXED = re.compile(r"02[0-9]{9}")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_KEYS = (
    *("schema", "id", "code", "sequence", "practice", "language", "kiosk", "created"),
    *("phone", "when", "consent"),
)


class PartOfDay(StrEnum):
    """When the citizen can be reached, in the hours of the office."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class CallBack:
    """`phone`: ten digits from 0, or eleven from 02 where it is fixed.

    `consent` is the version of the sentence that was agreed to by asking.
    """

    id: str
    code: str
    sequence: int
    practice: bool
    language: str
    kiosk: str
    site: str
    created_at: str
    created_trust: Trust
    phone: str
    when: PartOfDay
    consent: str

    def to_json(self) -> dict[str, Json]:
        return {
            "schema": SCHEMA,
            "id": self.id,
            "code": self.code,
            "sequence": self.sequence,
            "practice": self.practice,
            "language": self.language,
            "kiosk": {"id": self.kiosk, "site": self.site},
            "created": {"at": self.created_at, "trust": self.created_trust.value},
            "phone": self.phone,
            "when": self.when.value,
            "consent": self.consent,
        }

    def to_bytes(self) -> bytes:
        return canonical.encode(self.to_json())


def parse_call_back(data: bytes) -> CallBack | ContractFault:
    """The wish in canonical JSON bytes, every field known and within its limit."""
    value = canonical.decode(data, MAX_CALL_BACK_BYTES)
    return value if isinstance(value, ContractFault) else _from_json(value)


def is_call_back(data: bytes) -> bool:
    """Whether these bytes say that they are one, well-shaped or not."""
    value = canonical.decode(data, MAX_CALL_BACK_BYTES)
    return isinstance(value, dict) and value.get("schema") == SCHEMA


@shape.parser
def _from_json(value: object) -> CallBack:
    source = shape.obj(value, *_KEYS)
    if source["schema"] != SCHEMA:
        raise shape.MisshapenError("schema")
    kiosk = shape.obj(source["kiosk"], "id", "site")
    created = shape.obj(source["created"], "at", "trust")
    phone = shape.text(source, "phone", 11)
    if not (is_contact(ContactKind.PHONE, phone) or _FIXED.fullmatch(phone)):
        raise shape.MisshapenError("phone")
    return CallBack(
        id=shape.text(source, "id", 36, shape.UUID),
        code=shape.code(source),
        sequence=shape.integer(source, "sequence", 1),
        practice=shape.flag(source, "practice"),
        language=shape.text(source, "language", 3, _LANGUAGE),
        kiosk=shape.text(kiosk, "id", 64, shape.NAME),
        site=shape.text(kiosk, "site", 64, shape.NAME),
        created_at=shape.moment(created, "at"),
        created_trust=shape.choice(created, "trust", Trust),
        phone=phone,
        when=shape.choice(source, "when", PartOfDay),
        consent=shape.text(source, "consent", 64, shape.NAME),
    )
