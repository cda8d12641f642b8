"""What the kiosk asks of a document source. Values only; pictures travel as encoded bytes in memory."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from drivers.cancel import Cancel
from drivers.card.reader import Subscription
from drivers.errors import DeviceFault

Corners = tuple[tuple[float, float], tuple[float, float], tuple[float, float], tuple[float, float]]


class ScanState(StrEnum):
    READY = "ready"
    EMPTY = "empty"
    BUSY = "busy"
    JAM = "jam"
    COVER_OPEN = "cover_open"
    DENIED = "denied"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class ScanStatus:
    state: ScanState
    source: str = ""


class Verdict(StrEnum):
    """What the judge says of a page; GOOD alone, or one or more of the others."""

    GOOD = "good"
    TILTED = "tilted"
    BLURRED = "blurred"
    DARK = "dark"
    GLARE = "glare"
    BLANK = "blank"
    CORNER_CUT = "corner_cut"
    TOO_SMALL = "too_small"
    NO_PAGE = "no_page"


#: Verdicts with which a page is still accepted, said in turmeric and not refused.
TOLERABLE = frozenset({Verdict.TILTED, Verdict.GOOD})


@dataclass(frozen=True, slots=True)
class PreviewFrame:
    """One live picture: RGB, 8 bits a channel, row after row. Corners are in 0…1 of width and height."""

    width: int
    height: int
    rgb: bytes = field(repr=False)
    corners: Corners | None
    verdicts: tuple[Verdict, ...]
    still: float


@dataclass(frozen=True, slots=True)
class CapturedPage:
    """One flattened page. `picture` and `thumbnail` are JPEG; `dpi` is of the flattened A4 page."""

    picture: bytes = field(repr=False)
    thumbnail: bytes = field(repr=False)
    width: int
    height: int
    dpi: int
    corners: Corners
    verdicts: tuple[Verdict, ...]

    @property
    def acceptable(self) -> bool:
        return all(verdict in TOLERABLE for verdict in self.verdicts)


@dataclass(frozen=True, slots=True)
class FiledDocument:
    """A searchable PDF. `words` counts what Tesseract read; the text itself lives in the PDF alone."""

    pdf: bytes = field(repr=False)
    pages: int
    words: int
    milliseconds: int


@dataclass(frozen=True, slots=True)
class CodeRead:
    """The payload of a QR held before the camera: a claim, never proof."""

    text: str = field(repr=False)


class ScanSource(Protocol):
    """One source. Every call blocks its caller and returns trouble as a value."""

    def status(self) -> ScanStatus: ...

    def watch(self, seen: Callable[[PreviewFrame], None]) -> Subscription:
        """Live preview until closed; frames come from the driver's own thread."""
        ...

    def capture(self, cancel: Cancel) -> CapturedPage | DeviceFault: ...

    def read_code(self, cancel: Cancel) -> CodeRead | DeviceFault:
        """Wait until a QR is readable in the picture, or until cancelled."""
        ...

    def file(self, pages: Sequence[CapturedPage], cancel: Cancel) -> FiledDocument | DeviceFault:
        """Read the pages in a child process and bind them into one searchable PDF."""
        ...

    def close(self) -> None: ...
