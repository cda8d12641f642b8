"""What the child process can be asked. Requests and answers are those of `wire`.

A request names its subject by a token. The desk keeps the few pictures and the one camera that it was
given last and answers `missing` when it does not know the token: so a desk that was just started after
a crash needs no history.

| request | answer |
|---|---|
| show token, blob | – |
| open token, device | – or gone |
| drop | – |
| look token, shimmer | width, height, corners, verdicts, motion; blob RGB |
| take token, burst | corners, verdicts, width, height; blobs JPEG, thumbnail; or nothing |
| code token | text or null |
| detect, blob | corners, confidence, accept, ms; or nothing |
| read, blob JPEG | words or unread; blobs JPEG, words |
| bind, blobs JPEG, words, JPEG, words … | blob PDF |
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import astuple, dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from drivers.scanner.lens import Lens, LensClosedError
from drivers.scanner.page import find, flatten, judge, light, limits, pixels
from drivers.scanner.page.pixels import Picture, PictureRefusedError
from drivers.scanner.page.wire import Message
from drivers.scanner.source import Verdict

_KEPT_PICTURES = 3
_THUMBNAIL = (240, 340)


@dataclass(frozen=True, slots=True)
class _Seen:
    small: Picture
    found: find.Found | None
    verdicts: tuple[Verdict, ...]


class Desk:
    """The child's memory and its answers."""

    def __init__(self) -> None:
        self._pictures: dict[str, Picture] = {}
        self._seen: dict[str, _Seen] = {}
        self._lens: tuple[str, Lens] | None = None
        self._last: npt.NDArray[np.int16] | None = None
        self._requests: dict[str, Callable[[dict[str, Any], tuple[bytes, ...]], Message]] = {
            "show": self._show,
            "open": self._open,
            "drop": self._drop,
            "look": self._look,
            "take": self._take,
            "code": self._code,
            "detect": self._detect,
            "read": _read,
            "bind": _bind,
        }

    def answer(self, message: Message) -> Message:
        header = message.header
        try:
            return self._requests[header["ask"]](header, message.blobs)
        except PictureRefusedError as refused:
            return Message({"refused": str(refused)})
        except LensClosedError as closed:
            self._drop(header, ())
            return Message({"gone": str(closed)})

    def _show(self, header: dict[str, Any], blobs: tuple[bytes, ...]) -> Message:
        picture = pixels.decode(blobs[0])
        while len(self._pictures) >= _KEPT_PICTURES:
            oldest = next(iter(self._pictures))
            self._pictures.pop(oldest)
            self._seen.pop(oldest, None)
        self._pictures[header["token"]] = picture
        return Message({})

    def _open(self, header: dict[str, Any], _: tuple[bytes, ...]) -> Message:
        if self._lens is not None:
            self._lens[1].close()
            self._lens = None
        self._lens = (header["token"], Lens(header["device"]))
        return Message({})

    def _drop(self, _header: dict[str, Any], _: tuple[bytes, ...]) -> Message:
        self._pictures.clear()
        self._seen.clear()
        self._last = None
        if self._lens is not None:
            self._lens[1].close()
            self._lens = None
        return Message({})

    def _subject(self, token: str) -> Picture | None:
        if self._lens is not None and self._lens[0] == token:
            return self._lens[1].grab()
        return self._pictures.get(token)

    def _looked(self, token: str, picture: Picture) -> _Seen:
        """What does not move is looked at once."""
        known = self._seen.get(token)
        if known is None:
            found = find.find(picture)
            verdicts = judge.verdicts(judge.measure(picture, found)) if found else (Verdict.NO_PAGE,)
            small = pixels.fit(picture, limits.PREVIEW_WIDTH, limits.PREVIEW_HEIGHT)
            known = _Seen(small, found, verdicts)
            if token in self._pictures:
                self._seen[token] = known
        return known

    def _look(self, header: dict[str, Any], _: tuple[bytes, ...]) -> Message:
        token = header["token"]
        picture = self._subject(token)
        if picture is None:
            return Message({"missing": True})
        seen = self._looked(token, picture)
        small = seen.small
        if header.get("shimmer") is not None:
            small = _shimmered(small, header["shimmer"])
        said = {
            "width": small.shape[1],
            "height": small.shape[0],
            "corners": seen.found.corners if seen.found else None,
            "verdicts": seen.verdicts,
            "motion": self._motion(small),
        }
        return Message(said, (small.tobytes(),))

    def _motion(self, small: Picture) -> float:
        """Mean change of brightness since the last look, 0…255; 255 at the first."""
        now = np.asarray(light.grey_of(pixels.fit(small, 64, 96)), np.int16)
        last, self._last = self._last, now
        if last is None or last.shape != now.shape:
            return 255.0
        return float(np.abs(now - last).mean())

    def _take(self, header: dict[str, Any], _: tuple[bytes, ...]) -> Message:
        """The sharpest of a burst: a hand that trembles is still now and then."""
        token = header["token"]
        best: tuple[float, Picture, find.Found, tuple[Verdict, ...]] | None = None
        live = self._lens is not None and self._lens[0] == token
        for _turn in range(header["burst"] if live else 1):
            picture = self._subject(token)
            if picture is None:
                return Message({"missing": True})
            found = find.find(picture)
            if found is None:
                continue
            measures = judge.measure(picture, found)
            if best is None or measures.sharpness > best[0]:
                best = (measures.sharpness, picture, found, judge.verdicts(measures))
        if best is None:
            return Message({"nothing": True})
        _sharpness, picture, found, verdicts = best
        page = flatten.flatten(picture, found.corners)
        head = {"corners": found.corners, "verdicts": verdicts}
        size = {"width": page.shape[1], "height": page.shape[0]}
        thumbnail = pixels.encode(pixels.fit(page, *_THUMBNAIL), 75)
        return Message(head | size, (pixels.encode(page, 88, limits.PAGE_DPI), thumbnail))

    def _code(self, header: dict[str, Any], _: tuple[bytes, ...]) -> Message:
        # Only here: the preview needs no code reader.
        from drivers.scanner import code  # noqa: PLC0415 - zxing only for a code

        picture = self._subject(header["token"])
        return Message({"missing": True}) if picture is None else Message({"text": code.qr(picture)})

    def _detect(self, _header: dict[str, Any], blobs: tuple[bytes, ...]) -> Message:
        picture = pixels.decode(blobs[0])
        start = time.perf_counter()
        found = find.find(picture)
        spent = round((time.perf_counter() - start) * 1000, 1)
        if found is None:
            return Message({"nothing": True, "ms": spent})
        seen = {"corners": found.corners, "confidence": round(found.confidence, 4)}
        return Message(seen | {"accept": found.accept, "ms": spent})


