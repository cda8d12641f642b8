"""One recording of the workload: taken, cut everywhere, every distinct disk judged once."""

from __future__ import annotations

import json
import os
import random
import shutil
import sys
from dataclasses import dataclass, field
from pathlib import Path

from kiosk_app.rehearsal.places import REPOSITORY
from tests.lab.crashing import strace
from tests.lab.crashing.disk import Disk
from tests.lab.crashing.judge import Findings, Judge, trouble_of_file
from tests.lab.crashing.marks import Mark, Promises
from tests.lab.crashing.plants import Fault
from tests.lab.crashing.states import Content, Sampler, State, digest_of
from tests.lab.crashing.workload import VISITS

_DOSSIERS = 12
_MOST_PASSES = 40
#: So many distinct disks come at least of four draws at each step.
_A_FULL_PASS = 1200


@dataclass
class Tally:
    """How many distinct disks were judged, and what was wrong with how many."""

    states: int = 0
    cuts: int = 0
    lost: int = 0
    corrupt: int = 0
    doubled: int = 0
    notes: list[str] = field(default_factory=list)

    def count(self, findings: Findings) -> None:
        self.states += 1
        self.lost += bool(findings.lost)
        self.corrupt += bool(findings.corrupt)
        self.doubled += bool(findings.doubled)
        if len(self.notes) < 10:
            self.notes += [*findings.lost, *findings.corrupt, *findings.doubled][:2]

    def add(self, other: Tally) -> None:
        self.states += other.states
        self.cuts += other.cuts
        self.lost += other.lost
        self.corrupt += other.corrupt
        self.doubled += other.doubled
        self.notes += other.notes


@dataclass(frozen=True, slots=True)
class Order:
    """`place` is a folder in memory that is this recording's alone; `states` how many disks are wanted."""

    place: Path
    seed: int
    states: int
    fault: Fault = Fault.NONE


def play(order: Order) -> Tally:
    """Raises RecordingError. The folder is gone afterwards."""
    order.place.mkdir(parents=True)
    try:
        trace, marks = _record(order)
        found, steps = _draw(order, trace)
        tally = Tally(cuts=steps)
        bench = _Bench(order.place)
        promises, heard = Promises(), 0
        # In the order of the marks, so that each disk meets all that was promised before its last moment.
        for state, said in sorted(found, key=lambda pair: pair[1]):
            while heard < said:
                promises.hear(marks[heard])
                heard += 1
            tally.count(bench.judge(state, promises))
        return tally
    finally:
        shutil.rmtree(order.place, ignore_errors=True)


def _record(order: Order) -> tuple[Path, list[Mark]]:
    spool, marks, trace = order.place / "spool", order.place / "marks", order.place / "trace"
    spool.mkdir()
    workload = ("-m", "tests.lab.crashing.workload", str(spool), "--marks", str(marks))
    chosen = ("--seed", str(order.seed), "--first", str(1 + 100 * order.seed), "--dossiers", str(_DOSSIERS))
    strace.record([sys.executable, *workload, *chosen, "--fault", order.fault.value], trace, REPOSITORY)
    lines = marks.read_text().splitlines()
    return trace, [json.loads(line) for line in lines]


def _draw(order: Order, trace: Path) -> tuple[list[tuple[State, int]], int]:
    """Distinct disks, each with the number of marks before the last moment at which it may be left behind."""
    chance = random.Random(order.seed)
    found: dict[bytes, tuple[State, int]] = {}
    each, steps = 4, 0
    # A few disks are wanted from everywhere, not from the beginning alone.
    share = min(1.0, order.states / _A_FULL_PASS)
    for _ in range(_MOST_PASSES):
        before = len(found)
        steps, said = 0, 0
        disk = Disk(order.place / "spool", order.place / "marks")
        sampler = Sampler(disk, chance)
        for mark in disk.play(trace):
            steps += 1
            said += mark is not None
            if chance.random() > share:
                continue
            for state in sampler.states(each):
                key = digest_of(state)
                # The same disk again, after more was promised: the later moment asks more of it.
                found[key] = (found[key][0] if key in found else state, said)
        if len(found) >= order.states or len(found) - before < order.states // 100:
            break
        each = max(4, (order.states - len(found)) // max(1, steps // 2))
    return chance.sample(list(found.values()), min(order.states, len(found))), steps


class _Bench:
    """Lays a state out in memory and has it judged. Equal files and equal visit.db are looked at once."""

    def __init__(self, place: Path) -> None:
        self._spool = place / "state"
        self._pool = place / "pool"
        self._pool.mkdir()
        self._blobs: dict[tuple[int, str], str] = {}
        self._journals: dict[tuple[bytes, int], Findings] = {}
        self._judge = Judge(self._check)

    def judge(self, state: State, promises: Promises) -> Findings:
        self._lay_out(state)
        findings = self._judge.outbox(self._spool, promises)
        # Two databases that know nothing of each other: the small one repeats itself over many states.
        visits = {path: content for path, content in state.items() if path.startswith(VISITS)}
        key = (digest_of(visits), promises.journal)
        if key not in self._journals:
            self._journals[key] = self._judge.visits(self._spool / VISITS, promises)
        findings.lost += self._journals[key].lost
        findings.corrupt += self._journals[key].corrupt
        shutil.rmtree(self._spool)
        return findings

    def _lay_out(self, state: State) -> None:
        self._spool.mkdir()
        for path, content in sorted(state.items()):
            if content is None:
                (self._spool / path).mkdir()
            elif path.startswith("blobs/"):
                os.link(self._held(content), self._spool / path)
            else:
                (self._spool / path).write_bytes(content.build())

    def _held(self, content: Content) -> Path:
        held = self._pool / content.digest.hex()
        if not held.exists():
            held.write_bytes(content.build())
        return held

    def _check(self, path: Path, manifest_sha256: str) -> str:
        # Files of a pool are never written again, so the file's number stands for its content.
        number = path.stat().st_ino if path.exists() else 0
        key = (number, manifest_sha256)
        if key not in self._blobs:
            self._blobs[key] = trouble_of_file(path, manifest_sha256)
        return self._blobs[key]
