"""The second wrap of a draft's key: under the chip that was read in that visit, for a short while.

A power cut takes the first key with it. The second is HKDF-SHA256 (RFC 5869) over the chip's security object
and a secret of this machine: a stolen disk lacks the one, another machine the other, and number and birth,
which can be guessed, are no part of it. A card that is not the one opens nothing and is told nothing.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from kiosk_app.flow.moment import Moment, TimeTrust
from kiosk_app.store.database import Database
from sync.envelope.durable import put_once

SECRET_BYTES = 32
#: Who came back may be the second or the third to find the lights on again; then it is enough.
_MOST_BOOTS = 2
_CLOCK_SLACK_S = 60.0
_NONCE = 12
_INFO = b"tram-mot-cua/1/draft\0"


@dataclass(frozen=True, slots=True)
class Now:
    """`uptime` in seconds since this boot, never set by anybody."""

    boot: str
    uptime: float
    moment: Moment


def keep_secret(path: Path, random: Callable[[int], bytes]) -> bytes:
    """This machine's secret, made at the first call. Raises OSError, ValueError where the file is cut short."""
    try:
        secret = path.read_bytes()
    except FileNotFoundError:
        secret = random(SECRET_BYTES)
        if not put_once(path, secret):
            secret = path.read_bytes()
    if len(secret) != SECRET_BYTES:
        raise ValueError(f"{path.name} is not {SECRET_BYTES} bytes")
    return secret


def card_key(security_object: bytes, secret: bytes) -> bytes:
    """What the chip and this machine can make together only."""
    assert security_object
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=_INFO).derive(security_object + secret)


class CardWraps:
    """Rows beside the drafts; a row is of use for `keep_s` seconds, as far as this machine can tell them."""

    def __init__(
        self, database: Database, random: Callable[[int], bytes], now: Callable[[], Now], keep_s: float
    ) -> None:
        self._database = database
        self._random = random
        self._now = now
        self._keep_s = keep_s

    def put(self, rows: sqlite3.Connection, visit: str, draft_key: bytes, card: bytes | None) -> None:
        """Inside the transaction that keeps the draft; None takes an older wrap away."""
        if card is None:
            rows.execute("DELETE FROM draft_cards WHERE visit = ?", (visit,))
            return
        nonce, now = self._random(_NONCE), self._now()
        sealed = nonce + ChaCha20Poly1305(card).encrypt(nonce, draft_key, visit.encode())
        rows.execute(
            "INSERT INTO draft_cards (visit, sealed, boot, uptime, at, trust, seen_boot, boots)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, 0) ON CONFLICT (visit) DO UPDATE SET sealed = excluded.sealed,"
            " boot = excluded.boot, uptime = excluded.uptime, at = excluded.at, trust = excluded.trust,"
            " seen_boot = excluded.seen_boot, boots = 0",
            (
                *(visit, sealed, now.boot, now.uptime),
                *(now.moment.at.isoformat(), now.moment.trust.value, now.boot),
            ),
        )

    def open(self, card: bytes) -> list[tuple[str, bytes]]:
        """Visit and draft key of each wrap that this card made and that still holds, the newest first."""
        cipher, now, found = ChaCha20Poly1305(card), self._now(), []
        for row in self._rows():
            if not _expired(row, now, self._keep_s):
                try:
                    key = cipher.decrypt(row.sealed[:_NONCE], row.sealed[_NONCE:], row.visit.encode())
                except InvalidTag:
                    continue
                found.append((row.visit, key))
        return found

    def count_boot(self) -> None:
        """At each start: a wrap that has seen too many boots is no more."""
        boot = self._now().boot
        with self._database.transaction() as rows:
            rows.execute(
                "UPDATE draft_cards SET boots = boots + 1, seen_boot = ? WHERE seen_boot != ?", (boot, boot)
            )

    def holds(self) -> set[str]:
        """The visits whose wrap is still of use."""
        now = self._now()
        return {row.visit for row in self._rows() if not _expired(row, now, self._keep_s)}

    def expired(self) -> list[str]:
        now = self._now()
        return [row.visit for row in self._rows() if _expired(row, now, self._keep_s)]

    def _rows(self) -> list[_Wrap]:
        found = self._database.all(
            "SELECT visit, sealed, boot, uptime, at, trust, boots FROM draft_cards ORDER BY visit DESC"
        )
        return [_Wrap(*row) for row in found]  # type: ignore[arg-type]  # STRICT columns of these types


@dataclass(frozen=True, slots=True)
class _Wrap:
    visit: str
    sealed: bytes
    boot: str
    uptime: float
    at: str
    trust: str
    boots: int


def _expired(wrap: _Wrap, now: Now, keep_s: float) -> bool:
    """Within one boot its own seconds count.

    Over a boot nobody counted the dark hours: a trusted clock says how long they were; without one the draft
    lives for `keep_s` of light at most.
    """
    if wrap.boot == now.boot:
        return not 0 <= now.uptime - wrap.uptime <= keep_s
    if wrap.boots > _MOST_BOOTS or now.uptime > keep_s:
        return True
    if wrap.trust == TimeTrust.TRUSTED.value and now.moment.trust is TimeTrust.TRUSTED:
        age = (now.moment.at - datetime.fromisoformat(wrap.at)).total_seconds()
        return not -_CLOCK_SLACK_S <= age <= keep_s
    return False
