"""The paper that a dossier ended in: fetched in pieces, opened in memory, drawn by a confined child."""

from __future__ import annotations

from collections.abc import Callable

from drivers.cancel import Cancel
from drivers.errors import DeviceFault
from drivers.page_printer.page_printer import PagePrinter
from kiosk_app.flow.events import Event, ResultDrawn, ResultMissed, SheetFailed, SheetPrinted
from kiosk_app.flow.results import PrintResult
from kiosk_app.paper.foreign import ForeignPdf, NoPicture, TooLong, as_pdf
from kiosk_app.runtime.questions import Questions
from kiosk_app.runtime.session import Session
from kiosk_app.runtime.sheet_work import code_of
from sync.contract.result import Result, parse_piece, pieces
from sync.contract.wire import AskKind
from sync.envelope import EnvelopeFault
from sync.envelope.result_file import open_file

_PDF = b"%PDF-"
_DRAWING_TROUBLE = {NoPicture.NO_PROGRAM: "no_program", NoPicture.UNREADABLE: "unreadable"}


class ResultWork:
    """`fetch` runs on the worker of questions, `print` on that of the page printer; nothing touches a disk."""

    def __init__(
        self,
        questions: Questions,
        printer: PagePrinter,
        session: Session,
        post: Callable[[Event], None],
        *,
        show_page: Callable[[int, bytes], None],
        drawing: ForeignPdf | None = None,
    ) -> None:
        self._questions = questions
        self._printer = printer
        self._drawing = drawing or ForeignPdf()
        self._session = session
        self._post = post
        self._show_page = show_page

    def fetch(self, code: str, cancel: Cancel) -> None:
        """Answers with `ResultDrawn` or `ResultMissed`, or not at all where nobody waits any more."""
        answer = self._fetched(code, cancel)
        if not cancel.cancelled:
            self._post(answer)

    def print(self, order: PrintResult, cancel: Cancel) -> None:
        """What was drawn, and not the file: no printer reads what came from outside."""
        fault = self._put_out(order.code, cancel)
        self._post(SheetFailed(order.asking, fault) if fault else SheetPrinted(order.asking))

    def _put_out(self, code: str, cancel: Cancel) -> str:
        """The fault's code, empty where the paper is out."""
        pages, result = self._session.result_pages, self._session.result
        if not pages or result is None or result.code != code:
            return "pages.not_made"
        answer = self._printer.print(as_pdf(pages), lambda _state: None, cancel)
        return code_of(answer.code) if isinstance(answer, DeviceFault) else ""

    def _fetched(self, code: str, cancel: Cancel) -> Event:
        result = self._session.result
        if result is None or result.code != code:
            return ResultMissed(code, "closed")
        sealed = self._pieces(result, cancel)
        if isinstance(sealed, str):
            return ResultMissed(code, sealed)
        pdf = open_file(sealed, result.key, size=result.size, sha256=result.sha256)
        if pdf is None:
            return ResultMissed(code, "damaged")
        if not pdf.startswith(_PDF):
            return ResultMissed(code, "not_pdf")
        drawn = self._drawing.pictures(pdf, cancel)
        if isinstance(drawn, NoPicture):
            return ResultMissed(code, _DRAWING_TROUBLE.get(drawn, "unreadable"))
        if isinstance(drawn, TooLong):
            return ResultMissed(code, "long", drawn.pages)
        if cancel.cancelled or not self._session.hold_result_pages(result, drawn):
            return ResultMissed(code, "closed")
        numbers = self._session.numbers(len(drawn))
        for number, picture in zip(numbers, drawn, strict=True):
            self._show_page(number, picture.ppm)
        return ResultDrawn(code, numbers)

    def _pieces(self, result: Result, cancel: Cancel) -> bytes | str:
        """The sealed file, or the trouble. It never grows beyond what the facts speak of."""
        sealed = bytearray()
        bodies = [{"code": result.code, "piece": number} for number in range(pieces(result.size))]
        answers = self._questions.ask_many(AskKind.RESULT, bodies, cancel)
        for reply in answers:
            if reply is None:
                return "line"
            piece = None if isinstance(reply, EnvelopeFault) else parse_piece(reply)
            if not isinstance(piece, bytes):
                return "damaged"
            sealed += piece
        return bytes(sealed)
