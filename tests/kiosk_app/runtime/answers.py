"""The portal's answers to the app's questions, through an honest sync; time passes with each look."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import count

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk_app.flow.moment import Moment
from kiosk_app.runtime.questions import Questions
from sync.contract import signed
from sync.contract.keyset import RecipientRole
from sync.contract.wire import AskKind
from sync.envelope import OpenedAsk, open_ask, seal_reply
from sync.store import asks
from tests.kiosk_app.desk import KEYS, Desk
from tests.stories.walk import FRIDAY
from tests.sync.builders import random_from

Body = dict[str, object]


class Hurried:
    """Each look at the clock is half a second later."""

    def __init__(self) -> None:
        self._ticks = count()

    def now(self) -> Moment:
        return FRIDAY

    def monotonic(self) -> float:
        return next(self._ticks) / 2


def answering(
    desk: Desk, kind: AskKind, answer: Callable[[Body, str], Body], patch: pytest.MonkeyPatch
) -> Questions:
    """The portal behind an honest sync."""
    recipient = KEYS.keyset().recipient(RecipientRole.PORTAL)
    assert recipient is not None

    def reply(ask_id: str) -> bytes | None:
        row = asks.ask(desk.outbox._store, ask_id)
        assert row is not None
        opened = open_ask(kind, ask_id, row.sealed_body, {recipient.kid: KEYS.portal})
        assert isinstance(opened, OpenedAsk)
        sealed = seal_reply(kind, ask_id, answer(dict(opened.body), ask_id), opened.reply_key)
        assert isinstance(sealed, bytes)
        return sealed

    patch.setattr(desk.outbox, "reply", reply)
    return Questions(desk.outbox, desk.anchor, clock=Hurried(), random=random_from(5), wait_s=3.0)


def document(kind: signed.Kind, payload: Body, key: Ed25519PrivateKey) -> object:
    return json.loads(signed.sign(kind, payload, key).to_bytes())
