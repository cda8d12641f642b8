"""The portal over HTTPS; the only importer of httpx here. Whatever comes back is a value.

Only the pinned CA is believed, no proxy or netrc is read from the environment, no redirect followed, no
compression taken, and no answer read past its limit: a captive network's page is a fault with a name.
"""

from __future__ import annotations

import hashlib
import socket
import ssl
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

import httpx

from sync.contract import wire
from sync.contract.bundle import BundleKind
from sync.contract.enrolment import EnrolReply, EnrolRequest, parse_reply
from sync.contract.faults import ContractFault
from sync.contract.opinion import Opinion, encode_opinions
from sync.contract.signed import SignedDoc, parse_doc
from sync.contract.wire import ErrorCode
from sync.portal_faults import PortalCode, PortalFault

T = TypeVar("T")
MAX_ANSWER_BYTES = 2 << 20
_CONNECT_SECONDS = 12.0
_READ_SECONDS = 15.0
# The slowest line that still counts as one: 16 kbit/s. Whatever waits for bytes waits for them at this rate.
SLOWEST_BYTES_PER_SECOND = 2000.0
# A body goes out in pieces, each with a time-out of its own: a megabyte may well take 22 s, at 384 kbit/s.
_PIECE_BYTES = 8192
_WRITE_SECONDS = 20.0
# What the kernel takes in advance it takes without a word about the line, so it may take little: otherwise the
# answer's time-out would run while the body still waits to leave. The kernel doubles what it is asked for.
_SEND_BUFFER_BYTES = 32768
# A peer that confirms nothing for so long is gone, whatever the kernel still hopes (tcp(7)).
_UNCONFIRMED_MS = 30_000
_SOCKET_OPTIONS = (
    (socket.SOL_SOCKET, socket.SO_SNDBUF, _SEND_BUFFER_BYTES),
    (socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, _UNCONFIRMED_MS),
)
# An answer that drips for longer, and slower than this, is as good as none.
_LONGEST_ANSWER_SECONDS = 90.0
_DRIP_BYTES_PER_SECOND = 1000.0
_BYTES = "application/octet-stream"
_HEADERS = {
    "Accept": f"application/json, {_BYTES}",
    "Accept-Encoding": "identity",
    "User-Agent": "tram-mot-cua-sync",
}
_BY_ERROR = {
    ErrorCode.UNAUTHORISED: PortalCode.UNAUTHORISED,
    ErrorCode.REVOKED: PortalCode.REVOKED,
    ErrorCode.STALE_COUNTER: PortalCode.STALE_COUNTER,
    ErrorCode.NOT_FOUND: PortalCode.NOT_FOUND,
    ErrorCode.CONFLICT: PortalCode.CONFLICT,
    ErrorCode.LEAVES_MISSING: PortalCode.LEAVES_MISSING,
    ErrorCode.LEAF_WRONG: PortalCode.LEAF_WRONG,
    ErrorCode.REJECTED: PortalCode.REJECTED,
    ErrorCode.RATE_LIMITED: PortalCode.RATE_LIMITED,
    ErrorCode.UNAVAILABLE: PortalCode.UNAVAILABLE,
}


@dataclass(frozen=True, slots=True)
class _Request:
    """`wanted`: the status codes that can be good news, of `answer_type`; `wait`: seconds that the portal may
    hold the answer; `bytes`: the first and the last that are asked for (RFC 9110, section 14.1.2)."""

    method: str
    target: str
    body: bytes = b""
    media_type: str = "application/json"
    wanted: tuple[int, ...] = (200,)
    wait: int = 0
    answer_type: str = "application/json"
    bytes: tuple[int, int] | None = None


class Signer(Protocol):
    """Adds who asks to each request."""

    def headers(self, method: str, target: str, body_sha256: bytes) -> dict[str, str]: ...

    def raise_counter(self, seen: int) -> None: ...


def pinned_client(url: str, ca_file: Path, transport: httpx.BaseTransport | None = None) -> httpx.Client:
    """A client that believes this CA alone. Raises OSError or ssl.SSLError where the file is no CA."""
    if transport is None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        context.load_verify_locations(cafile=ca_file)
        transport = httpx.HTTPTransport(verify=context, trust_env=False, socket_options=_SOCKET_OPTIONS)
    return httpx.Client(
        base_url=url,
        transport=transport,
        timeout=_timeout(0, 0),
        follow_redirects=False,
        trust_env=False,
        headers=_HEADERS,
    )


