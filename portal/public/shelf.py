"""Which procedures the pages for home know: the published catalogue in force, else the one that we ship."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from portal.clock import Clock
from portal.public.published import in_force
from portal.public.questions import AtHome, Place, read_places, read_procedure
from portal.store.database import Database
from sync.contract.bundle import BundleKind

_SHIPPED = Path(__file__).parents[2] / "assets" / "catalogue"
_FOLDER = "procedures/"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """In the order of the kiosk's list."""

    procedures: Mapping[str, AtHome]
    places: tuple[Place, ...]


class Shelf:
    """Reads a version once. Called from threads."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._lock = Lock()
        self._known: tuple[int, Catalogue] | None = None

    def catalogue(self) -> Catalogue:
        with self._lock:
            known = None if self._known is None else self._known[0]
            version, files = in_force(self._database, self._clock, BundleKind.CATALOGUE, known)
            if self._known is None or known != version:
                self._known = (version, read(files or _shipped()))
            return self._known[1]


def read(files: Mapping[str, bytes]) -> Catalogue:
    """What is broken in it is left out."""
    read_ones = (read_procedure(content) for path, content in files.items() if path.startswith(_FOLDER))
    found = sorted((each for each in read_ones if each is not None), key=lambda each: (each.order, each.id))
    places = read_places(files.get("units.json", b""), files.get("wards.json", b'{"old": []}'))
    return Catalogue({each.id: each for each in found}, places)


def _shipped() -> dict[str, bytes]:
    paths = [*(_SHIPPED / _FOLDER).glob("*.toml"), _SHIPPED / "units.json", _SHIPPED / "wards.json"]
    return {path.relative_to(_SHIPPED).as_posix(): path.read_bytes() for path in paths}
