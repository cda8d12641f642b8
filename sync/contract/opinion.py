"""What citizens thought of their visit: nothing that leads to a person, sent a few at a time.

No dossier, no kiosk, no hour: the site, the procedure, the day, a face of five, and ticked reasons. The id is
drawn by lot, so its order tells nothing either; it only makes a repetition count once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sync.contract import canonical, shape
from sync.contract.canonical import Json
from sync.contract.faults import ContractFault

MAX_OPINIONS = 50
MAX_OPINIONS_BYTES = 32 * 1024
#: One is very displeased, five is very pleased.
FACES = range(1, 6)
ID = re.compile(r"[0-9a-f]{32}")


class Reason(StrEnum):
    """What the face was about, as ticked; there is no free text, which could name somebody."""

    WAITING = "waiting"
    CLARITY = "clarity"
    STAFF = "staff"
    MACHINE = "machine"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Opinion:
    """`day` as "2026-11-23", in Hà Nội; `reasons` each once, in the order of `Reason`."""

    id: str
    site: str
    procedure: str
    day: str
    face: int
    reasons: tuple[Reason, ...] = ()

    def to_json(self) -> dict[str, Json]:
        return {
            "id": self.id,
            "site": self.site,
            "procedure": self.procedure,
            "day": self.day,
            "face": self.face,
            "reasons": [reason.value for reason in self.reasons],
        }


def encode_opinions(opinions: Sequence[Opinion]) -> bytes:
    """The body of POST /v1/opinions; at most `MAX_OPINIONS`."""
    assert 0 < len(opinions) <= MAX_OPINIONS
    return canonical.encode({"opinions": [opinion.to_json() for opinion in opinions]})


@shape.parser
def parse_opinions(data: bytes) -> tuple[Opinion, ...]:
    """Every opinion well shaped, or none is taken."""
    value = shape.unwrap(canonical.decode(data, MAX_OPINIONS_BYTES, canonical=False))
    source = shape.obj(value, "opinions")
    found = tuple(_opinion(item) for item in shape.items(source, "opinions", MAX_OPINIONS))
    if not found:
        raise shape.MisshapenError("opinions")
    return found


def parse_opinion(data: bytes) -> Opinion | ContractFault:
    """One as it lies in the kiosk's store."""
    return _from_bytes(data)


@shape.parser
def _from_bytes(data: bytes) -> Opinion:
    return _opinion(shape.unwrap(canonical.decode(data, MAX_OPINIONS_BYTES)))


def _opinion(value: Json) -> Opinion:
    source = shape.obj(value, "id", "site", "procedure", "day", "face", "reasons")
    day = shape.text(source, "day", 10)
    try:
        if date.fromisoformat(day).isoformat() != day:
            raise shape.MisshapenError("day")
    except ValueError:
        raise shape.MisshapenError("day") from None
    items = shape.items(source, "reasons", len(Reason))
    reasons = tuple(shape.choice({"reasons": item}, "reasons", Reason) for item in items)
    if list(reasons) != [reason for reason in Reason if reason in reasons]:
        raise shape.MisshapenError("reasons")
    return Opinion(
        id=shape.text(source, "id", 32, ID),
        site=shape.text(source, "site", 64, shape.NAME),
        procedure=shape.text(source, "procedure", 64, shape.NAME),
        day=day,
        face=shape.integer(source, "face", FACES[0], FACES[-1]),
        reasons=reasons,
    )
