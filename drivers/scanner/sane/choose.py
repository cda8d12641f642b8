"""From a configuration to a scanner behind SANE, with a camera beside it where one is named."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from drivers.config import ScannerConfig
from drivers.scanner.beside import ScannerBesideCamera
from drivers.scanner.camera import CameraSource
from drivers.scanner.escl.virtual import VirtualScanner
from drivers.scanner.folder import load_picture
from drivers.scanner.sane.command import Backend, escl_backend
from drivers.scanner.sane.feed import Patience
from drivers.scanner.sane.lookout import Probe
from drivers.scanner.sane.source import SaneSource, Wanted
from drivers.scanner.source import ScanSource

_ENDINGS = frozenset({".jpg", ".jpeg", ".png"})


class PracticeScanner(SaneSource):
    """Our eSCL scanner with the pictures of a folder in its feeder, scanned as any other."""

    def __init__(self, folder: Path, wanted: Wanted) -> None:
        self._virtual = VirtualScanner()
        self._virtual.load(_pictures(folder))
        backend = escl_backend(self._virtual.url)
        super().__init__(backend, Probe(backend, Patience(), url=self._virtual.url), wanted)

    def close(self) -> None:
        super().close()
        self._virtual.close()


def open_scanner(config: ScannerConfig, *, in_service: bool) -> ScanSource:
    """Raises ValueError where the address is none."""
    wanted = Wanted(round(config.dpi), config.colour, config.duplex)
    scanner = _scanner(config, wanted, in_service=in_service)
    if not config.camera:
        return scanner
    return ScannerBesideCamera(scanner, CameraSource(config.camera, tray=config.tray))


def _scanner(config: ScannerConfig, wanted: Wanted, *, in_service: bool) -> SaneSource:
    if config.driver == "virtual":
        return PracticeScanner(Path(config.folder), wanted)
    backend = escl_backend(config.url) if config.driver == "escl" else Backend(config.device)
    probe = Probe(backend, Patience(), url=config.url, in_service=in_service)
    return SaneSource(backend, probe, wanted)


def _pictures(folder: Path) -> Sequence[bytes]:
    found = [path for path in sorted(folder.glob("*")) if path.suffix.lower() in _ENDINGS and path.is_file()]
    return [load_picture(path) for path in found]
