"""A city for practice: it remembers what it was given and issues codes that nobody can take for real ones."""

from __future__ import annotations

import json
from pathlib import Path

from portal.adapters.city import Accepted, CityResult, CityTrouble
from portal.clock import Clock, day_here, iso
from sync.contract.dossier import Dossier
from sync.envelope.durable import make_folder, replace_durably

OFFICE = "000.00.00.H26"
PRACTICE_MARK = "THU"
_PAPER = Path(__file__).with_name("practice_result.pdf")


class SimulatedCity:
    """Codes look like `THU-000.00.00.H26-261122-0001`. Its only memory is `register.json`: id → code, and
    `supplements.json`: id of a supplement → code of what it completes.

    One process hands over; it keeps no content, since nothing would read it.
    """

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._path = folder / "register.json"
        self._supplements = folder / "supplements.json"
        self._clock = clock
        make_folder(folder)

    def hand_over(self, dossier: Dossier, files: tuple[bytes, ...]) -> Accepted | CityTrouble:  # noqa: ARG002  # a real city takes them
        if not dossier.practice:
            return CityTrouble.REFUSED
        register = _read(self._path)
        known = register.get(dossier.id)
        if known is not None:
            return Accepted(known)
        day = iso(self._clock())[2:10].replace("-", "")
        prefix = f"{PRACTICE_MARK}-{OFFICE}-{day}-"
        number = 1 + sum(code.startswith(prefix) for code in register.values())
        register[dossier.id] = f"{prefix}{number:04d}"
        replace_durably(self._path, json.dumps(register, indent=1).encode())
        return Accepted(register[dossier.id])

    def supplement(
        self,
        official_code: str,
        dossier: Dossier,
        files: tuple[bytes, ...],  # noqa: ARG002  # a real city takes them
    ) -> Accepted | CityTrouble:
        if not dossier.practice or not official_code.startswith(PRACTICE_MARK):
            return CityTrouble.REFUSED
        replace_durably(
            self._supplements,
            json.dumps(_read(self._supplements) | {dossier.id: official_code}, indent=1).encode(),
        )
        return Accepted(official_code)

    def result(self, official_code: str) -> CityResult | None:
        """The same practice paper for whatever is done; it names nobody."""
        if not official_code.startswith(PRACTICE_MARK):
            return None
        return CityResult(
            name="Giấy mẫu để tập",
            office="UBND phường Mẫu",
            signed=day_here(self._clock()),
            place="Bộ phận Một cửa, UBND phường Mẫu, số 1 phố Mẫu",
            hours="Thứ Hai đến thứ Sáu, 8:00–11:30 và 13:30–17:00",
            pdf=_PAPER.read_bytes(),
        )


def _read(path: Path) -> dict[str, str]:
    try:
        register: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    return register
