"""The walk of a new printer: one new file in the folder of models, and it prints receipts.

1. Write `drivers/printer/models/NAME.toml` from the maker's data sheet.
2. `./kiosk drivers print models` lists it, and tests/contract/test_printer.py takes it up by itself.
3. `model = "NAME"` under [printer] in devices.toml.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import zxingcpp

from drivers.__main__ import main as technician
from drivers.build import build_printer
from drivers.cancel import Cancel
from drivers.config import PrinterConfig
from drivers.printer import model
from drivers.printer.printer import Printed, PrinterState, Raster
from drivers.printer.raster import to_image
from drivers.printer.virtual import VirtualPrinter, VirtualPrinterServer
from drivers.switchboard import PrinterSwitch
from kiosk_app import words
from kiosk_app.runtime.paper import compose
from tests.memory_switchboard import MemorySwitchboard
from tests.walks.papers import I18N, RECORD

#: A printer for paper of 72 mm that confirms by GS r alone and cuts with a feed of its own.
NEW = """
title = "Invented 72 mm"
paper_mm = 72
source = "a data sheet that was invented for this test"
[head]
dots = 512
dots_per_mm = 8
band_rows = 64
[cut]
kind = "full"
feed_dots = 120
[answers]
status = [1, 2, 4]
process_id = false
"""


@pytest.fixture
def with_new_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> model.PrinterModel:
    folder = tmp_path / "models"
    shutil.copytree(model.MODELS, folder)
    (folder / "invented_72mm.toml").write_text(NEW, encoding="utf-8")
    monkeypatch.setattr(model, "MODELS", folder)
    return model.load_model("invented_72mm")


def test_it_is_listed(with_new_file: model.PrinterModel, capsys: pytest.CaptureFixture[str]) -> None:
    assert technician(["print", "models", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert len(listed) == len(list(model.MODELS.glob("*.toml"))) > 1
    assert listed[with_new_file.id]["head"]["dots"] == 512


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_receipt_comes_out_of_it_whole(with_new_file: model.PrinterModel, language: str) -> None:
    slips: list[Raster] = []
    switches = MemorySwitchboard()
    machine = VirtualPrinter(switches, lambda raster, _torn: slips.append(raster), model=with_new_file)
    receipt = compose(RECORD, words.read(I18N / f"kiosk_{language}.ts"))
    with VirtualPrinterServer(machine) as server:
        place = f"tcp://127.0.0.1:{server.port}"
        printer = build_printer(PrinterConfig("escpos", model=with_new_file.id, spec=place), None)
        assert printer.status().state is PrinterState.READY
        answer = printer.print(receipt, lambda _done: None, Cancel())
        switches.turn(printer=PrinterSwitch.OUT)
        assert printer.status().state is PrinterState.PAPER_OUT
    assert isinstance(answer, Printed)
    assert answer.height_mm == pytest.approx((slips[0].height - with_new_file.cut.feed_dots) / 8)
    assert [slip.width for slip in slips] == [512]
    (code,) = zxingcpp.read_barcodes(to_image(slips[0]).convert("L"))
    assert code.text == RECORD.status_url
