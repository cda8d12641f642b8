"""`python -m kiosk_app.store verify --database visit.db [--anchors FILE]`: is the journal as it was written?

The chain shows an entry that was changed, removed or moved. Each dossier carried the newest entry's number and
hash to the portal: `portal kiosk anchors --id ID --json` prints them, and `--anchors` holds the journal
against that file, so that entries cut off at the end or a whole chain made anew are found too. Prints numbers
and hashes only. Ends with 1 where something does not hold.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

from kiosk_app.clock import SystemClock, boot_id
from kiosk_app.store.database import Database
from kiosk_app.store.journal import GENESIS, Journal

_MOST_ANCHORS_BYTES = 16 << 20


def main(arguments: list[str]) -> int:
    options = _options(arguments)
    if not options.database.is_file():
        print(f"{options.database.name}: not there", file=sys.stderr)
        return 2
    try:
        # Read only: the window may be at work, and two who write one log can break it.
        address = f"{options.database.absolute().as_uri()}?mode=ro"
        with closing(Database(sqlite3.connect(address, uri=True))) as database:
            journal = Journal(database, SystemClock().now, boot_id())
            broken, head = journal.broken_at(), journal.head()
            against = None if options.anchors is None else _anchored(journal, options.anchors)
    except (OSError, sqlite3.Error) as error:
        print(f"{options.database.name}: {type(error).__name__}", file=sys.stderr)
        return 2
    except ValueError:
        print(f"{options.anchors.name}: not a list of anchors", file=sys.stderr)
        return 2
    told: dict[str, object] = {"whole": broken is None, "broken_at": broken, "head": head}
    print(json.dumps(told | (against or {})) if options.json else _sentence(broken, head, against))
    return 0 if broken is None and not (against and against["mismatched"]) else 1


def _anchored(journal: Journal, path: Path) -> dict[str, list[int] | int]:
    """Which anchors do not hold, and how many do. Raises OSError, or ValueError where the file is none.

    An anchor beyond the newest entry does not hold: the journal was longer once.
    """
    with path.open("rb") as file:
        content = file.read(_MOST_ANCHORS_BYTES + 1)
    if len(content) > _MOST_ANCHORS_BYTES:
        raise ValueError
    anchors = json.loads(content.decode("ascii"))
    if not isinstance(anchors, list):
        raise ValueError
    mismatched, held, older = [], 0, 0
    for anchor in anchors:
        if not isinstance(anchor, dict) or not isinstance(anchor.get("number"), int):
            raise ValueError
        number = anchor["number"]
        if 0 < number <= journal.begins_after():
            older += 1
        elif (journal.hash_at(number) if number else GENESIS) == anchor.get("head"):
            held += 1
        else:
            mismatched.append(number)
    return {"anchors_held": held, "anchors_older": older, "mismatched": mismatched}


def _sentence(broken: int | None, head: str, against: dict[str, list[int] | int] | None) -> str:
    said = f"whole, newest {head}" if broken is None else f"broken at entry {broken}"
    if against is None:
        return said
    wrong = against["mismatched"]
    return said + (
        f"; not what the portal saw: {wrong}" if wrong else f"; {against['anchors_held']} anchors hold"
    )


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="kiosk_app.store", description="a look at the app's own database")
    commands = parser.add_subparsers(dest="command", required=True)
    verify = commands.add_parser("verify", help="check the chain of the audit journal", aliases=["journal"])
    verify.add_argument("--database", type=Path, required=True)
    verify.add_argument(
        "--anchors", type=Path, help="what the portal saw of it, as `portal kiosk anchors` prints"
    )
    verify.add_argument("--json", action="store_true")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
