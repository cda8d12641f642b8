"""One play: a printer gets into trouble in the middle of a receipt; then it is well again, and asked once more.

What the kiosk showed is held against what lies on paper. Right is: "printed" only for a paper that is whole,
the trouble called by its name, the record on the screen where there is no paper; afterwards a whole paper that
is marked as another copy wherever something lay in the slot, and no piece of paper that could pass for one.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from drivers.printer.conversation import Patience
from drivers.printer.escpos import EscposPrinter
from drivers.printer.model import PrinterModel, load_models
from drivers.printer.printer import PrinterState, Raster
from drivers.printer.raster import render
from drivers.printer.slip import Band, Slip
from drivers.printer.typeset import Faces
from kiosk_app.runtime.paper import compose
from tests.lab.printing.desk import Desk, Shown, sentences
from tests.lab.printing.peer import WITHOUT_END, Peer, Trouble

#: Patient where this machine may be slow, short where a silent printer is waited for in vain.
PATIENCE = Patience(
    connect_s=5.0,
    answer_s=1.0,
    send_s=5.0,
    look_s=0.05,
    grace_s=0.1,
    confirm_s=4.0,
    offline_s=0.3,
    settle_s=0.02,
)
#: Before the picture: status and name. Behind it: the cut, and what proves that it was executed.
_BEFORE, _BEHIND = 20, 40

Maker = Callable[[str, PrinterModel, Faces], EscposPrinter]

_LOST = frozenset({"printer.gone", "printer.unconfirmed"})
_SAYS = {
    Trouble.NEAR_END: frozenset[str](),
    Trouble.OUT: frozenset({"printer.paper_out"}),
    Trouble.COVER: frozenset({"printer.cover_open"}),
    Trouble.OFFLINE: frozenset({"printer.offline"}),
    Trouble.SILENT: _LOST,
    Trouble.CLOSED: _LOST,
    Trouble.STRAY: frozenset[str](),
}
_STATES = {
    Trouble.NEAR_END: PrinterState.NEAR_END,
    Trouble.OUT: PrinterState.PAPER_OUT,
    Trouble.COVER: PrinterState.COVER_OPEN,
    Trouble.OFFLINE: PrinterState.OFFLINE,
    Trouble.SILENT: PrinterState.GONE,
    Trouble.CLOSED: PrinterState.GONE,
}


def real(place: str, model: PrinterModel, faces: Faces) -> EscposPrinter:
    return EscposPrinter(place, model=model, faces=faces, patience=PATIENCE)


@dataclass
class Told:
    """Of one trouble: how often it was played, and each finding in words."""

    plays: int = 0
    false_printed: int = 0
    wrong: list[str] = field(default_factory=list)


def play(trouble: Trouble, chance: random.Random, faces: Faces, told: Told, make: Maker = real) -> None:
    models = [model for model in load_models() if trouble is not Trouble.NEAR_END or model.status.near_end]
    model, language = chance.choice(models), chance.choice(("vi", "en"))
    told.plays += 1
    with Peer(model, chance.getrandbits(32)) as peer:
        printer = make(peer.place, model, faces)
        desk = Desk(printer, language)
        try:
            receipt = len(render(compose(desk.record(), sentences(language)), faces, model.head).rows)
            tail = receipt + _BEFORE + chance.randrange(_BEHIND)
            at = chance.choice((0, chance.randrange(1, receipt), tail))
            unending = trouble is Trouble.STRAY and chance.random() < 0.3
            peer.arm(trouble, at, WITHOUT_END if unending else 3)
            first = desk.finish()
            state = printer.status().state
            paper = Paper(peer, desk, faces, model, language)
            name = f"{trouble.value}, {model.id}, byte {at}"
            whole = paper.whole()
            if first.print_state == "printed" and not whole:
                told.false_printed += 1
                told.wrong.append(f"{name}: said printed, and no whole paper lies there")
            told.wrong += [f"{name}: {problem}" for problem in _judged(trouble, model, first, state, unending)]
            peer.heal()
            told.wrong += [f"{name}, once more: {problem}" for problem in _again(desk, paper, first, whole)]
        finally:
            desk.close()
            printer.close()


def _judged(
    trouble: Trouble, model: PrinterModel, shown: Shown, state: PrinterState, unending: bool
) -> list[str]:
    problems = []
    refused = shown.print_state == "refused" and shown.record_on_screen
    if not refused and (shown.print_state != "printed" or shown.fault):
        problems.append(f"the page is neither printed nor the record: {shown}")
    allowed = _SAYS[trouble]
    if trouble is Trouble.STRAY and (unending or not model.answers.process_id):
        allowed = _LOST
    if refused and shown.fault not in allowed:
        problems.append(f"shown as {shown.fault}")
    if trouble in _STATES and state is not _STATES[trouble]:
        problems.append(f"the technician is told {state}")
    return problems


def _again(desk: Desk, paper: Paper, first: Shown, whole: bool) -> list[str]:
    second = desk.again()
    problems = []
    if second.print_state != "printed" or second.fault:
        problems.append(f"not printed, though well again: {second}")
    if not paper.newest_whole():
        problems.append("no whole paper came")
    if whole and not desk.records[-1].reprint:
        problems.append("two papers, and neither is marked as another copy")
    if first.print_state == "refused" and paper.valid_looking_scraps():
        problems.append("a piece of paper that could pass for a receipt")
    return problems


class Paper:
    """What fell out of the printer, against what the records of this desk look like when whole."""

    def __init__(self, peer: Peer, desk: Desk, faces: Faces, model: PrinterModel, language: str) -> None:
        self._peer, self._desk, self._model = peer, desk, model
        self._draw = cache(lambda slip: render(slip, faces, model.head))
        self._words = sentences(language)
        self._void = self._draw(Slip((Band(self._words["paper.void"]),)))

    def _expected(self) -> list[Raster]:
        return [self._draw(compose(record, self._words)) for record in self._desk.records]

    def whole(self) -> bool:
        return any(_same(piece, one) for piece in self._peer.pieces for one in self._expected())

    def newest_whole(self) -> bool:
        return bool(self._peer.pieces) and _same(self._peer.pieces[-1], self._expected()[-1])

    def valid_looking_scraps(self) -> int:
        """Pieces that are no whole paper, not blank and not marked void."""
        whole = self._expected()
        scraps = [piece for piece in self._peer.pieces if not any(_same(piece, one) for one in whole)]
        return sum(1 for piece in scraps if any(piece.rows) and not self._marked(piece))

    def _marked(self, piece: Raster) -> bool:
        stride, at = piece.width // 8, piece.rows.find(self._void.rows)
        while at >= 0 and at % stride:
            at = piece.rows.find(self._void.rows, at + 1)
        return at >= 0


def _same(piece: Raster, expected: Raster) -> bool:
    """The very dots, and nothing but white where the model feeds before its cut."""
    size = len(expected.rows)
    return piece.width == expected.width and piece.rows[:size] == expected.rows and not any(piece.rows[size:])
