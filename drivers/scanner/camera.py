"""A document camera: a V4L2 device, or a film or picture file in its place."""

from __future__ import annotations

import os
from pathlib import Path

from drivers.errors import DeviceFault, FaultCode
from drivers.scanner.folder import load_picture
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

    The camera is opened by the child process at the first look and let go after the last. `tray` is the file
    of the empty tray under it; one that is missing or unreadable is said by `status`, and pages are found
    without it.
    """

    def __init__(
        self, device: str, eye: Eye | None = None, reading: ChildLimits = READING, tray: str = ""
    ) -> None:
        path = f"/dev/video{device}" if device.isdecimal() else str(Path(device).absolute())
        super().__init__(_Before(path, Path(tray) if tray else None), eye, reading)


class _Before:
    def __init__(self, device: str, tray: Path | None) -> None:
        self._device = device
        reference = _reference(tray)
        # Trouble with the reference is for the technician: the citizen's page is found all the same.
        self._said = device if tray is None or reference else f"{device}, no picture of the empty tray"
        self._subject = Subject(f"camera {device}", device=device, tray=reference)
        self._trouble: ScanState | None = None

    def status(self) -> ScanStatus:
        """GONE also when the device is there and gives no picture, until it is asked again."""
        if not os.path.exists(self._device):
            return ScanStatus(ScanState.GONE, self._device)
        if not os.access(self._device, os.R_OK):
            return ScanStatus(ScanState.DENIED, self._device)
        trouble, self._trouble = self._trouble, None
        return ScanStatus(trouble or ScanState.READY, self._said)

    def subject(self, for_code: bool) -> Subject:
        del for_code
        return self._subject

    def taken(self, subject: Subject) -> None:
        """A camera goes on looking."""

    def failed(self, subject: Subject, fault: DeviceFault) -> None:
        del subject
        if fault.code in (FaultCode.SCANNER_GONE, FaultCode.SCANNER_TIMEOUT):
            self._trouble = ScanState.GONE


def _reference(tray: Path | None) -> bytes:
    """The file's bytes, none where it cannot be read. The child decodes them: nothing is decoded here."""
    if tray is None:
        return b""
    try:
        return load_picture(tray)
    except OSError:
        return b""
