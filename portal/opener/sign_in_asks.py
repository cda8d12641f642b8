"""A kiosk's questions about a sign-in: begin one, and look how far it is."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from portal.clock import Clock
from portal.config import Config
from portal.errands import IDENTITY, Answer, Bell, Errands, refused
from portal.opener.answerer import Asked, Body, Pace
from portal.store.database import Database
from portal.store.models import SignInSession
from portal.store.sign_ins import TOPIC, SignInState, vouching
from sync.contract import shape
from sync.contract.canonical import decode
from sync.contract.wire import ErrorCode
from sync.envelope import EnvelopeFault, PrivateKey, open_down

_EXPIRED: Body = {"state": "expired", "sign_in": None}
_FAILED: Body = {"state": "failed", "sign_in": None}
_WAITING: Body = {"state": "waiting", "sign_in": None}


class SignInAsks:
    """`keys` are the opener's: what the committer signed comes sealed to them, and goes on to the visit's."""

    def __init__(
        self,
        *,
        database: Database,
        keys: Mapping[str, PrivateKey],
        clock: Clock,
        bell: Bell,
        config: Config,
    ) -> None:
        self._database = database
        self._keys = keys
        self._clock = clock
        self._errands = Errands(database, clock, bell)
        starts, looks = config.identity.starts_per_minute, config.limits.asks_per_minute
        self._starts = Pace(starts, starts, clock)
        self._looks = Pace(looks, looks, clock)

    def answer(self, asked: Asked) -> Body | Answer | None:
        match asked.body:
            case {"do": "start", "visit": str(visit)} if shape.SHA256.fullmatch(visit):
                return self._start(asked, visit)
            case {"do": "look", "session": str(session_id)}:
                return self._look(asked, session_id)
        return refused(ErrorCode.BAD_REQUEST)

    def _start(self, asked: Asked, visit: str) -> Body | Answer | None:
        if not self._starts.allows(asked, ""):
            return refused(ErrorCode.RATE_LIMITED)
        errand_id = f"begin:{asked.errand_id}"
        answer = self._errands.read(errand_id)
        if answer is None:
            body = f'{{"kiosk":"{asked.kiosk}","visit":"{visit}"}}'
            self._errands.put(errand_id, IDENTITY, "sign_in_start", body.encode())
            return None
        found = decode(answer.body, canonical=False) if answer.status == 200 else None
        # The kiosk offers the way without it, which is on the same page.
        return found if isinstance(found, dict) else {"error": "not_offered"}

    def _look(self, asked: Asked, session_id: str) -> Body | Answer:
        if not self._looks.allows(asked, ""):
            return refused(ErrorCode.RATE_LIMITED)
        with self._database.read() as session:
            row = session.get(SignInSession, session_id)
        # The session's number stands in the QR and in the rows, and anybody can seal a question to us. Who
        # signed in is for the visit alone that began it: the answer has to be sealed to the key that it named.
        visit = hashlib.sha256(asked.reply_key.to_text().encode("ascii")).hexdigest()
        if row is None or (row.kiosk_id, row.visit) != (asked.kiosk, visit):
            return _EXPIRED
        if row.state == SignInState.FAILED:
            return _FAILED
        if row.state == SignInState.TOLD:
            answer = self._errands.read(vouching(session_id))
            if answer is not None:
                return self._hand_out(session_id, answer)
        return _EXPIRED if row.expires_at < self._clock() else _WAITING

    def _hand_out(self, session_id: str, answer: Answer) -> Body:
        if answer.status != 200:
            return _FAILED
        opened = open_down(TOPIC, session_id, answer.body, self._key())
        if isinstance(opened, EnvelopeFault):
            return _FAILED
        with self._database.write(f"sign_in:{session_id}") as session:
            row = session.get(SignInSession, session_id)
            # From the first time on it is kept for a minute only, for an answer that gets lost.
            if row is not None and row.handed_at is None:
                row.handed_at = self._clock()
        return {"state": "done", "sign_in": opened["sign_in"]}

    def _key(self) -> PrivateKey:
        return next(iter(self._keys.values()))
