"""The city's own system, behind which the official dossier code is born."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from sync.contract.dossier import Dossier


class CityTrouble(StrEnum):
    """`silent` is worth another try, `refused` is for an officer."""

    SILENT = "city.silent"
    REFUSED = "city.refused"


@dataclass(frozen=True, slots=True)
class Accepted:
    """The city took the dossier and calls it `official_code`."""

    official_code: str


@dataclass(frozen=True, slots=True)
class CityResult:
    """The paper that a dossier ended in, as the city's system gives it.

    `pdf` has at most `sync.contract.result.MOST_FILE_BYTES`; `signed` is a day, YYYY-MM-DD. The original is had
    at `place`, in `hours`; either may be empty.
    """

    name: str
    office: str
    signed: str
    place: str
    hours: str
    pdf: bytes


class Results(Protocol):
    def result(self, official_code: str) -> CityResult | None:
        """The paper of a dossier that is done; None: there is none here, or not yet, or the city is silent."""
        ...


class City(Results, Protocol):
    def hand_over(self, dossier: Dossier, files: tuple[bytes, ...]) -> Accepted | CityTrouble:
        """Give the city a dossier and the files of its attachments, in their order.

        Handing over the same dossier id again gives the same code: the portal may lose the first answer.
        """
        ...

    def supplement(
        self, official_code: str, dossier: Dossier, files: tuple[bytes, ...]
    ) -> Accepted | CityTrouble:
        """Give the city what completes the dossier that it calls `official_code`, and hear that code again.

        The same dossier id again is the same supplement.
        """
        ...
