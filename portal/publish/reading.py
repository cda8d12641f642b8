"""A folder as it may be published: names, sizes and the outer form of each file.

What a catalogue means is not looked at here: the portal shares no code with the kiosk that reads it. Whoever
publishes runs the kiosk's own check first, and each kiosk checks once more before it takes anything.
"""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

from sync.contract.announcements import parse_announcements
from sync.contract.bundle import MAX_BUNDLE_BYTES, MAX_FILE_BYTES, MAX_FILES, PATH, BundleKind
from sync.contract.faults import ContractFault
from sync.contract.roster import parse_roster
from sync.contract.schedules import parse_schedules

#: Settings of a place (its panel, whom it pays) come with its commissioning, never over the line.
_NOT_PUBLISHED = frozenset({"sites"})
_NEEDED = frozenset({"claim.toml", "units.json"})
_PROCEDURES = "procedures"


class FolderError(Exception):
    """The folder may not be published; the text names the file and what is wrong with it."""


def read_folder(folder: Path, kind: BundleKind) -> dict[str, bytes]:
    """Path within the folder → content. Raises FolderError or OSError."""
    if not folder.is_dir():
        raise FolderError(f"{folder}: no such folder")
    found = {path: _content(folder / path) for path in _paths(folder, kind)}
    if len(found) > MAX_FILES or sum(map(len, found.values())) > MAX_BUNDLE_BYTES:
        raise FolderError(f"more than {MAX_FILES} files or {MAX_BUNDLE_BYTES} bytes")
    for path, content in found.items():
        problem = _problem(path, content, kind)
        if problem:
            raise FolderError(f"{path}: {problem}")
    missing = {kind.only_file} - found.keys() if kind.only_file else _NEEDED - found.keys()
    if missing:
        raise FolderError(f"{', '.join(sorted(missing))}: missing")
    if not kind.only_file and not any(path.startswith(f"{_PROCEDURES}/") for path in found):
        raise FolderError(f"{_PROCEDURES}: no procedure")
    return found


def _paths(folder: Path, kind: BundleKind) -> list[str]:
    found = []
    for path in sorted(folder.rglob("*")):
        inner = path.relative_to(folder)
        if inner.parts[0] in _NOT_PUBLISHED or any(part.startswith(".") for part in inner.parts):
            continue
        if path.is_symlink():
            raise FolderError(f"{inner}: a link")
        if path.is_file():
            if not _belongs(inner.as_posix(), kind):
                raise FolderError(f"{inner}: does not belong into this kind of bundle")
            found.append(inner.as_posix())
    return found


def _belongs(path: str, kind: BundleKind) -> bool:
    if not PATH.fullmatch(path):
        return False
    if kind.only_file:
        return path == kind.only_file
    # Which files a catalogue has at its top is the kiosk's to know; what they are made of is known here too.
    parent, _, name = path.rpartition("/")
    return name.endswith(".toml") if parent == _PROCEDURES else not parent and name.endswith((".toml", ".json"))


def _content(path: Path) -> bytes:
    with path.open("rb") as file:
        content = file.read(MAX_FILE_BYTES + 1)
    if not 0 < len(content) <= MAX_FILE_BYTES:
        raise FolderError(f"{path.name}: empty, or larger than {MAX_FILE_BYTES} bytes")
    return content


def _problem(path: str, content: bytes, kind: BundleKind) -> str:
    if kind is BundleKind.ANNOUNCEMENTS:
        return _fault(parse_announcements(content))
    if kind is BundleKind.SCHEDULES:
        return _fault(parse_schedules(content))
    if kind is BundleKind.ROSTER:
        return _fault(parse_roster(content))
    try:
        text = content.decode("utf-8")
        if path.endswith(".toml"):
            tomllib.loads(text)
        else:
            json.loads(text)
    except (ValueError, RecursionError) as error:
        return str(error)
    return ""


def _fault(found: object) -> str:
    return f"{found.code} {found.detail}" if isinstance(found, ContractFault) else ""
