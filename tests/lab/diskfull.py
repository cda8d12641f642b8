"""A disk that fills at every possible write: what was said to be stored is, and the queue drains all the same.

    python -m tests.lab.diskfull [--json] [--seed S] [--size FILLS] [--plant]

On a small tmpfs of its own, which takes root to mount. Each fill leaves another number of pages free before two
submits; sync then drains the full disk, with the ballast, to a portal; only after that there is room again.
Refused is an honest answer. With --plant three faults are to be found: a submit that says "stored" where the
disk refused, one that believes a cut file, and a kiosk without ballast.
"""

from __future__ import annotations

import os
import random
import sys
import time
from pathlib import Path
from unittest import mock

from sync.store import NewDossier, Outbox, PaymentIntent, Stored, StoreFault
from tests import figures
from tests.lab.filling.disk import PAGE, NoDiskError, SmallDisk, small_disk
from tests.lab.filling.story import Means, Story, Told

ABOUT = "A disk that fills at every possible write: nothing lost, doubled or half, and it still drains."
_LIMITS = {"lost": 0, "doubled": 0, "half": 0, "waited_in_vain": 0}
_NO_DISK = 3
#: Two dossiers of the greatest size below, their rows, the log and its index.
_MOST_FREE = 900 << 10
#: Where it is the ballast that counts.
_LITTLE_FREE = 48 << 10


def main(arguments: list[str] | None = None) -> int:
    options = figures.options("diskfull", ABOUT, 240, plant=True, arguments=arguments)
    began = time.monotonic()
    try:
        with small_disk() as disk:
            if options.plant:
                return _plant(disk, options)
            told = play(disk, options.seed, options.size)
    except NoDiskError as error:
        figures.say(f"this machine does not let the lab mount a small disk of its own: {error}")
        return _NO_DISK
    for note in told.notes[:20]:
        figures.say(note)
    found: dict[str, int | float | str] = {
        "submits": told.submits,
        "refused": told.refused,
        "lost": told.lost,
        "doubled": told.doubled,
        "half": told.half,
        "drained_after_full": told.drained_after_full,
        "waited_in_vain": told.waited_in_vain,
        "fills": options.size,
        "seconds_s": round(time.monotonic() - began, 1),
    }
    figures.tell("a disk that is full", found, as_json=options.json, limits=_LIMITS)
    return (
        0 if not any(int(found[name]) for name in _LIMITS) and told.refused and told.drained_after_full else 1
    )


def play(
    disk: SmallDisk, seed: int, fills: int, means: Means | None = None, most_free: int = _MOST_FREE
) -> Told:
    """Page by page from nothing free to room for everything; more fills go over it again with other sizes."""
    told, chance = Told(), random.Random(seed)
    for number in range(fills):
        free = number * PAGE % most_free if fills > most_free // PAGE else number * most_free // fills
        Story(disk, told, means or Means()).play(3 * number + 1, free, chance.choice((2_000, 40_000, 180_000)))
    return told


def _plant(disk: SmallDisk, options: figures.Options) -> int:
    size = min(options.size, 40)
    cut = mock.patch.multiple("sync.store.outbox", write_sealed=_cut_file, read_back=lambda _path, _blob: None)
    with cut:
        believed = play(disk, options.seed, size)
    hasty = play(disk, options.seed, size, Means(submit=_says_stored))
    bare = play(disk, options.seed, size, Means(ballast=1), _LITTLE_FREE)
    found = (believed.lost + believed.half > 0) + (hasty.lost > 0) + (bare.waited_in_vain > 0)
    figures.say("all planted faults were found" if found == 3 else "a planted fault was NOT found")
    figures.tell("planted faults on a full disk", {"planted": 3, "found": found}, as_json=options.json)
    return 0 if found == 3 else 1


def _says_stored(outbox: Outbox, row: NewDossier, payment: PaymentIntent | None) -> Stored | StoreFault:
    stored = outbox.submit(row, payment)
    manifest = row.sealed.manifest
    return (
        Stored(manifest.dossier_id, manifest.code, outbox._clock.now())
        if isinstance(stored, StoreFault)
        else stored
    )


def _cut_file(path: Path, blob: bytes) -> None:
    """What does not fit is cut, so that the row fits, and nobody is told."""
    with path.open("wb", buffering=0) as file:
        facts = os.fstatvfs(file.fileno())
        free = facts.f_bavail * facts.f_frsize
        file.write(blob if len(blob) < free else blob[: free // 4])


if __name__ == "__main__":
    sys.exit(main())
