"""Whatever is called a picture: it is read or refused, and nothing falls over."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from drivers.cancel import Cancel
from drivers.errors import DeviceFault, FaultCode
from drivers.scanner.camera import CameraSource
from drivers.scanner.folder import FolderSource
from drivers.scanner.page import pixels
from drivers.scanner.page.eye import Eye, Subject
from drivers.scanner.page.limits import MAX_PICTURE_BYTES
from drivers.scanner.source import CapturedPage, ScanState


def _encoded(kind: str) -> bytes:
    out = io.BytesIO()
    Image.fromarray(np.arange(48 * 64 * 3, dtype=np.uint8).reshape(64, 48, 3)).save(out, kind)
    return out.getvalue()


def _bomb() -> bytes:
    """A PNG of a few bytes that says it is 60000 × 60000."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", 60000, 60000, 8, 2, 0, 0, 0)
    parts = (chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(bytes(1000))), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


JPEG, PNG = _encoded("JPEG"), _encoded("PNG")
HOSTILE = {
    "nothing": b"",
    "zeros": bytes(4096),
    "a bomb": _bomb(),
    "a truncated JPEG": JPEG[: len(JPEG) // 2],
    "a truncated PNG": PNG[: len(PNG) // 2],
    "another format": _encoded("GIF"),
    "a text": b"#!/bin/sh\nexit 1\n",
    "a script for a converter": b"%!PS-Adobe-3.0\nshowpage\n",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_picture_is_refused_before_anything_is_decoded(kind: str) -> None:
    with pytest.raises(pixels.PictureRefusedError):
        pixels.decode(HOSTILE[kind])


def test_a_picture_of_too_many_bytes_is_refused() -> None:
    with pytest.raises(pixels.PictureRefusedError):
        pixels.decode(JPEG + bytes(MAX_PICTURE_BYTES))


@given(st.sampled_from([JPEG, PNG]), st.data())
@settings(max_examples=150, deadline=None)
def test_a_picture_with_bytes_changed_is_read_or_refused(whole: bytes, data: st.DataObject) -> None:
    changed = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 6))):
        changed[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    end = data.draw(st.integers(0, len(whole)))
    try:
        picture = pixels.decode(bytes(changed[:end]))
    except pixels.PictureRefusedError:
        return
    assert picture.ndim == 3
    assert picture.shape[0] * picture.shape[1] <= 40_000_000


def test_every_hostile_picture_is_refused_and_the_next_good_one_captured(
    eye: Eye, photographs: Path, tmp_path: Path
) -> None:
    for number, data in enumerate(HOSTILE.values()):
        (tmp_path / f"{number}.jpg").write_bytes(data)
    (tmp_path / "z.jpg").write_bytes((photographs / "health_good.jpg").read_bytes())
    source = FolderSource(tmp_path, eye)
    answers = [source.capture(Cancel()) for _ in range(len(HOSTILE) + 1)]
    for refused in answers[:-1]:
        assert isinstance(refused, DeviceFault)
        assert refused.code is FaultCode.PAGE_REFUSED
    assert isinstance(answers[-1], CapturedPage)
    assert source.status().state is ScanState.EMPTY
    assert source.capture(Cancel()) == DeviceFault(FaultCode.SCANNER_EMPTY)


def test_what_is_no_regular_file_is_not_opened(eye: Eye, tmp_path: Path) -> None:
    (tmp_path / "a.jpg").mkdir()
    (tmp_path / "b.jpg").symlink_to("/dev/zero")
    (tmp_path / "c.txt").write_text("no picture")
    assert FolderSource(tmp_path, eye).status().state is ScanState.EMPTY


@pytest.mark.parametrize("kind", ["nothing", "a bomb", "a text", "a truncated JPEG"])
def test_a_hostile_file_for_a_camera_is_a_camera_that_gives_nothing(
    eye: Eye, tmp_path: Path, kind: str
) -> None:
    device = tmp_path / "camera.jpg"
    device.write_bytes(HOSTILE[kind])
    answer = CameraSource(str(device), eye).capture(Cancel())
    assert isinstance(answer, DeviceFault)
    assert answer.code in (FaultCode.SCANNER_GONE, FaultCode.PAGE_NOT_FOUND)


def test_the_reason_of_a_refusal_repeats_nothing_of_the_file(eye: Eye) -> None:
    secret = b"NGUYEN THI MAU 001190000123"
    answer = eye.look(Subject("secret", lambda: secret), 0)
    assert isinstance(answer, DeviceFault)
    assert "NGUYEN" not in answer.detail
    assert "0011" not in answer.detail
