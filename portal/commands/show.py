"""`portal show` and `portal list`: what the portal holds, read as the console reads it."""

from __future__ import annotations

import argparse
import hashlib
import sys
from typing import Any

from portal.commands.terminal import FAILED, OK, answer, fail, find
from portal.console.reading import Reading, open_reading
from portal.keys import KeyFileError
from sync.envelope.durable import replace_durably

_SUFFIX = {"application/pdf": ".pdf", "image/jpeg": ".jpg", "image/png": ".png"}


def run(options: argparse.Namespace) -> int:
    portal = find(options)
    database = portal.database()
    try:
        return (
            _list(options, open_reading(portal.places, database))
            if options.command == "list"
            else _show(options, open_reading(portal.places, database))
        )
    except KeyFileError as error:
        fail(str(error))
        return FAILED
    finally:
        database.close()


def _list(options: argparse.Namespace, read: Reading) -> int:
    rows = read.list()
    answer(options, rows)
    return OK


def _show(options: argparse.Namespace, read: Reading) -> int:
    found = read.show(options.code)
    if found is None:
        fail("no such dossier lies here")
        return FAILED
    content = found["content"]
    shown: dict[str, Any] = {
        **found,
        "receipts": [found.pop("receipt")],
        "fields": {} if content is None else {a["field"]: a["value"] for a in content["answers"]},
    }
    shown.pop("receipt", None)
    if options.extract is not None and content is not None:
        shown["extracted"] = _extract(options, read, len(found["attachments"]))
    answer(options, shown)
    return OK


def _extract(options: argparse.Namespace, read: Reading, count: int) -> list[dict[str, str]]:
    """Attachments in the clear, at the express wish of whoever runs this, as `1.pdf`, `2.jpg`…"""
    options.extract.mkdir(parents=True, exist_ok=True, mode=0o700)
    extracted = []
    for number in range(1, count + 1):
        paper = read.paper(options.code, number)
        if paper is None:
            sys.stderr.write(f"portal: attachment {number} does not open\n")
            continue
        path = options.extract / f"{number}{_SUFFIX.get(paper.media_type, '.bin')}"
        replace_durably(path, paper.content)
        extracted.append({"path": str(path), "sha256": hashlib.sha256(paper.content).hexdigest()})
    return extracted
