"""The visit: one immutable value, grouped by what each part of it is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kiosk_app.flow.assisting import NO_ASSISTING, Assisting
from kiosk_app.flow.board import NO_BOARD, Board
from kiosk_app.flow.booking import NO_BOOKING, Booking
from kiosk_app.flow.moment import NEVER, Moment
from kiosk_app.flow.screens import Page
from kiosk_app.flow.text import VIETNAMESE

if TYPE_CHECKING:
    # What a visit may come to hold; nobody has to wait for it who only wants to see the greeting.
    from datetime import date

    from kiosk_app.flow.assisted import Helper
    from kiosk_app.flow.calling import Calling
    from kiosk_app.flow.carrying import Carrying
    from kiosk_app.flow.declaration import Declaration
    from kiosk_app.flow.effects import Attachment, Effect
    from kiosk_app.flow.events import Delivered, FeeHeard, StatusHeard, Stored
    from kiosk_app.flow.fields import Wrong
    from kiosk_app.flow.groups import Removed
    from kiosk_app.flow.identity import ChipFound, Identity, Printed
    from kiosk_app.flow.kept import Kept
    from kiosk_app.flow.officer import Supplement
    from kiosk_app.flow.opinion import Opining
    from kiosk_app.flow.payment import PaymentAsked
    from kiosk_app.flow.prepared import Prepared
    from kiosk_app.flow.procedure import Procedure
    from kiosk_app.flow.results import ResultShown
    from kiosk_app.flow.screens import FaultPanel
    from kiosk_app.flow.setting import Setting
    from kiosk_app.flow.staff import StaffDesk, StaffDoor


@dataclass(frozen=True, slots=True)
class CardEntry:
    """From the number to the chip. `digits` is what is being typed on the pad, of number or date.

    `document` is "card" or "passport"; of a passport `number` is its own, and `by_dates` holds from the start.
    `by_dates`: this chip does not open to its number alone. `words`: the name on it, while it is being read.
    `refused`: a chip of this visit that was forged or a copy; what is only claimed later is filed with that.
    """

    number: str = ""
    document: str = "card"
    revealed: bool = False
    camera: str = "looking"
    found: bool = False
    printed: Printed | None = None
    part: str = "birth"
    digits: str = ""
    birth: date | None = None
    expiry: date | None = None
    no_expiry: bool = False
    by_dates: bool = False
    reading: bool = False
    progress: float = 0.0
    words: str = ""
    failures: int = 0
    refused: ChipFound | None = None
    error: Wrong | None = None

    @property
    def key_complete(self) -> bool:
        return self.birth is not None and (self.no_expiry or self.expiry is not None)


@dataclass(frozen=True, slots=True)
class SigningIn:
    """A sign-in with VNeID on the citizen's own telephone; see `SignInScreen`."""

    state: str = "asking"
    url: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Asking:
    """The present question: its field, what is in the box, and what was wrong with it.

    `old` is the old ward that was chosen, by its name; `removed` who was taken off a list and may come back.
    """

    field: str = ""
    text: str = ""
    error: Wrong | None = None
    year_alone: bool = False
    old: str = ""
    removed: Removed | None = None


@dataclass(frozen=True, slots=True)
class Scanning:
    """The present document: pages taken so far by number, and how the live picture stands.

    `file` is bound already and waits for a word of the citizen: it may be another paper than was asked for.
    """

    document: str = ""
    state: str = "live"
    pages: tuple[int, ...] = ()
    taken: int = -1
    verdicts: tuple[str, ...] = ()
    acceptable: bool = False
    file: int = -1
    #: How paper comes in; nothing known means by the camera.
    ways: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reviewing:
    """`priced`: the day whose fee stood there when something was declared."""

    declarations: frozenset[str] = frozenset()
    missing: str = ""
    editing: bool = False
    priced: date | None = None


@dataclass(frozen=True, slots=True)
class Filed:
    """After COMMIT: what paper and screen may say from now on. `prints` counts papers that came out.

    `carrying`: codes for a telephone are on the glass; `carried`: when the citizen said that it was sent so.
    `due`: the fee that was shown and filed, in dong; None where nobody knows it. `received` of it has come, and
    `rest` asks for what is left.
    """

    stored: Stored
    delivered: Delivered | None = None
    fee_state: str = "free"
    paying: str = "awaiting"
    pay_until: str = ""
    no_app: bool = False
    print_state: str = "none"
    prints: int = 0
    carrying: Carrying | None = None
    carried: str = ""
    due: int | None = None
    received: int = 0
    rest: PaymentAsked | None = None


@dataclass(frozen=True, slots=True)
class Sheets:
    """A4 sheets: drawn for the screen, and on their way to paper.

    `state` is "drawing", "ready" or "failed", of the declaration that was `asked` for; `printing` as in
    `DeclarationScreen`, as is `near`. `out` of the `wanted` papers came out so far, `copies` times all of them.
    """

    state: str = ""
    asked: Declaration | None = None
    pictures: tuple[int, ...] = ()
    near: bool = False
    printing: str = "none"
    wanted: int = 0
    out: int = 0
    copies: int = 0


