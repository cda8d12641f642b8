"""Real receipt printers over network, USB or a device file. The only importer of python-escpos."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import select
import shutil
import socket
import threading
import time
from collections.abc import Callable
from typing import Any

from escpos import capabilities as escpos_capabilities
from escpos.escpos import Escpos
from escpos.exceptions import Error as EscposError
from escpos.printer import Network, Usb

from drivers.cancel import Cancel
from drivers.errors import DeviceFault, FaultCode
from drivers.printer.commands import (
    FAULT_OF,
    INITIALISE,
    SENSOR_REQUEST,
    cut_commands,
    process_id_request,
)
from drivers.printer.conversation import Conversation, Patience
from drivers.printer.model import Head, PrinterModel
from drivers.printer.printer import Printed, PrinterState, PrinterStatus, Raster
from drivers.printer.raster import render, sha256, to_image
from drivers.printer.slip import Slip
from drivers.printer.spec import FileSpec, PrinterSpec, TcpSpec, parse_spec
from drivers.printer.typeset import Faces

# At import the library leaves a pickle of its printer list in a new temporary folder; nobody reads it.
shutil.rmtree(escpos_capabilities.pickle_dir, ignore_errors=True)

_READ_BYTES = 64


class _Profile(escpos_capabilities.Profile):
    """The library refuses pictures wider than its profile's head, and remarks on a profile without one."""

    def __init__(self, head: Head) -> None:
        super().__init__()
        usual: dict[str, Any] = escpos_capabilities.Profile.profile_data
        media = {"width": {"mm": head.mm, "pixels": head.dots}}
        self.profile_data: dict[str, Any] = {**usual, "media": media}


class _DeviceFile(Escpos):
    """The library opens device files for writing only; this one also hears the answers, and never blocks."""

    def __init__(self, path: str, send_s: float, profile: _Profile) -> None:
        super().__init__(profile=profile)
        self._path = path
        self._send_s = send_s
        self._device: Any = False

    def open(self) -> None:
        self._device = os.open(self._path, os.O_RDWR | os.O_NONBLOCK | os.O_NOCTTY)

    def _raw(self, msg: bytes) -> None:
        left = memoryview(msg)
        while left:
            if not select.select([], [self._device], [], self._send_s)[1]:
                raise TimeoutError(errno.ETIMEDOUT, "printer takes no bytes")
            left = left[os.write(self._device, left) :]

    def close(self) -> None:
        if self._device is not False:
            os.close(self._device)
            self._device = False


class _Wire:
    """One open printer of the library as a Channel. Opening raises OSError."""

    def __init__(self, spec: PrinterSpec, patience: Patience, head: Head) -> None:
        self._printer: Any = _library_printer(spec, patience, _Profile(head))
        try:
            if isinstance(spec, TcpSpec):
                # The library would leave the socket open where the connection fails.
                address = (spec.host, spec.port)
                self._printer.device = socket.create_connection(address, patience.connect_s)
                self._printer.device.settimeout(patience.send_s)
            else:
                self._printer.open()
        except (EscposError, RuntimeError, ValueError) as error:
            # Not found, or no pyusb, or pyusb without libusb: either way there is no printer to talk to.
            raise ConnectionError(errno.ENODEV, type(error).__name__) from error

    def send(self, data: bytes) -> None:
        self._printer._raw(data)

    def picture(self, raster: Raster) -> None:
        """One band, as GS v 0."""
        self._printer.image(to_image(raster), impl="bitImageRaster", fragment_height=raster.height)

    def receive(self, timeout_s: float) -> bytes:
        device = self._printer.device
        if isinstance(self._printer, Usb):
            try:
                return bytes(device.read(self._printer.in_ep, _READ_BYTES, max(1, round(timeout_s * 1000))))
            except OSError as error:  # pyusb's errors are OSErrors
                if error.errno == errno.ETIMEDOUT:
                    return b""
                raise
        if not select.select([device], [], [], max(0.0, timeout_s))[0]:
            return b""
        data = device.recv(_READ_BYTES) if isinstance(device, socket.socket) else os.read(device, _READ_BYTES)
        if not data:
            raise ConnectionResetError(errno.ECONNRESET, "printer hung up")
        return bytes(data)

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._printer.close()


def _library_printer(spec: PrinterSpec, patience: Patience, profile: _Profile) -> Any:
    if isinstance(spec, TcpSpec):
        return Network(spec.host, spec.port, profile=profile)
    if isinstance(spec, FileSpec):
        return _DeviceFile(spec.path, patience.send_s, profile)
    return Usb(
        spec.vendor,
        spec.product,
        timeout=round(patience.send_s * 1000),
        in_ep=spec.in_endpoint,
        out_ep=spec.out_endpoint,
        profile=profile,
    )