class Portal:
    """One method for each request of `sync.contract.wire`. Thread-safe."""

    def __init__(self, client: httpx.Client, signer: Signer, monotonic: Callable[[], float]) -> None:
        self._client = client
        self._signer = signer
        self._monotonic = monotonic

    def health(self) -> wire.Health | PortalFault:
        return self._json(_Request("GET", "/v1/health"), wire.parse_health)

    def keyset(self) -> SignedDoc | PortalFault:
        return self._json(_Request("GET", "/v1/keyset"), parse_doc)

    def content(self, kind: BundleKind, after: int) -> SignedDoc | PortalFault | None:
        """The newest manifest of this kind; None: none newer than `after`."""
        answer = self._send(_Request("GET", f"/v1/content/{kind.value}?after={after}", wanted=(200, 204)))
        if isinstance(answer, PortalFault):
            return answer
        status, body = answer
        return None if status == 204 else _parsed(parse_doc, body)

    def content_file(self, sha256: str) -> bytes | PortalFault:
        """The bytes of one published file, as they came."""
        answer = self._send(_Request("GET", f"/v1/content/blobs/{sha256}", answer_type=_BYTES))
        return answer if isinstance(answer, PortalFault) else answer[1]

    def releases(self) -> SignedDoc | PortalFault | None:
        """The index of releases of the whole system; None: there is none."""
        answer = self._send(_Request("GET", "/v1/releases", wanted=(200, 204)))
        if isinstance(answer, PortalFault):
            return answer
        status, body = answer
        return None if status == 204 else _parsed(parse_doc, body)

    def bundle_piece(self, sha256: str, first: int, last: int) -> bytes | PortalFault:
        """These bytes of a bundle, both ends included; never more of them."""
        target = f"/v1/releases/{sha256}"
        request = _Request("GET", target, wanted=(206,), answer_type=_BYTES, bytes=(first, last))
        answer = self._send(request)
        if isinstance(answer, PortalFault):
            return answer
        return answer[1] if len(answer[1]) == last - first + 1 else PortalFault(PortalCode.GARBLED, "range")

    def missing(
        self, dossier_id: str, manifest: SignedDoc
    ) -> wire.MissingReply | wire.ReceiptReply | PortalFault:
        body = wire.encode(wire.MissingRequest(manifest))
        return self._json(
            _Request("POST", f"/v1/dossiers/{dossier_id}/missing", body), wire.parse_missing_reply
        )

    def put_leaves(
        self, dossier_id: str, first: int, count: int, body: bytes
    ) -> wire.StoredReply | PortalFault:
        target = f"/v1/dossiers/{dossier_id}/leaves/{first}?count={count}"
        return self._json(_Request("PUT", target, body, "application/octet-stream"), wire.parse_stored_reply)

    def commit(self, dossier_id: str, manifest: SignedDoc, header: bytes) -> wire.ReceiptReply | PortalFault:
        body = wire.encode(wire.CommitRequest(manifest, header))
        return self._json(_Request("PUT", f"/v1/dossiers/{dossier_id}", body), wire.parse_receipt_reply)

    def ask(self, request: wire.AskRequest) -> wire.AskReply | PortalFault | None:
        """None: the portal has no answer yet."""
        answer = self._send(_Request("POST", "/v1/asks", wire.encode(request), wanted=(200, 202)))
        if isinstance(answer, PortalFault):
            return answer
        status, body = answer
        return None if status == 202 else _parsed(wire.parse_ask_reply, body)

    def intent(self, request: wire.IntentRequest) -> PortalFault | None:
        """None: the portal knows that this money may come."""
        answer = self._send(_Request("POST", "/v1/payments/intents", wire.encode(request)))
        if isinstance(answer, PortalFault):
            return answer
        return None if wire.decode(answer[1]) == {} else PortalFault(PortalCode.GARBLED)

    def opinions(self, opinions: Sequence[Opinion]) -> PortalFault | None:
        """None: the portal has counted all of them, now or before."""
        answer = self._send(_Request("POST", "/v1/opinions", encode_opinions(opinions)))
        if isinstance(answer, PortalFault):
            return answer
        return None if wire.decode(answer[1]) == {} else PortalFault(PortalCode.GARBLED)

    def payment(self, reference: str, wait: int) -> wire.ReceiptReply | PortalFault | None:
        """Wait up to `wait` seconds for news; None: none yet."""
        target = f"/v1/payments/{reference}?wait={wait}"
        answer = self._send(_Request("GET", target, wanted=(200, 204), wait=wait))
        if isinstance(answer, PortalFault):
            return answer
        status, body = answer
        return None if status == 204 else _parsed(wire.parse_receipt_reply, body)

    def order(self, boot: str) -> SignedDoc | PortalFault | None:
        """The newest order to this kiosk, whose power-on `boot` names; None: there is none."""
        answer = self._send(_Request("GET", f"/v1/orders?boot={boot}", wanted=(200, 204)))
        if isinstance(answer, PortalFault):
            return answer
        status, body = answer
        return None if status == 204 else _parsed(parse_doc, body)

    def enrol(self, request: EnrolRequest) -> EnrolReply | PortalFault:
        """The one request that no enrolled key signs: the keys prove themselves inside."""
        return self._json(_Request("POST", "/v1/enrolments", request.to_bytes()), parse_reply)

    def close(self) -> None:
        self._client.close()

    def _json(self, request: _Request, parse: Callable[[bytes], T | ContractFault]) -> T | PortalFault:
        answer = self._send(request)
        return answer if isinstance(answer, PortalFault) else _parsed(parse, answer[1])

    def _send(self, request: _Request) -> tuple[int, bytes] | PortalFault:
        answer = self._once(request)
        if (
            isinstance(answer, PortalFault)
            and answer.code is PortalCode.STALE_COUNTER
            and answer.counter is not None
        ):
            # The store was replaced and counts from the start again; the portal says where it stands.
            self._signer.raise_counter(answer.counter)
            answer = self._once(request)
        return answer

    def _once(self, request: _Request) -> tuple[int, bytes] | PortalFault:
        method, target, body = request.method, request.target, request.body
        headers = self._signer.headers(method, target, hashlib.sha256(body).digest())
        if body:
            headers |= {"Content-Type": request.media_type, "Content-Length": str(len(body))}
        if request.bytes is not None:
            headers["Range"] = f"bytes={request.bytes[0]}-{request.bytes[1]}"
        timeout = _timeout(len(body), request.wait)
        try:
            with self._client.stream(
                method, target, content=_pieces(body) if body else None, headers=headers, timeout=timeout
            ) as response:
                content = self._read(response)
        except httpx.ConnectError as error:
            untrusted = isinstance(_root(error), ssl.SSLError)
            return PortalFault(PortalCode.UNTRUSTED if untrusted else PortalCode.UNREACHABLE)
        except httpx.ConnectTimeout:
            return PortalFault(PortalCode.UNREACHABLE, "timeout")
        except httpx.TimeoutException:
            return PortalFault(PortalCode.TIMEOUT)
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, RuntimeError) as error:
            # RuntimeError: the client was closed under us because the process ends.
            return PortalFault(PortalCode.DROPPED, type(error).__name__)
        return content if isinstance(content, PortalFault) else _judge(response, content, request)

    def _read(self, response: httpx.Response) -> bytes | PortalFault:
        if "content-encoding" in response.headers:
            return PortalFault(PortalCode.GARBLED, "content-encoding")
        began = self._monotonic()
        pieces = bytearray()
        for piece in response.iter_raw():
            pieces += piece
            if len(pieces) > MAX_ANSWER_BYTES:
                return PortalFault(PortalCode.TOO_LARGE)
            if self._monotonic() - began > _LONGEST_ANSWER_SECONDS + len(pieces) / _DRIP_BYTES_PER_SECOND:
                return PortalFault(PortalCode.TIMEOUT, "drip")
        return bytes(pieces)


