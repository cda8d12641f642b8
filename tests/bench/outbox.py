"""Submit to durable against a plain write and fsync of the same bytes, and what it costs the processor.

    python -m tests.bench.outbox [--json] [--seed S] [--size SUBMITS]

Every round seals a dossier of 5 MiB, submits it to the kiosk's own outbox, and writes the very same sealed
bytes into a file of its own with one fsync: first the one, then the other, in turns, on the same disk. The
ratio is between what the citizen waits for after the seal and what no store could save. Sealing is told
apart; its processor time counts in `submit_cpu_ms`. A ticker of sixty frames a second runs beside other submits
as the window's thread does: how late its frames come, with them and without, is told too.
"""

from __future__ import annotations

import os
import random
import shutil
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from sync.envelope import SealedDossier, seal
from sync.store import NewDossier, Outbox, Stored
from tests import figures
from tests.sync.builders import Keys, make_dossier
from tests.sync.worlds import FakeClock

ABOUT = "Submit to durable of 5 MiB against a plain write and fsync; picking from 100,000."
PAPERS, PAPER_BYTES = 4, (5 << 20) // 4
LIMITS = {
    "submit_to_fsync_p50_ratio": 1.5,
    "submit_to_fsync_p95_ratio": 1.5,
    "submit_cpu_ms": 80.0,
    "pick_next_100k_p99_ms": 1.0,
}
KEYS = Keys()
RECIPIENTS = KEYS.recipients
_WARM_UP = 5
_FRAME_S = 1 / 60


@dataclass
class Laps:
    """Milliseconds, one entry a round."""

    submit: list[float] = field(default_factory=list)
    plain: list[float] = field(default_factory=list)
    seal: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)


def main(arguments: list[str] | None = None) -> int:
    options = figures.options("outbox", ABOUT, 120, plant=False, arguments=arguments)
    # The disk under the checkout, as the spool lies on a disk: in memory an fsync costs nothing.
    root = Path(tempfile.mkdtemp(prefix="tam-outbox-", dir=_disk()))
    try:
        told = submits(root, options.size, options.seed)
    finally:
        shutil.rmtree(root, ignore_errors=True)
    told |= picking()
    told["load_1min"] = round(os.getloadavg()[0], 1)
    figures.tell("the outbox", told, as_json=options.json, limits=LIMITS)
    return 0 if all(float(told[name]) <= limit for name, limit in LIMITS.items()) else 1


def submits(folder: Path, rounds: int, seed: int) -> dict[str, int | float | str]:
    """The figures of `rounds` submits into an outbox in `folder`."""
    outbox = Outbox.open(folder / "spool", FakeClock())
    assert isinstance(outbox, Outbox), outbox
    laps, frames, still, chance = Laps(), Frames(), Frames(), random.Random(seed)
    for number in range(_WARM_UP):
        _round(outbox, folder, number, chance, Laps(), Frames())
    for number in range(_WARM_UP, _WARM_UP + rounds):
        _round(outbox, folder, number, chance, laps, frames)
        still.watch(lambda: time.sleep(2 * _FRAME_S))
    outbox.close()
    return _told(laps, frames.late, still.late)


def _round(
    outbox: Outbox, folder: Path, number: int, chance: random.Random, laps: Laps, frames: Frames
) -> None:
    files = tuple(chance.randbytes(PAPER_BYTES) for _ in range(PAPERS))
    cpu = time.process_time()
    began = time.perf_counter()
    sealed = _seal(number + 1, files)
    laps.seal.append(_since(began))
    spent = time.process_time() - cpu
    # In turns: whoever comes second finds the disk busy with what the first left.
    if number % 2:
        laps.plain.append(_plain(folder / "plain", sealed.blob))
    cpu = time.process_time()
    laps.submit.append(_submit(outbox, sealed))
    laps.cpu.append((spent + time.process_time() - cpu) * 1000)
    if not number % 2:
        laps.plain.append(_plain(folder / "plain", sealed.blob))
    # Frames are watched in a submit of its own, so that the watcher disturbs no figure above.
    frames.watch(lambda: _submit(outbox, _seal(10_000 + number, files)))


def _seal(number: int, files: tuple[bytes, ...]) -> SealedDossier:
    sealed = seal(make_dossier(number, files), files, RECIPIENTS, device_key=KEYS.device, random=os.urandom)
    assert isinstance(sealed, SealedDossier), sealed
    return sealed


def _submit(outbox: Outbox, sealed: SealedDossier) -> float:
    began = time.perf_counter()
    stored = outbox.submit(NewDossier(sealed))
    took = _since(began)
    assert isinstance(stored, Stored), stored
    return took


def _plain(path: Path, data: bytes) -> float:
    began = time.perf_counter()
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
    os.write(descriptor, data)
    os.fsync(descriptor)
    os.close(descriptor)
    took = _since(began)
    path.unlink()
    return took


class Frames:
    """The thread of the screen beside a worker: it wants to run every sixtieth of a second."""

    def __init__(self) -> None:
        self.late: list[float] = []

    def watch(self, work: Callable[[], object]) -> None:
        """Note by how many milliseconds each frame came late while `work` ran on a worker's thread."""
        worker = threading.Thread(target=work)
        due = time.perf_counter()
        worker.start()
        while worker.is_alive():
            due += _FRAME_S
            time.sleep(max(0.0, due - time.perf_counter()))
            self.late.append(max(0.0, _since(due)))


def _told(laps: Laps, late: list[float], still: list[float]) -> dict[str, int | float | str]:
    plain50, plain95 = _at(laps.plain, 0.5), _at(laps.plain, 0.95)
    submit50, submit95 = _at(laps.submit, 0.5), _at(laps.submit, 0.95)
    return {
        "submits": len(laps.submit),
        "submit_to_fsync_p50_ratio": round(submit50 / plain50, 2),
        "submit_to_fsync_p95_ratio": round(submit95 / plain95, 2),
        "submit_cpu_ms": round(statistics.median(laps.cpu), 1),
        "submit_p50_ms": round(submit50, 1),
        "submit_p95_ms": round(submit95, 1),
        "plain_p50_ms": round(plain50, 1),
        "plain_p95_ms": round(plain95, 1),
        "seal_p50_ms": round(_at(laps.seal, 0.5), 1),
        "ui_frame_late_p95_ms": round(_at(late, 0.95), 1),
        "ui_frame_late_still_p95_ms": round(_at(still, 0.95), 1),
    }


def picking() -> dict[str, int | float | str]:
    from tests.bench.picking import pick_next_100k_p99_ms  # noqa: PLC0415 - beside this one, and long

    return {"pick_next_100k_p99_ms": round(pick_next_100k_p99_ms(), 3)}


def _at(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def _since(began: float) -> float:
    return (time.perf_counter() - began) * 1000


def _disk() -> Path:
    place = Path(__file__).parents[2] / "var"
    place.mkdir(exist_ok=True)
    return place


if __name__ == "__main__":
    sys.exit(main())
