"""The folder in which a site lays down whom it believes.

| what | is |
|---|---|
| certificate of an authority, self-signed or a link | an anchor |
| certificate of a document signer | pinned: believed whoever issued it, and nothing beyond it |
| master list | believed where its signer leads to one of the others |
| file that ends in `.pins` | SHA-256 of certificates believed as they are, one a line, `#` for remarks |
| revocation list | believed where one of the authorities signed it |
| folder in it | more of the same |
| `signers/` | document signers for cards that carry none; they add no trust |

A file that cannot be used is named, and the rest counts all the same. Notes (README, `.txt`, `.md`) and hidden
files are passed over. In service nothing counts that signs for practice.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from drivers.card.chip.anchors import Anchors
from drivers.card.chip.certificates import Certificate
from drivers.card.chip.master_list import MasterListError, verified
from drivers.card.chip.revocation import RevocationList
from drivers.card.reader import TrustState
from drivers.card.trust_files import Contents, read_contents

_NOTES = frozenset({".txt", ".md"})
_MAX_FILES = 2000
#: Folders within folders; a link back to the folder itself would have no end.
_DEPTH = 3
_SIGNERS = "signers"


class Trouble(StrEnum):
    """Why a file does not count, or will soon be of no use; in words in docs/technician.md."""

    UNREADABLE = "unreadable"
    BROKEN = "broken"
    UNPROVEN = "unproven"
    PRACTICE = "practice"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class TrustFault:
    """`file` is its name in the folder, `detail` what the parser says of it."""

    file: str
    trouble: Trouble
    detail: str = ""

    def __str__(self) -> str:
        return f"{self.file}: {self.trouble}" + (f" ({self.detail})" if self.detail else "")


@dataclass(frozen=True, slots=True)
class Trust:
    """Whom this kiosk believes, and what of the folder it could not use."""

    anchors: Anchors = field(default_factory=Anchors)
    faults: tuple[TrustFault, ...] = ()

    @property
    def state(self) -> TrustState:
        if self.faults:
            return TrustState.FAULTY
        return TrustState.READY if self.anchors.vouch else TrustState.NONE


def load_trust(folder: Path | None, *, in_service: bool = False, now: datetime | None = None) -> Trust:
    """None gives no anchors, and so does an empty folder. Never raises for what lies there.

    `now`, UTC, tells what has expired: still believed, for what it signed in its time stays signed.
    """
    if folder is None:
        return Trust()
    return _Loading(folder, in_service=in_service, now=now).trust()


class _Loading:
    def __init__(self, folder: Path, *, in_service: bool, now: datetime | None) -> None:
        self._folder = folder
        self._in_service = in_service
        self._now = now
        self._faults: list[TrustFault] = []
        self._lost_list = False

    def trust(self) -> Trust:
        files, beside = self._read(), self._read(_SIGNERS)
        authorities = [one.der for held in files.values() for one in held.authorities]
        pins = [pin for held in files.values() for pin in held.pins]
        pins += [one.sha256 for held in files.values() for one in held.signers]
        signers = [one.der for held in (*files.values(), *beside.values()) for one in held.signers]
        first = Anchors(authorities, pins=pins, signers=signers, in_service=self._in_service)
        listed = self._listed(files, first)
        second = Anchors(authorities, listed=listed, pins=pins, in_service=self._in_service)
        return Trust(
            Anchors(
                authorities,
                listed=listed,
                pins=pins,
                revocations=self._revocations(files, second),
                signers=signers,
                revocations_lost=self._lost_list,
                in_service=self._in_service,
            ),
            tuple(self._faults),
        )

    def _read(self, part: str = "") -> dict[str, Contents]:
        """By name what can be used, of that folder in it or of all but that."""
        found = {}
        for path in self._files(part):
            name = str(path.relative_to(self._folder))
            try:
                contents = read_contents(path)
            except OSError as error:
                self._lose(name, Trouble.UNREADABLE, error.strerror or "")
                continue
            except ValueError as error:
                self._lose(name, Trouble.BROKEN, str(error))
                continue
            if self._in_service and contents.for_practice:
                self._faults.append(TrustFault(name, Trouble.PRACTICE))
                continue
            self._tell_expired(name, (*contents.authorities, *contents.signers))
            found[name] = contents
        return found

    def _files(self, part: str) -> list[Path]:
        found, trouble = trust_paths(self._folder)
        if trouble is not None and not part:
            self._faults.append(trouble)
        return [path for path in found if (path.relative_to(self._folder).parts[0] == _SIGNERS) == bool(part)]

    def _lose(self, name: str, trouble: Trouble, detail: str) -> None:
        # It may have been a revocation list, and who believes without it has to be told.
        self._lost_list = True
        self._faults.append(TrustFault(name, trouble, detail))

    def _listed(self, files: dict[str, Contents], anchors: Anchors) -> list[bytes]:
        ders: list[bytes] = []
        for name, contents in files.items():
            for one in contents.lists:
                try:
                    ders += verified(one, anchors)[0]
                except MasterListError as error:
                    self._faults.append(TrustFault(name, Trouble.UNPROVEN, str(error)))
        return ders

    def _revocations(self, files: dict[str, Contents], anchors: Anchors) -> list[RevocationList]:
        found = []
        for name, contents in files.items():
            for one in contents.revocations:
                try:
                    anchors.require(one)
                except ValueError as error:
                    self._lose(name, Trouble.UNPROVEN, str(error))
                    continue
                if self._now is not None and one.next_update is not None and self._now > one.next_update:
                    self._faults.append(TrustFault(name, Trouble.EXPIRED, f"{one.next_update:%Y-%m-%d}"))
                found.append(one)
        return found

    def _tell_expired(self, name: str, certificates: Iterable[Certificate]) -> None:
        ends = [one.valid_until for one in certificates if one.valid_until is not None]
        if self._now is not None and ends and min(ends) < self._now:
            self._faults.append(TrustFault(name, Trouble.EXPIRED, f"{min(ends):%Y-%m-%d}"))


def trust_paths(folder: Path) -> tuple[list[Path], TrustFault | None]:
    """What lies in the folder and in those within it, and why not all of it could be looked at."""
    found: list[Path] = []
    trouble: TrustFault | None = None
    left = [(folder, _DEPTH)]
    while left:
        place, depth = left.pop()
        try:
            lying = sorted(place.iterdir())
        except OSError as error:
            trouble = TrustFault(place.name, Trouble.UNREADABLE, error.strerror or "")
            continue
        found += [path for path in lying if _counts(path)]
        left += [(path, depth - 1) for path in lying if depth and path.is_dir() and path.name[0] != "."]
        if len(found) > _MAX_FILES:
            return found[:_MAX_FILES], TrustFault(folder.name, Trouble.BROKEN, f"more than {_MAX_FILES} files")
    return sorted(found), trouble


def _counts(path: Path) -> bool:
    name = path.name.lower()
    return path.is_file() and not name.startswith((".", "readme")) and path.suffix.lower() not in _NOTES
