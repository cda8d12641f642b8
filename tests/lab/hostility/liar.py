"""The server that lies: to each request either what the true portal would say, or something else."""

from __future__ import annotations

import json
import random
import re
import threading
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import httpx

from sync.contract import signed, wire
from sync.contract.wire import ErrorCode
from tests.lab.hostility.answers import BYTES, JSON, RETRY_AFTER, STATUSES, Answer, dressed, nonsense, strange
from tests.lab.hostility.documents import AT, Forger, Victim

_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
_COUNTERS = (0, 1, 7, 10**6, 2**31, 2**53 - 1, 2**63, -1, 10**30, 1.5, "7", None, True, [1])
_ERROR_STATUSES = (400, 401, 403, 404, 409, 413, 422, 429, 500, 503)
_LAST = 12


@dataclass(frozen=True, slots=True)
class Temper:
    """How likely the truth is, by what is asked. Receipts and payments are never true while it lies."""

    name: str
    truth: dict[str, float]

    def tells_truth(self, what: str, chance: random.Random) -> bool:
        return chance.random() < self.truth.get(what, self.truth.get("", 0.0))


TEMPERS = (
    Temper("lies to everything", {}),
    Temper("lies about receipts alone", {"health": 1, "keyset": 1, "missing": 0.7, "leaves": 1, "": 0.8}),
    Temper("lies in every answer but its health", {"health": 1}),
    Temper("lies about half", {"": 0.5}),
    Temper("lies about what is missing", {"health": 1, "keyset": 0.2, "leaves": 0.3}),
)


@dataclass
class Liar:
    """`answer` is thread-safe. `told` counts lies by kind, `last` keeps the newest for the protocol."""

    forger: Forger
    victims: Sequence[Victim]
    truth: Callable[[httpx.Request], httpx.Response]
    temper: Temper
    told: Counter[str] = field(default_factory=Counter)
    last: deque[str] = field(default_factory=lambda: deque(maxlen=_LAST))
    lying: bool = True
    answers: int = 0
    _guard: threading.Lock = field(default_factory=threading.Lock)

    @property
    def chance(self) -> random.Random:
        return self.forger.chance

    def answer(self, request: httpx.Request) -> Answer:
        with self._guard:
            what = _what(request.method, request.url.path)
            never_true = what in {"commit", "payment"}
            if not self.lying or (not never_true and self.temper.tells_truth(what, self.chance)):
                true = self.truth(request)
                if not self.lying or b'"receipt"' not in true.content:
                    media = true.headers.get("content-type")
                    headers = (("content-type", media),) if media else ()
                    return Answer("true", true.content, true.status_code, headers)
            lie = self._lie(what, request)
            self.answers += 1
            self.told[lie.kind] += 1
            self.last.append(f"{what}: {lie.kind}")
            return lie

    def _lie(self, what: str, request: httpx.Request) -> Answer:
        draw = self.chance.random()
        if draw < 0.2:
            return nonsense(self.chance)
        if draw < 0.3:
            return strange(self.chance)
        if draw < 0.45:
            return self._error(request)
        return dressed(self._well_made(what, request), self.chance)

    def _error(self, request: httpx.Request) -> Answer:
        """An error with a code of ours, or nearly; counters and waits of nonsense, a no that nobody signed."""
        chance = self.chance
        code = chance.choice([*ErrorCode])
        body: dict[str, object] = {"error": code.value}
        if code is ErrorCode.STALE_COUNTER or chance.random() < 0.1:
            body["counter"] = chance.choice(_COUNTERS)
        if code is ErrorCode.REJECTED:
            victim, other = self._about(request)
            body["rejection"] = self.forger.rejection(victim, other).to_json()
        headers = (JSON, ("retry-after", chance.choice(RETRY_AFTER))) if chance.random() < 0.4 else (JSON,)
        status = chance.choice(_ERROR_STATUSES if chance.random() < 0.7 else STATUSES)
        return Answer(f"{status} {code.value}", json.dumps(body).encode(), status, headers)

    def _well_made(self, what: str, request: httpx.Request) -> Answer:
        chance, forger = self.chance, self.forger
        victim, other = self._about(request)
        match what:
            case "health":
                return _json("health", chance.choice([*_healths()]))
            case "keyset":
                return Answer("key set", forger.keyset().to_bytes())
            case "missing" if chance.random() < 0.4:
                return self._receipt(forger.receipt(victim, other))
            case "missing":
                count = len(victim.dossier.sealed.manifest.leaves)
                claims: tuple[list[int], ...] = (
                    [],
                    [0],
                    [count - 1],
                    [count],
                    [count - 1, count],
                    [*range(count)],
                    [*range(4096)],
                )
                return _json("missing", {"missing": chance.choice(claims)})
            case "leaves":
                stored: tuple[list[int], ...] = (
                    [],
                    [0],
                    [1, 0],
                    [0, 0],
                    [*range(32)],
                    [*range(40)],
                    [4095],
                    [-1],
                )
                return _json("stored", {"stored": chance.choice(stored)})
            case "commit":
                return self._receipt(forger.receipt(victim, other))
            case "payment" if chance.random() < 0.1:
                return Answer("no payment", status=204)
            case "payment":
                return self._receipt(forger.payment(victim, other), "payment")
            case "order":
                return Answer("order", forger.order().to_bytes())
            case "bundle":
                return Answer("bundle", forger.bundle().to_bytes())
            case "file":
                return Answer("file", chance.randbytes(chance.choice((0, 2, 5000))), headers=(BYTES,))
            case "ask":
                sealed = chance.choice((b"x", chance.randbytes(200), chance.randbytes(wire.MAX_ASK_BYTES)))
                if chance.random() < 0.2:
                    return Answer("later", b"{}", 202)
                return Answer("reply", wire.encode(wire.AskReply(sealed)))
        return _json("done", chance.choice(({}, {"ok": True}, {"status": "paid"}, [])))

    def _receipt(self, document: signed.SignedDoc, name: str = "receipt") -> Answer:
        return Answer(name, wire.encode(wire.ReceiptReply(document)))

    def _about(self, request: httpx.Request) -> tuple[Victim, Victim]:
        """Whom the request is about, and somebody else."""
        path = request.url.path
        found = _ID.search(path)
        key = found[0] if found else path.rpartition("/")[2]
        victim = next((v for v in self.victims if key in (v.id, v.reference)), self.victims[0])
        return victim, self.chance.choice([v for v in self.victims if v is not victim])


def _healths() -> Iterator[object]:
    service = wire.SERVICE
    for practice in (True, False):
        for time in (AT, "1970-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "now", "", None, 0):
            yield {"service": service, "practice": practice, "time": time}
    yield {"service": "nginx", "practice": True, "time": AT}
    yield {"service": service, "practice": "true", "time": AT}
    yield {"service": service, "practice": True, "time": AT, "next": "https://elsewhere.test"}


def _json(kind: str, value: object) -> Answer:
    return Answer(kind, json.dumps(value).encode())


def _what(method: str, path: str) -> str:
    match [method, *path.strip("/").split("/")[1:]]:
        case ["GET", ("health" | "keyset") as name]:
            return name
        case ["POST", "dossiers", _, "missing"]:
            return "missing"
        case ["PUT", "dossiers", _, "leaves", _]:
            return "leaves"
        case ["PUT", "dossiers", _]:
            return "commit"
        case ["GET", "orders"]:
            return "order"
        case ["GET", "content", "blobs", _]:
            return "file"
        case ["GET", "content", _]:
            return "bundle"
        case ["POST", "asks"]:
            return "ask"
        case ["GET", "payments", _]:
            return "payment"
    return "other"
