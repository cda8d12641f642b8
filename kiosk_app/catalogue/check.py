"""Go over a catalogue folder before it is shipped: every file, what is wrong with it, all at once."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path

from kiosk_app.catalogue.contact_file import load_contact
from kiosk_app.catalogue.every_mistake import MOST, every_mistake
from kiosk_app.catalogue.locate import line_of
from kiosk_app.catalogue.packed import NAME as PACKED
from kiosk_app.catalogue.packed import read_packed
from kiosk_app.catalogue.procedure_file import load_claim_fields
from kiosk_app.catalogue.procedures import in_force, load_procedures
from kiosk_app.catalogue.sites import load_site
from kiosk_app.catalogue.strict import ContentError, read_bytes, read_file
from kiosk_app.catalogue.units import load_units
from kiosk_app.catalogue.wards import load_wards
from kiosk_app.flow.contact import KINDS
from kiosk_app.flow.procedure import Field, Procedure
from kiosk_app.flow.text import VIETNAMESE

_FOLDERS = {"procedures": ".toml", "sites": ".toml"}
#: Where the parser of TOML says that it stopped.
_TOLD = re.compile(r"\(at line ([0-9]+),|: line ([0-9]+) column")
#: What a message about a list in JSON names, as it stands there.
_NAMED = re.compile(r"'([^']+)'")
_SINGLE = ("claim.toml", "contact.toml", "units.json", "wards.json", PACKED)


@dataclass(frozen=True, slots=True)
class Finding:
    """One file, or one mistake in it, named from the folder. `problem` is empty where it may be used, and
    stands on `line`; `stale` says what no citizen sees any more, though it is written there; `note` says
    what to know.
    """

    file: str
    problem: str = ""
    note: str = ""
    line: int = 0
    stale: str = ""


def check_folder(folder: Path, today: date, icons: Path | None = None, most: int = MOST) -> tuple[Finding, ...]:
    """Every file of a catalogue, and of a procedure up to `most` mistakes. Icons are looked for in `icons`, or
    beside it where that folder exists.
    """
    if not folder.is_dir():
        return (Finding(str(folder), "no such folder"),)
    if folder.name == "procedures" and not (folder / "procedures").exists():
        return (Finding(str(folder), "the procedures alone; name the folder in which this one lies"),)
    read: dict[Path, Procedure] = {}

    def procedure(path: Path) -> tuple[str, str]:
        found, mistakes = every_mistake(path, most)
        if found is None:
            raise _MistakesError(mistakes)
        _check_icon(found, icons or folder.parent / "icons", path.name)
        read[path] = found
        return _note(found, today), "; ".join(stale(found, today))

    findings = [
        _finding(folder, folder / "claim.toml", lambda path: _count(load_claim_fields(path), "questions")),
        _finding(folder, folder / "contact.toml", lambda path: _count(_contact(path), "questions")),
        _finding(folder, folder / "units.json", lambda path: _count(load_units(path)[1], "units")),
        *(_finding(folder, path, _wards) for path in folder.glob("wards.json")),
    ]
    if os.path.lexists(folder / PACKED):
        findings.append(_finding(folder, folder / PACKED, _packed))
    for path in sorted(folder.glob("procedures/*.toml")):
        findings += _findings(folder, path, procedure)
    findings += [_finding(folder, path, _site) for path in sorted(folder.glob("sites/*.toml"))]
    findings += _strange(folder)
    if not read:
        findings.append(Finding("procedures", "no procedure that may be used"))
    findings += _side_by_side(folder, read)
    return tuple(findings)


def first_problem(folder: Path, day: date, icons: Path) -> str:
    """What keeps a catalogue from being used on a day, the first of it; empty where nothing does."""
    for finding in check_folder(folder, day, icons, most=1):
        if finding.problem:
            return f"{finding.file}: {finding.problem}"
    try:
        return "" if load_procedures(folder / "procedures", day) else f"procedures: none in force on {day}"
    except ContentError as error:
        return str(error)


def _side_by_side(folder: Path, read: Mapping[Path, Procedure]) -> Iterator[Finding]:
    """Two files that are one procedure on the same day: one of them was copied and not finished."""
    # Of two the one with a longer name was written for a later day, or is the copy.
    files = sorted(read.items(), key=lambda each: (len(each[0].stem), each[0].stem))
    for (path, one), (other, two) in combinations(files, 2):
        key = "id" if one.id == two.id else "code"
        begin = max(one.valid_from or date.min, two.valid_from or date.min)
        if getattr(one, key) != getattr(two, key) or begin > min(
            one.valid_to or date.max, two.valid_to or date.max
        ):
            continue
        since = f" from {begin} on" if begin > date.min else ""
        todo = (
            "let one end (valid_to) before the other begins (valid_from)"
            if key == "id"
            else "give it its own code, or delete it"
        )
        said = f"{key}: {path.name} is '{getattr(one, key)}' too{since}; {todo}"
        yield _mistake(_legible(str(other.relative_to(folder))), other, said)


def _contact(path: Path) -> tuple[Field, ...]:
    found = load_contact(path, KINDS)
    return found.fields if found else ()


def stale(procedure: Procedure, today: date) -> Iterator[str]:
    """Figures that are not shown any more: their period is over. And a check on a day that has not come."""
    for rate in (procedure.fee, *procedure.fee.rates):
        if rate.valid_to is not None and rate.valid_to < today:
            others = (
                other for other in procedure.fee.rates if (other.label, other.when) == (rate.label, rate.when)
            )
            followed = any(other.in_force(today) for other in others)
            todo = "take it out" if followed else "no page shows it; write what holds now, with its source"
            yield f"fee '{rate.label.read(VIETNAMESE)[:40]}' ended on {rate.valid_to}: {todo}"
    for figure in procedure.figures:
        if figure.valid_to is not None and figure.valid_to < today:
            said = figure.says.read(VIETNAMESE)[:40]
            yield f"figure '{said}' ended on {figure.valid_to}: no page shows its text"
    if procedure.verified_at is not None and procedure.verified_at > today:
        yield f"verified_at {procedure.verified_at} has not come yet"


class _MistakesError(ContentError):
    """All that is wrong with one file."""

    def __init__(self, said: tuple[str, ...]) -> None:
        super().__init__(said[0])
        self.said = said


def _finding(folder: Path, path: Path, read: Callable[[Path], str | tuple[str, str]]) -> Finding:
    return _findings(folder, path, read)[0]


def _findings(folder: Path, path: Path, read: Callable[[Path], str | tuple[str, str]]) -> list[Finding]:
    """One, or one for each mistake."""
    name = _legible(str(path.relative_to(folder)))
    if path.is_symlink():
        return [Finding(name, "a link to another file; put the file itself here")]
    try:
        found = read(path)
    except (RecursionError, MemoryError):
        return [Finding(name, "brackets within brackets without end, or more than this computer holds")]
    except ContentError as error:
        told = error.said if isinstance(error, _MistakesError) else (str(error),)
        return sorted((_mistake(name, path, said) for said in told), key=lambda finding: finding.line)
    note, old = found if isinstance(found, tuple) else (found, "")
    return [Finding(name, note=note, stale=old)]


def _mistake(name: str, path: Path, told: str) -> Finding:
    said = told.removeprefix(path.name).lstrip(".")
    place, _, why = said.partition(": ")
    return Finding(name, _legible(said.removeprefix(": ")), line=_line(path, place, why))


def _line(path: Path, place: str, why: str) -> int:
    """0 where it is not known."""
    told = _TOLD.search(why or place)
    if told:
        return int(told[1] or told[2])
    try:
        text = read_file(path)
    except ContentError:
        return 0
    if path.suffix == ".toml":
        # What is missing as a whole stands nowhere: the beginning is where it is looked for.
        return line_of(text, place) or 1
    named = _NAMED.search(why or place)
    at = text.find(f'"{named[1]}"') if named else -1
    return text.count("\n", 0, at) + 1 if at >= 0 else 0


def _legible(written: str) -> str:
    """Of a name or a key that somebody else wrote: nothing that a terminal would obey or not show."""
    return "".join(letter if letter.isprintable() else f"\\u{ord(letter):04x}" for letter in written)


def _packed(path: Path) -> str:
    read_bytes(path)
    as_they_are = read_packed(path.parent) is not None
    old = "made from other files; `pack` it again, or the kiosk starts more slowly"
    return "as the files" if as_they_are else old


def _site(path: Path) -> str:
    return load_site(path).profile


def _wards(path: Path) -> str:
    try:
        units = load_units(path.with_name("units.json"))[1]
    except ContentError:
        # That file has a finding of its own.
        units = None
    return f"{len(load_wards(path, units).old)} old wards"


def _count(found: tuple[object, ...], what: str) -> str:
    return f"{len(found)} {what}"


def _note(procedure: Procedure, today: date) -> str:
    standing = "in force" if in_force(procedure, today) else "not in force today"
    return standing if procedure.verified_at else f"{standing}, not yet verified"


def _check_icon(procedure: Procedure, icons: Path, place: str) -> None:
    if icons.is_dir() and not (icons / f"{procedure.icon}.svg").is_file():
        raise ContentError(f"{place}.icon: there is no drawing '{procedure.icon}'")


def _strange(folder: Path) -> Iterator[Finding]:
    """A file in a wrong place or with a misspelt ending is a procedure that silently is not there.

    Folders within folders are named and not entered. Names that begin with a point are nobody's mistake.
    """
    for here, folders, files in os.walk(folder):
        depth = len(Path(here).relative_to(folder).parts)
        for name in sorted(files):
            path = (Path(here) / name).relative_to(folder)
            if not name.startswith(".") and not _belongs(path):
                yield Finding(_legible(str(path)), "nothing reads this file")
        seen = sorted(name for name in folders if not name.startswith("."))
        for name in seen:
            path = Path(here) / name
            inside = path.relative_to(folder)
            if (depth or path.is_symlink()) and not _belongs(inside):
                yield Finding(_legible(str(inside)), "nothing reads this folder")
        folders[:] = seen if depth == 0 else []


def _belongs(path: Path) -> bool:
    if len(path.parts) == 1:
        return path.name in _SINGLE
    return len(path.parts) == 2 and _FOLDERS.get(path.parts[0]) == path.suffix
