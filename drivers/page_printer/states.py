"""What a printer's reasons mean (RFC 8011, 5.3.8 and 5.4.12; PWG 5100.9): its state as one value. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from drivers.errors import FaultCode
from drivers.page_printer.page_printer import JobState
from drivers.printer.commands import FAULT_OF
from drivers.printer.printer import PrinterState

IDLE, PROCESSING, STOPPED = 3, 4, 5
PENDING, HELD, PRINTING, JOB_STOPPED, CANCELLED, ABORTED, COMPLETED = 3, 4, 5, 6, 7, 8, 9

#: In this order: an open cover comes first, since closing it may be all.
_REASONS: tuple[tuple[tuple[str, ...], PrinterState], ...] = (
    (("cover-open", "door-open", "interlock-open", "input-tray-missing"), PrinterState.COVER_OPEN),
    (("media-empty", "media-needed"), PrinterState.PAPER_OUT),
    (("media-jam",), PrinterState.JAM),
    (("connecting-to-device", "timed-out", "shutdown"), PrinterState.GONE),
    (("offline", "paused", "moving-to-paused", "stopping", "stopped-partly"), PrinterState.OFFLINE),
    (("toner-empty", "marker-supply-empty", "developer-empty", "other"), PrinterState.JAM),
    (("spool-area-full", "cups-waiting-for-job-completed"), PrinterState.BUSY),
)
_LITTLE = ("media-low", "toner-low", "marker-supply-low")
_SEVERITIES = ("-error", "-warning", "-report")

#: With one of these a job is over, and it is not sure that its pages are whole or there at all (5.3.8).
#: "processing-to-stop-point" is none of them: CUPS leaves it on every job that went well.
_DOUBTS = frozenset(
    {
        "job-completed-with-errors",
        "errors-detected",
        "queued-in-device",
        "aborted-by-system",
        "job-data-insufficient",
        "submission-interrupted",
        "job-canceled-by-user",
        "job-canceled-by-operator",
        "job-canceled-at-device",
        "unsupported-document-format",
        "unsupported-compression",
        "compression-error",
        "document-access-error",
        "document-format-error",
        "document-password-error",
        "document-permission-error",
        "document-security-error",
        "document-unprintable-error",
    }
)

JOB_STATES = {
    PENDING: JobState.QUEUED,
    HELD: JobState.STOPPED,
    PRINTING: JobState.PRINTING,
    JOB_STOPPED: JobState.STOPPED,
    COMPLETED: JobState.DONE,
}


def state_of(printer_state: int | None, reasons: Iterable[str], *, accepting: bool = True) -> PrinterState:
    """A reason that is told with a warning or a report stops nothing; a stopped printer always has a reason."""
    told = set(reasons)
    stops = {_bare(word) for word in told if not word.endswith(("-warning", "-report"))}
    for words, state in _REASONS:
        if stops.intersection(words) and (printer_state != IDLE or not _passing(words)):
            return state
    if printer_state == STOPPED or not accepting:
        return PrinterState.OFFLINE
    if printer_state not in (IDLE, PROCESSING):
        return PrinterState.GONE
    return PrinterState.NEAR_END if {_bare(word) for word in told}.intersection(_LITTLE) else PrinterState.READY


def doubt_of(reasons: Iterable[str]) -> str:
    """Why a job that says it is completed may not have printed all its pages; empty where nothing says so.

    Warnings are none: what they are about came out.
    """
    return min(_DOUBTS.intersection(reasons), default="")


def fault_of(state: PrinterState) -> FaultCode | None:
    return FAULT_OF.get(state)


def _passing(words: tuple[str, ...]) -> bool:
    """What an idle printer still tells of its last job stops no new one."""
    return "connecting-to-device" in words or "spool-area-full" in words


def _bare(word: str) -> str:
    for ending in _SEVERITIES:
        word = word.removesuffix(ending)
    return word
