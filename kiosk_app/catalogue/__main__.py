"""`python -m kiosk_app.catalogue check [FOLDER]`: what an official runs before handing a catalogue on.

Then `pack`. How the files are written is told in docs/catalogue.md.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path

from kiosk_app.catalogue.check import Finding, check_folder
from kiosk_app.catalogue.packed import NAME, pack

_OURS = Path(__file__).parents[2] / "assets" / "catalogue"


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when every file may be used, 1 when one may not."""
    parser = argparse.ArgumentParser(prog="catalogue", description="Check procedures, units and sites.")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="read every file and say what is wrong with it")
    check.add_argument("folder", nargs="?", type=Path, default=_OURS, help="default: the one that ships")
    check.add_argument("--json", action="store_true", help="nothing but JSON on standard output")
    check.add_argument("--on", type=date.fromisoformat, default=None, help="as on this day, YYYY-MM-DD")
    packing = commands.add_parser("pack", help="after a check: write procedures.json, which kiosks read faster")
    packing.add_argument("folder", nargs="?", type=Path, default=_OURS, help="default: the one that ships")
    chosen = parser.parse_args(arguments)
    if chosen.command == "pack":
        return _pack(chosen.folder)
    beside = chosen.folder.parent / "icons"
    icons = beside if beside.is_dir() else _OURS.parent / "icons"
    findings = check_folder(chosen.folder, chosen.on or date.today(), icons)
    wrong = sum(bool(finding.problem or finding.stale) for finding in findings)
    if chosen.json:
        files = [asdict(finding) | {"ok": not (finding.problem or finding.stale)} for finding in findings]
        print(json.dumps({"ok": not wrong, "wrong": wrong, "files": files}, ensure_ascii=False, indent=1))
    else:
        print("\n".join(_lines(findings)))
        print(f"{len({finding.file for finding in findings})} looked at, {wrong} wrong")
    return 1 if wrong else 0


def _pack(folder: Path) -> int:
    wrong = [finding for finding in check_folder(folder, date.today()) if finding.problem]
    if wrong:
        print("\n".join(_lines(wrong)))
        return 1
    packed = pack(folder)
    (folder / NAME).write_bytes(packed)
    print(f"{NAME}: {len(packed)} bytes")
    return 0


def _lines(findings: Sequence[Finding]) -> list[str]:
    places = [f"{finding.file}:{finding.line}" if finding.line else finding.file for finding in findings]
    width = max(map(len, places))
    return [_said(finding, f"{place:{width}}") for finding, place in zip(findings, places, strict=True)]


def _said(finding: Finding, place: str) -> str:
    if finding.problem:
        return f"WRONG  {place}  {finding.problem}"
    return f"OLD    {place}  {finding.stale}" if finding.stale else f"ok     {place}  {finding.note}"


if __name__ == "__main__":
    sys.exit(main())
