"""What can happen in a visit: a hand on the glass, a device, the store, the line, time."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk_app.flow.board import Board
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
from kiosk_app.flow.identity import Identity, Printed
from kiosk_app.flow.kept import Kept
from kiosk_app.flow.setting import Setting


@dataclass(frozen=True, slots=True)
class OpenTile:
    tile: str


@dataclass(frozen=True, slots=True)
class ChooseLanguage:
    language: str


@dataclass(frozen=True, slots=True)
class Search:
    text: str


@dataclass(frozen=True, slots=True)
class OpenGroup:
    """An event of life on the page of services; empty: all of them again."""

    group: str


@dataclass(frozen=True, slots=True)
class OpenService:
    procedure: str


@dataclass(frozen=True, slots=True)
class GoOn:
    pass


@dataclass(frozen=True, slots=True)
class GoBack:
    pass


@dataclass(frozen=True, slots=True)
class Tick:
    """A tick card: a purpose of consent or a declaration."""

    item: str
    on: bool


@dataclass(frozen=True, slots=True)
class Digit:
    digit: str


@dataclass(frozen=True, slots=True)
class Erase:
    pass


@dataclass(frozen=True, slots=True)
class ClearEntry:
    pass


@dataclass(frozen=True, slots=True)
class RevealNumber:
    on: bool


@dataclass(frozen=True, slots=True)
class Typed:
    """The whole text of the present field as the keyboard has composed it."""

    text: str


@dataclass(frozen=True, slots=True)
class Choose:
    option: str


@dataclass(frozen=True, slots=True)
class NoCard:
    """ "I do not have my card": the number stays a claim."""


@dataclass(frozen=True, slots=True)
class OpenByCard:
    """The officer's word, for whoever has lost the slip and holds the card."""


@dataclass(frozen=True, slots=True)
class NoExpiry:
    pass


@dataclass(frozen=True, slots=True)
class YearAlone:
    """ "Only the year is remembered", for old records."""


@dataclass(frozen=True, slots=True)
class TakePhoto:
    pass


@dataclass(frozen=True, slots=True)
class AcceptPage:
    """Keep the page; `another` asks for one more of the same paper."""

    another: bool = False


@dataclass(frozen=True, slots=True)
class RetakePage:
    pass


@dataclass(frozen=True, slots=True)
class EditRow:
    """Change one row of the review; empty opens and closes the choice of rows."""

    row: str


@dataclass(frozen=True, slots=True)
class CheckPayment:
    pass


@dataclass(frozen=True, slots=True)
class NoBankApp:
    pass


@dataclass(frozen=True, slots=True)
class PayLater:
    pass


@dataclass(frozen=True, slots=True)
class Reprint:
    pass


@dataclass(frozen=True, slots=True)
class TakeWay:
    """A way on from a fault panel (`faults.Way`)."""

    way: str


@dataclass(frozen=True, slots=True)
class CallPerson:
    pass


@dataclass(frozen=True, slots=True)
class ClosePanel:
    pass


@dataclass(frozen=True, slots=True)
class End:
    """ "End" in the bar; with a draft open it is asked once more."""


@dataclass(frozen=True, slots=True)
class StayHere:
    pass


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
class CardRead:
    """`kept` is there where a visit with this very card was cut off a short while ago."""

    identity: Identity
    kept: Kept | None = None


@dataclass(frozen=True, slots=True)
class BeginAnew:
    """Not where they were: from the first question on."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """A fault code from the catalogue; which device or store says so is in the code.

    `begun`: the printer had begun, so that something of the paper may lie in its mouth.
    """

    code: str
    begun: bool = False


@dataclass(frozen=True, slots=True)
class PreviewJudged:
    """What the judge says of the live picture."""

    verdicts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageTaken:
    """`page` names the picture that the runtime holds; the pixels never enter the visit."""

    page: int
    verdicts: tuple[str, ...]
    acceptable: bool


@dataclass(frozen=True, slots=True)
class PagesFiled:
    """The pages of one document are one searchable PDF, held by the runtime as `file`."""

    document: str
    file: int
    pages: int
    words: int


@dataclass(frozen=True, slots=True)
class SlipPrinted:
    pass


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
    ServiceRestored
    | Interrupted
    | NewSetting
    | NewBoard
    | OpenTile
    | ChooseLanguage
    | Search
    | OpenGroup
    | OpenService
    | GoOn
    | GoBack
    | Tick
    | Digit
    | Erase
    | ClearEntry
    | RevealNumber
    | Typed
    | Choose
    | NoCard
    | OpenByCard
    | NoExpiry
    | YearAlone
    | TakePhoto
    | AcceptPage
    | RetakePage
    | EditRow
    | CheckPayment
    | NoBankApp
    | PayLater
    | Reprint
    | TakeWay
    | CallPerson
    | ClosePanel
    | End
    | StayHere
    | IdleAsked
    | IdleOver
    | FarewellOver
    | CardCodeSeen
    | CardPut
    | CardProgress
    | CardRead
    | SignInShown
    | SignedIn
    | SignInEnded
    | BeginAnew
    | Trouble
    | PreviewJudged
    | PageTaken
    | PagesFiled
    | Stored
    | NotStored
    | Delivered
    | DeliveryWaitOver
    | PaymentNews
    | PaymentSilent
    | SlipPrinted
    | StatusHeard
    | ReceiptSeen
    | FeeHeard
    | NoticeNews
    | NothingDue
)
