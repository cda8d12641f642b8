"""The printer's language as bytes: what we say, and what its answers mean. Pure.

Source: the ESC/POS command reference for thermal receipt printers (DLE EOT, DLE DC4, GS r, GS I,
GS ( H function 48, GS V). Every kind of answer is told from the others by its fixed bits, so
answers may arrive in any order.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from drivers.errors import FaultCode
from drivers.printer.model import Cut, CutKind, StatusMasks
from drivers.printer.printer import PrinterState

INITIALISE = b"\x1b@"
#: A partial cut leaves one point uncut, so that the slip does not fall to the floor.
_CUTS = {
    CutKind.FEED_PARTIAL: b"\x1dVB\x00",
    CutKind.FEED_FULL: b"\x1dVA\x00",
    CutKind.PARTIAL: b"\x1dV\x01",
    CutKind.FULL: b"\x1dV\x00",
    CutKind.NONE: b"",
}
SENSOR_REQUEST = b"\x1dr\x01"
MODEL_REQUEST = b"\x1dIC"
#: Clears receive and print buffers at once; the seven bytes after the function are its fixed pass-word.
CLEAR_BUFFERS = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"

_LONGEST_NAME = 80
#: A status answer with nothing but its fixed bits: no trouble.
_CALM = 0x12


def cut_commands(cut: Cut) -> bytes:
    """Feed as far as the model needs it (ESC J), then cut, where there is a knife."""
    return (bytes((0x1B, 0x4A, cut.feed_dots)) if cut.feed_dots else b"") + _CUTS[cut.kind]


def sensor_requests(count: int) -> bytes:
    """GS r 1, `count` times: as many answers come, each in its turn, from a printer that hears us."""
    return SENSOR_REQUEST * count


def status_request(kind: int) -> bytes:
    """DLE EOT `kind`, 1 to 4: answered at once, also while paper is out."""
    return bytes((0x10, 0x04, kind))


def process_id_request(job: bytes) -> bytes:
    """GS ( H, function 48: the printer answers with `job` (4 bytes of 0x20–0x7E) once all before is printed."""
    if len(job) != 4 or not all(0x20 <= byte <= 0x7E for byte in job):
        raise ValueError("a process id has four printable ASCII bytes")
    return b"\x1d(H\x06\x00\x30\x30" + job


@dataclass(frozen=True, slots=True)
class StatusByte:
    """An answer to DLE EOT."""

    value: int


@dataclass(frozen=True, slots=True)
class SensorByte:
    """An answer to GS r: it comes in its turn, after everything sent before it was executed."""

    value: int


@dataclass(frozen=True, slots=True)
class ProcessId:
    job: bytes


@dataclass(frozen=True, slots=True)
class BuffersCleared:
    pass


@dataclass(frozen=True, slots=True)
class Name:
    """An answer to GS I, as ASCII without control characters."""

    text: str


Answer = StatusByte | SensorByte | ProcessId | BuffersCleared | Name


class AnswerParser:
    """Splits what the printer sends into answers. Bytes that belong to no known answer are dropped.

    A stray byte that looks like the head of a longer answer swallows none that follows it.
    """

    def __init__(self) -> None:
        self._left = b""

    def feed(self, data: bytes) -> list[Answer]:
        self._left += data
        answers: list[Answer] = []
        while self._left:
            used, answer = _first(self._left)
            if used == 0:
                break
            self._left = self._left[used:]
            if answer is not None:
                answers.append(answer)
        return answers


def _first(data: bytes) -> tuple[int, Answer | None]:
    """Length and meaning of the first answer; length 0 where more bytes are needed."""
    head = data[0]
    if head & 0x93 == 0x12:
        return 1, StatusByte(head)
    if head & 0x90 == 0x00:
        return 1, SensorByte(head)
    if head & 0x93 == 0x10:
        return _automatic(data)
    if head == 0x37:
        return _block(data)
    if head == 0x5F:
        return _name(data)
    return 1, None


def _automatic(data: bytes) -> tuple[int, Answer | None]:
    """Automatic status back, never asked for: three bytes follow whose bits 4 and 7 are 0."""
    if any(byte & 0x90 for byte in data[1:4]):
        return 1, None
    return (4, None) if len(data) >= 4 else (0, None)


def _block(data: bytes) -> tuple[int, Answer | None]:
    if len(data) < 2:
        return 0, None
    if data[1] == 0x22:
        if not all(0x20 <= byte <= 0x7E for byte in data[2:6]):
            return 1, None
        if len(data) < 7:
            return 0, None
        return (7, ProcessId(data[2:6])) if data[6] == 0 else (1, None)
    if data[1] == 0x25:
        if len(data) < 3:
            return 0, None
        return (3, BuffersCleared()) if data[2] == 0 else (1, None)
    return 1, None


def _name(data: bytes) -> tuple[int, Answer | None]:
    end = data.find(b"\x00", 0, _LONGEST_NAME + 2)
    spelt = data[1 : end if end >= 0 else _LONGEST_NAME + 2]
    # Nobody is called nothing, and another answer that ends in NUL is not part of a name.
    inside = end > 0 and (spelt[-2:] == b"\x37\x25" or spelt[-6:-4] == b"\x37\x22")
    if end == 1 or inside or any(byte < 0x20 for byte in spelt):
        return 1, None
    if end < 0:
        return (0, None) if len(data) < _LONGEST_NAME + 2 else (1, None)
    return end + 1, Name("".join(chr(byte) for byte in spelt if byte < 0x7F))


def state_of(answers: Mapping[int, int], masks: StatusMasks | None = None) -> PrinterState:
    """The status bytes by their kind as one state; a kind that was not asked tells of no trouble.

    An open cover comes first: most models then report paper out as well, and closing it may be all.
    """
    masks = masks or StatusMasks()
    line, offline, error, paper = (answers.get(kind, _CALM) for kind in (1, 2, 3, 4))
    if offline & masks.cover_open:
        return PrinterState.COVER_OPEN
    if paper & masks.paper_end or offline & masks.stopped:
        return PrinterState.PAPER_OUT
    if error & masks.broken:
        return PrinterState.JAM
    if error & masks.recovering:
        return PrinterState.BUSY
    if offline & masks.error:
        return PrinterState.JAM
    if line & masks.offline:
        return PrinterState.OFFLINE
    if paper & masks.near_end:
        return PrinterState.NEAR_END
    return PrinterState.READY


#: What stops a print, by state. READY and NEAR_END print.
FAULT_OF: dict[PrinterState, FaultCode] = {
    PrinterState.PAPER_OUT: FaultCode.PRINTER_PAPER_OUT,
    PrinterState.COVER_OPEN: FaultCode.PRINTER_COVER_OPEN,
    PrinterState.JAM: FaultCode.PRINTER_JAM,
    PrinterState.BUSY: FaultCode.PRINTER_BUSY,
    PrinterState.OFFLINE: FaultCode.PRINTER_OFFLINE,
    PrinterState.GONE: FaultCode.PRINTER_GONE,
}
