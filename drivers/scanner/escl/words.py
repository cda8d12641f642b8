"""What is said in eSCL (Mopria eSCL Technical Specification 2.97): status, capabilities, the settings of a job.

Both sides: our virtual scanner writes what a kiosk reads, and reads what sane-airscan writes. Nothing waits.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree import ElementTree

from drivers.scanner.source import ScanState

PLATEN, FEEDER = "Platen", "Feeder"
#: Three hundredths of an inch: the unit of every length (6.2).
UNIT_PER_INCH = 300
A4_UNITS = (2480, 3508)
GREY, COLOUR = "Grayscale8", "RGB24"
RESOLUTIONS = (75, 100, 150, 200, 300)
#: A virtual scanner says so: a kiosk in service takes no pages from what only pretends.
PRETENDS = "Tram practice scanner"

MAX_XML_BYTES = 256 * 1024
_NAMESPACES = (
    'xmlns:pwg="http://www.pwg.org/schemas/2010/12/sm" '
    'xmlns:scan="http://schemas.hp.com/imaging/escl/2011/05/03"'
)
_ADF = {
    "ScannerAdfJam": ScanState.JAM,
    "ScannerAdfMispick": ScanState.JAM,
    "ScannerAdfMultipickDetected": ScanState.JAM,
    "ScannerAdfHatchOpen": ScanState.COVER_OPEN,
    "ScannerAdfDoorOpen": ScanState.COVER_OPEN,
}


class EsclError(ValueError):
    """Bytes that are no such message. The text holds none of them."""


@dataclass(frozen=True, slots=True)
class Standing:
    """`state` of the scanner as one value; whether paper lies in its feeder (None: it has none)."""

    state: ScanState
    loaded: bool | None


@dataclass(frozen=True, slots=True)
class Makes:
    """What the scanner can do. `dpi` in ascending order; `model` as it names itself."""

    model: str
    flatbed: bool
    feeder: bool
    duplex: bool
    colour: bool
    dpi: tuple[int, ...]

    @property
    def pretends(self) -> bool:
        return PRETENDS in self.model


@dataclass(frozen=True, slots=True)
class Settings:
    """What a job is asked for: pixels of the picture, and how it is taken."""

    source: str
    duplex: bool
    colour: bool
    dpi: int
    width: int
    height: int


def read_standing(data: bytes) -> Standing:
    """ScannerStatus (9). Raises EsclError."""
    root = _parse(data, "ScannerStatus")
    adf = _text(root, "AdfState")
    loaded = None if adf is None else adf == "ScannerAdfLoaded"
    if adf in _ADF:
        return Standing(_ADF[adf], loaded)
    match _text(root, "State"):
        case "Idle":
            return Standing(ScanState.READY, loaded)
        case "Processing":
            return Standing(ScanState.BUSY, loaded)
        case "Testing":
            return Standing(ScanState.WARMING, loaded)
        case "Stopped":
            return Standing(ScanState.BROKEN, loaded)
        case "Down":
            return Standing(ScanState.GONE, loaded)
    raise EsclError("no state")


def read_makes(data: bytes) -> Makes:
    """ScannerCapabilities (8). Raises EsclError."""
    root = _parse(data, "ScannerCapabilities")
    modes = {node.text for node in _all(root, "ColorMode")}
    told = {(node.text or "").strip() for node in _all(root, "XResolution")}
    found = sorted(int(text) for text in told if re.fullmatch(r"[0-9]{2,4}", text))
    return Makes(
        (_text(root, "MakeAndModel") or "")[:80],
        _find(root, "Platen") is not None,
        _find(root, "Adf") is not None,
        _find(root, "AdfDuplexInputCaps") is not None,
        COLOUR in modes,
        tuple(found[:64]),
    )


def read_settings(data: bytes) -> Settings:
    """ScanSettings (7). Raises EsclError, also for what this scanner does not do."""
    root = _parse(data, "ScanSettings")
    dpi = _number(root, "XResolution", RESOLUTIONS[-1])
    if dpi not in RESOLUTIONS:
        raise EsclError("resolution")
    wide, high = (_number(root, name, most) for name, most in zip(("Width", "Height"), A4_UNITS, strict=True))
    if not (0 < wide <= A4_UNITS[0] and 0 < high <= A4_UNITS[1]):
        raise EsclError("region")
    source = _text(root, "InputSource") or PLATEN
    if source not in (PLATEN, FEEDER):
        raise EsclError("source")
    return Settings(
        source,
        source == FEEDER and _text(root, "Duplex") == "true",
        (_text(root, "ColorMode") or COLOUR) == COLOUR,
        dpi,
        max(1, wide * dpi // UNIT_PER_INCH),
        max(1, high * dpi // UNIT_PER_INCH),
    )


def write_standing(state: str, adf: str, jobs: list[tuple[str, str, int]]) -> bytes:
    """`jobs`: uri, state and images completed of each."""
    told = "".join(
        f"<scan:JobInfo><pwg:JobUri>{uri}</pwg:JobUri><pwg:JobUuid>{uri.rpartition('/')[2]}</pwg:JobUuid>"
        f"<scan:Age>1</scan:Age><pwg:ImagesCompleted>{done}</pwg:ImagesCompleted>"
        f"<pwg:JobState>{job}</pwg:JobState></scan:JobInfo>"
        for uri, job, done in jobs
    )
    return _document(
        "ScannerStatus",
        f"<pwg:Version>2.63</pwg:Version><pwg:State>{state}</pwg:State>"
        f"<scan:AdfState>{adf}</scan:AdfState><scan:Jobs>{told}</scan:Jobs>",
    )


def write_makes(identity: str) -> bytes:
    """Platen and a duplex feeder, A4, grey and colour, JPEG. `identity` is a UUID."""
    steps = "".join(
        f"<scan:DiscreteResolution><scan:XResolution>{dpi}</scan:XResolution>"
        f"<scan:YResolution>{dpi}</scan:YResolution></scan:DiscreteResolution>"
        for dpi in RESOLUTIONS
    )
    caps = (
        "<scan:MinWidth>16</scan:MinWidth><scan:MinHeight>16</scan:MinHeight>"
        f"<scan:MaxWidth>{A4_UNITS[0]}</scan:MaxWidth><scan:MaxHeight>{A4_UNITS[1]}</scan:MaxHeight>"
        "<scan:MaxScanRegions>1</scan:MaxScanRegions>"
        "<scan:SettingProfiles><scan:SettingProfile>"
        f"<scan:ColorModes><scan:ColorMode>{GREY}</scan:ColorMode>"
        f"<scan:ColorMode>{COLOUR}</scan:ColorMode></scan:ColorModes>"
        "<scan:DocumentFormats><pwg:DocumentFormat>image/jpeg</pwg:DocumentFormat>"
        "<scan:DocumentFormatExt>image/jpeg</scan:DocumentFormatExt></scan:DocumentFormats>"
        f"<scan:SupportedResolutions><scan:DiscreteResolutions>{steps}</scan:DiscreteResolutions>"
        "</scan:SupportedResolutions></scan:SettingProfile></scan:SettingProfiles>"
    )
    return _document(
        "ScannerCapabilities",
        f"<pwg:Version>2.63</pwg:Version><pwg:MakeAndModel>{PRETENDS}</pwg:MakeAndModel>"
        f"<pwg:SerialNumber>0</pwg:SerialNumber><scan:UUID>{identity}</scan:UUID>"
        f"<scan:Platen><scan:PlatenInputCaps>{caps}</scan:PlatenInputCaps></scan:Platen>"
        f"<scan:Adf><scan:AdfSimplexInputCaps>{caps}</scan:AdfSimplexInputCaps>"
        f"<scan:AdfDuplexInputCaps>{caps}</scan:AdfDuplexInputCaps><scan:FeederCapacity>50</scan:FeederCapacity>"
        "<scan:AdfOptions><scan:AdfOption>DetectPaperLoaded</scan:AdfOption><scan:AdfOption>Duplex</scan:AdfOption>"
        "</scan:AdfOptions></scan:Adf>",
    )


def _document(name: str, inside: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?><scan:{name} {_NAMESPACES}>{inside}</scan:{name}>'.encode()


def _parse(data: bytes, name: str) -> ElementTree.Element:
    # No declared entities: their expansion is how few bytes take all memory.
    if len(data) > MAX_XML_BYTES or re.search(rb"<!", data.replace(b"\x00", b"")):
        raise EsclError("too large, or with declarations")
    try:
        root = ElementTree.fromstring(data)  # noqa: S314 - nothing is declared in it: see above
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise EsclError(f"not XML: {type(error).__name__}") from None
    if _bare(root) != name:
        raise EsclError("another message")
    return root


def _bare(node: ElementTree.Element) -> str:
    """The name without its namespace: devices differ in them."""
    return node.tag.rpartition("}")[2]


def _all(root: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    return [node for node in root.iter() if _bare(node) == name]


def _find(root: ElementTree.Element, name: str) -> ElementTree.Element | None:
    return next(iter(_all(root, name)), None)


def _text(root: ElementTree.Element, name: str) -> str | None:
    node = _find(root, name)
    return None if node is None else (node.text or "").strip()


def _number(root: ElementTree.Element, name: str, without: int) -> int:
    text = _text(root, name)
    if text is None:
        return without
    if not re.fullmatch(r"[0-9]{1,6}", text):
        raise EsclError("not a number")
    return int(text)
