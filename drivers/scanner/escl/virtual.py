"""An eSCL scanner on a TCP port of this machine: flatbed and duplex feeder with pages of ours, and mishaps.

It speaks the protocol of the metal (Mopria eSCL 2.97), so that sane-airscan and scanimage before it are the
real ones. It is for practice and tests: it says so in its name, and a kiosk in service takes nothing from it.
"""

from __future__ import annotations

import threading
import uuid
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from types import TracebackType

from drivers.scanner.escl import words
from drivers.scanner.escl.http import Answer, Server, serve
from drivers.scanner.escl.mishap import STANDING, Mishap, Planted
from drivers.scanner.escl.sides import bomb, lid, side
from drivers.scanner.escl.words import FEEDER, EsclError, Settings

_ROOT = "/eSCL"
_HUGE = 10 << 30
_KEPT_JOBS = 8
_ADF = {Mishap.JAM: "ScannerAdfJam", Mishap.COVER_OPEN: "ScannerAdfHatchOpen"}
_STATES = {
    Mishap.BUSY: "Processing",
    Mishap.WARMING: "Testing",
    Mishap.STOPPED: "Stopped",
}


@dataclass(slots=True)
class _Job:
    settings: Settings
    done: int = 0
    over: bool = False


class VirtualScanner:
    """Serves until closed. Port 0 takes a free one; `url` is what a kiosk's configuration names.

    `lay` puts a sheet on the glass, `load` sheets into the feeder: pictures of the sides in the order in which
    a duplex feeder gives them. `plant` lets a mishap befall it, `clear` takes it away. `sent` counts sides.
    """

    def __init__(self, port: int = 0) -> None:
        self._lock = threading.Lock()
        self._feeder: deque[bytes] = deque()
        self._glass = b""  # then the lid is seen
        self._planted: Planted | None = None
        self._moved = 0
        self._jobs: dict[str, _Job] = {}
        self._identity = str(uuid.uuid4())
        self._released = threading.Event()
        self.sent = 0
        self._server: Server = serve(self._answer, port)
        self.port = self._server.port
        self.url = f"http://127.0.0.1:{self.port}{_ROOT}/"

    def __enter__(self) -> VirtualScanner:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._released.set()
        self._server.close()

    def lay(self, picture: bytes) -> None:
        with self._lock:
            self._glass = picture

    def load(self, pictures: Iterable[bytes]) -> None:
        with self._lock:
            self._feeder.extend(pictures)

    def unload(self) -> None:
        with self._lock:
            self._feeder.clear()

    @property
    def waiting(self) -> int:
        """Sides that still lie in the feeder."""
        return len(self._feeder)

    def plant(self, mishap: Mishap, side: int = 0) -> None:
        """`side` counts from now."""
        with self._lock:
            self._moved = 0
            self._planted = Planted(mishap, side)
            self._released.clear()

    def clear(self) -> None:
        with self._lock:
            self._planted = None
            self._released.set()

    def _now(self) -> Mishap | None:
        planted = self._planted
        return planted.mishap if planted and self._moved >= planted.side else None

    def _answer(self, method: str, path: str, body: bytes) -> Answer:
        with self._lock:
            mishap = self._now()
            if mishap is Mishap.DENIED:
                return Answer(403)
            if method == "GET" and path == f"{_ROOT}/ScannerStatus":
                return self._status(mishap)
            if method == "GET" and path == f"{_ROOT}/ScannerCapabilities":
                return Answer(200, words.write_makes(self._identity), "text/xml")
            if method == "POST" and path == f"{_ROOT}/ScanJobs":
                return self._open(body, mishap)
            job = self._jobs.get(path.removeprefix(f"{_ROOT}/ScanJobs/").partition("/")[0])
            if job is None:
                return Answer(404)
            if method == "DELETE":
                job.over = True
                return Answer(200)
            if method == "GET" and path.endswith("/NextDocument"):
                return self._next(job, mishap)
        return Answer(404)

    def _status(self, mishap: Mishap | None) -> Answer:
        adf = "ScannerAdfLoaded" if self._feeder else "ScannerAdfEmpty"
        state = _STATES.get(mishap, "Idle") if mishap else "Idle"
        if any(not job.over for job in self._jobs.values()):
            state = _STATES.get(mishap, "Processing") if mishap else "Processing"
        jobs = [
            (f"{_ROOT}/ScanJobs/{name}", "Completed" if job.over else "Processing", job.done)
            for name, job in self._jobs.items()
        ]
        adf = _ADF.get(mishap, adf) if mishap else adf
        return Answer(200, words.write_standing(state, adf, jobs), "text/xml")

    def _open(self, body: bytes, mishap: Mishap | None) -> Answer:
        if mishap in STANDING or any(not job.over for job in self._jobs.values()):
            return Answer(503)
        try:
            settings = words.read_settings(body)
        except EsclError:
            return Answer(409)
        # Without paper, or with the hatch open, no job is begun (7.3): the status says why.
        if settings.source == FEEDER and (not self._feeder or mishap in _ADF):
            return Answer(409)
        while len(self._jobs) >= _KEPT_JOBS:
            self._jobs.pop(next(iter(self._jobs)))
        name = str(uuid.uuid4())
        self._jobs[name] = _Job(settings)
        return Answer(201, location=f"{_ROOT}/ScanJobs/{name}")

    def _next(self, job: _Job, mishap: Mishap | None) -> Answer:
        if job.over or self._done(job):
            job.over = True
            return Answer(404)
        if mishap in STANDING:
            return Answer(503)
        if mishap in _ADF:
            job.over = True
            return Answer(409)
        picture = self._move(job)
        self._moved += 1
        try:
            sent = side(picture, job.settings)
        except OSError:
            # What is no picture is sent as it is: whoever loads it means to see what becomes of it.
            sent = picture
        if mishap:
            return self._spoilt(sent, mishap)
        self.sent += 1
        return Answer(200, sent, "image/jpeg")

    def _done(self, job: _Job) -> bool:
        if job.settings.source == FEEDER:
            return not self._feeder
        return job.done > 0

    def _move(self, job: _Job) -> bytes:
        job.done += 1
        if job.settings.source != FEEDER:
            return self._glass or lid()
        return self._feeder.popleft()

    def _spoilt(self, sent: bytes, mishap: Mishap) -> Answer:
        match mishap:
            case Mishap.DIES:
                self._server.die()
                return Answer(200, sent[: len(sent) // 2], "image/jpeg", claims=len(sent))
            case Mishap.CUT_OFF:
                return Answer(200, sent[: len(sent) // 2], "image/jpeg", claims=len(sent))
            case Mishap.HALF_PAGE:
                return Answer(200, sent[: len(sent) // 2], "image/jpeg")
            case Mishap.WRONG_TYPE:
                return Answer(200, b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" * 60, "application/pdf")
            case Mishap.HUGE:
                return Answer(200, sent, "image/jpeg", claims=_HUGE)
            case Mishap.BOMB:
                return Answer(200, bomb(sent), "image/jpeg")
            case Mishap.HANGS:
                return Answer(200, sent, "image/jpeg", held=self._released)
        return Answer(200, bytes(reversed(sent)), "image/jpeg")
