"""`python -m sync.store reindex FOLDER`: make a damaged outbox.db anew; kiosk and sync are stopped first.

What can still be read is taken over, rows that are lost come back out of the sealed files, and the damaged
database is set aside beside the new one. Prints counts and file names only; run it as the user of the spool.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from sync.store.faults import StoreFault
from sync.store.rescue import reindex


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="sync.store", description="a damaged outbox")
    commands = parser.add_subparsers(dest="command", required=True)
    again = commands.add_parser("reindex", help="make outbox.db anew out of itself and the sealed files")
    again.add_argument("folder", type=Path, help="the spool")
    again.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    if not (options.folder / "blobs").is_dir():
        print(f"{options.folder}: no spool", file=sys.stderr)
        return 2
    outcome = reindex(options.folder)
    if isinstance(outcome, StoreFault):
        print(f"{outcome.code} {outcome.detail}", file=sys.stderr)
        return 1
    if options.json:
        print(json.dumps(asdict(outcome)))
    else:
        taken = ", ".join(f"{count} {table}" for table, count in outcome.taken_over.items() if count)
        print(f"taken over: {taken or 'nothing'}; made from sealed files: {outcome.from_files}")
        for name in outcome.damaged:
            print(f"does not match its manifest, set aside: {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
