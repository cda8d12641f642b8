"""Another people's ESC/POS emulator reads our receipt: the very dots, and the code in it.

Where `emupos` is not installed the test says so and is skipped.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import zxingcpp

from drivers.cancel import Cancel
from drivers.errors import DeviceFault, FaultCode
from drivers.printer.cli import trial_slip
from drivers.printer.escpos import EscposPrinter
from drivers.printer.model import load_model
from drivers.printer.printer import Printed, PrinterState
from drivers.printer.raster import from_image, render
from drivers.printer.slip import Qr
from drivers.printer.typeset import Faces
from tests.not_checked import unless
from tests.oracle.emulator import EMUPOS, UNHURRIED, Emulator

pytestmark = unless(
    None if EMUPOS else "no stranger reads our receipt: emupos comes where there is a Python 3.13"
)


@pytest.fixture
def emulator(tmp_path: Path) -> Iterator[Emulator]:
    running = Emulator(tmp_path)
    yield running
    running.close()


def test_a_stranger_reads_our_receipt_bit_for_bit(emulator: Emulator) -> None:
    faces = Faces()
    model = load_model("epson_tm_t20iii")
    slip = trial_slip(model)
    spec = f"tcp://127.0.0.1:{emulator.port}"
    printer = EscposPrinter(spec, model=model, faces=faces, patience=UNHURRIED)
    assert printer.status().state is PrinterState.READY
    assert printer.status().model == "TM-T20III"
    assert isinstance(printer.print(slip, lambda _: None, Cancel()), Printed)
    picture = emulator.receipt()
    assert from_image(picture) == render(slip, faces)
    (code,) = zxingcpp.read_barcodes(picture.convert("L"))
    assert [code.text] == [block.payload for block in slip.blocks if isinstance(block, Qr)]

    for name, state, fault in (
        ("paper-out", PrinterState.PAPER_OUT, FaultCode.PRINTER_PAPER_OUT),
        ("cover-open", PrinterState.COVER_OPEN, FaultCode.PRINTER_COVER_OPEN),
        ("paper-near-end", PrinterState.NEAR_END, None),
    ):
        emulator.fault("PUT", name)
        assert printer.status().state is state
        answer = printer.print(slip, lambda _: None, Cancel())
        assert (answer.code if isinstance(answer, DeviceFault) else None) is fault
        emulator.fault("DELETE", name)
