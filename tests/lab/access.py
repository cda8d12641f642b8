"""Every page under every setting, by an "axe for Qt Quick": what a person could not see, hear or reach.

    python -m tests.lab.access [--json] [--size SETTINGS] [--plant]

A setting is a language (the one nobody speaks too), a text scale, a shape of the screen (upright, wide,
lowered) and a theme: 108 of them. `--size` takes so many, first those in which any two choices come together.
Looked at are the accessibility tree, millimetres, painted contrast, what is cut or lies over another, focus,
reading order and reach. With --plant there are faults on a page, and each must be found.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from kiosk_app.ui.engine import use_software_renderer
from tests import figures
from tests.lab.accessing import plants, screens
from tests.lab.accessing.settings import Arrangement, every, ordered

ABOUT = "Every page x language x scale x theme x shape: what a person could not see, hear or reach."
_ALL = 108
_SHOWN = 60
_LONGEST_S = 1200


@dataclass(slots=True)
class Looked:
    """What one process saw: `looks` are pages times themes."""

    arrangement: Arrangement
    looks: int = 0
    faults: list[dict[str, str]] = field(default_factory=list)


def main(arguments: list[str] | None = None) -> int:
    options = figures.options("access", ABOUT, _ALL, plant=True, arguments=arguments)
    began = time.monotonic()
    if options.plant:
        return _plant(as_json=options.json)
    wanted = ordered(every())[: options.size]
    themes: dict[Arrangement, list[str]] = defaultdict(list)
    for setting in wanted:
        themes[setting.arrangement].append(setting.theme)
    seen: list[Looked] = []
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        waiting = [pool.submit(look, arrangement, each) for arrangement, each in sorted(themes.items())]
        for done in as_completed(waiting):
            seen.append(done.result())
            figures.say(
                f"{len(seen)} of {len(waiting)}: {seen[-1].arrangement}, {len(seen[-1].faults)} findings,"
                f" {time.monotonic() - began:.0f} s"
            )
    for line in _told(seen):
        figures.say(line)
    kinds: dict[str, int] = defaultdict(int)
    for each in seen:
        for fault in each.faults:
            kinds[fault["kind"]] += 1
    findings = sum(kinds.values())
    told: dict[str, int | float | str] = {
        "pages": max((each.looks // len(themes[each.arrangement]) for each in seen), default=0),
        "settings": len(wanted),
        "combinations": sum(each.looks for each in seen),
        "findings": findings,
        **{
            f"findings_{kind.replace(', ', '_').replace(' ', '_')}": count
            for kind, count in sorted(kinds.items())
        },
        "seconds_s": round(time.monotonic() - began, 1),
    }
    figures.tell("every page under every setting", told, as_json=options.json, limits={"findings": 0})
    return 1 if findings else 0


def look(arrangement: Arrangement, themes: Iterable[str], pages: Iterable[str] = ()) -> Looked:
    """What a process of its own finds on `pages`, or on all; one that breaks or complains is a finding."""
    command = [sys.executable, "-m", "tests.lab.accessing.worker", arrangement.language, str(arrangement.scale)]
    command += [arrangement.shape, ",".join(themes), *([",".join(pages)] if pages else [])]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=_LONGEST_S)
    looked = Looked(arrangement)
    for line in done.stdout.splitlines():
        told = json.loads(line)
        if "looks" in told:
            looked.looks = told["looks"]
        else:
            looked.faults.append(told)
    for line in dict.fromkeys(line for line in done.stderr.splitlines() if line.strip()):
        looked.faults.append(
            {"page": "", "theme": "", "kind": "complaint", "what": line[-200:], "detail": "of Qt"}
        )
    if done.returncode != 0 or not looked.looks:
        looked.faults.append(
            {"page": "", "theme": "", "kind": "broken", "what": f"ended {done.returncode}", "detail": ""}
        )
    return looked


def _told(seen: list[Looked]) -> Iterable[str]:
    """A line for each thing that is wrong on a page, however many settings show it."""
    where: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for each in seen:
        for fault in each.faults:
            of = (fault["kind"], fault["page"], fault["what"][:60])
            where[of].append(f"{each.arrangement} {fault['theme']}: {fault['detail']}")
    lines = sorted(where.items())
    for (kind, page, what), places in lines[:_SHOWN]:
        yield f"{kind:14} {page:24} {what!r}  {len(places)} x, as {places[0]}"
    if len(lines) > _SHOWN:
        yield f"and {len(lines) - _SHOWN} more"


def _plant(*, as_json: bool) -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    use_software_renderer()
    application = QGuiApplication([])
    with tempfile.TemporaryDirectory(prefix="tam-access-") as folder, screens.window(Path(folder)) as ui:
        results = list(plants.found(ui))
    del application
    for plant, is_found in results:
        figures.say(f"{'found' if is_found else 'NOT FOUND':10} {plant.name}")
    count = sum(is_found for _, is_found in results)
    figures.tell("planted faults", {"planted": len(results), "found": count}, as_json=as_json)
    return 0 if count == len(results) else 1


if __name__ == "__main__":
    sys.exit(main())
