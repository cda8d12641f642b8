"""Staff at the kiosk: who is in, what they are told, what they may do. No citizen is in any of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from kiosk_app.flow.moment import Moment

CODE_DIGITS = 6
#: Whoever knows the point's code is one of its attendants; the other roles stand in the city's roster.
ATTENDANT, COLLABORATOR, OFFICIAL, TECHNICIAN = "attendant", "collaborator", "official", "technician"
#: Why staff stop the service, as faults of the flow.
REASONS = ("service.day_over", "service.pause", "service.no_paper", "service.repair")


class Act(StrEnum):
    """What staff may have done at the panel; named so by the page that asks for it."""

    TEST = "test"
    TEST_PAGES = "test_pages"
    NEW_ROLL = "new_roll"
    TRY_AGAIN = "try_again"
    CLOSE = "close"
    OPEN = "open"
    LEFT = "left"


#: A collaborator keeps the machine fed; whether the point is open others decide.
_OF_A_COLLABORATOR = frozenset({Act.TEST, Act.TEST_PAGES, Act.NEW_ROLL, Act.TRY_AGAIN})


def may(role: str, act: str) -> bool:
    """Whether somebody of this role may have it done."""
    return role != COLLABORATOR or act in _OF_A_COLLABORATOR


class Told(StrEnum):
    """How an act went, each with its sentence `staff.told.<value>`."""

    PRINTED = "printed"
    PRINTED_PAGES = "printed_pages"
    NEW_ROLL = "new_roll"
    TRIED = "tried"
    NOTHING_PARKED = "nothing_parked"
    CLOSED = "closed"
    OPENED = "opened"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class StaffSession:
    """Whose it is by role, and since when. `person` is the id in the roster, with their `name`: empty where
    only the code of the point was typed.
    """

    role: str
    since: Moment
    person: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class FaultNoted:
    """A trouble that citizens were shown: its code, and when ("23/11 18:42")."""

    code: str
    at: str


@dataclass(frozen=True, slots=True)
class MachineSeen:
    """The machine as one value, gathered at one moment.

    `reader`, `camera`, `printer` and `pages` are the devices' own states ("ready", "near_end", "gone", …),
    `pages` empty where none is fitted; `paper_left` counts slips, None where nobody counts; `pages_today` are
    the A4 papers that came out; `clock` is the machine's own time, "18:42". `oldest`,
    `last_receipt` and `line_since` are clock times with their day, empty where there is none. `closed` is the
    code under which staff stopped the service.
    """

    reader: str = ""
    camera: str = ""
    printer: str = ""
    pages: str = ""
    paper_left: int | None = None
    pages_today: int = 0
    clock: str = ""
    clock_trusted: bool = False
    disk_free: int = 0
    disk_low: bool = False
    line: str = "unknown"
    line_since: str = ""
    waiting: int = 0
    parked: int = 0
    refused: int = 0
    oldest: str = ""
    last_receipt: str = ""
    app_version: str = ""
    content_version: str = ""
    units_version: str = ""
    faults: tuple[FaultNoted, ...] = ()
    closed: str = ""


@dataclass(frozen=True, slots=True)
class StaffDoor:
    """The code as it is typed. `told` is "", "wrong" or "locked"; `left` tries, `minutes` to wait.

    `part` is "code" where the point has one code for all. Where the city published a roster it is "access" (the
    six digits that open the chip of one's own card), "card" (it is read), then "own" (one's own code) of
    `person`, and `told` may also say what became of the card: "no_card", "not_read", "not_genuine", "unknown".
    """

    digits: str = field(default="", repr=False)
    checking: bool = False
    told: str = ""
    left: int = 0
    minutes: int = 0
    part: str = "code"
    person: str = ""
    name: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class StaffDesk:
    """The panel. `part` is "machine", "faults" or "closing"; `told` as in `StaffActed`."""

    session: StaffSession
    seen: MachineSeen | None = None
    part: str = "machine"
    doing: Act | None = None
    told: str = ""


@dataclass(frozen=True, slots=True)
class CheckStaffCode:
    """`asking` counts the codes asked about; the answer carries it back."""

    asking: int
    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ReadStaffCard:
    """Read whose card is laid down: `StaffCardSeen` or `StaffCardRefused`, neither once it was stopped."""

    asking: int
    access: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class StaffCardSeen:
    """The card stands in the roster in force here."""

    asking: int
    person: str
    role: str
    name: str


@dataclass(frozen=True, slots=True)
class StaffCardRefused:
    """`reason` as in `StaffDoor.told`."""

    asking: int
    reason: str


@dataclass(frozen=True, slots=True)
class CheckOwnCode:
    """Of the person whose card was read last; answered as `CheckStaffCode` is."""

    asking: int
    person: str
    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class LookAround:
    """Gather `MachineSeen`, answered with `AroundSeen`."""


@dataclass(frozen=True, slots=True)
class StaffAct:
    """`reason`, of REASONS, goes with `CLOSE`. One `StaffActed` follows each but `LEFT`."""

    act: Act
    reason: str = ""


@dataclass(frozen=True, slots=True)
class StaffAdmitted:
    asking: int
    session: StaffSession


@dataclass(frozen=True, slots=True)
class StaffRefused:
    """`left` tries before the door closes; with none left, `wait_s` until it opens again."""

    asking: int
    left: int
    wait_s: int = 0


@dataclass(frozen=True, slots=True)
class AroundSeen:
    seen: MachineSeen


@dataclass(frozen=True, slots=True)
class StaffActed:
    """`told` is of `Told`, or a fault's code, which has a point and is said under `technician.`."""

    act: Act
    told: str
