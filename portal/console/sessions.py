"""Who is signed in: random tokens in this process's memory, gone when it ends."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie

from portal.clock import Clock
from portal.console.accounts import Accounts

COOKIE = "desk"
_IDLE_MS = 30 * 60_000
_LONGEST_MS = 10 * 3_600_000
_MOST = 1000


@dataclass(slots=True)
class _Session:
    officer: str
    stamp: str
    began_at: int
    seen_at: int


class Sessions:
    """A session ends after half an hour of rest, after ten hours, and with its account or password."""

    def __init__(self, accounts: Accounts, clock: Clock, random: Callable[[int], bytes]) -> None:
        self._accounts = accounts
        self._clock = clock
        self._random = random
        self._open: OrderedDict[bytes, _Session] = OrderedDict()

    def begin(self, officer: str) -> str | None:
        """The token for the cookie; None where the account is gone by now."""
        stamp = self._accounts.stamp(officer)
        if stamp is None:
            return None
        token, now = self._random(32).hex(), self._clock()
        self._open[_key(token)] = _Session(officer, stamp, now, now)
        while len(self._open) > _MOST:
            self._open.popitem(last=False)
        return token

    def officer(self, token: str) -> str | None:
        session = self._open.get(_key(token))
        if session is None:
            return None
        now = self._clock()
        is_over = now - session.seen_at > _IDLE_MS or now - session.began_at > _LONGEST_MS
        if is_over or self._accounts.stamp(session.officer) != session.stamp:
            self.end(token)
            return None
        session.seen_at = now
        return session.officer

    def end(self, token: str) -> None:
        self._open.pop(_key(token), None)


def token_in(header: str) -> str:
    """The session's token in a Cookie header (RFC 6265), or nothing."""
    try:
        found = SimpleCookie(header).get(COOKIE)
    except CookieError:
        return ""
    return "" if found is None else found.value


def cookie(token: str) -> str:
    """For this host alone, unseen by scripts, never sent along from elsewhere. Without a token: forget it."""
    kept = f"{COOKIE}={token}; Path=/; HttpOnly; SameSite=Strict"
    return kept if token else f"{kept}; Max-Age=0"


def _key(token: str) -> bytes:
    """Looked up by its hash, so that no comparison tells how much of a guess was right."""
    return hashlib.sha256(token.encode()).digest()
