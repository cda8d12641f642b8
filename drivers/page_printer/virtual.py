"""An IPP printer on a TCP port of this machine: takes PDFs, and gets into trouble as the switchboard has it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType

from drivers.page_printer.ipp import Group, IppError, Message, Operation, Tag, Value, Writer, number, parse
from drivers.page_printer.states import CANCELLED, COMPLETED, IDLE, PENDING, PRINTING, PROCESSING, STOPPED
from drivers.switchboard import PrinterSwitch, Switchboard

_BODY_LIMIT = 64 << 20
_OK, _NOT_FOUND, _NOT_POSSIBLE, _UNKNOWN = 0x0000, 0x0406, 0x0404, 0x0501
_REASONS = {
    PrinterSwitch.NEAR_END: "media-low-warning",
    PrinterSwitch.OUT: "media-empty-error",
    PrinterSwitch.OUT_MID_PRINT: "media-empty-error",
    PrinterSwitch.COVER_OPEN: "cover-open-error",
    PrinterSwitch.JAM: "media-jam-error",
    PrinterSwitch.OFFLINE: "paused",
}
_STANDS = frozenset(_REASONS) - {PrinterSwitch.NEAR_END}


@dataclass(slots=True)
class _Job:
    document: bytes
    state: int = PENDING
    looks: int = 0


class VirtualPagePrinter:
    """Serves until closed. Port 0 takes a free one. `printed` are the documents that came out whole.

    A job moves on by one state each time somebody looks, so that nothing here depends on a clock. `fall` gets
    each document that comes out. `completed_with` is what a job says of itself then (RFC 8011, 5.3.8).
    """

    def __init__(
        self, switchboard: Switchboard, port: int = 0, fall: Callable[[bytes], None] = lambda _document: None
    ) -> None:
        self._switchboard = switchboard
        self._fall = fall
        self._jobs: dict[int, _Job] = {}
        self._lock = threading.Lock()
        self.printed: list[bytes] = []
        self.completed_with: tuple[str, ...] = ("job-completed-successfully",)
        self._server = ThreadingHTTPServer(("127.0.0.1", port), _handler(self))
        self._server.daemon_threads = True
        self.port = int(self._server.server_address[1])
        self.place = f"ipp://127.0.0.1:{self.port}/ipp/print"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    def __enter__(self) -> VirtualPagePrinter:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    @property
    def gone(self) -> bool:
        return self._switchboard.world().printer is PrinterSwitch.GONE

    def answer(self, message: Message) -> bytes:
        with self._lock:
            tasks: dict[int, Callable[[Message], tuple[int, Writer]]] = {
                Operation.PRINT_JOB: self._take,
                Operation.GET_JOB_ATTRIBUTES: self._tell_job,
                Operation.CANCEL_JOB: self._cancel,
                Operation.GET_JOBS: self._tell_jobs,
                Operation.GET_PRINTER_ATTRIBUTES: self._tell,
            }
            task = tasks.get(message.code)
            if task is None:
                return _writer(_UNKNOWN, message).bytes()
            return task(message)[1].bytes()

    def _tell(self, message: Message) -> tuple[int, Writer]:
        switch = self._switchboard.world().printer
        mid = switch is PrinterSwitch.OUT_MID_PRINT and not any(job.looks for job in self._jobs.values())
        stands = switch in _STANDS and not mid
        working = any(job.state in (PENDING, PRINTING) for job in self._jobs.values())
        writer = _writer(_OK, message).group(
            Group.PRINTER,
            {
                "printer-state": (Tag.ENUM, STOPPED if stands else PROCESSING if working else IDLE),
                "printer-state-reasons": (Tag.KEYWORD, "none" if mid else _REASONS.get(switch, "none")),
                "printer-is-accepting-jobs": (Tag.BOOLEAN, True),
                "printer-make-and-model": (Tag.TEXT, "Tram virtual A4"),
                "operations-supported": (Tag.ENUM, [int(operation) for operation in Operation]),
                "document-format-supported": (Tag.MEDIA_TYPE, ["application/pdf", "application/octet-stream"]),
            },
        )
        return _OK, writer

    def _take(self, message: Message) -> tuple[int, Writer]:
        job = len(self._jobs) + 1
        self._jobs[job] = _Job(message.document)
        return _OK, self._job_told(message, job)

    def _tell_job(self, message: Message) -> tuple[int, Writer]:
        found = number(message.first(Group.OPERATION), "job-id")
        job = self._jobs.get(found or 0)
        if job is None or found is None:
            return _NOT_FOUND, _writer(_NOT_FOUND, message)
        job.looks += 1
        if self._switchboard.world().printer not in _STANDS:
            if job.state == PRINTING:
                job.state = COMPLETED
                self.printed.append(job.document)
                self._fall(job.document)
            elif job.state == PENDING:
                job.state = PRINTING
        return _OK, self._job_told(message, found)

    def _tell_jobs(self, message: Message) -> tuple[int, Writer]:
        writer = _writer(_OK, message)
        for number_of_job, job in self._jobs.items():
            if job.state in (PENDING, PRINTING):
                told = {"job-id": (Tag.INTEGER, number_of_job), "job-state": (Tag.ENUM, job.state)}
                writer.group(Group.JOB, told)
        return _OK, writer

    def _cancel(self, message: Message) -> tuple[int, Writer]:
        job = self._jobs.get(number(message.first(Group.OPERATION), "job-id") or 0)
        if job is None or job.state == COMPLETED:
            return _NOT_POSSIBLE, _writer(_NOT_POSSIBLE, message)
        job.state = CANCELLED
        return _OK, _writer(_OK, message)

    def _job_told(self, message: Message, job: int) -> Writer:
        state = self._jobs[job].state
        told: dict[str, tuple[Tag, Sequence[Value] | Value]] = {
            "job-id": (Tag.INTEGER, job),
            "job-state": (Tag.ENUM, state),
            "job-state-reasons": (Tag.KEYWORD, self.completed_with if state == COMPLETED else "none"),
        }
        return _writer(_OK, message).group(Group.JOB, told)


def _writer(status: int, message: Message) -> Writer:
    charset = {
        "attributes-charset": (Tag.CHARSET, "utf-8"),
        "attributes-natural-language": (Tag.LANGUAGE, "en"),
    }
    return Writer(status, message.request).group(Group.OPERATION, charset)


def _handler(printer: VirtualPagePrinter) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            if printer.gone:
                self.close_connection = True
                return
            try:
                answer = printer.answer(parse(self._body()))
            except (IppError, ValueError):
                self.close_connection = True
                self.send_error(400)
                return
            self.send_response(200)
            self.send_header("Content-Type", "application/ipp")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def _body(self) -> bytes:
            """CUPS sends a document in chunks, since it does not know how long it gets (RFC 9112, 7.1)."""
            if self.headers.get("Transfer-Encoding", "").lower() != "chunked":
                return self.rfile.read(min(int(self.headers.get("Content-Length", "0")), _BODY_LIMIT))
            body = b""
            while size := int(self.rfile.readline(20).strip() or b"0", 16):
                if len(body) + size > _BODY_LIMIT:
                    raise ValueError("too large")
                body += self.rfile.read(size)
                self.rfile.readline(4)
            self.rfile.readline(4)
            return body

        def log_message(self, *_: object) -> None:
            """A job's bytes are nobody's log."""

    return Handler
