"""The camera's effects: look for a card's QR, show the paper, take it, bind pages into a file."""

from __future__ import annotations

from collections.abc import Callable

from drivers.cancel import Cancel
from drivers.card.chip.mrz import MrzError, parse_mrz
from drivers.card.qr import CardQr, parse_qr
from drivers.card.reader import Subscription
from drivers.errors import DeviceFault
from drivers.scanner.forgotten import left_behind
from drivers.scanner.page.heading import other_paper
from drivers.scanner.source import CapturedPage, PreviewFrame, ScanSource, ScanState, Way
from kiosk_app.flow.effects import FilePages
from kiosk_app.flow.events import (
    CardCodeSeen,
    Event,
    PagesFiled,
    PageTaken,
    PaperLeft,
    PreviewJudged,
    ReceiptSeen,
    Trouble,
    WaysSeen,
    ZoneSeen,
)
from kiosk_app.flow.identity import PASSPORT, Printed, PrintedZone
from kiosk_app.flow.prepared import PreparedRefused, PreparedSeen
from kiosk_app.runtime.session import Session
from kiosk_app.runtime.workers import Worker
from sync.contract import prepared
from sync.contract.faults import ContractFault
from sync.contract.plain import only_seen
from sync.envelope.receipt_key import read_receipt_url

#: A sentence under a live picture may change at most this often, or nobody can read it.
_SENTENCE_S = 1.2
_AGAIN_S = 1.0
_STATE_S = 1.0
#: A code that was looked for so long was not in the picture meanwhile.
_AWAY_S = 0.8
#: Whoever goes back has time to take the slip away, or else it leads on again.
_MEANT_S = 2.0
#: Whoever packs up has this long; the two pictures that are compared lie the second apart.
_PACKS_UP_S = 2.5
_APART_S = 0.8
_IN_TROUBLE = {
    ScanState.JAM: "scanner.jam",
    ScanState.COVER_OPEN: "scanner.cover_open",
    ScanState.DENIED: "scanner.denied",
    ScanState.GONE: "scanner.gone",
    ScanState.BROKEN: "scanner.broken",
}


def printed_zone(text: str) -> PrintedZone | None:
    """The key that a zone spells: of a chip card of Viet Nam, else of a passport. None of anything else."""
    try:
        mrz = parse_mrz(text)
    except MrzError:
        return None
    if mrz.vietnamese_card:
        return PrintedZone("card", mrz.number, mrz.birth, mrz.expiry)
    return PrintedZone(PASSPORT, mrz.document_number.rstrip("<"), mrz.birth, mrz.expiry)


