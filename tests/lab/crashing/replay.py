"""A recording of a block device, cut at some request: flushed writes stay, of the others none, some or all.

`python -m tests.lab.crashing.replay ORDER` plays one, a JSON object in and one out: it takes its mounts into a
namespace of its own, so it needs a process of its own.
"""

from __future__ import annotations

import json
import random
import shutil
import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from kiosk_app.rehearsal.places import REPOSITORY
from tests.lab.crashing.blocklog import Entry, LogError, read_log
from tests.lab.crashing.device import (
    FILE_SYSTEM,
    DeviceError,
    check,
    mounted_image,
    private_mounts,
    recorded,
    run,
)
from tests.lab.crashing.judge import Judge
from tests.lab.crashing.marks import Mark, Promises, read_block
from tests.lab.crashing.plants import Fault

SECTOR = 512
SPOOL = "spool"
_DOSSIERS = 14


@dataclass(frozen=True, slots=True)
class Order:
    """`place` is a folder that is this recording's alone; `options` are ext4's mount options."""

    place: str
    seed: int
    cuts: int
    fault: Fault = Fault.NONE
    options: str = "barrier=1"

    @property
    def folder(self) -> Path:
        return Path(self.place)


@dataclass
class Outcome:
    """`cuts` that were judged, how many of them had lost or doubled something, how many needed a repair."""

    cuts: int = 0
    lost: int = 0
    doubled: int = 0
    repaired: int = 0
    requests: int = 0
    notes: list[str] = field(default_factory=list)

    def add(self, other: Outcome) -> None:
        self.cuts += other.cuts
        self.lost += other.lost
        self.doubled += other.doubled
        self.repaired += other.repaired
        self.requests += other.requests
        self.notes += other.notes


def play(order: Order) -> Outcome:
    """Record, then cut. Raises DeviceError; the folder is gone afterwards."""
    order.folder.mkdir(parents=True)
    try:
        _record(order)
        return Replay(order).outcome()
    except LogError as error:
        raise DeviceError(f"the log of the device: {error}") from error
    finally:
        shutil.rmtree(order.folder, ignore_errors=True)


def _record(order: Order) -> None:
    with recorded(order.folder, order.options) as (mounted, device):
        spool = mounted / SPOOL
        spool.mkdir()
        run("sync", "-f", str(mounted))
        workload = (sys.executable, "-m", "tests.lab.crashing.workload", str(spool))
        marks = ("--marks", str(device), "--marks-at", str(FILE_SYSTEM))
        chosen = ("--seed", str(order.seed), "--first", str(1 + 100 * order.seed), "--dossiers", str(_DOSSIERS))
        run(*workload, *marks, *chosen, "--fault", order.fault.value, cwd=REPOSITORY)


class Replay:
    """One recording, cut `order.cuts` times."""

    def __init__(self, order: Order) -> None:
        self._order = order
        self._chance = random.Random(order.seed)
        self._entries = list(read_log(order.folder / "log"))
        self._marks: list[Mark] = []
        self._marked_at: list[int] = []
        for index, entry in enumerate(self._entries):
            if entry.data and entry.offset >= FILE_SYSTEM:
                self._marks.append(read_block(entry.data))
                self._marked_at.append(index)
        if not self._marks:
            raise LogError("no mark in it")

    def outcome(self) -> Outcome:
        began, requests = self._marked_at[0], len(self._entries) - self._marked_at[0]
        outcome = Outcome(requests=requests)
        moments = range(began, len(self._entries))
        chosen = self._chance.choices(moments, k=self._order.cuts)
        if self._order.cuts <= len(moments):
            chosen = self._chance.sample(moments, self._order.cuts)
        durable, flushed = bytearray(FILE_SYSTEM), 0
        for moment in sorted(chosen):
            last = self._last_flush(moment)
            for entry in self._entries[flushed:last]:
                _write(durable, entry)
            flushed = max(flushed, last)
            image = bytearray(durable)
            for entry in self._arrived(self._entries[flushed : moment + 1]):
                _write(image, entry)
            self._judge(image, moment, outcome)
        return outcome

    def _last_flush(self, moment: int) -> int:
        """All before this request is durable at `moment`."""
        while moment > 0 and not self._entries[moment].flushes:
            moment -= 1
        return moment

    def _arrived(self, pending: Sequence[Entry]) -> Iterator[Entry]:
        kind = self._chance.randrange(4)
        for entry in pending:
            if kind == 0 or (kind > 1 and self._chance.random() < 0.5):
                yield entry
            elif kind == 3:
                yield from self._torn(entry)

    def _torn(self, entry: Entry) -> Iterator[Entry]:
        for start in range(0, len(entry.data), SECTOR):
            if self._chance.random() < 0.5:
                yield Entry(entry.offset + start, entry.data[start : start + SECTOR], False)

    def _judge(self, content: bytearray, moment: int, outcome: Outcome) -> None:
        image, mounted = self._order.folder / "image", self._order.folder / "after"
        image.write_bytes(content)
        mounted.mkdir(exist_ok=True)
        promises = Promises.after(self._marks[: bisect_right(self._marked_at, moment)])
        outcome.cuts += 1
        try:
            try:
                with mounted_image(image, mounted):
                    findings = Judge().folder(mounted / SPOOL, promises)
            except DeviceError:
                check(image)
                outcome.repaired += 1
                with mounted_image(image, mounted):
                    findings = Judge().folder(mounted / SPOOL, promises)
        except (DeviceError, OSError) as error:
            outcome.lost += 1
            outcome.notes.append(f"the disk is not to be used any more: {error}")
            return
        outcome.lost += bool(findings.lost or findings.corrupt)
        outcome.doubled += bool(findings.doubled)
        outcome.notes += [*findings.lost, *findings.corrupt, *findings.doubled][:2]


def _write(image: bytearray, entry: Entry) -> None:
    if entry.data and entry.offset < FILE_SYSTEM:
        image[entry.offset : entry.offset + len(entry.data)] = entry.data


def main() -> None:
    private_mounts()
    given = json.loads(sys.argv[1])
    try:
        print(json.dumps(asdict(play(Order(**{**given, "fault": Fault(given["fault"])})))))
    except DeviceError as error:
        raise SystemExit(f"the device cannot be made: {error}") from error


if __name__ == "__main__":
    main()
