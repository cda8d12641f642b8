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
    """How a source stands, as one value. WARMING will be ready by itself; BROKEN needs a technician."""

    READY = "ready"
    WARMING = "warming"
    EMPTY = "empty"
    BUSY = "busy"
    JAM = "jam"
    COVER_OPEN = "cover_open"
    DENIED = "denied"
    GONE = "gone"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class ScanStatus:
    state: ScanState
    source: str = ""


class Way(StrEnum):
    """How paper comes in."""

    CAMERA = "camera"
    FLATBED = "flatbed"
    FEEDER = "feeder"
    DUPLEX = "duplex"


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a source can do. `dpi` in ascending order, empty where that depends on how far the paper lies.

    `live`: there is a preview, and codes can be held before it. `button`: the device's own is told.
    """

    ways: tuple[Way, ...]
    dpi: tuple[int, ...] = ()
    colour: bool = True
    button: bool = False
    live: bool = False


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
    UPSIDE_DOWN = "upside_down"
    DUPLICATE = "duplicate"
    FINGER = "finger"
    WRONG_DOCUMENT = "wrong_document"
    NO_PAGE = "no_page"


#: Verdicts with which a page is still accepted, said in turmeric and not refused: what lay upside down was
#: turned, and only a person knows whether a page is meant twice or another paper will do.
TOLERABLE = frozenset(
    {Verdict.TILTED, Verdict.GOOD, Verdict.UPSIDE_DOWN, Verdict.DUPLICATE, Verdict.WRONG_DOCUMENT}
)


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


class FieldKind(StrEnum):
    """What is worth comparing with a chip or a form."""

    NUMBER = "number"
    NAME = "name"
    DATE = "date"
    MONEY = "money"


@dataclass(frozen=True, slots=True)
class FieldRead:
    """One field on a page. `value`: twelve digits; a name in capitals; YYYY-MM-DD; đồng without points.

    `confidence` 0…100; `accepted` where form and confidence suffice; `label` is what stands before it.
    """

    kind: FieldKind
    value: str = field(repr=False)
    confidence: float
    accepted: bool
    label: str = field(repr=False, default="")
    page: int = 0


@dataclass(frozen=True, slots=True)
class FiledDocument:
    """A searchable PDF. `words` counts what was read, `text` and `fields` say it; PDF/A-2b throughout."""

    pdf: bytes = field(repr=False)
    pages: int
    words: int
    milliseconds: int
    text: str = field(repr=False, default="")
    fields: tuple[FieldRead, ...] = field(repr=False, default=())


@dataclass(frozen=True, slots=True)
class CodeRead:
    """The payload of a QR, or a machine-readable zone, held before the camera: a claim, never proof."""

    text: str = field(repr=False)


class ScanSource(Protocol):
    """One source. Every call blocks its caller and returns trouble as a value."""

    def capabilities(self) -> Capabilities: ...

    def status(self) -> ScanStatus: ...

    def watch(self, seen: Callable[[PreviewFrame], None]) -> Subscription:
        """Live preview until closed; frames come from the driver's own thread."""
        ...

    def capture(self, cancel: Cancel, before: Sequence[bytes] = ()) -> CapturedPage | DeviceFault:
        """The next page: of a feeder the next sheet, SCANNER_EMPTY after the last; else what lies there.

        `before`: thumbnails of the pages that the same person has scanned, to know a sheet that comes again.
        """
        ...

    def read_code(self, cancel: Cancel) -> CodeRead | DeviceFault:
        """Wait until a QR is readable in the picture, or until cancelled."""
        ...

    def read_document(self, cancel: Cancel) -> CodeRead | DeviceFault:
        """The same of a QR or a machine-readable zone: its 72, 88 or 90 characters, whose check digits hold."""
        ...

    def file(self, pages: Sequence[CapturedPage], cancel: Cancel) -> FiledDocument | DeviceFault:
        """Read the pages in a child process and bind them into one searchable PDF."""
        ...

    def close(self) -> None: ...
