"""`./build_image.sh`: the steps in order, and the figures at the end."""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
from pathlib import Path

from kiosk_app.image import base, bundle, disk, stage
from kiosk_app.image.choices import Choices, choose, parser
from kiosk_app.image.packages import NEEDED_HERE
from kiosk_app.image.running import BuildError
from kiosk_app.launch import debian
from kiosk_app.launch.image import select

ROOT = Path(__file__).resolve().parents[2]
EX_UNAVAILABLE, EX_FAILED = 69, 1


def main(arguments: list[str]) -> int:
    """0 with the image at `disk.img` of the output folder; 1 where an input or a step is wrong; 69 on a machine
    that cannot build one."""
    options = parser().parse_args(arguments)
    choices = choose(options, ROOT, os.environ.get("SOURCE_DATE_EPOCH", ""))
    against = list(troubles(choices))
    for trouble in against:
        _say(f"not in order: {trouble}")
    if against:
        return EX_FAILED
    if os.geteuid() != 0:
        _say("building needs root: packages of Debian are unpacked with their owners")
        return EX_UNAVAILABLE
    try:
        _bring_tools()
        figures = build(choices)
    except BuildError as error:
        _say(f"not built: {error}")
        return EX_FAILED
    sys.stdout.write(f"{json.dumps(figures)}\n" if choices.json else _table(figures))
    return 0


def troubles(choices: Choices) -> list[str]:
    """What speaks against this image before anything is built."""
    found = list(select(ROOT, choices.production, choices.site).troubles)
    if choices.pyside is not None and not choices.pyside.is_file():
        found.append(f"--pyside: {choices.pyside} is not there")
    if choices.production and choices.keys is None:
        found.append(
            "a production image needs --keys FOLDER: db.key and db.crt, to sign what the firmware starts"
        )
    if choices.production and choices.bundle and choices.update_keys is None:
        found.append("a bundle of a production image needs --update-keys FOLDER: update.key and update.crt")
    if choices.production and choices.lay is not None:
        found.append("--lay is for practice images")
    if choices.keys is not None:
        wanted = [choices.keys / name for name in ("db.key", "db.crt")]
        found += [f"--keys: {path.name} is missing" for path in wanted if not path.is_file()]
    return found


def build(choices: Choices) -> dict[str, object]:
    """All layers. Raises BuildError. The figures: seconds, real megabytes by part, and the root hash."""
    began = time.monotonic()
    choices.cache.mkdir(parents=True, exist_ok=True)
    choices.out.mkdir(parents=True, exist_ok=True)
    laps: dict[str, float] = {}

    def lap(name: str) -> None:
        laps[f"{name}_s"] = round(time.monotonic() - began - sum(laps.values()), 1)
        _say(f"{name}: {laps[f'{name}_s']} s")

    below = base.debian(choices, _say)
    lap("debian")
    below = base.python(choices, ROOT, below, stage.FILES / "initramfs", _say)
    lap("python")
    tree = choices.cache / f"stage-{choices.kind}"
    bill = stage.make(choices, ROOT, below, select(ROOT, choices.production, choices.site), tree)
    shutil.copy(bill, choices.out / "sbom.cdx.json")
    lap("stage")
    slot = choices.out / "root.img"
    root = disk.verified_root(choices, tree, slot)
    lap("root")
    image = choices.out / "disk.img"
    parts = disk.assemble(choices, tree, root, slot, image)
    lap("disk")
    if choices.bundle:
        to = choices.out / bundle.NAME
        bundle.make(choices, tree, root, slot, to)
        parts["bundle"] = to.stat().st_size
        lap("bundle")
    (choices.out / "root_hash").write_text(f"{root.hash} {root.offset}\n")
    return {
        "build_s": round(time.monotonic() - began, 1),
        **laps,
        "image_mb": round(image.stat().st_blocks * 512 / 1e6, 1),
        **{f"{name}_mb": round(size / 1e6, 1) for name, size in parts.items()},
        "root_hash": root.hash,
        "kind": choices.kind,
        "image": str(image),
    }


def _bring_tools() -> None:
    there = debian.installed(list(NEEDED_HERE))
    missing = [name for name in NEEDED_HERE if name not in there]
    if missing:
        from kiosk_app.image.running import clean, run  # noqa: PLC0415 - seldom

        _say(f"installing {' '.join(missing)}")
        env = {**os.environ, **clean(0)}
        run(["apt-get", "update", "-q"], env)
        run(["apt-get", "install", "-q", "-y", "--no-install-recommends", *missing], env)


def _table(figures: dict[str, object]) -> str:
    width = max(map(len, figures))
    return "".join(f"  {name:{width}}  {value}\n" for name, value in figures.items())


def _say(text: str) -> None:
    sys.stderr.write(f"image: {text}\n")
    sys.stderr.flush()