def _read(_header: dict[str, Any], blobs: tuple[bytes, ...]) -> Message:
    # Only the reading child loads the libraries of reading.
    from drivers.scanner.page import file, read  # noqa: PLC0415 - Tesseract and pikepdf only in the reading child

    picture = pixels.decode(blobs[0])
    try:
        words = read.read(picture)
        said: dict[str, Any] = {"words": len(words)}
    except read.NotReadError as reason:
        words, said = [], {"words": 0, "unread": str(reason)}
    return Message(said, (file.slim(picture), json.dumps([astuple(word) for word in words]).encode()))


def _bind(_header: dict[str, Any], blobs: tuple[bytes, ...]) -> Message:
    from drivers.scanner.page import file, read  # noqa: PLC0415 - as above

    leaves = [
        file.Leaf(jpeg, tuple(read.Word(*word) for word in json.loads(words)))
        for jpeg, words in zip(blobs[::2], blobs[1::2], strict=True)
    ]
    return Message({}, (file.bind(leaves),))


def _shimmered(picture: Picture, seed: int) -> Picture:
    """The small noise of a live camera, so that a simulated one is not unnaturally still."""
    grain = np.random.default_rng(seed).integers(-3, 4, picture.shape[:2], np.int16)
    return np.asarray(np.clip(picture.astype(np.int16) + grain[:, :, None], 0, 255), np.uint8)
