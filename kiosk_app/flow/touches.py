"""What a hand does on the glass. Each is posted by one slot of `ui/visit_view.py`."""

from __future__ import annotations

from dataclasses import dataclass


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
class UsePassport:
    """A passport in place of the card, for who has none of this country."""


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
class AddPerson:
    """One more in the list that is shown."""


@dataclass(frozen=True, slots=True)
class ChangePerson:
    """Go through what was said of one in the list, counted from 1."""

    person: int


@dataclass(frozen=True, slots=True)
class RemovePerson:
    """Take one off the list, counted from 1; `PutBack` undoes it."""

    person: int


@dataclass(frozen=True, slots=True)
class PutBack:
    """Who was taken off last comes back in their old place."""


@dataclass(frozen=True, slots=True)
class NoNumber:
    """ "Has no personal number", as the answer to a question for one."""


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
class SendByPhone:
    """What was filed shall go by the citizen's own telephone too."""


@dataclass(frozen=True, slots=True)
class SeeDeclaration:
    """The answers as the sheet that will be signed."""


@dataclass(frozen=True, slots=True)
class InPrint:
    """On A4, where there is a printer for it."""


@dataclass(frozen=True, slots=True)
class PrintLeaflet:
    """What the page tells, on paper; `what` as in `steps.leaflets`."""

    what: str = ""


@dataclass(frozen=True, slots=True)
class OpenGuide:
    """The whole guidance of the procedure that is looked at."""


@dataclass(frozen=True, slots=True)
class TakeWay:
    """A way on from a fault panel (`faults.Way`)."""

    way: str


@dataclass(frozen=True, slots=True)
class CallPerson:
    pass


@dataclass(frozen=True, slots=True)
class OpenCallBack:
    """ "Call me back", from the panel of who can help."""


@dataclass(frozen=True, slots=True)
class OpenStaff:
    """The door of staff, from the same panel."""


@dataclass(frozen=True, slots=True)
class ShowStaffPart:
    """Another part of the staff panel: "machine", "faults" or "closing"."""

    part: str


@dataclass(frozen=True, slots=True)
class StaffDoes:
    """`act` as in `staff.StaffAct`."""

    act: str
    reason: str = ""


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
class StayLonger:
    """Still here, and the next question comes later: someone looks for a paper or reads slowly (WCAG 2.2.1)."""


@dataclass(frozen=True, slots=True)
class BeginAnew:
    """Not where they were: from the first question on."""


@dataclass(frozen=True, slots=True)
class AskQuestion:
    """The whole question, as it was typed."""

    text: str


@dataclass(frozen=True, slots=True)
class AskAnother:
    """An empty line again; what the talk was about goes on."""


#: An open panel swallows these; without one they put a fault aside.
Touch = (
    OpenTile
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
    | UsePassport
    | OpenByCard
    | NoExpiry
    | YearAlone
    | TakePhoto
    | AcceptPage
    | RetakePage
    | EditRow
    | AddPerson
    | ChangePerson
    | RemovePerson
    | PutBack
    | NoNumber
    | CheckPayment
    | NoBankApp
    | PayLater
    | Reprint
    | SendByPhone
    | PrintLeaflet
    | OpenGuide
    | SeeDeclaration
    | InPrint
    | TakeWay
    | OpenCallBack
    | OpenStaff
    | ShowStaffPart
    | StaffDoes
    | BeginAnew
    | AskQuestion
    | AskAnother
)

#: Done on any page, over any panel.
OnAnyPage = ChooseLanguage | CallPerson | ClosePanel | End | StayHere | StayLonger
