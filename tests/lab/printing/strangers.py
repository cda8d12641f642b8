"""Our receipts before others: an independent reader of the bytes, another people's emulator, an eye."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from drivers.cancel import Cancel
from drivers.printer.conversation import Patience
from drivers.printer.escpos import EscposPrinter
from drivers.printer.model import load_model
from drivers.printer.printer import Printed, Raster
from drivers.printer.raster import TypeLine, from_image, length_mm, render_traced
from drivers.printer.slip import Slip
from drivers.printer.typeset import Faces
from kiosk_app.runtime.paper import compose, payment
from tests.lab.printing import receipts
from tests.lab.printing.desk import sentences
from tests.lab.printing.peer import Peer
from tests.lab.printing.plays import PATIENCE
from tests.lab.printing.reading import Reading, codes, read_prose
from tests.oracle.emulator import EMUPOS, UNHURRIED, Emulator
from tests.oracle.escpos_paper import Paper

#: What the emulator is: 80 mm, 576 dots.
_MODEL = "epson_tm_t20iii"
_MM_A_DOT = 1 / 8


@dataclass(frozen=True, slots=True)
class Receipt:
    slip: Slip
    raster: Raster
    lines: tuple[TypeLine, ...]
    language: str
    url: str
    usual: bool


@dataclass
class Seen:
    """`emulated` is how many of the receipts the emulator printed; 0 where this machine has none."""

    receipts: int = 0
    emulated: int = 0
    raster_differs: int = 0
    codes_unread: int = 0
    longest_usual_mm: float = 0.0
    too_long: int = 0
    reading: Reading = field(default_factory=Reading)


def made(chance: random.Random, count: int, faces: Faces) -> Iterable[Receipt]:
    """Every third is a usual one, which has to keep within its 90 mm; every fifth tells of money."""
    for number in range(count):
        language = receipts.LANGUAGES[number % 2]
        usual, url = number % 3 == 0, ""
        if number % 5 == 4:
            slip = payment(receipts.payment(chance, language), sentences(language))
        else:
            record = receipts.record(chance, language, usual=usual)
            slip, url = compose(record, sentences(language)), record.status_url
        yield Receipt(slip, *render_traced(slip, faces), language, url, usual)


def show(seen: Seen, chance: random.Random, count: int, faces: Faces, emulated: int) -> None:
    """Raises NoReaderError where there is no eye."""
    every = list(made(chance, count, faces))
    for receipt in every:
        seen.receipts += 1
        paper = _through_bytes(receipt, faces)
        seen.raster_differs += paper != receipt.raster
        seen.codes_unread += codes(paper) != ([receipt.url] if receipt.url else [])
        read_prose(seen.reading, paper, receipt.lines, receipt.language)
        height = paper.height * _MM_A_DOT
        if receipt.usual:
            seen.longest_usual_mm = max(seen.longest_usual_mm, height)
            seen.too_long += height > length_mm(receipt.slip)
    if EMUPOS is not None and emulated:
        _through_emulator(seen, every[:emulated], faces)


def _through_bytes(receipt: Receipt, faces: Faces) -> Raster:
    """What the independent reader puts on paper from the bytes that our driver sent."""
    model = load_model(_MODEL)
    with Peer(model, 0) as peer:
        _print(peer.place, receipt.slip, faces, PATIENCE)
        paper = Paper(model.head.dots)
        paper.take(bytes(peer.heard))
    rows = paper.pieces[-1] if paper.pieces else b""
    return Raster(model.head.dots, len(rows) // (model.head.dots // 8), rows)


def _through_emulator(seen: Seen, every: list[Receipt], faces: Faces) -> None:
    with tempfile.TemporaryDirectory(prefix="tram-") as folder, closing(Emulator(Path(folder))) as emulator:
        for receipt in every:
            _print(f"tcp://127.0.0.1:{emulator.port}", receipt.slip, faces, UNHURRIED)
            seen.emulated += 1
            seen.raster_differs += from_image(emulator.receipt()) != receipt.raster


def _print(place: str, slip: Slip, faces: Faces, patience: Patience) -> None:
    printer = EscposPrinter(place, model=load_model(_MODEL), faces=faces, patience=patience)
    answer = printer.print(slip, lambda _done: None, Cancel())
    assert isinstance(answer, Printed), answer
