"""What scanimage and eSCL scanners say, well formed and not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.errors import FaultCode
from drivers.scanner.escl import words
from drivers.scanner.escl.words import EsclError
from drivers.scanner.sane import command
from drivers.scanner.sane.command import Options, Source
from drivers.scanner.source import ScanState

FUJITSU = """
All options specific to device `fujitsu:fi-7160:1234':
  Standard:
    --source ADF Front|ADF Back|ADF Duplex [ADF Front]
        Selects the scan source (such as a document-feeder).
    --mode Lineart|Halftone|Gray|Color [Lineart]
        Selects the scan mode (e.g., lineart, monochrome, or color).
    --resolution 50..600dpi (in steps of 1) [300]
        Sets the resolution of the scanned image.
  Sensors:
    --top-edge[=(yes|no)] [no] [hardware]
    --page-loaded[=(yes|no)] [yes] [hardware]
        Page loaded
    --cover-open[=(yes|no)] [no] [hardware]
    --scan[=(yes|no)] [yes] [hardware]
    --swcrop[=(yes|no)] [inactive]
"""


def test_a_feeder_with_sensors_and_a_button_is_understood() -> None:
    options = command.read_options(FUJITSU)
    assert options.source(Source.DUPLEX) == "ADF Duplex"
    assert options.source(Source.FEEDER) == "ADF Front"
    assert options.source(Source.FLATBED) is None
    assert options.mode(colour=True) == "Color"
    assert options.nearest_dpi(250) == 300
    assert dict(options.switches) == {
        "top-edge": False,
        "page-loaded": True,
        "cover-open": False,
        "scan": True,
    }


def test_a_resolution_that_is_not_offered_becomes_the_next_finer() -> None:
    assert Options(dpi=(75, 150, 600)).nearest_dpi(300) == 600
    assert Options(dpi=(75, 150)).nearest_dpi(300) == 150
    assert Options().nearest_dpi(300) == 300


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (3, FaultCode.SCANNER_BUSY),
        (6, FaultCode.SCANNER_JAM),
        (7, FaultCode.SCANNER_EMPTY),
        (8, FaultCode.SCANNER_COVER_OPEN),
        (9, FaultCode.SCANNER_HALF_PAGE),
        (11, FaultCode.SCANNER_DENIED),
        (-9, FaultCode.SCANNER_HALF_PAGE),
        (1, FaultCode.SCANNER_GONE),
    ],
)
def test_each_end_of_the_program_has_its_fault(status: int, code: FaultCode) -> None:
    assert command.fault_of(status, "").code is code


def test_a_device_that_does_not_open_says_why() -> None:
    said = "scanimage: open of device x failed: Access to resource has been denied"
    assert command.fault_of(1, said).code is FaultCode.SCANNER_DENIED


@given(st.text())
def test_no_listing_and_no_options_trip_the_reader(text: str) -> None:
    command.read_devices(text)
    command.read_options(text)


@pytest.mark.parametrize("url", ["ftp://x/eSCL", 'http://x/"\n[debug]', "http://x y/", "x", "https://x/eSCL/"])
def test_an_address_that_could_write_into_the_configuration_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="eSCL"):
        command.escl_backend(url)


@pytest.mark.parametrize(
    ("state", "adf", "seen"),
    [
        ("Idle", "ScannerAdfLoaded", ScanState.READY),
        ("Processing", "ScannerAdfLoaded", ScanState.BUSY),
        ("Testing", "ScannerAdfEmpty", ScanState.WARMING),
        ("Stopped", "ScannerAdfEmpty", ScanState.BROKEN),
        ("Down", "ScannerAdfEmpty", ScanState.GONE),
        ("Stopped", "ScannerAdfJam", ScanState.JAM),
        ("Idle", "ScannerAdfHatchOpen", ScanState.COVER_OPEN),
    ],
)
def test_a_status_is_one_value(state: str, adf: str, seen: ScanState) -> None:
    standing = words.read_standing(words.write_standing(state, adf, []))
    assert standing.state is seen
    assert standing.loaded is (adf == "ScannerAdfLoaded")


def test_capabilities_come_back_as_they_were_written() -> None:
    made = words.read_makes(words.write_makes("1"))
    assert (made.flatbed, made.feeder, made.duplex, made.colour) == (True, True, True, True)
    assert made.dpi == words.RESOLUTIONS
    assert made.pretends


@given(st.binary() | st.text().map(str.encode))
def test_what_a_network_sends_is_a_message_or_refused(data: bytes) -> None:
    for read in (words.read_standing, words.read_makes, words.read_settings):
        with pytest.raises(EsclError):
            read(data)


def test_entities_are_not_expanded() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><ScannerStatus><State>&a;</State></ScannerStatus>'
    with pytest.raises(EsclError):
        words.read_standing(bomb)
    with pytest.raises(EsclError):
        words.read_standing(bomb.decode().encode("utf-16"))
