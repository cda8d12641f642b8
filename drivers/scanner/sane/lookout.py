"""How a scanner stands, kept up to date by a thread that looks now and then: nobody waits for a device."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from drivers.errors import DeviceFault, FaultCode
from drivers.scanner.escl import client
from drivers.scanner.escl.words import Makes, Standing
from drivers.scanner.sane.command import (
    Backend,
    Options,
    list_arguments,
    options_arguments,
    read_devices,
    read_options,
)
from drivers.scanner.sane.feed import Patience, run
from drivers.scanner.source import ScanState

_EVERY_S = 2.0
#: What vendors' backends call a sheet in the feeder, an open cover and the buttons of the device.
_LOADED = frozenset({"page-loaded", "paper-loaded", "adf-loaded"})
_OPEN = frozenset({"cover-open", "adf-cover-open", "top-edge-open"})
_BUTTONS = frozenset({"scan", "button", "start", "scan-button", "email", "copy", "function", "button-1"})
_OPENING = {
    FaultCode.SCANNER_BUSY: ScanState.BUSY,
    FaultCode.SCANNER_DENIED: ScanState.DENIED,
    FaultCode.SCANNER_COVER_OPEN: ScanState.COVER_OPEN,
    FaultCode.SCANNER_TIMEOUT: ScanState.BROKEN,
}


@dataclass(frozen=True, slots=True)
class Seen:
    """One look. `pressed` names the device's buttons that are down."""

    standing: Standing
    options: Options
    device: str = ""
    pressed: frozenset[str] = frozenset()

    @property
    def has_button(self) -> bool:
        return any(name in _BUTTONS for name, _ in self.options.switches)


class Probe:
    """Looks once. `url` is that of an eSCL scanner, which tells its state itself.

    Without a scanner it is GONE. One that pretends is denied to a kiosk `in_service`.
    """

    def __init__(
        self, backend: Backend, patience: Patience, *, url: str = "", in_service: bool = False
    ) -> None:
        self._backend = backend
        self._patience = patience
        self._url = url
        self._in_service = in_service
        self._options: Options | None = None
        self._pretends: bool | None = None

    def standing(self) -> Standing | None:
        """Only what is quickly asked, also while a sheet moves; None where the device cannot be asked then."""
        return client.standing(self._url) if self._url else None

    def look(self) -> Seen:
        if self._url:
            return self._look_escl()
        answer = run(self._backend, options_arguments(self._backend), self._patience.list_s)
        if isinstance(answer, DeviceFault):
            return Seen(Standing(_OPENING.get(answer.code, ScanState.GONE), None), Options())
        status, text = answer
        if status != 0:
            return Seen(Standing(_not_opened(text), None), Options())
        options = read_options(text)
        switches = dict(options.switches)
        state = ScanState.COVER_OPEN if any(switches.get(name) for name in _OPEN) else ScanState.READY
        loaded = next((switches[name] for name in _LOADED if name in switches), None)
        pressed = frozenset(name for name, down in options.switches if down and name in _BUTTONS)
        return Seen(Standing(state, loaded), options, self._backend.device, pressed)

    def _look_escl(self) -> Seen:
        standing = client.standing(self._url)
        if standing.state in (ScanState.GONE, ScanState.DENIED, ScanState.BROKEN):
            # What comes back may be another device at the same address.
            self._options, self._pretends = None, None
            return Seen(standing, Options())
        if self._pretends is None:
            made = client.makes(self._url)
            self._pretends = made.pretends if isinstance(made, Makes) else None
        if self._pretends and self._in_service:
            return Seen(Standing(ScanState.DENIED, None), Options())
        if self._options is None:
            answer = run(self._backend, options_arguments(self._backend), self._patience.list_s)
            if isinstance(answer, DeviceFault) or answer[0] != 0:
                return Seen(Standing(ScanState.BROKEN, None), Options())
            self._options = read_options(answer[1])
        return Seen(standing, self._options, self._backend.device)


def devices(backend: Backend, within_s: float) -> list[tuple[str, str]]:
    """What SANE sees: device and name."""
    answer = run(backend, list_arguments(), within_s)
    return [] if isinstance(answer, DeviceFault) or answer[0] != 0 else read_devices(answer[1])


def _not_opened(text: str) -> ScanState:
    for words, state in (
        ("Device busy", ScanState.BUSY),
        ("Access to resource has been denied", ScanState.DENIED),
        ("Scanner cover is open", ScanState.COVER_OPEN),
        ("Document feeder jammed", ScanState.JAM),
    ):
        if words in text:
            return state
    return ScanState.GONE


class Lookout:
    """The newest look of a probe. `pause` keeps the thread off a device that is scanning."""

    def __init__(
        self, look: Callable[[], Seen], meanwhile: Callable[[], None], every_s: float = _EVERY_S
    ) -> None:
        self._look = look
        self._meanwhile = meanwhile
        self._every_s = every_s
        self._lock = threading.Lock()
        self._newest: Seen | None = None
        self._changed = threading.Event()
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._work, name="scan-lookout", daemon=True)
        self._thread.start()

    @property
    def newest(self) -> Seen | None:
        """None until there was a first look."""
        return self._newest

    def now(self) -> Seen:
        """Look, and wait for the answer."""
        with self._lock:
            self._newest = self._look()
            return self._newest

    @contextlib.contextmanager
    def pause(self) -> Iterator[None]:
        with self._lock:
            yield

    def close(self) -> None:
        self._end.set()
        self._thread.join(self._every_s + 1)

    def _work(self) -> None:
        while True:
            self._meanwhile()
            if self._lock.acquire(blocking=False):
                try:
                    self._newest = self._look()
                finally:
                    self._lock.release()
            if self._end.wait(self._every_s):
                return