class EscposPrinter:
    """A printer of one `model` at `spec` (see `drivers.printer.spec`). Raises ValueError for no such spec.

    It connects for each call and lets go after it: a printer that was switched off and on is found
    again, and a second machine may share it. A print is `Printed` only when the printer answered the
    process id sent after the slip (GS ( H, function 48), or, for models without it, an in-order
    GS r together with a status free of trouble.
    """

    def __init__(
        self,
        spec: str,
        *,
        model: PrinterModel | None = None,
        faces: Faces | None = None,
        patience: Patience | None = None,
        job_id: Callable[[], bytes] = lambda: secrets.token_hex(2).encode(),
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._model = model or PrinterModel()
        self._spec = parse_spec(spec, self._model.usb)
        self._faces = faces or Faces()
        self._patience = patience or Patience()
        self._job_id = job_id
        self._monotonic = monotonic
        self._busy = threading.Lock()
        self._name = ""
        self._torn = False

    def status(self) -> PrinterStatus:
        """BUSY while a slip is being printed; GONE where nobody answers."""
        if not self._busy.acquire(blocking=False):
            return PrinterStatus(PrinterState.BUSY, self._name)
        try:
            wire = _Wire(self._spec, self._patience, self._model.head)
            with contextlib.closing(wire):
                talk = self._talk(wire)
                state = talk.state()
                if state in (PrinterState.READY, PrinterState.NEAR_END) and not self._name:
                    self._name = talk.name() or self._model.title
        except OSError:
            state = PrinterState.GONE
        finally:
            self._busy.release()
        return PrinterStatus(state, "" if state is PrinterState.GONE else self._name)

    def print(self, slip: Slip, progress: Callable[[float], None], cancel: Cancel) -> Printed | DeviceFault:
        if not self._busy.acquire(blocking=False):
            return DeviceFault(FaultCode.PRINTER_BUSY)
        try:
            started = self._monotonic()
            raster = render(slip, self._faces, self._model.head)
            fault = self._print(raster, progress, cancel)
            if fault is not None:
                return fault
            passed = round((self._monotonic() - started) * 1000)
            return Printed(sha256(raster), raster.height / self._model.head.dots_per_mm, passed)
        finally:
            self._busy.release()

    def close(self) -> None:
        """Nothing is held between calls."""

    def _talk(self, wire: _Wire) -> Conversation:
        return Conversation(wire, self._patience, self._monotonic, self._model)

    def _print(self, raster: Raster, progress: Callable[[float], None], cancel: Cancel) -> DeviceFault | None:
        try:
            wire = _Wire(self._spec, self._patience, self._model.head)
        except OSError as error:
            return DeviceFault(FaultCode.PRINTER_GONE, type(error).__name__)
        with contextlib.closing(wire):
            talk = self._talk(wire)
            try:
                fault = FAULT_OF.get(talk.state())
                if fault is not None:
                    return DeviceFault(fault)
                if cancel.cancelled:
                    return DeviceFault(FaultCode.CANCELLED)
                sent = self._send(wire, talk, raster, progress, cancel)
            except OSError as error:
                # The cut was not sent yet, so whatever lies in the mouth is no receipt.
                self._torn = True
                return DeviceFault(FaultCode.PRINTER_GONE, type(error).__name__)
            if sent is not None:
                return sent
            try:
                return self._confirm(wire, talk, progress, cancel)
            except OSError as error:
                return DeviceFault(FaultCode.PRINTER_UNCONFIRMED, type(error).__name__)

    def _send(
        self,
        wire: _Wire,
        talk: Conversation,
        raster: Raster,
        progress: Callable[[float], None],
        cancel: Cancel,
    ) -> DeviceFault | None:
        """Everything but the cut; it carries the cut of an earlier torn slip in front."""
        wire.send((cut_commands(self._model.cut) if self._torn else b"") + INITIALISE)
        self._torn = False
        try:
            for band, done in _bands(raster, self._model.head.band_rows):
                if cancel.cancelled:
                    return self._abort(talk, FaultCode.CANCELLED)
                wire.picture(band)
                progress(0.8 * done / raster.height)
        except TimeoutError:
            return self._abort(talk, FAULT_OF.get(talk.state(), FaultCode.PRINTER_BUSY))
        return None

    def _confirm(
        self, wire: _Wire, talk: Conversation, progress: Callable[[float], None], cancel: Cancel
    ) -> DeviceFault | None:
        job = self._job_id()
        asked = talk.sensor_answers
        answers = self._model.answers
        wire.send(
            cut_commands(self._model.cut)
            + (process_id_request(job) if answers.process_id else b"")
            + (SENSOR_REQUEST if answers.sensor else b"")
        )
        if not (answers.process_id or answers.sensor):
            return DeviceFault(FaultCode.PRINTER_UNCONFIRMED, "a model that confirms nothing")
        until = self._monotonic() + self._patience.confirm_s
        grace: float | None = None
        while job not in talk.jobs:
            now = self._monotonic()
            if now > until:
                return DeviceFault(FaultCode.PRINTER_UNCONFIRMED, "no answer in time")
            if talk.sensor_answers > asked:
                grace = grace or now + (self._patience.grace_s if answers.process_id else 0.0)
            if cancel.cancelled:
                return self._abort(talk, FaultCode.CANCELLED)
            if talk.listen(min(self._patience.look_s, max(0.0, (grace or until) - now))):
                continue
            state = talk.state()
            if state is PrinterState.GONE:
                return DeviceFault(FaultCode.PRINTER_UNCONFIRMED, "status without answer")
            fault = FAULT_OF.get(state)
            if fault is not None and fault is not FaultCode.PRINTER_BUSY:
                return self._abort(talk, fault)
            if fault is None and grace is not None and self._monotonic() >= grace:
                break
        progress(1.0)
        return None

    def _abort(self, talk: Conversation, code: FaultCode) -> DeviceFault:
        """Forget the rest of the slip, so that new paper does not start with half a receipt."""
        self._torn = True
        with contextlib.suppress(OSError):
            if talk.clear() and code is FaultCode.CANCELLED:
                self._torn = not talk.in_order(cut_commands(self._model.cut))
        return DeviceFault(code)


def _bands(raster: Raster, most: int) -> list[tuple[Raster, int]]:
    """Bands of at most `most` rows, each with the count of rows up to its end."""
    stride = (raster.width + 7) // 8
    bands: list[tuple[Raster, int]] = []
    for top in range(0, raster.height, most):
        end = min(top + most, raster.height)
        rows = raster.rows[top * stride : end * stride]
        bands.append((Raster(raster.width, end - top, rows), end))
    return bands
