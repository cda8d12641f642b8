"""What can be wrong with an answer from what may be the portal, as a value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sync.contract.signed import SignedDoc


class PortalCode(StrEnum):
    """Each reason once. What the line shows and the queue keeps is this text."""

    UNREACHABLE = "portal.unreachable"
    UNTRUSTED = "portal.untrusted"
    TIMEOUT = "portal.timeout"
    DROPPED = "portal.dropped"
    CAPTIVE = "portal.captive"
    GARBLED = "portal.garbled"
    TOO_LARGE = "portal.too_large"
    WRONG_SYSTEM = "portal.wrong_system"
    UNAVAILABLE = "portal.unavailable"
    SERVER_ERROR = "portal.server_error"
    RATE_LIMITED = "portal.rate_limited"
    UNAUTHORISED = "portal.unauthorised"
    REVOKED = "portal.revoked"
    STALE_COUNTER = "portal.stale_counter"
    NOT_FOUND = "portal.not_found"
    CONFLICT = "portal.conflict"
    LEAVES_MISSING = "portal.leaves_missing"
    LEAF_WRONG = "portal.leaf_wrong"
    REJECTED = "portal.rejected"
    REFUSED = "portal.refused"
    RECEIPT_UNVERIFIED = "receipt.unverified"
    KEYSET_REFUSED = "keyset.refused"


# Nobody else's request would fare better: one breaker, not a thousand retries.
OF_THE_LINE = frozenset(
    {
        PortalCode.UNREACHABLE,
        PortalCode.UNTRUSTED,
        PortalCode.WRONG_SYSTEM,
        PortalCode.UNAUTHORISED,
        PortalCode.REVOKED,
        PortalCode.STALE_COUNTER,
    }
)
# Could be either: only asking the portal for its health tells. One dossier can make a portal stumble, or a
# filter on the way take its ciphertext for an attack, while all others would go through.
DOUBTFUL = frozenset(
    {
        PortalCode.TIMEOUT,
        PortalCode.DROPPED,
        PortalCode.CAPTIVE,
        PortalCode.UNAVAILABLE,
        PortalCode.RATE_LIMITED,
        PortalCode.GARBLED,
        PortalCode.TOO_LARGE,
        PortalCode.SERVER_ERROR,
        PortalCode.NOT_FOUND,
        PortalCode.REFUSED,
    }
)

# No word against the line while others get on: the connection broke, or the portal itself says it stumbles.
OF_THE_MOMENT = frozenset(
    {
        PortalCode.TIMEOUT,
        PortalCode.DROPPED,
        PortalCode.UNAVAILABLE,
        PortalCode.RATE_LIMITED,
        PortalCode.SERVER_ERROR,
    }
)
# The connection broke; what had arrived whole by then is kept.
OF_THE_CONNECTION = frozenset({PortalCode.TIMEOUT, PortalCode.DROPPED})
# Something answered in the portal's place: a captive network's page, somebody else's certificate, other words.
IN_ITS_PLACE = frozenset({PortalCode.CAPTIVE, PortalCode.UNTRUSTED, PortalCode.GARBLED})
# The portal is there and does not know us, which its health alone cannot tell.
NOT_KNOWN = frozenset({PortalCode.UNAUTHORISED, PortalCode.STALE_COUNTER})


@dataclass(frozen=True, slots=True)
class PortalFault:
    """`retry_after` in seconds as the portal asked; `counter` and `rejection` as the error named them."""

    code: PortalCode
    detail: str = ""
    retry_after: float | None = None
    counter: int | None = None
    rejection: SignedDoc | None = None
