"""A practice visit ("Tập làm thử"): the pages of a real one with an invented person; nothing leaves the flow.

No device is asked, nothing is stored or sent: what the devices would say is pretended, and where a dossier
would be filed the visit ends. So the steps of a real visit need not know that this one is for learning.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kiosk_app.flow import effects as f
from kiosk_app.flow.effects import Effect, Pretend
from kiosk_app.flow.events import CardPut, CardRead, Event, PagesFiled, PageTaken, PreviewJudged
from kiosk_app.flow.identity import Assurance, Identity
from kiosk_app.flow.procedure import Procedure, Scope
from kiosk_app.flow.screens import Page
from kiosk_app.flow.setting import Setting
from kiosk_app.flow.staff import CheckOwnCode, CheckStaffCode, LookAround, ReadStaffCard, StaffAct
from kiosk_app.flow.state import CardEntry, Turn, Visit, stay
from kiosk_app.flow.steps.leave import farewell, home
from kiosk_app.flow.touches import GoBack, GoOn, OpenTile

#: No province has the code 000, so this number is nobody's.
INVENTED = Identity(
    number="000185000001",
    name="TRẦN THỊ MẪU",
    birth=date(1985, 1, 1),
    sex="Nữ",
    nationality="Việt Nam",
    assurance=Assurance.CHIP_CONSISTENT,
)
_PICTURE = 1
#: Long enough to see what the page asks for, short enough not to wait.
_CARD_COMES_S = 4.0
_CARD_READS_S = 2.0
_PAPER_LIES_S = 1.5
_WORK_S = 1.0
#: What a practice visit may still ask of the machine: to let go, to end, to call somebody.
_REAL = (
    *(f.StopCamera, f.StopCard, f.DropPages, f.CallStaff, f.SayFarewell, f.Wipe, f.ResetGlass, f.Pretend),
    *(CheckStaffCode, ReadStaffCard, CheckOwnCode, LookAround, StaffAct),
)


def lesson(setting: Setting) -> Procedure | None:
    """What is practised: of what is finished here, the procedure that asks least and scans a paper."""
    here = [entry for entry in setting.procedures if entry.scope is Scope.ALL_HERE]
    return min(here, key=lambda entry: (not entry.documents, len(entry.fields)), default=None)


def begin(visit: Visit) -> Turn:
    """The page that says what a practice visit is."""
    procedure = lesson(visit.setting)
    if procedure is None:
        return stay(visit)
    # A sign-in happens on somebody's telephone, and that would be real.
    setting = replace(visit.setting, sign_in=False)
    card = CardEntry(number=INVENTED.number, camera="gone")
    visit = replace(visit, page=Page.PRACTICE, learning=True, procedure=procedure, card=card)
    return stay(replace(visit, setting=setting, waiting=visit.waiting or visit.setting))


def at_practice(visit: Visit, event: Event) -> Turn:
    match event:
        case GoOn():
            return stay(replace(visit, page=Page.OVERVIEW))
        case GoBack():
            return stay(home(visit))
    return stay(visit)


def at_practice_done(visit: Visit, event: Event) -> Turn:
    match event:
        case GoOn():
            return farewell(visit)
        case OpenTile("apply"):
            return stay(replace(home(visit), page=Page.SERVICES))
        case GoBack():
            return begin(home(visit))
    return stay(visit)


def before_overview(visit: Visit, event: Event) -> bool:
    """Whether this leads back to the page that says what is practised, not to other services."""
    return isinstance(event, GoBack) and visit.page is Page.OVERVIEW and not visit.overlay


def pretended(turn: Turn) -> Turn:
    """The same turn with nothing done in the world."""
    visit = turn.visit
    if any(isinstance(effect, f.Submit) for effect in turn.effects):
        return stay(replace(visit, page=Page.PRACTICE_DONE))
    return Turn(visit, tuple(kept for effect in turn.effects for kept in _instead(visit, effect)))


def _instead(visit: Visit, effect: Effect) -> tuple[Effect, ...]:
    match effect:
        case f.AwaitCard():
            return (Pretend(CardPut(), _CARD_COMES_S),)
        case f.ReadCard(number):
            return (Pretend(CardRead(replace(INVENTED, number=number)), _CARD_READS_S),)
        case f.ShowPaper():
            return (Pretend(PreviewJudged(("good",)), _PAPER_LIES_S),)
        case f.CapturePage():
            return (Pretend(PageTaken(_PICTURE + len(visit.scanning.pages), ("good",), True), _WORK_S),)
        case f.FilePages(document, pages):
            return (Pretend(PagesFiled(document, _PICTURE, len(pages), 1), _WORK_S),)
    return (effect,) if isinstance(effect, _REAL) else ()
