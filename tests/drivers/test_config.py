"""The file that chooses the drivers: strict, and honest in service."""

from __future__ import annotations

from pathlib import Path

import pytest

from drivers.build import build_card, build_printer, build_scanner
from drivers.card import pcsc
from drivers.card.reader import TrustState
from drivers.card.simulator.issuer import practice_anchor
from drivers.config import (
    CardConfig,
    ConfigError,
    PrinterConfig,
    ScannerConfig,
    parse_config,
    read_config,
)
from drivers.printer.escpos import EscposPrinter
from drivers.printer.simulated import SimulatedPrinter
from tests.memory_switchboard import MemorySwitchboard

SERVICE = """
practice = false
[card]
driver = "pcsc"
[printer]
driver = "escpos"
spec = "tcp://10.0.0.7:9100"
[scanner]
driver = "camera"
device = "/dev/video0"
"""
PRACTICE = """
practice = true
[card]
driver = "simulated"
[printer]
driver = "simulated"
out = "slips"
mm_per_s = 150
[scanner]
driver = "simulated"
folder = "photographs"
[switchboard]
file = "world.json"
"""


def test_a_kiosk_in_service() -> None:
    config = parse_config(SERVICE)
    assert not config.practice
    assert config.card == CardConfig("pcsc")
    assert config.printer == PrinterConfig("escpos", spec="tcp://10.0.0.7:9100")
    assert config.scanner == ScannerConfig("camera", device="/dev/video0")


def test_a_practice_kiosk() -> None:
    config = parse_config(PRACTICE)
    assert config.practice
    assert config.switchboard == "world.json"
    assert config.printer == PrinterConfig("simulated", out="slips", mm_per_s=150)


@pytest.mark.parametrize("device", ["card", "printer", "scanner"])
def test_in_service_nothing_pretends_to_be_a_device(device: str) -> None:
    before, _, after = SERVICE.partition(f"[{device}]\n")
    _, _, rest = after.partition("\n")
    with pytest.raises(ConfigError, match=f"{device}.driver = 'simulated' only pretends"):
        parse_config(f'{before}[{device}]\ndriver = "simulated"\n{rest}')


def test_in_service_there_is_no_switchboard() -> None:
    with pytest.raises(ConfigError, match="switchboard"):
        parse_config(SERVICE + '[switchboard]\nfile = "x"\n')


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (PRACTICE.replace("practice = true", ""), "practice"),
        (PRACTICE.replace("practice = true", "practice = 1"), "practice"),
        (PRACTICE.replace("out =", "output ="), "printer.output"),
        (PRACTICE.replace("file =", "path ="), "switchboard.path"),
        ("colour = 1\n" + PRACTICE, "colour"),
        (PRACTICE.replace('out = "slips"', "out = 5"), "printer.out is a str"),
        (PRACTICE.replace("mm_per_s = 150", "mm_per_s = true"), "printer.mm_per_s is a float"),
        (PRACTICE.replace('[card]\ndriver = "simulated"', '[card]\ndriver = "magic"'), "card.driver is one of"),
        (PRACTICE.replace('[card]\ndriver = "simulated"\n', ""), r"\[card\] is missing"),
        (PRACTICE.replace('[switchboard]\nfile = "world.json"', ""), "needs .switchboard. file"),
        (PRACTICE.replace('folder = "photographs"', ""), "scanner.folder"),
        (SERVICE.replace('spec = "tcp://10.0.0.7:9100"', ""), "printer.spec"),
        ("practice = ", "Invalid value"),
    ],
)
def test_a_mistake_in_the_file_is_named(text: str, reason: str) -> None:
    with pytest.raises(ConfigError, match=reason):
        parse_config(text)


def test_a_missing_file_is_a_mistake_too(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="No such file"):
        read_config(tmp_path / "devices.toml")


def test_each_choice_makes_its_driver(tmp_path: Path) -> None:
    board = MemorySwitchboard()
    assert isinstance(build_printer(PrinterConfig("escpos", spec="tcp://10.0.0.7"), None), EscposPrinter)
    assert isinstance(build_printer(PrinterConfig("simulated", out=str(tmp_path)), board), SimulatedPrinter)
    for device, name in (
        (build_card(CardConfig("simulated"), board), "SimulatedCardReader"),
        (build_scanner(ScannerConfig("camera", device="/dev/none"), None), "CameraSource"),
        (build_scanner(ScannerConfig("folder", folder=str(tmp_path)), None), "FolderSource"),
        (build_scanner(ScannerConfig("simulated", folder=str(tmp_path)), board), "SimulatedSource"),
    ):
        assert type(device).__name__ == name
        device.close()


def test_a_real_reader_or_the_reason_why_not() -> None:
    if not pcsc.available():
        with pytest.raises(ConfigError, match="pyscard"):
            build_card(CardConfig("pcsc"), None)
        return
    reader = build_card(CardConfig("pcsc"), None)
    assert type(reader).__name__ == "PcscCardReader"
    reader.close()


def test_a_broken_anchor_is_told_and_cards_are_read_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "vietnam.cer").write_bytes(b"not a certificate")
    reader = build_card(CardConfig("simulated", trust=str(tmp_path)), MemorySwitchboard())
    assert reader.status().trust is TrustState.FAULTY
    reader.close()


def test_a_kiosk_in_service_believes_nobody_of_the_simulator(tmp_path: Path) -> None:
    (tmp_path / "practice.cer").write_bytes(practice_anchor())
    for in_service, state in ((False, TrustState.READY), (True, TrustState.FAULTY)):
        config = CardConfig("simulated", trust=str(tmp_path))
        reader = build_card(config, MemorySwitchboard(), in_service=in_service)
        assert reader.status().trust is state
        reader.close()


def test_a_misspelt_printer_is_a_mistake_of_the_configuration() -> None:
    with pytest.raises(ConfigError, match="expected tcp"):
        build_printer(PrinterConfig("escpos", spec="lp0"), None)
    with pytest.raises(ConfigError, match="switchboard"):
        build_card(CardConfig("simulated"), None)


@pytest.mark.parametrize(
    ("section", "said"),
    [
        ('driver = "virtual"\nfolder = "x"', "only pretends"),
        ('driver = "sane"\ndevice = "test:0"', "only pretends"),
        ('driver = "escl"', "scanner.url is missing"),
        ('driver = "camera"\ncamera = "1"', "beside a scanner"),
        ('driver = "escl"\nurl = "http://10.0.0.8/eSCL/"\ntray = "t.png"', "none is named"),
        ('driver = "sane"\ndpi = 2400', "from 75 to 600"),
        ('driver = "sane"\nduplex = "yes"', "is a bool"),
        ('driver = "sane"\ndpi = true', "is a float"),
    ],
)
def test_a_scanner_that_cannot_serve_is_refused(section: str, said: str) -> None:
    head, _, _ = SERVICE.partition("[scanner]")
    with pytest.raises(ConfigError, match=said):
        parse_config(f"{head}[scanner]\n{section}\n")


def test_a_scanner_with_a_camera_beside_it() -> None:
    head, _, _ = SERVICE.partition("[scanner]")
    text = f'{head}[scanner]\ndriver = "escl"\nurl = "http://10.0.0.8/eSCL/"\ncamera = "0"\nduplex = true\n'
    config = parse_config(text)
    assert (config.scanner.url, config.scanner.camera, config.scanner.duplex) == (
        "http://10.0.0.8/eSCL/",
        "0",
        True,
    )


def test_an_address_that_is_none_is_said() -> None:
    with pytest.raises(ConfigError, match="eSCL"):
        build_scanner(ScannerConfig("escl", url="printer"), None)
