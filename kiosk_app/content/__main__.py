"""`python -m kiosk_app.content status --config kiosk.toml`: which published content is in use, and how fresh.

Read only. Ends with 1 where something in use is past its term or not whole: nothing newer came from the city
in all that time, or the disk lost a part. The service goes on with what it has either way.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import sys
from contextlib import closing
from datetime import datetime
from pathlib import Path

from kiosk_app.catalogue.strict import ContentError
from kiosk_app.clock import SystemClock
from kiosk_app.config import load_config
from kiosk_app.content.shelf import Shelf, shelf_name
from kiosk_app.store.contents import Contents, Kept, Stage
from kiosk_app.store.database import Database
from sync.contract.bundle import Bundle, BundleKind, parse_bundle
from sync.contract.canonical import decode
from sync.contract.faults import ContractFault
from sync.contract.signed import PAYLOAD_LIMIT, parse_doc


def main(arguments: list[str]) -> int:
    """0 when all that is in use is whole and within its term, 1 where not, 2 where it cannot be told."""
    options = _options(arguments)
    try:
        config = load_config(options.config)
        # Read only: the window may be at work, and two who write one log can break it.
        address = f"{(config.state / 'visit.db').absolute().as_uri()}?mode=ro"
        with closing(Database(sqlite3.connect(address, uri=True))) as database:
            rows = Contents(database).all()
    except (ContentError, OSError, sqlite3.Error) as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return 2
    now, shelf = SystemClock().now().at, Shelf(config.state / "content")
    told = [_line(kept, shelf, now) for kept in rows]
    if options.json:
        print(json.dumps(told, indent=1))
    else:
        print("\n".join(_text(line) for line in told) or "nothing published yet: the image's own content")
    bad = [line for line in told if line["stage"] == Stage.CURRENT and (line["stale"] or not line["whole"])]
    return 1 if bad else 0


def _line(kept: Kept, shelf: Shelf, now: datetime) -> dict[str, str | int | bool]:
    bundle = _bundle(kept)
    whole = bundle and shelf.find(shelf_name(kept.kind, kept.version, kept.document), bundle) is not None
    return {
        "kind": kept.kind,
        "version": kept.version,
        "stage": kept.stage.value,
        "effective_from": bundle.effective_from if bundle else "",
        "expires": bundle.expires if bundle else "",
        "stale": bundle is None or bundle.expired(now),
        "whole": bool(whole),
    }


def _bundle(kept: Kept) -> Bundle | None:
    """What it says of itself: the window verified it before it was kept."""
    doc = parse_doc(kept.document)
    payload = doc if isinstance(doc, ContractFault) else decode(doc.payload, PAYLOAD_LIMIT)
    bundle = payload if isinstance(payload, ContractFault) else parse_bundle(BundleKind(kept.kind), payload)
    return None if isinstance(bundle, ContractFault) else bundle


def _text(line: dict[str, str | int | bool]) -> str:
    trouble = "" if line["whole"] else "  NOT WHOLE"
    if line["stale"]:
        trouble += "  STALE: nothing newer was heard"
    return (
        f"{line['kind']:14} {line['version']:>6}  {line['stage']:9}"
        f" from {line['effective_from']}  until {line['expires']}{trouble}"
    )


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="content", description="What the city published, as this kiosk has it."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    status = commands.add_parser("status", help="what is in use, what waits, what was before")
    status.add_argument("--config", type=Path, required=True, help="the window's kiosk.toml")
    status.add_argument("--json", action="store_true", help="nothing but JSON on standard output")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
