"""A printer that speaks IPP: driverless (IPP Everywhere), or a queue of CUPS on this machine.

One POST a question over HTTP, with the standard library: a request has a few hundred bytes, and no library for
it comes without an event loop. A printer that takes no PDF is set up as a CUPS queue, which turns pages into
what it understands.
"""

from __future__ import annotations

import http.client
import ssl
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from drivers.cancel import Cancel
from drivers.errors import DeviceFault, FaultCode
from drivers.page_printer.ipp import Group, IppError, Message, Operation, Tag, Writer, number, parse, words
from drivers.page_printer.page_printer import JobState, PagePrinterStatus, PagesPrinted
from drivers.page_printer.states import ABORTED, CANCELLED, COMPLETED, JOB_STATES, doubt_of, fault_of, state_of
from drivers.printer.printer import PrinterState

PDF = "application/pdf"
_PORT = 631
_ANSWER_LIMIT = 1 << 20
_ASKED = ("printer-state", "printer-state-reasons", "printer-is-accepting-jobs", "printer-make-and-model")
#: No name of a citizen nor of a service: a queue keeps these, and shows them to whoever asks.
_JOB_NAME, _USER = "A4", "tram"


@dataclass(frozen=True, slots=True)
class Waits:
    """Every wait, in seconds. `stall_s`: how long a job may stand still before it is taken back."""

    answer_s: float = 10.0
    look_s: float = 0.5
    stall_s: float = 20.0
    all_s: float = 180.0


