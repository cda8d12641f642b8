"""Sealed questions of kiosks: opened here, handed to who answers their kind, sealed to the visit's own key.

Beside them the few that the citizens' pages ask: they come open, name nobody, and are answered open.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from portal.clock import Clock, iso
from portal.errand_desk import ErrandDesk, Question
from portal.errands import OPENER, Answer, refused
from portal.opener.answerer import Answerer, Asked
from portal.store.database import Database
from sync.contract.wire import AskKind, AskReply, ErrorCode, encode
from sync.envelope import EnvelopeFault, PrivateKey, open_ask, seal_reply

_PREFIX = "ask:"
# Some wait for another process: they must not fill the desk while others could be answered.
_AT_ONCE = 128


class AskDesk:
    """A kind that nobody answers is answered `not_offered`, under seal like any other."""

    def __init__(
        self,
        database: Database,
        keys: Mapping[str, PrivateKey],
        clock: Clock,
        answerers: Mapping[AskKind, Answerer],
        of_pages: Mapping[str, Callable[[bytes], Answer]] | None = None,
    ) -> None:
        self._keys = keys
        self._clock = clock
        self._answerers = answerers
        self._of_pages = of_pages or {}
        self._desk = ErrandDesk(database, OPENER, clock, self._answer, at_once=_AT_ONCE)

    def work_once(self) -> bool:
        return self._desk.work_once()

    def _answer(self, question: Question) -> Answer | None:
        """None: somebody else has been asked, and we wait for that."""
        if (of_pages := self._of_pages.get(question.kind)) is not None:
            return of_pages(question.body)
        errand_id, kind = question.id, AskKind(question.kind)
        kiosk, _, ask_id = errand_id.removeprefix(_PREFIX).rpartition(":")
        opened = open_ask(kind, ask_id, question.body, self._keys)
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
