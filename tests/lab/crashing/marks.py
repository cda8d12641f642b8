"""What the recorded process said while it worked, in order: begun, then kept. A line of JSON each.

A mark is written after the call that makes it true has returned, so whatever was durable by then must be
there after any power cut that comes later.
"""

from __future__ import annotations

import json
import mmap
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

BLOCK = 4096
Mark = dict[str, Any]


class Sink(Protocol):
    def say(self, mark: Mark) -> None: ...


class FileSink:
    """One write a mark, for whoever traces system calls."""

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)

    def say(self, mark: Mark) -> None:
        os.write(self._file, json.dumps(mark).encode() + b"\n")


class BlockSink:
    """One block a mark, straight into the tail of the device that is recorded: in order with all else."""

    def __init__(self, device: Path, offset: int) -> None:
        self._file = os.open(device, os.O_WRONLY | os.O_DIRECT | os.O_CLOEXEC)
        self._offset = offset
        # Direct input and output wants aligned memory.
        self._page = mmap.mmap(-1, BLOCK)

    def say(self, mark: Mark) -> None:
        text = json.dumps(mark).encode()
        assert len(text) < BLOCK
        self._page[:] = text.ljust(BLOCK, b"\0")
        os.pwrite(self._file, self._page, self._offset)


def read_block(data: bytes) -> Mark:
    mark: Mark = json.loads(data.rstrip(b"\0"))
    return mark


@dataclass(frozen=True, slots=True)
class Filed:
    """One dossier as it was going to be filed; `reference` is empty where it owes nothing. Amount in đồng."""

    manifest_sha256: str
    sequence: int
    reference: str
    amount: int


@dataclass
class Promises:
    """All that was begun, and all that was said to be kept, up to some moment.

    `money` is the furthest payment step that was kept, `journal` the number of entries, `requests` the highest
    number of a signed request.
    """

    begun: dict[str, Filed] = field(default_factory=dict)
    said: set[str] = field(default_factory=set)
    receipts_begun: dict[str, str] = field(default_factory=dict)
    receipts: set[str] = field(default_factory=set)
    purged: set[str] = field(default_factory=set)
    money: dict[str, str] = field(default_factory=dict)
    money_begun: dict[str, set[str]] = field(default_factory=dict)
    journal: int = 0
    requests: int = 0

    @classmethod
    def after(cls, marks: Iterable[Mark]) -> Promises:
        promises = cls()
        for mark in marks:
            promises.hear(mark)
        return promises

    def hear(self, mark: Mark) -> None:
        match mark["what"]:
            case "begins":
                self.begun[mark["id"]] = Filed(
                    mark["sha256"], mark["sequence"], mark["reference"], mark["amount"]
                )
            case "submitted":
                self.said.add(mark["id"])
            case "receipt begins":
                self.receipts_begun[mark["id"]] = mark["sha256"]
            case "receipt":
                self.receipts.add(mark["id"])
            case "purged":
                self.purged.add(mark["id"])
            case "money begins":
                self.money_begun.setdefault(mark["reference"], set()).add(mark["step"])
            case "money":
                self.money[mark["reference"]] = mark["step"]
            case "journal":
                self.journal += 1
            case "requests":
                self.requests = mark["number"]
            case other:
                raise ValueError(other)
