"""Another people's ESC/POS emulator reads our receipt: the very dots, and the code in it.

`emupos` needs Python 3.13, so it lives in an environment of its own, `.venv-emupos` beside ours or
on the PATH; without it the test says so and is skipped.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from drivers.cancel import Cancel
from drivers.errors import DeviceFault, FaultCode
from drivers.printer.cli import trial_slip
from drivers.printer.conversation import Patience
from drivers.printer.escpos import EscposPrinter
from drivers.printer.model import load_model
from drivers.printer.printer import Printed, PrinterState
from drivers.printer.raster import from_image, render
from drivers.printer.slip import Qr
from drivers.printer.typeset import Faces

_BESIDE = Path(__file__).resolve().parents[2] / ".venv-emupos" / "bin" / "emupos"
EMUPOS = str(_BESIDE) if _BESIDE.exists() else shutil.which("emupos")

_API = "/api/v1"
#: The emulator is slow on a busy machine, and slowness is not what is tried here.
UNHURRIED = Patience(connect_s=20.0, answer_s=20.0, send_s=20.0, confirm_s=60.0)

pytestmark = pytest.mark.skipif(
    EMUPOS is None,
    reason="no stranger has read our receipt: ./kiosk test brings emupos where there is a Python 3.13",
)


class Emulator:
    def __init__(self, folder: Path) -> None:
        self.port, self._api = _free_port(), _free_port()
        self.receipts = folder / "receipts"
        (folder / "emupos.yaml").write_text(
            f"schema: 1\napi: {{ host: 127.0.0.1, port: {self._api} }}\ndevices:\n"
            "  - id: front\n    type: printer\n    profile: epson-tm-t20iii\n"
            f"    receipts_dir: {self.receipts}\n    connections:\n      - tcp: {{ port: {self.port} }}\n"
        )
        self._process = subprocess.Popen(
            [str(EMUPOS), "run", "--config", str(folder / "emupos.yaml")],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env={**os.environ, "HOME": str(folder)},
        )
        while not self._answers():
            assert self._process.poll() is None
            time.sleep(0.05)

    def fault(self, method: str, name: str) -> None:
        """PUT sets a fault, DELETE clears it."""
        connection = HTTPConnection("127.0.0.1", self._api, timeout=30)
        connection.request(method, f"{_API}/devices/front/faults/{name}")
        assert connection.getresponse().status == 204
        connection.close()

    def receipt(self) -> Image.Image:
        """The first picture of a receipt, once it is there and whole: it may be seen while it is written."""
        while True:
            for path in self.receipts.glob("*.png"):
                with contextlib.suppress(OSError, SyntaxError), Image.open(path) as picture:
                    picture.load()
                    return picture.copy()
            time.sleep(0.02)

    def close(self) -> None:
        self._process.terminate()
        self._process.wait(20)

    def _answers(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


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
