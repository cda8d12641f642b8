"""One answer as it comes off the line, and the ways in which any answer can be nonsense."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import httpx

JSON = ("content-type", "application/json")
BYTES = ("content-type", "application/octet-stream")
Headers = tuple[tuple[str, str], ...]

STATUSES = (
    *(200, 201, 202, 203, 204, 205, 206, 226, 300, 301, 302, 303, 304, 307, 308, 400, 401, 402, 403, 404),
    *(405, 407, 408, 409, 410, 411, 412, 413, 416, 418, 421, 422, 425, 426, 428, 429, 431, 451, 500, 501),
    *(502, 503, 504, 505, 507, 508, 511, 520, 599),
)
RETRY_AFTER = ("", "0", "-1", "1e9", "999999", "9" * 40, "Sun, 22 Nov 2026 03:04:05 GMT", "soon", "NaN", "٣")
MEDIA_TYPES = (
    *("text/html", "text/plain", "application/xml", "application/octet-stream", "application/problem+json"),
    *("application/json; charset=utf-16", "APPLICATION/JSON", "application/jsonp", "", ";;;", "json"),
)
CODINGS = ("gzip", "br", "deflate", "zstd", "compress", "identity, gzip", "x" * 200)
#: 4 MiB of blanks in 4 KiB: what a reader that unpacks would have to hold, and more where it is nested.
BOMB = gzip.compress(gzip.compress(b" " * (4 << 20)))
_BIG = b" " * (64 << 10)

BODIES: dict[str, bytes] = {
    "empty": b"",
    "html": b"<!doctype html><title>Welcome</title><form>Please accept our terms</form>",
    "ok": b"OK",
    "object": b"{}",
    "array": b"[]",
    "null": b"null",
    "true": b"true",
    "status": b'{"status": "ok", "success": true, "received": true}',
    "noise": bytes(range(256)),
    "half": b'{"receipt": {"payload": "e30=", "kid"',
    "twice": b'{"missing": [], "missing": []}',
    "trailing": b'{"missing": []} {"receipt": null}',
    "nan": b'{"missing": [NaN], "time": Infinity}',
    "float": b'{"missing": [1.0, 2e0]}',
    "endless number": b'{"missing": [1e400, 1' + b"0" * 5000 + b"]}",
    "negative": b'{"missing": [-1]}',
    "far index": b'{"missing": [4095]}',
    "unsorted": b'{"missing": [2, 1, 0]}',
    "doubled index": b'{"missing": [1, 1]}',
    "index as truth": b'{"missing": [true, false]}',
    "deep arrays": b"[" * 100_000,
    "deep objects": b'{"a":' * 50_000,
    "closed depth": b"[" * 900 + b"]" * 900,
    "bom": b'\xef\xbb\xbf{"missing": []}',
    "utf-16": '{"missing": []}'.encode("utf-16"),
    "lone surrogate": b'{"receipt": "\\ud800", "missing": "\\udfff"}',
    "zero byte": b'{"missing": []}\0',
    "many keys": json.dumps({f"k{n}": n for n in range(2000)}).encode(),
    "long text": b'{"error": "' + b"a" * 500_000 + b'"}',
    "error of another world": b'{"error": "teapot", "counter": -1, "rejection": {}}',
    "counter as text": b'{"error": "stale_counter", "counter": "7"}',
    "counter too large": b'{"error": "stale_counter", "counter": 99999999999999999999}',
    "empty receipt": b'{"receipt": {"payload": "", "kid": "", "sig": ""}}',
    "misspelt base64": b'{"receipt": {"payload": "e30", "kid": "0", "sig": "AA=="}}',
    "receipt and missing": b'{"receipt": null, "missing": []}',
}

TROUBLES: tuple[Callable[[], Exception], ...] = (
    *(lambda: httpx.ConnectError("lie"), lambda: httpx.ConnectTimeout("lie"), lambda: httpx.ReadTimeout("lie")),
    *(lambda: httpx.ReadError("lie"), lambda: httpx.WriteError("lie"), lambda: httpx.PoolTimeout("lie")),
    *(lambda: httpx.RemoteProtocolError("lie"), lambda: httpx.ProxyError("lie")),
    *(lambda: httpx.DecodingError("lie"), lambda: httpx.TooManyRedirects("lie")),
)

#: What no HTTP library would write, for a line that is a real socket.
RAW: dict[str, bytes] = {
    "another protocol": b"SSH-2.0-OpenSSH_9.2p1\r\n",
    "no status": b"HTTP/1.1\r\n\r\n",
    "status of letters": b"HTTP/1.1 OK 200\r\n\r\n",
    "status line alone": b"HTTP/1.1 200 OK\r\n",
    "closed at once": b"",
    "old protocol": b"<html>hello</html>",
    "header without colon": b"HTTP/1.1 200 OK\r\nnonsense\r\n\r\n{}",
    "flood of headers": b"HTTP/1.1 200 OK\r\n" + b"x: y\r\n" * 50_000 + b"\r\n",
    "one long header": b"HTTP/1.1 200 OK\r\nx: " + b"y" * 300_000 + b"\r\n\r\n",
    "two lengths": b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{}",
    "length below nothing": b"HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n{}",
    "length and chunks": b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
    "chunk without end": b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nffffffffffffffff\r\n{}",
    "chunk of letters": b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n{}\r\n",
    "coded transfer": b"HTTP/1.1 200 OK\r\ntransfer-encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
    "go on for ever": b"HTTP/1.1 100 Continue\r\n\r\n" * 500,
    "another language": b"HTTP/1.1 101 Switching Protocols\r\nupgrade: h2c\r\nconnection: upgrade\r\n\r\n",
    "length of more": b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 9999\r\n\r\n{}",
    "two answers": (
        b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}"
        b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}"
    ),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """`body` comes `repeat` times, `seconds` between two; `raw` and `trouble` stand in its place."""

    kind: str
    body: bytes = b""
    status: int = 200
    headers: Headers = (JSON,)
    repeat: int = 1
    seconds: float = 0.0
    raw: bytes | None = None
    trouble: Exception | None = None

    def pieces(self) -> Iterator[bytes]:
        for _ in range(self.repeat):
            yield self.body


def nonsense(chance: random.Random) -> Answer:
    """Any body under any status with any headers."""
    name = chance.choice(list(BODIES))
    status = chance.choice(STATUSES)
    media = chance.choice((JSON[1], JSON[1], *MEDIA_TYPES))
    headers: Headers = (("content-type", media), ("location", "https://elsewhere.test/login"))
    if chance.random() < 0.4:
        headers += (("retry-after", chance.choice(RETRY_AFTER)),)
    return Answer(f"{status} {name}", BODIES[name], status, headers)


def strange(chance: random.Random) -> Answer:
    """Too much, too slow, packed, broken, or no answer at all."""
    match chance.randrange(7):
        case 0:
            return Answer("huge", _BIG, repeat=40)
        case 1:
            return Answer("drip", b" ", repeat=200, seconds=1.0)
        case 2:
            coding = chance.choice(CODINGS)
            return Answer(f"packed as {coding[:16]}", BOMB, headers=(JSON, ("content-encoding", coding)))
        case 3:
            name = chance.choice(list(RAW))
            return Answer(name, raw=RAW[name], trouble=httpx.RemoteProtocolError(name))
        case 4:
            length = chance.choice((0, 1, 3, 10_000, 2**40))
            return Answer(f"length {length}", b"{}", headers=(JSON, ("content-length", str(length))))
        case _:
            trouble = chance.choice(TROUBLES)()
            return Answer(type(trouble).__name__, raw=b"", trouble=trouble)


def dressed(answer: Answer, chance: random.Random) -> Answer:
    """A well-made answer, now and then under another status or type."""
    draw = chance.random()
    if draw < 0.08:
        status = chance.choice(STATUSES)
        return replace(answer, kind=f"{status} {answer.kind}", status=status)
    if draw < 0.12:
        media = chance.choice(MEDIA_TYPES)
        return replace(answer, kind=f"{answer.kind} as {media}", headers=(("content-type", media),))
    if draw < 0.15:
        return replace(answer, kind=f"{answer.kind}, cut", body=answer.body[: len(answer.body) // 2])
    return answer
