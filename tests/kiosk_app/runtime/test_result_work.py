"""The paper that a dossier ended in: fetched in pieces, opened in memory, and whatever may come instead."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import cast

import pytest

from drivers.cancel import Cancel
from drivers.errors import DeviceFault, FaultCode
from drivers.page_printer.page_printer import PagePrinter, PagesPrinted
from kiosk_app.flow.events import Event, ResultDrawn, ResultMissed, SheetFailed, SheetPrinted
from kiosk_app.flow.results import PrintResult
from kiosk_app.paper.foreign import ForeignPdf, NoPicture, Picture, TooLong
from kiosk_app.runtime.questions import Questions
from kiosk_app.runtime.result_work import ResultWork
from kiosk_app.runtime.session import Session
from sync.contract.canonical import b64encode
from sync.contract.result import PIECE_BYTES, Result
from sync.contract.wire import AskKind
from sync.envelope import EnvelopeCode, EnvelopeFault
from sync.envelope.result_file import seal_file
from tests.sync.builders import random_from

CODE = "TAM-8NY7-D7T1-A"
KEY = bytes(range(32))
PDF = b"%PDF-1.7\n" + random_from(3)(50_000)
OUT = PagesPrinted(1)
PAGE = Picture(1, 1, b"P6\n1 1\n255\nabc")
Reply = Mapping[str, object] | EnvelopeFault | None


def result_of(pdf: bytes) -> Result:
    digest = hashlib.sha256(pdf).hexdigest()
    return Result(CODE, "Trích lục", "UBND", "2026-11-20", "", "", len(pdf), digest, KEY)


class Portal:
    """Answers each piece; `spoilt` instead of the piece of that number."""

    def __init__(self, pdf: bytes = PDF, spoilt: Mapping[int, Reply] | None = None) -> None:
        self.sealed = seal_file(pdf, KEY)
        self.spoilt = spoilt or {}

    def ask_many(
        self, kind: AskKind, bodies: Sequence[Mapping[str, object]], _cancel: Cancel
    ) -> Iterator[Reply]:
        assert kind is AskKind.RESULT
        for body in bodies:
            assert body["code"] == CODE
            number = cast(int, body["piece"])
            piece = self.sealed[number * PIECE_BYTES : (number + 1) * PIECE_BYTES]
            yield self.spoilt[number] if number in self.spoilt else {"piece": b64encode(piece), "as_of": "x"}


class Drawing:
    def __init__(self, drawn: tuple[Picture, ...] | TooLong | NoPicture = (PAGE, PAGE)) -> None:
        self.drawn = drawn
        self.seen: list[bytes] = []

    def pictures(self, pdf: bytes, _cancel: Cancel) -> tuple[Picture, ...] | TooLong | NoPicture:
        self.seen.append(pdf)
        return self.drawn


class Printer:
    def __init__(self, answer: PagesPrinted | DeviceFault) -> None:
        self.answer = answer
        self.given: list[bytes] = []

    def print(self, pdf: bytes, _progress: object, _cancel: Cancel) -> PagesPrinted | DeviceFault:
        self.given.append(pdf)
        return self.answer


class Place:
    def __init__(
        self,
        portal: Portal | None = None,
        drawing: Drawing | None = None,
        printed: PagesPrinted | DeviceFault = OUT,
        result: Result | None = None,
    ) -> None:
        self.posted: list[Event] = []
        self.shown: list[tuple[int, bytes]] = []
        self.drawing, self.printer = drawing or Drawing(), Printer(printed)
        self.session = Session(lambda: 0, random_from(1))
        self.session.hold_result(result or result_of(PDF))
        self.work = ResultWork(
            cast(Questions, portal or Portal()),
            cast(PagePrinter, self.printer),
            self.session,
            self.posted.append,
            show_page=lambda number, picture: self.shown.append((number, picture)),
            drawing=cast(ForeignPdf, self.drawing),
        )

    def fetch(self, code: str = CODE) -> Event:
        self.work.fetch(code, Cancel())
        (event,) = self.posted
        return event


def test_all_pieces_make_the_paper_and_its_pages_are_shown() -> None:
    place = Place()
    drawn = place.fetch()
    assert isinstance(drawn, ResultDrawn)
    assert place.drawing.seen == [PDF]
    assert place.shown == [(number, PAGE.ppm) for number in drawn.pictures]


def spoilt(number: int, reply: Reply) -> Place:
    return Place(Portal(spoilt={number: reply}))


@pytest.mark.parametrize(
    ("place", "trouble"),
    [
        (spoilt(1, None), "line"),
        (spoilt(0, {"error": "not_found"}), "damaged"),
        (spoilt(1, {"piece": b64encode(bytes(PIECE_BYTES))}), "damaged"),
        (spoilt(2, {"piece": b64encode(bytes(PIECE_BYTES + 1))}), "damaged"),
        (spoilt(0, EnvelopeFault(EnvelopeCode.WRONG_KEY)), "damaged"),
        (Place(Portal(b"%PDF-another one")), "damaged"),
        (Place(Portal(b"<html>"), result=result_of(b"<html>")), "not_pdf"),
        (Place(drawing=Drawing(NoPicture.UNREADABLE)), "unreadable"),
        (Place(drawing=Drawing(NoPicture.NO_PROGRAM)), "no_program"),
    ],
)
def test_every_trouble_is_named_and_nothing_is_shown(place: Place, trouble: str) -> None:
    assert place.fetch() == ResultMissed(CODE, trouble)
    assert place.shown == []
    assert place.session.result_pages == ()


def test_a_paper_of_too_many_pages_is_named_with_their_number_and_no_page_of_it_is_shown() -> None:
    place = Place(drawing=Drawing(TooLong(13)))
    assert place.fetch() == ResultMissed(CODE, "long", 13)
    assert place.shown == []


def test_without_slip_or_card_there_is_nothing_and_another_code_is_another_paper() -> None:
    assert Place().fetch("TAM-1234-5678-9") == ResultMissed("TAM-1234-5678-9", "closed")
    place = Place()
    place.session.wipe()
    assert place.fetch() == ResultMissed(CODE, "closed")


def test_whoever_has_gone_is_told_nothing() -> None:
    place, cancel = Place(), Cancel()
    cancel.cancel()
    place.work.fetch(CODE, cancel)
    assert place.posted == []
    assert place.shown == []


def test_the_printer_is_given_pictures_and_not_the_file() -> None:
    place = Place()
    place.fetch()
    place.work.print(PrintResult(CODE, 7), Cancel())
    assert place.posted[-1] == SheetPrinted(7)
    (given,) = place.printer.given
    assert given.startswith(b"%PDF-1.4")
    assert PDF[9:200] not in given


def test_a_printer_in_trouble_and_a_paper_that_was_forgotten() -> None:
    place = Place(printed=DeviceFault(FaultCode.PRINTER_PAPER_OUT))
    place.fetch()
    place.work.print(PrintResult(CODE, 7), Cancel())
    assert place.posted[-1] == SheetFailed(7, "pages.paper_out")
    place.session.wipe()
    place.work.print(PrintResult(CODE, 7), Cancel())
    assert place.posted[-1] == SheetFailed(7, "pages.not_made")
    assert len(place.printer.given) == 1
