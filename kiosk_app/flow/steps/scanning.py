"""Papers: live picture, take, look, keep or retake; pages of one paper become one file."""

from __future__ import annotations

from dataclasses import replace

from kiosk_app.flow import journey
from kiosk_app.flow.effects import (
    Attachment,
    CapturePage,
    DropPages,
    FilePages,
    SaveDraft,
    ShowPaper,
    StopCamera,
)
from kiosk_app.flow.events import (
    AcceptPage,
    Choose,
    Event,
    GoBack,
    PagesFiled,
    PageTaken,
    PreviewJudged,
    RetakePage,
    TakePhoto,
)
from kiosk_app.flow.procedure import Document
from kiosk_app.flow.questions import asked_fields
from kiosk_app.flow.screens import FaultPanel
from kiosk_app.flow.state import Scanning, Turn, Visit, stay

#: What a citizen without an optional paper taps.
WITHOUT = "without"


def present_document(visit: Visit) -> Document:
    return next(entry for entry in journey.documents(visit) if entry.id == visit.scanning.document)


def _scan(visit: Visit, scanning: Scanning) -> Visit:
    return replace(visit, scanning=scanning)


def at_scan(visit: Visit, event: Event) -> Turn:
    now = visit.scanning
    match event:
        case PreviewJudged(verdicts) if now.state == "live":
            return stay(_scan(visit, replace(now, verdicts=verdicts)))
        case TakePhoto() if now.state == "live":
            return stay(_scan(visit, replace(now, state="taking")), CapturePage())
        case PageTaken(page, verdicts, acceptable) if now.state == "taking":
            taken = replace(now, state="taken", taken=page, verdicts=verdicts, acceptable=acceptable)
            return stay(_scan(visit, taken), StopCamera())
        case RetakePage() if now.state == "taken":
            again = replace(now, state="live", taken=-1, verdicts=(), acceptable=False)
            return stay(_scan(visit, again), DropPages((now.taken,)), ShowPaper())
        case AcceptPage(another) if now.state == "taken" and now.acceptable:
            return _accept(visit, another)
        case PagesFiled(document, file, pages) if now.state == "filing" and document == now.document:
            return _filed(visit, file, pages)
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
    return stay(_scan(visit, filing), FilePages(now.document, pages))


def _filed(visit: Visit, file: int, pages: int) -> Turn:
    document = present_document(visit)
    attachment = Attachment(document.id, document.title.read("vi"), file, pages)
    turn = journey.after_document(replace(visit, attachments=(*visit.attachments, attachment)))
    return Turn(turn.visit, (SaveDraft(), *turn.effects))


def _without(visit: Visit) -> Turn:
    """An optional paper that is not at hand counts as attended to with no page."""
    nothing = Attachment(visit.scanning.document, "", -1, 0)
    turn = journey.after_document(replace(visit, attachments=(*visit.attachments, nothing)))
    return Turn(turn.visit, (StopCamera(), *turn.effects))


def _back(visit: Visit) -> Turn:
    now = visit.scanning
    held = (*now.pages, now.taken) if now.taken >= 0 else now.pages
    effects = (StopCamera(), DropPages(held)) if held else (StopCamera(),)
    fields = asked_fields(visit)
    if not fields:
        return stay(visit)
    turn = journey.ask(replace(visit, scanning=Scanning()), fields[-1])
    return Turn(turn.visit, (*effects, *turn.effects))


def scan_failed(visit: Visit, code: str) -> Turn:
    """The pages kept so far stay; the picture that failed is taken again."""
    now = visit.scanning
    if now.state == "filing":
        # The last page goes back to "taken" so that accepting it files the same pages again.
        kept = replace(now, state="taken", pages=now.pages[:-1], taken=now.pages[-1], acceptable=True)
    else:
        kept = replace(now, state="live")
    return stay(replace(visit, scanning=kept, fault=FaultPanel(code, ("retry", "back"))))
