"""`python -m kiosk_app.store journal --database visit.db`: is the journal whole, and what is its newest hash?

Prints numbers and hashes only. Ends with 1 where an entry was changed, removed or moved. Whoever wrote the
newest hash down at the last visit also sees whether entries were cut off at the end.
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
from kiosk_app.store.journal import Journal


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
    except (OSError, sqlite3.Error) as error:
        print(f"{options.database.name}: {type(error).__name__}", file=sys.stderr)
        return 2
    if options.json:
        print(json.dumps({"whole": broken is None, "broken_at": broken, "head": head}))
    else:
        print(f"whole, newest {head}" if broken is None else f"broken at entry {broken}")
    return 0 if broken is None else 1


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="kiosk_app.store", description="a look at the app's own database")
    commands = parser.add_subparsers(dest="command", required=True)
    journal = commands.add_parser("journal", help="check the chain of the audit journal")
    journal.add_argument("--database", type=Path, required=True)
    journal.add_argument("--json", action="store_true")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
