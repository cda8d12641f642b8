"""Sealed questions of kiosks: opened here, handed to who answers their kind, sealed to the visit's own key."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from portal.clock import Clock, iso
from portal.errands import OPENER, Answer, Broom, finish, open_errands, refused
from portal.opener.answerer import Answerer, Asked
from portal.store.database import Database
from portal.store.outage import StoreUnavailableError
from sync.contract.wire import AskKind, AskReply, ErrorCode, encode
from sync.envelope import EnvelopeFault, PrivateKey, open_ask, seal_reply

log = logging.getLogger("portal.opener")

_PREFIX = "ask:"
# Some wait for another process: they must not fill the desk while others could be answered.
_AT_ONCE = 128
# Longer than anybody stands before a screen for one answer.
_PATIENCE_MS = 60_000


class AskDesk:
    """A kind that nobody answers is answered `not_offered`, under seal like any other."""

    def __init__(
        self,
        database: Database,
        keys: Mapping[str, PrivateKey],
        clock: Clock,
        answerers: Mapping[AskKind, Answerer],
    ) -> None:
        self._database = database
        self._keys = keys
        self._clock = clock
        self._broom = Broom(database, OPENER, clock)
        self._answerers = answerers

    def work_once(self) -> bool:
        with self._database.read() as session:
            found = open_errands(session, OPENER, _AT_ONCE)
            waiting = [(row.id, row.kind, row.body, row.asked_at) for row in found]
        answered = False
        for errand_id, kind, sealed, asked_at in waiting:
            answer = self._answer(errand_id, kind, sealed)
            if answer is None and asked_at < self._clock() - _PATIENCE_MS:
                log.warning("asks.given_up kind=%s", kind)
                answer = refused(ErrorCode.UNAVAILABLE)
            if answer is not None:
                answered = True
                with self._database.write(f"errand:{errand_id}") as session:
                    finish(session, errand_id, answer)
        if answered:
            self._broom.work_once()
        return answered

    def _answer(self, errand_id: str, kind: str, sealed: bytes) -> Answer | None:
        try:
            return self._open_and_answer(errand_id, AskKind(kind), sealed)
        except StoreUnavailableError:
            # The question stays open; it is answered when the store is back.
            raise
        except Exception as error:
            # A question that trips us must not stand before all others for ever.
            log.error("asks.tripped kind=%s error=%s", kind, type(error).__name__)
            return refused(ErrorCode.UNAVAILABLE)

    def _open_and_answer(self, errand_id: str, kind: AskKind, sealed: bytes) -> Answer | None:
        """None: somebody else has been asked, and we wait for that."""
        kiosk, _, ask_id = errand_id.removeprefix(_PREFIX).rpartition(":")
        opened = open_ask(kind, ask_id, sealed, self._keys)
        if isinstance(opened, EnvelopeFault):
            return refused(ErrorCode.BAD_REQUEST)
        answerer = self._answerers.get(kind)
        body = (
            {"error": "not_offered"}
            if answerer is None
            else answerer.answer(Asked(errand_id, ask_id, kiosk, opened.body, opened.reply_key))
        )
        if body is None or isinstance(body, Answer):
            return body
        reply = seal_reply(kind, ask_id, {**body, "as_of": iso(self._clock())}, opened.reply_key)
        return (
            refused(ErrorCode.BAD_REQUEST)
            if isinstance(reply, EnvelopeFault)
            else Answer(200, encode(AskReply(reply)))
        )