@dataclass(frozen=True, slots=True)
class Place:
    """Where a printer is: `ipp://host[:631]/path`, or `ipps` with its certificate checked."""

    host: str
    port: int
    path: str
    secure: bool

    @property
    def uri(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{'ipps' if self.secure else 'ipp'}://{host}:{self.port}{self.path}"


def parse_place(text: str) -> Place:
    """Raises ValueError, saying which form was expected."""
    parts = urlsplit(text)
    if parts.scheme in ("ipp", "ipps") and parts.hostname and not parts.query and not parts.username:
        try:
            return Place(
                parts.hostname, parts.port or _PORT, parts.path or "/ipp/print", parts.scheme == "ipps"
            )
        except ValueError as error:
            raise ValueError(f"pages {text!r}: {error}") from error
    raise ValueError(f"pages {text!r}: expected ipp://host/ipp/print or ipp://localhost/printers/NAME")


class IppPrinter:
    """A printer at `place` (see `parse_place`). Raises ValueError for no such place."""

    def __init__(
        self, place: str, *, waits: Waits | None = None, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._place = parse_place(place)
        self._waits = waits or Waits()
        self._monotonic = monotonic
        self._request = 0
        self._busy = threading.Lock()
        self._counting = threading.Lock()

    def status(self) -> PagePrinterStatus:
        try:
            return self._status()
        except (OSError, http.client.HTTPException, IppError):
            return PagePrinterStatus(PrinterState.GONE)

    def print(
        self, pdf: bytes, progress: Callable[[JobState], None], cancel: Cancel
    ) -> PagesPrinted | DeviceFault:
        if not self._busy.acquire(blocking=False):
            return DeviceFault(FaultCode.PRINTER_BUSY)
        try:
            return self._print(pdf, progress, cancel)
        finally:
            self._busy.release()

    def close(self) -> None:
        """Nothing is held between calls."""

    def _print(
        self, pdf: bytes, progress: Callable[[JobState], None], cancel: Cancel
    ) -> PagesPrinted | DeviceFault:
        started = self._monotonic()
        fault = fault_of(self.status().state)
        if fault is not None:
            return DeviceFault(fault)
        if cancel.cancelled:
            return DeviceFault(FaultCode.CANCELLED)
        try:
            job = self._send(pdf)
        except (OSError, http.client.HTTPException, IppError) as error:
            # The printer may have taken the job before the line broke.
            return DeviceFault(FaultCode.PRINTER_UNCONFIRMED, type(error).__name__)
        if isinstance(job, DeviceFault):
            return job
        return self._follow(job, started, progress, cancel)

    def _send(self, pdf: bytes) -> int | DeviceFault:
        writer = self._begin(
            Operation.PRINT_JOB,
            {"job-name": (Tag.NAME, _JOB_NAME), "document-format": (Tag.MEDIA_TYPE, PDF)},
        )
        writer.group(
            Group.JOB, {"media": (Tag.KEYWORD, "iso_a4_210x297mm"), "sides": (Tag.KEYWORD, "one-sided")}
        )
        answer = self._ask(writer.bytes(pdf))
        job = number(answer.first(Group.JOB), "job-id")
        if not answer.good or job is None:
            return DeviceFault(FaultCode.PRINTER_BUSY, f"status {answer.code:#06x}")
        return job

    def _follow(
        self, job: int, started: float, progress: Callable[[JobState], None], cancel: Cancel
    ) -> PagesPrinted | DeviceFault:
        still_since, told = self._monotonic(), JobState.QUEUED
        progress(told)
        while True:
            try:
                (state, reasons), printer = self._job(job), self._status().state
            except (OSError, http.client.HTTPException, IppError) as error:
                return DeviceFault(FaultCode.PRINTER_UNCONFIRMED, type(error).__name__)
            now = self._monotonic()
            doubt = doubt_of(reasons) if state == COMPLETED else ""
            if doubt:
                return DeviceFault(FaultCode.PRINTER_UNCONFIRMED, doubt)
            if state == COMPLETED:
                progress(JobState.DONE)
                return PagesPrinted(round((now - started) * 1000))
            if state in (ABORTED, CANCELLED):
                return DeviceFault(FaultCode.PRINTER_UNCONFIRMED, "the printer gave the job up")
            fault = fault_of(printer)
            stopped = fault not in (None, FaultCode.PRINTER_BUSY)
            now_at = JobState.STOPPED if stopped else JOB_STATES.get(state or 0, told)
            if now_at is not told:
                told, still_since = now_at, now
                progress(told)
            over = now - started > self._waits.all_s or (
                told is not JobState.PRINTING and now - still_since > self._waits.stall_s
            )
            if over or cancel.cancelled:
                return self._take_back(job, FaultCode.CANCELLED if cancel.cancelled else fault)
            cancel.wait(self._waits.look_s)

    def _take_back(self, job: int, code: FaultCode | None) -> DeviceFault:
        try:
            writer = self._begin(Operation.CANCEL_JOB, {"job-id": (Tag.INTEGER, job)})
            taken = self._ask(writer.bytes()).good
        except (OSError, http.client.HTTPException, IppError):
            taken = False
        if not taken and code is not FaultCode.CANCELLED:
            return DeviceFault(FaultCode.PRINTER_UNCONFIRMED, "the job could not be taken back")
        return DeviceFault(code or FaultCode.PRINTER_BUSY)

    def _job(self, job: int) -> tuple[int | None, list[str]]:
        """The job's state and the reasons that it gives for it."""
        writer = self._begin(
            Operation.GET_JOB_ATTRIBUTES,
            {
                "job-id": (Tag.INTEGER, job),
                "requested-attributes": (Tag.KEYWORD, ["job-state", "job-state-reasons"]),
            },
        )
        told = self._ask(writer.bytes()).first(Group.JOB)
        return number(told, "job-state"), words(told, "job-state-reasons")

    def _status(self) -> PagePrinterStatus:
        writer = self._begin(
            Operation.GET_PRINTER_ATTRIBUTES, {"requested-attributes": (Tag.KEYWORD, list(_ASKED))}
        )
        answer = self._ask(writer.bytes())
        if not answer.good:
            raise IppError(f"status {answer.code:#06x}")
        told = answer.first(Group.PRINTER)
        state = state_of(
            number(told, "printer-state"),
            words(told, "printer-state-reasons"),
            accepting=told.get("printer-is-accepting-jobs", [True])[:1] != [False],
        )
        model = next(iter(words(told, "printer-make-and-model")), "")
        return PagePrinterStatus(state, "" if state is PrinterState.GONE else model[:80])

    def _begin(self, operation: Operation, more: dict[str, tuple[Tag, list[str] | str | int]]) -> Writer:
        with self._counting:
            self._request += 1
            request = self._request
        attributes: dict[str, tuple[Tag, list[str] | str | int]] = {
            "attributes-charset": (Tag.CHARSET, "utf-8"),
            "attributes-natural-language": (Tag.LANGUAGE, "en"),
            "printer-uri": (Tag.URI, self._place.uri),
            **({"job-id": more.pop("job-id")} if "job-id" in more else {}),
            "requesting-user-name": (Tag.NAME, _USER),
            **more,
        }
        return Writer(operation, request).group(Group.OPERATION, attributes)

    def _ask(self, body: bytes) -> Message:
        place, timeout = self._place, self._waits.answer_s
        connection = (
            http.client.HTTPSConnection(
                place.host, place.port, timeout=timeout, context=ssl.create_default_context()
            )
            if place.secure
            else http.client.HTTPConnection(place.host, place.port, timeout=timeout)
        )
        try:
            connection.request("POST", place.path, body, {"Content-Type": "application/ipp"})
            response = connection.getresponse()
            answer = response.read(_ANSWER_LIMIT + 1)
        finally:
            connection.close()
        if response.status != http.client.OK or len(answer) > _ANSWER_LIMIT:
            raise IppError(f"HTTP {response.status}")
        return parse(answer)
