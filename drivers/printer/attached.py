"""A receipt printer attached by network, USB or a device file. The only importer of python-escpos."""

from __future__ import annotations

import contextlib
import errno
import os
import select
import shutil
import socket
from typing import Any

from escpos import capabilities as escpos_capabilities
from escpos.escpos import Escpos
from escpos.exceptions import Error as EscposError
from escpos.printer import Network, Usb

from drivers.printer.conversation import Patience
from drivers.printer.model import Head
from drivers.printer.printer import Raster
from drivers.printer.raster import to_image
from drivers.printer.spec import FileSpec, PrinterSpec, TcpSpec

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


class Wire:
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
