"""From a configuration to devices. Each driver is imported only where it is chosen."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from drivers.card.reader import CardReader
from drivers.config import CardConfig, ConfigError, DevicesConfig, PagesConfig, PrinterConfig, ScannerConfig
from drivers.errors import DeviceFault
from drivers.page_printer.page_printer import PagePrinter
from drivers.page_printer.without import NoPagePrinter
from drivers.printer.model import ModelError, load_model
from drivers.printer.printer import Printer
from drivers.printer.roll import Roll
from drivers.scanner.source import ScanSource
from drivers.switchboard import FileSwitchboard, Switchboard


@dataclass(frozen=True, slots=True)
class Devices:
    """One of each. `close` lets all of them go."""

    card: CardReader
    printer: Printer
    scanner: ScanSource
    pages: PagePrinter = field(default_factory=NoPagePrinter)

    def close(self) -> None:
        for device in (self.card, self.printer, self.scanner, self.pages):
            device.close()


def build(config: DevicesConfig) -> Devices:
    """Raises ConfigError where a driver cannot be set up as told (a wrong address, no switchboard)."""
    switchboard = FileSwitchboard(Path(config.switchboard)) if config.switchboard else None
    return Devices(
        card=build_card(config.card, switchboard, in_service=not config.practice),
        printer=build_printer(config.printer, switchboard),
        scanner=build_scanner(config.scanner, switchboard, in_service=not config.practice),
        pages=build_pages(config.pages, switchboard),
    )


def build_card(config: CardConfig, switchboard: Switchboard | None, *, in_service: bool = False) -> CardReader:
    """A folder of trust that cannot be used is no reason to read no cards: the reader's status says so."""
    if config.driver == "simulated":
        _needed(switchboard)
    # The chip's cryptography, which no other process needs.
    from drivers.card import factory  # noqa: PLC0415 - pyscard only where it is chosen

    trust = factory.keep_trust(Path(config.trust) if config.trust else None, in_service=in_service)
    if config.driver == "simulated":
        return factory.open_simulated(_needed(switchboard), trust)
    reader = factory.open_pcsc(config.reader, trust)
    if isinstance(reader, DeviceFault):
        raise ConfigError(f"card.driver = 'pcsc': {reader.detail}")
    return reader


def build_printer(config: PrinterConfig, switchboard: Switchboard | None) -> Printer:
    try:
        model = load_model(config.model)
    except ModelError as error:
        raise ConfigError(f"printer.model: {error}") from error
    if config.driver == "escpos":
        from drivers.printer.escpos import EscposPrinter  # noqa: PLC0415 - reads its list of models at import

        try:
            roll = Roll(config.roll_m * 1000, Path(config.roll_file) if config.roll_file else None)
            return EscposPrinter(config.spec, model=model, roll=roll)
        except ValueError as error:
            raise ConfigError(str(error)) from error
    from drivers.printer.simulated import SimulatedPrinter  # noqa: PLC0415 - loads Pillow and the fonts

    out = Path(config.out) if config.out else None
    return SimulatedPrinter(_needed(switchboard), model=model, out=out, mm_per_s=config.mm_per_s)


def build_pages(config: PagesConfig, switchboard: Switchboard | None) -> PagePrinter:
    if config.driver == "none":
        return NoPagePrinter()
    if config.driver == "simulated":
        from drivers.page_printer.simulated import SimulatedPagePrinter  # noqa: PLC0415 - where it is chosen

        return SimulatedPagePrinter(_needed(switchboard))
    from drivers.page_printer.ipp_printer import IppPrinter  # noqa: PLC0415 - HTTP only where it is chosen

    try:
        return IppPrinter(config.place)
    except ValueError as error:
        raise ConfigError(str(error)) from error


def build_scanner(
    config: ScannerConfig, switchboard: Switchboard | None, *, in_service: bool = False
) -> ScanSource:
    if config.driver == "camera":
        from drivers.scanner.camera import CameraSource  # noqa: PLC0415 - only where a camera is chosen

        return CameraSource(config.device or "0", tray=config.tray)
    if config.driver in ("sane", "escl", "virtual"):
        from drivers.scanner.sane.choose import open_scanner  # noqa: PLC0415 - only where a scanner is chosen

        try:
            return open_scanner(config, in_service=in_service)
        except ValueError as error:
            raise ConfigError(f"scanner: {error}") from error
    if config.driver == "folder":
        from drivers.scanner.folder import FolderSource  # noqa: PLC0415 - only where a folder is chosen

        return FolderSource(Path(config.folder))
    from drivers.scanner.simulated import SimulatedSource  # noqa: PLC0415 - only where it is chosen

    return SimulatedSource(_needed(switchboard), Path(config.folder))


def _needed(switchboard: Switchboard | None) -> Switchboard:
    if switchboard is None:
        raise ConfigError("a simulated driver needs [switchboard] file")
    return switchboard
