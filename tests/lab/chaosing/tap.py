"""Where one request ends and the next begins, and which leaves are on their way for which time."""

from __future__ import annotations

import base64
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto

from tests.lab.chaosing.weather import Weather

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_LEAVES = re.compile(r"/v1/dossiers/([0-9a-f-]{36})/leaves/(\d+)\?count=(\d+)")
_DOSSIER = re.compile(r"/v1/dossiers/([0-9a-f-]{36})")


@dataclass
class Ledger:
    """What passed. `begun`: how often a leaf's first byte was seen; `faults`: what happened to requests."""

    requests: int = 0
    faults: int = 0
    begun: Counter[tuple[str, int]] = field(default_factory=Counter)
    sizes: dict[str, list[int]] = field(default_factory=dict)
    longest: int = 0

    @property
    def resent(self) -> int:
        return sum(times - 1 for times in self.begun.values())


class Then(Enum):
    """What happens after the bytes that pass. GARBLE_ANSWER: the request arrives, its answer does not."""

    GO_ON = auto()
    RESET = auto()
    GARBLE = auto()
    GARBLE_ANSWER = auto()
    REFUSE = auto()


_ENDS = frozenset({Then.RESET, Then.GARBLE})


@dataclass
class _Request:
    line: str
    total: int
    head: int
    end_at: int
    end: Then
    is_refused: bool
    dossier: str = ""
    first: int = 0
    body: bytearray = field(default_factory=bytearray)
    passed: int = 0
    leaf_starts: list[int] = field(default_factory=list)


class Tap:
    """One connection's plain requests. Belongs to the relay's event loop."""

    def __init__(self, weather: Weather, ledger: Ledger, chance: random.Random) -> None:
        self._weather = weather
        self._ledger = ledger
        self._chance = chance
        self._buffer = b""
        self._request: _Request | None = None
        self._has_ended = False

    def feed(self, data: bytes) -> Iterator[tuple[bytes, Then]]:
        """What may pass of it, piece by piece, and what happens then."""
        self._buffer += data
        while self._buffer and not self._has_ended:
            if self._request is None:
                head, found, _ = self._buffer.partition(b"\r\n\r\n")
                if not found:
                    return
                self._request = self._begin(head + found)
            request = self._request
            count = min(len(self._buffer), request.total - request.passed)
            if request.end in _ENDS:
                count = min(count, request.end_at - request.passed)
            piece, self._buffer = self._buffer[:count], self._buffer[count:]
            self._count(request, piece)
            if request.end in _ENDS and request.passed >= request.end_at:
                self._ledger.faults += 1
                self._has_ended = True
                yield piece, request.end
                return
            if request.passed < request.total:
                yield b"" if request.is_refused else piece, Then.GO_ON
                continue
            self._request = None
            self._understand(request)
            self._ledger.faults += request.end is Then.GARBLE_ANSWER
            yield (b"", Then.REFUSE) if request.is_refused else (piece, request.end)

    def _begin(self, head: bytes) -> _Request:
        line = head.partition(b"\r\n")[0].decode("ascii")
        length = _LENGTH.search(head)
        total = len(head) + (int(length[1]) if length else 0)
        end, end_at = Then.GO_ON, total
        drawn = self._chance.random()
        if drawn < self._weather.reset:
            end, end_at = Then.RESET, self._chance.randrange(total)
        elif drawn < self._weather.reset + self._weather.garble:
            end = self._chance.choice((Then.GARBLE, Then.GARBLE_ANSWER))
            end_at = self._chance.randrange(total)
        about = _DOSSIER.search(line)
        refused = about is not None and about[1] in self._weather.refused
        request = _Request(line, total, len(head), end_at, end, refused, about[1] if about else "")
        self._ledger.requests += 1
        if found := _LEAVES.search(line):
            request.first, count = int(found[2]), int(found[3])
            self._ledger.longest = max(self._ledger.longest, count)
            at = request.head
            for size in self._ledger.sizes[request.dossier][request.first : request.first + count]:
                request.leaf_starts.append(at)
                at += size
        return request

    def _count(self, request: _Request, piece: bytes) -> None:
        before, request.passed = request.passed, request.passed + len(piece)
        for number, begins in enumerate(request.leaf_starts):
            if before <= begins < request.passed:
                self._ledger.begun[request.dossier, request.first + number] += 1
        if request.line.startswith("POST"):
            request.body += piece

    def _understand(self, request: _Request) -> None:
        """The manifest that came along says where one leaf ends in a request and the next begins."""
        if not request.line.partition("?")[0].split()[1].endswith("/missing"):
            return
        manifest = json.loads(bytes(request.body[request.head :]))["manifest"]
        self._ledger.sizes[request.dossier] = json.loads(base64.b64decode(manifest["payload"]))["sizes"]
