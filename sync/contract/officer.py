"""What an officer says to the citizen about a dossier: remarks, all defects at once, a reason, a fee notice.

It travels sealed (`sync.envelope.ask.seal_down`, topic `TOPIC`) to the key that the receipt carries, or inside
the answer to a question that proved the card; state and step alone are open to whoever knows the code.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from sync.contract import shape
from sync.contract.canonical import Json
from sync.contract.faults import ContractFault
from sync.contract.receipts import DossierState

TOPIC = "officer"
MOST_REMARK = 500
MOST_NOTE = 200
MOST_DEFECTS = 64
_TICKET = re.compile(r"[0-9a-f]{32}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class DefectKind(StrEnum):
    """What the defect is of: an answer (`field` is the question's id) or a paper (the document's id)."""

    ANSWER = "answer"
    PAPER = "paper"


class DefectCode(StrEnum):
    """What is wrong; each has one sentence in every language of the kiosk (`defect.CODE`)."""

    MISSING = "missing"
    UNREADABLE = "unreadable"
    CUT_OFF = "cut_off"
    WRONG_PAPER = "wrong_paper"
    PAGE_MISSING = "page_missing"
    EXPIRED = "expired"
    NOT_MATCHING = "not_matching"
    INCOMPLETE = "incomplete"
    WRONG_VALUE = "wrong_value"
    OTHER = "other"


class RefusalReason(StrEnum):
    """Why a dossier was refused (`refusal.CODE`); the officer's remark says more."""

    NOT_COMPETENT = "not_competent"
    NOT_ELIGIBLE = "not_eligible"
    DUPLICATE = "duplicate"
    NOT_SUPPLEMENTED = "not_supplemented"
    WITHDRAWN = "withdrawn"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Defect:
    """One thing to put right. `note` is the officer's own words, may be empty."""

    kind: DefectKind
    field: str
    code: DefectCode
    note: str

    def to_json(self) -> dict[str, Json]:
        return {"kind": self.kind.value, "field": self.field, "code": self.code.value, "note": self.note}


@dataclass(frozen=True, slots=True)
class OfficerWord:
    """The officer's last word on a dossier, whole: it replaces the one before.

    `procedure` is the national id that the dossier was filed under. `round` counts requests for supplements
    from 1; 0 where none was made. `ticket` (32 hexadecimal digits) belongs to this round: a supplement that
    repeats it was made by somebody who could open this word. `due` is the last day for a supplement,
    YYYY-MM-DD, or empty.
    """

    code: str
    procedure: str
    state: DossierState
    at: str
    remark: str
    reason: RefusalReason | None
    round: int
    ticket: str
    due: str
    defects: tuple[Defect, ...]

    def to_json(self) -> dict[str, Json]:
        return {
            "version": "1",
            "code": self.code,
            "procedure": self.procedure,
            "state": self.state.value,
            "at": self.at,
            "remark": self.remark,
            "reason": None if self.reason is None else self.reason.value,
            "round": self.round,
            "ticket": self.ticket,
            "due": self.due,
            "defects": [defect.to_json() for defect in self.defects],
        }


@dataclass(frozen=True, slots=True)
class Supplements:
    """In a dossier that completes another: which one, and the ticket of the round that asked for it."""

    code: str
    round: int
    ticket: str

    def to_json(self) -> dict[str, Json]:
        return {"code": self.code, "round": self.round, "ticket": self.ticket}


def parse_word(value: object) -> OfficerWord | ContractFault:
    """The officer's word out of decoded JSON (what `open_down` or `open_reply` gave)."""
    return _word(value)


def read_supplements(value: object) -> Supplements:
    """Inside a reader: raises `shape.MisshapenError`."""
    source = shape.obj(value, "code", "round", "ticket")
    return Supplements(
        code=shape.code(source),
        round=shape.integer(source, "round", 1, 99),
        ticket=shape.text(source, "ticket", 32, _TICKET),
    )


@shape.parser
def _word(value: object) -> OfficerWord:
    source = shape.obj(
        value,
        *("version", "code", "procedure", "state", "at", "remark"),
        *("reason", "round", "ticket", "due", "defects"),
    )
    if source["version"] != "1":
        raise shape.MisshapenError("version")
    return OfficerWord(
        code=shape.code(source),
        procedure=shape.text(source, "procedure", 64, shape.NAME),
        state=shape.choice(source, "state", DossierState),
        at=shape.moment(source, "at"),
        remark=shape.words(source, "remark", MOST_REMARK, lines=True),
        reason=None if source["reason"] is None else shape.choice(source, "reason", RefusalReason),
        round=shape.integer(source, "round", 0, 99),
        ticket=shape.text(source, "ticket", 32, _TICKET),
        due=shape.text(source, "due", 10, re.compile(f"({_DAY.pattern})?")),
        defects=tuple(_defect(item) for item in shape.items(source, "defects", MOST_DEFECTS)),
    )


def _defect(value: object) -> Defect:
    source = shape.obj(value, "kind", "field", "code", "note")
    return Defect(
        kind=shape.choice(source, "kind", DefectKind),
        field=shape.text(source, "field", 64, shape.NAME),
        code=shape.choice(source, "code", DefectCode),
        note=shape.words(source, "note", MOST_NOTE),
    )