class CameraWork:
    """`show_frame` takes each live picture to the screen; `show_page` the taken one by its number."""

    def __init__(
        self,
        source: ScanSource,
        worker: Worker,
        session: Session,
        post: Callable[[Event], None],
        *,
        show_frame: Callable[[PreviewFrame], None],
        show_page: Callable[[int, bytes], None],
        monotonic: Callable[[], float],
    ) -> None:
        self._source = source
        self._worker = worker
        self._session = session
        self._post = post
        self._show_frame = show_frame
        self._show_page = show_page
        self._monotonic = monotonic
        self._watch: Subscription | None = None
        self._judged: tuple[str, ...] = ()
        self._judged_at = 0.0
        #: The code of a form that was shown last, as a number that says nothing: `hash` is salted.
        self._prepared_before = 0

    def seek_code(self) -> None:
        self.stop()
        self._worker.do(self._seek)

    def _seek(self, cancel: Cancel) -> None:
        while True:
            answer = self._source.read_document(cancel)
            if cancel.cancelled:
                return
            if isinstance(answer, DeviceFault):
                self._post(Trouble(answer.code))
                if cancel.wait(_AGAIN_S):
                    return
                continue
            zone = printed_zone(answer.text)
            if zone is not None:
                self._post(ZoneSeen(zone))
                return
            printed = parse_qr(answer.text)
            if isinstance(printed, CardQr):
                self._post(CardCodeSeen(Printed(printed.number, only_seen(printed.name), printed.birth)))
                return
            self._post(Trouble("code.not_a_card"))
            if cancel.wait(_AGAIN_S):
                return

    def seek_receipt(self) -> None:
        """Look for a slip's QR; without a camera the code is typed, so trouble is not told.

        Each showing counts, also of the slip that was shown before; one that lies there counts once.
        """
        self.stop()
        self._worker.do(self._seek_receipt)

    def _seek_receipt(self, cancel: Cancel) -> None:
        began, before = self._monotonic(), self._session.shown_receipt
        lying: tuple[str, bytes] | None = None
        while True:
            asked = self._monotonic()
            answer = self._source.read_code(cancel)
            if cancel.cancelled:
                return
            now = self._monotonic()
            found = None if isinstance(answer, DeviceFault) else read_receipt_url(answer.text)
            is_left = found == before and now - began < _MEANT_S
            if now - asked >= _AWAY_S:
                lying = None
            if found is not None and found != lying and not is_left:
                self._session.shown_receipt = lying = found
                if cancel.wait(0):
                    # The citizen left between the question above and the holding: nobody else may have the key.
                    self._session.forget_receipt()
                    return
                self._post(ReceiptSeen(found[0]))
            if cancel.wait(_AGAIN_S):
                return

    def seek_prepared(self) -> None:
        """Look for the QR of a form filled at home; whoever has none loses nothing, so no trouble is told.

        One that lies there counts once. A card's code is no mistake: it is only held there early.
        """
        self.stop()
        self._worker.do(self._seek_prepared)

    def _seek_prepared(self, cancel: Cancel) -> None:
        began, lying = self._monotonic(), 0
        while True:
            asked = self._monotonic()
            answer = self._source.read_code(cancel)
            if cancel.cancelled:
                return
            now = self._monotonic()
            if now - asked >= _AWAY_S:
                lying = 0
            if not isinstance(answer, DeviceFault) and not isinstance(parse_qr(answer.text), CardQr):
                shown = hash(answer.text)
                is_left = shown == self._prepared_before and now - began < _MEANT_S
                if shown != lying and not is_left:
                    self._post(_said(answer.text))
                self._prepared_before = lying = shown
            if cancel.wait(_AGAIN_S):
                return

    def show(self) -> None:
        self.stop()
        self._judged, self._judged_at = (), 0.0
        self._watch = self._source.watch(self._seen)
        self._worker.do(self._look_after)

    def _look_after(self, cancel: Cancel) -> None:
        """A jam says nothing in the live picture: the last frame would stay and ask for stillness for ever."""
        seen = 0
        ways = self._source.capabilities().ways
        if ways not in ((), (Way.CAMERA,)) and not cancel.cancelled:
            self._post(WaysSeen(tuple(str(way) for way in ways)))
        while not cancel.wait(_STATE_S):
            code = _IN_TROUBLE.get(self._source.status().state)
            # Once may be a service that starts again; what is so twice is told, once.
            seen = seen + 1 if code else 0
            if code and seen > 1:
                self._post(Trouble(code))
                return

    def look_for_paper(self) -> None:
        """After the visit: nothing of these pictures is shown or kept."""
        self.stop()
        self._worker.do(self._look_for_paper)

    def _look_for_paper(self, cancel: Cancel) -> None:
        newest: list[PreviewFrame] = []

        def see(frame: PreviewFrame) -> None:
            newest[:] = [frame]

        if cancel.wait(_PACKS_UP_S):
            return
        watch = self._source.watch(see)
        try:
            if cancel.wait(_APART_S) or not newest:
                return
            first = newest[0]
            if not cancel.wait(_APART_S) and newest[0] is not first and left_behind(first, newest[0]):
                self._post(PaperLeft())
        finally:
            watch.close()

    def _seen(self, frame: PreviewFrame) -> None:
        self._show_frame(frame)
        verdicts = tuple(str(verdict) for verdict in frame.verdicts)
        now = self._monotonic()
        if verdicts != self._judged and now - self._judged_at >= _SENTENCE_S:
            self._judged, self._judged_at = verdicts, now
            self._post(PreviewJudged(verdicts))

    def capture(self) -> None:
        self._worker.stop()
        self._worker.do(self._capture)

    def _capture(self, cancel: Cancel) -> None:
        answer = self._source.capture(cancel, self._session.thumbnails())
        if cancel.cancelled:
            return
        if not isinstance(answer, CapturedPage):
            self._post(Trouble(answer.code))
            return
        number = self._session.hold_page(answer)
        if cancel.wait(0):
            # The citizen left between the question above and the holding: nobody else may find the page.
            self._session.drop((number,))
            return
        self._show_page(number, answer.thumbnail)
        self._post(PageTaken(number, tuple(str(entry) for entry in answer.verdicts), answer.acceptable))

    def file(self, order: FilePages) -> None:
        self._worker.do(lambda cancel: self._file(order, cancel))

    def _file(self, order: FilePages, cancel: Cancel) -> None:
        pages = self._session.pages(order.pages)
        answer = self._source.file(pages, cancel)
        if cancel.cancelled:
            return
        if isinstance(answer, DeviceFault):
            self._post(Trouble(answer.code))
            return
        number = self._session.hold_file(answer, order.pages)
        if cancel.wait(0):
            self._session.drop((number,))
            return
        other = other_paper(answer.text, order.title)
        self._post(PagesFiled(order.document, number, answer.pages, answer.words, other))

    def stop(self) -> None:
        if self._watch is not None:
            self._watch.close()
            self._watch = None
        self._worker.stop()


def _said(text: str) -> PreparedSeen | PreparedRefused:
    if not prepared.is_prepared(text):
        return PreparedRefused("foreign")
    form = prepared.read(text)
    if isinstance(form, ContractFault):
        return PreparedRefused("broken")
    return PreparedSeen(form.procedure, form.version, form.language, form.answers)
