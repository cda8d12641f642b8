"""The parent's side of the page engine: put a subject before the child and get values back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from drivers.cancel import Cancel
from drivers.errors import DeviceFault, FaultCode
from drivers.scanner.page.child import Child, Trouble
from drivers.scanner.page.limits import (
    LOOKING,
    MAX_FILED_PAGES,
    MAX_PICTURE_BYTES,
    PREVIEW_HEIGHT,
    PREVIEW_WIDTH,
)
from drivers.scanner.page.wire import Message
from drivers.scanner.source import CapturedPage, Corners, Verdict

#: Pictures of a live camera from which the sharpest is taken.
_BURST = 3
_REMEMBERED = 16


@dataclass(frozen=True, slots=True)
class Subject:
    """What lies before the camera: a picture (`load` gives its bytes) or a `device` that sees it.

    `token` names it; another picture has another token. `shimmer` adds a camera's noise to the preview.
    `scan`: it came line after line, so it may have ended early. `tray` is the reference of the empty tray
    under the device, or empty.
    """

    token: str
    load: Callable[[], bytes] | None = None
    device: str = ""
    shimmer: bool = False
    scan: bool = False
    tray: bytes = b""


@dataclass(frozen=True, slots=True)
class Look:
    """One live picture as RGB bytes; `motion` is the mean change of brightness, 0…255."""

    width: int
    height: int
    rgb: bytes
    corners: Corners | None
    verdicts: tuple[Verdict, ...]
    motion: float


class Eye:
    """Looks at subjects in a child process. A picture that kills the child is refused from then on."""

    def __init__(self, child: Child | None = None) -> None:
        self._child = child or Child(LOOKING)
        self._refused: dict[str, DeviceFault] = {}

    def look(self, subject: Subject, tick: int) -> Look | DeviceFault:
        answer = self._ask(subject, {"ask": "look", "shimmer": tick if subject.shimmer else None})
        if isinstance(answer, DeviceFault):
            return answer
        try:
            return _look(answer)
        except _GARBLED:
            return self._refuse(subject, "garbled answer")

    def take(
        self, subject: Subject, cancel: Cancel, before: Sequence[bytes] = ()
    ) -> CapturedPage | DeviceFault:
        """`before` as `ScanSource.capture` has it; the newest of them are held beside it."""
        said: dict[str, object] = {"ask": "take", "burst": _BURST, "scan": subject.scan}
        answer = self._ask(subject, said, cancel, before[-MAX_FILED_PAGES:])
        if isinstance(answer, DeviceFault):
            return answer
        if answer.header.get("nothing"):
            return DeviceFault(FaultCode.PAGE_NOT_FOUND)
        if answer.header.get("half"):
            return DeviceFault(FaultCode.SCANNER_HALF_PAGE, "ends early")
        try:
            return _page(answer)
        except _GARBLED:
            return self._refuse(subject, "garbled answer")

    def code(self, subject: Subject, *, zone: bool = False) -> str | DeviceFault | None:
        """The text of a QR code, with `zone` else of a machine-readable zone; None without any."""
        return self._text(subject, {"ask": "code", "zone": zone})

    def zone(self, subject: Subject) -> str | DeviceFault | None:
        """The machine-readable zone, whatever code stands beside it; None without one."""
        return self._text(subject, {"ask": "code", "code": False, "zone": True})

    def _text(self, subject: Subject, asked: dict[str, Any]) -> str | DeviceFault | None:
        answer = self._ask(subject, asked)
        if isinstance(answer, DeviceFault):
            return answer
        text = answer.header.get("text")
        return text if isinstance(text, str) else None

    def detect(self, subject: Subject, tray: bytes = b"") -> dict[str, Any] | DeviceFault:
        """The page in a picture, as the child says it: corners in pixels, confidence, accept, ms; or nothing.

        `tray` is the reference that `tray` made.
        """
        if subject.load is None:
            return DeviceFault(FaultCode.PAGE_REFUSED, "not a picture")
        data = _load(subject)
        if isinstance(data, DeviceFault):
            return data
        answer = self._child.ask({"ask": "detect"}, [data, tray] if tray else [data])
        if isinstance(answer, Trouble):
            return DeviceFault(FaultCode.PAGE_REFUSED, f"page worker {answer}")
        return _said(answer) or answer.header

    def tray(self, subjects: Sequence[Subject]) -> bytes | DeviceFault:
        """The reference of the empty tray from pictures of it."""
        pictures = [_load(subject) for subject in subjects]
        for picture in pictures:
            if isinstance(picture, DeviceFault):
                return picture
        answer = self._child.ask({"ask": "tray"}, [each for each in pictures if isinstance(each, bytes)])
        if isinstance(answer, Trouble):
            return DeviceFault(FaultCode.PAGE_REFUSED, f"page worker {answer}")
        return _said(answer) or answer.blobs[0]

    def forget(self) -> None:
        """Let go of every picture and camera: nobody's paper stays for the next visitor."""
        if self._child.pid is not None:
            self._child.ask({"ask": "drop"})

    def close(self) -> None:
        self._child.close()

    def _ask(
        self,
        subject: Subject,
        header: dict[str, object],
        cancel: Cancel | None = None,
        blobs: Sequence[bytes] = (),
    ) -> Message | DeviceFault:
        known = self._refused.get(subject.token)
        if known is not None:
            return known
        header = header | {"token": subject.token}
        # One more try: the first death may have been meant for us (a kill), not been the picture's doing.
        for _ in range(2):
            answer = self._child.ask(header, blobs, cancel)
            if isinstance(answer, Message) and answer.header.get("missing"):
                placed = self._place(subject, cancel)
                if isinstance(placed, DeviceFault):
                    return placed
                answer = placed if isinstance(placed, Trouble) else self._child.ask(header, blobs, cancel)
            if answer is Trouble.CANCELLED:
                return DeviceFault(FaultCode.CANCELLED)
            if answer is Trouble.TIMED_OUT:
                break
            if isinstance(answer, Message):
                return _said(answer) or answer
        if subject.device:
            return DeviceFault(FaultCode.SCANNER_TIMEOUT, f"page worker {answer}")
        return self._refuse(subject, f"page worker {answer}")

    def _place(self, subject: Subject, cancel: Cancel | None) -> Message | Trouble | DeviceFault:
        header: dict[str, object] = {"ask": "open", "token": subject.token, "device": subject.device}
        blobs = [subject.tray] if subject.tray else []
        if subject.load is not None:
            data = _load(subject)
            if isinstance(data, DeviceFault):
                return data
            header, blobs = {"ask": "show", "token": subject.token}, [data]
        answer = self._child.ask(header, blobs, cancel)
        if isinstance(answer, Message):
            fault = _said(answer)
            if fault is not None and fault.code is FaultCode.PAGE_REFUSED:
                return self._refuse(subject, fault.detail)
            return fault or answer
        return answer

    def _refuse(self, subject: Subject, detail: str) -> DeviceFault:
        fault = DeviceFault(FaultCode.PAGE_REFUSED, detail)
        while len(self._refused) >= _REMEMBERED:
            self._refused.pop(next(iter(self._refused)))
        self._refused[subject.token] = fault
        return fault


