"""What the flow wants done. The runtime turns each into work on its own worker and answers with events."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kiosk_app.flow.assisting import AskAssistant, FindServices
from kiosk_app.flow.booking import AskTimes, GiveTimeBack, TakeTime
from kiosk_app.flow.calling import AskCallBack
from kiosk_app.flow.carrying import MakeCodes
from kiosk_app.flow.contact import Contact
from kiosk_app.flow.declaration import Declaration
from kiosk_app.flow.events import CardPut, CardRead, PagesFiled, PageTaken, PreviewJudged
from kiosk_app.flow.identity import Identity
from kiosk_app.flow.leaflet import Leaflet
from kiosk_app.flow.moment import Moment
from kiosk_app.flow.officer import Supplement
from kiosk_app.flow.prepared import SeekPrepared
from kiosk_app.flow.record import PaymentSlip, Record
from kiosk_app.flow.results import FetchResult, ForgetResult, PrintResult
from kiosk_app.flow.staff import CheckOwnCode, CheckStaffCode, LookAround, ReadStaffCard, StaffAct


@dataclass(frozen=True, slots=True)
class SeekCardCode:
    """Look for the card's QR in the camera's picture until `StopCamera`."""


@dataclass(frozen=True, slots=True)
class StopCamera:
    pass


@dataclass(frozen=True, slots=True)
class AwaitCard:
    """Watch the reader and say `CardPut` when a card lies on it."""


@dataclass(frozen=True, slots=True)
class ReadCard:
    """Read the chip: by its number alone (PACE), or where `birth` is given with birth and expiry too (BAC).

    `expiry` None with a `birth`: the card has none. `document` says which of the two lies there; a passport is
    read by all three. `photograph`: the face is needed, too.
    """

    number: str
    birth: date | None = None
    expiry: date | None = None
    document: str = "card"
    photograph: bool = False


@dataclass(frozen=True, slots=True)
class StartSignIn:
    """Ask the portal for a sign-in with VNeID: `SignInShown`, then `SignedIn` or `SignInEnded`."""


@dataclass(frozen=True, slots=True)
class StopAsking:
    """Whatever the portal is being asked for: nobody waits for it any more."""


@dataclass(frozen=True, slots=True)
class StopCard:
    pass


@dataclass(frozen=True, slots=True)
class ShowPaper:
    """Start the live picture of the scan tray."""


@dataclass(frozen=True, slots=True)
class CapturePage:
    pass


@dataclass(frozen=True, slots=True)
class FilePages:
    """Bind the held pages into one searchable PDF. `title` is that of the paper asked for, in Vietnamese."""

    document: str
    pages: tuple[int, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class DropPages:
    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SaveDraft:
    """Keep the draft, encrypted; the runtime takes the visit's answers as they stand."""


@dataclass(frozen=True, slots=True)
class ForgetDraft:
    """The draft of a visit that was cut off: it was gone on with, or is not wanted."""

    visit: str


@dataclass(frozen=True, slots=True)
class Attachment:
    document: str
    title: str
    file: int
    pages: int


@dataclass(frozen=True, slots=True)
class Consent:
    purpose: str
    text_version: str
    at: Moment


@dataclass(frozen=True, slots=True)
class Submit:
    """Seal, make durable in one transaction, answer `Stored` or a store fault.

    Idempotent: the runtime gives one dossier id to a visit, so asking twice files once. `catalogue` is the
    version of the published one that was filled in, 0 where it is the image's own.
    """

    procedure: str
    procedure_code: str
    procedure_version: str
    language: str
    identity: Identity
    answers: tuple[tuple[str, str], ...]
    attachments: tuple[Attachment, ...]
    consents: tuple[Consent, ...]
    fee: int
    fee_basis: str
    catalogue: int = 0
    supplement: Supplement | None = None
    contact: Contact | None = None


@dataclass(frozen=True, slots=True)
class AwaitDelivery:
    """Watch for the portal's receipt; `DeliveryWaitOver` after the grace, `Delivered` whenever it comes."""

    dossier: str


@dataclass(frozen=True, slots=True)
class AwaitPayment:
    reference: str


@dataclass(frozen=True, slots=True)
class AskPayment:
    """Look once, now: answer `PaymentNews` or `PaymentSilent`."""

    reference: str


