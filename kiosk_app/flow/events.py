"""What can happen in a visit: a hand on the glass (`touches`), a device, the store, the line, time."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk_app.flow.assisting import Reply, ServicesFound
from kiosk_app.flow.board import Board
from kiosk_app.flow.booking import BookingUnknown, TimesHeard, TimeTaken
from kiosk_app.flow.calling import CallBackFailed, CallBackStored
from kiosk_app.flow.carrying import CodesMade, CodesRefused
from kiosk_app.flow.declaration import Declaration
from kiosk_app.flow.heard import (
    Delivered,
    DeliveryWaitOver,
    FeeHeard,
    NothingDue,
    NoticeNews,
    NotStored,
    PaymentNews,
    PaymentSilent,
    ReceiptSeen,
    SignedIn,
    SignInEnded,
    SignInShown,
    StatusHeard,
    Stored,
)
from kiosk_app.flow.identity import ChipFound, Identity, Printed, PrintedZone
from kiosk_app.flow.kept import Kept
from kiosk_app.flow.moment import Moment
from kiosk_app.flow.prepared import PreparedRefused, PreparedSeen
from kiosk_app.flow.results import ResultDrawn, ResultMissed
from kiosk_app.flow.setting import Setting
from kiosk_app.flow.staff import (
    AroundSeen,
    StaffActed,
    StaffAdmitted,
    StaffCardRefused,
    StaffCardSeen,
    StaffRefused,
)
from kiosk_app.flow.touches import OnAnyPage, Touch


@dataclass(frozen=True, slots=True)
class IdleAsked:
    """Nobody touched the glass for the policy time."""


@dataclass(frozen=True, slots=True)
class IdleOver:
    """Nobody answered the question either."""


@dataclass(frozen=True, slots=True)
class FarewellOver:
    pass


@dataclass(frozen=True, slots=True)
class ZoneSeen:
    zone: PrintedZone


@dataclass(frozen=True, slots=True)
class CardCodeSeen:
    """The card's QR was held to the camera and parsed."""

    printed: Printed


@dataclass(frozen=True, slots=True)
class CardPut:
    """A card lies on the reader."""


@dataclass(frozen=True, slots=True)
class CardProgress:
    fraction: float


@dataclass(frozen=True, slots=True)
class CardWords:
    """The name on the chip, before the chip has been judged: for the eye of who waits, never an identity."""

    name: str


@dataclass(frozen=True, slots=True)
class CardRead:
    """`kept` is there where a visit with this very card was cut off a short while ago.

    `photograph` names the picture of the face that was needed, 0 where there is none; the pixels never enter
    the visit.
    """

    identity: Identity
    kept: Kept | None = None
    photograph: int = 0


@dataclass(frozen=True, slots=True)
class ChipRefused:
    """A chip was read, and is forged or a copy; the trouble that says so follows."""

    found: ChipFound


@dataclass(frozen=True, slots=True)
class Trouble:
    """A fault code from the catalogue; which device or store says so is in the code.

    `begun`: the printer had begun, so that something of the paper may lie in its mouth. `since` where it began
    before now.
    """

    code: str
    begun: bool = False
    since: Moment | None = None


@dataclass(frozen=True, slots=True)
class PreviewJudged:
    """What the judge says of the live picture."""

    verdicts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WaysSeen:
    """How paper comes in at this kiosk: "camera", "flatbed", "feeder", "duplex"."""

    ways: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PaperLeft:
    """A sheet lies on the tray though its owner is leaving."""


@dataclass(frozen=True, slots=True)
class PageTaken:
    """`page` names the picture that the runtime holds; the pixels never enter the visit."""

    page: int
    verdicts: tuple[str, ...]
    acceptable: bool


@dataclass(frozen=True, slots=True)
class PagesFiled:
    """The pages of one document are one searchable PDF, held by the runtime as `file`.

    `other`: by its heading it is another paper than was asked for.
    """

    document: str
    file: int
    pages: int
    words: int
    other: bool = False


@dataclass(frozen=True, slots=True)
class SlipPrinted:
    pass


@dataclass(frozen=True, slots=True)
class DeclarationDrawn:
    """What was asked for, and the names of its pictures in order; none where it could not be drawn."""

    drawn: Declaration
    pictures: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SheetPrinted:
    """One A4 paper came out; `asking` as in `PrintSheets`."""

    asking: int


@dataclass(frozen=True, slots=True)
class SheetFailed:
    """No more comes out of what was asked for."""

    asking: int
    code: str


@dataclass(frozen=True, slots=True)
class PagePrinterSeen:
    """What the A4 printer says of itself now ("ready", "paper_out", …); empty where there is none."""

    state: str


@dataclass(frozen=True, slots=True)
class LeafletPrinted:
    """`asked` as in `PrintLeaflet`."""

    asked: str


@dataclass(frozen=True, slots=True)
class LeafletFailed:
    asked: str
    code: str


@dataclass(frozen=True, slots=True)
class ServiceRestored:
    """The store takes visits again."""


@dataclass(frozen=True, slots=True)
class NewSetting:
    """The content of another day or another release; taken up between visits only."""

    setting: Setting


@dataclass(frozen=True, slots=True)
class NewBoard:
    """What the first page announces now."""

    board: Board


@dataclass(frozen=True, slots=True)
class Interrupted:
    """The kiosk came back after it was cut off in a visit; `code` where that visit's dossier was saved.

    `kept`: nothing was filed, and the card that was read in it brings it back.
    """

    code: str = ""
    kept: bool = False


Event = (
    Touch
    | OnAnyPage
    | ServiceRestored
    | Interrupted
    | NewSetting
    | NewBoard
    | IdleAsked
    | IdleOver
    | FarewellOver
    | CardCodeSeen
    | ZoneSeen
    | CardPut
    | CardProgress
    | CardWords
    | CardRead
    | ChipRefused
    | SignInShown
    | SignedIn
    | SignInEnded
    | Trouble
    | PreviewJudged
    | WaysSeen
    | PaperLeft
    | PageTaken
    | PagesFiled
    | Stored
    | NotStored
    | Delivered
    | DeliveryWaitOver
    | PaymentNews
    | PaymentSilent
    | SlipPrinted
    | LeafletPrinted
    | LeafletFailed
    | DeclarationDrawn
    | SheetPrinted
    | SheetFailed
    | PagePrinterSeen
    | StatusHeard
    | ReceiptSeen
    | ResultDrawn
    | ResultMissed
    | PreparedSeen
    | PreparedRefused
    | TimesHeard
    | TimeTaken
    | BookingUnknown
    | FeeHeard
    | NoticeNews
    | NothingDue
    | CodesMade
    | CodesRefused
    | CallBackStored
    | CallBackFailed
    | StaffAdmitted
    | StaffRefused
    | StaffCardSeen
    | StaffCardRefused
    | AroundSeen
    | StaffActed
    | Reply
    | ServicesFound
)
