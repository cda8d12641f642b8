"""What a printer model is and can do: one TOML file a model in `models/`, read strictly.

The folder is the list: a file put there is a model that can be chosen, listed and tested.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, fields
from enum import StrEnum
from pathlib import Path
from typing import Any, get_args, get_type_hints

MODELS = Path(__file__).parent / "models"
DEFAULT = "generic_80mm"

#: What the driver cannot do without: is it online, why not, is there paper.
_NEEDED_STATUS = {1, 2, 4}


class ModelError(ValueError):
    """A model that is not there or whose file cannot be used; the text tells a technician why."""


class CutKind(StrEnum):
    """FEED_… first moves the paper to the knife by itself (GS V 65, 66); NONE is torn off by hand."""

    FEED_PARTIAL = "feed_partial"
    FEED_FULL = "feed_full"
    PARTIAL = "partial"
    FULL = "full"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Head:
    """`dots` wide, a multiple of 8; pictures are sent in bands of at most `band_rows`."""

    dots: int = 576
    dots_per_mm: float = 8.0
    band_rows: int = 256

    def __post_init__(self) -> None:
        if not (0 < self.dots <= 4096 and self.dots % 8 == 0):
            raise ValueError("dots is a multiple of 8")
        if not 4 <= self.dots_per_mm <= 24:
            raise ValueError("dots_per_mm is 4 to 24")
        if not 1 <= self.band_rows <= 2303:
            raise ValueError("band_rows is 1 to 2303")

    @property
    def mm(self) -> float:
        return self.dots / self.dots_per_mm


@dataclass(frozen=True, slots=True)
class Cut:
    """`feed_dots` before the cut (ESC J), for models that do not find their knife themselves."""

    kind: CutKind = CutKind.FEED_PARTIAL
    feed_dots: int = 0

    def __post_init__(self) -> None:
        if not 0 <= self.feed_dots <= 255:
            raise ValueError("feed_dots is 0 to 255")
        if self.kind is CutKind.NONE and not self.feed_dots:
            raise ValueError("without a knife feed_dots brings the slip to the tear bar")


@dataclass(frozen=True, slots=True)
class Answers:
    """What the model answers to.

    `status`: kinds of DLE EOT; `process_id`: GS ( H function 48; `sensor`: GS r 1; `name`: GS I 67;
    `clear`: DLE DC4 function 8. The two confirmations of a print are `process_id` and `sensor`.
    """

    status: tuple[int, ...] = (1, 2, 3, 4)
    process_id: bool = True
    sensor: bool = True
    name: bool = True
    clear: bool = True

    def __post_init__(self) -> None:
        if not _NEEDED_STATUS <= set(self.status) <= {1, 2, 3, 4}:
            raise ValueError("status lists kinds 1 to 4 and misses none of 1, 2 and 4")


@dataclass(frozen=True, slots=True)
class StatusMasks:
    """The bits of the status answers that mean trouble; 0 where the model has no such sensor."""

    offline: int = 0x08  # kind 1
    cover_open: int = 0x04  # kind 2
    stopped: int = 0x20  # kind 2: printing stopped for want of paper
    error: int = 0x40  # kind 2
    broken: int = 0x2C  # kind 3: mechanical, knife, unrecoverable
    recovering: int = 0x40  # kind 3: head too hot
    near_end: int = 0x0C  # kind 4
    paper_end: int = 0x60  # kind 4

    def __post_init__(self) -> None:
        for each in fields(self):
            if not 0 <= getattr(self, each.name) <= 0x6C or getattr(self, each.name) & 0x13:
                raise ValueError(f"{each.name} takes a bit that is fixed in every answer")


@dataclass(frozen=True, slots=True)
class PrinterModel:
    """`source` says where the facts come from; `usb` are the ids of its USB interfaces, vendor:product."""

    id: str = DEFAULT
    title: str = "ESC/POS"
    paper_mm: int = 80
    source: str = ""
    tried_on_metal: str = "not yet"
    usb: tuple[str, ...] = ()
    head: Head = field(default_factory=Head)
    cut: Cut = field(default_factory=Cut)
    answers: Answers = field(default_factory=Answers)
    status: StatusMasks = field(default_factory=StatusMasks)


def load_models(folder: Path | None = None) -> tuple[PrinterModel, ...]:
    """Every model of the folder (MODELS), by id. Raises ModelError at the first file that cannot be used."""
    folder = folder or MODELS
    return tuple(load_model(path.stem, folder) for path in sorted(folder.glob("*.toml")))


def load_model(name: str = DEFAULT, folder: Path | None = None) -> PrinterModel:
    """The model of `folder` (MODELS). Raises ModelError, naming what there is or the key that is wrong."""
    folder = folder or MODELS
    known = sorted(path.stem for path in folder.glob("*.toml"))
    if name not in known:
        raise ModelError(f"no printer model {name!r}; there is {', '.join(known) or 'none'}")
    try:
        raw = tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:  # not to be read, no UTF-8, no TOML
        raise ModelError(f"{name}.toml: {error}") from error
    if not raw.get("title") or not raw.get("source"):
        raise ModelError(f"{name}.toml: title and source are missing")
    if "id" in raw:
        raise ModelError(f"{name}.toml: the id of a model is the name of its file")
    model: PrinterModel = _filled(PrinterModel, {**raw, "id": name}, f"{name}.toml: ")
    return model


def _filled(kind: type[Any], raw: dict[str, Any], where: str) -> Any:
    types = get_type_hints(kind)
    unknown = sorted(set(raw) - set(types))
    if unknown:
        raise ModelError(f"{where}unknown key {unknown[0]}")
    values = {key: _value(types[key], value, f"{where}{key}") for key, value in raw.items()}
    try:
        return kind(**values)
    except ValueError as error:
        raise ModelError(f"{where}{error}") from error


def _value(kind: Any, value: Any, where: str) -> Any:
    """One value as its field wants it: a table, a list of one type, a word of an enumeration, a plain value."""
    if hasattr(kind, "__dataclass_fields__") and isinstance(value, dict):
        return _filled(kind, value, f"{where}.")
    if get_args(kind) and isinstance(value, list):
        return tuple(_value(get_args(kind)[0], each, where) for each in value)
    if isinstance(kind, type) and issubclass(kind, StrEnum) and value in [*kind]:
        return kind(value)
    if type(value) is kind or (kind is float and type(value) is int):
        return value
    raise ModelError(f"{where} is not of the expected type")
