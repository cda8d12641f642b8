"""What the child process can be asked. Requests and answers are those of `wire`.

A request names its subject by a token. The desk keeps the few pictures and the one camera that it was
given last and answers `missing` when it does not know the token: so a desk that was just started after
a crash needs no history.

| request | answer |
|---|---|
| show token, blob | – |
| open token, device, blob of the empty tray | – or gone |
| drop | – |
| look token, shimmer | width, height, corners, verdicts, motion; blob RGB |
| take token, burst, scan, thumbnails | corners, verdicts, width, height; blobs JPEG, thumbnail; or nothing |
| code token, zone, code | text or null |
| detect, blob, blob of the empty tray | corners, confidence, accept, ms; or nothing |
| tray, blobs of the empty tray | blob reference |
| read, dpi, page, blind, blob JPEG | words, text, fields, or unread; blob leaf |
| bind, about, blobs leaf, leaf … | blob PDF |
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from drivers.scanner.find import tray as trays
from drivers.scanner.find.shrunk import shrunk
from drivers.scanner.lens import Lens, LensClosedError
from drivers.scanner.page import find, flatten, frame, judge, light, limits, pixels, same, whole
from drivers.scanner.page.detecting import Detecting
from drivers.scanner.page.pixels import Picture, PictureRefusedError
from drivers.scanner.page.wire import Message
from drivers.scanner.source import Verdict

_KEPT_PICTURES = 3
#: Of a camera's pictures every so many is judged for the preview.
_JUDGED_EVERY = 5
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
        self._tray: trays.Tray | None = None
        self._looks = 0
        self._judged: tuple[Verdict, ...] = ()
        detecting = self._detecting = Detecting()
        self._requests: dict[str, Callable[[dict[str, Any], tuple[bytes, ...]], Message]] = {
            "show": self._show,
            "open": self._open,
            "drop": self._drop,
            "look": self._look,
            "take": self._take,
            "code": self._code,
            "detect": detecting.detect,
            "tray": detecting.calibrate,
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

    def _open(self, header: dict[str, Any], blobs: tuple[bytes, ...]) -> Message:
        if self._lens is not None:
            self._lens[1].close()
            self._lens = None
        self._looks, self._judged = 0, ()
        try:
            self._tray = self._detecting.reference(blobs[0]) if blobs else None
        except PictureRefusedError:
            # A reference that went bad must not take the scanner away: the page is found without it.
            self._tray = None
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
        if self._live(token):
            return self._followed(picture)
        known = self._seen.get(token)
        if known is None:
            found = self._found(token, picture)
            verdicts = judge.verdicts(judge.measure(picture, found)) if found else (Verdict.NO_PAGE,)
            known = self._seen[token] = _Seen(_preview(picture), found, verdicts)
        return known

    def _followed(self, picture: Picture) -> _Seen:
        """A camera's picture: its outline at once, so that it follows the hand; judged now and then,
        which costs more than to find. What is taken is judged anew."""
        found = find.find(picture, self._tray) if self._tray else _anywhere(picture)
        if found is None:
            self._looks, self._judged = 0, ()
            return _Seen(_preview(picture), None, (Verdict.NO_PAGE,))
        if self._looks % _JUDGED_EVERY == 0:
            self._judged = judge.verdicts(judge.measure(picture, found))
        self._looks += 1
        return _Seen(_preview(picture), found, self._judged)

    def _live(self, token: str) -> bool:
        return self._lens is not None and self._lens[0] == token

    def _found(self, token: str, picture: Picture) -> find.Found | None:
        if self._tray is not None and self._live(token):
            return find.find(picture, self._tray)
        return _anywhere(picture)

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

    def _take(self, header: dict[str, Any], before: tuple[bytes, ...]) -> Message:
        """The sharpest of a burst, the right way up: a hand that trembles is still now and then."""
        token = header["token"]
        best: tuple[float, Picture, find.Found, tuple[Verdict, ...]] | None = None
        for _turn in range(header["burst"] if self._live(token) else 1):
            picture = self._subject(token)
            if picture is None:
                return Message({"missing": True})
            if header.get("scan") and whole.ends_early(picture):
                return Message({"half": True})
            found = self._found(token, picture)
            if found is None:
                continue
            measures = judge.measure(picture, found, turned=True)
            if best is None or measures.sharpness > best[0]:
                best = (measures.sharpness, picture, found, judge.verdicts(measures))
        if best is None:
            return Message({"nothing": True})
        _sharpness, picture, found, verdicts = best
        page, dpi = _flat(picture, found)
        if Verdict.UPSIDE_DOWN in verdicts:
            page = np.ascontiguousarray(page[::-1, ::-1])
        thumbnail = pixels.encode(pixels.fit(page, *_THUMBNAIL), 75)
        if _came_before(thumbnail, before):
            verdicts = (*(each for each in verdicts if each is not Verdict.GOOD), Verdict.DUPLICATE)
        head = {"corners": found.corners, "verdicts": verdicts}
        size = {"width": page.shape[1], "height": page.shape[0], "dpi": dpi}
        return Message(head | size, (pixels.encode(page, 88, dpi), thumbnail))

    def _code(self, header: dict[str, Any], _: tuple[bytes, ...]) -> Message:
        # Only here: the preview needs no code reader.
        from drivers.scanner import code  # noqa: PLC0415 - zxing only for a code

        picture = self._subject(header["token"])
        if picture is None:
            return Message({"missing": True})
        text = code.qr(picture) if header.get("code", True) else None
        if text is None and header.get("zone"):
            from drivers.scanner.page import zone  # noqa: PLC0415 - who shows a code pays nothing for zones

            text = zone.zone(picture)
        return Message({"text": text})


def _preview(picture: Picture) -> Picture:
    """Small enough for the screen's preview."""
    rows, columns = picture.shape[:2]
    longest = min(
        limits.PREVIEW_WIDTH * max(1.0, rows / columns), limits.PREVIEW_HEIGHT * max(1.0, columns / rows)
    )
    return pixels.fit(shrunk(picture, int(longest))[0], limits.PREVIEW_WIDTH, limits.PREVIEW_HEIGHT)


