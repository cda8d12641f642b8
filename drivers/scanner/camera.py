"""A document camera: a V4L2 device, or a film or picture file in its place."""

from __future__ import annotations

import os
from pathlib import Path

from drivers.errors import DeviceFault, FaultCode
from drivers.scanner.live import LiveSource
from drivers.scanner.page.eye import Eye, Subject
from drivers.scanner.page.limits import READING, ChildLimits
from drivers.scanner.source import ScanState, ScanStatus

_CLASS = Path("/sys/class/video4linux")


def cameras() -> list[tuple[str, str]]:
    """Devices and their names, such as ("/dev/video0", "USB Document Camera")."""
    found = sorted(_CLASS.glob("video*")) if _CLASS.is_dir() else []
    return [(f"/dev/{entry.name}", (entry / "name").read_text().strip()) for entry in found]


class CameraSource(LiveSource):
    """ScanSource over a camera. `device` is an index ("0"), a device path or a file.

    The camera is opened by the child process at the first look and let go after the last.
    """

    def __init__(self, device: str, eye: Eye | None = None, reading: ChildLimits = READING) -> None:
        path = f"/dev/video{device}" if device.isdecimal() else str(Path(device).absolute())
        super().__init__(_Before(path), eye, reading)


class _Before:
    def __init__(self, device: str) -> None:
        self._device = device
        self._subject = Subject(f"camera {device}", device=device)
        self._trouble: ScanState | None = None

    def status(self) -> ScanStatus:
        """GONE also when the device is there and gives no picture, until it is asked again."""
        if not os.path.exists(self._device):
            return ScanStatus(ScanState.GONE, self._device)
        if not os.access(self._device, os.R_OK):
            return ScanStatus(ScanState.DENIED, self._device)
        trouble, self._trouble = self._trouble, None
        return ScanStatus(trouble or ScanState.READY, self._device)

    def subject(self, for_code: bool) -> Subject:
        del for_code
        return self._subject

    def taken(self, subject: Subject) -> None:
        """A camera goes on looking."""

    def failed(self, subject: Subject, fault: DeviceFault) -> None:
        del subject
        if fault.code in (FaultCode.SCANNER_GONE, FaultCode.SCANNER_TIMEOUT):
            self._trouble = ScanState.GONE
