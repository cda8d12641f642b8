"""Which drivers a kiosk has: a TOML file, read strictly. An unknown key is an error."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any


class ConfigError(ValueError):
    """The configuration cannot be used; the text tells a technician why."""


@dataclass(frozen=True, slots=True)
class CardConfig:
    """`driver`: pcsc (`reader`: part of the name of the one to keep to) or simulated.

    `trust`: folder of those by whom a chip is trusted (`drivers.card.trust_folder`); without it none is.
    """

    driver: str
    reader: str = ""
    trust: str = ""


@dataclass(frozen=True, slots=True)
class PrinterConfig:
    """`driver`: escpos (needs `spec`) or simulated (may have `out`, a folder for its slips).

    `model`: the name of a file in `drivers/printer/models`, without its ending. `roll_m`: how long a new roll
    is, in metres, where the paper shall be counted; `roll_file` keeps the count, and a torn slip, for good.
    """

    driver: str
    model: str = "generic_80mm"
    spec: str = ""
    out: str = ""
    mm_per_s: float = 0.0
    roll_m: float = 0.0
    roll_file: str = ""


@dataclass(frozen=True, slots=True)
class PagesConfig:
    """The A4 printer. `driver`: none, ipp (`place`: ipp://host/ipp/print, or a CUPS queue) or simulated."""

    driver: str = "none"
    place: str = ""


@dataclass(frozen=True, slots=True)
class ScannerConfig:
    """`driver`: camera (V4L2 `device`), folder or simulated (both need `folder`), sane, escl or virtual.

    sane: `device` as `scanimage -L` names it, or the first; escl: `url` of a network scanner;
    virtual: an eSCL scanner of our own, fed from `folder`. These three may have a `camera` beside, for codes
    and for what is laid on the tray. `dpi`, `colour` and `duplex` are how they scan. `tray` is the file that
    `scan tray` made of the empty tray under the camera.
    """

    driver: str
    device: str = ""
    folder: str = ""
    url: str = ""
    camera: str = ""
    tray: str = ""
    dpi: float = 300.0
    colour: bool = True
    duplex: bool = False


@dataclass(frozen=True, slots=True)
class DevicesConfig:
    """`practice` must be true for any simulated driver: a kiosk in service never pretends."""

    practice: bool
    card: CardConfig
    printer: PrinterConfig
    scanner: ScannerConfig
    pages: PagesConfig = field(default_factory=PagesConfig)
    switchboard: str = ""


DRIVERS = {
    "card": ("pcsc", "simulated"),
    "printer": ("escpos", "simulated"),
    "scanner": ("camera", "folder", "sane", "escl", "virtual", "simulated"),
    "pages": ("none", "ipp", "simulated"),
}
_SIMULATED = "simulated"
#: They only pretend. The second needs no switchboard.
_PRETENDING = frozenset({_SIMULATED, "virtual"})
_SECTIONS: dict[str, type[Any]] = {
    "card": CardConfig,
    "printer": PrinterConfig,
    "scanner": ScannerConfig,
    "pages": PagesConfig,
}
_KINDS: dict[str, tuple[type, ...]] = {"float": (int, float), "bool": (bool,), "str": (str,)}
#: What a kiosk may do without: no section means none.
_OPTIONAL = {"pages": {"driver": "none"}}


def read_config(path: Path) -> DevicesConfig:
    """Raises ConfigError, also where the file is missing."""
    try:
        return parse_config(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}") from error


def parse_config(text: str) -> DevicesConfig:
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(str(error)) from error
    _refuse_unknown("", raw, {"practice", "switchboard", *_SECTIONS})
    practice = raw.get("practice")
    if not isinstance(practice, bool):
        raise ConfigError("practice = true or false is missing")
    switchboard = raw.get("switchboard", {})
    if not isinstance(switchboard, dict):
        raise ConfigError("[switchboard] is a section")
    _refuse_unknown("switchboard.", switchboard, {"file"})
    file = switchboard.get("file", "")
    if not isinstance(file, str):
        raise ConfigError("switchboard.file is a text")
    sections = {
        name: _section(name, kind, raw.get(name, _OPTIONAL.get(name))) for name, kind in _SECTIONS.items()
    }
    config = DevicesConfig(practice=practice, switchboard=file, **sections)
    _check(config)
    return config


def _section(name: str, kind: type[Any], raw: Any) -> Any:
    if not isinstance(raw, dict):
        raise ConfigError(f"[{name}] is missing")
    types = {field.name: field.type for field in fields(kind)}
    _refuse_unknown(f"{name}.", raw, set(types))
    if raw.get("driver") not in DRIVERS[name]:
        raise ConfigError(f"{name}.driver is one of {', '.join(DRIVERS[name])}")
    for key, value in raw.items():
        wanted = _KINDS[str(types[key])]
        if not isinstance(value, wanted) or isinstance(value, bool) is not (bool in wanted):
            raise ConfigError(f"{name}.{key} is a {types[key]}")
    return kind(**raw)


def _refuse_unknown(where: str, raw: dict[str, Any], known: set[str]) -> None:
    unknown = sorted(set(raw) - known)
    if unknown:
        raise ConfigError(f"unknown key {where}{unknown[0]}")


def _check(config: DevicesConfig) -> None:
    for name in _SECTIONS:
        driver = getattr(config, name).driver
        if not config.practice and driver in _PRETENDING:
            raise ConfigError(
                f"{name}.driver = {driver!r} only pretends to be a device; it needs practice = true"
            )
        if driver == _SIMULATED and not config.switchboard:
            raise ConfigError(f"{name}.driver = 'simulated' needs [switchboard] file")
    if config.printer.driver == "escpos" and not config.printer.spec:
        raise ConfigError("printer.spec is missing")
    if config.printer.roll_m < 0:
        raise ConfigError("printer.roll_m is a length in metres")
    if config.pages.driver == "ipp" and not config.pages.place:
        raise ConfigError("pages.place is missing")
    _check_scanner(config.scanner, in_service=not config.practice)
    if not config.practice and config.switchboard:
        raise ConfigError("[switchboard] needs practice = true")


def _check_scanner(scanner: ScannerConfig, *, in_service: bool) -> None:
    if scanner.driver in ("folder", *_PRETENDING) and not scanner.folder:
        raise ConfigError("scanner.folder is missing")
    if scanner.driver == "escl" and not scanner.url:
        raise ConfigError("scanner.url is missing")
    if in_service and scanner.driver == "sane" and scanner.device.startswith("test:"):
        raise ConfigError("scanner.device = 'test:' only pretends to be a device; it needs practice = true")
    if scanner.camera and scanner.driver not in ("sane", "escl", "virtual"):
        raise ConfigError("scanner.camera stands beside a scanner only")
    if scanner.tray and scanner.driver != "camera" and not scanner.camera:
        raise ConfigError("scanner.tray is the empty tray under a camera; none is named")
    if not 75 <= scanner.dpi <= 600:
        raise ConfigError("scanner.dpi is from 75 to 600")
