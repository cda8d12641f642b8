"""The assistant on its own worker: its table is read when first somebody types, not for the first page.

Of what cannot be answered the journal keeps the kind, never a word.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from drivers.cancel import Cancel
from kiosk_app.assistant.asking import load
from kiosk_app.assistant.search import services_meant
from kiosk_app.assistant.table import TableError
from kiosk_app.assistant.talk import replied
from kiosk_app.assistant.understand import Understanding
from kiosk_app.flow.assisting import REFUSE, AskAssistant, FindServices, Reply, ServicesFound
from kiosk_app.flow.events import Event
from kiosk_app.flow.procedure import Procedure
from kiosk_app.flow.state import Visit
from kiosk_app.runtime.workers import Worker

log = logging.getLogger("kiosk")

REFUSED = "assistant.refused"
"""The journal's event for a question without an answer; the detail is `Reply.refused`, or "broken"."""


class AssistantWork:
    """`note` writes an event and its detail into the journal; `begin` reads the table."""

    def __init__(
        self,
        worker: Worker,
        post: Callable[[Event], None],
        note: Callable[[str, str], None],
        begin: Callable[[], Understanding] = load,
    ) -> None:
        self._worker = worker
        self._post = post
        self._note = note
        self._begin = begin
        self._understanding: Understanding | None = None
        self._lock = threading.Lock()
        self._latest: FindServices | None = None

    def ask(self, asked: AskAssistant, visit: Visit) -> None:
        """Posts `Reply`, whatever happens: who asked is never left waiting."""
        there, today = _by_id(visit.setting.procedures), visit.now.today

        def work(_cancel: Cancel) -> None:
            understanding = self._ready()
            if understanding is None:
                reply = Reply(asked.number, REFUSE, refused="nothing", about=asked.about)
            else:
                reply = replied(understanding, there, asked, today)
            if reply.refused:
                self._note(REFUSED, reply.refused if understanding is not None else "broken")
            self._post(reply)

        self._worker.do(work)

    def find(self, wanted: FindServices, visit: Visit) -> None:
        """Posts `ServicesFound` for the letters that were typed last; those before them are passed over."""
        there = _by_id(visit.setting.procedures)
        with self._lock:
            self._latest = wanted

        def work(_cancel: Cancel) -> None:
            with self._lock:
                late = self._latest is not wanted
            understanding = None if late else self._ready()
            if understanding is not None:
                found = services_meant(understanding, there, wanted.text, wanted.language)
                self._post(ServicesFound(wanted.text, found))

        self._worker.do(work)

    def _ready(self) -> Understanding | None:
        if self._understanding is None:
            try:
                self._understanding = self._begin()
            except (OSError, TableError) as unreadable:
                log.error("assistant: %s", type(unreadable).__name__)
        return self._understanding


def _by_id(procedures: tuple[Procedure, ...]) -> dict[str, Procedure]:
    return {procedure.id: procedure for procedure in procedures}
