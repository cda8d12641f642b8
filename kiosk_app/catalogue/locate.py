"""On which line of a TOML file a key stands, so that who has to mend it need not search."""

from __future__ import annotations

import re

from kiosk_app.catalogue.dotted import MOST_PARTS

_TABLE = re.compile(r"\[(\[)?\s*([A-Za-z0-9_.-]+)\s*\]?\]")
_KEY = re.compile(r"([A-Za-z0-9_-]+)\s*=")
_ID = re.compile(r"""^\s*id\s*=\s*["']([^"']*)["']""")
_STEP = re.compile(r"([A-Za-z0-9_-]+)(?:\[([0-9]+)\])?")


def line_of(text: str, place: str) -> int:
    """The line, from 1, of a place like "fields[2].options[0].label.en"; that of its nearest table where the
    key itself is missing, that of its id where only an id is given, 0 where nothing of it is there.

    Goes by the headings of tables, so a table inside a line is found by that line.
    """
    wanted = [(name, int(index or 0)) for name, index in _STEP.findall(place)]
    counts: dict[tuple[tuple[str, int], ...], int] = {}
    here: tuple[tuple[str, int], ...] = ()
    best, deepest = 0, 0
    for number, line in enumerate(text.splitlines(), 1):
        heading = _TABLE.match(line.strip())
        key = _KEY.match(line)
        if heading and heading[2].count(".") < MOST_PARTS:
            here = _entered(counts, heading[2].split("."), bool(heading[1]))
            standing = here
        elif key:
            standing = (*here, (key[1], 0))
        else:
            continue
        depth = len(standing)
        if depth > deepest and depth <= len(wanted) and list(standing) == wanted[:depth]:
            best, deepest = number, depth
    return best or _line_of_id(text, wanted[-1][0] if wanted else "")


def _line_of_id(text: str, identity: str) -> int:
    """The last line that gives this id: of two that share it, the one to change."""
    lines = enumerate(text.splitlines(), 1)
    return max((number for number, line in lines if _ID.findall(line) == [identity]), default=0)


def _entered(
    counts: dict[tuple[tuple[str, int], ...], int], names: list[str], repeated: bool
) -> tuple[tuple[str, int], ...]:
    """The path of a table whose heading was met; `counts` numbers the repeated ones."""
    path: tuple[tuple[str, int], ...] = ()
    for at, name in enumerate(names):
        last = at == len(names) - 1
        key = (*path, (name, -1))
        if last and repeated:
            counts[key] = counts.get(key, -1) + 1
        path = (*path, (name, max(counts.get(key, 0), 0)))
    return path
