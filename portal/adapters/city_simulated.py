"""A city for practice: it remembers what it was given and issues codes that nobody can take for real ones."""

from __future__ import annotations

import json
from pathlib import Path

from portal.adapters.city import Accepted, CityTrouble
from portal.clock import Clock, iso
from portal.store.files import make_folder, write_durably
from sync.contract.dossier import Dossier

OFFICE = "000.00.00.H26"
PRACTICE_MARK = "THU"


class SimulatedCity:
    """Codes look like `THU-000.00.00.H26-261122-0001`. Its only memory is `register.json`: id → code.

    One process hands over; it keeps no content, since nothing would read it.
    """

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._path = folder / "register.json"
        self._clock = clock
        make_folder(folder)

    def hand_over(self, dossier: Dossier, files: tuple[bytes, ...]) -> Accepted | CityTrouble:  # noqa: ARG002  # a real city takes them
        if not dossier.practice:
            return CityTrouble.REFUSED
        register = self._register()
        known = register.get(dossier.id)
        if known is not None:
            return Accepted(known)
        day = iso(self._clock())[2:10].replace("-", "")
        prefix = f"{PRACTICE_MARK}-{OFFICE}-{day}-"
        number = 1 + sum(code.startswith(prefix) for code in register.values())
        register[dossier.id] = f"{prefix}{number:04d}"
        write_durably(self._path, json.dumps(register, indent=1).encode())
        return Accepted(register[dossier.id])

    def _register(self) -> dict[str, str]:
        try:
            register: dict[str, str] = json.loads(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        return register
