"""`python -m drivers page …` and the section of an A4 printer in devices.toml."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from drivers.__main__ import main as technician
from drivers.build import build_pages
from drivers.config import ConfigError, PagesConfig, parse_config
from drivers.page_printer.virtual import VirtualPagePrinter
from drivers.printer.printer import PrinterState
from drivers.switchboard import PrinterSwitch
from tests.memory_switchboard import MemorySwitchboard

DEVICES = """
practice = false
[card]
driver = "pcsc"
[printer]
driver = "escpos"
spec = "usb://"
model = "epson_tm_t88"
roll_m = 80
[scanner]
driver = "camera"
"""


def test_a_pdf_is_printed_and_trouble_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    switches = MemorySwitchboard()
    pdf = tmp_path / "page.pdf"
    pdf.write_bytes(b"%PDF-1.7")
    with VirtualPagePrinter(switches) as virtual:
        assert technician(["page", "status", "--place", virtual.place, "--json"]) == 0
        assert json.loads(capsys.readouterr().out) == {"state": "ready", "model": "Tram virtual A4"}
        assert technician(["page", "print", str(pdf), "--place", virtual.place]) == 0
        assert virtual.printed == [b"%PDF-1.7"]
        switches.turn(printer=PrinterSwitch.JAM)
        assert technician(["page", "print", str(pdf), "--place", virtual.place, "--json"]) == 69
    told = capsys.readouterr().out.splitlines()[-1]
    assert json.loads(told)["fault"] == "printer.jam"


def test_a_place_that_is_none_and_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert technician(["page", "status", "--place", "http://h/x"]) == 64
    assert technician(["page", "print", str(tmp_path / "none.pdf"), "--place", "ipp://h/x"]) == 66


def test_without_a_section_there_is_no_a4_printer() -> None:
    config = parse_config(DEVICES)
    assert config.pages == PagesConfig()
    assert config.printer.roll_m == 80
    status = build_pages(config.pages, None).status()
    assert (status.state, status.fitted) == (PrinterState.GONE, False)


@pytest.mark.parametrize(
    "section",
    [
        '[pages]\ndriver = "ipp"',
        '[pages]\ndriver = "lpd"',
        '[pages]\ndriver = "simulated"',
        '[pages]\ndriver = "ipp"\nqueue = "a4"',
    ],
)
def test_a_section_that_cannot_be_used_is_refused(section: str) -> None:
    with pytest.raises(ConfigError, match="pages"):
        parse_config(DEVICES + section)


def test_a_place_that_is_none_is_refused_at_the_start() -> None:
    with pytest.raises(ConfigError, match="pages"):
        build_pages(PagesConfig("ipp", "lp0"), None)


def test_a_virtual_printer_puts_what_it_prints_into_its_folder(tmp_path: Path) -> None:
    fallen: list[bytes] = []
    pdf = tmp_path / "page.pdf"
    pdf.write_bytes(b"%PDF-1.7 once")
    with VirtualPagePrinter(MemorySwitchboard(), fall=fallen.append) as virtual:
        assert technician(["page", "print", str(pdf), "--place", virtual.place]) == 0
    assert fallen == [b"%PDF-1.7 once"]
