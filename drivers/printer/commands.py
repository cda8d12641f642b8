"""The printer's language as bytes: what we say, and what its answers mean. Pure.

Source: the ESC/POS command reference for thermal receipt printers (DLE EOT, DLE DC4, GS r, GS I,
GS ( H function 48, GS V). Every kind of answer is told from the others by its fixed bits, so
answers may arrive in any order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from drivers.errors import FaultCode
from drivers.printer.printer import PrinterState

#: Offline, offline cause, error cause, roll paper sensor: the four real-time status kinds.
STATUS_KINDS = (1, 2, 3, 4)

INITIALISE = b"\x1b@"
#: Feed to the knife and leave one point uncut, so that the slip does not fall to the floor.
PARTIAL_CUT = b"\x1dVB\x00"
SENSOR_REQUEST = b"\x1dr\x01"
MODEL_REQUEST = b"\x1dIC"
#: Clears receive and print buffers at once; the seven bytes after the function are its fixed pass-word.
CLEAR_BUFFERS = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"

_LONGEST_NAME = 80


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
    """Splits what the printer sends into answers. Bytes that belong to no known answer are dropped."""

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
        return (4, None) if len(data) >= 4 else (0, None)  # automatic status back, never asked for
    if head == 0x37:
        return _block(data)
    if head == 0x5F:
        return _name(data)
    return 1, None


def _block(data: bytes) -> tuple[int, Answer | None]:
    if len(data) < 2:
        return 0, None
    if data[1] == 0x22:
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
    if end < 0:
        return (0, None) if len(data) < _LONGEST_NAME + 2 else (1, None)
    text = "".join(chr(byte) for byte in data[1:end] if 0x20 <= byte < 0x7F)
    return end + 1, Name(text)


def state_of(answers: Sequence[int]) -> PrinterState:
    """The four status bytes, in the order of STATUS_KINDS, as one state.

    An open cover comes first: most models then report paper out as well, and closing it may be all.
    """
    line, offline, error, paper = answers
    if offline & 0x04:
        return PrinterState.COVER_OPEN
    if paper & 0x60 or offline & 0x20:
        return PrinterState.PAPER_OUT
    if error & 0x2C:
        return PrinterState.JAM
    if error & 0x40:
        return PrinterState.BUSY  # head too hot: recovers by itself
    if offline & 0x40:
        return PrinterState.JAM
    if line & 0x08:
        return PrinterState.BUSY
    if paper & 0x0C:
        return PrinterState.NEAR_END
    return PrinterState.READY


#: What stops a print, by state. READY and NEAR_END print.
FAULT_OF: dict[PrinterState, FaultCode] = {
    PrinterState.PAPER_OUT: FaultCode.PRINTER_PAPER_OUT,
    PrinterState.COVER_OPEN: FaultCode.PRINTER_COVER_OPEN,
    PrinterState.JAM: FaultCode.PRINTER_JAM,
    PrinterState.BUSY: FaultCode.PRINTER_BUSY,
    PrinterState.GONE: FaultCode.PRINTER_GONE,
}