def _timeout(body_bytes: int, wait: int) -> httpx.Timeout:
    """`wait`: seconds that the portal may hold its answer. Reading begins while the last bytes still leave."""
    leaving = min(body_bytes, 2 * _SEND_BUFFER_BYTES) / SLOWEST_BYTES_PER_SECOND
    return httpx.Timeout(
        connect=_CONNECT_SECONDS, read=_READ_SECONDS + wait + leaving, write=_WRITE_SECONDS, pool=_READ_SECONDS
    )


def _pieces(body: bytes) -> Iterator[bytes]:
    for start in range(0, len(body), _PIECE_BYTES):
        yield body[start : start + _PIECE_BYTES]


def _judge(response: httpx.Response, content: bytes, request: _Request) -> tuple[int, bytes] | PortalFault:
    status = response.status_code
    media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if status == 204 and status in request.wanted:
        return status, b""
    # A page in place of an answer; but one of 5xx is a gateway's, in front of a portal that is down.
    if 300 <= status < 400 or status == 511 or (media_type == "text/html" and status < 500):
        return PortalFault(PortalCode.CAPTIVE, str(status))
    if status in request.wanted:
        expected = media_type == request.answer_type
        return (status, content) if expected else PortalFault(PortalCode.GARBLED, "type")
    if status < 400:
        return PortalFault(PortalCode.GARBLED, str(status))
    retry_after = _retry_after(response.headers.get("retry-after", ""))
    error = wire.parse_error(content)
    if isinstance(error, wire.ErrorReply) and error.error in _BY_ERROR:
        code = _BY_ERROR[error.error]
        return PortalFault(code, str(status), retry_after, error.counter, error.rejection)
    return PortalFault(_by_status(status), str(status), retry_after)


def _by_status(status: int) -> PortalCode:
    if status in (502, 503, 504):
        return PortalCode.UNAVAILABLE
    if status == 429:
        return PortalCode.RATE_LIMITED
    if status in (401, 403, 407):
        return PortalCode.UNAUTHORISED
    return PortalCode.SERVER_ERROR if status >= 500 else PortalCode.REFUSED


def _retry_after(text: str) -> float | None:
    """RFC 9110 section 10.2.3, seconds only: a date would need a clock that both sides believe."""
    return float(text) if text.isascii() and text.isdigit() and len(text) < 7 else None


def _parsed(parse: Callable[[bytes], T | ContractFault], body: bytes) -> T | PortalFault:
    value = parse(body)
    return PortalFault(PortalCode.GARBLED, value.detail) if isinstance(value, ContractFault) else value


def _root(error: BaseException) -> BaseException:
    while (cause := error.__cause__ or error.__context__) is not None:
        error = cause
    return error
