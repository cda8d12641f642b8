"""The photograph of a chip: decoded apart, under limits, and whatever else stands there is no picture."""

from __future__ import annotations

import io
import sys
import time

import pytest
from PIL import Image

from drivers.cancel import Cancel
from drivers.card.chip.face import parse_dg2
from drivers.card.persona import load_persona
from drivers.card.simulator.personalised import personalised
from kiosk_app.paper import face
from kiosk_app.paper.face import FaceDecoding
from tests.not_checked import not_checked


@pytest.fixture(autouse=True)
def _limits() -> None:
    if face.installed() is None:
        not_checked("no prlimit")


def encoded(kind: str, width: int, height: int) -> bytes:
    made = io.BytesIO()
    picture = Image.new("RGB", (width, height), (200, 160, 120))
    if kind == "JPEG":
        picture.save(made, "JPEG", quality=30)
    else:
        picture.save(made, kind, quality_mode="rates", quality_layers=[200])
    return made.getvalue()


def size(ppm: bytes | None) -> tuple[int, int]:
    assert ppm is not None
    with Image.open(io.BytesIO(ppm)) as picture:
        assert picture.format == "PPM"
        assert picture.mode == "RGB"
        return picture.size


def test_the_face_of_a_prepared_person_comes_out() -> None:
    dg2 = personalised(load_persona("mai")).application[0x0102]
    assert size(FaceDecoding().pixels(parse_dg2(dg2)[0].image, Cancel())) == (360, 480)


@pytest.mark.parametrize("kind", ["JPEG", "JPEG2000"])
@pytest.mark.parametrize(("wide", "high", "shown"), [(240, 320, (240, 320)), (600, 800, (360, 480))])
def test_both_codings_come_out_no_larger_than_they_are_shown(
    kind: str, wide: int, high: int, shown: tuple[int, int]
) -> None:
    assert size(FaceDecoding().pixels(encoded(kind, wide, high), Cancel())) == shown


@pytest.mark.parametrize(
    "image",
    [
        b"",
        b"\xff\xd8\xff" + 200 * b"\x00",
        b"\x00\x00\x00\x0cjP  \r\n\x87\n" + 200 * b"\xff",
        encoded("JPEG", 240, 320)[:-400],
        encoded("JPEG", 2200, 300),
        (1 << 16) * b"\x00" + b"\x00",
    ],
    ids=["nothing", "a bare head", "another bare head", "cut short", "too wide", "too long"],
)
def test_what_is_no_face_is_no_picture(image: bytes) -> None:
    assert FaceDecoding().pixels(image, Cancel()) is None


@pytest.mark.parametrize("kind", ["PNG", "GIF", "BMP", "TIFF"])
def test_no_other_coding_is_even_tried(kind: str) -> None:
    made = io.BytesIO()
    Image.new("RGB", (40, 40)).save(made, kind)
    assert FaceDecoding().pixels(made.getvalue(), Cancel()) is None


def test_a_head_that_promises_a_wall_is_believed_first() -> None:
    """The size in the code stream of a small JPEG 2000 picture, made that of a wall."""
    small = encoded("JPEG2000", 60, 80)
    at = small.index(b"\xff\x4f\xff\x51") + 8
    wall = small[:at] + (60_000).to_bytes(4, "big") + (60_000).to_bytes(4, "big") + small[at + 8 :]
    assert FaceDecoding().pixels(wall, Cancel()) is None


def _child(code: str) -> tuple[str, ...]:
    return (sys.executable, "-I", "-c", code)


@pytest.mark.parametrize(
    "code",
    [
        "import sys; sys.stdout.write('P6\\n9 9\\n255\\n')",
        "import sys; sys.stdout.write('P6\\n9 9\\n255\\n' + 300 * 'x')",
        "import sys; sys.stdout.write('P6\\n999 999\\n255\\n' + 3000 * 'x')",
        "import sys; sys.stdout.write('P3\\n1 1\\n255\\n0 0 0')",
        "raise SystemExit(1)",
        "import os; os.abort()",
    ],
    ids=["too little", "too much", "too large", "another form", "refused", "died"],
)
def test_a_child_that_was_taken_over_is_not_believed(code: str) -> None:
    assert FaceDecoding(_child(code)).pixels(b"x", Cancel()) is None


def test_one_that_hangs_is_given_up() -> None:
    ticks = iter(range(1000))
    hangs = _child("import time; time.sleep(60)")
    decoding = FaceDecoding(hangs, within_s=3, monotonic=lambda: float(next(ticks)))
    begun = time.monotonic()
    assert decoding.pixels(b"x", Cancel()) is None
    assert time.monotonic() - begun < 30, "it was waited for to its end"


def test_nobody_waits_for_a_face_that_nobody_wants() -> None:
    cancel = Cancel()
    cancel.cancel()
    assert FaceDecoding().pixels(encoded("JPEG", 240, 320), cancel) is None
