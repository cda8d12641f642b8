"""What every document source keeps: the simulated one, a folder, and the camera over a picture and a film."""

from __future__ import annotations

import io
import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import pytest
from PIL import Image

from drivers.cancel import Cancel
from drivers.card.persona import load_persona
from drivers.card.simulator.mrz import mrz_lines
from drivers.errors import DeviceFault, FaultCode
from drivers.scanner.camera import CameraSource
from drivers.scanner.folder import FolderSource
from drivers.scanner.page.eye import Eye
from drivers.scanner.page.limits import ChildLimits
from drivers.scanner.prepared import prepare
from drivers.scanner.simulated import SimulatedSource
from drivers.scanner.source import (
    CapturedPage,
    CodeRead,
    FiledDocument,
    PreviewFrame,
    ScanSource,
    ScanState,
    Verdict,
)
from drivers.switchboard import ScannerSwitch, World
from tests.memory_switchboard import MemorySwitchboard

#: Kept between runs; it draws itself anew when its drawing changes.
PHOTOGRAPHS = Path(__file__).parents[2] / "var" / "photographs"
SLIP = "https://127.0.0.1:8443/status?code=TAM-1234-5678-9#k=0123456789ABCDEFGHJKMNPQRS"
PATIENT = ChildLimits(within_s=100.0, cpu_s=60)


@dataclass
class Place:
    """A source, a way to lay a prepared photograph before it, and a way to take the device away."""

    source: ScanSource
    lay: Callable[[str], None]
    take_away: Callable[[], None]


@pytest.fixture(scope="module")
def photographs() -> Path:
    prepare(PHOTOGRAPHS)
    return PHOTOGRAPHS


@pytest.fixture(scope="module")
def eye() -> Iterator[Eye]:
    eye = Eye()
    yield eye
    eye.close()


@pytest.fixture(params=["simulated", "folder", "picture"])
def place(request: pytest.FixtureRequest, eye: Eye, photographs: Path, tmp_path: Path) -> Iterator[Place]:
    makers = {"simulated": _simulated, "folder": _folder, "picture": _picture, "film": _film}
    place = makers[request.param](eye, photographs, tmp_path)
    yield place
    place.source.close()


def _simulated(eye: Eye, photographs: Path, _: Path) -> Place:
    board = MemorySwitchboard(World())

    def lay(name: str) -> None:
        card = name.removeprefix("card_")
        board.turn(**({"shown": card, "page": ""} if card != name else {"page": name, "shown": ""}))

    def take_away() -> None:
        board.turn(scanner=ScannerSwitch.GONE)

    source = SimulatedSource(board, photographs, eye, PATIENT)
    return Place(source, lay, take_away)


def _folder(eye: Eye, photographs: Path, scratch: Path) -> Place:
    folder = scratch / "tray"
    folder.mkdir()

    def lay(name: str) -> None:
        for old in folder.iterdir():
            old.unlink()
        shutil.copyfile(photographs / f"{name}.jpg", folder / f"{name}.jpg")

    return Place(FolderSource(folder, eye, PATIENT), lay, lambda: shutil.rmtree(folder))


def _picture(eye: Eye, photographs: Path, scratch: Path) -> Place:
    device = scratch / "camera.jpg"

    def lay(name: str) -> None:
        eye.forget()
        shutil.copyfile(photographs / f"{name}.jpg", device)

    return Place(CameraSource(str(device), eye, PATIENT), lay, device.unlink)


def _film(eye: Eye, photographs: Path, scratch: Path) -> Place:
    device = scratch / "camera.avi"

    def lay(name: str) -> None:
        eye.forget()
        frame = cv2.imread(str(photographs / f"{name}.jpg"))
        assert frame is not None
        size = (frame.shape[1], frame.shape[0])
        writer = cv2.VideoWriter(str(device), cv2.VideoWriter.fourcc(*"MJPG"), 10, size)
        for _ in range(6):
            writer.write(frame)
        writer.release()

    return Place(CameraSource(str(device), eye, PATIENT), lay, device.unlink)


def _captured(place: Place) -> CapturedPage:
    page = place.source.capture(Cancel())
    assert isinstance(page, CapturedPage), page
    return page


def _until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_a_source_with_a_page_is_ready(place: Place) -> None:
    place.lay("authorisation_good")
    assert place.source.status().state is ScanState.READY


@pytest.mark.parametrize("place", ["simulated", "folder", "film"], indirect=True)
def test_the_preview_shows_the_page_and_grows_still(place: Place) -> None:
    place.lay("authorisation_good")
    frames: list[PreviewFrame] = []
    watch = place.source.watch(frames.append)
    _until(lambda: bool(frames) and frames[-1].still == 1.0)
    watch.close()
    seen = len(frames)
    assert frames[0].still == 0.0
    last = frames[-1]
    assert last.width <= 540
    assert last.height <= 720
    assert len(last.rgb) == 3 * last.width * last.height
    assert last.verdicts == (Verdict.GOOD,)
    assert last.corners is not None
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in last.corners)
    watch.close()
    assert len(frames) == seen