@dataclass(frozen=True, slots=True)
class Behind:
    """What is looked at behind "more": where `back` leads and whose days are shown.

    `printing` is "none", "printing", "printed" or "refused", of the paper that was `asked` for: `what` of the
    page, empty for what it shows.
    """

    back: Page = Page.HOME
    place: str = ""
    printing: str = "none"
    asked: str = ""
    what: str = ""


#: What a code is typed for: to hear of the dossier, or to pay what an officer asks for it.
STATUS, FEE, RESULT = "status", "fee", "result"


@dataclass(frozen=True, slots=True)
class Owing:
    """A fee notice being paid: as `Filed` has it for a fee paid at once.

    `received`, `left` and `back` as in `NoticeNews`, once money has come.
    """

    heard: FeeHeard
    paying: str = "awaiting"
    pay_until: str = ""
    no_app: bool = False
    paid_at: str = ""
    print_state: str = "none"
    prints: int = 0
    received: int = 0
    left: FeeHeard | None = None
    back: int = 0


@dataclass(frozen=True, slots=True)
class Visit:
    """One citizen before the kiosk. `answers` holds tidy values by field id.

    `looking_for` is what the code is typed for; `supplement` is set while another dossier is completed.
    `opening` is the code of the dossier whose word the card is to open: nothing is filed on that road.
    `waiting` is the setting of the next visit, where it came while this one was under way.
    `page_printer` is what the A4 printer says of itself, empty where there is none.
    `codes_asked` counts the codes of staff that were asked about, `sheets_asked` the prints on A4, over all
    visits: they tell late answers.
    `calling` is a wish to be called back, `staff` who of them is at the panel: neither is part of the visit.
    `photograph` names the face on the chip that was read, where the procedure needs it, and 0 elsewhere.
    `opining` is what a finished visit leaves for the one question on the way out.
    `prepared`: what a form filled at home said by its QR.
    `learning`: a practice visit of an invented person, see `steps.practice`.
    """

    setting: Setting
    waiting: Setting | None = None
    board: Board = NO_BOARD
    now: Moment = NEVER
    language: str = VIETNAMESE
    page: Page = Page.HOME
    overlay: str = ""
    #: More time was asked for: until the question comes again nobody is hurried.
    unhurried: bool = False
    fault: FaultPanel | None = None
    notice: str = ""
    #: A sheet was seen on the tray when this visitor left.
    paper_left: bool = False
    notice_code: str = ""
    out_of_service: str = ""
    closed_since: Moment | None = None
    calling: Calling | None = None
    staff: StaffDoor | StaffDesk | None = None
    query: str = ""
    #: What `query` may mean beside the words it begins, once it was looked for.
    meant: tuple[str, ...] = ()
    group: str = ""
    procedure: Procedure | None = None
    consents: Mapping[str, Moment] = field(default_factory=dict)
    consent_missing: str = ""
    card: CardEntry = CardEntry()
    identity: Identity | None = None
    photograph: int = 0
    kept: Kept | None = None
    answers: Mapping[str, str] = field(default_factory=dict)
    from_card: frozenset[str] = frozenset()
    asking: Asking = Asking()
    scanning: Scanning = Scanning()
    attachments: tuple[Attachment, ...] = ()
    reviewing: Reviewing = Reviewing()
    to_review: bool = False
    filed: Filed | None = None
    sheets: Sheets = Sheets()
    page_printer: str = ""
    codes_asked: int = 0
    sheets_asked: int = 0
    status_text: str = ""
    status_error: str = ""
    status_asking: bool = False
    status: StatusHeard | None = None
    opening: str = ""
    signing_in: SigningIn = SigningIn()
    looking_for: str = STATUS
    owing: Owing | None = None
    supplement: Supplement | None = None
    opining: Opining | None = None
    learning: bool = False
    prepared: Prepared | None = None
    behind: Behind = Behind()
    result: ResultShown | None = None
    booking: Booking = NO_BOOKING
    assisting: Assisting = NO_ASSISTING
    #: Who of the roster helps, or is to.
    helper: Helper | None = None

    @property
    def draft_open(self) -> bool:
        """True from the consent on until COMMIT: something would be lost by leaving."""
        begun = self.identity is not None or self.page not in _BEFORE_DRAFT
        return self.procedure is not None and self.filed is None and begun and not self.learning


#: What is behind "more" asks nobody who they are.
PLAIN_PAGES = frozenset(
    {Page.MORE, Page.WIFI, Page.ANNOUNCEMENTS, Page.SCHEDULE, Page.LIBRARY, Page.GUIDE}
    | {Page.BOOKING, Page.BOOKED, Page.ASSISTANT}
)
_BEFORE_DRAFT = PLAIN_PAGES | {
    Page.HOME,
    Page.SERVICES,
    Page.OVERVIEW,
    Page.FAREWELL,
    Page.OUT_OF_SERVICE,
}


def begin(setting: Setting) -> Visit:
    """A kiosk nobody stands at."""
    return Visit(setting=setting)


@dataclass(frozen=True, slots=True)
class Turn:
    """What an event leads to."""

    visit: Visit
    effects: tuple[Effect, ...] = ()


def stay(visit: Visit, *effects: Effect) -> Turn:
    return Turn(visit, effects)
