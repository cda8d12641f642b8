"""Go over a catalogue folder before it is shipped: every file, what is wrong with it, all at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kiosk_app.catalogue.contact_file import load_contact
from kiosk_app.catalogue.procedure_file import load_claim_fields, load_procedure
from kiosk_app.catalogue.procedures import check_periods, in_force, load_procedures
from kiosk_app.catalogue.sites import load_site
from kiosk_app.catalogue.strict import ContentError
from kiosk_app.catalogue.units import load_units
from kiosk_app.flow.contact import KINDS
from kiosk_app.flow.procedure import Field, Procedure

_FOLDERS = {"procedures": ".toml", "sites": ".toml"}
_SINGLE = ("claim.toml", "contact.toml", "units.json")


@dataclass(frozen=True, slots=True)
class Finding:
    """One file, named from the folder. `problem` is empty where it may be used; `note` says what to know."""

    file: str
    problem: str = ""
    note: str = ""


def check_folder(folder: Path, today: date, icons: Path | None = None) -> tuple[Finding, ...]:
    """Every file of a catalogue. Icons are looked for in `icons`, or beside it where that folder exists."""
    if not folder.is_dir():
        return (Finding(str(folder), "no such folder"),)
    read: list[Procedure] = []

    def procedure(path: Path) -> str:
        _, found = load_procedure(path)
        _check_icon(found, icons or folder.parent / "icons", path.name)
        read.append(found)
        return _note(found, today)

    findings = [
        _finding(folder, folder / "claim.toml", lambda path: _count(load_claim_fields(path), "questions")),
        _finding(folder, folder / "contact.toml", lambda path: _count(_contact(path), "questions")),
        _finding(folder, folder / "units.json", lambda path: _count(load_units(path)[1], "units")),
    ]
    findings += [_finding(folder, path, procedure) for path in sorted(folder.glob("procedures/*.toml"))]
    findings += [_finding(folder, path, _site) for path in sorted(folder.glob("sites/*.toml"))]
    findings += [Finding(str(path.relative_to(folder)), "nothing reads this file") for path in _strange(folder)]
    if not read:
        findings.append(Finding("procedures", "no procedure that may be used"))
    try:
        check_periods(read, "procedures")
    except ContentError as error:
        findings.append(Finding("procedures", str(error)))
    return tuple(findings)


def first_problem(folder: Path, day: date, icons: Path) -> str:
    """What keeps a catalogue from being used on a day, the first of it; empty where nothing does."""
    for finding in check_folder(folder, day, icons):
        if finding.problem:
            return f"{finding.file}: {finding.problem}"
    try:
        return "" if load_procedures(folder / "procedures", day) else f"procedures: none in force on {day}"
    except ContentError as error:
        return str(error)


def _contact(path: Path) -> tuple[Field, ...]:
    found = load_contact(path, KINDS)
    return found.fields if found else ()


def _finding(folder: Path, path: Path, read: Callable[[Path], str]) -> Finding:
    name = str(path.relative_to(folder))
    try:
        return Finding(name, note=read(path))
    except ContentError as error:
        return Finding(name, str(error))


def _site(path: Path) -> str:
    return load_site(path).profile


def _count(found: tuple[object, ...], what: str) -> str:
    return f"{len(found)} {what}"


def _note(procedure: Procedure, today: date) -> str:
    standing = "in force" if in_force(procedure, today) else "not in force today"
    return standing if procedure.verified_at else f"{standing}, not yet verified"


def _check_icon(procedure: Procedure, icons: Path, place: str) -> None:
    if icons.is_dir() and not (icons / f"{procedure.icon}.svg").is_file():
        raise ContentError(f"{place}.icon: there is no drawing '{procedure.icon}'")


def _strange(folder: Path) -> list[Path]:
    """A file in a wrong place or with a misspelt ending is a procedure that silently is not there."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and not path.name.startswith(".")]
    return [path for path in files if not _belongs(path.relative_to(folder))]


def _belongs(path: Path) -> bool:
    if len(path.parts) == 1:
        return path.name in _SINGLE
    return len(path.parts) == 2 and _FOLDERS.get(path.parts[0]) == path.suffix
