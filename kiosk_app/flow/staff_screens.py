"""What staff are shown: the door and the panel. Codes and values; no citizen is in any of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StaffCodeScreen:
    """`typed` of `of` digits; `told` is "", "wrong" (`left` tries) or "locked" (`minutes` to wait), or what
    became of a card. `part` and whose card it is as in `StaffDoor`; `reader_place` is where it is laid.
    """

    typed: int
    of: int
    checking: bool = False
    told: str = ""
    left: int = 0
    minutes: int = 0
    part: str = "code"
    name: str = ""
    role: str = ""
    reader_place: str = ""


@dataclass(frozen=True, slots=True)
class MachineRow:
    """`id` is a part of the machine: its name is `staff.part.<id>`.

    `state_id` and `note_id` are translation ids with one argument each; `tone` is "good", "warn" or "bad".
    """

    id: str
    icon: str
    state_id: str
    state: str = ""
    note_id: str = ""
    note: str = ""
    tone: str = "good"


@dataclass(frozen=True, slots=True)
class FaultRow:
    """What citizens were shown, by its code; `technician.<code>` says what to do."""

    code: str
    at: str


@dataclass(frozen=True, slots=True)
class StaffScreen:
    """`part` as in `StaffDesk`. `verdict_id` is the one sentence, `more` how many other things want a look.

    `doing` is the act under way, or empty; `told` is as in `StaffActed`.
    `pages` tells that an A4 printer is fitted. `name` and `role` are of who is in, empty where only the code of
    the point was typed; `may_close`: opening and closing the point is theirs;
    `may_help`: a citizen may be asked whether they help.
    """

    part: str
    kiosk: str
    verdict_id: str = ""
    more: int = 0
    rows: tuple[MachineRow, ...] = ()
    faults: tuple[FaultRow, ...] = ()
    reasons: tuple[str, ...] = ()
    closed: str = ""
    parked: int = 0
    pages: bool = False
    doing: str = ""
    told: str = ""
    app: str = ""
    content: str = ""
    units: str = ""
    name: str = ""
    role: str = ""
    may_close: bool = True
    may_help: bool = False
