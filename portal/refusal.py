"""One refusal on the wire: an error code of the contract, and what goes with it."""

from __future__ import annotations

from dataclasses import dataclass

from sync.contract.signed import SignedDoc
from sync.contract.wire import ErrorCode, ErrorReply, encode

STATUS: dict[ErrorCode, int] = {
    ErrorCode.BAD_REQUEST: 400,
    ErrorCode.UNAUTHORISED: 401,
    ErrorCode.STALE_COUNTER: 401,
    ErrorCode.REVOKED: 403,
    ErrorCode.NOT_FOUND: 404,
    ErrorCode.CONFLICT: 409,
    ErrorCode.TOO_LARGE: 413,
    ErrorCode.LEAVES_MISSING: 422,
    ErrorCode.LEAF_WRONG: 422,
    ErrorCode.REJECTED: 422,
    ErrorCode.RATE_LIMITED: 429,
    ErrorCode.UNAVAILABLE: 503,
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request is turned down. It never quotes what was sent."""

    error: ErrorCode
    counter: int | None = None
    rejection: SignedDoc | None = None

    @property
    def status(self) -> int:
        return STATUS[self.error]

    def body(self) -> bytes:
        return encode(ErrorReply(self.error, self.counter, self.rejection))