@pytest.mark.parametrize("place", ["simulated", "folder", "picture", "film"], indirect=True)
def test_a_good_page_is_captured_flat(place: Place) -> None:
    place.lay("health_good")
    page = _captured(place)
    assert page.acceptable
    assert (page.width, page.height, page.dpi) == (1654, 2339, 200)
    with Image.open(io.BytesIO(page.picture)) as picture, Image.open(io.BytesIO(page.thumbnail)) as thumbnail:
        assert picture.size == (1654, 2339)
        assert max(thumbnail.size) <= 340


@pytest.mark.ocr
@pytest.mark.parametrize("place", ["simulated"], indirect=True)
def test_the_filed_document_says_the_vietnamese_title(place: Place, tmp_path: Path) -> None:
    place.lay("authorisation_good")
    filed = place.source.file([_captured(place)], Cancel())
    assert isinstance(filed, FiledDocument), filed
    assert filed.pages == 1
    assert filed.words > 150
    document = tmp_path / "filed.pdf"
    document.write_bytes(filed.pdf)
    text = subprocess.run(["pdftotext", document, "-"], capture_output=True, check=True).stdout.decode()
    assert "GIẤY ỦY QUYỀN" in text
    assert "Trần Thị Hoa Mẫu" in text
    assert len(filed.pdf) < 200 * 1024


@pytest.mark.parametrize(
    ("place", "name", "verdict"),
    [
        ("simulated", "authorisation_blurred", Verdict.BLURRED),
        ("simulated", "authorisation_dark", Verdict.DARK),
        ("simulated", "authorisation_glare", Verdict.GLARE),
        ("simulated", "authorisation_cut", Verdict.CORNER_CUT),
        ("simulated", "authorisation_small", Verdict.TOO_SMALL),
        ("simulated", "blank", Verdict.BLANK),
        ("folder", "authorisation_blurred", Verdict.BLURRED),
        ("folder", "authorisation_cut", Verdict.CORNER_CUT),
        ("picture", "authorisation_dark", Verdict.DARK),
        ("picture", "blank", Verdict.BLANK),
    ],
    indirect=["place"],
)
def test_a_bad_page_is_named_and_not_accepted(place: Place, name: str, verdict: Verdict) -> None:
    place.lay(name)
    page = _captured(place)
    assert page.verdicts == (verdict,)
    assert not page.acceptable


def test_a_tilted_page_is_named_and_accepted(place: Place) -> None:
    place.lay("authorisation_tilted")
    page = _captured(place)
    assert page.verdicts == (Verdict.TILTED,)
    assert page.acceptable


def test_a_bare_mat_is_no_page(place: Place) -> None:
    place.lay("bare_mat")
    assert place.source.capture(Cancel()) == DeviceFault(FaultCode.PAGE_NOT_FOUND)


def test_the_code_of_a_shown_card_is_read(place: Place) -> None:
    place.lay("card_long_address")
    read = place.source.read_code(Cancel())
    assert read == CodeRead(load_persona("long_address").qr_text())


def test_the_zone_of_a_passport_that_is_laid_open_is_read(place: Place) -> None:
    place.lay("card_passport")
    read = place.source.read_document(Cancel())
    assert read == CodeRead("".join(mrz_lines(load_persona("passport"))))


def test_a_played_scanner_sees_whatever_code_is_held_up_to_it(eye: Eye, photographs: Path) -> None:
    board = MemorySwitchboard(World(shown="mai", page="health_good", held=SLIP))
    source = SimulatedSource(board, photographs, eye, PATIENT)
    assert source.read_code(Cancel()) == CodeRead(SLIP)
    page = source.capture(Cancel())
    assert isinstance(page, CapturedPage), "what lies on the mat is no less there"
    board.turn(held="x" * 4000)
    refused = source.read_code(Cancel())
    assert isinstance(refused, DeviceFault)
    assert "xxxx" not in str(refused)
    board.turn(held="")
    assert source.read_code(Cancel()) == CodeRead(load_persona("mai").qr_text())
    source.close()


def test_looking_for_a_code_ends_when_cancelled(place: Place) -> None:
    place.lay("blank")
    cancel = Cancel()
    threading.Timer(0.3, cancel.cancel).start()
    assert place.source.read_code(cancel) == DeviceFault(FaultCode.CANCELLED)


def test_a_cancelled_capture_takes_nothing(place: Place) -> None:
    place.lay("authorisation_good")
    cancel = Cancel()
    cancel.cancel()
    assert place.source.capture(cancel) == DeviceFault(FaultCode.CANCELLED)
    assert place.source.status().state is ScanState.READY


def test_a_device_that_went_away_is_gone(place: Place) -> None:
    place.lay("authorisation_good")
    _captured(place)
    place.take_away()
    assert place.source.status().state is ScanState.GONE
    for answer in (place.source.capture(Cancel()), place.source.read_code(Cancel())):
        assert answer == DeviceFault(FaultCode.SCANNER_GONE)


def test_filing_nothing_is_refused(place: Place) -> None:
    answer = place.source.file([], Cancel())
    assert isinstance(answer, DeviceFault)
    assert answer.code is FaultCode.PAGE_REFUSED