def _came_before(thumbnail: bytes, before: tuple[bytes, ...]) -> bool:
    """Compared as they are kept, so that both went through the same hands."""
    now = pixels.decode(thumbnail) if before else None
    return now is not None and any(same.same(now, pixels.decode(each)) for each in before)


def _anywhere(picture: Picture) -> find.Found | None:
    """A scan is the page up to its edges; in a photograph it is looked for."""
    if frame.fills_frame(picture):
        return find.Found(frame.WHOLE, 1.0, cut=False)
    return find.find(picture)


def _flat(picture: Picture, found: find.Found) -> tuple[Picture, int]:
    """The flat page and its resolution: that of a fine scan is kept, a photograph's is what cameras give."""
    rows, columns = picture.shape[:2]
    if flatten.lie(found.corners, columns, rows).dpi < limits.FINE_FROM_DPI:
        return flatten.flatten(picture, found.corners), limits.PAGE_DPI
    fine = flatten.flatten(picture, found.corners, limits.FINE_WIDTH, limits.FINE_HEIGHT)
    return fine, limits.FINE_DPI


def _read(header: dict[str, Any], blobs: tuple[bytes, ...]) -> Message:
    # Only the reading child loads the libraries of reading.
    from drivers.scanner.page import fields, file, layers, legible, read, word  # noqa: PLC0415 - as said

    picture, dpi = pixels.decode(blobs[0]), int(header["dpi"])
    words: list[word.Word] = []
    said: dict[str, Any] = {}
    try:
        if not header.get("blind"):
            words = read.read(legible.legible(picture, dpi))
    except read.NotReadError as reason:
        said["unread"] = str(reason)
    found = fields.fields(words, header.get("page", 0))
    said |= {"words": len(words), "text": word.text_of(words), "fields": [asdict(field) for field in found]}
    rows, columns = picture.shape[:2]
    leaf = file.Leaf(layers.split(picture, dpi), tuple(words), columns / dpi, rows / dpi)
    return Message(said, (leaf.packed(),))


def _bind(header: dict[str, Any], blobs: tuple[bytes, ...]) -> Message:
    from drivers.scanner.page import about, file  # noqa: PLC0415 - pikepdf only in the reading child

    told = header["about"]
    said = about.About(told["device"], told["made"], told["trusted"], tuple(told["hashes"]))
    return Message({}, (file.bind([file.unpacked(blob) for blob in blobs], said),))


def _shimmered(picture: Picture, seed: int) -> Picture:
    """The small noise of a live camera, so that a simulated one is not unnaturally still."""
    grain = np.random.default_rng(seed).integers(-3, 4, picture.shape[:2], np.int16)
    return np.asarray(np.clip(picture.astype(np.int16) + grain[:, :, None], 0, 255), np.uint8)
