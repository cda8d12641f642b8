"""Papers: live picture, take, look, keep or retake; pages of one paper become one file."""

from __future__ import annotations

from dataclasses import replace

from kiosk_app.flow import journey
from kiosk_app.flow.effects import (
    Attachment,
    CapturePage,
    DropPages,
    Effect,
    FilePages,
    SaveDraft,
    ShowPaper,
    StopCamera,
)
from kiosk_app.flow.events import Event, PagesFiled, PageTaken, PreviewJudged, WaysSeen
from kiosk_app.flow.procedure import Document
from kiosk_app.flow.screens import FaultPanel
from kiosk_app.flow.state import Scanning, Turn, Visit, stay
from kiosk_app.flow.touches import AcceptPage, Choose, GoBack, RetakePage, TakePhoto

#: Pages that one paper can have: what is bound into one file at most.
MOST_PAGES = 20
#: What a citizen without an optional paper taps.
WITHOUT = "without"


def present_document(visit: Visit) -> Document:
    return next(entry for entry in journey.documents(visit) if entry.id == visit.scanning.document)


def room_for(scanning: Scanning) -> int:
    """How many pages this paper can have besides those kept and the present one."""
    return max(0, MOST_PAGES - len(scanning.pages) - 1)


def _scan(visit: Visit, scanning: Scanning) -> Visit:
    return replace(visit, scanning=scanning)


def at_scan(visit: Visit, event: Event) -> Turn:
    now = visit.scanning
    match event:
        case PreviewJudged(verdicts) if now.state == "live":
            return stay(_scan(visit, replace(now, verdicts=verdicts)))
        case WaysSeen(ways):
            return stay(_scan(visit, replace(now, ways=ways)))
        case TakePhoto() if now.state == "live":
            return stay(_scan(visit, replace(now, state="taking")), CapturePage())
        case PageTaken(page, verdicts, acceptable) if now.state == "taking":
            taken = replace(now, state="taken", taken=page, verdicts=verdicts, acceptable=acceptable)
            return stay(_scan(visit, taken), StopCamera())
        case RetakePage() if now.file >= 0:
            return stay(_scan(visit, Scanning(now.document, ways=now.ways)), DropPages(_held(now)), ShowPaper())
        case AcceptPage() if now.file >= 0:
            return _filed(visit, now.file, len(now.pages) + 1)
        case RetakePage() if now.state == "taken":
            again = replace(now, state="live", taken=-1, verdicts=(), acceptable=False)
            return stay(_scan(visit, again), DropPages((now.taken,)), ShowPaper())
        case AcceptPage(another) if now.state == "taken" and now.acceptable and (room_for(now) or not another):
            return _accept(visit, another)
        case PagesFiled(document, file, pages, _, other) if now.state == "filing" and document == now.document:
            if other and pages > 0:
                return _doubted(visit, file)
            return _filed(visit, file, pages) if pages > 0 else scan_failed(visit, "page.refused")
        case Choose(option) if option == WITHOUT and not present_document(visit).required:
            return _without(visit)
        case GoBack():
            return _back(visit)
    return stay(visit)


def _accept(visit: Visit, another: bool) -> Turn:
    now = visit.scanning
    pages = (*now.pages, now.taken)
    if another:
        more = replace(now, state="live", pages=pages, taken=-1, verdicts=(), acceptable=False)
        return stay(_scan(visit, more), ShowPaper())
    filing = replace(now, state="filing", pages=pages, taken=-1)
    return stay(_scan(visit, filing), FilePages(now.document, pages, present_document(visit).title.read("vi")))


def _doubted(visit: Visit, file: int) -> Turn:
    """Only the citizen knows whether this paper will do: the last page is shown, one touch keeps them all."""
    now = visit.scanning
    shown = replace(now, state="taken", pages=now.pages[:-1], taken=now.pages[-1], acceptable=True)
    return stay(_scan(visit, replace(shown, verdicts=("wrong_document",), file=file)))


def _filed(visit: Visit, file: int, pages: int) -> Turn:
    document = present_document(visit)
    attachment = Attachment(document.id, document.title.read("vi"), file, pages)
    return _attended(visit, attachment, SaveDraft())


def _attended(visit: Visit, attachment: Attachment, *effects: Effect) -> Turn:
    """The paper takes the place of one kept before."""
    others = tuple(entry for entry in visit.attachments if entry.document != attachment.document)
    before = tuple(e.file for e in visit.attachments if e.document == attachment.document and e.pages)
    turn = journey.after_document(replace(visit, attachments=(*others, attachment)))
    return Turn(turn.visit, (*_dropped(before), *effects, *turn.effects))


def _dropped(numbers: tuple[int, ...]) -> tuple[Effect, ...]:
    return (DropPages(numbers),) if numbers else ()


def _held(scanning: Scanning) -> tuple[int, ...]:
    return tuple(number for number in (*scanning.pages, scanning.taken, scanning.file) if number >= 0)


def _without(visit: Visit) -> Turn:
    """An optional paper that is not at hand counts as attended to with no page."""
    nothing = Attachment(visit.scanning.document, "", -1, 0)
    turn = _attended(visit, nothing)
    return Turn(turn.visit, (StopCamera(), *_dropped(_held(visit.scanning)), *turn.effects))


def _back(visit: Visit) -> Turn:
    effects = (StopCamera(), *_dropped(_held(visit.scanning)))
    visit = replace(visit, scanning=Scanning())
    if visit.to_review and journey.may_review(visit):
        turn = journey.back_to_review(visit)
    else:
        turn = journey.before_question(replace(visit, to_review=False), None)
    return Turn(turn.visit, (*effects, *turn.effects))


def scan_failed(visit: Visit, code: str) -> Turn:
    """The pages kept so far stay; the picture that failed is taken again, the file bound again."""
    now = visit.scanning
    if now.state == "taken":
        # The picture is held and the camera rests: what it says now concerns nobody.
        return stay(visit)
    if now.state == "filing":
        # The last page goes back to "taken" so that accepting it files the same pages again.
        kept = replace(now, state="taken", pages=now.pages[:-1], taken=now.pages[-1], acceptable=True)
    else:
        kept = replace(now, state="live")
    return stay(replace(visit, scanning=kept, fault=FaultPanel(code, ("retry", "back"))))
