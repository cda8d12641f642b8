"""Practice only: the world's switches, read from the JSON file that the rehearsal writes."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path


class PortalSwitch(StrEnum):
    WELL = "well"
    SILENT = "silent"
    NONSENSE = "nonsense"


class BankSwitch(StrEnum):
    NOW = "now"
    LATER = "later"
    LESS = "less"
    MORE = "more"
    TWICE = "twice"
    NEVER = "never"


class IdentitySwitch(StrEnum):
    WELL = "well"
    DENIED = "denied"
    SILENT = "silent"
    NONSENSE = "nonsense"


class Switches:
    """Looks at the file each time it is asked; without one, or while it is being replaced, all is well."""

    def __init__(self, path: Path | None) -> None:
        self._path = path

    def portal(self) -> PortalSwitch:
        word = self._word("portal")
        return PortalSwitch(word) if word in list(PortalSwitch) else PortalSwitch.WELL

    def bank(self) -> BankSwitch:
        word = self._word("bank")
        return BankSwitch(word) if word in list(BankSwitch) else BankSwitch.LATER

    def identity(self) -> IdentitySwitch:
        word = self._word("identity")
        return IdentitySwitch(word) if word in list(IdentitySwitch) else IdentitySwitch.WELL

    def _word(self, key: str) -> str:
        if self._path is None:
            return ""
        try:
            world = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return ""
        word = world.get(key) if isinstance(world, dict) else None
        return word if isinstance(word, str) else ""
