"""What the pages after filing show: the fee, the record, where a dossier stands, what an officer says of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FeeScreen:
    """`qr` is the VietQR payload; `state` "awaiting", "checking", "not_yet" or "paid".

    "changed": an officer has just set this amount in the place of the one that was shown; "part": of the fee
    `received` has come, and `amount` is what is left.
    """

    name: str
    amount: str
    saved_at: str
    payee: str
    bank: str
    account: str
    content: str
    qr: str
    until: str
    state: str
    no_app: bool = False
    received: str = ""


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """`state` is "done", "now" or "future"; title and note are translation ids with one argument each."""

    icon: str
    state: str
    title_id: str
    note_id: str
    title_argument: str = ""
    note_argument: str = ""


@dataclass(frozen=True, slots=True)
class FinishedScreen:
    """`state` is "waiting" or "received"; `print_state` "printing", "printed", "refused" or "none".

    `qr` opens the status page and is shown where the paper is missing. `sheets` is how the A4 papers stand, as
    in `DeclarationScreen.printing`, empty where they are not offered; `at_home` how the leaflet for next
    time does. `carry` is "offered", "sent" (so the citizen said) or empty.
    """

    state: str
    code: str
    saved_at: str
    timeline: tuple[TimelineRow, ...]
    print_state: str
    take_card: bool
    take_papers: bool
    qr: str
    reprintable: bool
    fee_state: str = ""
    fee_received: str = ""
    fee_left: str = ""
    sheets: str = ""
    at_home: str = "none"
    carry: str = ""


@dataclass(frozen=True, slots=True)
class StatusCodeScreen:
    text: str
    complete: bool
    error_id: str = ""
    asking: bool = False
    looking_for: str = "status"


@dataclass(frozen=True, slots=True)
class DefectShown:
    """`label` is the question's or the paper's; `code_id` says what is wrong ("defect.unreadable")."""

    label: str
    code_id: str
    note: str


@dataclass(frozen=True, slots=True)
class OfficerShown:
    """The officer's word. `reason_id` is empty but for a refusal; `due` is the last day, "01/12/2026"."""

    remark: str
    reason_id: str
    due: str
    defects: tuple[DefectShown, ...]
    can_supplement: bool


@dataclass(frozen=True, slots=True)
class StatusScreen:
    """`heard` is when the portal last said so ("18:42 22/11"), empty if only this kiosk knows.

    `locked`: an officer has said something that only the slip's QR or the card opens; `asking`: one of them
    was shown, and the portal is asked for it; `error_id`: what was shown does not help. `fee` is still to pay,
    "20.000", empty where nothing is. `collect`: the portal says that the result is there; `paper` is
    here to see: "locked" until slip or card open it, then "open", empty where there is none. `printing` is how
    the officer's request stands on its way to paper, as in `GuideScreen`. `procedure` is named only to who
    showed slip or card: a code alone may be somebody else's.
    """

    code: str
    state_id: str
    step: int
    official_code: str
    heard: str
    timeline: tuple[TimelineRow, ...]
    source: str
    officer: OfficerShown | None = None
    locked: bool = False
    asking: bool = False
    error_id: str = ""
    fee: str = ""
    collect: bool = False
    paper: str = ""
    printing: str = "none"
    procedure: str = ""


@dataclass(frozen=True, slots=True)
class PaidScreen:
    """Money that the portal has heard of from the bank; `print_state` as on the finished page.

    `left` is still to pay, `back` came in too much; empty where nothing is.
    """

    code: str
    reference: str
    amount: str
    paid_at: str
    print_state: str
    left: str = ""
    back: str = ""
