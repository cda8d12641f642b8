"""`python -m kiosk_app.catalogue check [FOLDER]`: what an official runs before handing a catalogue on."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path

from kiosk_app.catalogue.check import Finding, check_folder

_OURS = Path(__file__).parents[2] / "assets" / "catalogue"


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when every file may be used, 1 when one may not."""
    parser = argparse.ArgumentParser(prog="catalogue", description="Check procedures, units and sites.")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="read every file and say what is wrong with it")
    check.add_argument("folder", nargs="?", type=Path, default=_OURS, help="default: the one that ships")
    check.add_argument("--json", action="store_true", help="nothing but JSON on standard output")
    check.add_argument("--on", type=date.fromisoformat, default=None, help="as on this day, YYYY-MM-DD")
    chosen = parser.parse_args(arguments)
    findings = check_folder(chosen.folder, chosen.on or date.today())
    wrong = sum(bool(finding.problem) for finding in findings)
    if chosen.json:
        files = [asdict(finding) | {"ok": not finding.problem} for finding in findings]
        print(json.dumps({"ok": not wrong, "wrong": wrong, "files": files}, ensure_ascii=False, indent=1))
    else:
        print("\n".join(_lines(findings)))
        print(f"{len(findings)} looked at, {wrong} wrong")
    return 1 if wrong else 0


def _lines(findings: Sequence[Finding]) -> list[str]:
    width = max(len(finding.file) for finding in findings)
    return [
        f"{'WRONG' if finding.problem else 'ok':5}  {finding.file:{width}}  {finding.problem or finding.note}"
        for finding in findings
    ]


if __name__ == "__main__":
    sys.exit(main())
