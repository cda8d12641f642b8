"""The chip's side of Basic Access Control (ICAO 9303-11, 4.3)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from drivers.card.simulator.secure import Messaging, RefusedError
from drivers.card.simulator.suites import TripleDesSuite, both_keys


def access_seed(information: str) -> bytes:
    """From the card's own MRZ: document number, birth and expiry, each with its check digit."""
    return hashlib.sha1(information.encode("ascii")).digest()[:16]  # noqa: S324 (the clause says SHA-1)


def mutual(
    seed: bytes, challenge: bytes, sent: bytes, random: Callable[[int], bytes]
) -> tuple[bytes, Messaging]:
    """Answer EXTERNAL AUTHENTICATE: 40 bytes and the session they open. Raises RefusedError."""
    enc, mac = both_keys(seed)
    if len(sent) != 40:
        raise RefusedError(0x6700)
    if mac.mac(sent[:32]) != sent[32:]:
        raise RefusedError(0x6300)
    plain = enc.decrypt(sent[:32])
    theirs, echoed, their_key = plain[:8], plain[8:16], plain[16:]
    if echoed != challenge:
        raise RefusedError(0x6300)
    own_key = random(16)
    answer = enc.encrypt(challenge + theirs + own_key)
    shared = bytes(a ^ b for a, b in zip(own_key, their_key, strict=True))
    counter = int.from_bytes(challenge[4:] + theirs[4:], "big")
    return answer + mac.mac(answer), Messaging(TripleDesSuite(*both_keys(shared)), counter)