_GARBLED = (KeyError, TypeError, ValueError, IndexError)


def _load(subject: Subject) -> bytes | DeviceFault:
    assert subject.load is not None
    try:
        data = subject.load()
    except OSError as error:
        return DeviceFault(FaultCode.PAGE_UNREADABLE, type(error).__name__)
    if len(data) > MAX_PICTURE_BYTES:
        return DeviceFault(FaultCode.PAGE_REFUSED, "too many bytes")
    return data


def _said(answer: Message) -> DeviceFault | None:
    if "refused" in answer.header:
        return DeviceFault(FaultCode.PAGE_REFUSED, str(answer.header["refused"])[:80])
    if "gone" in answer.header:
        return DeviceFault(FaultCode.SCANNER_GONE, str(answer.header["gone"])[:80])
    return None


def _look(answer: Message) -> Look:
    header = answer.header
    width, height = int(header["width"]), int(header["height"])
    if not (0 < width <= PREVIEW_WIDTH and 0 < height <= PREVIEW_HEIGHT):
        raise ValueError("preview of another size")
    if len(answer.blobs[0]) != 3 * width * height:
        raise ValueError("preview of another length")
    corners = None if header["corners"] is None else _corners(header["corners"])
    return Look(width, height, answer.blobs[0], corners, _verdicts(header), float(header["motion"]))


def _page(answer: Message) -> CapturedPage:
    header = answer.header
    return CapturedPage(
        picture=answer.blobs[0],
        thumbnail=answer.blobs[1],
        width=int(header["width"]),
        height=int(header["height"]),
        dpi=int(header["dpi"]),
        corners=_corners(header["corners"]),
        verdicts=_verdicts(header),
    )


def _verdicts(header: dict[str, Any]) -> tuple[Verdict, ...]:
    return tuple(Verdict(verdict) for verdict in header["verdicts"])


def _corners(raw: Any) -> Corners:
    (a, b), (c, d), (e, f), (g, h) = raw
    return (float(a), float(b)), (float(c), float(d)), (float(e), float(f)), (float(g), float(h))
