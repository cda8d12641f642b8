"""Play a visit, judge it, write the report, and say in a few lines what came of it."""

from __future__ import annotations

import json
import os
from datetime import datetime
from pathlib import Path

from kiosk_app.rehearsal import record
from kiosk_app.rehearsal.console import Console
from kiosk_app.rehearsal.places import make_places
from kiosk_app.rehearsal.report.page import write_page
from kiosk_app.rehearsal.run import Outcome, Wishes, lay_out_a4, play
from kiosk_app.rehearsal.world import Means

_PAGE, _RECORD = "index.html", "visit.json"


def play_and_report(wishes: Wishes, out: Path, console: Console, *, as_json: bool) -> int:
    """0 only if the portal holds the very dossier that the citizen confirmed. Raises PartError."""
    root = fresh_folder(out)
    for line in means_in_words(Means.here()):
        console.step(line)
    outcome = play(wishes, make_places(root), console)
    console.step("writing the report")
    lay_out_a4(outcome)
    told = record.told(outcome)
    (root / _RECORD).write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    write_page(root / _PAGE, told, root)
    point_latest(out, root)
    _summary(outcome, out / "latest" / _PAGE, console)
    if as_json:
        print(json.dumps(told, ensure_ascii=False))  # noqa: T201 - the one thing that was asked for
    return 0 if outcome.ok else 1


def fresh_folder(out: Path) -> Path:
    """`out/<time>`; a second run within one second gets a folder of its own."""
    stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S")
    for number in range(1000):
        root = out.absolute() / (stamp if number == 0 else f"{stamp}-{number}")
        try:
            root.mkdir(parents=True)
        except FileExistsError:
            continue
        return root
    raise FileExistsError(out)


def point_latest(out: Path, root: Path) -> None:
    """Turn `out/latest` to the newest run in one step."""
    staged = out / f".latest-{os.getpid()}"
    staged.unlink(missing_ok=True)
    staged.symlink_to(root.name)
    os.replace(staged, out / "latest")


def means_in_words(means: Means) -> list[str]:
    card = (
        "real PC/SC: pcscd with a virtual reader"
        if means.pcsc
        else "simulated in the devices process (no pcscd)"
    )
    text = "Tesseract" if means.text else "left out: no Tesseract here, so the PDF gets no text layer"
    return [f"card reader: {card}", f"reading scanned text: {text}"]


def _summary(outcome: Outcome, page: Path, console: Console) -> None:
    held = sum(check.ok for check in outcome.checks)
    console.say()
    if outcome.trouble:
        console.say(f"  The visit did not come to its end: {outcome.trouble}")
    if outcome.checks:
        verdict = (
            "the very dossier that the citizen confirmed" if outcome.ok else "NOT what the citizen confirmed"
        )
        console.say(f"  The portal holds {verdict}: {held} of {len(outcome.checks)} comparisons agree.")
    for check in outcome.checks:
        if not check.ok:
            console.say(f"    {check.name} {check.label}: confirmed {check.confirmed!r}, held {check.held!r}")
    for name, search in outcome.searches.items():
        found = "nothing of the citizen" if search.clean else f"{len(search.found)} traces"
        kib = search.bytes_read // 1024
        console.say(f"  The kiosk's disk, {name}: {found} in {len(search.files)} files, {kib} KiB.")
        for trace in search.found[:10]:
            console.say(f"    {trace.file} at {trace.offset}: {trace.what}")
    console.say(f"  Report: {page}")