@dataclass(frozen=True, slots=True)
class PrintRecord:
    record: Record


@dataclass(frozen=True, slots=True)
class DrawDeclaration:
    """As pictures for the screen: `DeclarationDrawn`, in any case."""

    declaration: Declaration


@dataclass(frozen=True, slots=True)
class PrintSheets:
    """On A4, one after the other: a `SheetPrinted` for each, or the `SheetFailed` at which it stopped.

    `asking` counts the prints asked for; each answer carries it back.
    """

    papers: tuple[Record | Declaration, ...]
    asking: int


@dataclass(frozen=True, slots=True)
class StopSheets:
    """Nobody wants what is being drawn or printed on A4; a job that has not come out is taken back."""


@dataclass(frozen=True, slots=True)
class PrintLeaflet:
    """`asked` comes back in `LeafletPrinted` or `LeafletFailed`."""

    leaflet: Leaflet
    asked: str


@dataclass(frozen=True, slots=True)
class AskStatus:
    """`by_card`: for the holder of the chip that was read last; its number stays with the runtime."""

    code: str
    by_card: bool = False


@dataclass(frozen=True, slots=True)
class SeekReceipt:
    """Look for the QR of a receipt in the camera's picture until `StopCamera`."""


@dataclass(frozen=True, slots=True)
class ForgetReceipt:
    """Whose slip was shown to the camera, or whose card was read to open a word, is done with it."""


@dataclass(frozen=True, slots=True)
class AskFee:
    """What is still to pay for the dossier of this code, as the portal signs it."""

    code: str


@dataclass(frozen=True, slots=True)
class AwaitNotice:
    """Ask the portal for this payment's receipt, again and again, until it says paid or the wait is over;
    `NoticeNews` tells of each answer. `before`: đồng that had come in when the code was shown.
    """

    code: str
    reference: str
    amount: int
    before: int = 0


@dataclass(frozen=True, slots=True)
class PrintPayment:
    slip: PaymentSlip


@dataclass(frozen=True, slots=True)
class CallStaff:
    pass


@dataclass(frozen=True, slots=True)
class KeepOpinion:
    """What was thought of a visit, to be counted by the city: no more than these four things is kept."""

    procedure: str
    day: date
    face: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SayFarewell:
    """Post `FarewellOver` after the farewell's time."""


@dataclass(frozen=True, slots=True)
class LookForPaper:
    """Look for a moment whether a sheet still lies on the tray, and post `PaperLeft` if so."""


@dataclass(frozen=True, slots=True)
class Wipe:
    """Forget the citizen: pages, files, draft, keys; language, size, theme and volume reset."""


@dataclass(frozen=True, slots=True)
class Pretend:
    """Post `event` after so many seconds, as a device would: in a practice visit, where none is asked."""

    event: CardPut | CardRead | PreviewJudged | PageTaken | PagesFiled
    seconds: float


@dataclass(frozen=True, slots=True)
class ResetGlass:
    """Nobody is there and nothing was begun: size, theme and open panels as the next person expects them."""


Effect = (
    SeekCardCode
    | StopCamera
    | AwaitCard
    | ReadCard
    | StopCard
    | StartSignIn
    | StopAsking
    | ShowPaper
    | CapturePage
    | FilePages
    | DropPages
    | SaveDraft
    | ForgetDraft
    | Submit
    | AwaitDelivery
    | AwaitPayment
    | AskPayment
    | PrintRecord
    | PrintLeaflet
    | DrawDeclaration
    | PrintSheets
    | StopSheets
    | MakeCodes
    | FetchResult
    | PrintResult
    | ForgetResult
    | AskStatus
    | SeekReceipt
    | SeekPrepared
    | ForgetReceipt
    | AskTimes
    | TakeTime
    | GiveTimeBack
    | AskFee
    | AwaitNotice
    | PrintPayment
    | CallStaff
    | AskCallBack
    | CheckStaffCode
    | ReadStaffCard
    | CheckOwnCode
    | LookAround
    | StaffAct
    | KeepOpinion
    | SayFarewell
    | LookForPaper
    | Wipe
    | ResetGlass
    | Pretend
    | AskAssistant
    | FindServices
)
